"""The signs that help would be welcome, and who hears of them. Pure.

Each comes from contact (planned, held, cancelled, silent), from the roster, or from a person's own request; none
comes from an answer. Thresholds: the early-warning table of the design notes; a programme may change each of them.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SignalKind(models.TextChoices):
    """What happened, in the words of the coordinator's list."""

    WORD = "word", _("asked for a word")
    ENDED = "ended", _("a pairing has ended")
    LINE = "line", _("a new reporting line inside a partnership")
    SMALL = "small", _("a circle has become small")
    UNSCHEDULED = "unscheduled", _("no time for the first meeting yet")
    UNMET = "unmet", _("the first meeting was not held yet")
    UNSIGNED = "unsigned", _("no agreement after some meetings")
    SILENCE = "silence", _("silent for longer than their rhythm")
    CANCELLED = "cancelled", _("meetings were cancelled or missed")
    UNANSWERED = "unanswered", _("two e-mails in a row brought no answer")
    ATTENDANCE = "attendance", _("fewer than came before come to the circle")
    LEAVING = "leaving", _("somebody will leave the organisation")
    QUIET_COHORT = "quiet_cohort", _("many partnerships are silent at once")


# Made by somebody's act; they are settled by the coordinator alone and do not go away by themselves.
BY_EVENT = frozenset({SignalKind.WORD, SignalKind.ENDED, SignalKind.LINE, SignalKind.SMALL})
