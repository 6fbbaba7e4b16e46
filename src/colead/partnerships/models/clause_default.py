from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.programmes.models import Programme


class ClauseDefault(models.Model):
    """A programme's own wording of a clause, from which its partnerships' agreements are drafted."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="clause_defaults")
    code = models.CharField(max_length=12)
    text = models.TextField(_("what drafts say here"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="clause_default_once")]

    def __str__(self) -> str:
        return f"default {self.code}"
