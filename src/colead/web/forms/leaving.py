from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SuccessorForm(forms.Form):
    """Who takes a programme over."""

    email = forms.EmailField(label=_("E-mail address of who takes over"))
