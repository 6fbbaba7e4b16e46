from __future__ import annotations

from django.db import models

from colead.kernel.models import Record
from colead.programmes.models import Cohort


class Release(Record):
    """Counts of a cohort as shown to readers outside it from one day on; never changed afterwards."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="releases")
    on = models.DateField()
    # What was shown: blocks of cells that were shown together, with how many people they are.
    blocks = models.JSONField(default=list)  # [{"cells": ["held"], "people": 12}, …]

    class Meta:
        ordering = ["-on"]
        constraints = [models.UniqueConstraint(fields=["cohort", "on"], name="release_once_a_day")]
