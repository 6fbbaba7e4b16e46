"""What the area of pairing holds about a person: what they said of themselves, and what rounds made of it."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colead.kernel.personal import (
    Fate,
    Holding,
    Someone,
    before_erasure,
    owned_by,
    register,
    register_exception,
)  # fmt: skip
from colead.pairing.models import (
    Avoidance,
    Decision,
    LeftOut,
    Need,
    Profile,
    ProposedSeat,
    Request,
    Round,
    Strength,
    Suggestion,
)

A_YEAR = _("a year after the cohort ends")
TO_MATCH = _("To find a partner for you who gives and gets.")
PROOF = _("A round stays checkable: its numbers stand under a random key, without your name or your words.")


def register_pairing() -> None:
    """Register this area's tables."""
    register(*_said(), *_matched(), *_chosen())
    register_exception(
        "pairing.ProposedPartnership", "leads to who asked for the round; its seats are registered"
    )
    before_erasure(_forget)


def _said() -> tuple[Holding, ...]:
    return (
        Holding(
            name="profile", model=Profile, rows=owned_by(Profile, "enrolment__person"), why=TO_MATCH, kept=A_YEAR,
            shown=("enrolment__key", "style_direct", "style_plan", "style_pace", "interests", "languages", "free_hours",
                   "places", "takes_nobody_new", "finished_at", "saved_at"),
            label=_("How you work, what interests you, when you are free"),
            seen_by=_("you; partners see what you share"),
        ),
        Holding(
            name="needs", model=Need, rows=owned_by(Need, "enrolment__person"), why=TO_MATCH, kept=A_YEAR,
            shown=("enrolment__key", "competency__name", "urgency", "sentence"), label=_("What you want help with"),
            seen_by=_("you and your partner; the coordinator sees the topic, never the sentence"),
        ),
        Holding(
            name="strengths", model=Strength, rows=owned_by(Strength, "enrolment__person"), why=TO_MATCH, kept=A_YEAR,
            shown=("enrolment__key", "competency__name", "level", "evidence"), label=_("What you offer"),
            seen_by=_("you and your partner; the coordinator sees the topic, never the sentence"),
        ),
        Holding(
            name="avoidances", model=Avoidance, rows=owned_by(Avoidance, "enrolment__person"), kept=A_YEAR,
            shown=("enrolment__key", "other__name"), label=_("Whom you would rather not be paired with"),
            why=_("So that you are not."), seen_by=_("only you"),
        ),
    )  # fmt: skip


def _matched() -> tuple[Holding, ...]:
    return (
        Holding(
            name="proposals", model=ProposedSeat, rows=owned_by(ProposedSeat, "enrolment__person"), kept=A_YEAR,
            shown=("enrolment__key", "proposal__round__number", "own_side"), label=_("Rounds that matched you"),
            why=_("To show that the matching was fair."), seen_by=_("the programme’s coordinators"),
            fate=Fate.NAMELESS, because=PROOF,
        ),
        Holding(
            name="left_out", model=LeftOut, rows=owned_by(LeftOut, "enrolment__person"), kept=A_YEAR,
            shown=("enrolment__key", "round__number"), label=_("Rounds that found nobody for you"),
            why=_("To show that the matching was fair."), seen_by=_("the programme’s coordinators"),
            fate=Fate.NAMELESS, because=PROOF,
        ),
        Holding(
            name="rounds", model=Round, rows=owned_by(Round, "requested_by", "approved_by"), kept=A_YEAR,
            shown=("cohort__name", "number", "state", "requested_at", "approved_at"),
            label=_("Rounds that you ran or approved"), why=_("To know who answers for a matching."),
            seen_by=_("the programme’s coordinators"), fate=Fate.NAMELESS,
            because=_("That a person approved each round stays known, without your name."),
        ),
        Holding(
            name="decisions", model=Decision, rows=owned_by(Decision, "decided_by"), kept=A_YEAR,
            shown=("cohort__name", "first__person__name", "second__person__name", "wish", "decided_at"),
            label=_("Pairs that you kept together or apart"), why=_("They bind later rounds."),
            seen_by=_("the programme’s coordinators"), fate=Fate.NAMELESS,
            because=_("Decisions on others hold for them, without your name."),
        ),
    )  # fmt: skip


def _chosen() -> tuple[Holding, ...]:
    return (
        Holding(
            name="wishes", model=Suggestion, rows=owned_by(Suggestion, "enrolment__person"), kept=A_YEAR,
            shown=("enrolment__key", "round__number", "other__person__name", "rank"),
            label=_("Whom you were shown to choose from, and your wishes"), why=TO_MATCH,
            seen_by=_("you; the coordinator sees how many chose, not whom you wished for"),
        ),
        Holding(
            name="requests", model=Request, rows=owned_by(Request, "asker__person"), kept=A_YEAR,
            shown=("asked__person__name", "message", "state", "asked_at", "answered_at"),
            label=_("Mentors whom you asked"), why=_("So that a mentor knows who asks, and why."),
            seen_by=_("you and the mentor; the coordinator sees dates and answers, never the message"),
        ),
        Holding(
            name="requests_received", model=Request, rows=owned_by(Request, "asked__person"), kept=A_YEAR,
            shown=("asker__person__name", "state", "asked_at", "answered_at"),
            label=_("Learners who asked you"), why=_("So that you can answer."),
            seen_by=_("you and the learner; the coordinator sees dates and answers, never the message"),
        ),
    )  # fmt: skip


def _forget(person: Someone, at: datetime) -> None:
    """Delete what others decided about the person, and names that stand in sentences."""
    Avoidance.objects.filter(other=person.pk).delete()
    Suggestion.objects.filter(other__person=person.pk).delete()
    Decision.objects.filter(Q(first__person=person.pk) | Q(second__person=person.pk)).delete()
    Round.objects.filter(failure__icontains=person.name).update(failure="")
