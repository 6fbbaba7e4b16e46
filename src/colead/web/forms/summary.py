"""What a person chooses to show in their development summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from colead.partnerships.queries.goals import GoalLine
from colead.surveys.queries.development import ScaleLine


@dataclass(frozen=True)
class Summary:
    """What was chosen."""

    goals: tuple[GoalLine, ...]
    lines: tuple[ScaleLine, ...]
    words: str
    with_peers: bool


class SummaryForm(forms.Form):
    """A box for each goal and each scale; nothing is chosen beforehand."""

    goals = forms.MultipleChoiceField(label=_("Goals"), required=False, widget=forms.CheckboxSelectMultiple)
    lines = forms.MultipleChoiceField(
        label=_("What has changed"), required=False, widget=forms.CheckboxSelectMultiple
    )
    with_peers = forms.BooleanField(label=_("with what peers say"), required=False)
    words = forms.CharField(
        label=_("In your own words"), required=False, max_length=4000, widget=forms.Textarea({"rows": 5})
    )

    def __init__(self, goals: Sequence[GoalLine], lines: Sequence[ScaleLine], data: QueryDict | None) -> None:
        super().__init__(data)
        self._goals = {one.key: one for one in goals}
        self._lines = {one.code: one for one in lines if len(one.own) > 1 or one.peers}
        for name, choices in (
            ("goals", [(key, one.title) for key, one in self._goals.items()]),
            ("lines", [(code, one.title) for code, one in self._lines.items()]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - tells the type
            field.choices = choices

    def summary(self) -> Summary:
        """Give what was chosen, in its order."""
        chosen = self.cleaned_data
        return Summary(
            tuple(one for key, one in self._goals.items() if key in chosen["goals"]),
            tuple(one for code, one in self._lines.items() if code in chosen["lines"]),
            chosen["words"], chosen["with_peers"],
        )  # fmt: skip
