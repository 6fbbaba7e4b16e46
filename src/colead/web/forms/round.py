from __future__ import annotations

from django import forms

from colead.pairing.models import MatchingPolicy

WEIGHTS = ("needs", "function", "level", "hours", "interests", "style")


class WeightsForm(forms.Form):
    """Weights for one round, 0 to 100 each, under the names that the programme's policy gives them."""

    def __init__(self, data: object = None, *, initial: dict[str, int] | None = None) -> None:
        super().__init__(data, initial=initial)  # type: ignore[arg-type]
        for name in WEIGHTS:
            label = MatchingPolicy._meta.get_field(f"weight_{name}").verbose_name
            self.fields[name] = forms.IntegerField(label=label, min_value=0, max_value=100)
