"""How every action of a whole partnership begins: lock it, and refuse everybody but its members."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from colead.partnerships.actions.seats import NotMember, PartnershipOver
from colead.partnerships.models import Member, Partnership
from colead.partnerships.rules import may_change
from colead.people.models import Person


@dataclass(frozen=True)
class Table:
    """A locked partnership, who sits in it, and who acts."""

    partnership: Partnership
    members: list[Member]
    mine: Member


def sit_down(
    partnership: Partnership, *, by: Person, may: Callable[[Partnership], bool] = may_change
) -> Table:
    """Lock a partnership for one of its members where its state allows it, by the rule given; two queries."""
    rows = Partnership.objects.select_for_update(of=("self",)).select_related("cohort__programme")
    locked = rows.get(pk=partnership.pk)
    members = list(Member.objects.filter(partnership=locked).select_related("enrolment__person"))
    mine = next((member for member in members if member.enrolment.person_id == by.pk), None)
    if mine is None:
        raise NotMember
    if not may(locked):
        raise PartnershipOver
    return Table(locked, members, mine)
