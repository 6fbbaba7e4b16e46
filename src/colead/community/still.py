"""Whether an e-mail about recognition still calls for anything, asked right before it goes."""

from __future__ import annotations

from datetime import datetime

from colead.community.models import Thanks


def is_still_there(thanks: str, person: str, at: datetime) -> bool:
    """Tell whether nobody has deleted the thanks meanwhile."""
    return Thanks.objects.filter(key=thanks, receiver__person__key=person).exists()
