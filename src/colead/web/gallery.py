"""Every component on one page, with long names, empty and error states, to look at and to copy from."""

from __future__ import annotations

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

LONG = "Maximiliana-Theodora van der Placeholder-Specimen"


class GalleryForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name"), help_text=_("As your colleagues know you."))
    email = forms.EmailField(label=_("E-mail address"))
    why = forms.CharField(label=_("In one sentence"), widget=forms.Textarea, required=False)
    site = forms.ChoiceField(label=_("Site"), choices=[("berlin", "Berlin"), ("lagos", "Lagos")])
    starts_on = forms.DateField(label=_("Starts on"), widget=forms.DateInput({"type": "date"}))
    agree = forms.BooleanField(label=_("I have read who sees what"))


COMPOSITIONS = {"": "gallery/gallery.html", "peer": "gallery/peer_home.html", "round": "gallery/round.html"}


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component, or one of the two pages that authors copy from."""
    wanted = request.GET.get("page", "")
    template = COMPOSITIONS.get(wanted, COMPOSITIONS[""])
    context = {
        "tabs": [
            {"label": _("Components"), "url": "?", "current": "page" if template == COMPOSITIONS[""] else ""},
            {"label": _("A peer’s home"), "url": "?page=peer", "current": "page" if wanted == "peer" else ""},
            {"label": _("A round"), "url": "?page=round", "current": "page" if wanted == "round" else ""},
        ],
        "exchange": [
            (_("Strategic planning"), _("Conflict resolution"), 78, 92),
            (_("Communication"), _("Developing others"), 55, 60),
            (_("Decision making"), _("Active listening"), 30, 40),
        ],
        "rows": [
            (
                ["CE", "BO"],
                "Chidi Example",
                "Bo Sample",
                78,
                92,
                _("conflict resolution for strategic planning"),
            ),
            (["DI", "EM"], "Dana Instance", "Eli Mock", 70, 66, _("developing others for communication")),
            (["FN", "GT"], "Femi Nominal", "Gita Test", 41, 83, _("decision making for active listening")),
            (["MP", "IS"], LONG, "Ivo Specimen", 62, 60, _("team leadership for self-leadership")),
        ],
        "form": GalleryForm(),
        "wrong_form": GalleryForm({"email": "not an address"}, auto_id="wrong_%s"),
        "pairs": [(["CE", "BO"], "Chidi Example", "Bo Sample", 78, 92), (["MP", "ZS"], LONG, LONG, 5, 100)],
        "scale": range(1, 6),
        "days": [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri")],
        "hours": range(9, 13),
        "page": Paginator(range(95), 10).page(2),
    }
    return render(request, template, context)
