"""What the area of partnerships holds about a person: with whom they meet, when, and what they wrote."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from colead.kernel.personal import (
    Fate,
    Holding,
    Rows,
    Someone,
    before_erasure,
    owned_by,
    register,
    register_exception,
)  # fmt: skip
from colead.partnerships.actions.partings import part
from colead.partnerships.ending_holdings import register_endings
from colead.partnerships.models import (
    ClauseText,
    Feedback,
    Goal,
    GoalNote,
    Meeting,
    Member,
    Message,
    ReadMark,
    Reflection,
    Signature,
    Slot,
    Taps,
    Worksheet,
)

MINE = "members__enrolment__person"
A_YEAR = _("a year after the cohort ends")
TWO = _("you and your partner; coordinators see dates and whether you met")
THEIRS = _("It is your partner’s as well: that it took place stays, without your name or your words.")


def shared_by(model: type[Model], path: str) -> Rows:
    """Give what a partnership shares, to those who are in it; whoever has left a group has left this as well."""

    def rows(person: Someone) -> QuerySet[Any]:
        seat = {f"{path}members__enrolment__person": person.pk, f"{path}members__left_at": None}
        return model._default_manager.filter(**seat).order_by("pk").distinct()

    return rows


def register_partnerships() -> None:
    """Register this area's tables."""
    register(*_shared(), *_own(), *_goals(), *_words())
    register_exception(
        "partnerships.Partnership", "leads to who asked for its round; its members are registered"
    )
    register_exception(
        "partnerships.Agreement", "holds numbers and dates; its clauses and signatures are registered"
    )
    register_endings()
    before_erasure(part)


def _shared() -> tuple[Holding, ...]:
    return (
        Holding(
            name="partnerships", model=Member, rows=owned_by(Member, f"partnership__{MINE}"), kept=A_YEAR,
            shown=("partnership__key", "partnership__kind", "partnership__state", "enrolment__person__name",
                   "partnership__started_at", "partnership__ended_at"),
            label=_("With whom you meet"), why=_("To bring you together."),
            seen_by=_("you, your partners and the programme’s coordinators"), fate=Fate.SHARED, because=THEIRS,
        ),
        Holding(
            name="meetings", model=Meeting, rows=shared_by(Meeting, "partnership__"), kept=A_YEAR, seen_by=TWO,
            shown=("partnership__key", "key", "number", "state", "starts_at", "ends_at", "minutes", "place"),
            label=_("Your meetings"), why=_("To plan them, and to remind you."), fate=Fate.SHARED, because=THEIRS,
        ),
        Holding(
            name="proposed_times", model=Slot, rows=shared_by(Slot, "meeting__partnership__"), kept=A_YEAR,
            shown=("meeting__key", "starts_at"), label=_("Times that were proposed"), seen_by=TWO,
            why=_("So that you can choose one."), fate=Fate.SHARED, because=THEIRS,
        ),
        Holding(
            name="agreements", model=ClauseText, rows=shared_by(ClauseText, "agreement__partnership__"),
            shown=("agreement__partnership__key", "agreement__number", "agreement__agreed_at", "code", "text"),
            label=_("What you agreed on"), why=_("So that all of you know what to count on."), kept=A_YEAR,
            seen_by=_("you and your partners, nobody else"), fate=Fate.SHARED,
            because=_("It is your partner’s as well: it stays, without your name."),
        ),
    )  # fmt: skip


def _own() -> tuple[Holding, ...]:
    return (
        Holding(
            name="worksheets", model=Worksheet, rows=owned_by(Worksheet, "member__enrolment__person"), kept=A_YEAR,
            shown=("meeting__key", "help_wanted", "tried", "worth_it", "next_step", "saved_at"),
            label=_("Your worksheets"), why=_("To prepare your hour."), seen_by=_("you and your partner, nobody else"),
        ),
        Holding(
            name="taps", model=Taps, rows=owned_by(Taps, "member__enrolment__person"), kept=A_YEAR,
            shown=("meeting__key", "held", "useful", "balance", "next_step", "topic", "airtime", "answered_at"), label=_("Your taps after a meeting"),
            why=_("So that you see early when the hours stop helping."), seen_by=_("only you"),
        ),
        Holding(
            name="signatures", model=Signature, rows=owned_by(Signature, "member__enrolment__person"), kept=A_YEAR,
            shown=("agreement__partnership__key", "agreement__number", "signed_at"), label=_("Agreements that you signed"),
            why=_("An agreement holds once all have signed it."),
            seen_by=_("you and your partners; coordinators see that there is an agreement"), fate=Fate.NAMELESS,
            because=_("That somebody signed stays with what they signed, without your name."),
        ),
    )  # fmt: skip


def _goals() -> tuple[Holding, ...]:
    chosen = _("only you, and partners as far as you let them")
    return (
        Holding(
            name="goals", model=Goal, rows=owned_by(Goal, "enrolment__person"), kept=A_YEAR, seen_by=chosen,
            shown=("key", "partnership__key", "title", "measure", "scale", "level", "due_on", "competency__name", "sight",
                   "state", "created_at", "closed_at", "confirmed_at"),
            label=_("Your goals"), why=_("To know what you work towards."),
        ),
        Holding(
            name="goal_notes", model=GoalNote, rows=owned_by(GoalNote, "goal__enrolment__person"), kept=A_YEAR,
            shown=("goal__key", "at", "kind", "text", "level"), label=_("Your notes on progress"), seen_by=chosen,
            why=_("So that you see what came of a goal."),
        ),
    )  # fmt: skip


def _words() -> tuple[Holding, ...]:
    return (
        Holding(
            name="reflections", model=Reflection, rows=owned_by(Reflection, "enrolment__person"), kept=A_YEAR,
            shown=("key", "meeting__key", "begun_at", "saved_at", "tried", "happened", "surprised", "differently", "thanks",
                   "shared_at", "deleted_at"),
            label=_("Your reflections"), why=_("To think; a deleted one is kept for a day, so that you can bring it back."),
            seen_by=_("only you, and partners with whom you share one"),
        ),
        Holding(
            name="messages", model=Message, rows=owned_by(Message, "writer__enrolment__person"), kept=A_YEAR,
            shown=("partnership__key", "sent_at", "text", "edited_at", "taken_back_at"), label=_("Messages that you wrote"),
            why=_("So that your partners can read them."), seen_by=_("you and your partners, nobody else"),
        ),
        Holding(
            name="read_marks", model=ReadMark, rows=owned_by(ReadMark, "member__enrolment__person"), kept=A_YEAR,
            shown=("member__partnership__key", "read_up_to", "told_up_to"), label=_("How far you have read messages"),
            why=_("To show you what is new."), seen_by=_("only you"),
        ),
        Holding(
            name="feedback", model=Feedback, kept=A_YEAR,
            rows=owned_by(Feedback, "writer__enrolment__person", "reader__enrolment__person"),
            shown=("meeting__key", "given_at", "did", "effect", "suggestion"), seen_by=_("the two of you, nobody else"),
            label=_("Feedback between you and a partner"), why=_("So that you can build on it."),
        ),
    )  # fmt: skip
