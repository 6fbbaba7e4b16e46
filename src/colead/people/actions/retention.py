"""How long data is kept: set by administrators, shown first, cleared then."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from colead.kernel import retention
from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.models import Period
from colead.people.models import Person


class NotTheirs(Refused):
    code = "retention.not_yours"
    sentence = _("Only an administrator can do that.")


class TooShort(Refused):
    code = "retention.too_short"


@transaction.atomic
def set_days(*, days: Mapping[str, int], by: Person, at: datetime) -> None:
    """Say how long classes of data are kept; nothing is cleared by that."""
    if not by.is_administrator:
        raise NotTheirs
    known = {due.keep.name: due for due in retention.plan(at=at)}
    for name, number in days.items():
        due = known[name]
        if number < due.keep.least:
            words = gettext("“%(label)s” is kept for %(least)s days at least.")
            raise TooShort(words % {"label": due.keep.label, "least": due.keep.least})
        if number != due.days:
            Period.objects.update_or_create(name=name, defaults={"days": number})
            record("retention.set", retention.Class(name), by=by, at=at, days=number, before=due.days)


@transaction.atomic
def clear(*, confirmed: Collection[str], by: Person, at: datetime) -> dict[str, int]:
    """Clear what is over its time now, also what is much at once where the administrator has confirmed it."""
    if not by.is_administrator:
        raise NotTheirs
    return retention.clear_due(at=at, confirmed=confirmed, by=by)
