from __future__ import annotations

from django.db import models

from colead.kernel.models import Record
from colead.learning.states import Gate
from colead.programmes.models import Programme


class TrainingPlan(Record):
    """Which modules each role goes through, and whether matching waits; without a row, what is suggested."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="training_plan")
    modules = models.JSONField(default=dict)  # role → codes, in their order; an empty list is none
    gate = models.CharField(max_length=4, choices=Gate, default=Gate.WARN)
    changed_at = models.DateTimeField(null=True)
