"""The shape of a programme's rules and weights."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.pairing.models import MatchingPolicy


class PolicyForm(forms.ModelForm[MatchingPolicy]):
    """Rules and weights."""

    class Meta:
        model = MatchingPolicy
        fields = (
            "not_same_line", "not_same_slate", "common_language", "min_shared_hours", "weight_needs",
            "weight_function", "weight_level", "weight_hours", "weight_interests", "weight_style",
        )  # fmt: skip
        help_texts = {
            "not_same_line": _("Nobody meets their boss, their boss’s boss or somebody who reports to them."),
            "not_same_slate": _("Nobody meets somebody who competes with them for the same post."),
            "common_language": _("They speak at least one language in common."),
            "min_shared_hours": _("Two are enough for an hour every two weeks."),
            "weight_needs": _("Each can help where the other wants help. It should weigh most."),
            "weight_function": _("A look from outside one’s own function."),
            "weight_level": _("Much the same weight on both pairs of shoulders."),
            "weight_hours": _("More free hours in common make it easier to find a time."),
            "weight_interests": _("Something to talk about before it gets serious."),
            "weight_style": _("Gentle with gentle, direct with direct."),
        }

    def clean(self) -> dict[str, Any]:
        """Ask for one weight at least: without any, no partner is better than another."""
        typed = super().clean() or self.cleaned_data
        if not self.errors and not any(typed[name] for name in typed if name.startswith("weight_")):
            self.add_error(None, _("At least one weight must be more than 0. Move one of them."))
        return typed

    @property
    def rules(self) -> list[forms.BoundField]:
        """Give the fields that decide who may meet."""
        return [self[name] for name in self.fields if not name.startswith("weight_")]

    @property
    def weights(self) -> list[forms.BoundField]:
        """Give the fields that decide what makes a good partner."""
        return [self[name] for name in self.fields if name.startswith("weight_")]
