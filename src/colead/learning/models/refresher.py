from __future__ import annotations

from django.db import models

from colead.kernel.models import Record
from colead.programmes.models import Enrolment


class Refresher(Record):
    """That somebody was offered a second look half way, and whether they have taken it."""

    enrolment = models.OneToOneField(Enrolment, models.CASCADE, related_name="refresher")
    offered_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
