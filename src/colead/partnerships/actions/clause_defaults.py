"""A programme's own wording of the clauses that agreements are drafted from."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships.clauses import CLAUSES
from colead.partnerships.models import ClauseDefault
from colead.people.models import Person
from colead.programmes.models import Programme
from colead.programmes.rules import may_coordinate


class NotCoordinator(Refused):
    code = "clause_defaults.not_coordinator"
    sentence = _("Only the programme’s coordinators can do that.")


class NoClause(Refused):
    code = "clause_defaults.no_clause"
    sentence = _("There is no such clause. Go back to the list and choose one there.")


@transaction.atomic
def word(*, programme: Programme, code: str, text: str, by: Person, at: datetime) -> Programme:
    """Word a clause for all drafts from now on; nothing means our wording again. Agreements that exist stay as they are."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_coordinate(by, locked):
        raise NotCoordinator
    if code not in {clause.code for clause in CLAUSES}:
        raise NoClause
    if text.strip():
        ClauseDefault.objects.update_or_create(programme=locked, code=code, defaults={"text": text.strip()})
    else:
        ClauseDefault.objects.filter(programme=locked, code=code).delete()
    record("clause_defaults.word", locked, by=by, at=at, clause=code)
    return locked
