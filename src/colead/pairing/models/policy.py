from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.programmes.models import Programme


def weight(label: Any, default: int) -> models.PositiveSmallIntegerField[int, int]:
    """Make a column for the weight of one criterion, 0 to 100."""
    return models.PositiveSmallIntegerField(label, default=default, validators=[MaxValueValidator(100)])


class MatchingPolicy(models.Model):
    """The rules (who may meet) and weights (what makes a good partner) of a programme."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="matching_policy")
    not_same_line = models.BooleanField(_("not in the same reporting line"), default=True)
    not_same_slate = models.BooleanField(_("not on the same promotion slate"), default=True)
    common_language = models.BooleanField(_("a common language"), default=True)
    min_shared_hours = models.PositiveSmallIntegerField(
        _("free hours a week they must share"), default=2, validators=[MaxValueValidator(40)]
    )
    weight_needs = weight(_("Needs and strengths"), 80)
    weight_function = weight(_("Different functions"), 45)
    weight_level = weight(_("Similar level"), 30)
    weight_hours = weight(_("Shared free hours"), 40)
    weight_interests = weight(_("Shared interests"), 30)
    weight_style = weight(_("Similar style"), 30)

    def __str__(self) -> str:
        return f"policy of {self.programme_id}"
