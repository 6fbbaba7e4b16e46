"""What the coordinator's list and its thresholds send."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from colead.partnerships.signal_kinds import SignalKind
from colead.partnerships.thresholds import UNITS, Threshold, Unit


class MessageForm(forms.Form):
    """A message to those whom an entry is about."""

    words = forms.CharField(label=_("Your message"), max_length=3000, widget=forms.Textarea({"rows": 10}))


class SnoozeForm(forms.Form):
    """The day until which an entry is put off."""

    until = forms.DateField(label=_("Put it off until"), widget=forms.DateInput({"type": "date"}))


@dataclass(frozen=True)
class ThresholdRow:
    """The fields of one sign."""

    kind: str
    label: str
    unit: Unit
    on: forms.BoundField
    nudge: forms.BoundField | None
    offer: forms.BoundField | None


class ThresholdsForm(forms.Form):
    """From when on each sign counts, and which are switched off."""

    def __init__(self, thresholds: Mapping[str, Threshold], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.thresholds = thresholds
        for kind, now in thresholds.items():
            label = str(SignalKind(kind).label)
            self.fields[f"{kind}-on"] = forms.BooleanField(label=label, required=False, initial=now.on)
            for name in ("nudge", "offer"):
                if getattr(now, name) is not None:
                    self.fields[f"{kind}-{name}"] = _number(kind, label, name, getattr(now, name))

    @property
    def rows(self) -> Iterator[ThresholdRow]:
        """Give the fields sign by sign."""
        for kind in self.thresholds:
            nudge, offer = (
                self[f"{kind}-{name}"] if f"{kind}-{name}" in self.fields else None
                for name in ("nudge", "offer")
            )
            yield ThresholdRow(
                kind, str(SignalKind(kind).label), UNITS[kind], self[f"{kind}-on"], nudge, offer
            )

    def typed(self) -> dict[str, Threshold]:
        """Give what was typed as the action wants it."""
        data = self.cleaned_data
        return {
            kind: Threshold(data.get(f"{kind}-nudge"), data.get(f"{kind}-offer"), data[f"{kind}-on"])
            for kind in self.thresholds
        }


def _number(kind: str, label: str, name: str, value: float) -> forms.FloatField:
    unit = UNITS[kind]
    words = _("Nudge from") if name == "nudge" else _("Offer from")
    shown = int(value) if value == int(value) else value
    return forms.FloatField(
        label=f"{words}: {label}", min_value=unit.least, max_value=unit.most, initial=shown,
        widget=forms.NumberInput({"step": "0.5"}),
    )  # fmt: skip
