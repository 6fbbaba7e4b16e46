from __future__ import annotations

from django.db import models

from colead.kernel.models import Record
from colead.programmes.models import Cohort


class Release(Record):
    """Figures of a cohort as given to readers outside it on one day; never changed, never given twice differently."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="releases")
    on = models.DateField()
    figures = models.JSONField(default=dict)  # what readers see: suppressed cells are already gone
    withheld = models.JSONField(default=list)  # codes of figures that were held back, and why

    class Meta:
        ordering = ["-on"]
        constraints = [models.UniqueConstraint(fields=["cohort", "on"], name="release_once_a_day")]
