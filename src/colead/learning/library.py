"""Which modules a programme has: those that come with Colead, as it words them, and its own."""

from __future__ import annotations

from colead.learning.models import ProgrammeModule
from colead.learning.modules.catalogue import shipped
from colead.learning.modules.parts import Module
from colead.learning.modules.reading import build
from colead.programmes.models import Programme


def modules_of(programme: Programme) -> dict[str, Module]:
    """Give every module by its code; one query."""
    rows = ProgrammeModule.objects.filter(programme=programme)
    return {**shipped(), **{row.code: build(row.code, row.content) for row in rows}}
