"""What a meeting's pages send."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from colead.partnerships.actions.taps import Said
from colead.partnerships.actions.worksheets import Answers
from colead.partnerships.models import Meeting
from colead.partnerships.states import Airtime
from colead.web.forms.moment import MomentForm

LENGTH = 4000
SCALE = [(str(number), str(number)) for number in range(1, 6)]


def _as_it_is(meeting: Meeting, zone: str) -> dict[str, Any]:
    shown: dict[str, Any] = {"minutes": meeting.minutes, "place": meeting.place}
    if meeting.starts_at:
        local = meeting.starts_at.astimezone(ZoneInfo(zone))
        shown |= {"day": local.date().isoformat(), "clock": local.strftime("%H:%M")}
    return shown


class TimeForm(MomentForm):
    """A time of one's own, on one's own clock."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}))
    clock = forms.TimeField(label=_("Time, on your clock"), widget=forms.TimeInput({"type": "time"}))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=20, max_value=240)
    place = forms.CharField(
        label=_("Place or link"), max_length=300, required=False,
        help_text=_("A room, a phone number, the link of a call. It goes into everybody’s calendar."),
    )  # fmt: skip

    def __init__(self, meeting: Meeting, zone: str, data: QueryDict | None = None) -> None:
        super().__init__(data, initial=_as_it_is(meeting, zone))
        self.zone = zone

    def as_time(self) -> dict[str, Any]:
        """Give what was typed as the actions want it."""
        return {name: self.cleaned_data[name] for name in ("starts_at", "minutes", "place")}


class MoveForm(TimeForm):
    """A new time for a meeting, and why; in a series for those that follow it as well."""

    reason = forms.CharField(
        label=_("A word to the others, if you like"), max_length=300, required=False,
        help_text=_("Only you who meet can read it. It is not in the e-mail."),
    )  # fmt: skip
    following = forms.BooleanField(label=_("Move all that follow it as well"), required=False)

    def __init__(self, meeting: Meeting, zone: str, data: QueryDict | None = None) -> None:
        super().__init__(meeting, zone, data)
        if meeting.series_id is None:
            del self.fields["following"]

    def as_time(self) -> dict[str, Any]:
        """Give what was typed as the actions want it."""
        return super().as_time() | {"reason": self.cleaned_data["reason"]}


class SuggestionForm(forms.Form):
    """One of the times that a page suggests; length and place stay as they are."""

    time = forms.CharField(max_length=40)

    def __init__(self, meeting: Meeting, data: QueryDict) -> None:
        super().__init__(data)
        self.meeting = meeting

    def clean_time(self) -> datetime:
        """Read the instant; what the page did not write is not one."""
        try:
            instant = datetime.fromisoformat(self.cleaned_data["time"])
        except ValueError as error:
            raise forms.ValidationError(_("Choose one of the times.")) from error
        if instant.tzinfo is None:
            raise forms.ValidationError(_("Choose one of the times."))
        return instant

    def as_time(self) -> dict[str, Any]:
        """Give what was chosen as the actions want it."""
        return {
            "starts_at": self.cleaned_data["time"], "minutes": self.meeting.minutes, "place": self.meeting.place
        }  # fmt: skip


def _question(label: Any) -> forms.CharField:
    box = forms.Textarea({"rows": 3, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=LENGTH, required=False, strip=False, widget=box)


class WorksheetForm(forms.Form):
    """What one writes before and in the hour."""

    help_wanted = _question(_("What do you want help with?"))
    tried = _question(_("What have you tried?"))
    worth_it = _question(_("What would make the hour worth it?"))
    next_step = _question(_("Your next step: what, by when?"))
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def answers(self) -> Answers:
        """Give what was typed, with line ends as we keep them."""
        texts = {
            name: self.cleaned_data[name].replace("\r\n", "\n")
            for name in ("help_wanted", "tried", "worth_it", "next_step")
        }
        return Answers(**texts)


class TapsForm(forms.Form):
    """The three taps, and what may come with them."""

    held = forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda value: value == "yes"
    )
    useful = forms.TypedChoiceField(choices=SCALE, coerce=int, required=False, empty_value=None)
    balance = forms.TypedChoiceField(choices=SCALE, coerce=int, required=False, empty_value=None)
    next_step = forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda value: value == "yes", required=False,
        empty_value=None,
    )  # fmt: skip
    topic = forms.ChoiceField(choices=[], required=False)
    airtime = forms.ChoiceField(choices=Airtime.choices, required=False)
    word = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict | None, topics: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(data)
        field = self.fields["topic"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
        field.choices = [("", ""), *topics]

    def said(self) -> Said:
        """Give the taps as the actions want them."""
        return Said(**self.cleaned_data)


class StepForm(forms.Form):
    """To which step of the guide, and which one the page shows."""

    step = forms.IntegerField(min_value=0)
    showing = forms.IntegerField(min_value=0)


class ReasonForm(forms.Form):
    """A word to the others when cancelling."""

    reason = forms.CharField(
        label=_("A word to the others, if you like"), max_length=300, required=False,
        help_text=_("Only you who meet can read it. It is not in the e-mail."),
    )  # fmt: skip
    following = forms.BooleanField(label=_("Cancel all that follow it as well"), required=False)

    def __init__(self, meeting: Meeting, data: QueryDict | None = None) -> None:
        super().__init__(data)
        if meeting.series_id is None:
            del self.fields["following"]
