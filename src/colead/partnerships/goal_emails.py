"""The e-mails about goals. What a goal is stands in none of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override

from colead.kernel.mail import compose
from colead.partnerships.models import Goal
from colead.programmes.models import Enrolment

STALE = timedelta(days=5)
SUBJECTS = {
    "mid": _("Half way: where are you with your goals?"),
    "end": _("Before the end: how far did you get with your goals?"),
}


def look_at_goals(owner: Enrolment, occasion: str, goals: Sequence[Goal], *, at: datetime) -> None:
    """Ask somebody to look at their goals."""
    with override(owner.person.language):
        due = ngettext(
            "One of your goals is due within a week", "Some of your goals are due within a week", len(goals)
        )
        subject = str(SUBJECTS.get(occasion, due))
    only = reverse("goal", args=[goals[0].key]) if len(goals) == 1 else reverse("goals")
    compose(
        f"partnerships.goals_{occasion}", owner.person, subject=subject, at=at, stale_after=at + STALE, thread=owner,
        template="partnerships/email/goals",
        context={"occasion": occasion, "count": len(goals), "link": f"{settings.PUBLIC_ADDRESS}{only}"},
    )  # fmt: skip
