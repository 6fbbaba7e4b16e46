"""What planning meetings holds about a person: reasons, answers of calendars, absences, the private calendar."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.personal import Holding, owned_by, register, register_exception
from colead.partnerships.models import Absence, Attendance, CalendarAnswer, CalendarFeed, Reason

MINE = "member__enrolment__person"
A_YEAR = _("a year after the cohort ends")
TWO = _("you and your partners, nobody else")


def register_meetings() -> None:
    """Register the tables around meetings."""
    register(
        Holding(
            name="reasons", model=Reason, rows=owned_by(Reason, MINE), shown=("meeting__key", "text", "given_at"),
            label=_("Why you moved or cancelled a meeting"), why=_("So that your partners know."), kept=A_YEAR, seen_by=TWO,
        ),
        Holding(
            name="calendar_answers", model=CalendarAnswer, rows=owned_by(CalendarAnswer, MINE),
            shown=("meeting__key", "word", "proposes_at", "stamp"), label=_("What your calendar answered to invitations"),
            why=_("So that your partners know whether you come."), kept=A_YEAR, seen_by=TWO,
        ),
        Holding(
            name="absences", model=Absence, rows=owned_by(Absence, "enrolment__person"),
            shown=("enrolment__cohort__name", "first_day", "last_day"), label=_("When you are away"),
            why=_("So that no meeting is suggested then."), kept=A_YEAR, seen_by=TWO,
        ),
        Holding(
            name="calendar_address", model=CalendarFeed, rows=owned_by(CalendarFeed, "person"), shown=("created_at",),
            label=_("Your private calendar address"), why=_("So that your own calendar shows your meetings."),
            kept=_("until you let it stop"), seen_by=_("only you"),
        ),
        Holding(
            name="attendance", model=Attendance, rows=owned_by(Attendance, MINE),
            shown=("meeting__key", "presence", "by_self", "noted_at"), label=_("At which meetings of a circle you were"),
            why=_("So that a circle knows who comes."), kept=A_YEAR,
            seen_by=_("your circle, its facilitator and the programme’s coordinators"),
        ),
    )  # fmt: skip
    register_exception("partnerships.Series", "holds a rhythm; its meetings are registered")
