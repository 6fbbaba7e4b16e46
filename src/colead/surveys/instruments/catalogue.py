"""The instruments that come with Colead: files beside this one, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from colead.surveys.instruments.parts import Instrument
from colead.surveys.instruments.reading import read

FILES = Path(__file__).parent / "files"
SELF, PEERS, THEN = "behaviours-self", "behaviours-peer", "behaviours-then"


@cache
def shipped() -> dict[str, Instrument]:
    """Give every shipped instrument by its id."""
    return {path.stem: read(path.read_bytes()) for path in sorted(FILES.glob("*.toml"))}


@cache
def shipped_file(code: str) -> str:
    """Give the file of a shipped instrument as it is; raises LookupError where there is none."""
    if code not in shipped():
        raise LookupError(code)
    return (FILES / f"{code}.toml").read_text()
