"""When each wave opens and closes, from the dates of a cohort; and what a programme asks if nobody chose. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from colead.surveys.states import WaveKind as W

HOUR = time(7)  # UTC: the morning of the day in most offices
FOLLOW_UP_DAYS = 120  # between three and six months after the end; domain notes, 5.5
OPEN_DAYS = {W.SETTLING: 14, W.MID: 21, W.END: 28, W.FOLLOW_UP: 28}
# Before matching always, so that nobody has to remember how it was (Taylor, Russ-Eft & Taylor 2009).
DEFAULTS: dict[str, tuple[str, ...]] = {
    W.BASELINE: ("behaviours-self", "job-satisfaction"),
    W.SETTLING: (),  # the private question of the second week asks the same already
    W.MID: ("behaviours-self", "relationship", "safety"),
    W.END: ("behaviours-self", "relationship", "safety", "transition", "job-satisfaction", "recommend"),
    W.FOLLOW_UP: ("behaviours-self", "job-satisfaction"),
}
RATED = (W.BASELINE, W.MID, W.END)  # the waves in which people may ask peers how they see them


@dataclass(frozen=True)
class Dates:
    """The dates of a cohort that waves hang on."""

    created_at: datetime
    starts_on: date
    ends_on: date
    half_way: date


def window(kind: str, dates: Dates) -> tuple[datetime, datetime]:
    """Give from when until when a wave is answered; a baseline ends for each person with their first partnership."""
    if kind == W.BASELINE:
        return dates.created_at, _morning(dates.ends_on)
    opens = {
        W.SETTLING: dates.starts_on + timedelta(days=14),
        W.MID: dates.half_way,
        W.END: dates.ends_on - timedelta(days=14),
        W.FOLLOW_UP: dates.ends_on + timedelta(days=FOLLOW_UP_DAYS),
    }[W(kind)]
    return _morning(opens), _morning(opens + timedelta(days=OPEN_DAYS[W(kind)]))


def _morning(day: date) -> datetime:
    return datetime.combine(day, HOUR, tzinfo=UTC)
