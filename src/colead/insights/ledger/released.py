"""The only form in which a group result reaches a reader. Nothing but the ledger can make one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from colead.insights.ledger.shown import FORMS, Change, Kinds, Score, Share, Shown, from_json
from colead.insights.metrics.dictionary import BY_CODE
from colead.insights.models import Result

S = TypeVar("S", bound=Shown, covariant=True)  # noqa: PLC0105 a single letter reads as a type
_SEAL = object()


class NotFromTheLedger(TypeError):
    """Somebody tried to make a released figure by hand."""


@dataclass(frozen=True)
class Released(Generic[S]):
    """A result that went through disclosure control, of one cut on one day. `seal` is the ledger's own."""

    metric: str
    cut: str
    on: date
    shown: S
    seal: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise NotFromTheLedger(self.metric)

    @property
    def tells(self) -> bool:
        """Whether it is more than a number of people."""
        if isinstance(self.shown, Share):
            return (
                self.shown.percent is not None or self.shown.over is not None or self.shown.under is not None
            )
        if isinstance(self.shown, Change):
            return self.shown.whole is not None
        if isinstance(self.shown, Score):
            return self.shown.score is not None
        return bool(self.shown.parts) if isinstance(self.shown, Kinds) else bool(self.shown.points)


def released(row: Result) -> Released[Shown] | None:
    """Read a row of the ledger; None where nothing was given out."""
    if not row.was_given:
        return None
    kind = BY_CODE[row.metric].kind.value
    assert kind in FORMS  # noqa: S101 the dictionary and the forms are the same list
    return Released(row.metric, row.cut, row.on, from_json(kind, row.shown), _SEAL)
