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
    ALUMNI = "alumni", _("staying in touch")
    ENDED = "ended", _("ended")


P = PartnershipState
# Alumni go on meeting as they like, after the programme: no cadence, no reminders, no signals.
PARTNERSHIP_MOVES: dict[str, frozenset[str]] = {
    P.ACTIVE: frozenset({P.PAUSED, P.ALUMNI, P.ENDED}),
    P.PAUSED: frozenset({P.ACTIVE, P.ALUMNI, P.ENDED}),
    P.ALUMNI: frozenset({P.ENDED}),
    P.ENDED: frozenset(),
}


class EndingCause(models.TextChoices):
    """Why a partnership ended, as far as anybody may know: who wanted it is kept nowhere."""

    MEMBERS = "members", _("by the people themselves")
    COORDINATOR = "coordinator", _("by the coordinator")
    LINE = "line", _("a new reporting line")
    JOINED = "joined", _("goes on with one more")
    PLANNED = "planned", _("the programme’s planned end")
    GONE = "gone", _("somebody’s account was deleted")


class ExitCategory(models.TextChoices):
    """What somebody may say when they end a pairing; counted for the whole cohort, five at a time."""

    TIME = "time", _("We could not find the time")
    FIT = "fit", _("We did not fit together")
    TOPICS = "topics", _("Our topics did not meet")
    CHANGE = "change", _("Something changed at work or at home")
    DONE = "done", _("We have done what we wanted to do")
    OTHER = "other", _("Something else")


class CheckInKind(models.TextChoices):
    """When people are asked how it is going."""

    SETTLING = "settling", _("after two weeks")
    CHOICE = "choice", _("half way, in private")
    CLOSING = "closing", _("at the end")


class Choice(models.TextChoices):
    """The private half-way answer; one “stop” is enough, and nobody learns whose it was."""

    CONTINUE = "continue", _("Go on as it is")
    CHANGE = "change", _("Go on, and change something")
    STOP = "stop", _("Stop, kindly")


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


class Presence(models.TextChoices):
    """Whether somebody comes, and afterwards whether they were there."""

    COMING = "coming", _("coming")
    AWAY = "away", _("not coming")
    THERE = "there", _("there")
    MISSING = "missing", _("not there")


class Airtime(models.TextChoices):
    """How a circle shared the talking, as one of them felt it."""

    ALL = "all", _("all of us")
    SOME = "some", _("mostly some of us")
    ONE = "one", _("one voice had more than half")


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
