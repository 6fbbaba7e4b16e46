from __future__ import annotations

from collections.abc import Container
from typing import Any, cast

from django import forms
from django.db.models import Field

from colead.pairing.models import MatchingPolicy
from colead.pairing.states import Wish

WEIGHTS = ("needs", "function", "level", "hours", "interests", "style")


class WeightsForm(forms.Form):
    """Weights for one round, 0 to 100 each, under the names that the programme's policy gives them."""

    def __init__(self, data: Any = None, *, initial: dict[str, int] | None = None) -> None:
        super().__init__(data, initial=initial)
        wished = "wishes" in (data or {}) or "wishes" in (initial or {})
        for name in (*WEIGHTS, "wishes") if wished else WEIGHTS:
            column = cast(Field[Any, Any], MatchingPolicy._meta.get_field(f"weight_{name}"))
            self.fields[name] = forms.IntegerField(label=column.verbose_name, min_value=0, max_value=100)

    @staticmethod
    def is_in(data: Container[str]) -> bool:
        """Tell whether any weight was sent; asking for a first round sends none."""
        return any(name in data for name in WEIGHTS)


class DecisionForm(forms.Form):
    """Two people by the keys of their enrolments, and whether they stay together or apart."""

    one = forms.CharField()
    other = forms.CharField()
    wish = forms.ChoiceField(choices=Wish.choices)
