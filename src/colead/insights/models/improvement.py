from __future__ import annotations

from django.db import models

from colead.programmes.models import Cohort


class Improvement(models.Model):
    """A suggestion out of a cohort that its coordinators carry into the next one."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="improvements")
    metric = models.CharField(max_length=30)
    accepted_at = models.DateTimeField()

    class Meta:
        ordering = ["metric"]
        constraints = [models.UniqueConstraint(fields=["cohort", "metric"], name="improvement_once")]

    def __str__(self) -> str:
        return f"improvement of {self.metric}"
