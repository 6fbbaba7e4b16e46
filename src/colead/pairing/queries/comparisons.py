"""What changed from one round of a cohort to another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from colead.pairing.frozen import solution_of
from colead.pairing.models import Round
from colead.programmes.models import Enrolment
from colead_matching import Solution, compare


@dataclass(frozen=True)
class Difference:
    """What changed, by names."""

    kept: int
    broken: tuple[str, ...]
    new: tuple[str, ...]
    newly_matched: tuple[str, ...]
    newly_left_out: tuple[str, ...]
    same_people: bool

    @property
    def is_none(self) -> bool:
        """Tell whether both rounds have the same partnerships."""
        return not self.broken and not self.new


def names_in(found: Round) -> dict[int, str]:
    """Give the names of everybody in a round's cohort, by enrolment; one query."""
    return dict(Enrolment.objects.filter(cohort=found.cohort_id).values_list("pk", "person__name"))


def difference(before: Round, after: Round, names: dict[int, str]) -> Difference:
    """Compare two rounds of a cohort by people, whatever their keys were; `names` are those of the cohort."""
    found = compare(_by_enrolment(before), _by_enrolment(after))

    def together(groups: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
        return tuple(sorted(" · ".join(sorted(names[int(member)] for member in group)) for group in groups))

    return Difference(
        kept=len(found.kept),
        broken=together(found.broken),
        new=together(found.new),
        newly_matched=tuple(sorted(names[int(member)] for member in found.newly_matched)),
        newly_left_out=tuple(sorted(names[int(member)] for member in found.newly_left_out)),
        same_people=set(before.inputs["enrolments"].values()) == set(after.inputs["enrolments"].values()),
    )


def _by_enrolment(found: Round) -> Solution:
    """Read a solution with enrolments for keys, so that rounds with other pseudonyms can be compared."""
    solution, enrolments = solution_of(found.solution), found.inputs["enrolments"]
    return replace(
        solution,
        partnerships=tuple(
            replace(partnership, members=tuple(sorted(str(enrolments[key]) for key in partnership.members)))
            for partnership in solution.partnerships
        ),
        left_out=tuple(replace(left, person=str(enrolments[left.person])) for left in solution.left_out),
    )
