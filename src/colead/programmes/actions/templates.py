"""Templates: saving a programme's design as one, reading one from a file, beginning a programme from one."""

from __future__ import annotations

import json
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes.actions import programmes
from colead.programmes.actions.programmes import Charter, NotAdministrator, NotTheirs
from colead.programmes.models import PlannedStep, Programme, ProgrammeTemplate
from colead.programmes.rules import may_coordinate, may_create_programmes
from colead.programmes.template_file import Design, design_of, read_design, write_design
from colead.programmes.template_parts import template_parts


class TooManySteps(Refused):
    code = "templates.too_many_steps"
    sentence = _("Two hundred steps are enough. Remove some first.")


@transaction.atomic
def begin(*, design: Design, name: str, by: Person, at: datetime) -> Programme:
    """Set up a programme from a template; whoever does it becomes its coordinator."""
    programme = programmes.create(charter=Charter(name=name), by=by, at=at)
    parts = json.loads(write_design(design))[
        "parts"
    ]  # a shipped one's words in the language of whoever begins
    for part in template_parts():
        if part.name in parts:
            part.apply(programme, parts[part.name], by, at)
            programme.refresh_from_db()
    record("templates.begin", programme, by=by, at=at, template=str(design.name))
    return programme


@transaction.atomic
def save(*, programme: Programme, name: str, about: str, by: Person, at: datetime) -> ProgrammeTemplate:
    """Save a programme's design as a template for others; the names of people stay behind."""
    if not may_coordinate(by, programme):
        raise NotTheirs
    return _keep(design_of(programme, name=name, about=about), by=by, at=at)


@transaction.atomic
def read(*, content: bytes, by: Person, at: datetime) -> ProgrammeTemplate:
    """Take a template from a file."""
    if not may_create_programmes(by):
        raise NotAdministrator
    return _keep(read_design(content), by=by, at=at)


@transaction.atomic
def remove(*, template: ProgrammeTemplate, by: Person, at: datetime) -> None:
    """Remove a saved template; programmes that began from it stay as they are."""
    if not may_create_programmes(by):
        raise NotAdministrator
    record("templates.remove", template, by=by, at=at, name=template.name)
    template.delete()


@transaction.atomic
def plan_step(
    *, programme: Programme, week: int, kind: str, title: str, by: Person, at: datetime
) -> PlannedStep:
    """Plan something for a week of the programme."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_coordinate(by, locked):
        raise NotTheirs
    if PlannedStep.objects.filter(programme=locked).count() >= 200:
        raise TooManySteps
    step = PlannedStep.objects.create(programme=locked, week=week, kind=kind, title=title)
    record("templates.plan_step", step, by=by, at=at, programme=locked.key, week=week)
    return step


@transaction.atomic
def drop_step(*, step: PlannedStep, by: Person, at: datetime) -> None:
    """Take a step out of the plan."""
    if not may_coordinate(by, step.programme):
        raise NotTheirs
    record("templates.drop_step", step, by=by, at=at, week=step.week)
    step.delete()


def _keep(design: Design, *, by: Person, at: datetime) -> ProgrammeTemplate:
    kept = ProgrammeTemplate.objects.create(
        name=str(design.name), about=str(design.about), parts=design.parts, created_at=at
    )
    record("templates.keep", kept, by=by, at=at, name=kept.name)
    return kept
