"""A cohort as a matching problem: who takes part, what they need and offer, who may meet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch

from colead.pairing.hours import utc_hours
from colead.pairing.models import Avoidance, Decision, MatchingPolicy, Need, Strength
from colead.pairing.states import Wish
from colead.people.queries.reporting import reporting_lines
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState
from colead_matching import Pair, Person, Problem, Rules, Weights, pair

AUDITED = ("function", "site", "level")  # groups whose coverage and parity a round reports


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
        "weights": {
            name: getattr(policy, f"weight_{name}")
            for name in ("needs", "function", "level", "hours", "interests", "style")
        },
    }


def problem_of(cohort: Cohort, policy: dict[str, dict[str, int | bool]], *, seed: int) -> CohortProblem:
    """Freeze a cohort for a round; about eight queries whatever its size.

    Keys are numbers in the order of the enrolments' random keys: they say nothing about anybody.
    Those who already have a partner are left out.
    """
    enrolments = _ready(cohort)
    keys = {enrolment.pk: f"p{number:06}" for number, enrolment in enumerate(enrolments, start=1)}
    by_person = {enrolment.person_id: keys[enrolment.pk] for enrolment in enrolments}
    lines = _lines(enrolments, keys)
    decisions = _decisions(cohort, keys)
    problem = Problem(
        competencies=frozenset(cohort.programme.competencies.values_list("code", flat=True)),
        people=tuple(_person(e, keys[e.pk], cohort, lines[keys[e.pk]]) for e in enrolments),
        rules=Rules(**policy["rules"], not_available=_not_available(enrolments, keys, by_person)),  # type: ignore[arg-type]
        weights=Weights.from_mapping({name: int(value) for name, value in policy["weights"].items()}),
        locks=frozenset(decisions[Wish.LOCK]),
        forbidden=frozenset(decisions[Wish.FORBID]),
        seed=seed,
    )
    return CohortProblem(problem, {key: pk for pk, key in keys.items()})


def _ready(cohort: Cohort) -> list[Enrolment]:
    return list(
        Enrolment.objects.filter(
            cohort=cohort, state=EnrolmentState.ADMITTED, profile__finished_at__isnull=False
        )
        .exclude(memberships__partnership__state__in=["active", "paused"])
        .select_related("person__directory_entry", "profile")
        .prefetch_related(
            Prefetch("needs", Need.objects.select_related("competency").defer("sentence")),
            Prefetch("strengths", Strength.objects.select_related("competency").defer("evidence")),
        )
        .order_by("key")
    )


def _person(enrolment: Enrolment, key: str, cohort: Cohort, line: frozenset[str]) -> Person:
    profile, entry = enrolment.profile, getattr(enrolment.person, "directory_entry", None)
    style = (profile.style_direct, profile.style_plan, profile.style_pace)
    facts = {
        name: str(getattr(entry, name))
        for name in AUDITED
        if entry and getattr(entry, name) not in ("", None)
    }
    return Person(
        key=key,
        needs={need.competency.code: need.urgency for need in enrolment.needs.all()},
        strengths={strength.competency.code: strength.level for strength in enrolment.strengths.all()},
        level=entry.level if entry else None,
        function=(entry.function or None) if entry else None,
        site=(entry.site or None) if entry else None,
        hours=utc_hours(profile.free_hours, enrolment.person.time_zone, in_week_of=cohort.starts_on),
        languages=frozenset(profile.languages),
        interests=frozenset(profile.interests),
        style=None if None in style else style,  # type: ignore[arg-type]
        line=line,
        slate=(entry.slate or None) if entry else None,
        groups=facts,
    )


def _lines(enrolments: list[Enrolment], keys: dict[int, str]) -> dict[str, frozenset[str]]:
    references = {
        e.person.directory_entry.reference: keys[e.pk]
        for e in enrolments
        if hasattr(e.person, "directory_entry")
    }
    found = defaultdict[str, frozenset[str]](frozenset)
    for reference, others in reporting_lines(references.keys()).items():
        found[references[reference]] = frozenset(references[other] for other in others)
    return found


def _not_available(
    enrolments: list[Enrolment], keys: dict[int, str], by_person: dict[int, str]
) -> frozenset[Pair]:
    """Give the pairs that may not meet for reasons that nobody is told: avoidances and past partners."""
    avoided = Avoidance.objects.filter(enrolment__in=enrolments).values_list("enrolment_id", "other_id")
    pairs = {pair(keys[pk], by_person[other]) for pk, other in avoided if other in by_person}
    partnerships: dict[int, list[str]] = defaultdict(list)
    past = Enrolment.objects.filter(pk__in=keys, memberships__isnull=False)
    for pk, partnership in past.values_list("pk", "memberships__partnership_id"):
        partnerships[partnership].append(keys[pk])
    pairs |= {pair(a, b) for members in partnerships.values() for a in members for b in members if a < b}
    return frozenset(p for p in pairs if len(p) == 2)


def _decisions(cohort: Cohort, keys: dict[int, str]) -> dict[str, set[Pair]]:
    found: dict[str, set[Pair]] = {Wish.LOCK: set(), Wish.FORBID: set()}
    for first, second, wish in Decision.objects.filter(cohort=cohort).values_list(
        "first_id", "second_id", "wish"
    ):
        if first in keys and second in keys:
            found[wish].add(pair(keys[first], keys[second]))
    return found
