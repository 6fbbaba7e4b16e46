from __future__ import annotations

from django.db import models

from colead.kernel.models import Record
from colead.programmes.models.enrolment import Enrolment
from colead.programmes.models.programme import Programme


class CharterVersion(Record):
    """What a programme said of itself from one day on; its words never change, except to forget a name."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="charter_versions")
    number = models.PositiveSmallIntegerField()
    words = models.JSONField()  # by the name of the programme's field
    is_current = models.BooleanField(default=True)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="charter_number_once"),
            models.UniqueConstraint(
                fields=["programme"], condition=models.Q(is_current=True), name="charter_one_current"
            ),
        ]


class Acknowledgement(Record):
    """That somebody in a cohort has read a version of the charter."""

    version = models.ForeignKey(CharterVersion, models.CASCADE, related_name="acknowledgements")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="acknowledgements")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "enrolment"], name="acknowledged_once")]
