"""A programme's plan of training: what its coordinators chose, or what is suggested."""

from __future__ import annotations

from collections.abc import Iterable

from colead.learning.models import TrainingPlan
from colead.learning.modules.catalogue import CORE, FACILITATING
from colead.programmes.models import Programme
from colead.programmes.states import ROLES_OF, Role

# Whom learning is asked of: who helps others learns how; who is helped learns what to expect and how to end well.
SUGGESTED: dict[str, tuple[str, ...]] = {
    Role.PEER: CORE,
    Role.MENTOR: CORE,
    Role.LEARNER: (CORE[0], CORE[-1]),
    Role.FACILITATOR: (*CORE, FACILITATING),
}


def plan_of(programme: Programme) -> TrainingPlan:
    """Give the plan; a suggestion is not in the database."""
    return TrainingPlan.objects.filter(programme=programme).first() or TrainingPlan(programme=programme)


def asked_of(plan: TrainingPlan, role: str) -> tuple[str, ...]:
    """Give the codes of the modules that a role goes through."""
    return tuple(plan.modules.get(role, SUGGESTED[role]))


def needed(plan: TrainingPlan, roles: Iterable[str]) -> tuple[str, ...]:
    """Give the codes that somebody with these roles goes through, each once; those of removed modules are none."""
    mine = set(roles)
    return tuple(dict.fromkeys(code for role in Role if role in mine for code in asked_of(plan, role)))


def roles_in(programme: Programme) -> tuple[Role, ...]:
    """Give the roles that people have in a programme of this format."""
    return ROLES_OF[programme.format]
