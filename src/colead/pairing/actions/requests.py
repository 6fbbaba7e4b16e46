"""A learner asks one mentor at a time; the mentor answers within a week, or the request ends by itself.

Accepting makes a partnership, so it is done by `partnerships.actions.acceptance`.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.states import require_move
from colead.kernel.text import clean_line
from colead.pairing import emails
from colead.pairing.actions.choosing import ChoosingIsOver
from colead.pairing.actions.more import suggest_more
from colead.pairing.models import Request, Suggestion
from colead.pairing.queries.availability import available
from colead.pairing.queries.readiness import LIVE
from colead.pairing.states import REQUEST_MOVES, RequestState, RoundState
from colead.people.models import Person
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState, Role

EXPIRY = "requests"
TO_ANSWER = timedelta(days=7)
MESSAGE_LENGTH = 600


class NotYours(Refused):
    code = "mentor_requests.not_yours"
    sentence = _("Only the learner who asks and the mentor who is asked can do that.")


class OneAtATime(Refused):
    code = "mentor_requests.one_at_a_time"
    sentence = _("You have asked somebody already. Wait for the answer, or take the request back first.")


class HasMentor(Refused):
    code = "mentor_requests.has_mentor"
    sentence = _("There is a mentor already.")


class NotAvailable(Refused):
    code = "mentor_requests.not_available"
    sentence = _("This mentor is not available any more. Ask one of the others.")


@transaction.atomic
def ask(*, suggestion: Suggestion, message: str, by: Person, at: datetime) -> Request:
    """Ask a mentor of one's shortlist; the message is for them alone, and an open request holds a place."""
    asker, asked = lock_both(suggestion.enrolment_id, suggestion.other_id)
    if asker.person_id != by.pk or Role.LEARNER not in asker.roles or asker.state != EnrolmentState.ADMITTED:
        raise NotYours
    if suggestion.round.state != RoundState.CHOOSING:
        raise ChoosingIsOver
    if Request.objects.filter(asker=asker, state=RequestState.OPEN).exists():
        raise OneAtATime
    if has_mentor(asker):
        raise HasMentor
    if asked.pk not in available(asker, [asked.pk]):
        raise NotAvailable
    made = Request.objects.create(
        cohort=asker.cohort, asker=asker, asked=asked, message=_clean(message),
        asked_at=at, answer_by=at + TO_ANSWER,
    )  # fmt: skip
    record("mentor_requests.ask", made, by=by, at=at)
    emails.asked(made, at=at)
    return made


@transaction.atomic
def decline(*, request: Request, by: Person, at: datetime) -> Request:
    """Say no, kindly and without a reason; the learner asks somebody else."""
    locked = lock_request(request)
    if locked.asked.person_id != by.pk:
        raise NotYours
    return _close(locked, RequestState.DECLINED, by=by, at=at)


@transaction.atomic
def withdraw(*, request: Request, by: Person, at: datetime) -> Request:
    """Take one's own request back while it is open."""
    locked = lock_request(request)
    if locked.asker.person_id != by.pk:
        raise NotYours
    return _close(locked, RequestState.WITHDRAWN, by=by, at=at)


def expire_due(*, at: datetime) -> int:
    """End every request that nobody answered in time, one transaction each, and give how many there were."""
    due = Request.objects.filter(state=RequestState.OPEN, answer_by__lte=at).order_by("answer_by", "pk")
    count = 0
    for found in list(due):
        count += _expire(found, at)
    return count


@transaction.atomic
def _expire(found: Request, at: datetime) -> bool:
    locked = lock_request(found)
    if locked.state != RequestState.OPEN:
        return False
    _close(locked, RequestState.EXPIRED, by=None, at=at)
    return True


def _close(locked: Request, state: str, *, by: Person | None, at: datetime) -> Request:
    require_move(REQUEST_MOVES, locked.state, state)
    locked.state, locked.answered_at = state, at
    locked.save(update_fields=["state", "answered_at"])
    record(f"mentor_requests.{state}", locked, by=by, at=at)
    if state != RequestState.WITHDRAWN:
        suggest_more(locked.asker)
    emails.closed(locked, at=at)
    return locked


def _clean(message: str) -> str:
    """Keep the lines of a message, without control characters."""
    return "\n".join(clean_line(line, limit=MESSAGE_LENGTH) for line in message.splitlines())[
        :MESSAGE_LENGTH
    ].strip()


def has_mentor(asker: Enrolment) -> bool:
    """Tell whether a learner has a mentor whom they meet."""
    return Enrolment.objects.filter(
        pk=asker.pk, memberships__role=Role.LEARNER, memberships__partnership__state__in=LIVE
    ).exists()


def lock_both(asker: int, asked: int) -> tuple[Enrolment, Enrolment]:
    """Lock learner and mentor, always in the same order, so that two who ask at once wait for each other."""
    rows = Enrolment.objects.select_for_update(of=("self",)).filter(pk__in=(asker, asked)).order_by("pk")
    found = {row.pk: row for row in rows.select_related("person", "cohort__programme")}
    return found[asker], found[asked]


def lock_request(request: Request) -> Request:
    """Lock learner, mentor and the request, and give it as it is now."""
    asker, asked = lock_both(request.asker_id, request.asked_id)
    locked = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    locked.asker, locked.asked = asker, asked
    return locked
