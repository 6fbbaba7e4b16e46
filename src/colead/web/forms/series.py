"""A series of meetings: its rule, and the times of it that were chosen; days on which nobody plans."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from colead.partnerships.queries.series import Rule
from colead.partnerships.recurrence import MOST

EVERY = [
    (7, _("every week")),
    (14, _("every two weeks")),
    (21, _("every three weeks")),
    (28, _("every four weeks")),
]


class RuleForm(forms.Form):
    """At which hour, from which day, and how often."""

    day = forms.DateField(label=_("From"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    clock = forms.TimeField(
        label=_("Time, on your clock"), widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    every = forms.TypedChoiceField(label=_("How often"), coerce=int)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=20, max_value=240)
    place = forms.CharField(
        label=_("Place or link"), max_length=300, required=False,
        help_text=_("The same for all of them. Each can have its own later."),
    )  # fmt: skip

    def __init__(self, usual: Rule, data: QueryDict | None) -> None:
        self.usual = usual
        initial = {
            "day": usual.first_day, "clock": usual.clock, "every": usual.every_days, "minutes": usual.minutes
        }  # fmt: skip
        super().__init__(data, initial=initial)
        own = [] if usual.every_days in dict(EVERY) else [(usual.every_days, _("as your programme suggests"))]
        field = self.fields["every"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - as declared above
        field.choices = [*EVERY, *own]

    def rule(self) -> Rule | None:
        """Give the rule: as usual before anything was typed, nothing where what was typed is none."""
        if not self.is_bound:
            return self.usual
        if not self.is_valid():
            return None
        given = self.cleaned_data
        return Rule(given["day"], given["clock"], given["every"], given["minutes"])


class ChosenForm(forms.Form):
    """The times that were chosen, with what all of them share."""

    every = forms.IntegerField(min_value=1, max_value=91)
    minutes = forms.IntegerField(min_value=20, max_value=240)
    place = forms.CharField(max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Read the instants; what the page did not write is not one."""
        given = super().clean() or self.cleaned_data
        times = []
        for text in self.data.getlist("time")[: MOST + 1] if isinstance(self.data, QueryDict) else []:
            try:
                times.append(datetime.fromisoformat(text))
            except ValueError as error:
                raise forms.ValidationError(_("Choose from the times on the page.")) from error
        if any(one.tzinfo is None for one in times):
            raise forms.ValidationError(_("Choose from the times on the page."))
        given["times"] = times
        return given

    def as_times(self) -> dict[str, Any]:
        """Give what was chosen as the action wants it."""
        given = self.cleaned_data
        return {
            "starts": given["times"], "every_days": given["every"], "minutes": given["minutes"], "place": given["place"]
        }  # fmt: skip


class DaysForm(forms.Form):
    """The first and the last day."""

    first_day = forms.DateField(label=_("First day"), widget=forms.DateInput({"type": "date"}))
    last_day = forms.DateField(label=_("Last day"), widget=forms.DateInput({"type": "date"}))


class BreakForm(DaysForm):
    """Days on which a cohort does not meet, and what they are called."""

    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("For example: turn of the year."))
    field_order = ("name", "first_day", "last_day")
