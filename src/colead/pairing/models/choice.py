from __future__ import annotations

from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.pairing.models.round import Round
from colead.pairing.states import RequestState
from colead.programmes.models import Cohort, Enrolment


class Suggestion(Record):
    """Somebody on a person's shortlist, and the person's wish for them."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="suggestions")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="suggestions")
    other = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    own_side = models.PositiveIntegerField()  # what the person would get, of SCALE
    reasons = models.JSONField(default=list)  # the person sits in seat 0, the other in seat 1
    rank = models.PositiveSmallIntegerField(null=True, blank=True)  # 1 for the dearest wish

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "enrolment", "other"], name="suggestion_once"),
            models.UniqueConstraint(fields=["round", "enrolment", "rank"], name="rank_once"),
        ]


class Request(Record):
    """A learner asks one mentor; the message is for that mentor only."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="requests")
    asker = models.ForeignKey(Enrolment, models.CASCADE, related_name="requests_made")
    asked = models.ForeignKey(Enrolment, models.CASCADE, related_name="requests_received")
    message = PrivateTextField(blank=True)
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.OPEN)
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["asker"], condition=models.Q(state=RequestState.OPEN), name="request_one_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["state", "answer_by"], name="request_due")]
