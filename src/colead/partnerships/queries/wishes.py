"""A member's own wish to end a pairing or to leave a group; nobody else's is ever given."""

from __future__ import annotations

from colead.partnerships.models import Ending, Member


def wish_of(mine: Member) -> Ending | None:
    """Find the member's own wish among those that wait; one query."""
    rows = Ending.objects.filter(partnership=mine.partnership_id)
    return next((wish for wish in rows if wish.asked_by == str(mine.pk)), None)
