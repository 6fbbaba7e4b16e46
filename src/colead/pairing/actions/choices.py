"""Needs and strengths: up to three competencies each. Every one is saved by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused
from colead.kernel.text import clean_line
from colead.pairing.actions.sitting import UnknownChoice, begin, keep
from colead.pairing.models import Need, Profile, Strength
from colead.pairing.states import Level, Urgency
from colead.people.models import Person
from colead.programmes.models import Competency, Enrolment

AT_MOST = 3
SENTENCE_LENGTH = 300


class TooManyChosen(Refused):
    code = "profiles.too_many"
    sentence = _("Three at most. Untick one to make room; the latest change is not saved yet.")


@dataclass(frozen=True)
class NeedDraft:
    """What somebody wants help with."""

    urgency: int = Urgency.SOON
    sentence: str = ""


@dataclass(frozen=True)
class StrengthDraft:
    """What somebody offers."""

    level: int = Level.WELL
    evidence: str = ""


@transaction.atomic
def save_needs(
    *, enrolment: Enrolment, changes: Mapping[str, NeedDraft | None], by: Person, at: datetime
) -> Profile:
    """Save needs by the key of their competency; None takes one back."""
    profile = begin(enrolment, by=by, at=at)
    _choose(Need, enrolment, {key: _need(draft) if draft else None for key, draft in changes.items()})
    return keep(profile, by=by, at=at)


@transaction.atomic
def save_strengths(
    *, enrolment: Enrolment, changes: Mapping[str, StrengthDraft | None], by: Person, at: datetime
) -> Profile:
    """Save strengths by the key of their competency; None takes one back."""
    profile = begin(enrolment, by=by, at=at)
    _choose(Strength, enrolment, {key: _strength(draft) if draft else None for key, draft in changes.items()})
    return keep(profile, by=by, at=at)


def _need(draft: NeedDraft) -> dict[str, Any]:
    if draft.urgency not in Urgency:
        raise UnknownChoice
    return {"urgency": draft.urgency, "sentence": clean_line(draft.sentence, limit=SENTENCE_LENGTH)}


def _strength(draft: StrengthDraft) -> dict[str, Any]:
    if draft.level not in Level:
        raise UnknownChoice
    return {"level": draft.level, "evidence": clean_line(draft.evidence, limit=SENTENCE_LENGTH)}


def _choose(
    kind: type[Need] | type[Strength], enrolment: Enrolment, changes: Mapping[str, dict[str, Any] | None]
) -> None:
    found = Competency.objects.filter(programme__cohorts=enrolment.cohort_id, key__in=list(changes))
    competencies = {competency.key: competency for competency in found}
    if competencies.keys() != changes.keys():
        raise UnknownChoice
    for key, values in changes.items():
        _put(kind, enrolment, competencies[key], values)
    if kind._default_manager.filter(enrolment=enrolment).count() > AT_MOST:
        raise TooManyChosen


def _put(
    kind: type[Need] | type[Strength],
    enrolment: Enrolment,
    competency: Competency,
    values: dict[str, Any] | None,
) -> None:
    if values is None:
        kind._default_manager.filter(enrolment=enrolment, competency=competency).delete()
        return
    kind._default_manager.update_or_create(
        enrolment=enrolment, competency=competency, defaults=values | {"position": competency.position}
    )
