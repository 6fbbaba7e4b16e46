"""What reports hold about a person: what they reported under their name, and what they were told as a contact."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from colead.conduct.models import Report, ReportMessage
from colead.conduct.states import ReportState
from colead.kernel.holdings import NOBODY
from colead.kernel.personal import Fate, Holding, Someone, Text, before_erasure, owned_by, register, unless
from colead.people.models import Person

TWO_YEARS = _("two years after it is closed")
PROTECTS = _(
    "A report protects others as well. It stays with the contact until two years after it is closed, without your name; "
    "its secret code still opens it."
)


def register_conduct() -> None:
    """Register this area's tables."""
    register(
        Holding(
            name="reports", model=Report, rows=_own, shown=("key", "state", "made_on", "closed_on"),
            label=_("What you reported under your name"), why=_("So that somebody outside looks into it."),
            kept=TWO_YEARS, seen_by=_("you and the contact whom you chose, nobody else"),
            fate=Fate.NAMELESS, because=PROTECTS,
        ),
        Holding(
            name="report_messages", model=ReportMessage, rows=_own_messages,
            shown=("report__key", "written_on", "by_contact", "text"), label=_("What you and the contact wrote"),
            why=_("So that you can go on talking."), kept=TWO_YEARS,
            seen_by=_("you and the contact whom you chose, nobody else"), fate=Fate.NAMELESS, because=PROTECTS,
        ),
        Holding(
            name="entrusted_reports", model=Report, rows=owned_by(Report, "contact"),
            shown=("key", "state", "made_on", "closed_on"), label=_("Reports that were made to you"),
            why=_("So that you can look into them."), kept=TWO_YEARS,
            seen_by=_("you and who made them, nobody else"), fate=Fate.NAMELESS,
            because=_("They belong to who made them, who then choose another contact."),
        ),
    )  # fmt: skip
    before_erasure(_part)
    unless(_is_last_contact)


def _own_keys(person: Someone) -> list[int]:
    """Read whose reports are whose: nothing but the key can tell."""
    return [
        report.pk
        for report in Report.objects.only("pk", "reporter")
        if report.reporter and report.reporter == person.key
    ]


def _own(person: Someone) -> QuerySet[Any]:
    return Report.objects.filter(pk__in=_own_keys(person)).order_by("pk")


def _own_messages(person: Someone) -> QuerySet[Any]:
    return ReportMessage.objects.filter(report__in=_own_keys(person)).order_by("pk")


def _part(person: Someone, at: datetime) -> None:
    """Take the name out of what the person reported, and the reports out of a contact's hands."""
    words = [re.escape(word) for word in (person.email, person.name) if word]
    names = re.compile("|".join(words), re.IGNORECASE)
    for message in _own_messages(person):
        message.text = names.sub(NOBODY, message.text)
        message.save(update_fields=["text"])
    for report in _own(person):
        report.reporter = ""
        report.save(update_fields=["reporter"])
    Report.objects.filter(contact=person.pk).update(contact=None)
    Person.objects.filter(pk=person.pk).update(is_safeguarding_contact=False)


def _is_last_contact(person: Someone) -> Text | None:
    contacts = Person.objects.filter(is_safeguarding_contact=True, is_active=True)
    if list(contacts.values_list("pk", flat=True)) != [person.pk]:
        return None
    if not Report.objects.filter(contact=person.pk).exclude(state=ReportState.CLOSED).exists():
        return None
    return gettext(
        "People have reported to them, and there is nobody else. An administrator names another contact first."
    )
