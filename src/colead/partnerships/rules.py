"""Who may do what in a partnership: its members, and nobody else."""

from __future__ import annotations

from collections.abc import Sequence

from colead.partnerships.models import Goal, Member, Partnership, Reflection
from colead.partnerships.states import GoalSight, PartnershipState
from colead.people.models import Person
from colead.programmes.states import Role


def may_read(person: Person, member: Member) -> bool:
    """Let members read their own partnership, also after its end; no post opens it."""
    return member.enrolment.person_id == person.pk


def may_read_partners_worksheet(partnership: Partnership) -> bool:
    """Let partners read each other's worksheets while they are partners; afterwards each has their own."""
    return partnership.state != PartnershipState.ENDED


def may_change(partnership: Partnership) -> bool:
    """Let members plan, move and prepare meetings while the partnership lives, and as alumni afterwards."""
    return partnership.state in (PartnershipState.ACTIVE, PartnershipState.ALUMNI)


def goes_on_without(members: Sequence[Member]) -> bool:
    """Tell whether a group goes on when one of these members leaves: two can still meet."""
    return len(members) > 2


def may_read_draft(partnership: Partnership) -> bool:
    """Let partners read a draft while they are partners; what all of them have signed stays readable for each."""
    return partnership.state != PartnershipState.ENDED


def may_write_goal(person: Person, goal: Goal) -> bool:
    """Let the owner alone write a goal, whatever became of the partnership."""
    return goal.enrolment.person_id == person.pk


def partners_see(goal: Goal) -> bool:
    """Tell whether the owner lets partners see a goal at all; once they are partners no more, they see nothing."""
    return (
        goal.sight != GoalSight.NOTHING
        and goal.partnership is not None
        and goal.partnership.state != PartnershipState.ENDED
    )


def may_write_to_each_other(partnership: Partnership) -> bool:
    """Let partners write to each other while they are partners, also while they pause."""
    return partnership.state != PartnershipState.ENDED


def may_read_reflection(person: Person, reflection: Reflection) -> bool:
    """Let the writer alone read a reflection, and delete it."""
    return reflection.enrolment.person_id == person.pk


def partners_read(reflection: Reflection) -> bool:
    """Tell whether the writer shares a reflection with people who are partners still."""
    return (
        reflection.deleted_at is None
        and reflection.shared_with is not None
        and reflection.shared_with.state != PartnershipState.ENDED
    )


def may_write_in_meetings(member: Member) -> bool:
    """Let those who meet write worksheets, tap and have roles; whoever facilitates them does not."""
    return member.role != Role.FACILITATOR


def may_facilitate(person: Person, member: Member) -> bool:
    """Let a circle's facilitator note who was there; no post does it instead."""
    return member.role == Role.FACILITATOR and member.enrolment.person_id == person.pk
