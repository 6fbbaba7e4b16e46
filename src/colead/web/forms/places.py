"""How many learners a mentor takes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from colead.pairing.actions.sitting import UnknownChoice
from colead.pairing.models import Profile


class PlacesForm(forms.Form):
    """Places, within what the programme allows, and a pause."""

    places = forms.TypedChoiceField(coerce=int, widget=forms.RadioSelect)
    pauses = forms.BooleanField(required=False, label=_("No new learners for now"))

    def __init__(self, most: int, profile: Profile, data: QueryDict | None) -> None:
        now = {"places": min(profile.places or most, most), "pauses": profile.takes_nobody_new}
        super().__init__(data, initial=now)
        self.fields["places"] = forms.TypedChoiceField(
            label=_("How many learners can you take?"), coerce=int, widget=forms.RadioSelect,
            choices=[(n, str(n)) for n in range(1, most + 1)],
        )  # fmt: skip

    def said(self) -> dict[str, Any]:
        """Give what was said, for the action."""
        if not self.is_valid():
            raise UnknownChoice
        return {"places": self.cleaned_data["places"], "pauses": self.cleaned_data["pauses"]}
