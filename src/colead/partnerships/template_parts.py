"""Guides, clauses and signals as parts of a programme's design: what it words or sets differently from us."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colead.partnerships.actions import clause_defaults, guides
from colead.partnerships.clauses import CLAUSES
from colead.partnerships.guides.catalogue import GUIDES
from colead.partnerships.guides.parts import ROLES, Part
from colead.partnerships.models import ClauseDefault, GuideCopy
from colead.people.models import Person
from colead.programmes.models import Programme
from colead.programmes.template_parts import TemplatePart, register_template_parts

KINDS = (int, str, str, bool, str)  # of a guide's row: minutes, title, advice, turn, lead
LONGEST = 4000


def register_partnership_parts() -> None:
    """Register this area's parts."""
    register_template_parts(
        TemplatePart("guides", gettext_lazy("Guides"), _guides_of, _guide_problems, _word_guides),
        TemplatePart("clauses", gettext_lazy("Agreement"), _clauses_of, _clause_problems, _word_clauses),
    )


def _guides_of(programme: Programme) -> dict[str, Any]:
    latest = {copy.code: copy.parts for copy in GuideCopy.objects.filter(programme=programme)}
    return {code: parts for code, parts in latest.items() if parts}


def _guide_problems(value: Any) -> list[str]:
    if not isinstance(value, dict):
        return [_("it must be an object")]
    unknown = [_("“%(name)s” is not known") % {"name": code} for code in sorted(set(value) - set(GUIDES))]
    wrong = [
        _("“%(name)s” must be a list of steps: minutes, title, advice, turn, lead") % {"name": code}
        for code, rows in value.items()
        if not _are_steps(rows)
    ]
    return unknown + wrong


def _are_steps(rows: Any) -> bool:
    return isinstance(rows, list) and 0 < len(rows) <= guides.MOST and all(_is_step(row) for row in rows)


def _is_step(row: Any) -> bool:
    return (
        isinstance(row, list)
        and tuple(type(one) for one in row) == KINDS
        and 0 < row[0] <= 180
        and 0 < len(row[1]) <= 200
        and len(row[2]) <= LONGEST
        and row[4] in ("", *ROLES)
    )


def _word_guides(programme: Programme, value: Any, by: Person, at: datetime) -> None:
    for code, rows in value.items():
        guides.rewrite(
            programme=programme, code=code, parts=[Part(*row) for row in rows], number=0, by=by, at=at
        )


def _clauses_of(programme: Programme) -> dict[str, str]:
    return dict(ClauseDefault.objects.filter(programme=programme).values_list("code", "text"))


def _clause_problems(value: Any) -> list[str]:
    if not isinstance(value, dict):
        return [_("it must be an object")]
    known = {clause.code for clause in CLAUSES}
    unknown = [_("“%(name)s” is not known") % {"name": code} for code in sorted(set(value) - known)]
    wrong = [
        _("“%(name)s” must be a text of at most %(most)s characters") % {"name": code, "most": LONGEST}
        for code, text in value.items()
        if not isinstance(text, str) or len(text) > LONGEST
    ]
    return unknown + wrong


def _word_clauses(programme: Programme, value: Any, by: Person, at: datetime) -> None:
    for code, text in value.items():
        clause_defaults.word(programme=programme, code=code, text=text, by=by, at=at)
