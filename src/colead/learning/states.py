from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Gate(models.TextChoices):
    """What a round of matching does about people who are not trained."""

    NONE = "none", _("nothing")
    WARN = "warn", _("names them on the page of rounds")
    WAIT = "wait", _("waits until all are trained")


class Audience(models.TextChoices):
    """For whom a briefing is."""

    LEARNER = "learner", _("people who take part")
    MANAGER = "manager", _("their line managers")
    SPONSOR = "sponsor", _("the sponsor")


class SeatState(models.TextChoices):
    """How somebody stands to a workshop."""

    COMING = "coming", _("coming")
    WAITING = "waiting", _("on the waiting list")
    AWAY = "away", _("not coming")


class ResourceKind(models.TextChoices):
    """What something in the library is."""

    ARTICLE = "article", _("article")
    LINK = "link", _("link")
    FILE = "file", _("file")
