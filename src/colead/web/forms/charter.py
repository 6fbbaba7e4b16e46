from __future__ import annotations

from django import forms

from colead.programmes.actions.programmes import Charter
from colead.programmes.models import Programme


class CharterForm(forms.ModelForm[Programme]):
    """What a programme says of itself."""

    class Meta:
        model = Programme
        fields = (
            "name", "purpose", "goals", "not_this", "expectations", "sponsor_name", "sponsor_words",
            "cadence_days", "meeting_minutes",
        )  # fmt: skip

    def charter(self) -> Charter:
        """Give what was typed as the action wants it."""
        return Charter(**self.cleaned_data)
