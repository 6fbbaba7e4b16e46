from __future__ import annotations

from django.conf import settings
from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.programmes.models import Cohort
from colead.surveys.models.wave import Questionnaire


class Rater(Record):
    """Somebody whom a person has asked how they see them lead; with or without an account.

    Who they are is forgotten when the time to answer is over. What one of them said is nobody's to read.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="raters")
    name = PrivateTextField(blank=True)
    email = PrivateTextField(blank=True)
    mark = models.CharField(
        max_length=64, blank=True
    )  # of the address, so that nobody is asked twice, also after declining
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    asked_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    answers = PrivateTextField(blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["settled_at", "closes_at"], name="rater_due")]


class PeerView(Record):
    """How at least three peers see somebody, as it was released to them once: no later change says who said what."""

    questionnaire = models.OneToOneField(Questionnaire, models.CASCADE, related_name="peer_view")
    raters = models.PositiveSmallIntegerField()
    means = PrivateTextField()  # JSON: scale → mean
    released_at = models.DateTimeField()


class ScaleNorm(Record):
    """How far a cohort's first answers on a scale spread, and how well they hang together: to tell change from chance."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="scale_norms")
    instrument = models.CharField(max_length=40)
    scale = models.CharField(max_length=40)
    n = models.PositiveIntegerField()
    sd = models.FloatField()
    alpha = models.FloatField()
    settled_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "instrument", "scale"], name="norm_once")]
