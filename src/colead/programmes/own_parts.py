"""The parts of a design that this area holds: charter, format, competencies, plan. None of them names anybody."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colead.people.models import Person
from colead.programmes.models import Competency, PlannedStep, Programme
from colead.programmes.states import Format
from colead.programmes.template_parts import TemplatePart, register_template_parts

WORDS = ("purpose", "drivers", "goals", "not_this", "expectations", "primary_outcome", "code_of_conduct")
NUMBERS = {
    "contact_floor": (0, 100),
    "attendance_floor": (0, 100),
    "cadence_days": (7, 60),
    "meeting_minutes": (30, 180),
}
LONGEST = 4000


def register_programme_parts() -> None:
    """Register this area's parts."""
    register_template_parts(
        TemplatePart("charter", gettext_lazy("Charter"), _charter_of, _charter_problems, _write_charter),
        TemplatePart(
            "format", gettext_lazy("Format"), lambda programme: programme.format, _format_problems, _choose
        ),
        TemplatePart(
            "competencies", gettext_lazy("Competencies"), _competencies_of, _competency_problems, _name_them
        ),
        TemplatePart("plan", gettext_lazy("Plan"), _plan_of, _plan_problems, _plan),
    )


def _charter_of(programme: Programme) -> dict[str, Any]:
    return {name: getattr(programme, name) for name in (*WORDS, *NUMBERS)}


def _charter_problems(value: Any) -> list[str]:
    if not isinstance(value, dict):
        return [_("it must be an object")]
    unknown = [
        _("“%(name)s” is not known") % {"name": name} for name in sorted(set(value) - {*WORDS, *NUMBERS})
    ]
    texts = [
        _("“%(name)s” must be a text of at most %(most)s characters") % {"name": name, "most": _longest(name)}
        for name in WORDS
        if not isinstance(value.get(name, ""), str) or len(value.get(name, "")) > _longest(name)
    ]
    numbers = [
        _("“%(name)s” must be a whole number from %(least)s to %(most)s")
        % {"name": name, "least": least, "most": most}
        for name, (least, most) in NUMBERS.items()
        if not _is_within(value.get(name), least, most, may_lack=name.endswith("_floor") or name not in value)
    ]
    return unknown + texts + numbers


def _longest(name: str) -> int:
    return 300 if name == "primary_outcome" else LONGEST


def _is_within(value: Any, least: int, most: int, *, may_lack: bool) -> bool:
    return may_lack if value is None else type(value) is int and least <= value <= most


def _write_charter(programme: Programme, value: Any, _by: Person, _at: datetime) -> None:
    for name, words in value.items():
        setattr(programme, name, words)
    programme.save()


def _format_problems(value: Any) -> list[str]:
    return (
        []
        if value in Format.values
        else [_("it must be one of %(names)s") % {"names": ", ".join(Format.values)}]
    )


def _choose(programme: Programme, value: Any, _by: Person, _at: datetime) -> None:
    programme.format = value
    programme.save(update_fields=["format"])


def _competencies_of(programme: Programme) -> list[dict[str, Any]]:
    fields = ("code", "name", "description", "onet_elements")
    return [{name: getattr(one, name) for name in fields} for one in programme.competencies.all()]


def _competency_problems(value: Any) -> list[str]:
    found = _row_problems(
        value, Competency, ("code", "name", "description", "onet_elements"), least=1, most=40
    )
    codes = [row.get("code") for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    twice = sorted({str(code) for code in codes if codes.count(code) > 1})
    return found + [_("the code %(code)s is there twice") % {"code": code} for code in twice]


def _name_them(programme: Programme, value: Any, _by: Person, _at: datetime) -> None:
    programme.competencies.all().delete()
    Competency.objects.bulk_create(
        Competency(programme=programme, position=position, **row) for position, row in enumerate(value)
    )


def _plan_of(programme: Programme) -> list[dict[str, Any]]:
    return [
        {"week": step.week, "kind": step.kind, "title": step.title} for step in programme.planned_steps.all()
    ]


def _plan_problems(value: Any) -> list[str]:
    return _row_problems(value, PlannedStep, ("week", "kind", "title"), least=0, most=200)


def _plan(programme: Programme, value: Any, _by: Person, _at: datetime) -> None:
    programme.planned_steps.all().delete()
    PlannedStep.objects.bulk_create(PlannedStep(programme=programme, **row) for row in value)


def _row_problems(
    value: Any, model: type[Model], fields: tuple[str, ...], *, least: int, most: int
) -> list[str]:
    """Say what is wrong with a list of rows, by the number that a person would count to."""
    if not isinstance(value, list) or not least <= len(value) <= most:
        return [_("it must be a list of %(least)s to %(most)s rows") % {"least": least, "most": most}]
    return [
        _("row %(number)s: %(problem)s") % {"number": number, "problem": problem}
        for number, row in enumerate(value, start=1)
        for problem in _problems_of_row(row, model, fields)
    ]


def _problems_of_row(row: Any, model: type[Model], fields: tuple[str, ...]) -> list[str]:
    if not isinstance(row, dict):
        return [_("it must be an object")]
    unknown = sorted(set(row) - set(fields))
    if unknown:
        return [_("“%(name)s” is not known") % {"name": name} for name in unknown]
    others = {field.name for field in model._meta.fields} - set(fields)
    try:
        model(**row).clean_fields(exclude=others)
    except ValidationError as error:
        return [f"“{name}”: {' '.join(said)}" for name, said in error.message_dict.items()]
    return []
