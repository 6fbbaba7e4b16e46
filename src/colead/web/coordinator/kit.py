"""The invitation kit: answers to doubts, what is known, texts to send, a poster."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from colead.community.queries.stories import told_in_kit
from colead.programmes import access
from colead.programmes.objections import FINDINGS, OBJECTIONS
from colead.programmes.queries.programmes import hosts_of
from colead.programmes.states import ROLES_OF
from colead.programmes.wording import promise
from colead.web.doors import PersonRequest, signed_in
from colead.web.pdf import pdf_response


@require_safe
@signed_in
def kit(request: PersonRequest, key: str) -> HttpResponse:
    """Show what to say when people hesitate, and texts to send as they are or to change."""
    programme = access.coordinated_programme(request.user, key)
    context = {
        "programme": programme, "objections": OBJECTIONS, "findings": FINDINGS,
        "promise": promise(programme, ROLES_OF[programme.format][:1]), "hosts": hosts_of(programme),
        "stories": told_in_kit(programme, today=timezone.now().date()),
    }  # fmt: skip
    return render(request, "coordinator/kit.html", context)


@require_safe
@signed_in
def kit_poster(request: PersonRequest, key: str) -> HttpResponse:
    """Give a poster with the programme's name, what it is, what it is not, and whom to ask."""
    programme = access.coordinated_programme(request.user, key)
    context = {
        "programme": programme, "promise": promise(programme, ROLES_OF[programme.format][:1]), "hosts": hosts_of(programme),
    }  # fmt: skip
    return pdf_response(request, "pdf/poster.html", context, name="poster")


@require_safe
@signed_in
def kit_slides(request: PersonRequest, key: str) -> HttpResponse:
    """Give the doubts, their answers and what is known as sheets to show or to hand out."""
    programme = access.coordinated_programme(request.user, key)
    stories = told_in_kit(programme, today=timezone.now().date())
    context = {"programme": programme, "objections": OBJECTIONS, "findings": FINDINGS, "stories": stories}
    return pdf_response(request, "pdf/answers.html", context, name="answers")
