from __future__ import annotations

from django.db import models

from colead.kernel.models import Record
from colead.programmes.models import Programme


class ProgrammeModule(Record):
    """A module that a programme wrote, or worded anew: then with the code of the one that came with Colead."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="modules")
    code = models.SlugField(max_length=40)
    content = models.JSONField()  # see learning.modules.reading
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="programme_module_once")]
