"""A cohort as a matching problem: who takes part, what they need and offer, who may meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from colead.pairing.hours import utc_hours
from colead.pairing.models import Avoidance, Decision, MatchingPolicy, Need, Profile, Strength
from colead.pairing.queries.readiness import ready_in
from colead.pairing.states import Wish
from colead.pairing.words import impossible_lock
from colead.people.models import DirectoryEntry
from colead.people.queries.reporting import reporting_lines
from colead.programmes.models import Cohort, Enrolment
from colead_matching import Pair, Person, Problem, Rules, Weights, pair

AUDITED = ("function", "site", "level")  # groups whose coverage and parity a round reports
CRITERIA = ("needs", "function", "level", "hours", "interests", "style")

Policy = Mapping[str, Mapping[str, int | bool]]


class ImpossibleDecision(Exception):
    """Two people are to be kept together and may not meet; the message is a sentence with their names."""


@dataclass(frozen=True)
class CohortProblem:
    """The problem, and which enrolment stands behind each of its pseudonymous keys."""

    problem: Problem
    enrolments: dict[str, int]


def policy_values(policy: MatchingPolicy) -> dict[str, dict[str, int | bool]]:
    """Write a policy down as a round keeps it."""
    return {
        "rules": {
            "same_line": policy.not_same_line,
            "same_slate": policy.not_same_slate,
            "min_shared_hours": policy.min_shared_hours,
            "common_language": policy.common_language,
        },
        "weights": {name: getattr(policy, f"weight_{name}") for name in CRITERIA},
    }


def problem_of(cohort: Cohort, policy: Policy, *, seed: int) -> CohortProblem:
    """Freeze a cohort for a round, in a fixed number of queries and some for reporting lines.

    Keys are numbers in the order of the enrolments' random keys: they say nothing about anybody, and
    the same people with the same answers give the same problem. Those who have a partner are left out.
    """
    enrolments = list(ready_in(cohort).select_related("person__directory_entry", "profile").order_by("key"))
    keys = {enrolment.pk: f"p{number:06}" for number, enrolment in enumerate(enrolments, start=1)}
    decisions = _decisions(cohort, keys)
    open_problem = Problem(
        competencies=frozenset(cohort.programme.competencies.values_list("code", flat=True)),
        people=_people(cohort, enrolments, keys),
        rules=_rules(policy["rules"], _not_available(cohort, enrolments, keys)),
        weights=Weights.from_mapping({name: int(value) for name, value in policy["weights"].items()}),
        forbidden=frozenset(decisions[Wish.FORBID]),
        seed=seed,
    )
    locks = frozenset(decisions[Wish.LOCK])
    names = {keys[enrolment.pk]: enrolment.person.name for enrolment in enrolments}
    _refuse_impossible(open_problem, locks, names)
    return CohortProblem(replace(open_problem, locks=locks), {key: pk for pk, key in keys.items()})


def _refuse_impossible(problem: Problem, locks: frozenset[Pair], names: dict[str, str]) -> None:
    for one, other in sorted(sorted(lock) for lock in locks):
        broken = problem.broken_rules(one, other)
        if broken:
            # Other rules beside it would tell a private cause from a shared past.
            rule = "not_available" if "not_available" in broken else broken[0]
            first, second = sorted((names[one], names[other]))
            raise ImpossibleDecision(impossible_lock(first, second, rule))


def _rules(values: Mapping[str, int | bool], not_available: frozenset[Pair]) -> Rules:
    return Rules(
        same_line=bool(values["same_line"]), same_slate=bool(values["same_slate"]),
        min_shared_hours=int(values["min_shared_hours"]), common_language=bool(values["common_language"]),
        not_available=not_available,
    )  # fmt: skip


def _people(cohort: Cohort, enrolments: list[Enrolment], keys: dict[int, str]) -> tuple[Person, ...]:
    needs, strengths = defaultdict[int, dict[str, int]](dict), defaultdict[int, dict[str, int]](dict)
    wanted = Need.objects.filter(enrolment__cohort=cohort)
    for pk, code, urgency in wanted.values_list("enrolment_id", "competency__code", "urgency"):
        needs[pk][code] = urgency
    offered = Strength.objects.filter(enrolment__cohort=cohort)
    for pk, code, level in offered.values_list("enrolment_id", "competency__code", "level"):
        strengths[pk][code] = level
    lines = _lines(enrolments, keys)
    return tuple(
        replace(
            _person(e, keys[e.pk], cohort), needs=needs[e.pk], strengths=strengths[e.pk], line=lines[keys[e.pk]]
        )
        for e in enrolments
    )  # fmt: skip


def _person(enrolment: Enrolment, key: str, cohort: Cohort) -> Person:
    profile, entry = enrolment.profile, _entry(enrolment)
    return Person(
        key=key,
        level=entry.level if entry else None,
        function=(entry.function or None) if entry else None,
        site=(entry.site or None) if entry else None,
        hours=utc_hours(profile.free_hours, enrolment.person.time_zone, in_week_of=cohort.starts_on),
        languages=frozenset(profile.languages),
        interests=frozenset(profile.interests),
        style=_style(profile),
        slate=(entry.slate or None) if entry else None,
        groups=_groups(entry),
    )


def _entry(enrolment: Enrolment) -> DirectoryEntry | None:
    return getattr(enrolment.person, "directory_entry", None)


def _style(profile: Profile) -> tuple[int, ...] | None:
    answers = (profile.style_direct, profile.style_plan, profile.style_pace)
    given = tuple(answer for answer in answers if answer is not None)
    return given if len(given) == len(answers) else None


def _groups(entry: DirectoryEntry | None) -> dict[str, str]:
    values = {name: getattr(entry, name) for name in AUDITED} if entry else {}
    return {name: str(value) for name, value in values.items() if value not in ("", None)}


def _lines(enrolments: list[Enrolment], keys: dict[int, str]) -> dict[str, frozenset[str]]:
    references = {entry.reference: keys[e.pk] for e in enrolments if (entry := _entry(e))}
    found = defaultdict[str, frozenset[str]](frozenset)
    for reference, others in reporting_lines(references.keys()).items():
        found[references[reference]] = frozenset(references[other] for other in others)
    return found


def _not_available(cohort: Cohort, enrolments: list[Enrolment], keys: dict[int, str]) -> frozenset[Pair]:
    """Give the pairs that may not meet for reasons that nobody is told: avoidances and past partners."""
    by_person = {enrolment.person_id: keys[enrolment.pk] for enrolment in enrolments}
    avoided = Avoidance.objects.filter(enrolment__cohort=cohort).values_list("enrolment__person", "other")
    together: dict[int, list[str]] = defaultdict(list)
    # A past partner is one of any cohort: whoever has met before looks for somebody new.
    past = Enrolment.objects.filter(person__enrolments__cohort=cohort, memberships__isnull=False)
    for person, partnership in past.values_list("person", "memberships__partnership").distinct():
        if person in by_person:
            together[partnership].append(by_person[person])
    pairs = {pair(by_person[a], by_person[b]) for a, b in avoided if {a, b} <= by_person.keys() and a != b}
    return frozenset(
        pairs | {pair(a, b) for members in together.values() for a in members for b in members if a < b}
    )


def _decisions(cohort: Cohort, keys: dict[int, str]) -> dict[str, set[Pair]]:
    found: dict[str, set[Pair]] = {Wish.LOCK: set(), Wish.FORBID: set()}
    rows = Decision.objects.filter(cohort=cohort).values_list("first_id", "second_id", "wish")
    for first, second, wish in rows:
        if first in keys and second in keys:
            found[wish].add(pair(keys[first], keys[second]))
    return found
