"""A partnership's agreement: read it, word its clauses together, sign it, change it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.partnerships import access
from colead.partnerships.actions import agreements as actions
from colead.partnerships.models import Member
from colead.partnerships.queries import agreements as queries
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.agreement import ClauseForm, SignatureForm
from colead.web.pdf import pdf_response


@require_safe
@signed_in
def agreement(request: PersonRequest, key: str) -> HttpResponse:
    """Show the agreement: the draft to word and sign, or what holds."""
    mine = access.own_seat(request.user, key)
    return render(
        request, "peer/agreement/agreement.html",
        {"page": queries.agreement_page(mine), "partnership": mine.partnership, "enrolment": mine.enrolment},
    )  # fmt: skip


@require_safe
@signed_in
def agreement_version(request: PersonRequest, key: str, number: int) -> HttpResponse:
    """Show a version that all have signed, to read again or to print."""
    mine = access.own_seat(request.user, key)
    version = queries.version_page(mine, number)
    if version is None:
        raise Http404
    return render(
        request, "peer/agreement/version.html",
        {"version": version, "partnership": mine.partnership, "enrolment": mine.enrolment},
    )  # fmt: skip


@require_safe
@signed_in
def agreement_pdf(request: PersonRequest, key: str, number: int) -> HttpResponse:
    """Give a version that all have signed as a file to keep."""
    mine = access.own_seat(request.user, key)
    version = queries.version_page(mine, number)
    if version is None:
        raise Http404
    names = queries.names_of(version)
    title = (_("The charter of %s") if version.is_charter else _("The agreement of %s")) % names
    name = _("%(title)s, version %(number)d") % {"title": title, "number": number}
    return pdf_response(request, "pdf/agreement.html", {"version": version, "title": title}, name=name)


@require_POST
@signed_in
def begin_agreement(request: PersonRequest, key: str) -> HttpResponse:
    """Open the first draft, or one that is to change what holds."""
    mine = access.own_seat(request.user, key)
    actions.begin(partnership=mine.partnership, by=request.user, at=timezone.now())
    return redirect("agreement", key)


@signed_in
def clause(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Word one clause of the draft; where somebody else has meanwhile, show both texts."""
    mine = access.own_seat(request.user, key)
    form = ClauseForm(request.POST or None)
    if request.method != "POST":
        return _show_clause(request, mine, code)
    if not form.is_valid():
        return _show_clause(request, mine, code, form)
    try:
        kept = actions.write(
            partnership=mine.partnership, code=code, text=form.typed(), mark=form.cleaned_data["mark"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _show_clause(request, mine, code, form)
    if kept.text != form.typed() and form.has_new_words():
        messages.warning(
            request, _("Somebody else has worded this meanwhile. Both texts are kept: make them one.")
        )
        return redirect("clause", key, code)
    messages.success(request, _("The clause is saved. The others see it on this page."))
    return redirect("agreement", key)


def _show_clause(
    request: PersonRequest, mine: Member, code: str, unsaved: ClauseForm | None = None
) -> HttpResponse:
    """Show the form of a clause; with one that could not be saved, so that nothing typed is lost."""
    found = queries.draft_clause(mine, code)
    if found is None and unsaved is None:
        raise Http404
    form = unsaved or ClauseForm.showing(found) if found else unsaved
    context = {"clause": found, "form": form, "partnership": mine.partnership, "enrolment": mine.enrolment}
    return render(request, "peer/agreement/clause.html", context, status=422 if unsaved else 200)


@require_POST
@signed_in
def sign_agreement(request: PersonRequest, key: str) -> HttpResponse:
    """Sign the draft as it was on the page."""
    mine = access.own_seat(request.user, key)
    form = SignatureForm(request.POST)
    revision = form.cleaned_data["revision"] if form.is_valid() else -1
    signed = actions.sign(partnership=mine.partnership, revision=revision, by=request.user, at=timezone.now())
    words = _("Your agreement holds: all of you have signed.") if signed.agreed_at else _("You have signed.")
    messages.success(request, words)
    return redirect("agreement", key)


@require_POST
@signed_in
def unsign_agreement(request: PersonRequest, key: str) -> HttpResponse:
    """Take one's signature back while it is not complete."""
    mine = access.own_seat(request.user, key)
    actions.withdraw(partnership=mine.partnership, by=request.user, at=timezone.now())
    messages.success(request, _("Your signature was taken back."))
    return redirect("agreement", key)


@require_POST
@signed_in
def discard_agreement(request: PersonRequest, key: str) -> HttpResponse:
    """Put the draft of a change aside."""
    mine = access.own_seat(request.user, key)
    actions.discard(partnership=mine.partnership, by=request.user, at=timezone.now())
    messages.success(request, _("The draft was put aside. Your agreement holds as before."))
    return redirect("agreement", key)
