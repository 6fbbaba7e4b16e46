"""The page that says who sees what, for everybody."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

YES, NO, COUNTS = _("yes"), _("no"), _("counts only")


@dataclass(frozen=True)
class Line:
    """One thing that is kept, and what each audience gets to see of it; oneself sees all of one's own."""

    what: Promise
    partner: Promise = NO
    coordinator: Promise = NO
    sponsor: Promise = NO
    administrator: Promise = NO


LINES = (
    Line(
        _("Your row in the directory: name, address, job, function, site"),
        partner=_("name and job"),
        coordinator=YES,
        administrator=YES,
    ),
    Line(_("Your picture, if you add one"), partner=_("yes, as everybody in your cohort"), coordinator=YES),
    Line(_("That you take part, and with whom you meet"), partner=YES, coordinator=YES, sponsor=COUNTS),
    Line(
        _("Which competencies you want help with and which you offer"),
        partner=YES,
        coordinator=_("for matching"),
    ),
    Line(_("The sentences you write about them"), partner=YES),
    Line(
        _("Interests, way of working, languages and free hours"),
        partner=_("what you share"),
        coordinator=_("what a pair shares"),
    ),
    Line(_("With whom you would rather not be paired")),
    Line(_("When you meet, and whether you met"), partner=YES, coordinator=YES, sponsor=COUNTS),
    Line(_("Why you moved or cancelled a meeting, and what your calendar answered"), partner=YES),
    Line(_("On which days you are away"), partner=YES),
    Line(_("That you would like a word with the coordinator"), coordinator=YES),
    Line(_("Worksheets"), partner=YES),
    Line(_("Your goals, their scale and your notes"), partner=_("what you choose")),
    Line(_("Reflections"), partner=_("those you share")),
    Line(_("Messages, agreements, and feedback to each other"), partner=_("yes, those in it")),
    Line(
        _("Thanks to each other"),
        partner=_("yes, those to them"),
        coordinator=_("a share of people; the words only where both of you show them"),
        sponsor=COUNTS,
    ),
    Line(_("Which modules of the training you have finished"), coordinator=YES),
    Line(_("Which workshops you signed up for, and whether you were there"), coordinator=YES),
    Line(_("What you answer, rate and write in training")),
    Line(_("What you have reached, such as a first meeting")),
    Line(
        _("Stories that you write"),
        partner=_("those you tell, as all whom you chose"),
        coordinator=_("those you tell"),
        sponsor=_("those you tell to everybody"),
        administrator=_("those you tell to everybody"),
    ),
    Line(_("Whether you have read an announcement"), coordinator=COUNTS),
    Line(_("That you took a badge; what it says of you is your choice"), coordinator=YES),
    Line(_("Whether an hour was useful, and whose hour it was")),
    Line(
        _("What you report when something is not right"),
        coordinator=_("no: only the safeguarding contact whom you choose"),
    ),
    Line(
        _("That an e-mail went to you, when and of what kind"),
        coordinator=_("your invitation"),
        administrator=YES,
    ),
    Line(_("What an e-mail to you says")),
)


@require_safe
def who_sees_what(request: HttpRequest) -> HttpResponse:
    """Show the visibility matrix in plain words."""
    return render(request, "public/who_sees_what.html", {"lines": LINES})
