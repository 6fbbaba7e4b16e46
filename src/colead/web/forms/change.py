"""What the pages about pausing, talking and ending send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.partnerships.states import ExitCategory


class ReturnForm(forms.Form):
    """The day on which it goes on; it may stay open."""

    until = forms.DateField(
        label=_("Until when?"), required=False, widget=forms.DateInput({"type": "date"}),
        help_text=_("On that day you get times to choose from. Leave it empty if you do not know yet."),
    )  # fmt: skip


class WordForm(forms.Form):
    """A sentence to the coordinators, if one likes."""

    words = forms.CharField(
        label=_("What is it about? You may leave this empty."), required=False, max_length=500,
        widget=forms.Textarea({"rows": 3}), help_text=_("Your coordinators read this, and nobody else."),
    )  # fmt: skip


class EndForm(forms.Form):
    """A reason, if one likes: none is needed."""

    category = forms.ChoiceField(
        label=_("Why? Only if you like."), required=False, widget=forms.RadioSelect,
        choices=[("", _("I would rather not say")), *ExitCategory.choices],
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Give no reason where none was chosen."""
        typed = super().clean() or self.cleaned_data
        return {"category": typed.get("category") or ""}
