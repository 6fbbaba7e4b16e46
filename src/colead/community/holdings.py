"""What the community holds about a person."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.community.models import Reached, Thanks
from colead.kernel.personal import Holding, owned_by, register

A_YEAR = _("a year after the cohort ends")


def register_community() -> None:
    """Register this area's tables."""
    register(
        Holding(
            name="thanks", model=Thanks, rows=owned_by(Thanks, "giver__person", "receiver__person"), kept=A_YEAR,
            shown=("giver__person__name", "receiver__person__name", "given_at", "did", "changed", "giver_shows_at",
                   "receiver_shows_at"),
            label=_("Thanks between you and somebody"), why=_("So that what you did for each other is said."),
            seen_by=_("the two of you; everybody in the programme only while both of you want that"),
        ),
        Holding(
            name="milestones", model=Reached, rows=owned_by(Reached, "enrolment__person"), kept=A_YEAR, seen_by=_("only you"),
            shown=("milestone", "at", "by_own_word"), label=_("What you have reached"),
            why=_("So that you can look back, and are told of it once."),
        ),
    )  # fmt: skip
