"""How long what people wrote and answered is kept: twelve months after their cohort ended (domain notes 4.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from colead.kernel.retention import Keep, delete, keep_for
from colead.partnerships.models import (
    Agreement,
    CheckIn,
    Feedback,
    Goal,
    Helpful,
    Message,
    Reason,
    Reflection,
    Signal,
    Taps,
    Worksheet,
)

# Each with the way from it to its cohort.
CONTENT: tuple[tuple[type[Model], str], ...] = (
    (Worksheet, "meeting__partnership__cohort"),
    (Reason, "meeting__partnership__cohort"),
    (Feedback, "meeting__partnership__cohort"),
    (Message, "partnership__cohort"),
    (Reflection, "enrolment__cohort"),
    (Goal, "enrolment__cohort"),
    (Agreement, "partnership__cohort"),
    (Signal, "enrolment__cohort"),
)
ANSWERS: tuple[tuple[type[Model], str], ...] = (
    (Taps, "meeting__partnership__cohort"),
    (CheckIn, "member__enrolment__cohort"),
    (Helpful, "enrolment__cohort"),
)


def keep_content() -> None:
    """Register what people wrote, and what they answered, as classes of data."""
    since = _("the day their cohort ended")
    keep_for(
        Keep(
            "content", _("What people wrote: worksheets, messages, reflections, goals, feedback, agreements, requests"),
            since, days=365, least=30, over=lambda before, at: _over(CONTENT, before), held=lambda: _all(CONTENT), clear=delete,
        ),
        Keep(
            "answers", _("What people answered: taps and check-ins"), since, days=365, least=30,
            over=lambda before, at: _over(ANSWERS, before), held=lambda: _all(ANSWERS), clear=delete,
        ),
    )  # fmt: skip


def _over(tables: Sequence[tuple[type[Model], str]], before: datetime) -> list[QuerySet[Any]]:
    day = before.date()
    return [model._default_manager.filter(**{f"{path}__ends_on__lt": day}) for model, path in tables]


def _all(tables: Sequence[tuple[type[Model], str]]) -> list[QuerySet[Any]]:
    return [model._default_manager.filter(**{f"{path}__isnull": False}) for model, path in tables]
