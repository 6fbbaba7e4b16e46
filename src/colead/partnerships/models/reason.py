from __future__ import annotations

from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.partnerships.models.meeting import Meeting
from colead.partnerships.models.partnership import Member


class Reason(Record):
    """Why a member moved or cancelled a meeting, if they said so; the members read it, and no mail holds it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="reasons")
    member = models.ForeignKey(Member, models.CASCADE, related_name="reasons")
    text = PrivateTextField()
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["given_at", "id"]
