from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.kernel.models import Record
from colead.programmes.models import Programme


class LessonFile(Record):
    """A picture, a video or a document that a programme puts into a lesson."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="lesson_files")
    module = models.SlugField(max_length=40)
    lesson = models.SlugField(max_length=40)
    words = models.CharField(_("what it shows"), max_length=200)  # read out where it cannot be seen
    media_type = models.CharField(max_length=40)
    file = models.CharField(max_length=12)  # a stored file, by key

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["programme", "module", "lesson"], name="lesson_file_place")]
