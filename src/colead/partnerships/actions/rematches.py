"""Giving people a new partner out of turn: two who wait, or one who joins a pair as the third."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.pairing.actions.small_rounds import settle
from colead.pairing.models import Round
from colead.pairing.queries.readiness import ready_in
from colead.partnerships import ending_emails
from colead.partnerships.actions import farewells, publication
from colead.partnerships.models import Partnership
from colead.partnerships.states import EndingCause, PartnershipKind, PartnershipState
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Task


class NotWaiting(Refused):
    code = "rematches.not_waiting"
    sentence = _("Somebody among them does not wait for a partner any more. The page shows who does.")


class NotToJoin(Refused):
    code = "rematches.not_to_join"
    sentence = _("This partnership is not a pair that meets at the moment. Choose another one.")


@transaction.atomic
def put_together(*, cohort: Cohort, people: Sequence[Enrolment], by: Person, at: datetime) -> Round:
    """Let two or three who wait meet: a round of them alone, approved and published at once."""
    locked = _lock(cohort, by)
    _refuse_who_does_not_wait(locked, people)
    made = settle(locked, [enrolment.pk for enrolment in people], by=by, at=at)
    return publication.publish(round=made, by=by, at=at)


@transaction.atomic
def join(*, partnership: Partnership, newcomer: Enrolment, by: Person, at: datetime) -> Round:
    """Let somebody who waits join a pair: the pair closes, and the three begin as a triad.

    What the two wrote stays between them, for it belongs to the pair; the three make an agreement of their own.
    """
    cohort = _lock(partnership.cohort, by)
    rows = Partnership.objects.select_for_update(of=("self",)).select_related("cohort__programme")
    locked = rows.get(pk=partnership.pk)
    if (locked.kind, locked.state) != (PartnershipKind.PAIR, PartnershipState.ACTIVE):
        raise NotToJoin
    _refuse_who_does_not_wait(cohort, [newcomer])
    two = farewells.members_of(locked)
    among = [newcomer.pk, *(member.enrolment_id for member in two)]
    made = settle(cohort, among, going_on=[locked.pk], by=by, at=at)
    record("partnerships.join", locked, by=by, at=at)
    planned = farewells.close(locked, cause=EndingCause.JOINED, at=at)
    for member in two:
        ending_emails.one_more(member, two, newcomer.person, planned, at=at)
    return publication.publish(round=made, by=by, at=at)


def _lock(cohort: Cohort, by: Person) -> Cohort:
    locked = (
        Cohort.objects.select_for_update(of=("self",), no_key=True)
        .select_related("programme")
        .get(pk=cohort.pk)
    )
    if not may_coordinate(by, locked.programme, Task.MATCH):
        raise NotTheirs
    return locked


def _refuse_who_does_not_wait(cohort: Cohort, people: Sequence[Enrolment]) -> None:
    wanted = {enrolment.pk for enrolment in people}
    if len(wanted) != len(people) or ready_in(cohort).filter(pk__in=wanted).count() != len(wanted):
        raise NotWaiting
