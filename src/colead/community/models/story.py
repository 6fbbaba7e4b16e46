from __future__ import annotations

from django.db import models

from colead.community.states import Reach, StoryName
from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.programmes.models import Enrolment, Programme


class Story(Record):
    """What somebody tells of their time. Only they read it until they tell it, and again from the moment they take it back."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="stories")
    hard = PrivateTextField(blank=True)
    changed = PrivateTextField(blank=True)
    learned = PrivateTextField(blank=True)
    written_at = models.DateTimeField()
    # What they agreed to; nothing of it holds while it is not told.
    told_at = models.DateTimeField(null=True, blank=True)
    name_as = models.CharField(max_length=8, choices=StoryName, default=StoryName.NONE)
    reach = models.CharField(max_length=12, choices=Reach, default=Reach.PROGRAMME)
    until = models.DateField(null=True, blank=True)  # the last day on which it is shown
    hidden_at = models.DateTimeField(null=True, blank=True)  # by a coordinator
    in_kit_at = models.DateTimeField(null=True, blank=True)  # since when the invitation kit shows it

    class Meta:
        ordering = ["-written_at", "-id"]


class StoryPage(Record):
    """A programme's public page of stories; without a row there is none."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="story_page")
    opened_at = models.DateTimeField()
