"""E-mails to safeguarding contacts. They say that there is something, never what, from whom or about whom.

Nothing is ever mailed to who reported: that an address got such an e-mail would say who it was.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.conduct.models import Report
from colead.kernel.mail import compose
from colead.people.models import Person


def named(contact: Person, *, by: Person, at: datetime) -> None:
    """Tell somebody that they are a contact now, and what that asks of them."""
    with override(contact.language):
        subject = gettext("You are a safeguarding contact")
    _write("conduct.named", contact, subject, "named", at, link=reverse("conduct_reports"), by=by)


def reported(report: Report, contact: Person, *, at: datetime) -> None:
    """Tell the contact of a new report."""
    with override(contact.language):
        subject = gettext("A report was made to you")
    link = reverse("conduct_report", args=[report.key])
    _write("conduct.new", contact, subject, "new", at, link=link, due=report.answer_by)


def written(report: Report, contact: Person, *, at: datetime) -> None:
    """Tell the contact that the reporter wrote again."""
    with override(contact.language):
        subject = gettext("There is a message for you in a report")
    link = reverse("conduct_report", args=[report.key])
    _write("conduct.written", contact, subject, "written", at, link=link)


def remind(report: Report, contact: Person, stage: str, *, at: datetime) -> None:
    """Remind the contact of a deadline that is near or over."""
    with override(contact.language):
        subject = {
            "answer_soon": gettext("A report waits for your answer"),
            "answer_late": gettext("The answer to a report is late"),
            "outcome_soon": gettext("A report waits for word on its outcome"),
            "outcome_late": gettext("Word on the outcome of a report is late"),
        }[stage]
    due = report.answer_by if stage.startswith("answer") else report.outcome_by
    link = reverse("conduct_report", args=[report.key])
    _write(
        "conduct.reminder", contact, subject, "reminder", at, link=link, due=due, late=stage.endswith("late")
    )


def _write(
    kind: str, contact: Person, subject: str, template: str, at: datetime, *, link: str, **more: object
) -> None:
    context = {"link": settings.PUBLIC_ADDRESS + link, **more}
    compose(kind, contact, subject=subject, template=f"conduct/email/{template}", context=context, at=at)
