"""A programme's thresholds for signals."""

from __future__ import annotations

from colead.partnerships.models import SignalPolicy
from colead.partnerships.thresholds import Threshold, thresholds_of
from colead.programmes.models import Programme


def thresholds_in(programme: Programme) -> dict[str, Threshold]:
    """Give from when on each sign counts in a programme; one query."""
    policy = SignalPolicy.objects.filter(programme=programme).first()
    return thresholds_of(policy.settings if policy else {})
