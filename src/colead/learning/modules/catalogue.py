"""The modules that come with Colead: files beside this one, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from colead.learning.modules.parts import Module
from colead.learning.modules.reading import build

FILES = Path(__file__).parent / "files"
# In the order in which people go through them.
CORE = (
    "role-and-contract",
    "listening",
    "feedback-and-conflict",
    "inclusion-and-power",
    "boundaries-and-endings",
)
FACILITATING = "facilitating"


@cache
def shipped() -> dict[str, Module]:
    """Give every shipped module by its code."""
    return {
        code: build(code, tomllib.loads((FILES / f"{code}.toml").read_text()))
        for code in (*CORE, FACILITATING)
    }
