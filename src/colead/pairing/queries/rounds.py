"""Rounds and their figures, as the coordinator reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from colead.pairing.models import Round
from colead.pairing.queries.explanations import percent_of
from colead.programmes.models import Cohort

HEAVY = ("inputs", "solution")  # megabytes in a large cohort; lists and heads do without them


@dataclass(frozen=True)
class RoundLine:
    """A round in a list."""

    key: str
    number: int
    state: str
    state_label: str
    work_state: str
    requested_at: datetime
    people: int
    matched: int
    failure: str
    makes: str
    makes_label: str


@dataclass(frozen=True)
class Head:
    """The figures at the top of a round."""

    people: int
    matched: int
    left_out: int
    triads: int
    percent_of_bound: str
    proven: bool
    worst_off: int
    blocking: int
    even: bool | None  # None where every group is too small to tell
    groups: int = 0
    tenth: int | None = None  # what the tenth of people who get least get at most, of 100
    gap: int | None = None  # between what two partners get, on average, of 100
    gap_alarm: bool = False
    load: tuple[tuple[int, int], ...] = ()  # so many learners: so many mentors
    envy: int | None = None  # people who would rather have another's partner, who would gain too
    moved: int | None = None  # of 100, who would meet somebody else if function and site counted nothing
    moved_alarm: bool = False
    exposure: Exposed | None = None


@dataclass(frozen=True)
class Exposed:
    """How evenly people were shown to each other."""

    people: int
    most: int
    never: int
    alarm: bool


@dataclass(frozen=True)
class Group:
    """One function, site or level in the fairness report, large enough to be shown."""

    name: str
    people: int
    coverage: int | None
    mean_own_side: int | None
    alarm: bool


def rounds_of(cohort: Cohort) -> list[RoundLine]:
    """List a cohort's rounds, the newest first; one query."""
    return [
        RoundLine(
            r.key, r.number, r.state, str(r.get_state_display()), r.work_state, r.requested_at, r.people,
            r.matched, r.failure, r.makes, str(r.get_makes_display()),
        )
        for r in Round.objects.filter(cohort=cohort).defer(*HEAVY)
    ]  # fmt: skip


def head(found: Round) -> Head:
    """Give the head figures from the round's row; no query."""
    looked_at = [row for row in found.fairness if row["people"] is not None]
    return Head(
        people=found.people, matched=found.matched, left_out=found.people - found.matched,
        triads=found.triads, percent_of_bound=_share(found.total, found.bound),
        proven=found.total == found.bound, worst_off=percent_of(found.worst_off), blocking=found.blocking,
        even=not any(row["alarm"] for row in looked_at) if looked_at else None, groups=found.groups,
        tenth=_percent(found.evenness.get("tenth")), gap=_percent(found.evenness.get("gap")),
        gap_alarm=bool(found.evenness.get("gap_alarm")),
        envy=(found.evenness.get("envy") or {}).get("people"),
        moved=_percent((found.evenness.get("without") or {}).get("moved")),
        moved_alarm=bool((found.evenness.get("without") or {}).get("alarm")),
        exposure=_exposed(found.evenness.get("exposure")),
        load=tuple(sorted((int(n), count) for n, count in found.evenness.get("load", {}).items())),
    )  # fmt: skip


def shown_groups(found: Round) -> list[Group]:
    """Give those groups of the fairness report that are large enough to be shown; no query."""
    return [_group(row) for row in found.fairness if row["people"] is not None]


def latest_round(cohort: Cohort) -> Round | None:
    """Find the newest round of a cohort; one query."""
    return Round.objects.filter(cohort=cohort).defer(*HEAVY).order_by("-number").first()


def round_before(found: Round) -> Round | None:
    """Find the solved round before this one; one query, and none for the first."""
    if found.number == 1:
        return None
    earlier = Round.objects.filter(
        cohort=found.cohort_id, number__lt=found.number, work_state=Round.WorkState.DONE
    )
    return earlier.only("key", "number").order_by("-number").first()


def _share(part: int, whole: int) -> str:
    """Give per cent, rounded down so that 100 means all of it."""
    hundredths = 10_000 * part // whole if whole else 10_000
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def _exposed(kept: dict[str, Any] | None) -> Exposed | None:
    return None if not kept else Exposed(kept["people"], kept["most"], kept["never"], kept["alarm"])


def _group(row: dict[str, Any]) -> Group:
    name = _("Level %(level)s") % {"level": row["name"]} if row["attribute"] == "level" else row["name"]
    return Group(name, row["people"], _percent(row["coverage"]), _percent(row["mean_own_side"]), row["alarm"])


def _percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)
