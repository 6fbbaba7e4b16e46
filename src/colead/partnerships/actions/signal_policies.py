"""A programme's own thresholds for signals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships.models import SignalPolicy
from colead.partnerships.thresholds import UNITS, Threshold
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Programme
from colead.programmes.rules import may_coordinate


class ThresholdRefused(Refused):
    code = "signals.threshold"
    sentence = _("A threshold lies outside what makes sense. The page shows the bounds of each.")


class OutOfOrder(Refused):
    code = "signals.out_of_order"
    sentence = _("The nudge comes first: set the offer from a person to the same or more.")


@transaction.atomic
def change(
    *, programme: Programme, thresholds: Mapping[str, Threshold], by: Person, at: datetime
) -> SignalPolicy:
    """Set from when on each sign counts, or switch it off."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_coordinate(by, locked):
        raise NotTheirs
    for kind, wanted in thresholds.items():
        _refuse(kind, wanted)
    settings = {
        kind: {"nudge": one.nudge, "offer": one.offer, "on": one.on} for kind, one in thresholds.items()
    }
    policy, _new = SignalPolicy.objects.update_or_create(programme=locked, defaults={"settings": settings})
    record(
        "signals.change_policy", locked, by=by, at=at, off=[k for k, one in thresholds.items() if not one.on]
    )
    return policy


def _refuse(kind: str, wanted: Threshold) -> None:
    values = [value for value in (wanted.nudge, wanted.offer) if value is not None]
    if any(not UNITS[kind].least <= value <= UNITS[kind].most for value in values):
        raise ThresholdRefused
    if values != sorted(values):
        raise OutOfOrder
