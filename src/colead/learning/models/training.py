from __future__ import annotations

from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.programmes.models import Enrolment


class Training(Record):
    """One person's way through a module. That they finished is known to the coordinator, nothing else of it."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="trainings")
    module = models.SlugField(max_length=40)
    begun_at = models.DateTimeField()
    read = models.JSONField(default=list)  # ids of lessons
    passed_at = models.DateTimeField(null=True, blank=True)  # the quiz
    finished_at = models.DateTimeField(null=True, blank=True)
    elsewhere = models.BooleanField(default=False)  # learned elsewhere, says a coordinator

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "module"], name="training_once")]


class Workbook(Record):
    """What somebody answered, rated and wrote in a module; nobody else reads it."""

    training = models.OneToOneField(Training, models.CASCADE, related_name="workbook")
    content = PrivateTextField(blank=True)  # JSON, see learning.workbooks
