from __future__ import annotations

from typing import ClassVar

from django.db import models

from colead.kernel.models import Record
from colead.pairing.models import ProposedPartnership
from colead.partnerships.states import EndingCause, PartnershipKind, PartnershipState
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import Role


class Partnership(Record):
    """The people who meet."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="partnerships")
    proposal = models.OneToOneField(
        ProposedPartnership, models.PROTECT, related_name="partnership", null=True, blank=True
    )
    kind = models.CharField(max_length=8, choices=PartnershipKind, default=PartnershipKind.PAIR)
    state = models.CharField(max_length=8, choices=PartnershipState, default=PartnershipState.ACTIVE)
    reasons = models.JSONField(
        default=list
    )  # why, where no round proposed it: a learner asked, a mentor said yes
    started_at = models.DateTimeField()
    introduced_at = models.DateTimeField(null=True, blank=True)  # when the members' e-mails were written
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=12, choices=EndingCause, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["cohort", "state"], name="partnership_state")]


class PresentMembers(models.Manager["Member"]):
    """Those who meet; who left a group that goes on is not among them."""

    def get_queryset(self) -> models.QuerySet[Member]:
        return super().get_queryset().filter(left_at=None)


class Member(models.Model):
    """One person's place in a partnership; it stays when they leave, for what they wrote hangs on it."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="members")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=11, choices=Role, default=Role.PEER)
    position = models.PositiveSmallIntegerField(default=0)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = PresentMembers()
    ever: ClassVar[models.Manager[Member]] = models.Manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["partnership", "enrolment"], name="member_once")]

    def __str__(self) -> str:
        return f"member {self.pk}"
