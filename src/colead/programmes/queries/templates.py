"""Questions about templates: which there are, what one would set up, what a programme plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from colead.programmes.models import PlannedStep, Programme, ProgrammeTemplate
from colead.programmes.starters import STARTERS
from colead.programmes.states import Format, StepKind
from colead.programmes.template_file import Design


@dataclass(frozen=True)
class TemplateLine:
    """A template in the list."""

    key: str
    name: str
    about: str
    format: str
    steps: int
    is_ours: bool  # comes with Colead


@dataclass(frozen=True)
class StepLine:
    """Something planned for a week."""

    week: int
    kind: str
    title: str
    key: str = ""


@dataclass(frozen=True)
class TemplatePage:
    """What a template would set up."""

    line: TemplateLine
    words: tuple[tuple[str, str], ...]
    competencies: tuple[str, ...]
    steps: tuple[StepLine, ...]
    settings: int  # rules, weights and other values that it brings


HEADINGS = ("purpose", "drivers", "goals", "not_this", "expectations", "primary_outcome", "code_of_conduct")


def templates() -> list[TemplateLine]:
    """List the templates that come with Colead, then the saved ones; one query."""
    saved = [
        _line(one.key, Design(one.name, one.about, one.parts), is_ours=False)
        for one in ProgrammeTemplate.objects.all()
    ]
    return [*(_line(code, design, is_ours=True) for code, design in STARTERS.items()), *saved]


def template_page(key: str, design: Design) -> TemplatePage:
    """Show what a template would set up; no query."""
    charter = design.parts.get("charter", {})
    labels = {field.name: str(field.verbose_name) for field in Programme._meta.fields}
    words = [(labels[name], charter.get(name)) for name in HEADINGS]
    return TemplatePage(
        line=_line(key, design, is_ours=key in STARTERS),
        words=tuple((title[:1].upper() + title[1:], str(text)) for title, text in words if text),
        competencies=tuple(str(one["name"]) for one in design.parts.get("competencies", ())),
        steps=tuple(_step(row) for row in design.parts.get("plan", ())),
        settings=len(design.parts.get("policy", {})),
    )


def plan_of(programme: Programme) -> tuple[StepLine, ...]:
    """List what a programme plans, week by week; one query."""
    steps = PlannedStep.objects.filter(programme=programme)
    return tuple(StepLine(one.week, str(one.get_kind_display()), one.title, one.key) for one in steps)


def _line(key: str, design: Design, *, is_ours: bool) -> TemplateLine:
    chosen = design.parts.get("format", Format.PEERS)
    return TemplateLine(
        key,
        str(design.name),
        str(design.about),
        str(Format(chosen).label),
        len(design.parts.get("plan", ())),
        is_ours,
    )


def _step(row: dict[str, Any]) -> StepLine:
    return StepLine(row["week"], str(StepKind(row["kind"]).label), str(row["title"]))
