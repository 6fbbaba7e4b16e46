"""Allowed moves between states, kept as data so that a table in the documentation can be read off them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused


class MoveRefused(Refused):
    code = "state.move"
    sentence = _(
        "That is no longer possible: it has changed in the meantime. The page shows how it stands now."
    )


S = TypeVar("S", bound=str)


def require_move(moves: Mapping[S, frozenset[S]], before: str, after: str) -> None:
    """Refuse a move that the table of moves does not allow."""
    allowed = next((after_states for state, after_states in moves.items() if state == before), frozenset())
    if after not in allowed:
        raise MoveRefused
