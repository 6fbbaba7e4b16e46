"""Accepting a learner's request makes a partnership of the two."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.queue import look_after_commit
from colead.kernel.states import require_move
from colead.pairing.actions.requests import HasMentor, NotYours, has_mentor, lock_request
from colead.pairing.models import Request, Suggestion
from colead.pairing.queries.places import free_places
from colead.pairing.states import REQUEST_MOVES, RequestState
from colead.partnerships.actions.introductions import TOPIC
from colead.partnerships.actions.publication import make_first_meetings
from colead.partnerships.models import Member, Partnership
from colead.people.models import Person
from colead.programmes.models import Enrolment
from colead.programmes.states import Role


class NoPlace(Refused):
    code = "mentor_requests.no_place"
    sentence = _("You take nobody new at the moment. Change your places in your profile first, then say yes.")


@transaction.atomic
def accept(*, request: Request, by: Person, at: datetime) -> Partnership:
    """Say yes: the two meet from now on. The mentor's place was held since they were asked."""
    locked = lock_request(request)
    if locked.asked.person_id != by.pk:
        raise NotYours
    require_move(REQUEST_MOVES, locked.state, RequestState.ACCEPTED)
    if has_mentor(locked.asker):
        raise HasMentor
    if free_places(locked.asked) < 1:
        raise NoPlace
    locked.state, locked.answered_at = RequestState.ACCEPTED, at
    locked.save(update_fields=["state", "answered_at"])
    made = _put_together(locked.asker, locked.asked, at)
    record("mentor_requests.accept", locked, by=by, at=at, partnership=made.key)
    look_after_commit(TOPIC)
    return made


def _put_together(learner: Enrolment, mentor: Enrolment, at: datetime) -> Partnership:
    shown = Suggestion.objects.filter(enrolment=learner, other=mentor).order_by("-round__number").first()
    made = Partnership.objects.create(
        cohort=learner.cohort, started_at=at, reasons=shown.reasons if shown else []
    )
    Member.objects.bulk_create(
        [
            Member(partnership=made, enrolment=learner, role=Role.LEARNER, position=0),
            Member(partnership=made, enrolment=mentor, role=Role.MENTOR, position=1),
        ]
    )
    make_first_meetings(learner.cohort, [made], [[learner.pk, mentor.pk]], at=at)
    return made
