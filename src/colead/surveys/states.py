from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class WaveKind(models.TextChoices):
    """When people are asked, in the order in which it happens."""

    BASELINE = "baseline", _("before matching")
    SETTLING = "settling", _("after two weeks")
    MID = "mid", _("half way")
    END = "end", _("at the end")
    FOLLOW_UP = "follow_up", _("some months later")


class Gate(models.TextChoices):
    """What a round of matching does about a baseline that people still have time to answer."""

    NONE = "none", _("nothing")
    WARN = "warn", _("says so on the page of rounds")
    WAIT = "wait", _("waits until the days are over")
