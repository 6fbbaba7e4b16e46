"""A page on each competency, in our own words: what one can read in three minutes before a meeting about it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILES = Path(__file__).parent / "files"


@dataclass(frozen=True)
class Leaflet:
    """A page on one competency."""

    code: str  # of the competency
    title: str
    summary: str
    text: str  # Markdown
    practice: str


@cache
def leaflets() -> dict[str, Leaflet]:
    """Give every leaflet by the code of its competency."""
    return {
        path.stem: Leaflet(path.stem, **tomllib.loads(path.read_text()))
        for path in sorted(FILES.glob("*.toml"))
    }
