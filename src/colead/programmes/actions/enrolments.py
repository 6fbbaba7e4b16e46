"""Inviting people into a cohort, and their answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record, record_each
from colead.kernel.errors import Refused
from colead.kernel.states import MoveRefused, require_move
from colead.people.models import Person
from colead.programmes import emails
from colead.programmes.actions.invitations import AT_ONCE, leave_to_a_worker
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.queries.rosters import silent
from colead.programmes.rules import may_coordinate
from colead.programmes.states import ASKED_AGAIN, MOVES, ROLES_OF, EnrolmentState, Role, Task

MOST = 5000


class NobodyNew(Refused):
    code = "enrolments.nobody_new"
    sentence = _("Everybody you chose has been invited already.")


class TooManyAtOnce(Refused):
    code = "enrolments.too_many"
    sentence = _("Invite at most 5,000 people at a time. Choose fewer by a filter, then the others.")


class NoSuchRole(Refused):
    code = "enrolments.no_such_role"
    sentence = _("Choose at least one role that this programme has.")


Roles = Mapping[int, Collection[str]]


@transaction.atomic
def invite(
    *, cohort: Cohort, people: Sequence[Person], roles: Roles | None = None, by: Person, at: datetime
) -> list[Enrolment]:
    """Invite people who are not in the cohort yet, or not any more, and write to each of them; to many, a worker does.

    `roles` says as what, by the person's pk; whoever is not in it comes as the format's first role.
    """
    locked = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if not may_coordinate(by, locked.programme, Task.INVITE):
        raise NotTheirs
    if len(people) > MOST:
        raise TooManyAtOnce
    known = {pk: _known_roles(locked, wanted) for pk, wanted in (roles or {}).items()}
    again, new = _again(locked, people), _new(locked, people, at)
    if not (again or new):
        raise NobodyNew
    for enrolment in again:
        _set_state(enrolment, EnrolmentState.INVITED, at)
        enrolment.invited_at, enrolment.reminded_at = at, None
    first = [ROLES_OF[locked.programme.format][0]]
    for enrolment in (*again, *new):
        enrolment.roles = known.get(enrolment.person_id, first)
    invited = again + new
    waits = len(invited) > AT_ONCE
    if waits:
        leave_to_a_worker(invited, by=by)
    fields = ["state", "state_since", "invited_at", "reminded_at", "roles", "mail_from"]
    Enrolment.objects.bulk_update(again, fields, batch_size=500)
    Enrolment.objects.bulk_create(new, batch_size=500)
    if not waits:
        emails.invitations(invited, by=by, at=at)
    record_each("enrolments.invite", invited, by=by, at=at)
    return invited


def _again(cohort: Cohort, people: Sequence[Person]) -> list[Enrolment]:
    return list(
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("person", "cohort__programme")
        .filter(cohort=cohort, person__in=people, person__is_active=True, state__in=ASKED_AGAIN)
    )


def _new(cohort: Cohort, people: Sequence[Person], at: datetime) -> list[Enrolment]:
    known = set(
        Enrolment.objects.filter(cohort=cohort, person__in=people).values_list("person_id", flat=True)
    )
    return [
        Enrolment(cohort=cohort, person=person, state_since=at, invited_at=at)
        for person in dict.fromkeys(people)
        if person.pk not in known and person.is_active
    ]


@transaction.atomic
def change_roles(*, enrolment: Enrolment, roles: Collection[str], by: Person, at: datetime) -> Enrolment:
    """Say what somebody is in the cohort from now on; partnerships that exist stay as they are."""
    locked = _lock(enrolment)
    if not may_coordinate(by, locked.cohort.programme, Task.INVITE):
        raise NotTheirs
    wanted = _known_roles(locked.cohort, roles)
    if wanted != locked.roles:
        record("enrolments.change_roles", locked, by=by, at=at, before=locked.roles, roles=wanted)
        locked.roles = wanted
        locked.save(update_fields=["roles"])
    return locked


def _known_roles(cohort: Cohort, wanted: Collection[str]) -> list[str]:
    """Give the roles in the order of their list; refuse none at all and those that the format has not."""
    if not wanted or set(wanted) - set(ROLES_OF[cohort.programme.format]):
        raise NoSuchRole
    return [role.value for role in Role if role in wanted]


@transaction.atomic
def remind(*, cohort: Cohort, by: Person, at: datetime) -> int:
    """Write once more to those who have not answered for a week; gives how many."""
    locked = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if not may_coordinate(by, locked.programme, Task.INVITE):
        raise NotTheirs
    reminded = list(silent(locked, at=at).select_related("person", "cohort__programme"))
    for enrolment in reminded:
        enrolment.reminded_at = at
    if len(reminded) > AT_ONCE:
        leave_to_a_worker(reminded, by=by)
    else:
        emails.invitations(reminded, by=by, at=at, reminder=True)
    Enrolment.objects.bulk_update(reminded, ["reminded_at", "mail_from"], batch_size=500)
    record_each("enrolments.remind", reminded, by=by, at=at)
    return len(reminded)


@transaction.atomic
def withdraw(*, enrolment: Enrolment, by: Person, at: datetime) -> Enrolment:
    """Take back an invitation that nobody has answered; its link says so, and whoever was written to is told."""
    locked = _lock(enrolment)
    if not may_coordinate(by, locked.cohort.programme, Task.INVITE):
        raise NotTheirs
    knows = locked.mail_from is None or locked.reminded_at is not None
    locked.mail_from = None
    withdrawn = _move(locked, EnrolmentState.WITHDRAWN, by=by, at=at)
    if knows:
        emails.withdrawn(withdrawn, by=by, at=at)
    return withdrawn


@transaction.atomic
def accept(*, enrolment: Enrolment, at: datetime) -> Enrolment:
    """Say yes; what follows is the profile. Saying yes twice is still yes."""
    locked = _lock(enrolment)
    if locked.state in (EnrolmentState.APPLIED, EnrolmentState.WAITLISTED, EnrolmentState.ADMITTED):
        return locked
    return _move(locked, EnrolmentState.APPLIED, by=locked.person, at=at)


@transaction.atomic
def decline(*, enrolment: Enrolment, at: datetime) -> Enrolment:
    """Say no, without a reason."""
    return _move(_lock(enrolment), EnrolmentState.DECLINED, by=enrolment.person, at=at)


@transaction.atomic
def undo_decline(*, enrolment: Enrolment, at: datetime) -> Enrolment:
    """Take a no back: the invitation stands again. Only a no can be taken back by the person alone."""
    locked = _lock(enrolment)
    if locked.state != EnrolmentState.DECLINED:
        raise MoveRefused
    return _move(locked, EnrolmentState.INVITED, by=locked.person, at=at)


@transaction.atomic
def admit(*, enrolment: Enrolment, by: Person, at: datetime) -> Enrolment:
    """Let somebody take part who has accepted and finished their profile."""
    locked = _lock(enrolment)
    locked.admitted_at = at
    return _move(locked, EnrolmentState.ADMITTED, by=by, at=at)


@transaction.atomic
def put_on_list(*, enrolment: Enrolment, by: Person, at: datetime) -> Enrolment:
    """Put somebody on the waiting list who is ready while there is no place."""
    return _move(_lock(enrolment), EnrolmentState.WAITLISTED, by=by, at=at)


@transaction.atomic
def pause(*, enrolment: Enrolment, by: Person, at: datetime) -> Enrolment:
    """Let somebody pause who takes part; no round looks for them meanwhile."""
    return _move(_lock(enrolment), EnrolmentState.PAUSED, by=by, at=at)


@transaction.atomic
def resume(*, enrolment: Enrolment, by: Person | None, at: datetime) -> Enrolment:
    """Let somebody take part again after a pause; by nobody on the day that they gave."""
    locked = _lock(enrolment)
    if locked.state != EnrolmentState.PAUSED:
        raise MoveRefused
    return _move(locked, EnrolmentState.ADMITTED, by=by, at=at)


@transaction.atomic
def complete(*, enrolment: Enrolment, at: datetime) -> Enrolment:
    """Let somebody have completed the programme, whose cohort has come to its planned end."""
    return _move(_lock(enrolment), EnrolmentState.COMPLETED, by=None, at=at)


def _lock(enrolment: Enrolment) -> Enrolment:
    rows = Enrolment.objects.select_for_update(of=("self",)).select_related("person", "cohort__programme")
    return rows.get(pk=enrolment.pk)


def _move(enrolment: Enrolment, state: str, *, by: Person | None, at: datetime) -> Enrolment:
    before = enrolment.state
    _set_state(enrolment, state, at)
    enrolment.save()
    record(f"enrolments.{state}", enrolment, by=by, at=at, before=before)
    return enrolment


def _set_state(enrolment: Enrolment, state: str, at: datetime) -> None:
    require_move(MOVES, enrolment.state, state)
    enrolment.state, enrolment.state_since = state, at
