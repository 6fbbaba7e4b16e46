"""What the community holds about a person."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.community.actions.badges import forget
from colead.community.models import Announcement, Badge, Reached, Receipt, Story, Thanks
from colead.kernel.personal import Fate, Holding, before_erasure, owned_by, register, register_exception

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
        Holding(
            name="stories", model=Story, rows=owned_by(Story, "enrolment__person"), consent_at="stories",
            shown=("enrolment__cohort__programme__name", "hard", "changed", "learned", "written_at", "told_at", "name_as", "reach",
                   "until", "hidden_at"),
            label=_("Stories that you wrote"), why=_("So that others hear what is possible, if you want to tell it."),
            kept=_("a year after the cohort ends; one that you tell, until the day that you chose"),
            seen_by=_("only you; once you tell one, whom you chose, until you take it back"),
        ),
        Holding(
            name="news_read", model=Receipt, rows=owned_by(Receipt, "enrolment__person"), kept=A_YEAR,
            shown=("announcement__title", "announcement__sent_at", "read_at"), label=_("What was announced to you"),
            why=_("To show you what is new."), seen_by=_("only you; coordinators see in steps of five how many have read it"),
        ),
        Holding(
            name="announcements", model=Announcement, rows=owned_by(Announcement, "written_by"), kept=A_YEAR,
            shown=("cohort__programme__name", "audience", "title", "words", "written_at", "goes_at", "sent_at", "cancelled_at"),
            label=_("What you announced as a coordinator"), why=_("So that people can look it up."),
            seen_by=_("those to whom it went, and the programme’s coordinators"), fate=Fate.NAMELESS,
            because=_("It was said for the programme and stays with those to whom it went, without your name."),
        ),
        Holding(
            name="badges", model=Badge, rows=owned_by(Badge, "enrolment__person"),
            shown=("enrolment__cohort__programme__name", "kind", "shows_name", "evidence", "signed", "issued_at", "expires_at",
                   "revoked_at", "put_away_at"),
            label=_("Badges that you took"), why=_("So that whoever you show one to can check it."),
            kept=_("until you delete them, or a year after they expire"),
            seen_by=_("you, those to whom you show them, and coordinators that you took them"),
        ),
    )  # fmt: skip
    register_exception(
        "community.SigningKey", "the organisation’s own key: nobody’s, and encrypted as all that is private"
    )
    before_erasure(forget)
