from __future__ import annotations

from django.conf import settings
from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.partnerships.models.meeting import Meeting
from colead.partnerships.models.partnership import Member
from colead.partnerships.states import CalendarWord


class CalendarAnswer(Record):
    """What a member's calendar answered to an invitation; the members see it beside the meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="calendar_answers")
    member = models.ForeignKey(Member, models.CASCADE, related_name="calendar_answers")
    word = models.CharField(max_length=10, choices=CalendarWord)
    proposes_at = models.DateTimeField(null=True, blank=True)  # another time, suggested by their calendar
    stamp = (
        models.DateTimeField()
    )  # DTSTAMP: of two answers the later one counts, in whatever order they arrive

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="calendar_answer_once")]


class CalendarFeed(Record):
    """The address from which a person's own calendar programme reads when they meet; revoked by deleting it."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed")
    token = PrivateTextField()
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
