from __future__ import annotations

from django.conf import settings
from django.db import models

from colead.kernel.models import Record
from colead.programmes.models import Programme


class AddedInstrument(Record):
    """An instrument that a coordinator added as a file, with the licence under which it is used.

    A new version is a row of its own; what a cohort has begun to use is kept there as it was.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="added_instruments")
    code = models.CharField(max_length=40)
    version = models.CharField(max_length=500)
    content = models.JSONField()  # the file's fields, checked
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["code", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code", "version"], name="instrument_version_once")
        ]
