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
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Programme
from colead.programmes.rules import may_coordinate

WEIGHTS = [field.name for field in MatchingPolicy._meta.fields if field.name.startswith("weight_")]


class NoWeight(Refused):
    code = "policies.no_weight"
    sentence = _("At least one weight must be more than 0. Move one of them.")


@transaction.atomic
def change(
    *, programme: Programme, values: Mapping[str, int | bool], by: Person, at: datetime
) -> MatchingPolicy:
    """Set rules and weights by field name; rounds that were run keep theirs."""
    if not may_coordinate(by, programme):
        raise NotTheirs
    policy, _new = MatchingPolicy.objects.select_for_update().get_or_create(programme=programme)
    changed = [name for name, value in values.items() if getattr(policy, name) != value]
    for name in changed:
        setattr(policy, name, values[name])
    if not any(getattr(policy, name) for name in WEIGHTS):
        raise NoWeight
    policy.save()
    record("policies.change", programme, by=by, at=at, fields=changed)
    return policy
