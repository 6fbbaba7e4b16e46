from __future__ import annotations

from django.db import models

from colead.kernel.models import Record
from colead.partnerships.models.partnership import Partnership
from colead.programmes.models import Cohort, Enrolment


class Series(Record):
    """Meetings that were planned together at one hour of the week; calendars know them by one UID."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="series")
    every_days = models.PositiveSmallIntegerField()
    time_zone = models.CharField(max_length=64)  # whose clock keeps the hour when clocks change
    calendar_uid = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class Absence(Record):
    """Days on which somebody is away; whoever meets them sees that, and never why."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ["first_day", "id"]


class Break(Record):
    """Days on which a cohort does not meet, such as the turn of the year."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="breaks")
    name = models.CharField(max_length=80)
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ["first_day", "id"]
