from __future__ import annotations

from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.programmes.models import Cohort


class Result(Record):
    """A line of the release ledger: what readers were given of a metric and a cut on a day, or that they were not.

    `contributions` holds digests of who was in it, encrypted; only the audit of the next release reads them.
    """

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="results")
    metric = models.CharField(max_length=30)
    cut = models.CharField(max_length=140)
    on = models.DateField()
    was_given = models.BooleanField()
    shown = models.JSONField(default=dict)
    contributions = PrivateTextField(blank=True)

    class Meta:
        ordering = ["-on", "metric", "id"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "metric", "cut", "on"], name="result_once_a_day")
        ]
        indexes = [models.Index(fields=["cohort", "was_given", "on"], name="result_given")]


class Threshold(models.Model):
    """How many people a cohort's results are about at the least; it can be raised and never lowered."""

    cohort = models.OneToOneField(Cohort, models.CASCADE, related_name="threshold")
    people = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"threshold {self.people}"
