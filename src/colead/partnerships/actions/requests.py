"""Asking for a word with the coordinator: a person's own request, heard within two working days."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.text import clean_line
from colead.partnerships.actions.farewells import CALL_WITHIN
from colead.partnerships.models import Signal
from colead.partnerships.signal_kinds import SignalKind
from colead.partnerships.workdays import working_days_after
from colead.people.models import Person
from colead.programmes.models import Enrolment

WORDS = 500


class NotYourRequest(Refused):
    code = "requests.not_yours"
    sentence = _("Everybody asks for themselves.")


class NothingAsked(Refused):
    code = "requests.nothing_asked"
    sentence = _("There is no request of yours that is still open.")


@transaction.atomic
def ask_for_a_word(*, enrolment: Enrolment, words: str = "", by: Person, at: datetime) -> Signal:
    """Ask to hear from a coordinator; asking again while it is open adds what was written to the same request."""
    locked = _lock(enrolment, by)
    text = clean_line(words, limit=WORDS)
    asked = _open(locked)
    if asked is not None:
        return _add(asked, text, by, at)
    asked = Signal.objects.create(
        cohort_id=locked.cohort_id, enrolment=locked, kind=SignalKind.WORD, words=text, opened_at=at, offered_at=at,
        due_on=working_days_after(at.date(), CALL_WITHIN),
    )  # fmt: skip
    record("requests.ask", asked, by=by, at=at)
    return asked


def _add(asked: Signal, text: str, by: Person, at: datetime) -> Signal:
    """Add what was written to a request that is open; the same sent twice is there once."""
    if not text or text in asked.words.split("\n"):
        return asked
    asked.words = "\n".join(part for part in (asked.words, text) if part)
    asked.save(update_fields=["words"])
    record("requests.ask", asked, by=by, at=at)
    return asked


@transaction.atomic
def take_back(*, enrolment: Enrolment, by: Person, at: datetime) -> Enrolment:
    """Take a request back that nobody has answered; what was written with it is deleted."""
    locked = _lock(enrolment, by)
    asked = _open(locked)
    if asked is None:
        raise NothingAsked
    record("requests.take_back", asked, by=by, at=at)
    asked.delete()
    return locked


def _lock(enrolment: Enrolment, by: Person) -> Enrolment:
    locked = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if locked.person_id != by.pk:
        raise NotYourRequest
    return locked


def _open(enrolment: Enrolment) -> Signal | None:
    rows = Signal.objects.filter(enrolment=enrolment, kind=SignalKind.WORD, closed_at=None, done_at=None)
    return rows.select_for_update().first()
