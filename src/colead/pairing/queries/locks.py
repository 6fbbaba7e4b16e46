"""Who stays together in a round, and what people wished for: decisions, pairs that meet, mutual first wishes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from colead.pairing.models import Decision, Suggestion
from colead.pairing.queries.readiness import LIVE, TWOS
from colead.pairing.states import Makes, Wish
from colead.pairing.words import impossible_lock, too_many_kept, two_of_a_side
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import Role
from colead_matching import Pair, Problem, pair


class ImpossibleDecision(Exception):
    """Two people are to be kept together and may not meet; the message is a sentence with their names."""


def refuse_impossible(problem: Problem, locks: frozenset[Pair], names: dict[str, str]) -> None:
    """Refuse to keep together two people who may not meet."""
    for one, other in sorted(sorted(lock) for lock in locks):
        broken = problem.broken_rules(one, other)
        if broken:
            # Other rules beside it would tell a private cause from a shared past.
            rule = "not_available" if "not_available" in broken else broken[0]
            first, second = sorted((names[one], names[other]))
            raise ImpossibleDecision(impossible_lock(first, second, rule))


def refuse_same_side(problem: Problem, locks: frozenset[Pair], names: dict[str, str], makes: str) -> None:
    """Refuse to keep together two mentors, or two learners."""
    if makes != Makes.MENTORING:
        return
    for lock in sorted(map(sorted, locks)):
        one, other = (problem.person[key].roles for key in lock)
        if not (
            ({Role.LEARNER} <= one and {Role.MENTOR} <= other)
            or ({Role.MENTOR} <= one and {Role.LEARNER} <= other)
        ):
            first, second = sorted(names[key] for key in lock)
            raise ImpossibleDecision(two_of_a_side(first, second))


def refuse_too_many(problem: Problem, locks: frozenset[Pair], names: dict[str, str], makes: str) -> None:
    """Refuse to keep more learners together with a mentor than there are places, or a learner with two mentors."""
    if makes != Makes.MENTORING:
        return
    with_whom = Counter(key for lock in locks for key in lock)
    for key, count in sorted(with_whom.items()):
        person = problem.person[key]
        if count > (person.capacity[1] if Role.MENTOR in person.roles else 1):
            raise ImpossibleDecision(too_many_kept(names[key]))


def first_wishes_of_both(wishes: Mapping[str, tuple[str, ...]]) -> set[Pair]:
    """Give the pairs whose two people each wished for the other first."""
    first = {key: ranked[0] for key, ranked in wishes.items() if ranked}
    return {pair(one, other) for one, other in first.items() if one != other and first.get(other) == one}


def free_of(locks: frozenset[Pair], more: set[Pair], problem: Problem) -> frozenset[Pair]:
    """Add pairs whose people are not in one yet and whom no rule keeps apart."""
    taken = {key for lock in locks for key in lock}
    found = set()
    for two in sorted(more, key=sorted):
        if not two & taken and not problem.broken_rules(*sorted(two)):
            found.add(two)
            taken |= two
    return frozenset(found)


def pairs_that_meet(cohort: Cohort, keys: dict[int, str]) -> set[Pair]:
    """Give the pairs that go on; of a triad the first two."""
    rows = Enrolment.objects.filter(
        pk__in=keys, memberships__partnership__state__in=LIVE, memberships__partnership__kind__in=TWOS
    ).order_by("memberships__partnership", "memberships__position")
    groups: dict[int, list[str]] = defaultdict(list)
    for pk, partnership in rows.values_list("pk", "memberships__partnership"):
        groups[partnership].append(keys[pk])
    return {pair(*members[:2]) for members in groups.values() if len(members) > 1}


def wishes_in(chosen_in: int | None, keys: dict[int, str]) -> dict[str, tuple[str, ...]]:
    """Give whom people wished for in a round, the dearest first; one query, and none without a round."""
    found: dict[str, list[str]] = defaultdict(list)
    if chosen_in is not None:
        ranked = Suggestion.objects.filter(round=chosen_in, rank__isnull=False).order_by("enrolment", "rank")
        for one, other in ranked.values_list("enrolment_id", "other_id"):
            if one in keys and other in keys:
                found[keys[one]].append(keys[other])
    return {key: tuple(others) for key, others in found.items()}


def decisions_on(cohort: Cohort, keys: dict[int, str]) -> dict[str, set[Pair]]:
    """Give the pairs of these people that a coordinator keeps together, and apart; one query."""
    found: dict[str, set[Pair]] = {Wish.LOCK: set(), Wish.FORBID: set()}
    rows = Decision.objects.filter(cohort=cohort).values_list("first_id", "second_id", "wish")
    for first, second, wish in rows:
        if first in keys and second in keys:
            found[wish].add(pair(keys[first], keys[second]))
    return found
