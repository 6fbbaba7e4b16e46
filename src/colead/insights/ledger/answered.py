"""What people answered becomes what may be shown: means of at least k people, rounded, and nothing where all are alike."""

from __future__ import annotations

from collections.abc import Sequence

from colead.insights.ledger.shown import Change, ScaleChange, Score
from colead.insights.metrics.answers import BeforeAfter, Recommends, ScaleOf
from colead.insights.metrics.rows import Row, Rows, people_of
from colead_measurement.errors import NotMeasurable
from colead_measurement.estimate import Interval
from colead_measurement.paired_change import mean_change, paired_change
from colead_measurement.recommend_score import DETRACTS, PROMOTES, recommend_score

PERCENT_FROM = 10  # people: of fewer there is no percentage, and no range either
SIZE_FROM, SIZE_UP_TO = 10, 5000  # people: beyond, resampling costs more than one more digit is worth


class TooAlike(ValueError):
    """Everybody said the same, so that the figure would tell what each of them said."""


def change(rows: Rows[BeforeAfter], k: int) -> Change:
    """Tell how the same people differ from before, on all scales together and on each of them."""
    people = len(rows.people)
    values = [row.value for row in rows.rows]
    scales = values[0].scales
    before, after = ([_mean(getattr(one, when)) for one in values] for when in ("before", "after"))
    together = ScaleOf("", min(one.low for one in scales), max(one.high for one in scales))
    whole = _scale(together, before, after)
    if whole is None:
        raise TooAlike
    each = [
        _scale(scale, [one.before[n] for one in values], [one.after[n] for one in values])
        for n, scale in enumerate(scales)
    ]
    parts = tuple(one for one in each if one is not None) if len(scales) > 1 else ()
    return Change(people, len(rows), values[0].wave, whole, *_size(before, after), parts)


def score(rows: Rows[Recommends], k: int) -> Score:
    """Tell how many more would recommend it than would not, with the shares where none is of a small group."""
    people, wave = len(rows.people), rows.rows[0].value.wave
    if people < PERCENT_FROM:
        return Score(people, len(rows), wave)
    found = recommend_score([row.value.answer for row in rows.rows])
    groups = opinions(rows)
    if max(len(group) for group in groups) == len(rows):
        raise TooAlike
    low, high = _ends(found.interval)
    told = Score(people, len(rows), wave, round(found.estimate or 0), round(low), round(high))
    if any(len(people_of(group.rows)) < k for group in groups):
        return told
    shares = (round(100 * len(group) / len(rows)) for group in groups)
    return Score(told.people, told.rows, wave, told.score, told.low, told.high, *shares)


def opinions(rows: Rows[Recommends]) -> tuple[Rows[Recommends], ...]:
    """Sort the answers into promoters, passives and detractors."""
    sorts: tuple[list[Row[Recommends]], ...] = ([], [], [])
    for row in rows.rows:
        place = 0 if row.value.answer >= PROMOTES else 2 if row.value.answer <= DETRACTS else 1
        sorts[place].append(row)
    return tuple(Rows(tuple(ones)) for ones in sorts)


def _scale(scale: ScaleOf, before: Sequence[float], after: Sequence[float]) -> ScaleChange | None:
    """Tell a mean change, or nothing where all people had the same score before, after, or changed alike."""
    if len(set(before)) == 1 or len(set(after)) == 1:
        return None
    try:
        found = mean_change(before, after)
    except NotMeasurable:
        return None
    low, high = _ends(found.interval)
    return ScaleChange(
        scale.title, scale.low, scale.high, round(_mean(before), 1), round(_mean(after), 1),
        round(found.estimate, 1), round(low, 1), round(high, 1),
    )  # fmt: skip


def _ends(interval: Interval | None) -> tuple[float, float]:
    """Give both ends of an interval that has them: of a mean, a score, a size."""
    if interval is None or interval.low is None or interval.high is None:
        raise ValueError("This figure has no interval.")
    return interval.low, interval.high


def _size(before: Sequence[float], after: Sequence[float]) -> tuple[float | None, float | None, float | None]:
    """Give the size of a change in standard deviations with its interval, where that can be had."""
    if not SIZE_FROM <= len(before) <= SIZE_UP_TO:
        return None, None, None
    found = paired_change(before, after).d_av
    if found.interval is None:
        return None, None, None
    low, high = _ends(found.interval)
    return round(found.estimate, 1), round(low, 1), round(high, 1)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
