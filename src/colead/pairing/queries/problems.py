"""A cohort as a matching problem: who takes part, what they need and offer, who may meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from colead.pairing.hours import utc_hours
from colead.pairing.models import Avoidance, MatchingPolicy, Need, Profile, Strength
from colead.pairing.queries.locks import (
    decisions_on,
    first_wishes_of_both,
    free_of,
    pairs_that_meet,
    refuse_impossible,
    refuse_same_side,
    refuse_too_many,
    wishes_in,
)
from colead.pairing.queries.parts import format_of, parts_of, refuse_nobody
from colead.pairing.queries.readiness import TWOS, finished_in, ready_in, whom_circles_seat
from colead.pairing.states import Makes, Wish
from colead.people.models import DirectoryEntry
from colead.people.queries.reporting import reporting_lines
from colead.programmes.models import Cohort, Enrolment
from colead_matching import Pair, Person, Problem, Rules, Weights, pair

AUDITED = ("function", "site", "level")  # groups whose coverage and parity a round reports
SETTINGS = (
    "rings", "learner_share", "mentor_least", "mentor_most", "circle_size", "circle_smallest", "circle_largest",
    "facilitators", "keep_pairs", "shortlist_length", "most_shown",
)  # fmt: skip
CRITERIA = ("needs", "function", "level", "hours", "interests", "style")

Policy = Mapping[str, Mapping[str, int | bool]]


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
        "format": {name: getattr(policy, name) for name in SETTINGS},
    }


def problem_of(
    cohort: Cohort, policy: Policy, *, seed: int, makes: str = Makes.PAIRS, wishes_of: int | None = None,
    among: Collection[int] | None = None, going_on: Collection[int] = (),
) -> CohortProblem:  # fmt: skip
    """Freeze a cohort for a round, in a fixed number of queries and some for reporting lines.

    Keys are numbers in the order of the enrolments' random keys: they say nothing about anybody, and
    the same people with the same answers give the same problem. Those who have a partner are left out.
    `wishes_of` is the round in which people chose; `among` names the only people a small round is about, and
    `going_on` the partnerships that go on in it, whose people are no past partners.
    """
    ready = ready_in(cohort, makes) if among is None else finished_in(cohort).filter(pk__in=among)
    enrolments = list(ready.select_related("person__directory_entry", "profile").order_by("key"))
    settings = policy.get("format") or policy_values(MatchingPolicy())["format"]
    parts = parts_of(enrolments, ready, makes, settings, seats=whom_circles_seat(cohort))
    enrolments = [enrolment for enrolment in enrolments if enrolment.pk in parts]
    refuse_nobody(parts, makes, settings)
    keys = {enrolment.pk: f"p{number:06}" for number, enrolment in enumerate(enrolments, start=1)}
    decisions = decisions_on(cohort, keys)
    wishes = wishes_in(wishes_of, keys)
    people = _people(cohort, enrolments, keys)
    open_problem = Problem(
        competencies=frozenset(cohort.programme.competencies.values_list("code", flat=True)),
        people=tuple(
            replace(
                person, roles=parts[pk].roles, capacity=parts[pk].capacity, wishes=wishes.get(person.key, ())
            )
            for person, pk in zip(people, keys, strict=True)
        ),
        rules=_rules(policy["rules"], _not_available(cohort, enrolments, keys, makes, going_on)),
        weights=Weights.from_mapping({name: int(value) for name, value in policy["weights"].items()}),
        forbidden=frozenset(decisions[Wish.FORBID]),
        seed=seed,
        format=format_of(makes, settings),
    )
    locks = frozenset(decisions[Wish.LOCK])
    names = {keys[enrolment.pk]: enrolment.person.name for enrolment in enrolments}
    refuse_impossible(open_problem, locks, names)
    refuse_same_side(open_problem, locks, names, makes)
    refuse_too_many(open_problem, locks, names, makes)
    if makes == Makes.CIRCLES and settings["keep_pairs"]:
        locks |= free_of(locks, pairs_that_meet(cohort, keys), open_problem)
    elif makes != Makes.CIRCLES:
        locks |= free_of(locks, first_wishes_of_both(wishes), open_problem)
    return CohortProblem(replace(open_problem, locks=locks), {key: pk for pk, key in keys.items()})


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


def _not_available(
    cohort: Cohort, enrolments: list[Enrolment], keys: dict[int, str], makes: str, going_on: Collection[int]
) -> frozenset[Pair]:
    """Give the pairs that may not meet for reasons that nobody is told: avoidances and past partners.

    In a circle past partners may sit together, and having sat in a circle keeps nobody from becoming a pair.
    """
    by_person = {enrolment.person_id: keys[enrolment.pk] for enrolment in enrolments}
    avoided = Avoidance.objects.filter(enrolment__cohort=cohort).values_list("enrolment__person", "other")
    together: dict[int, list[str]] = defaultdict(list)
    # A past partner is one of any cohort: whoever has met before looks for somebody new.
    past = Enrolment.objects.filter(
        person__enrolments__cohort=cohort,
        memberships__partnership__kind__in=() if makes == Makes.CIRCLES else TWOS,
    )
    for person, partnership in past.values_list("person", "memberships__partnership").distinct():
        if person in by_person and partnership not in going_on:
            together[partnership].append(by_person[person])
    pairs = {pair(by_person[a], by_person[b]) for a, b in avoided if {a, b} <= by_person.keys() and a != b}
    return frozenset(
        pairs | {pair(a, b) for members in together.values() for a in members for b in members if a < b}
    )
