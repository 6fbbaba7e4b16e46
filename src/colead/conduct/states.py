from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    """New, then answered and looked into, then closed; writing again opens it again."""

    NEW = "new", _("not answered yet")
    IN_HAND = "in_hand", _("being looked into")
    CLOSED = "closed", _("closed")


MOVES = {
    ReportState.NEW: frozenset({ReportState.IN_HAND, ReportState.CLOSED}),
    ReportState.IN_HAND: frozenset({ReportState.CLOSED}),
    ReportState.CLOSED: frozenset({ReportState.IN_HAND}),
}
