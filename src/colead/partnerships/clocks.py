"""How far apart two people's clocks are, in words. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, ngettext


def minutes_ahead(theirs: str, mine: str, *, at: datetime) -> int:
    """Give by how many minutes their clock is ahead of mine at an instant; less than 0 where it is behind."""
    offsets = [at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta() for zone in (theirs, mine)]
    return int((offsets[0] - offsets[1]).total_seconds()) // 60


def ahead_words(minutes: int) -> str:
    """Say it as one says it: "1 hour ahead of you"."""
    if minutes == 0:
        return gettext("same time as you")
    hours, rest = divmod(abs(minutes), 60)
    length = ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    if rest:
        length = gettext("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}
    words = gettext("%(length)s ahead of you") if minutes > 0 else gettext("%(length)s behind you")
    return words % {"length": length}
