"""Writing the e-mails that introduce partners to each other."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from colead.kernel.audit import record
from colead.partnerships import emails
from colead.partnerships.models import Member, Partnership, Slot
from colead.partnerships.queries.reasons import names_of_competencies, why
from colead.partnerships.states import PartnershipState

TOPIC = "introductions"


def introduce_due(*, at: datetime) -> int:
    """Introduce every new partnership, one transaction each, and give how many there were."""
    count = 0
    while _introduce_next(at):
        count += 1
    return count


@transaction.atomic
def _introduce_next(at: datetime) -> bool:
    """Write the e-mails of one partnership together with the note that they are written."""
    waiting = Partnership.objects.filter(introduced_at=None, state=PartnershipState.ACTIVE).order_by("pk")
    rows = waiting.select_for_update(skip_locked=True, of=("self",)).select_related("proposal", "cohort")
    partnership = rows.first()
    if partnership is None:
        return False
    members = list(
        Member.objects.filter(partnership=partnership).select_related("enrolment__person", "partnership")
    )
    slots = list(Slot.objects.filter(meeting__partnership=partnership))
    names = names_of_competencies(partnership)
    for member in members:
        reasons = why(partnership, member, members, names).sentences
        emails.introduction(member, members, slots=slots, reasons=reasons, at=at)
    partnership.introduced_at = at
    partnership.save(update_fields=["introduced_at"])
    record("partnerships.introduce", partnership, by=None, at=at)
    return True
