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


class CalendarWord(models.TextChoices):
    """What a calendar can answer to an invitation."""

    ACCEPTED = "accepted", _("coming")
    TENTATIVE = "tentative", _("perhaps")
    DECLINED = "declined", _("not coming")


M = MeetingState
MEETING_MOVES: dict[str, frozenset[str]] = {
    M.PROPOSED: frozenset({M.PLANNED, M.CANCELLED}),
    M.PLANNED: frozenset({M.PLANNED, M.HELD, M.MISSED, M.CANCELLED}),
    M.HELD: frozenset({M.MISSED, M.PLANNED}),
    M.MISSED: frozenset({M.HELD, M.PLANNED}),
    M.CANCELLED: frozenset({M.PLANNED}),
}


class GoalState(models.TextChoices):
    OPEN = "open", _("under way")
    MET = "met", _("met")
    LET_GO = "let_go", _("let go")


class GoalSight(models.TextChoices):
    """What partners may see of a goal, by its owner's choice."""

    NOTHING = "nothing", _("nothing: only I see it")
    TITLE = "title", _("the goal and where I am on its scale")
    ALL = "all", _("everything, with my notes on progress")


class NoteKind(models.TextChoices):
    PROGRESS = "progress", _("progress")
    MID = "mid", _("half way")
    END = "end", _("at the end")
    REWORDED = "reworded", _("worded anew; before:")
