"""What the dates of a partnership are a sign of, against its own cadence. Pure: no clock, no rows, no content."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from colead.partnerships.signal_kinds import SignalKind as K
from colead.partnerships.states import MeetingState as M
from colead.partnerships.thresholds import Threshold

DAY = timedelta(days=1)
LATELY = 4  # of the last four meetings, three that fell through are a sign as well
MOVED_OFTEN = 2
Span = tuple[datetime, datetime | None]


class Level(IntEnum):
    """How far a sign has come: for the partnership itself, or for a person to offer help."""

    NUDGE = 1
    OFFER = 2


@dataclass(frozen=True)
class Date:
    """A meeting as far as its dates tell: its state, when it is or was to be, how often it moved."""

    state: str
    starts_at: datetime | None
    moves: int = 0


@dataclass(frozen=True)
class Contact:
    """All that may be known of a partnership here: dates, and whether there is an agreement."""

    started_at: datetime
    cadence_days: int
    meetings: Sequence[Date] = ()
    has_agreement: bool = False
    pauses: Collection[Span] = ()

    def took_place(self, at: datetime) -> list[datetime]:
        """Give when they met; a planned time that has passed without a word counts, in doubt for them."""
        return sorted(
            one.starts_at
            for one in self.meetings
            if one.starts_at and one.starts_at <= at and one.state in (M.HELD, M.PLANNED)
        )

    def held(self, at: datetime) -> int:
        """Count the meetings of which somebody has said that they took place."""
        return sum(
            1 for one in self.meetings if one.state == M.HELD and one.starts_at and one.starts_at <= at
        )

    def next_at(self, at: datetime) -> datetime | None:
        """Give when they meet next, if they have planned it."""
        ahead = [
            d.starts_at for d in self.meetings if d.state == M.PLANNED and d.starts_at and d.starts_at > at
        ]
        return min(ahead, default=None)

    def quiet_since(self, at: datetime) -> datetime:
        """Give since when nothing has happened; the end of a pause begins it anew."""
        ends = [until for _since, until in self.pauses if until and until <= at]
        return max([self.started_at, *self.took_place(at)[-1:], *ends])

    def rests(self, at: datetime) -> bool:
        """Tell whether they pause, or one of them is away."""
        return any(since <= at and (until is None or at < until) for since, until in self.pauses)

    def quiet_days(self, at: datetime) -> float:
        """Give for how many days nothing has happened."""
        return max(0.0, (at - self.quiet_since(at)) / DAY)

    def fell_through(self, at: datetime) -> list[bool]:
        """Tell of each meeting whose time has come, in order, whether it fell through; pauses do not count."""
        past = [
            one
            for one in self.meetings
            if one.starts_at and (one.starts_at <= at or one.state == M.CANCELLED)
        ]
        past = [one for one in past if not self._in_a_pause(one)]
        return [one.state in (M.CANCELLED, M.MISSED) or one.moves >= MOVED_OFTEN for one in past]

    def _in_a_pause(self, one: Date) -> bool:
        when = one.starts_at
        return when is not None and any(
            since <= when and (until is None or when <= until + DAY) for since, until in self.pauses
        )


def signs(contact: Contact, thresholds: Mapping[str, Threshold], *, at: datetime) -> dict[str, Level]:
    """Give every sign there is now, and how far it has come; none while they pause or somebody is away."""
    if contact.rests(at):
        return {}
    found: dict[str, Level] = {}
    for kind, measure in _measures(contact, at):
        level = _level(measure, thresholds[kind])
        if level is not None:
            found[kind] = level
    return found


def _measures(contact: Contact, at: datetime) -> Iterator[tuple[str, float]]:
    days, held = contact.quiet_days(at), contact.held(at)
    ahead = contact.next_at(at) is not None
    ever_chosen = any(one.starts_at for one in contact.meetings)
    if not ahead and not contact.took_place(at):
        yield (K.UNMET if ever_chosen else K.UNSCHEDULED), days
    if not ahead and contact.took_place(at):
        yield K.SILENCE, days / contact.cadence_days
    if not contact.has_agreement:
        yield K.UNSIGNED, held
    yield K.CANCELLED, _in_a_row(contact.fell_through(at))


def _in_a_row(fell: Sequence[bool]) -> int:
    """Count how many fell through lately: the last ones in a row, or three of the last four."""
    row = 0
    for one in reversed(fell):
        if not one:
            break
        row += 1
    return max(row, 2 if sum(fell[-LATELY:]) >= LATELY - 1 else 0)


def _level(measure: float, threshold: Threshold) -> Level | None:
    if not threshold.on:
        return None
    if threshold.offer is not None and measure >= threshold.offer:
        return Level.OFFER
    if threshold.nudge is not None and measure >= threshold.nudge:
        return Level.NUDGE
    return None
