"""A moment typed as a day and a time on one's own clock."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.partnerships.slots import NoSuchTime, instant_of


class MomentForm(forms.Form):
    """A form with a `day` and a `clock`, which gives the instant as `starts_at`; `zone` is the person's."""

    zone: str

    def clean(self) -> dict[str, Any]:
        """Find the instant; a time that the clock skips or shows twice is not one."""
        given = super().clean() or self.cleaned_data
        if "day" in given and "clock" in given:
            try:
                given["starts_at"] = instant_of(given["day"], given["clock"], self.zone)
            except (NoSuchTime, OverflowError):
                self.add_error("clock", _("The clocks change then: choose a time an hour earlier or later."))
        return given
