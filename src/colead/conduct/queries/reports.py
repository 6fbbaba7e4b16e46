"""What a mailbox shows, and what waits for a contact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from colead.conduct.deadlines import stage_of
from colead.conduct.models import Report, ReportMessage
from colead.conduct.states import ReportState
from colead.people.models import Person


@dataclass(frozen=True)
class ContactLine:
    """Somebody whom one can report to."""

    key: str
    name: str
    email: str


@dataclass(frozen=True)
class Said:
    """One message."""

    by_contact: bool
    text: str
    on: date


@dataclass(frozen=True)
class Mailbox:
    """A report with everything said in it, for its two sides."""

    key: str
    state: str
    state_name: str
    made_on: date
    answer_by: date
    outcome_by: date
    contact: str  # the name; empty where one has to be chosen
    reporter: str  # the name; empty where they stay anonymous
    messages: tuple[Said, ...]

    @property
    def is_closed(self) -> bool:
        return self.state == ReportState.CLOSED

    @property
    def is_answered(self) -> bool:
        return self.state != ReportState.NEW


@dataclass(frozen=True)
class Waiting:
    """A line in a contact's list."""

    key: str
    made_on: date
    state: str
    state_name: str
    due: date | None
    is_late: bool
    waits_for_you: bool  # the last word was the reporter's


def contacts() -> tuple[ContactLine, ...]:
    """List whom one can report to; one query."""
    people = Person.objects.filter(is_safeguarding_contact=True, is_active=True).order_by("name", "pk")
    return tuple(ContactLine(person.key, person.name, person.email) for person in people)


def mailbox_of(report: Report) -> Mailbox:
    """Give everything said in a report; at most three queries."""
    reporter = Person.objects.filter(key=report.reporter).first() if report.reporter else None
    return Mailbox(
        key=report.key, state=report.state, state_name=report.get_state_display(), made_on=report.made_on,
        answer_by=report.answer_by, outcome_by=report.outcome_by,
        contact=report.contact.name if report.contact else "", reporter=reporter.name if reporter else "",
        messages=tuple(Said(one.by_contact, one.text, one.written_on) for one in report.messages.all()),
    )  # fmt: skip


def entrusted_to(contact: Person, *, today: date) -> tuple[Waiting, ...]:
    """List the reports made to a contact, open ones first; two queries."""
    reports = list(Report.objects.filter(contact=contact).defer("reporter"))
    last = dict(
        ReportMessage.objects.filter(report__in=reports).order_by("pk").values_list("report", "by_contact")
    )
    lines = [_waiting(report, not last.get(report.pk, False), today) for report in reports]
    return tuple(sorted(lines, key=lambda line: (line.due is None, line.due or line.made_on)))


def own_reports(person: Person) -> tuple[Waiting, ...]:
    """List what the person reported under their name; one query, of all there are: only the key can tell whose."""
    mine = [report for report in Report.objects.all() if report.reporter == person.key]
    return tuple(_waiting(report, False, report.made_on) for report in mine)


def _waiting(report: Report, theirs: bool, today: date) -> Waiting:
    due = {ReportState.NEW: report.answer_by, ReportState.IN_HAND: report.outcome_by}.get(
        ReportState(report.state)
    )
    return Waiting(
        report.key, report.made_on, report.state, str(report.get_state_display()), due,
        stage_of(report, today).endswith("late"), theirs and report.state != ReportState.CLOSED,
    )  # fmt: skip
