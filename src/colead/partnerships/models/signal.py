from __future__ import annotations

from django.conf import settings
from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.partnerships.models.partnership import Partnership
from colead.partnerships.signal_kinds import SignalKind
from colead.programmes.models import Cohort, Enrolment, Programme


class Signal(Record):
    """A sign, against the partnership's own cadence, that help would be welcome; or somebody's own request.

    First the partnership gets a nudge, then its coordinator an offer to make. It is about a partnership, about a
    person (who asked, or who leaves), or about the whole cohort.
    """

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="signals")
    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="signals", null=True, blank=True
    )
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="signals", null=True, blank=True)
    kind = models.CharField(max_length=12, choices=SignalKind)
    opened_at = models.DateTimeField()
    nudges = models.PositiveSmallIntegerField(default=0)
    nudged_at = models.DateTimeField(null=True, blank=True)
    offered_at = models.DateTimeField(null=True, blank=True)  # since when it is in the coordinator's list
    due_on = models.DateField(null=True, blank=True)  # until when somebody was promised to hear
    words = PrivateTextField(blank=True)  # what the person who asked wrote to their coordinators
    snoozed_until = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)  # when the coordinator's message went out
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True, blank=True
    )
    closed_at = models.DateTimeField(null=True, blank=True)  # when what it is a sign of had gone away

    class Meta:
        ordering = ["opened_at", "id"]
        indexes = [models.Index(fields=["cohort", "closed_at"], name="signal_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind"],
                condition=models.Q(closed_at=None, partnership__isnull=False),
                name="signal_of_partnership_once",
            ),
        ]


class SignalPolicy(models.Model):
    """A programme's own thresholds, and which signs it has switched off."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="signal_policy")
    settings = models.JSONField(default=dict)  # by kind: nudge, offer, on; see `thresholds.py`

    def __str__(self) -> str:
        return f"signal policy of {self.programme_id}"


class Helpful(models.Model):
    """Whether a nudge or a coordinator's message was helpful to one person: theirs alone, counted in fives."""

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="helpful")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    helped = PrivateTextField()  # yes or no
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["signal", "enrolment"], name="helpful_once")]

    def __str__(self) -> str:
        return f"answer {self.pk}"
