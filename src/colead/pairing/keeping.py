"""How long the sentences of profiles are kept; which competencies were wanted and offered stays with the round."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from colead.kernel.retention import Keep, keep_for
from colead.pairing.models import Avoidance, Need, Strength


def keep_profiles() -> None:
    """Register the sentences of profiles as a class of data."""
    keep_for(
        Keep(
            "profiles", _("The sentences of profiles, and with whom somebody would rather not be paired"),
            _("the day their cohort ended"), days=365, least=30, over=_over, held=_held, clear=_clear,
        )
    )  # fmt: skip


def _held() -> list[QuerySet[Any]]:
    return [
        Need.objects.exclude(sentence=""),
        Strength.objects.exclude(evidence=""),
        Avoidance.objects.all(),
    ]


def _over(before: datetime, at: datetime) -> list[QuerySet[Any]]:
    return [rows.filter(enrolment__cohort__ends_on__lt=before.date()) for rows in _held()]


def _clear(rows: Sequence[QuerySet[Any]], at: datetime) -> int:
    needs, strengths, avoidances = rows
    gone = needs.update(sentence="") + strengths.update(evidence="") + avoidances.count()
    avoidances.delete()
    return gone
