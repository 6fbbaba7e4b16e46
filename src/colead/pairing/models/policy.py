from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.programmes.models import Programme

SMALLEST_CIRCLE, LARGEST_CIRCLE = 4, 8


def weight(label: Any, default: int) -> models.PositiveSmallIntegerField[int, int]:
    """Make a column for the weight of one criterion, 0 to 100."""
    return models.PositiveSmallIntegerField(label, default=default, validators=[MaxValueValidator(100)])


def between(label: Any, default: int, least: int, most: int) -> models.PositiveSmallIntegerField[int, int]:
    """Make a column for a small number with limits."""
    limits = [MinValueValidator(least), MaxValueValidator(most)]
    return models.PositiveSmallIntegerField(label, default=default, validators=limits)


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
    weight_wishes = weight(_("Wishes"), 60)
    rings = models.BooleanField(_("Rings of three"), default=False)
    learner_share = models.PositiveSmallIntegerField(
        _("The learner’s side counts, of 100"), default=70, validators=[MaxValueValidator(100)]
    )
    mentor_least = between(_("A mentor has at least"), 0, 0, 10)
    mentor_most = between(_("A mentor has at most"), 2, 1, 10)
    circle_size = between(_("People in a circle"), 6, SMALLEST_CIRCLE, LARGEST_CIRCLE)
    circle_smallest = between(_("At least"), 4, SMALLEST_CIRCLE, LARGEST_CIRCLE)
    circle_largest = between(_("At most"), 8, SMALLEST_CIRCLE, LARGEST_CIRCLE)
    facilitators = between(_("Facilitators in every circle"), 1, 0, 2)
    keep_pairs = models.BooleanField(_("Pairs stay together in circles"), default=True)
    shortlist_length = between(_("People on a shortlist"), 3, 1, 10)
    most_shown = between(_("Nobody is on more shortlists than"), 6, 1, 100)

    def __str__(self) -> str:
        return f"policy of {self.programme_id}"
