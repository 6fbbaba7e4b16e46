from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnershipKind(models.TextChoices):
    PAIR = "pair", _("pair")
    TRIAD = "triad", _("triad")
    CIRCLE = "circle", _("circle")


class PartnershipState(models.TextChoices):
    ACTIVE = "active", _("meeting")
    PAUSED = "paused", _("pausing")
    ENDED = "ended", _("ended")


class MeetingState(models.TextChoices):
    """A meeting has proposed slots until somebody picks one."""

    PROPOSED = "proposed", _("choosing a time")
    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    MISSED = "missed", _("not held")
    CANCELLED = "cancelled", _("cancelled")


M = MeetingState
MEETING_MOVES: dict[str, frozenset[str]] = {
    M.PROPOSED: frozenset({M.PLANNED, M.CANCELLED}),
    M.PLANNED: frozenset({M.PLANNED, M.HELD, M.MISSED, M.CANCELLED}),
    M.HELD: frozenset({M.MISSED, M.PLANNED}),
    M.MISSED: frozenset({M.HELD, M.PLANNED}),
    M.CANCELLED: frozenset({M.PLANNED}),
}
