from __future__ import annotations

from collections.abc import Container
from typing import Any, cast

from django import forms
from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from colead.pairing.models import MatchingPolicy
from colead.pairing.states import Makes, Wish

# What ending a pair has to gain, of 100 of a pair of full value, and how that is said.
PRICES = (
    (100, _("Keep every pair that can stay"), _("Only who has nobody is placed.")),
    (
        25,
        _("Keep pairs unless it helps a lot"),
        _("A pair ends if that gains a quarter of a full pair or more."),
    ),
    (5, _("Change what gains something"), _("A pair ends if that gains a twentieth of a full pair or more.")),
    (0, _("Start anew"), _("As if there had been no round before.")),
)
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


class PriceForm(forms.Form):
    """What ending a pair has to gain."""

    price = forms.TypedChoiceField(choices=[(price, label) for price, label, _says in PRICES], coerce=int)

    @staticmethod
    def prices_for(makes: str) -> list[tuple[int, str | Promise, str | Promise]]:
        """Give the prices that can be chosen; circles and learners with their mentor stay or do not."""
        if makes == Makes.PAIRS:
            return list(PRICES)
        says = _("Only who has none is placed.")
        return [(100, _("Keep everybody who can stay where they are"), says), PRICES[-1]]
