from __future__ import annotations

from django.db import models


class Erasure(models.Model):
    """That somebody was erased, by the random key of the nameless row that is left of them.

    A backup from before is older than this row: `people/erasures.py` keeps the same list outside the database.
    """

    person_key = models.CharField(max_length=12, primary_key=True)
    at = models.DateTimeField()
    by_themselves = models.BooleanField(default=True)

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return self.person_key
