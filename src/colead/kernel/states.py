"""Allowed moves between states, kept as data so that a table in the documentation can be read off them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused


class MoveRefused(Refused):
    code = "state.move"
    sentence = _(
        "That is no longer possible: it has changed in the meantime. The page shows how it stands now."
    )


type_of_moves = Mapping[str, frozenset[str]]


def require_move(moves: type_of_moves, before: str, after: str) -> None:
    """Refuse a move that the table of moves does not allow."""
    if after not in moves.get(before, frozenset()):
        raise MoveRefused
