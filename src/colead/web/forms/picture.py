from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PictureForm(forms.Form):
    """A picture from one's own device; what it really is, the action finds out."""

    picture = forms.FileField(
        label=_("A picture of you"),
        help_text=_("A PNG, a JPEG or a WebP of at most 8 MB. The middle of it is kept, as a square."),
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp"}),
        error_messages={
            "required": _("Choose a picture first."),
            "empty": _("There is nothing in this file."),
        },
    )
