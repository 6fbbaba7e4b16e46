"""Writing the e-mails of invitations and reminders: a few at once, thousands by a worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from colead.kernel.queue import look_after_commit
from colead.people.models import Person
from colead.programmes import emails
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState

TOPIC = "invitations"
AT_ONCE = 100  # whoever invites more does not wait until all of them are written
BATCH = 50


def leave_to_a_worker(enrolments: Sequence[Enrolment], *, by: Person) -> None:
    """Note on each row that its e-mail is to be written; the caller saves them in its own transaction."""
    for enrolment in enrolments:
        enrolment.mail_from = by
    look_after_commit(TOPIC)


def write_due(clock: Callable[[], datetime]) -> int:
    """Write every e-mail that is due, and give how many; a worker that is killed is followed by one that goes on."""
    written = 0
    while batch := _write_batch(clock()):
        written += batch
    return written


@transaction.atomic
def _write_batch(at: datetime) -> int:
    """Write some of them together with the note that they are written."""
    due = Enrolment.objects.filter(mail_from__isnull=False).order_by("pk")
    rows = due.select_for_update(skip_locked=True, of=("self",)).select_related(
        "person", "cohort__programme", "mail_from"
    )
    found = list(rows[:BATCH])
    for enrolment in found:
        # Who has answered or was taken back meanwhile needs no e-mail any more.
        if enrolment.mail_from and enrolment.state == EnrolmentState.INVITED:
            reminds = enrolment.reminded_at is not None
            emails.invitations([enrolment], by=enrolment.mail_from, at=at, reminder=reminds)
    Enrolment.objects.filter(pk__in=[enrolment.pk for enrolment in found]).update(mail_from=None)
    return len(found)
