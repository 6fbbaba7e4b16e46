from __future__ import annotations

from django.conf import settings
from django.db import models

from colead.community.states import Audience
from colead.kernel.models import Record
from colead.programmes.models import Cohort, Enrolment


class Announcement(Record):
    """What a coordinator tells many people of a cohort at once, on the day that they chose."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="announcements")
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.EVERYBODY)
    title = models.CharField(max_length=120)
    words = models.TextField()  # Markdown; not private: it is said to many
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()
    goes_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-goes_at", "-id"]
        indexes = [models.Index(fields=["sent_at", "goes_at"], name="announcement_due")]


class Receipt(models.Model):
    """That an announcement went to somebody, and since when they have read it; who has read it is shown to nobody."""

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="receipts")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="receipts")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["announcement", "enrolment"], name="receipt_once")]

    def __str__(self) -> str:
        return f"receipt {self.pk}"
