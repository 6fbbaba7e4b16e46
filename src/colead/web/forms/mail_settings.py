from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.kernel.models import MailSettings
from colead.people.queries.mail_settings import MailPage

HOURS = [("", _("never")), *((str(hour), f"{hour:02}:00") for hour in range(24))]


class MailSettingsForm(forms.Form):
    """When each group of e-mails comes, and the quiet hours."""

    quiet_from = forms.ChoiceField(label=_("Quiet from"), choices=HOURS, required=False)
    quiet_until = forms.ChoiceField(label=_("until"), choices=HOURS, required=False)

    def __init__(self, *args: Any, page: MailPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = [choice.name for choice in page.choices]
        for choice in page.choices:
            self.fields[choice.name] = forms.ChoiceField(
                label=str(choice.label),
                choices=MailSettings.When.choices,
                initial=choice.when,
                widget=forms.RadioSelect,
            )
        self.initial["quiet_from"], self.initial["quiet_until"] = (
            _hour(page.quiet_from),
            _hour(page.quiet_until),
        )

    def clean(self) -> dict[str, Any]:
        """Refuse quiet hours with one end, or of no length."""
        given: dict[str, Any] = super().clean() or {}
        start, end = given.get("quiet_from", ""), given.get("quiet_until", "")
        if bool(start) != bool(end) or (start and start == end):
            self.add_error(
                "quiet_until", _("Quiet hours need a beginning and an end, two different full hours.")
            )
        return given

    @property
    def choices(self) -> dict[str, str]:
        """Give what was chosen for each group."""
        return {name: self.cleaned_data[name] for name in self.groups}

    @property
    def quiet(self) -> tuple[int, int] | None:
        """Give the quiet hours, where there are any."""
        start, end = self.cleaned_data["quiet_from"], self.cleaned_data["quiet_until"]
        return (int(start), int(end)) if start and end else None


def _hour(hour: int | None) -> str:
    return "" if hour is None else str(hour)
