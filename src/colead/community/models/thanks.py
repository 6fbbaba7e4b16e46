from __future__ import annotations

from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.programmes.models import Enrolment


class Thanks(Record):
    """What somebody thanks somebody for. The two of them read it; others only while both want it on the wall."""

    giver = models.ForeignKey(Enrolment, models.CASCADE, related_name="thanks_given")
    receiver = models.ForeignKey(Enrolment, models.CASCADE, related_name="thanks_received")
    did = PrivateTextField()
    changed = PrivateTextField()
    given_at = models.DateTimeField()
    giver_shows_at = models.DateTimeField(
        null=True, blank=True
    )  # since when they agree that the wall shows it
    receiver_shows_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-given_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("receiver")), name="thanks_go_to_another"
            )
        ]

    @property
    def is_shown(self) -> bool:
        """Tell whether both want it on the wall."""
        return self.giver_shows_at is not None and self.receiver_shows_at is not None
