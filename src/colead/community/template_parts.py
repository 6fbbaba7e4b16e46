"""Milestones as a part of a programme's design."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colead.community.actions import milestones
from colead.community.queries.milestones import chosen_of
from colead.community.states import Milestone
from colead.people.models import Person
from colead.programmes.models import Programme
from colead.programmes.template_parts import TemplatePart, register_template_parts


def register_community_parts() -> None:
    """Register this area's part."""
    register_template_parts(
        TemplatePart("milestones", gettext_lazy("Milestones"), _chosen, _problems, _choose),
    )


def _chosen(programme: Programme) -> list[str]:
    chosen = chosen_of(programme)
    return [one for one in Milestone.values if one in chosen]


def _problems(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return [_("it must be a list")]
    return [
        _("“%(name)s” is not known") % {"name": one} for one in sorted(set(value) - set(Milestone.values))
    ]


def _choose(programme: Programme, value: Any, by: Person, at: datetime) -> None:
    if value != _chosen(programme):
        milestones.choose(programme=programme, milestones=value, by=by, at=at)
