"""Every component on one page, with long names, empty and error states, to look at and to copy from."""

from __future__ import annotations

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

LONG = "Maximiliana-Theodora van der Placeholder-Specimen"


class GalleryForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name"), help_text=_("As your colleagues know you."))
    email = forms.EmailField(label=_("E-mail address"))
    why = forms.CharField(label=_("In one sentence"), widget=forms.Textarea, required=False)
    site = forms.ChoiceField(label=_("Site"), choices=[("berlin", "Berlin"), ("lagos", "Lagos")])
    starts_on = forms.DateField(label=_("Starts on"), widget=forms.DateInput({"type": "date"}))
    agree = forms.BooleanField(label=_("I have read who sees what"))


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    context = {
        "form": GalleryForm(),
        "wrong_form": GalleryForm({"email": "not an address"}, auto_id="wrong_%s"),
        "pairs": [(["CE", "BO"], "Chidi Example", "Bo Sample", 78, 92), (["MP", "ZS"], LONG, LONG, 5, 100)],
        "scale": range(1, 6),
        "days": [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri")],
        "hours": range(9, 13),
        "page": Paginator(range(95), 10).page(2),
    }
    return render(request, "gallery/gallery.html", context)
