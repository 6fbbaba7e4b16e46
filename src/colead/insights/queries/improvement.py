"""What went well and what did not, against the floors and the cohort before: a short list of what to change."""

from __future__ import annotations

from dataclasses import dataclass

from colead.insights.floors import FLOORS, Verdict, against_floor, differs
from colead.insights.ledger.cuts import EVERYBODY
from colead.insights.ledger.released import Released
from colead.insights.ledger.shown import Share, Shown
from colead.insights.metrics.dictionary import BY_CODE
from colead.insights.models import Improvement
from colead.insights.queries.report import latest
from colead.insights.wording import sentence
from colead.programmes.models import Cohort
from colead_measurement.claims import Claim


@dataclass(frozen=True)
class Compared:
    """A figure beside its floor and the same figure of the cohort before."""

    code: str
    name: str
    floor: int
    verdict: str
    sentence: str
    before: str
    direction: int  # 1 clearly above the cohort before, -1 clearly below, 0 not to be told
    advice: str
    evidence: str
    is_accepted: bool


@dataclass(frozen=True)
class TakenOver:
    """What the cohort before taught, and this one was to do."""

    name: str
    advice: str


@dataclass(frozen=True)
class NextTime:
    """What the page shows."""

    before_name: str
    suggestions: tuple[Compared, ...]
    met: tuple[Compared, ...]
    unknown: tuple[str, ...]
    taken_over: tuple[TakenOver, ...]


def next_time(cohort: Cohort) -> NextTime:
    """Answer "what would we do differently?"; at most five queries."""
    earlier = Cohort.objects.filter(programme=cohort.programme, starts_on__lt=cohort.starts_on)
    before = earlier.order_by("-starts_on", "-pk").first()
    now, then = latest(cohort), latest(before) if before else {}
    kept = set(Improvement.objects.filter(cohort=cohort).values_list("metric", flat=True))
    taken = Improvement.objects.filter(cohort=before).values_list("metric", flat=True) if before else ()
    compared = [
        _compared(code, now.get(code, {}).get(EVERYBODY), then.get(code, {}).get(EVERYBODY), code in kept)
        for code in FLOORS
    ]
    under = {Verdict.UNDER.value, Verdict.PERHAPS_UNDER.value}
    return NextTime(
        before_name=before.name if before else "",
        suggestions=tuple(one for one in compared if one.verdict in under),
        met=tuple(one for one in compared if one.verdict == Verdict.MET.value),
        unknown=tuple(one.name for one in compared if one.verdict == Verdict.UNKNOWN.value),
        taken_over=tuple(TakenOver(str(BY_CODE[code].name), str(FLOORS[code].advice)) for code in taken if code in FLOORS),
    )  # fmt: skip


def _compared(
    code: str, now: Released[Shown] | None, then: Released[Shown] | None, is_accepted: bool
) -> Compared:
    floor, share, earlier = FLOORS[code], _share(now), _share(then)
    return Compared(
        code=code, name=str(BY_CODE[code].name), floor=floor.percent,
        verdict=against_floor(share, floor.percent).value, sentence=sentence(now, Claim.COUNTS) if now else "",
        before=sentence(then, Claim.COUNTS) if then else "", direction=differs(share, earlier),
        advice=str(floor.advice), evidence=str(floor.evidence), is_accepted=is_accepted,
    )  # fmt: skip


def _share(figure: Released[Shown] | None) -> Share | None:
    return figure.shown if figure and isinstance(figure.shown, Share) else None
