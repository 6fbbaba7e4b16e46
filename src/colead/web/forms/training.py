"""What each role learns, and what people say of themselves in training."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from colead.learning.models import TrainingPlan
from colead.learning.modules.parts import Module
from colead.learning.plans import asked_of, roles_in
from colead.learning.states import Gate


class TrainingPlanForm(forms.Form):
    """A box for each module and role, and what a round of matching does meanwhile."""

    gate = forms.ChoiceField(
        label=_("What a round of matching does about people who are not trained"), choices=Gate,
        widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, plan: TrainingPlan, modules: Mapping[str, Module], data: QueryDict | None) -> None:
        super().__init__(data, initial={"gate": plan.gate})
        self.roles = roles_in(plan.programme)
        choices = [(code, one.title) for code, one in modules.items()]
        for role in self.roles:
            self.fields[role.value] = forms.MultipleChoiceField(
                label=role.label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple,
                initial=asked_of(plan, role),
            )  # fmt: skip

    def chosen(self) -> dict[str, list[str]]:
        """Give the modules of each role."""
        return {role.value: self.cleaned_data[role.value] for role in self.roles}

    def role_fields(self) -> Iterator[BoundField]:
        """Give the fields of the roles, in their order."""
        return (self[role.value] for role in self.roles)


def numbers_in(data: QueryDict, prefix: str) -> dict[str, int]:
    """Read what was chosen of several steps: "prefix-id" is the name, a small number the value; the rest is nothing."""
    return {
        name.removeprefix(prefix): int(str(value))
        for name, value in data.items()
        if name.startswith(prefix) and str(value).isdecimal() and len(str(value)) < 3
    }
