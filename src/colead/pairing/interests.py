"""The cards of the values sort: what somebody cares about at work.

People pick five of twenty. No card stands in for age, sex, origin, belief, family, health or income.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

AT_MOST = 5

CARDS: dict[str, Promise] = {
    "craft": _("Doing things well, down to the detail"),
    "learning": _("Learning something new all the time"),
    "freedom": _("Room to decide for oneself"),
    "fairness": _("Fair play, also when it costs"),
    "why": _("Asking why once more"),
    "calm": _("Keeping calm when it gets rough"),
    "candor": _("Saying the uncomfortable thing"),
    "humor": _("Laughing in the middle of work"),
    "helping": _("Work that visibly helps somebody"),
    "together": _("Winning as a team"),
    "trying": _("Trying things out early"),
    "clarity": _("Clear agreements and tidy plans"),
    "growth": _("Seeing others grow"),
    "evidence": _("Numbers and evidence"),
    "stories": _("Telling a good story"),
    "simplicity": _("Things that are simple and beautiful"),
    "technology": _("How technology changes work"),
    "legacy": _("Leaving things better for those who follow"),
    "bridges": _("Bringing opposing views together"),
    "building": _("Building something from nothing"),
}


def known_cards(codes: Iterable[str]) -> list[str]:
    """Give those codes that are cards, once each, in the order of the sort."""
    wanted = set(codes)
    return [code for code in CARDS if code in wanted]
