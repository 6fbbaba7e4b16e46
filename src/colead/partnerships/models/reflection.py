from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.partnerships.models.meeting import Meeting
from colead.partnerships.models.partnership import Partnership
from colead.programmes.models import Enrolment


class Reflection(Record):
    """What somebody thinks to themselves. Only the writer reads it, and whom they share it with."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="reflections")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="+")
    tried = PrivateTextField(_("What did I try?"), blank=True)
    happened = PrivateTextField(_("What happened?"), blank=True)
    surprised = PrivateTextField(_("What surprised me?"), blank=True)
    differently = PrivateTextField(_("What do I do differently?"), blank=True)
    thanks = PrivateTextField(_("Whom shall I thank?"), blank=True)
    version = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    shared_with = models.ForeignKey(
        Partnership, models.SET_NULL, null=True, blank=True, related_name="shared_reflections"
    )
    shared_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)  # deleted for good a day later

    class Meta:
        ordering = ["-begun_at", "-id"]
        indexes = [models.Index(fields=["enrolment", "begun_at"], name="reflection_of_enrolment")]
