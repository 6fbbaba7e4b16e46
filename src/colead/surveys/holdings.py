"""What surveys hold about a person."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.personal import Fate, Holding, owned_by, register
from colead.surveys.models import AddedInstrument, PeerView, Questionnaire, Rater


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
            name="peers_asked", model=Rater, rows=owned_by(Rater, "questionnaire__enrolment__person"),
            shown=("questionnaire__wave__kind", "asked_at", "closes_at"), label=_("That you asked peers about yourself"),
            why=_("To show you how others see you lead."), kept=_("names and addresses: three weeks; answers: a year"),
            seen_by=_("only you, and never what one of them said"),
        ),
        Holding(
            name="ratings_given", model=Rater, rows=owned_by(Rater, "person"), shown=("asked_at", "answers", "finished_at"),
            label=_("What you said when somebody asked you about themselves"), kept=_("a year after the cohort ends"),
            why=_("It is part of a mean of at least three."), seen_by=_("only you"),
        ),
        Holding(
            name="peer_views", model=PeerView, rows=owned_by(PeerView, "questionnaire__enrolment__person"),
            shown=("questionnaire__wave__kind", "raters", "means", "released_at"), label=_("How your peers see you lead"),
            why=_("So that you can compare."), kept=_("a year after the cohort ends"), seen_by=_("only you"),
        ),
        Holding(
            name="instruments", model=AddedInstrument, rows=owned_by(AddedInstrument, "added_by"),
            shown=("code", "version", "added_at"), label=_("Questionnaires that you added as a coordinator"),
            why=_("So that it is clear under which licence they are used."), kept=_("as long as the programme"),
            seen_by=_("the programme’s coordinators"), fate=Fate.NAMELESS,
            because=_("A programme goes on asking the same questions, without your name on them."),
        )
    )  # fmt: skip
