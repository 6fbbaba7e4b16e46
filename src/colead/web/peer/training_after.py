"""After training: looking back at a module, the second look half way, the certificate, the briefing."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colead.learning import access
from colead.learning.actions import briefings, refreshers
from colead.learning.actions import training as actions
from colead.learning.queries.briefings import briefing_page, has_read
from colead.learning.queries.own import looking_back
from colead.learning.queries.refreshers import certificate_of, refresher_page
from colead.learning.states import Audience
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.training import numbers_in
from colead.web.pdf import pdf_response
from colead.web.peer.training import STEPS


@signed_in
def training_looking_back(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Ask how sure one is now and how the module was; show what has changed."""
    course = access.own_course(request.user, key, code)
    if request.method == "POST":
        actions.look_back(
            enrolment=course.enrolment, module=course.module, after=numbers_in(request.POST, "after-"),
            quality=numbers_in(request.POST, "quality-"), by=request.user, at=timezone.now(),
        )  # fmt: skip
        messages.success(
            request, _("Thank you. What you said is yours, and counts in figures of five people or more.")
        )
        return redirect("training_looking_back", key, code)
    context = {"key": key, "page": looking_back(course), "steps": STEPS}
    return render(request, "peer/training/looking_back.html", context)


@signed_in
def refresher(request: PersonRequest, key: str) -> HttpResponse:
    """Show what is worth a second look, and take the word that one has looked."""
    enrolment = access.learning_enrolment(request.user, key)
    if request.method == "POST":
        refreshers.take(enrolment=enrolment, by=request.user, at=timezone.now())
        messages.success(request, _("Good. It stays here, should you want to read it again."))
        return redirect("refresher", key)
    context = {"enrolment": enrolment, "page": refresher_page(enrolment)}
    return render(request, "peer/training/refresher.html", context)


@require_safe
@signed_in
def training_certificate(request: PersonRequest, key: str) -> HttpResponse:
    """Give the certificate of somebody who has finished everything that was asked of them."""
    certificate = certificate_of(access.learning_enrolment(request.user, key))
    if certificate is None:
        raise Http404
    return pdf_response(
        request, "pdf/training_certificate.html", {"certificate": certificate}, name="certificate"
    )


@signed_in
def own_briefing(request: PersonRequest, key: str) -> HttpResponse:
    """Show what the programme asks of those who take part, and take the word that one has read it."""
    enrolment = access.learning_enrolment(request.user, key)
    if request.method == "POST":
        briefings.acknowledge(enrolment=enrolment, by=request.user, at=timezone.now())
        messages.success(request, _("Thank you. It was noted that you have read it."))
        return redirect("own_briefing", key)
    context = {"page": briefing_page(enrolment.cohort, Audience.LEARNER), "has_read": has_read(enrolment)}
    return render(request, "peer/training/briefing.html", context)
