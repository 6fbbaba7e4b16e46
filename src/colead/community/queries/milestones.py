"""Milestones: what somebody has reached, and which ones a programme celebrates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from colead.community.models import ChosenMilestones, Reached
from colead.community.queries.reaching import reached
from colead.community.states import BY_OWN_WORD, Milestone
from colead.programmes.models import Enrolment, Programme


@dataclass(frozen=True)
class Stone:
    """A milestone that somebody has reached."""

    code: str
    name: str
    at: datetime
    by_own_word: bool


@dataclass(frozen=True)
class Path:
    """What the page of one's milestones shows: what is reached, never what is missing."""

    stones: tuple[Stone, ...]  # the newest first
    may_say: tuple[tuple[str, str], ...]  # codes and names of what one may say oneself


def path_of(enrolment: Enrolment) -> Path:
    """Give what the person has reached of what their programme celebrates; eleven queries."""
    chosen = chosen_of(enrolment.cohort.programme)
    known = reached([enrolment.pk]).get(enrolment.pk, {})
    said = dict(Reached.objects.filter(enrolment=enrolment, by_own_word=True).values_list("milestone", "at"))
    stones = [
        Stone(code, str(Milestone(code).label), at, code not in known)
        for code, at in {**said, **known}.items()
        if code in chosen
    ]
    open_ = [one for one in BY_OWN_WORD if one in chosen and one not in known and one not in said]
    return Path(
        tuple(sorted(stones, key=lambda one: one.at, reverse=True)),
        tuple((one.value, str(one.label)) for one in open_),
    )


def chosen_of(programme: Programme) -> frozenset[str]:
    """Give the milestones that a programme celebrates; one query."""
    row = ChosenMilestones.objects.filter(programme=programme).first()
    return frozenset(row.milestones if row else Milestone.values)
