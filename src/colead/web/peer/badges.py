"""One's badges: taken, changed, carried away as files, and deleted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.community import access, baking
from colead.community.actions import badges as actions
from colead.community.credential import address_of, criteria_of, title_of
from colead.community.models import Badge
from colead.community.queries import badges as queries
from colead.kernel.errors import Refused
from colead.programmes.access import own_enrolment
from colead.programmes.models import Enrolment
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.community import BadgeForm
from colead.web.pdf import pdf_response

ENDINGS = {"svg": "image/svg+xml", "png": "image/png", "jwt": "text/plain"}


@require_safe
@signed_in
def badges(request: PersonRequest) -> HttpResponse:
    """Show what one holds, and what one may take."""
    seen = queries.badges_page(request.user, at=timezone.now())
    return render(request, "peer/badges/badges.html", {"seen": seen})


@signed_in
def take_badge(request: PersonRequest, key: str, kind: str) -> HttpResponse:
    """Take a badge, or have one that says something else of oneself."""
    enrolment, kind = own_enrolment(request.user, key), access.badge_kind(kind)
    held = Badge.objects.filter(enrolment=enrolment, kind=kind).first()
    initial = {"shows_name": held.shows_name, "evidence": held.evidence} if held else None
    form = BadgeForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and _takes(request, enrolment, kind, form):
        messages.success(request, _("The badge is yours. Show it to whom you like, or to nobody."))
        return redirect("badges")
    context = {
        "form": form, "is_held": held is not None, "criteria": criteria_of(kind),
        "title": title_of(kind, enrolment.cohort.programme),
    }  # fmt: skip
    return render(request, "peer/badges/take.html", context, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def delete_badge(request: PersonRequest, key: str) -> HttpResponse:
    """Delete a badge of one's own."""
    actions.delete(badge=access.own_badge(request.user, key), by=request.user, at=timezone.now())
    messages.success(request, _("The badge was deleted. Whoever checks a copy is told that it is not valid."))
    return redirect("badges")


@require_safe
@signed_in
def badge_file(request: PersonRequest, key: str, ending: str) -> HttpResponse:
    """Give the badge as a picture with its credential inside, or the credential alone."""
    held = access.own_badge(request.user, key)
    name = title_of(held.kind, held.enrolment.cohort.programme)
    made = {
        "svg": lambda: baking.as_svg(held.signed, held.kind, name),
        "png": lambda: baking.as_png(held.signed, held.kind, name),
    }.get(ending, held.signed.encode)()
    response = HttpResponse(made, content_type=ENDINGS[ending])
    response["Content-Disposition"] = content_disposition_header(True, f"badge-{held.kind}.{ending}")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
@signed_in
def badge_certificate(request: PersonRequest, key: str) -> HttpResponse:
    """Give the certificate as a PDF."""
    held = access.own_badge(request.user, key)
    card = queries.card_of(held, at=timezone.now())
    context = {
        "card": card, "holder": held.enrolment.person.name,
        "programme": held.enrolment.cohort.programme, "cohort": held.enrolment.cohort,
        "check_at": address_of("badge", held.key),
    }  # fmt: skip
    return pdf_response(request, "pdf/certificate.html", context, name=card.title.replace(":", ","))


def _takes(request: PersonRequest, enrolment: Enrolment, kind: str, form: BadgeForm) -> bool:
    if form.is_valid():
        try:
            actions.take(
                enrolment=enrolment, kind=kind, shows_name=form.cleaned_data["shows_name"], evidence=form.words(),
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return form.is_valid()
