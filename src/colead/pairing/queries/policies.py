"""The rules and weights that hold for a programme."""

from __future__ import annotations

from colead.pairing.models import MatchingPolicy
from colead.programmes.models import Programme


def policy_of(programme: Programme) -> MatchingPolicy:
    """Give the programme's policy; one that was never changed is the default and is not stored."""
    return MatchingPolicy.objects.filter(programme=programme).first() or MatchingPolicy(programme=programme)
