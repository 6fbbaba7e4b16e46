"""Rows become what may be shown: gates by how many people they are about, and nothing about fewer than k of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from colead.insights.ledger.answered import PERCENT_FROM, TooAlike, change, opinions, score
from colead.insights.ledger.shown import Change, Kinds, Part, Point, Score, Share, Shown, Staying
from colead.insights.metrics.metric import Kind
from colead.insights.metrics.rows import Row, Rows, Watch, people_of
from colead_measurement.estimate import LEVEL
from colead_measurement.proportion import wilson_interval
from colead_measurement.survival import survival

CURVE_FROM = 20
CURVE_EVENTS = 5
EVERY = 30  # days between the points of a curve

Lot = tuple[tuple[str, ...], list[Row[str]]]


def make(kind: Kind, rows: Rows[Any], *, k: int) -> Shown:
    """Make of a metric's rows what may be shown of them."""
    return MAKERS[kind](rows, k)


def sides(rows: Rows[Any], shown: Shown) -> list[Rows[Any]]:
    """Give the rows on each side of what is told exactly: each count of them is a release as well."""
    if isinstance(shown, Share):
        return _by(rows, (True,), (False,)) if shown.percent is not None else []
    if isinstance(shown, Kinds):
        return _by(rows, *(part.kinds for part in shown.parts))
    if isinstance(shown, Change):
        return []  # a mean is of everybody it is about
    if isinstance(shown, Score):
        return list(opinions(rows)) if shown.promoters is not None else []
    gone = Rows(tuple(row for row in rows.rows if row.value.happened))
    return [gone] if shown.points else []


def _by(rows: Rows[Any], *values: tuple[Any, ...]) -> list[Rows[Any]]:
    return [Rows(tuple(row for row in rows.rows if row.value in some)) for some in values]


def _share(rows: Rows[bool], k: int) -> Share:
    people, n = len(rows.people), len(rows)
    if people < PERCENT_FROM:
        return Share(people, n)
    yes, no = ([row for row in rows.rows if row.value is side] for side in (True, False))
    share = len(yes) / n
    widest = (people - k) / people
    if len(people_of(no)) < k:
        return Share(people, n, over=_tens(min(share, widest)))
    if len(people_of(yes)) < k:
        return Share(people, n, under=100 - _tens(min(1 - share, widest)))
    groups = len({row.cluster for row in rows.rows})  # what one pair does is one observation, not many
    if groups < PERCENT_FROM:
        return Share(people, n, round(100 * share))
    interval = wilson_interval(share * groups, groups, LEVEL)
    return Share(people, n, round(100 * share), round(100 * interval.low), round(100 * interval.high))  # type: ignore[operator]


def _tens(share: float) -> int:
    """Round down to ten per cent."""
    return int(share * 10 + 1e-9) * 10


def _kinds(rows: Rows[str], k: int) -> Kinds:
    people, n = len(rows.people), len(rows)
    if people < PERCENT_FROM:
        return Kinds(people, n)
    found: dict[str, list[Row[str]]] = defaultdict(list)
    for row in rows.rows:
        found[row.value].append(row)
    every: list[Lot] = [((kind,), ones) for kind, ones in found.items()]
    lots = _merged(sorted(every, key=lambda lot: (-len(lot[1]), lot[0])), k)
    if len(lots) == 1:
        raise TooAlike
    return Kinds(people, n, tuple(Part(kinds, round(100 * len(ones) / n)) for kinds, ones in lots))


def _merged(lots: Sequence[Lot], k: int) -> list[Lot]:
    """Put the kinds that few people named together, with the next one where they are still few."""
    kept = [lot for lot in lots if len(people_of(lot[1])) >= k]
    few = [lot for lot in lots if len(people_of(lot[1])) < k]
    while few:
        kinds = tuple(sorted(kind for names, _ in few for kind in names))
        ones = [row for _, rows in few for row in rows]
        if len(people_of(ones)) >= k or not kept:
            return [*kept, (kinds, ones)]
        few = [(kinds, ones), kept.pop()]
    return kept


def _staying(rows: Rows[Watch], k: int) -> Staying:
    people = len(rows.people)
    left = sum(row.value.happened for row in rows.rows)
    if people < CURVE_FROM:
        return Staying(people, people)
    if left < max(CURVE_EVENTS, k):
        return Staying(people, people, few_left=True)
    curve = survival([row.value.days for row in rows.rows], [row.value.happened for row in rows.rows])
    points, told = [Point(0, 100, 100, 100)], 0
    last = max(row.value.days for row in rows.rows)
    for day in range(EVERY, int(last) + 1, EVERY):
        ends = [row.value for row in rows.rows if row.value.days <= day]
        gone = sum(watch.happened for watch in ends)
        there = people - sum(row.value.days < day for row in rows.rows)
        if 0 < gone - told < k or 0 < there < k:
            continue
        steps = [step for step in curve.steps if step.time <= day]
        now = steps[-1] if steps else None
        points.append(
            _point(day, now.survival, now.interval.low, now.interval.high)
            if now
            else Point(day, 100, 100, 100)
        )
        told = gone
    return Staying(people, people, tuple(points))


def _point(day: int, share: float, low: float | None, high: float | None) -> Point:
    low, high = (0.0 if low is None else low), (1.0 if high is None else high)
    return Point(day, round(100 * share), round(100 * low), round(100 * high))


MAKERS: dict[Kind, Callable[[Rows[Any], int], Shown]] = {
    Kind.SHARE: _share, Kind.KINDS: _kinds, Kind.STAYING: _staying, Kind.CHANGE: change, Kind.SCORE: score,
}  # fmt: skip
