"""Answering: saved page by page, handed in at the end, and taken back as long as the wave is open.

Nothing here tells anybody who answered: audit events name the wave and nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.links import LinkSpent, is_link_spent, restore_link, spend_link
from colead.people.models import Person
from colead.surveys.answers import pack, unpack
from colead.surveys.layout import Question
from colead.surveys.links import questionnaire_of_token
from colead.surveys.models import Questionnaire
from colead.surveys.rules import may_answer


class NotTheirQuestions(Refused):
    code = "answering.not_theirs"
    sentence = _("These questions are somebody else’s.")


class Closed(Refused):
    code = "answering.closed"
    sentence = _("The time to answer this is over. What you had saved is still yours to read.")


class HandedIn(Refused):
    code = "answering.handed_in"
    sentence = _("You have handed this in. Take it back first if you want to change something.")


class NoSuchAnswer(Refused):
    code = "answering.no_such_answer"
    sentence = _("One of these answers is none that can be given here. Choose again.")


@transaction.atomic
def save(
    *,
    questionnaire: Questionnaire,
    questions: Iterable[Question],
    given: Mapping[str, str],
    by: Person,
    at: datetime,
) -> Questionnaire:
    """Keep what was answered on a page; what was not touched stays as it was."""
    _require_own(questionnaire, by)
    return _save(_open(questionnaire, at), questions, given, at)


@transaction.atomic
def save_by_link(
    *, token: str, questions: Iterable[Question], given: Mapping[str, str], at: datetime
) -> Questionnaire:
    """Keep what the holder of a link answered: it adds to what is there and shows none of it."""
    _require_unspent(token)
    written = {name: answer for name, answer in given.items() if answer}
    return _save(_open(questionnaire_of_token(token, at=at), at), questions, written, at)


@transaction.atomic
def hand_in(*, questionnaire: Questionnaire, by: Person, at: datetime) -> Questionnaire:
    """Finish; from now on it counts."""
    _require_own(questionnaire, by)
    return _hand_in(_open(questionnaire, at), at)


@transaction.atomic
def hand_in_by_link(*, token: str, at: datetime) -> Questionnaire:
    """Finish with a link, which is spent by it."""
    locked = _open(questionnaire_of_token(token, at=at), at)
    spend_link(token, at=at)
    return _hand_in(locked, at)


@transaction.atomic
def take_back(*, questionnaire: Questionnaire, by: Person, at: datetime) -> Questionnaire:
    """Open it again, with everything that was answered."""
    _require_own(questionnaire, by)
    return _take_back(questionnaire, at)


@transaction.atomic
def take_back_by_link(*, token: str, at: datetime) -> Questionnaire:
    """Open it again with the link that handed it in."""
    questionnaire = questionnaire_of_token(token, at=at)
    if not is_link_spent(token):
        raise Closed
    restore_link(token)
    return _take_back(questionnaire, at)


def _require_own(questionnaire: Questionnaire, by: Person) -> None:
    if questionnaire.enrolment.person_id != by.pk:
        raise NotTheirQuestions


def _require_unspent(token: str) -> None:
    if is_link_spent(token):
        raise LinkSpent


def _lock(questionnaire: Questionnaire, at: datetime) -> Questionnaire:
    rows = Questionnaire.objects.select_for_update(of=("self",)).select_related("wave", "enrolment")
    locked = rows.get(pk=questionnaire.pk)
    if not may_answer(locked, at=at):
        raise Closed
    return locked


def _open(questionnaire: Questionnaire, at: datetime) -> Questionnaire:
    locked = _lock(questionnaire, at)
    if locked.finished_at is not None:
        raise HandedIn
    return locked


def _save(
    locked: Questionnaire, questions: Iterable[Question], given: Mapping[str, str], at: datetime
) -> Questionnaire:
    answers = unpack(locked.answers)
    for question in questions:
        if question.name not in given:
            continue
        if not question.takes(given[question.name]):
            raise NoSuchAnswer
        answers.setdefault(question.instrument, {})[question.item] = given[question.name]
    locked.answers = pack(answers)
    locked.save(update_fields=["answers"])
    record("answering.save", locked.wave, by=None, at=at)
    return locked


def _hand_in(locked: Questionnaire, at: datetime) -> Questionnaire:
    locked.finished_at = at
    locked.save(update_fields=["finished_at"])
    record("answering.hand_in", locked.wave, by=None, at=at)
    return locked


def _take_back(questionnaire: Questionnaire, at: datetime) -> Questionnaire:
    locked = _lock(questionnaire, at)
    locked.finished_at = None
    locked.save(update_fields=["finished_at"])
    record("answering.take_back", locked.wave, by=None, at=at)
    return locked
