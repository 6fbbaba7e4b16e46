"""What a programme asks, and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes.models import Programme
from colead.programmes.rules import may_coordinate
from colead.surveys.actions.instruments import NotTheirProgramme
from colead.surveys.library import instruments_of
from colead.surveys.models import SurveyPlan
from colead.surveys.states import Gate, WaveKind

MOST_DAYS = 28


class UnknownInstrument(Refused):
    code = "plans.unknown_instrument"
    sentence = _("One of these questionnaires is not in use any more. Look at the list and choose again.")


class OutOfRange(Refused):
    code = "plans.out_of_range"
    sentence = _("Give people between 1 and 28 days for the first questions.")


@transaction.atomic
def change(
    *,
    programme: Programme,
    waves: Mapping[str, Sequence[str]],
    gate: str,
    gate_days: int,
    by: Person,
    at: datetime,
) -> SurveyPlan:
    """Choose what each wave asks; waves that are open already go on as they are."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_coordinate(by, locked):
        raise NotTheirProgramme
    known = {code for code, one in instruments_of(locked).items() if one.audience != "raters"}
    chosen = {kind: list(dict.fromkeys(waves.get(kind, ()))) for kind in WaveKind.values}
    if not known.issuperset(code for codes in chosen.values() for code in codes) or gate not in Gate.values:
        raise UnknownInstrument
    if not 1 <= gate_days <= MOST_DAYS:
        raise OutOfRange
    plan, _new = SurveyPlan.objects.update_or_create(
        programme=locked, defaults={"waves": chosen, "gate": gate, "gate_days": gate_days, "changed_at": at}
    )
    record("plans.change", plan, by=by, at=at, waves=chosen, gate=gate, days=gate_days)
    return plan
