from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class MaintenanceForm(forms.Form):
    """The line above every page."""

    text = forms.CharField(
        label=_("What everybody reads above every page"), max_length=200, required=False,
        help_text=_("For example: Colead is away on Friday from 18:00 to 19:00 (UTC). Leave it empty to take it away."),
    )  # fmt: skip
