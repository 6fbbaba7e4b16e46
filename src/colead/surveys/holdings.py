"""What surveys hold about a person."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.personal import Fate, Holding, owned_by, register
from colead.surveys.models import AddedInstrument, Questionnaire


def register_surveys() -> None:
    """Register this area's tables."""
    register(
        Holding(
            name="questionnaires", model=Questionnaire, rows=owned_by(Questionnaire, "enrolment__person"),
            shown=("wave__kind", "asked_at", "answers", "finished_at", "reminded_at"), label=_("What you answered about yourself"),
            why=_("To show you what has changed for you, and the programme what it is good for."),
            kept=_("a year after the cohort ends"), seen_by=_("only you; others see figures of five people or more"),
        ),
        Holding(
            name="instruments", model=AddedInstrument, rows=owned_by(AddedInstrument, "added_by"),
            shown=("code", "version", "added_at"), label=_("Questionnaires that you added as a coordinator"),
            why=_("So that it is clear under which licence they are used."), kept=_("as long as the programme"),
            seen_by=_("the programme’s coordinators"), fate=Fate.NAMELESS,
            because=_("A programme goes on asking the same questions, without your name on them."),
        )
    )  # fmt: skip
