from __future__ import annotations

from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.programmes.models import Cohort, Enrolment
from colead.surveys.states import WaveKind


class FrozenInstrument(Record):
    """An instrument as a cohort began to use it: later versions change nothing here."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="frozen_instruments")
    code = models.CharField(max_length=40)
    content = models.JSONField()
    frozen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "code"], name="frozen_once")]


class Wave(Record):
    """One sending of questions to a cohort."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="waves")
    kind = models.CharField(max_length=10, choices=WaveKind)
    instruments = models.JSONField(default=list)  # codes, in the order in which they are asked
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()

    class Meta:
        ordering = ["opens_at", "id"]
        constraints = [models.UniqueConstraint(fields=["cohort", "kind"], name="wave_once")]


class Questionnaire(Record):
    """What one person is asked in a wave; the answers are theirs, and leave only as parts of released figures."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="questionnaires")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="questionnaires")
    instruments = models.JSONField(default=list)  # of the wave's, those that are for this person
    asked_at = models.DateTimeField()
    answers = PrivateTextField(blank=True)  # JSON: instrument → item → answer
    finished_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [models.UniqueConstraint(fields=["wave", "enrolment"], name="questionnaire_once")]
        indexes = [models.Index(fields=["finished_at", "asked_at"], name="questionnaire_due")]
