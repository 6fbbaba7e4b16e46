from __future__ import annotations

from django.db import models

from colead.kernel.models import Record
from colead.learning.states import Audience
from colead.programmes.models import Cohort, Enrolment


class BriefingReading(Record):
    """That somebody has read a briefing: by name where they take part, otherwise without one."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="briefing_readings")
    audience = models.CharField(max_length=8, choices=Audience)
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, null=True, related_name="briefing_readings")
    on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "audience"], name="briefing_read_once")]
