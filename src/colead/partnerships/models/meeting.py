from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.partnerships.models.partnership import Member, Partnership
from colead.partnerships.models.series import Series
from colead.partnerships.states import MeetingState


class Meeting(Record):
    """A meeting planned or held; its date and whether it was held are roster, its content is private."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PROPOSED)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    # The zone whose wall clock the meeting keeps: that of whoever picked the time.
    time_zone = models.CharField(max_length=64, default="UTC")
    place = models.CharField(_("place or link"), max_length=300, blank=True)
    # In a series calendars know the meeting by the series' UID and by when it was to be at first.
    series = models.ForeignKey(Series, models.SET_NULL, null=True, blank=True, related_name="meetings")
    recurs_at = models.DateTimeField(null=True, blank=True)
    calendar_uid = models.CharField(max_length=120, unique=True)
    calendar_sequence = models.PositiveIntegerField(default=0)
    guide = models.CharField(max_length=20, blank=True)  # its code; empty for the usual one
    guide_version = models.PositiveSmallIntegerField(
        null=True, blank=True
    )  # fixed when the clock starts; 0 is ours
    # When the guide began, moved along by pauses and by steps that were cut short: the time gone is counted from it.
    timer_started_at = models.DateTimeField(null=True, blank=True)
    timer_paused_at = models.DateTimeField(null=True, blank=True)
    prepared_at = models.DateTimeField(null=True, blank=True)  # when the day-before e-mails were written
    taps_asked_at = models.DateTimeField(null=True, blank=True)  # when the e-mails after it were written
    # When somebody asked to look at how a circle shares its time; by whom is written down nowhere.
    airtime_raised_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["partnership", "number"], name="meeting_number_once")]
        indexes = [
            models.Index(fields=["partnership", "starts_at"], name="meeting_of_partnership"),
            models.Index(fields=["state", "starts_at"], name="meeting_due"),
            models.Index(fields=["state", "ends_at"], name="meeting_over"),
            # A cohort of thousands at a glance: who has met, and whose first meeting waits.
            models.Index(fields=["partnership", "state"], name="meeting_state"),
            models.Index(fields=["state", "created_at"], condition=models.Q(number=1), name="meeting_first"),
        ]


class Slot(Record):
    """A time proposed for a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["meeting", "starts_at"], name="slot_once")]


class Worksheet(Record):
    """What one person wants from the hour; the partnership reads it, nobody else."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="worksheets")
    member = models.ForeignKey(Member, models.CASCADE, related_name="worksheets")
    help_wanted = PrivateTextField(_("What do you want help with?"), blank=True)
    tried = PrivateTextField(_("What have you tried?"), blank=True)
    worth_it = PrivateTextField(_("What would make the hour worth it?"), blank=True)
    next_step = PrivateTextField(_("What will you do next?"), blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="worksheet_once")]


class Taps(Record):
    """Three taps after a meeting. Whether it was held is roster; the rest is the writer's own."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="taps")
    member = models.ForeignKey(Member, models.CASCADE, related_name="taps")
    held = models.BooleanField()
    # One to five, as text because they are encrypted: a stolen database tells nobody's answer.
    useful = PrivateTextField(blank=True)
    balance = PrivateTextField(blank=True)  # 1 mostly mine … 3 balanced … 5 mostly theirs
    next_step = PrivateTextField(blank=True)  # yes or no: did they agree on one
    topic = PrivateTextField(blank=True)  # the code of a competency
    airtime = PrivateTextField(blank=True)  # of a circle: all, some, one
    from_link = models.BooleanField(default=False)  # written from the e-mail, which can take it back
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="taps_once")]
