from __future__ import annotations

from datetime import datetime

from colead.pairing.actions import rounds
from colead.pairing.models import Round
from colead.people.models import Person
from colead.programmes.models import Cohort
from tests.factories.people import NOW


def make_round(cohort: Cohort, by: Person, *, at: datetime = NOW) -> Round:
    """Ask for a round and solve it, as the worker does."""
    created = rounds.request(cohort=cohort, by=by, at=at)
    rounds.solve_waiting(lambda: at)
    created.refresh_from_db()
    return created
