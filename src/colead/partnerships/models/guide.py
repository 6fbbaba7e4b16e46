from __future__ import annotations

from django.db import models

from colead.kernel.models import Record
from colead.programmes.models import Programme


class GuideCopy(Record):
    """A programme's own wording of a guide. Every version stays; one without parts goes back to ours."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="guide_copies")
    code = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    parts = models.JSONField(default=list)  # of [minutes, title, advice, turn, lead]
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code", "number"], name="guide_copy_once")
        ]
