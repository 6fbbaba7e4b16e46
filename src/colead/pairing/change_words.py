"""Why somebody meets somebody else than in an earlier round, in words that name no private cause."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WHYS: dict[str, Promise] = {
    "left": _("no longer in the round"),
    "joined": _("new in the round"),
    "partner_left": _("their partner is no longer in the round"),
    "decided": _("as you decided"),
    "rule": _("they may not meet any more"),
    "freed": _("had nobody before"),
    "third": _("somebody joined or left them"),
    "moved": _("better in the round as a whole"),
}


def why(code: str) -> str:
    """Say why; blocks and conflicts read like every other rule."""
    return str(WHYS[code])
