"""What endings, pauses and signals hold about a person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from colead.kernel.personal import (
    Fate,
    Holding,
    Someone,
    before_erasure,
    owned_by,
    register,
    register_exception,
)
from colead.partnerships.models import CheckIn, Ending, Helpful, Member, Pause, Signal

A_YEAR = _("a year after the cohort ends")


def register_endings() -> None:
    """Register the tables of how partnerships pause and end."""
    register(
        Holding(
            name="wishes_to_end", model=Ending, rows=_own_wishes, shown=("partnership__key", "category", "due_at"),
            label=_("That you wish to end a pairing"), why=_("So that you can take it back within the hour."),
            kept=_("an hour; then it is nowhere any more that it was you"), seen_by=_("only you"),
        ),
        Holding(
            name="left_groups", model=Member, rows=_left, shown=("partnership__key", "partnership__kind", "left_at"),
            label=_("Groups that you left"), why=_("So that you are not put together with the same people again."),
            kept=A_YEAR, seen_by=_("you and the programme’s coordinators"), fate=Fate.NAMELESS,
            because=_("That somebody left stays with the group, without your name."),
        ),
        Holding(
            name="check_ins", model=CheckIn, rows=owned_by(CheckIn, "member__enrolment__person"),
            shown=("kind", "opened_at", "closes_at", "answers"), label=_("How it is going, in your own words"),
            why=_("So that you notice early what would help, and can stop without a word."), kept=A_YEAR,
            seen_by=_("only you; the half-way answer is forgotten when its time is over"),
        ),
        Holding(
            name="pauses", model=Pause, rows=owned_by(Pause, "enrolment__person"), shown=("since", "until", "ended_at"),
            label=_("Your pauses"), why=_("So that nobody plans for you, or reminds you, meanwhile."), kept=A_YEAR,
            seen_by=_("you and the programme’s coordinators; partners see that you pause together"),
        ),
        Holding(
            name="requests", model=Signal, rows=owned_by(Signal, "enrolment__person"),
            shown=("kind", "words", "opened_at", "due_on", "done_at"), label=_("What you asked your coordinators"),
            why=_("So that somebody answers within two working days."), kept=A_YEAR,
            seen_by=_("you and the programme’s coordinators"),
        ),
        Holding(
            name="helpful", model=Helpful, rows=owned_by(Helpful, "enrolment__person"), shown=("helped", "said_at"),
            label=_("Whether a nudge or a message helped you"), why=_("So that fewer and better ones are written."),
            kept=A_YEAR, seen_by=_("only you; coordinators see counts of five or more"),
        ),
        Holding(
            name="done_signals", model=Signal, rows=owned_by(Signal, "done_by"), shown=("kind", "done_at"),
            label=_("What you took care of as a coordinator"), why=_("So that nobody does it twice."), kept=A_YEAR,
            seen_by=_("the programme’s coordinators"), fate=Fate.NAMELESS,
            because=_("That it was taken care of stays known, without your name."),
        ),
    )  # fmt: skip
    register_exception("partnerships.ExitReason", "names a cohort; whose reason it was is kept nowhere")
    before_erasure(_forget)


def _left(person: Someone) -> QuerySet[Any]:
    return Member.ever.filter(enrolment__person=person.pk).exclude(left_at=None).order_by("pk")


def _own_wishes(person: Someone) -> QuerySet[Any]:
    """Give the person's own wishes among those of their partnerships; they are told apart after decryption only."""
    mine = {str(pk) for pk in Member.ever.filter(enrolment__person=person.pk).values_list("pk", flat=True)}
    rows = Ending.objects.filter(partnership__members__enrolment__person=person.pk).distinct()
    return Ending.objects.filter(pk__in=[wish.pk for wish in rows if wish.asked_by in mine]).order_by("pk")


def _forget(person: Someone, at: datetime) -> None:
    Signal.objects.filter(done_by=person.pk).update(done_by=None)
