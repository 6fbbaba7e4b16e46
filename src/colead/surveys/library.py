"""Which instruments a programme may use: the shipped ones, and those that its coordinators added."""

from __future__ import annotations

from colead.programmes.models import Programme
from colead.surveys.instruments.catalogue import shipped
from colead.surveys.instruments.parts import Instrument
from colead.surveys.instruments.reading import build
from colead.surveys.models import AddedInstrument


def added_to(programme: Programme) -> dict[str, AddedInstrument]:
    """Give the newest version of each added instrument by its code; one query."""
    newest: dict[str, AddedInstrument] = {}
    for row in AddedInstrument.objects.filter(programme=programme, withdrawn_at=None):
        newest.setdefault(row.code, row)
    return newest


def instruments_of(programme: Programme) -> dict[str, Instrument]:
    """Give every instrument by its code; one query."""
    return {**shipped(), **{code: build(row.content) for code, row in added_to(programme).items()}}
