"""Reporting, and the mailbox between who reported and the contact.

The trail says that a report was made, answered or closed on some day; never by whom it was made, nor to whom.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.conduct import emails
from colead.conduct.codes import digest_of, new_code
from colead.conduct.deadlines import ANSWER, OUTCOME, is_told, stage_of
from colead.conduct.models import Report, ReportMessage
from colead.conduct.rules import may_read
from colead.conduct.states import ReportState
from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person

TOPIC = "conduct"
MOST_A_DAY = 200  # in the whole installation: more is somebody's program
MOST_MESSAGES, MOST_LETTERS = 200, 10_000


class NoWords(Refused):
    code = "conduct.no_words"
    sentence = _("Write a few words first.")


class TooLong(Refused):
    code = "conduct.too_long"
    sentence = _("That is too long for one message: at most 10,000 letters. Send the rest in a second one.")


class TooMany(Refused):
    code = "conduct.too_many"
    sentence = _(
        "Very many reports came in today, and no more can be taken. Please come back tomorrow, or talk to a contact."
    )


class NotAContact(Refused):
    code = "conduct.not_a_contact"
    sentence = _("Choose one of the people listed.")


class NotTheirs(Refused):
    code = "conduct.not_yours"
    sentence = _("Only the contact whom it was reported to can do that.")


@dataclass(frozen=True)
class Filed:
    """A report that was made, and the code that is shown once."""

    report: Report
    code: str


@transaction.atomic
def make(*, contact: Person, words: str, by: Person | None, at: datetime) -> Filed:
    """Report something to a contact; `by` is nobody where the reporter wants to stay anonymous."""
    today, text = at.date(), _checked(words)
    if not contact.is_safeguarding_contact or contact == by:
        raise NotAContact
    if Report.objects.filter(made_on=today).count() >= MOST_A_DAY:
        raise TooMany
    code = new_code()
    report = Report.objects.create(
        contact=contact, code_digest=digest_of(code), reporter=by.key if by else "",
        made_on=today, answer_by=today + ANSWER, outcome_by=today + OUTCOME,
    )  # fmt: skip
    report.messages.create(text=text, written_on=today)
    _note("reports.make", report, at)
    emails.reported(report, contact, at=at)
    return Filed(report, code)


@transaction.atomic
def write(*, report: Report, words: str, at: datetime) -> ReportMessage:
    """Write again as who reported; a closed report is open again. Sent twice, it is there once."""
    locked, text = _locked(report), _checked(words)
    last = locked.messages.last()
    if last is not None and not last.by_contact and last.text == text:
        return last
    _require_room(locked)
    if locked.state == ReportState.CLOSED:
        locked.state, locked.closed_on = ReportState.IN_HAND, None
        locked.outcome_by, locked.reminded_of = at.date() + OUTCOME, "answer_late"
        locked.save(update_fields=["state", "closed_on", "outcome_by", "reminded_of"])
    message = locked.messages.create(text=text, written_on=at.date())
    _note("reports.write", locked, at)
    if locked.contact is not None:
        emails.written(locked, locked.contact, at=at)
    return message


@transaction.atomic
def choose_contact(*, report: Report, contact: Person, at: datetime) -> Report:
    """Let another contact read it, and the one before no longer: the reporter alone decides that."""
    locked = _locked(report)
    if not contact.is_safeguarding_contact or contact.key == locked.reporter:
        raise NotAContact
    if locked.contact_id == contact.pk:
        return locked
    locked.contact, locked.reminded_of = contact, ""
    locked.answer_by, locked.outcome_by = at.date() + ANSWER, at.date() + OUTCOME
    if locked.state != ReportState.CLOSED:
        locked.state = ReportState.NEW
    locked.save(update_fields=["contact", "reminded_of", "answer_by", "outcome_by", "state"])
    _note("reports.choose_contact", locked, at)
    emails.reported(locked, contact, at=at)
    return locked


@transaction.atomic
def answer(*, report: Report, words: str, by: Person, at: datetime, closing: bool = False) -> ReportMessage:
    """Answer as the contact; the last word of a report says what came of it and closes it."""
    locked, text = _locked(report), _checked(words)
    if not may_read(by, locked):
        raise NotTheirs
    _require_room(locked)
    locked.state = ReportState.CLOSED if closing else ReportState.IN_HAND
    locked.closed_on = at.date() if closing else None
    locked.save(update_fields=["state", "closed_on"])
    message = locked.messages.create(text=text, by_contact=True, written_on=at.date())
    _note("reports.close" if closing else "reports.answer", locked, at)
    return message


@transaction.atomic
def remind_due(*, at: datetime) -> int:
    """Remind contacts of deadlines that are near or over, once of each; gives how many."""
    told = 0
    open_reports = Report.objects.exclude(state=ReportState.CLOSED).filter(contact__isnull=False)
    for report in open_reports.select_for_update(of=("self",)).select_related("contact"):
        stage = stage_of(report, at.date())
        if not stage or is_told(report, stage) or report.contact is None:
            continue
        report.reminded_of = stage
        report.save(update_fields=["reminded_of"])
        _note("reports.remind", report, at)
        emails.remind(report, report.contact, stage, at=at)
        told += 1
    return told


def _locked(report: Report) -> Report:
    return Report.objects.select_for_update(of=("self",)).select_related("contact").get(pk=report.pk)


def _checked(words: str) -> str:
    text = words.strip()
    if not text:
        raise NoWords
    if len(text) > MOST_LETTERS:
        raise TooLong
    return text


def _require_room(report: Report) -> None:
    if report.messages.count() >= MOST_MESSAGES:
        raise TooMany


def _note(action: str, report: Report, at: datetime) -> None:
    """Write that it happened, on which day; by whom stays untold, also where it was the contact."""
    record(action, report, by=None, at=at.replace(hour=0, minute=0, second=0, microsecond=0))
