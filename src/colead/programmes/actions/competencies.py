"""What can be done with a programme's competencies."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Competency, Programme
from colead.programmes.rules import may_coordinate

MOST = 20


class CodeTaken(Refused):
    code = "competencies.code_taken"
    sentence = _("Another competency of this programme has that short code.")


class TooMany(Refused):
    code = "competencies.too_many"
    sentence = _("Twenty competencies are enough: people choose three of them.")


class LastOne(Refused):
    code = "competencies.last"
    sentence = _("One competency must stay: people choose from them. Add another one first.")


class InUse(Refused):
    code = "competencies.in_use"
    sentence = _(
        "Somebody has chosen this competency already. Rename it, or leave it out of the next programme."
    )


@transaction.atomic
def add(
    *, programme: Programme, code: str, name: str, description: str, by: Person, at: datetime
) -> Competency:
    """Add a competency at the end of the list."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    _require_coordinator(locked, by)
    existing = Competency.objects.filter(programme=locked)
    if existing.count() >= MOST:
        raise TooMany
    _require_free_code(existing.filter(code=code).exists())
    last = existing.aggregate(last=Max("position"))["last"]
    competency = Competency.objects.create(
        programme=locked,
        code=code,
        name=name,
        description=description,
        position=0 if last is None else last + 1,
    )
    record("competencies.add", competency, by=by, at=at, programme=locked.key, code=code)
    return competency


@transaction.atomic
def change(
    *, competency: Competency, code: str, name: str, description: str, by: Person, at: datetime
) -> Competency:
    """Rename or describe a competency; what people chose stays chosen."""
    locked = Competency.objects.select_for_update().select_related("programme").get(pk=competency.pk)
    _require_coordinator(locked.programme, by)
    others = Competency.objects.filter(programme=locked.programme, code=code).exclude(pk=locked.pk)
    _require_free_code(others.exists())
    locked.code, locked.name, locked.description = code, name, description
    locked.save()
    record("competencies.change", locked, by=by, at=at, code=code)
    return locked


@transaction.atomic
def move(*, competency: Competency, up: bool, by: Person, at: datetime) -> None:
    """Swap a competency with the one above or below; at the edge nothing happens."""
    _require_coordinator(competency.programme, by)
    rows = list(Competency.objects.select_for_update().filter(programme=competency.programme))
    here = next(i for i, row in enumerate(rows) if row.pk == competency.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    for position, row in enumerate(rows):
        row.position = position
    Competency.objects.bulk_update(rows, ["position"])
    record("competencies.move", competency, by=by, at=at, up=up)


@transaction.atomic
def remove(*, competency: Competency, by: Person, at: datetime) -> None:
    """Remove a competency that nobody has chosen."""
    locked = Programme.objects.select_for_update().get(pk=competency.programme_id)
    _require_coordinator(locked, by)
    if Competency.objects.filter(programme=locked).count() == 1:
        raise LastOne
    record("competencies.remove", competency, by=by, at=at, code=competency.code)
    try:
        competency.delete()
    except ProtectedError as error:
        raise InUse from error


def _require_coordinator(programme: Programme, by: Person) -> None:
    if not may_coordinate(by, programme):
        raise NotTheirs


def _require_free_code(taken: bool) -> None:
    if taken:
        raise CodeTaken
