from __future__ import annotations

from django.db import models

from colead.community.states import BadgeKind
from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.programmes.models import Enrolment


class SigningKey(Record):
    """A key with which the organisation signs badges; older ones stay, so that what they signed can be checked."""

    private = PrivateTextField()  # a JWK, as JSON
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-id"]


class StatusSlot(models.Model):
    """A place in a public list of bits: set means that what was issued with it is not valid any more.

    It names nobody, and stays when the badge is deleted: copies of it are refused from then on.
    """

    number = models.PositiveBigIntegerField(unique=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"slot {self.number}"


class Badge(Record):
    """A badge that somebody took, with what they want it to say of them."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="badges")
    kind = models.CharField(max_length=12, choices=BadgeKind)
    slot = models.OneToOneField(StatusSlot, models.PROTECT, related_name="+")
    shows_name = models.BooleanField(default=False)
    evidence = PrivateTextField(blank=True)  # the holder's own words
    signed = PrivateTextField(blank=True)  # the credential as a compact JWS
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)  # by the programme
    put_away_at = models.DateTimeField(null=True, blank=True)  # by the holder, after that

    class Meta:
        ordering = ["issued_at", "id"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "kind"], name="badge_once")]
