"""The instruments of a programme, for those who choose among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from colead.programmes.models import Programme
from colead.surveys.instruments.catalogue import shipped
from colead.surveys.instruments.parts import Instrument
from colead.surveys.instruments.reading import build
from colead.surveys.library import added_to


@dataclass(frozen=True)
class InstrumentRow:
    """One instrument in the list."""

    instrument: Instrument
    key: str = ""  # of an added one
    added_at: datetime | None = None

    @property
    def questions(self) -> int:
        """Count its questions."""
        return len(self.instrument.items)


def instrument_rows(programme: Programme) -> tuple[InstrumentRow, ...]:
    """List every instrument, the shipped ones first; one query."""
    own = [InstrumentRow(build(row.content), row.key, row.added_at) for row in added_to(programme).values()]
    return (*(InstrumentRow(one) for one in shipped().values()), *own)
