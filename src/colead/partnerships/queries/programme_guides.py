"""The guides of a programme, for those who may word them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from colead.partnerships.guides.catalogue import GUIDES
from colead.partnerships.guides.layout import lay_out
from colead.partnerships.guides.parts import Guide, Part, Step, Words
from colead.partnerships.models import GuideCopy
from colead.partnerships.queries.guides import worded
from colead.programmes.models import Programme


@dataclass(frozen=True)
class GuideRow:
    """A guide in the list."""

    code: str
    name: Words
    purpose: Words
    people: tuple[int, int]
    minutes: tuple[int, int]
    changed_at: datetime | None  # when the programme worded it anew


@dataclass(frozen=True)
class VersionLine:
    """A version that the programme has or had."""

    number: int
    created_at: datetime
    is_ours: bool


@dataclass(frozen=True)
class GuideToEdit:
    """A guide, how it reads for the fewest people it is for, and its versions."""

    guide: Guide
    number: int  # of the version that holds
    is_own: bool
    shown: int | None  # an earlier version whose text is in the form
    parts: tuple[Part, ...]
    example: tuple[Step, ...]
    versions: tuple[VersionLine, ...]  # the newest first

    @property
    def people(self) -> int:
        """Give for how many people the example is."""
        return self.guide.people[0]

    @property
    def minutes(self) -> int:
        """Give how long the example is."""
        return self.guide.minutes[0]


def guides_of(programme: Programme) -> tuple[GuideRow, ...]:
    """List all guides, with when the programme changed them; one query."""
    latest = {copy.code: copy for copy in GuideCopy.objects.filter(programme=programme)}
    return tuple(
        GuideRow(
            one.code, one.name, one.purpose, one.people, one.minutes,
            latest[one.code].created_at if one.code in latest and latest[one.code].parts else None,
        )
        for one in GUIDES.values()
    )  # fmt: skip


def guide_to_edit(programme: Programme, guide: Guide, version: str) -> GuideToEdit:
    """Give a guide with the text of the version that is asked for, or that holds; one query."""
    copies = list(GuideCopy.objects.filter(programme=programme, code=guide.code))
    latest = copies[-1] if copies else None
    asked = next((copy for copy in copies if str(copy.number) == version and copy != latest), None)
    holds, shown = worded(guide, latest), worded(guide, asked or latest)
    return GuideToEdit(
        guide=holds, number=latest.number if latest else 0, is_own=bool(latest and latest.parts),
        shown=asked.number if asked else None, parts=shown.parts,
        example=lay_out(holds, people=guide.people[0], minutes=guide.minutes[0]),
        versions=tuple(VersionLine(one.number, one.created_at, not one.parts) for one in reversed(copies)),
    )  # fmt: skip
