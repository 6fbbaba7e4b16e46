"""How long people stay: leavers in the directory, accounts that nobody uses any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from colead.kernel.retention import Keep, delete, keep_for
from colead.people.actions.erasure import erase_unused
from colead.people.models import DirectoryEntry, Person

NOTICE = timedelta(days=30)  # between the e-mail and the end of an account


def keep_people() -> None:
    """Register the directory and accounts as classes of data."""
    keep_for(
        Keep(
            "leavers", _("Rows of the directory of people who left the organisation"), _("the day they left"), days=183,
            least=0, over=lambda before, at: [DirectoryEntry.objects.filter(leaves_on__lt=before.date())],
            held=lambda: [DirectoryEntry.objects.all()], clear=delete,
        ),
        Keep(
            "accounts", _("Accounts that nobody uses; their owner gets an e-mail thirty days before"),
            _("the last sign-in"), days=730, least=90, over=warned_and_unused, held=lambda: [_live()], clear=_erase_unused,
        ),
    )  # fmt: skip


def unused(before: datetime) -> QuerySet[Person]:
    """Find accounts that nobody has signed in to since; administrators stay."""
    never = Q(last_login=None, created_at__lt=before)
    return _live().filter(Q(last_login__lt=before) | never, is_administrator=False)


def warned_and_unused(before: datetime, at: datetime) -> list[QuerySet[Person]]:
    """Find those of them who were told at least thirty days ago."""
    return [
        unused(before).filter(warned_at__lt=at - NOTICE, warned_at__gte=Coalesce("last_login", "created_at"))
    ]


def _live() -> QuerySet[Person]:
    return Person.objects.filter(is_active=True)


def _erase_unused(rows: Sequence[QuerySet[Any]], at: datetime) -> int:
    return erase_unused(people=rows[0], at=at)
