"""What the three templates have in common: competencies, how people treat each other, how a plan is written."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from colead.programmes.competencies import STANDARD_COMPETENCIES
from colead.programmes.states import StepKind

Row = dict[str, Any]

CODE_OF_CONDUCT = _(
    "What is said stays with those who were there. The exceptions are danger to somebody and what the law asks for.\n"
    "We ask before we advise, and accept a no.\n"
    "Nobody uses what they hear here for or against a person, in an appraisal or anywhere else.\n"
    "No favours, no pressure, no remarks about bodies, beliefs or private lives.\n"
    "We come as we agreed, or say so a day before.\n"
    "Each of us may end it at any time without giving a reason."
)


def competencies(*first: str) -> list[Row]:
    """Give the eight competencies, those that the programme puts first before the others."""
    ordered = sorted(
        STANDARD_COMPETENCIES, key=lambda one: first.index(one.code) if one.code in first else len(first)
    )
    return [
        {
            "code": one.code,
            "name": one.name,
            "description": one.description,
            "onet_elements": list(one.onet_elements),
        }
        for one in ordered
    ]


def steps(kind: StepKind, *planned: tuple[int, str | Promise]) -> list[Row]:
    """Write down steps of one kind."""
    return [{"week": week, "kind": kind.value, "title": title} for week, title in planned]


def every(kind: StepKind, weeks: range | tuple[int, ...], title: str | Promise) -> list[Row]:
    """Write down the same step for several weeks."""
    return [{"week": week, "kind": kind.value, "title": title} for week in weeks]


def in_order(*parts: list[Row]) -> list[Row]:
    """Put steps into the order of their weeks."""
    return sorted((row for part in parts for row in part), key=lambda row: row["week"])
