from __future__ import annotations

from django.db import models

from colead.kernel.models import Record
from colead.programmes.models.cohort import Cohort


class Draw(Record):
    """A cohort's lottery: what it takes to draw the same lots again. It is drawn once."""

    cohort = models.OneToOneField(Cohort, models.CASCADE, related_name="draw")
    seed = models.CharField(max_length=64)
    places = models.PositiveIntegerField()
    entries = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # of who took part in it
    drawn_at = models.DateTimeField()
