"""What each wave asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from colead.surveys.instruments.parts import Instrument
from colead.surveys.models import SurveyPlan
from colead.surveys.states import Gate, WaveKind


class SurveyPlanForm(forms.Form):
    """A box for each instrument in each wave, and what a round does meanwhile."""

    gate = forms.ChoiceField(
        label=_("What a round of matching does while people have time for the first questions"), choices=Gate,
        widget=forms.RadioSelect,
    )  # fmt: skip
    gate_days = forms.IntegerField(label=_("Days that people get for them"), min_value=1, max_value=28)

    def __init__(
        self, plan: SurveyPlan, instruments: Mapping[str, Instrument], data: QueryDict | None
    ) -> None:
        super().__init__(data, initial={"gate": plan.gate, "gate_days": plan.gate_days})
        choices = [(code, one.title) for code, one in instruments.items() if one.audience != "raters"]
        for kind in WaveKind:
            self.fields[kind.value] = forms.MultipleChoiceField(
                label=kind.label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple,
                initial=plan.asked_in(kind.value),
            )  # fmt: skip

    def waves(self) -> dict[str, list[str]]:
        """Give what was chosen for each wave."""
        return {kind: self.cleaned_data[kind] for kind in WaveKind.values}

    def wave_fields(self) -> Iterator[BoundField]:
        """Give the fields of the waves, in their order."""
        return (self[kind] for kind in WaveKind.values)
