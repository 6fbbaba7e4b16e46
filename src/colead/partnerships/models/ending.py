from __future__ import annotations

from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.partnerships.models.partnership import Partnership
from colead.partnerships.states import ExitCategory
from colead.programmes.models import Cohort, Enrolment


class Ending(Record):
    """Somebody's wish to end a pairing, or to leave a group, until it takes effect or is taken back.

    Who wished it is encrypted, is needed only to take it back, and is gone when it has taken effect.
    """

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="endings")
    asked_by = PrivateTextField()  # the member's number
    category = PrivateTextField(blank=True)
    due_at = models.DateTimeField()

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [models.Index(fields=["due_at"], name="ending_due")]


class ExitReason(models.Model):
    """One reason that somebody gave, without the person, the partnership or the day.

    It is shown only once its batch of five is full, so that a new one cannot be subtracted out.
    """

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="exit_reasons")
    category = models.CharField(max_length=12, choices=ExitCategory)
    batch = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"reason in batch {self.batch}"


class Pause(Record):
    """A time in which a person, or a whole partnership, does not meet; the cadence does not count it."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="pauses", null=True, blank=True)
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="pauses", null=True, blank=True)
    since = models.DateTimeField()
    until = models.DateField(null=True, blank=True)  # the day of the return, where it is known
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(partnership=None, enrolment__isnull=False)
                | models.Q(partnership__isnull=False, enrolment=None),
                name="pause_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["partnership"], condition=models.Q(ended_at=None), name="pause_of_partnership_once"
            ),
            models.UniqueConstraint(
                fields=["enrolment"], condition=models.Q(ended_at=None), name="pause_of_person_once"
            ),
        ]
