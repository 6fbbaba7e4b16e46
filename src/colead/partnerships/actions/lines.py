"""A new reporting line inside a partnership: it pauses kindly at once, and the coordinator ends or keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships.actions import farewells, pauses
from colead.partnerships.models import Partnership, Signal
from colead.partnerships.queries.lines import partnerships_in_line
from colead.partnerships.signal_kinds import SignalKind
from colead.partnerships.states import EndingCause, PartnershipState
from colead.partnerships.workdays import working_days_after
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Task


class Decided(Refused):
    code = "lines.decided"
    sentence = _("This was decided already. The list shows by whom.")


def foresee(managers: Mapping[str, str]) -> dict[str, Any]:
    """Say which partnerships an import would pause, by key; nothing where it changes no manager."""
    if not managers:
        return {}
    new = partnerships_in_line(changed=managers) - partnerships_in_line()
    keys = Partnership.objects.filter(pk__in=new).order_by("pk").values_list("key", flat=True)
    return {"pausing": list(keys)} if new else {}


def follow(at: datetime) -> None:
    """Pause every partnership that has a reporting line inside it by now, once; what was kept stays kept."""
    for pk in sorted(partnerships_in_line()):
        _pause(pk, at)


@transaction.atomic
def _pause(pk: int, at: datetime) -> None:
    rows = Partnership.objects.select_for_update(of=("self",)).select_related("cohort__programme")
    locked = rows.get(pk=pk)
    if Signal.objects.filter(partnership=locked, kind=SignalKind.LINE).exists():
        return
    found = Signal.objects.create(
        cohort_id=locked.cohort_id, partnership=locked, kind=SignalKind.LINE, opened_at=at, offered_at=at,
        due_on=working_days_after(at.date(), farewells.CALL_WITHIN),
    )  # fmt: skip
    record("lines.find", found, by=None, at=at)
    if locked.state == PartnershipState.ACTIVE:
        pauses.pause_locked(locked, until=None, by=None, at=at)


@transaction.atomic
def decide(*, signal: Signal, keep: bool, by: Person, at: datetime) -> Partnership:
    """End the partnership kindly, or keep it: then it goes on, and this line is not asked about again."""
    if signal.partnership_id is None:
        raise Decided
    rows = Partnership.objects.select_for_update(of=("self",)).select_related("cohort__programme")
    partnership = rows.get(pk=signal.partnership_id)
    if not may_coordinate(by, partnership.cohort.programme, Task.CARE):
        raise NotTheirs
    locked = Signal.objects.select_for_update().get(pk=signal.pk)
    if locked.done_at is not None or partnership.state == PartnershipState.ENDED:
        raise Decided
    locked.done_at, locked.done_by, locked.closed_at = at, by, at
    locked.save(update_fields=["done_at", "done_by", "closed_at"])
    record("lines.decide", locked, by=by, at=at, keep=keep)
    if not keep:
        farewells.end(partnership, cause=EndingCause.LINE, at=at)
    elif partnership.state == PartnershipState.PAUSED:
        pauses.go_on_locked(partnership, by=by, at=at)
    return partnership
