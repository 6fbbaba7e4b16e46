"""Rules and weights as a part of a programme's design."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colead.pairing.actions import policies
from colead.pairing.models import MatchingPolicy
from colead.people.models import Person
from colead.programmes.models import Programme
from colead.programmes.template_parts import TemplatePart, register_template_parts

FIELDS = {field.name: field for field in MatchingPolicy._meta.fields if field.name not in ("id", "programme")}


def register_pairing_part() -> None:
    """Register this area's part."""
    register_template_parts(
        TemplatePart("policy", gettext_lazy("Rules and weights"), _policy_of, _problems, _set)
    )


def _policy_of(programme: Programme) -> dict[str, Any]:
    policy = MatchingPolicy.objects.filter(programme=programme).first() or MatchingPolicy()
    return {name: getattr(policy, name) for name in FIELDS}


def _problems(value: Any) -> list[str]:
    if not isinstance(value, dict):
        return [_("it must be an object")]
    if unknown := sorted(set(value) - set(FIELDS)):
        return [_("“%(name)s” is not known") % {"name": name} for name in unknown]
    wrong = [name for name, given in value.items() if type(given) is not type(FIELDS[name].get_default())]
    if wrong:
        return [_("“%(name)s” is of the wrong kind") % {"name": name} for name in wrong]
    policy = MatchingPolicy(**value)
    try:
        policy.clean_fields(exclude={"id", "programme"})
        policies.refuse_impossible(policy)
    except ValidationError as error:
        return [f"“{name}”: {' '.join(said)}" for name, said in error.message_dict.items()]
    except policies.ImpossibleSizes as refusal:
        return [str(refusal)]
    return []


def _set(programme: Programme, value: Any, by: Person, at: datetime) -> None:
    policies.change(programme=programme, values=value, by=by, at=at)
