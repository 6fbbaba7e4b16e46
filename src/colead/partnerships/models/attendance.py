from __future__ import annotations

from django.db import models

from colead.kernel.models import Record
from colead.partnerships.models.meeting import Meeting
from colead.partnerships.models.partnership import Member
from colead.partnerships.states import Presence


class Attendance(Record):
    """Whether somebody comes to a circle's meeting, or was there; roster, said by themselves or noted by the facilitator."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Member, models.CASCADE, related_name="attendances")
    presence = models.CharField(max_length=8, choices=Presence)
    by_self = models.BooleanField()
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once")]
