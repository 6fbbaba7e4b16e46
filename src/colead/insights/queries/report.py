"""The report of a cohort: what the ledger has given out, level by level, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from colead.insights.ledger.cuts import BY, EVERYBODY
from colead.insights.ledger.released import Released, released
from colead.insights.ledger.shown import Change, Kinds, ScaleChange, Score, Share, Shown, Staying
from colead.insights.metrics.dictionary import LEVELS, METRICS
from colead.insights.metrics.metric import Metric
from colead.insights.models import Result
from colead.insights.wording import basis, points, points_in_short, sentence
from colead.programmes.models import Cohort
from colead_measurement.claims import Claim, claim_of


@dataclass(frozen=True)
class Bar:
    """A kind, or several shown together, and its share."""

    name: str
    percent: int


@dataclass(frozen=True)
class CutLine:
    """The same figure for one group of a declared cut."""

    by: str
    name: str
    figure: Released[Shown]
    sentence: str
    basis: str


@dataclass(frozen=True)
class ScaleLine:
    """How much people differ from before on one scale."""

    name: str
    figure: ScaleChange
    points: str
    short: str


@dataclass(frozen=True)
class Line:
    """One metric of the report: its figure, or why there is none."""

    code: str
    name: str
    question: str
    is_answer: bool
    gap: str
    figure: Released[Shown] | None
    sentence: str
    basis: str
    share: Share | None
    staying: Staying | None
    change: Change | None
    score: Score | None
    bars: tuple[Bar, ...]
    scales: tuple[ScaleLine, ...]
    cuts: tuple[CutLine, ...]


@dataclass(frozen=True)
class Level:
    """What a programme is looked at for."""

    number: int
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Report:
    """All that may be read of a cohort."""

    on: date | None
    claim: Claim
    levels: tuple[Level, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give every line that has a figure."""
        return tuple(line for level in self.levels for line in level.lines if line.figure)


def report(cohort: Cohort) -> Report:
    """Answer "did it help?" as far as it can be answered; two queries."""
    found = latest(cohort)
    claim = claim_of(
        has_before_and_after=any(_compares(figures.get(EVERYBODY)) for figures in found.values())
    )
    topics = dict(cohort.programme.competencies.values_list("code", "name"))
    levels = tuple(
        Level(number, str(name), tuple(_line(one, found[one.code], topics, claim) for one in METRICS if one.level == number))
        for number, name in LEVELS.items()
    )  # fmt: skip
    days = [figure.on for figures in found.values() for figure in figures.values()]
    return Report(max(days, default=None), claim, levels)


def _compares(figure: Released[Shown] | None) -> bool:
    return figure is not None and isinstance(figure.shown, Change) and figure.shown.whole is not None


def latest(cohort: Cohort) -> dict[str, dict[str, Released[Shown]]]:
    """Give what was last given of each metric and cut."""
    newer = Result.objects.filter(
        cohort=OuterRef("cohort"), metric=OuterRef("metric"), cut=OuterRef("cut"), was_given=True, on__gt=OuterRef("on")
    )  # fmt: skip
    rows = Result.objects.filter(cohort=cohort, was_given=True).defer("contributions")
    found: dict[str, dict[str, Released[Shown]]] = defaultdict(dict)
    for row in rows.filter(~Exists(newer)).order_by("pk"):
        if figure := released(row):
            found[row.metric][row.cut] = figure
    return found


def _line(
    metric: Metric, figures: Mapping[str, Released[Shown]], topics: Mapping[str, str], claim: Claim
) -> Line:
    whole = figures.get(EVERYBODY)
    shown = whole.shown if whole else None
    return Line(
        code=metric.code, name=str(metric.name), question=str(metric.question), is_answer=metric.is_answer,
        gap=str(metric.gap), figure=whole, sentence=sentence(whole, claim) if whole else "",
        basis=basis(whole) if whole else "", share=shown if isinstance(shown, Share) else None,
        staying=shown if isinstance(shown, Staying) else None,
        change=shown if isinstance(shown, Change) else None, score=shown if isinstance(shown, Score) else None, bars=_bars(shown, topics), scales=_scales(shown),
        cuts=tuple(_cut(figure, claim) for cut, figure in figures.items() if cut != EVERYBODY and figure.tells),
    )  # fmt: skip


def _bars(shown: Shown | None, topics: Mapping[str, str]) -> tuple[Bar, ...]:
    if isinstance(shown, Score) and shown.promoters is not None:
        shares = (
            (_("9 or 10"), shown.promoters),
            (_("7 or 8"), shown.passives),
            (_("0 to 6"), shown.detractors),
        )
        return tuple(Bar(name, percent or 0) for name, percent in shares)
    if not isinstance(shown, Kinds):
        return ()
    return tuple(
        Bar(" · ".join(topics.get(kind, kind) for kind in part.kinds), part.percent) for part in shown.parts
    )


def _scales(shown: Shown | None) -> tuple[ScaleLine, ...]:
    if not isinstance(shown, Change):
        return ()
    return tuple(ScaleLine(one.title, one, points(one), points_in_short(one)) for one in shown.parts)


def _cut(figure: Released[Shown], claim: Claim) -> CutLine:
    by, _, name = figure.cut.partition(":")
    return CutLine(str(BY[by]), name, figure, sentence(figure, claim), basis(figure))
