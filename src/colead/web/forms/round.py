from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import Field

from colead.pairing.models import MatchingPolicy

WEIGHTS = ("needs", "function", "level", "hours", "interests", "style")


class WeightsForm(forms.Form):
    """Weights for one round, 0 to 100 each, under the names that the programme's policy gives them."""

    def __init__(self, data: Any = None, *, initial: dict[str, int] | None = None) -> None:
        super().__init__(data, initial=initial)
        for name in WEIGHTS:
            column = cast(Field[Any, Any], MatchingPolicy._meta.get_field(f"weight_{name}"))
            self.fields[name] = forms.IntegerField(label=column.verbose_name, min_value=0, max_value=100)
