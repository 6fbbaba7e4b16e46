"""The steps of a guide, one row each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from colead.kernel.text import clean_line
from colead.partnerships.guides.parts import HOST, ROLES, TIMEKEEPER, WATCHER, Part

BLANK = 1  # rows at the end, for a step more
LEADS = [("", _("Nobody in particular")), *((code, ROLES[code][0]) for code in (HOST, TIMEKEEPER, WATCHER))]


class PartForm(forms.Form):
    """One step."""

    place = forms.IntegerField(label=_("Place"), min_value=0, max_value=99)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=120, required=False)
    title = forms.CharField(label=_("What it is"), max_length=80, required=False)
    advice = forms.CharField(
        label=_("What helps"), max_length=400, required=False, widget=forms.Textarea({"rows": 2})
    )
    turn = forms.BooleanField(label=_("Once for everybody who has a turn"), required=False)
    lead = forms.ChoiceField(label=_("Led by"), choices=LEADS, required=False)

    def clean(self) -> dict[str, Any]:
        """A step has a title and a time; a row without a title is none."""
        given = super().clean() or self.cleaned_data
        if given.get("title") and not given.get("minutes"):
            self.add_error("minutes", _("How many minutes?"))
        return given


Parts = BaseFormSet[PartForm]


def parts_formset(parts: Sequence[Part], data: QueryDict | None) -> Parts:
    """Show a guide's steps and an empty row."""
    rows = [
        {"place": 10 * n, "minutes": p.minutes, "title": p.title, "advice": p.advice, "turn": p.turn, "lead": p.lead}
        for n, p in enumerate(parts, start=1)
    ]  # fmt: skip
    rows += [{"place": 10 * (len(parts) + 1 + n)} for n in range(BLANK)]
    made = forms.formset_factory(PartForm, extra=0, max_num=30, absolute_max=40)
    return made(data, initial=rows, prefix="part")


def parts_of(forms_: Parts) -> list[Part]:
    """Give the steps as typed, by their places; rows without a title are left out."""
    rows = sorted((form.cleaned_data for form in forms_ if form.cleaned_data), key=lambda row: row["place"])
    return [
        Part(row["minutes"], clean_line(row["title"], limit=80), clean_line(row["advice"], limit=400), row["turn"], row["lead"])
        for row in rows
        if clean_line(row["title"])
    ]  # fmt: skip
