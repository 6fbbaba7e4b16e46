from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.kernel.models import Record
from colead.learning.states import ResourceKind
from colead.programmes.models import Competency, Programme


class Resource(Record):
    """Something worth reading that a programme gives its people: an article, a link, a file."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="resources")
    kind = models.CharField(max_length=8, choices=ResourceKind)
    title = models.CharField(_("title"), max_length=150)
    about = models.CharField(_("in one sentence"), max_length=300, blank=True)
    text = models.TextField(_("text"), max_length=20_000, blank=True)  # Markdown, of an article
    url = models.URLField(_("address"), max_length=500, blank=True)  # of a link
    file = models.CharField(max_length=12, blank=True)  # a stored file, by key
    competencies = models.ManyToManyField(Competency, related_name="resources")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["title", "id"]
