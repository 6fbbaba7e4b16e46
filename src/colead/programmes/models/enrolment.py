from __future__ import annotations

from django.conf import settings
from django.db import models

from colead.kernel.models import Record
from colead.programmes.models.cohort import Cohort
from colead.programmes.states import EnrolmentState, Role


def just_a_peer() -> list[str]:
    return [Role.PEER]


class Enrolment(Record):
    """A person in a cohort, with a set of roles and a state."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="enrolments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="enrolments")
    roles = models.JSONField(default=just_a_peer)
    state = models.CharField(max_length=10, choices=EnrolmentState, default=EnrolmentState.INVITED)
    state_since = models.DateTimeField()
    invited_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    admitted_at = models.DateTimeField(null=True, blank=True)
    # Who invited or reminded, as long as the e-mail about it is still to be written by a worker.
    mail_from = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    drawn_place = models.PositiveIntegerField(null=True, blank=True)  # in the lottery, from 1

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["cohort", "person"], name="enrolment_once")]
        indexes = [
            models.Index(fields=["cohort", "state"], name="enrolment_state"),
            models.Index(
                fields=["cohort"], condition=models.Q(mail_from__isnull=False), name="enrolment_unwritten"
            ),
        ]

    @property
    def role_names(self) -> list[str]:
        """Name the roles, in the order of their list."""
        return [str(role.label) for role in Role if role in self.roles]

    def is_only(self, *roles: str) -> bool:
        """Tell whether the person has none but these roles."""
        return set(self.roles) <= set(roles)
