"""What an import of the directory means for later areas: they say so before it is confirmed, and act when it is written.

The area of people knows none of them: each registers itself when its app is ready.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

# What would follow from these managers (staff number -> manager's staff number); for the preview, without names.
Foresee = Callable[[Mapping[str, str]], Mapping[str, Any]]
Follow = Callable[[datetime], None]

_foresights: list[Foresee] = []
_followers: list[Follow] = []


def register_consequence(foresee: Foresee, follow: Follow) -> None:
    """Let an area say what an import would mean, and act in the transaction that finishes it."""
    if foresee not in _foresights:
        _foresights.append(foresee)
        _followers.append(follow)


def foreseen(managers: Mapping[str, str]) -> dict[str, Any]:
    """Give what follows from a change of managers, for the preview."""
    found: dict[str, Any] = {}
    for foresee in _foresights:
        found |= foresee(managers)
    return found


def follow_import(at: datetime) -> None:
    """Let every area act on the directory as it is now."""
    for follow in _followers:
        follow(at)
