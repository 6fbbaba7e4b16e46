from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Milestone(models.TextChoices):
    """What is worth a quiet look back; an early ending that was closed well is one as any other (domain notes, 5.6)."""

    AGREEMENT = "agreement", _("Your agreement is signed")
    FIRST_MEETING = "first_meeting", _("You have met for the first time")
    EXPERIMENT = "experiment", _("You have tried a first experiment")
    MID_REVIEW = "mid_review", _("You have looked back half way")
    FIVE_MEETINGS = "five_meetings", _("You have met five times")
    FACILITATED = "facilitated", _("You have facilitated a circle")
    HELPED = "helped", _("You have helped somebody")
    GOAL = "goal", _("You have met a goal")
    ENDING = "ending", _("You have brought something to a good end")


M = Milestone
# Known from who met whom and when: these may stand in the subject of an e-mail.
ROSTER = frozenset({M.AGREEMENT, M.FIRST_MEETING, M.FIVE_MEETINGS, M.FACILITATED})
# What nobody but the person can know for sure: they may say so themselves.
BY_OWN_WORD = (M.EXPERIMENT, M.HELPED, M.ENDING)


class BadgeKind(models.TextChoices):
    """What a badge says that somebody did."""

    TOOK_PART = "took_part", _("took part to a good end")
    MENTORED = "mentored", _("mentored somebody to a good end")
    FACILITATED = "facilitated", _("facilitated a circle")


class StoryName(models.TextChoices):
    """Under which name somebody tells their story."""

    NAME = "name", _("with my name")
    FIRST = "first", _("with my first name")
    NONE = "none", _("without a name")


class Reach(models.TextChoices):
    """Who may read a story, each wider than the one before."""

    PROGRAMME = "programme", _("everybody in the programme")
    ORGANISATION = "organisation", _("everybody who is invited to the programme as well")
    PUBLIC = "public", _("everybody, on the programme’s public page as well")


class Audience(models.TextChoices):
    """To whom an announcement goes, as it stands on the day on which it goes."""

    EVERYBODY = "everybody", _("everybody who takes part")
    PEERS = "peers", _("peers and learners")
    MENTORS = "mentors", _("mentors")
    FACILITATORS = "facilitators", _("facilitators")
    UNPAIRED = "unpaired", _("those who have no partner at present")
