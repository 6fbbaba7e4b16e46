"""Peer raters: chosen by the person, asked by mail, released to that person alone with at least three.

Nobody learns who of them answered: there is no count before the time is over, and afterwards only that there are
enough. Whoever declines is forgotten at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.links import LinkSpent, is_link_spent, restore_link, spend_link
from colead.people.models import Person
from colead.surveys import rater_emails
from colead.surveys.actions.answering import Closed, HandedIn, NoSuchAnswer, NotTheirQuestions
from colead.surveys.answers import pack, unpack
from colead.surveys.frozen import freeze, frozen_of
from colead.surveys.instruments.catalogue import PEERS
from colead.surveys.instruments.scores import scores
from colead.surveys.layout import Question
from colead.surveys.models import PeerView, Questionnaire, Rater
from colead.surveys.peers import FEWEST, MOST, means
from colead.surveys.rater_links import rater_of_token
from colead.surveys.rules import may_answer
from colead.surveys.timetable import RATED

TOPIC = "raters"
DAYS = timedelta(days=21)
PATIENCE = timedelta(days=7)


@dataclass(frozen=True)
class Peer:
    """Somebody to be asked."""

    name: str
    email: str


class NotNow(Refused):
    code = "raters.not_now"
    sentence = _(
        "Peers can be asked before matching, half way and at the end, while your own questions are open."
    )


class WrongNumber(Refused):
    code = "raters.wrong_number"
    sentence = _("Ask three to five people: with fewer nobody could stay anonymous.")


class NotAnAddress(Refused):
    code = "raters.not_an_address"
    sentence = _("One of these is no e-mail address, is your own, or is there twice.")


@transaction.atomic
def ask(*, questionnaire: Questionnaire, peers: Sequence[Peer], by: Person, at: datetime) -> list[Rater]:
    """Ask three to five peers in all; later ones have the same time as the first."""
    rows = Questionnaire.objects.select_for_update(of=("self",)).select_related(
        "wave__cohort__programme", "enrolment__person"
    )
    locked = rows.get(pk=questionnaire.pk)
    if locked.enrolment.person_id != by.pk:
        raise NotTheirQuestions
    if locked.wave.kind not in RATED or not may_answer(locked, at=at):
        raise NotNow
    known = list(Rater.objects.filter(questionnaire=locked))
    marks = [_mark(locked, one.email) for one in peers]
    _require_fit(known, marks, peers, by)
    freeze(locked.wave.cohort, [PEERS], at=at)
    closes_at = known[0].closes_at if known else at + DAYS
    people = {
        person.email.lower(): person
        for person in Person.objects.filter(email__in=[one.email for one in peers])
    }
    asked = [
        Rater.objects.create(
            questionnaire=locked, name=one.name[:120], email=one.email, mark=mark,
            person=people.get(one.email.lower()), asked_at=at, closes_at=closes_at,
        )
        for one, mark in zip(peers, marks, strict=True)
    ]  # fmt: skip
    for rater in asked:
        rater_emails.asked(rater, at=at)
    record("raters.ask", locked, by=by, at=at, people=len(asked))
    return asked


def _require_fit(known: Sequence[Rater], marks: Sequence[str], peers: Sequence[Peer], by: Person) -> None:
    own = by.email.lower() in {one.email.lower() for one in peers}
    twice = len(set(marks)) < len(marks) or {one.mark for one in known} & set(marks)
    if own or twice or not all(_is_address(one.email) for one in peers):
        raise NotAnAddress
    # Who has declined is not told: whoever was asked counts.
    if not peers or not FEWEST <= len(known) + len(peers) <= MOST:
        raise WrongNumber


def _mark(questionnaire: Questionnaire, email: str) -> str:
    return salted_hmac("colead.rater", f"{questionnaire.key} {email.lower()}", algorithm="sha256").hexdigest()


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


@transaction.atomic
def save(*, token: str, questions: Iterable[Question], given: Mapping[str, str], at: datetime) -> Rater:
    """Keep what a peer answered on a page; the link adds and shows nothing."""
    if is_link_spent(token):
        raise LinkSpent
    locked = _open(token, at)
    answers = unpack(locked.answers)
    for question in questions:
        answer = given.get(question.name, "")
        if not question.takes(answer):
            raise NoSuchAnswer
        if answer:
            answers.setdefault(question.instrument, {})[question.item] = answer
    locked.answers = pack(answers)
    locked.save(update_fields=["answers"])
    record("raters.save", locked.questionnaire.wave, by=None, at=at)
    return locked


@transaction.atomic
def hand_in(*, token: str, at: datetime) -> Rater:
    """Finish with the link, which is spent by it."""
    locked = _open(token, at)
    spend_link(token, at=at)
    locked.finished_at = at
    locked.save(update_fields=["finished_at"])
    record("raters.hand_in", locked.questionnaire.wave, by=None, at=at)
    return locked


@transaction.atomic
def take_back(*, token: str, at: datetime) -> Rater:
    """Open it again with the link that handed it in."""
    locked = _lock(token, at)
    if locked.finished_at is None or not is_link_spent(token):
        raise Closed
    restore_link(token)
    locked.finished_at = None
    locked.save(update_fields=["finished_at"])
    record("raters.take_back", locked.questionnaire.wave, by=None, at=at)
    return locked


@transaction.atomic
def decline(*, token: str, at: datetime) -> Rater:
    """Decline, without a reason: name, address and answers are forgotten at once, and nobody is told."""
    locked = _lock(token, at)
    locked.name = locked.email = locked.answers = ""
    locked.person, locked.finished_at, locked.declined_at = None, None, at
    locked.save(update_fields=["name", "email", "answers", "person", "finished_at", "declined_at"])
    record("raters.decline", locked.questionnaire.wave, by=None, at=at)
    return locked


def _lock(token: str, at: datetime) -> Rater:
    rows = Rater.objects.select_for_update(of=("self",)).select_related("questionnaire__wave__cohort")
    locked = rows.get(pk=rater_of_token(token, at=at).pk)
    if locked.settled_at is not None or at >= locked.closes_at or locked.declined_at is not None:
        raise Closed
    return locked


def _open(token: str, at: datetime) -> Rater:
    locked = _lock(token, at)
    if locked.finished_at is not None:
        raise HandedIn
    return locked


def remind_due(*, at: datetime) -> int:
    """Remind those who have neither answered nor declined, once."""
    due = Rater.objects.filter(
        finished_at=None,
        declined_at=None,
        settled_at=None,
        reminded_at=None,
        asked_at__lte=at - PATIENCE,
        closes_at__gt=at,
    )
    return sum(_remind(pk, at) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _remind(pk: int, at: datetime) -> bool:
    rows = Rater.objects.select_for_update(of=("self",)).select_related(
        "questionnaire__wave", "questionnaire__enrolment__person"
    )
    rater = rows.get(pk=pk)
    if rater.finished_at or rater.declined_at or rater.reminded_at:
        return False
    rater.reminded_at = at
    rater.save(update_fields=["reminded_at"])
    rater_emails.asked(rater, at=at, is_reminder=True)
    record("raters.remind", rater.questionnaire.wave, by=None, at=at)
    return True


def settle_due(*, at: datetime) -> int:
    """Release what peers said once their time is over, and forget who they are; gives how many were released."""
    due = Rater.objects.filter(settled_at=None, closes_at__lte=at)
    return sum(
        _settle(pk, at)
        for pk in list(due.values_list("questionnaire", flat=True).order_by("questionnaire").distinct())
    )


@transaction.atomic
def _settle(pk: int, at: datetime) -> bool:
    rows = Questionnaire.objects.select_for_update(of=("self",)).select_related("wave__cohort")
    questionnaire = rows.get(pk=pk)
    asked = list(Rater.objects.filter(questionnaire=questionnaire, settled_at=None))
    instrument = frozen_of(questionnaire.wave.cohort).get(PEERS)
    finished = [unpack(one.answers).get(PEERS, {}) for one in asked if one.finished_at]
    seen = means([scores(instrument, answers) for answers in finished]) if instrument else {}
    if len(finished) >= FEWEST and seen:
        PeerView.objects.create(
            questionnaire=questionnaire, raters=len(finished), means=json.dumps(seen), released_at=at
        )
    for one in asked:
        one.name, one.email, one.mark, one.settled_at = "", "", "", at
        one.answers = one.answers if one.finished_at else ""
        one.save(update_fields=["name", "email", "mark", "settled_at", "answers"])
    record("raters.settle", questionnaire.wave, by=None, at=at)
    return bool(seen)
