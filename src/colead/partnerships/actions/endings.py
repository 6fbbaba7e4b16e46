"""Ending a pairing, or leaving a group: by one of its members, without a reason; or by the coordinator.

A member's wish takes effect an hour later and can be taken back until then; the others learn of nothing before.
Who wished it is in no audit event, and nowhere at all once it has taken effect.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships.actions import farewells
from colead.partnerships.actions.seats import NotMember
from colead.partnerships.models import Ending, ExitReason, Member, Partnership
from colead.partnerships.queries.wishes import wish_of
from colead.partnerships.states import EndingCause, ExitCategory, PartnershipState
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Cohort
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Task

TOPIC = "endings"
WINDOW = timedelta(hours=1)
BATCH = 5  # reasons are shown five at a time


class AlreadyEnded(Refused):
    code = "partnerships.already_ended"
    sentence = _("This pairing has ended already. The page shows how it stands now.")


class NothingToTakeBack(Refused):
    code = "endings.nothing_to_take_back"
    sentence = _("There is nothing to take back any more. Your coordinator can help you find a new partner.")


class NoSuchReason(Refused):
    code = "endings.no_such_reason"
    sentence = _("Choose one of the reasons, or none.")


@transaction.atomic
def ask(*, partnership: Partnership, category: str = "", by: Person, at: datetime) -> Ending:
    """Wish to end a pairing, or to leave a group. It takes effect after an hour; asking twice is asking once."""
    if category and category not in ExitCategory.values:
        raise NoSuchReason
    locked, mine = lock_for_member(partnership, by=by)
    wished = wish_of(mine)
    if wished is None:
        wished = Ending.objects.create(
            partnership=locked, asked_by=str(mine.pk), category=category, due_at=at + WINDOW
        )
        record("endings.ask", locked, by=None, at=at)
    return wished


@transaction.atomic
def take_back(*, partnership: Partnership, by: Person, at: datetime) -> Partnership:
    """Change one's mind within the hour; nobody has learned of it."""
    locked, mine = lock_for_member(partnership, by=by)
    wished = wish_of(mine)
    if wished is None:
        raise NothingToTakeBack
    wished.delete()
    record("endings.take_back", locked, by=None, at=at)
    return locked


@transaction.atomic
def end_as_coordinator(*, partnership: Partnership, by: Person, at: datetime) -> Partnership:
    """End a partnership for everybody in it, at once; whoever is second is told that it has ended."""
    locked = _lock(partnership)
    if not may_coordinate(by, locked.cohort.programme, Task.CARE):
        raise NotTheirs
    if locked.state == PartnershipState.ENDED:
        raise AlreadyEnded
    record("endings.decide", locked, by=by, at=at)
    farewells.end(locked, cause=EndingCause.COORDINATOR, at=at)
    return locked


def take_effect_due(*, at: datetime) -> int:
    """Let every wish whose hour has passed take effect, one transaction each, and give how many did."""
    due = Ending.objects.filter(due_at__lte=at).values_list("pk", "partnership_id")
    return sum(_take_effect(wish, partnership, at) for wish, partnership in list(due))


@transaction.atomic
def _take_effect(wish: int, partnership: int, at: datetime) -> bool:
    """Lock the partnership first, as everybody does; a wish that was taken back meanwhile is gone."""
    locked = _lock(Partnership(pk=partnership))
    wished = Ending.objects.select_for_update().filter(pk=wish).first()
    if wished is None:
        return False
    member = Member.objects.select_related("enrolment__person").get(pk=int(wished.asked_by))
    member.partnership = locked
    if wished.category:
        keep_reason(locked.cohort, wished.category)
    wished.delete()
    farewells.part_ways(member, cause=EndingCause.MEMBERS, at=at)
    return True


def keep_reason(cohort: Cohort, category: str) -> None:
    """Keep a reason without its person, partnership and day, in a batch of five."""
    batch = ExitReason.objects.filter(cohort=cohort).count() // BATCH
    ExitReason.objects.create(cohort=cohort, category=category, batch=batch)


def lock_for_member(partnership: Partnership, *, by: Person) -> tuple[Partnership, Member]:
    """Lock a partnership that has not ended, pausing ones too, for one of its members."""
    locked = _lock(partnership)
    rows = Member.objects.filter(partnership=locked, enrolment__person=by)
    mine = rows.select_related("enrolment__person").first()
    if mine is None:
        raise NotMember
    if locked.state == PartnershipState.ENDED:
        raise AlreadyEnded
    return locked, mine


def _lock(partnership: Partnership) -> Partnership:
    rows = Partnership.objects.select_for_update(of=("self",)).select_related("cohort__programme")
    return rows.get(pk=partnership.pk)
