from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    """A matching run on its way to people; only an approved one can be published."""

    DRAFT = "draft", _("draft")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    SUPERSEDED = "superseded", _("superseded")


MOVES: dict[str, frozenset[str]] = {
    RoundState.DRAFT: frozenset({RoundState.APPROVED, RoundState.SUPERSEDED}),
    RoundState.APPROVED: frozenset({RoundState.PUBLISHED, RoundState.DRAFT, RoundState.SUPERSEDED}),
    RoundState.PUBLISHED: frozenset({RoundState.SUPERSEDED}),
}


class Urgency(models.IntegerChoices):
    """How soon help is wanted; the weight of a need in matching."""

    SOMETIME = 1, _("some time")
    SOON = 2, _("soon")
    NOW = 3, _("now")


class Level(models.IntegerChoices):
    """How well somebody does what they offer; the strength's weight in matching."""

    FAIR = 1, _("fairly well")
    WELL = 2, _("well")
    ASKED = 3, _("others ask me for it")


class Wish(models.TextChoices):
    """What a coordinator has decided about two people before the solver runs."""

    LOCK = "lock", _("keep together")
    FORBID = "forbid", _("keep apart")
