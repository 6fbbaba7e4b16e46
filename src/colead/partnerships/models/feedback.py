from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.partnerships.models.meeting import Meeting
from colead.partnerships.models.partnership import Member


class Feedback(Record):
    """What one member tells another after a meeting: private to the two of them."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="feedback")
    writer = models.ForeignKey(Member, models.CASCADE, related_name="feedback_given")
    reader = models.ForeignKey(Member, models.CASCADE, related_name="feedback_received")
    did = PrivateTextField(_("What you did"), blank=True)
    effect = PrivateTextField(_("What it did for me"), blank=True)
    suggestion = PrivateTextField(_("One thing to try"), blank=True)
    given_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "writer", "reader"], name="feedback_once")]
