"""People under watch: how long, whether it happened, and from when on they could be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead_measurement.data import Numbers, check_lengths, column, yes_no
from colead_measurement.errors import NotMeasurable


@dataclass(frozen=True)
class Watched:
    """Holds people's times: from `entries` (0 unless they joined late) until `durations`, and whether it happened."""

    durations: Numbers
    events: NDArray[np.bool_]
    entries: Numbers

    def __len__(self) -> int:
        return len(self.durations)


@dataclass(frozen=True)
class Steps:
    """Holds, for each time at which it happened to somebody, how many it happened to and how many were at risk."""

    times: Numbers
    happened: Numbers
    at_risk: Numbers


def watched(
    durations: Sequence[float], events: Sequence[bool], entries: Sequence[float] | None, *, least: int = 2
) -> Watched:
    """Read people's times, or refuse what cannot be: an end before the beginning, or nothing that ever happened."""
    until = column("durations", durations, least=least)
    happened = yes_no("events", events, least=least)
    since = column("entries", entries, least=least) if entries is not None else np.zeros(len(until))
    check_lengths(durations=until, events=happened, entries=since)  # type: ignore[arg-type]
    if np.any(since < 0) or np.any(until <= since):
        where = int(np.argmax((since < 0) | (until <= since))) + 1
        raise NotMeasurable("out_of_range", f"Person {where} ends before they begin, or at once.")
    if not happened.any():
        raise NotMeasurable("too_few", "It has happened to nobody; there is nothing to follow.")
    return Watched(until, happened, since)


def steps(people: Watched) -> Steps:
    """Count at each time of an event; who ends at that very time is still at risk then."""
    times = np.unique(people.durations[people.events])
    happened = np.array([np.sum(people.events & (people.durations == at)) for at in times], dtype=np.float64)
    at_risk = np.array(
        [np.sum((people.durations >= at) & (people.entries < at)) for at in times], dtype=np.float64
    )
    return Steps(times, happened, at_risk)
