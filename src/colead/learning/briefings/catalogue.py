"""What people are told before it begins: those who take part, their line managers, the sponsor. Files beside this one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from colead.learning.states import Audience

FILES = Path(__file__).parent / "files"


@dataclass(frozen=True)
class Part:
    """Some paragraphs under a heading."""

    title: str
    text: str  # Markdown, with {words} that the programme fills in


@dataclass(frozen=True)
class Briefing:
    """What one audience is told."""

    audience: str
    title: str
    summary: str
    minutes: int
    parts: tuple[Part, ...]
    agree: str  # what one says with the button
    sources: tuple[str, ...] = ()


@cache
def briefings() -> dict[str, Briefing]:
    """Give every briefing by its audience."""
    return {audience: _read(audience) for audience in Audience.values}


def _read(audience: str) -> Briefing:
    data = tomllib.loads((FILES / f"{audience}.toml").read_text())
    parts = tuple(Part(**one) for one in data.pop("parts"))
    return Briefing(audience=audience, parts=parts, sources=tuple(data.pop("sources", ())), **data)
