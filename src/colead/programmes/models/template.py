from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.kernel.models import Record
from colead.programmes.models.programme import Programme
from colead.programmes.states import StepKind


class PlannedStep(Record):
    """Something a programme plans for a week of each of its cohorts: training, a meeting, a survey, a milestone."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="planned_steps")
    week = models.PositiveSmallIntegerField(_("week"), validators=[MaxValueValidator(104)])
    kind = models.CharField(_("kind"), max_length=12, choices=StepKind)
    title = models.CharField(_("what happens"), max_length=200)

    class Meta:
        ordering = ["week", "id"]


class ProgrammeTemplate(Record):
    """A design that programmes can begin from, saved from one of them or read from a file. It names nobody."""

    name = models.CharField(_("name"), max_length=120)
    about = models.CharField(_("for whom it is"), max_length=300, blank=True)
    parts = models.JSONField()
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]
