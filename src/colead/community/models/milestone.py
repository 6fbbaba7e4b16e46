from __future__ import annotations

from django.db import models

from colead.community.states import Milestone
from colead.kernel.models import Record
from colead.programmes.models import Enrolment, Programme


class Reached(Record):
    """That somebody was told of a milestone, or said themselves that they have reached it."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="milestones")
    milestone = models.CharField(max_length=14, choices=Milestone)
    at = models.DateTimeField()
    by_own_word = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "milestone"], name="milestone_once")]


class ChosenMilestones(Record):
    """The milestones that a programme celebrates; without a row, all of them."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="chosen_milestones")
    milestones = models.JSONField(default=list)
