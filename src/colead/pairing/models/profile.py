from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.pairing.states import Urgency
from colead.programmes.models import Competency, Enrolment

FIVE = [MinValueValidator(1), MaxValueValidator(5)]


class Profile(Record):
    """What an enrolled person says about themselves, for matching and for their partner."""

    enrolment = models.OneToOneField(Enrolment, models.CASCADE, related_name="profile")
    style_direct = models.PositiveSmallIntegerField(_("gentle to direct"), null=True, validators=FIVE)
    style_plan = models.PositiveSmallIntegerField(_("explore to plan"), null=True, validators=FIVE)
    style_pace = models.PositiveSmallIntegerField(_("slow to fast"), null=True, validators=FIVE)
    interests = models.JSONField(default=list, blank=True)  # codes of `pairing/interests.py`, at most 5
    languages = models.JSONField(default=list, blank=True)  # ISO 639-1 codes
    # Hours of a usual week when one can meet, in one's own time zone: Monday 00:00 is 0, Sunday 23:00 is 167.
    free_hours = models.JSONField(default=list, blank=True)
    places = models.PositiveSmallIntegerField(
        _("learners at most"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    takes_nobody_new = models.BooleanField(_("no new learners for now"), default=False)
    finished_at = models.DateTimeField(null=True, blank=True)
    saved_at = models.DateTimeField()


class Need(Record):
    """A competency that a person wants help with; the sentence is for their partner only."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="needs")
    competency = models.ForeignKey(Competency, models.PROTECT, related_name="+")
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.SOON)
    sentence = PrivateTextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "competency"], name="need_once")]


class Strength(Record):
    """A competency that a person can offer; the evidence is for their partner only."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="strengths")
    competency = models.ForeignKey(Competency, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(
        default=2, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    evidence = PrivateTextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "competency"], name="strength_once")]


class Avoidance(Record):
    """A person whom somebody does not want to be paired with; only the one who said so ever sees it."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="avoidances")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "other"], name="avoidance_once")]
