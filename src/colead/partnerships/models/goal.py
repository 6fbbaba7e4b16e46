from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.partnerships.models.partnership import Member, Partnership
from colead.partnerships.states import GoalSight, GoalState, NoteKind
from colead.programmes.models import Competency, Enrolment


class Goal(Record):
    """What a person works on, with a five-step scale in their own words; they choose what partners see of it."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="goals")
    # The partners who may see it, where the owner lets anybody.
    partnership = models.ForeignKey(Partnership, models.SET_NULL, null=True, blank=True, related_name="goals")
    competency = models.ForeignKey(Competency, models.SET_NULL, null=True, blank=True, related_name="+")
    title = PrivateTextField(_("What do you want to reach?"))
    measure = PrivateTextField(_("How will you tell?"), blank=True)
    scale = PrivateTextField(blank=True)  # five lines, one a step
    level = PrivateTextField(blank=True)  # "1" to "5"; encrypted, as every answer is
    due_on = models.DateField(_("By when?"))
    sight = models.CharField(max_length=8, choices=GoalSight, default=GoalSight.NOTHING)
    state = models.CharField(max_length=8, choices=GoalState, default=GoalState.OPEN)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    due_asked_at = models.DateTimeField(null=True, blank=True)  # when the e-mails about it were written
    mid_asked_at = models.DateTimeField(null=True, blank=True)
    end_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["enrolment", "state"], name="goal_of_enrolment")]


class GoalNote(Record):
    """What the owner wrote about a goal on a day, and where on the scale it stood."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=8, choices=NoteKind, default=NoteKind.PROGRESS)
    text = PrivateTextField(blank=True)
    level = PrivateTextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
