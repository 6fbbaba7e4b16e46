from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.kernel.models import Record
from colead.programmes.models.programme import Programme
from colead.programmes.states import Admission


class Cohort(Record):
    """One run of a programme, with dates; everything people do together belongs to a cohort."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="cohorts")
    name = models.CharField(_("name"), max_length=120)
    answer_by = models.DateField(_("answer the invitation by"))
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    primary_outcome = models.CharField(max_length=300, blank=True)  # as it stood when it was locked
    outcome_locked_at = models.DateTimeField(null=True, blank=True)
    admission = models.CharField(
        _("who gets a place"), max_length=8, choices=Admission, default=Admission.OPEN
    )
    places = models.PositiveIntegerField(_("places"), null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-starts_on", "-id"]

    @property
    def half_way(self) -> date:
        """Give the day in the middle, when people look at how far they are."""
        return self.starts_on + (self.ends_on - self.starts_on) / 2
