"""How long each class of data is kept: said by the areas that hold it, in days that the organisation may change.

What is over its time is shown first and cleared then. Clearing twice changes nothing. No class loses more than a set
share of its rows at once unless somebody has confirmed that: a wrong clock or a wrong number must not empty a database.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise

from colead.kernel.audit import HasKey, record
from colead.kernel.models import Period

Text = str | Promise
Rows = QuerySet[Any]
TOPIC = "retention"
SHARE = 20  # per cent of a class's rows that may go without a confirmation
FEW = 50  # as many may always go


@dataclass(frozen=True)
class Keep:
    """One class of data: how long, from what day on, and what is done about what is over its time."""

    name: str
    label: Text
    since: Text  # what the days are counted from
    days: int
    least: int  # days that nobody may go below
    over: Callable[
        [datetime, datetime], Sequence[Rows]
    ]  # whose time ended before the first moment, seen at the second
    held: Callable[[], Sequence[Rows]]  # all rows of the class
    clear: Callable[[Sequence[Rows], datetime], int]


@dataclass(frozen=True)
class Due:
    """How a class of data stands today."""

    keep: Keep
    days: int
    over: int
    held: int

    @property
    def needs_confirmation(self) -> bool:
        """Tell whether so much would go at once that somebody has to say yes to it."""
        return self.over > FEW and self.over * 100 > self.held * SHARE


@dataclass
class Class:
    """What an audit event of clearing is about."""

    key: str


_classes: dict[str, Keep] = {}


def keep_for(*classes: Keep) -> None:
    """Add classes of data; from an area's `apps.py`."""
    _classes.update({one.name: one for one in classes})


def classes() -> tuple[Keep, ...]:
    """Give every class of data."""
    return tuple(_classes.values())


def delete(rows: Sequence[Rows], at: datetime) -> int:
    """Delete rows; what most classes do with them."""
    gone = 0
    for part in rows:
        gone += part.count()
        part.delete()
    return gone


def plan(*, at: datetime) -> tuple[Due, ...]:
    """Say, without changing anything, what is over its time."""
    return tuple(_due(one, _days(), at) for one in classes())


@transaction.atomic
def clear_due(*, at: datetime, confirmed: Collection[str] = (), by: HasKey | None = None) -> dict[str, int]:
    """Clear what is over its time; what is too much at once only where it is confirmed. Gives how much of each went."""
    cleared: dict[str, int] = {}
    for due in plan(at=at):
        name = due.keep.name
        if not due.over or (due.needs_confirmation and name not in confirmed):
            continue
        gone = due.keep.clear(due.keep.over(at - timedelta(days=due.days), at), at)
        if gone:
            record("retention.clear", Class(name[:12]), by=by, at=at, rows=gone, days=due.days)
            cleared[name] = gone
    return cleared


def _days() -> dict[str, int]:
    return dict(Period.objects.values_list("name", "days"))


def _due(one: Keep, chosen: dict[str, int], at: datetime) -> Due:
    days = max(one.least, chosen.get(one.name, one.days))
    over = sum(rows.count() for rows in one.over(at - timedelta(days=days), at))
    return Due(one, days, over, sum(rows.count() for rows in one.held()))


def days_of(name: str) -> int:
    """Give for how many days a class of data is kept."""
    one = _classes[name]
    return max(one.least, _days().get(name, one.days))
