"""Whom those who wait could meet now: each other first, then a pair that they could join, with least disturbance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from colead.pairing.queries.explanations import percent_of
from colead.pairing.queries.policies import policy_of
from colead.pairing.queries.problems import CohortProblem, policy_values, problem_of
from colead.pairing.queries.readiness import ready_in
from colead.programmes.models import Cohort, Enrolment
from colead_matching import Problem, solve
from colead_matching.definitions import own_side

MOST = 60  # people who wait; for more, a round is the right thing
SHOWN = 3  # pairs that somebody could join


@dataclass(frozen=True)
class Side:
    """A person of a proposal, and what they would get, of 100."""

    key: str
    name: str
    gets: int


@dataclass(frozen=True)
class Together:
    """People who could meet: some who wait, or one who waits and a pair that goes on as three."""

    sides: tuple[Side, ...]
    partnership: int | None = None  # the pair that would be joined

    @property
    def least(self) -> int:
        """Give what whoever gets least would get."""
        return min(side.gets for side in self.sides)


@dataclass(frozen=True)
class Rematch:
    """What could be done for those who wait now."""

    waiting: int
    is_too_many: bool
    together: tuple[Together, ...]
    alone: tuple[tuple[Side, tuple[Together, ...]], ...]  # who is left, and the pairs that they could join


def rematch(cohort: Cohort, pairs: Mapping[int, tuple[int, ...]]) -> Rematch:
    """Answer "whom could they meet?"; `pairs` are the living pairs, by partnership, with their people."""
    waiting = list(ready_in(cohort).values_list("pk", flat=True))
    if not waiting or len(waiting) > MOST:
        return Rematch(len(waiting), len(waiting) > MOST, (), ())
    policy = policy_values(policy_of(cohort.programme))
    frozen = problem_of(cohort, policy, seed=1)
    people = _people(cohort)
    solution = solve(frozen.problem)
    together = tuple(
        Together(
            tuple(
                Side(*people[frozen.enrolments[key]], percent_of(group.own_side(key)))
                for key in group.members
            )
        )
        for group in solution.partnerships
    )
    left = [frozen.enrolments[one.person] for one in solution.left_out]
    with_pairs = _with_pairs(cohort, policy, left, pairs) if left and pairs else None
    alone = tuple((Side(*people[pk], 0), _joins(with_pairs, pk, pairs, people)) for pk in left)
    return Rematch(len(waiting), False, together, alone)


def _with_pairs(
    cohort: Cohort,
    policy: dict[str, dict[str, int | bool]],
    left: list[int],
    pairs: Mapping[int, tuple[int, ...]],
) -> CohortProblem:
    everybody = {*left, *(pk for two in pairs.values() for pk in two)}
    return problem_of(cohort, policy, seed=1, among=everybody, going_on=list(pairs))


def _joins(
    frozen: CohortProblem | None,
    newcomer: int,
    pairs: Mapping[int, tuple[int, ...]],
    people: dict[int, tuple[str, str]],
) -> tuple[Together, ...]:
    if frozen is None:
        return ()
    keys = {pk: key for key, pk in frozen.enrolments.items()}
    found = [
        Together(_sides(frozen.problem, [newcomer, *two], keys, people), partnership)
        for partnership, two in pairs.items()
        if all(pk in keys for pk in two)
        and _may_join(frozen.problem, keys[newcomer], [keys[pk] for pk in two])
    ]
    return tuple(sorted(found, key=lambda one: (-one.least, one.partnership))[:SHOWN])


def _may_join(problem: Problem, newcomer: str, two: list[str]) -> bool:
    return not any(problem.broken_rules(newcomer, other) for other in two)


def _sides(
    problem: Problem, three: list[int], keys: dict[int, str], people: dict[int, tuple[str, str]]
) -> tuple[Side, ...]:
    """Give each one's own side in the three: the mean of what they get from the other two."""
    who = {pk: problem.person[keys[pk]] for pk in three}
    return tuple(
        Side(
            *people[pk], percent_of(sum(own_side(who[pk], who[other]) for other in three if other != pk) // 2)
        )
        for pk in three
    )


def _people(cohort: Cohort) -> dict[int, tuple[str, str]]:
    rows = Enrolment.objects.filter(cohort=cohort).values_list("pk", "key", "person__name")
    return {pk: (key, name) for pk, key, name in rows}
