"""What learning holds about a person."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.personal import Holding, owned_by, register
from colead.learning.models import BriefingReading, Refresher, Seat, Training, Workbook


def register_learning() -> None:
    """Register this area's tables."""
    register(
        Holding(
            name="trainings", model=Training, rows=owned_by(Training, "enrolment__person"),
            shown=("module", "begun_at", "read", "passed_at", "finished_at", "elsewhere"), label=_("What you learned"),
            why=_("So that you can go on where you stopped, and matching can wait until people are prepared."),
            kept=_("as long as your place in the cohort"), seen_by=_("you; coordinators see which modules you finished"),
        ),
        Holding(
            name="workbooks", model=Workbook, rows=owned_by(Workbook, "training__enrolment__person"),
            shown=("training__module", "content"), label=_("What you answered, rated and wrote in training"),
            why=_("To show you what has changed for you, and the programme whether its training is any good."),
            kept=_("a year after the cohort ends"), seen_by=_("only you; others see figures of five people or more"),
        ),
        Holding(
            name="refreshers", model=Refresher, rows=owned_by(Refresher, "enrolment__person"),
            shown=("offered_at", "taken_at"), label=_("That you were offered a second look at the training half way"),
            why=_("So that you are asked once."), kept=_("as long as your place in the cohort"), seen_by=_("only you"),
        ),
        Holding(
            name="briefings", model=BriefingReading, rows=owned_by(BriefingReading, "enrolment__person"),
            shown=("audience", "on"), label=_("That you have read what the programme asks of you"),
            why=_("So that the programme knows how many have."), kept=_("as long as your place in the cohort"),
            seen_by=_("you; coordinators see how many"),
        ),
        Holding(
            name="workshop_seats", model=Seat, rows=owned_by(Seat, "enrolment__person"),
            shown=("workshop__title", "workshop__starts_at", "state", "asked_at", "was_there"),
            label=_("Workshops that you signed up for"), why=_("So that there is a place for you."),
            kept=_("as long as your place in the cohort"), seen_by=_("you and your coordinators"),
        ),
    )  # fmt: skip
