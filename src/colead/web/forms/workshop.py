"""When a workshop is, where, and for how many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from colead.learning.actions.workshops import MOST, WorkshopPlan
from colead.learning.models import Workshop
from colead.learning.modules.parts import Module
from colead.web.forms.moment import MomentForm


class WorkshopForm(MomentForm):
    """A workshop at a time of one's own clock."""

    title = forms.CharField(label=_("Title"), max_length=120)
    module = forms.ChoiceField(
        label=_("Module that it teaches"), required=False,
        help_text=_("Whoever was there has finished this module."),
    )  # fmt: skip
    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}))
    clock = forms.TimeField(label=_("Time, on your clock"), widget=forms.TimeInput({"type": "time"}))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=15, max_value=480, initial=75)
    places = forms.IntegerField(label=_("Places"), min_value=1, max_value=MOST, initial=12)
    place = forms.CharField(label=_("Place or link"), max_length=300, required=False)
    about = forms.CharField(
        label=_("What happens there"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(
        self, zone: str, modules: Iterable[Module], data: QueryDict | None, workshop: Workshop | None = None
    ) -> None:
        super().__init__(data, initial=_as_it_is(workshop, zone) if workshop else None)
        self.zone = zone
        choices = [("", _("none")), *((one.code, one.title) for one in modules)]
        self.fields["module"] = forms.ChoiceField(
            label=self.fields["module"].label,
            help_text=self.fields["module"].help_text,
            required=False,
            choices=choices,
        )

    def plan(self) -> WorkshopPlan:
        """Give what was typed as the actions want it."""
        names = ("title", "starts_at", "minutes", "places", "about", "place", "module")
        return WorkshopPlan(**{name: self.cleaned_data[name] for name in names})


def _as_it_is(workshop: Workshop, zone: str) -> dict[str, Any]:
    local = workshop.starts_at.astimezone(ZoneInfo(zone))
    same = ("title", "module", "minutes", "places", "place", "about")
    return {name: getattr(workshop, name) for name in same} | {
        "day": local.date().isoformat(), "clock": local.strftime("%H:%M"),
    }  # fmt: skip
