"""Was this helpful? Asked of whoever got a nudge or a message; the answer is theirs, and counted in fives."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.partnerships.access import addressee
from colead.partnerships.models import Helpful, Signal
from colead.people.models import Person


class NotAsked(Refused):
    code = "signals.not_asked"
    sentence = _("This was not sent to you.")


@transaction.atomic
def say(*, signal: Signal, helped: bool, by: Person, at: datetime) -> Helpful:
    """Say whether it helped; a second word replaces the first. Who said it is in no audit event."""
    locked = Signal.objects.select_for_update().get(pk=signal.pk)
    enrolment = addressee(locked, by)
    if enrolment is None:
        raise NotAsked
    said, _new = Helpful.objects.update_or_create(
        signal=locked, enrolment=enrolment, defaults={"helped": "yes" if helped else "no", "said_at": at}
    )
    record("signals.helpful", locked, by=None, at=at)
    return said
