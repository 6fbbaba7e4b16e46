"""The e-mails of choosing. A learner's message is in none of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext, override

from colead.kernel.mail import compose, draft, enqueue
from colead.kernel.models import OutboxEmail
from colead.pairing.models import Request, Round
from colead.pairing.states import RequestState
from colead.programmes.models import Enrolment
from colead.programmes.states import Format

FOLDER = "pairing/email/"


def choose(round: Round, choosers: Sequence[Enrolment], *, at: datetime) -> None:
    """Tell everybody that their shortlist is there, and until when they can choose."""
    enqueue([_choose(round, enrolment, at) for enrolment in choosers])


def _choose(round: Round, enrolment: Enrolment, at: datetime) -> OutboxEmail:
    programme = round.cohort.programme
    with override(enrolment.person.language):
        subject = gettext("Choose whom you would like to meet: %(name)s") % {"name": programme.name}
    return draft(
        "pairing.choose", enrolment.person, subject=subject, template=FOLDER + "choose", at=at,
        stale_after=round.choose_by,
        context={
            "programme": programme, "round": round, "asks": programme.format == Format.CHOICE,
            "link": _link("choose", enrolment.key),
        },
    )  # fmt: skip


def missing(enrolment: Enrolment, parts: Sequence[str | Promise], *, at: datetime) -> None:
    """Ask somebody whose role changed for what their profile does not say yet."""
    programme, person = enrolment.cohort.programme, enrolment.person
    with override(person.language):
        subject = gettext("One thing more for your profile: %(name)s") % {"name": programme.name}
        named = get_text_list([str(part) for part in parts], gettext("and"))
    compose(
        "pairing.missing", person, subject=subject, template=FOLDER + "missing", at=at,
        context={"programme": programme, "parts": named, "link": _link("profile", enrolment.key)},
    )  # fmt: skip


def asked(request: Request, *, at: datetime) -> None:
    """Tell a mentor that a learner asks, and until when to answer."""
    learner, mentor = request.asker.person, request.asked.person
    with override(mentor.language):
        subject = gettext("%(name)s asks whether you would be their mentor") % {"name": learner.name}
    compose(
        "pairing.asked", mentor, subject=subject, template=FOLDER + "asked", at=at, stale_after=request.answer_by,
        context={"learner": learner, "request": request, "link": _link("request", request.key)},
    )  # fmt: skip


def closed(request: Request, *, at: datetime) -> None:
    """Tell the learner that a request came to nothing, or the mentor that it was taken back."""
    withdrawn = request.state == RequestState.WITHDRAWN
    to, other = request.asker, request.asked
    if withdrawn:
        to, other = other, to
    with override(to.person.language):
        words = (
            gettext("%(name)s does not need an answer any more")
            if withdrawn
            else gettext("Not this time: ask somebody else")
        )
        subject = words % {"name": other.person.name}
    compose(
        "pairing.closed", to.person, subject=subject, template=FOLDER + "closed", at=at,
        context={
            "other": other.person, "state": request.state,
            "link": _link("peer_home" if withdrawn else "choose", to.key),
        },
    )  # fmt: skip


def _link(name: str, *args: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{reverse(name, args=args)}"
