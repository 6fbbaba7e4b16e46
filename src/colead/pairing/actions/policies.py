"""The rules and weights of a programme."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.pairing.models import MatchingPolicy
from colead.people.models import Person
from colead.programmes.actions import programmes
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Programme
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Task

WEIGHTS = [field.name for field in MatchingPolicy._meta.fields if field.name.startswith("weight_")]


class NoWeight(Refused):
    code = "policies.no_weight"
    sentence = _("At least one weight must be more than 0. Move one of them.")


class ImpossibleSizes(Refused):
    code = "policies.sizes"
    sentence = _(
        "A circle’s size lies between its least and its most, and a mentor’s least is not above the most."
    )


@transaction.atomic
def change(
    *, programme: Programme, values: Mapping[str, int | bool], format: str = "", by: Person, at: datetime
) -> MatchingPolicy:
    """Set rules, weights and what the format needs by field name, and the format where one is given.

    Rounds that were run keep theirs.
    """
    if not may_coordinate(by, programme, Task.MATCH):
        raise NotTheirs
    if format:
        programmes.choose_format(programme=programme, format=format, by=by, at=at)
    policy, _new = MatchingPolicy.objects.select_for_update().get_or_create(programme=programme)
    changed = [name for name, value in values.items() if getattr(policy, name) != value]
    for name in changed:
        setattr(policy, name, values[name])
    if not any(getattr(policy, name) for name in WEIGHTS):
        raise NoWeight
    refuse_impossible(policy)
    policy.save()
    record("policies.change", programme, by=by, at=at, fields=changed)
    return policy


def refuse_impossible(policy: MatchingPolicy) -> None:
    """Refuse sizes that contradict each other."""
    in_order = policy.circle_smallest <= policy.circle_size <= policy.circle_largest
    if not in_order or policy.mentor_least > policy.mentor_most:
        raise ImpossibleSizes
