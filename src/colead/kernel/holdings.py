"""What the kernel holds about a person: the audit trail and the outbox."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from colead.kernel.crypto import Unreadable
from colead.kernel.models import AuditEvent, MailSettings, OutboxEmail, StoredFile, UnreachableAddress
from colead.kernel.personal import Fate, Holding, Someone, before_erasure, register

NOBODY = "Somebody who left"  # stored, not shown: it is the same in every language


def _events(person: Someone) -> QuerySet[Any]:
    return AuditEvent.objects.filter(by=person.key).order_by("pk")


def _emails(person: Someone) -> QuerySet[Any]:
    return OutboxEmail.objects.filter(Q(to_person=person.key) | Q(to_address__iexact=person.email)).order_by(
        "pk"
    )


def _mail_settings(person: Someone) -> QuerySet[Any]:
    return MailSettings.objects.filter(person=person.key).order_by("pk")


def _unreachable(person: Someone) -> QuerySet[Any]:
    return UnreachableAddress.objects.filter(address=person.email.lower()).order_by("pk")


def _files(person: Someone) -> QuerySet[Any]:
    return StoredFile.objects.filter(owner=person.key).defer("sealed").order_by("pk")


def register_kernel() -> None:
    """Register the kernel's tables."""
    register(
        Holding(
            name="events", model=AuditEvent, rows=_events, shown=("at", "action", "thing_type", "thing", "facts"),
            label=_("What you did here"),
            why=_("So that your organisation can show who decided what, and that nobody read what is private."),
            kept=_("three years"), seen_by=_("you and administrators; nothing that you wrote is in it"),
            fate=Fate.NAMELESS,
            because=_("The trail stays whole, with a random key where you were. Nothing leads from it to you."),
        ),
        Holding(
            name="emails", model=OutboxEmail, rows=_emails,
            shown=("created_at", "kind", "to_address", "subject", "text", "work_state", "sent_at"),
            label=_("E-mails to you"), why=_("To send them, and to know that they were sent."),
            kept=_("what they say: until they are sent; that they were sent: 90 days"),
            seen_by=_("you; administrators see that and when, not what they say"),
        ),
        Holding(
            name="mail_settings", model=MailSettings, rows=_mail_settings, shown=("choices", "quiet_from", "quiet_until"),
            label=_("What you want by e-mail"), why=_("To write to you only what you want, and when."),
            kept=_("as long as your account"), seen_by=_("you"),
        ),
        Holding(
            name="files", model=StoredFile, rows=_files, shown=("key", "purpose", "media_type", "size", "stored_at"),
            label=_("Files that you brought, such as your picture"),
            why=_("So that the people you meet recognize you; a picture is up to you."),
            kept=_("until you remove it, or your account"), consent_at="own_picture",
            seen_by=_("you, the people in your cohorts and those who coordinate them"),
        ),
        Holding(
            name="unreachable", model=UnreachableAddress, rows=_unreachable, shown=("address", "since", "reason"),
            label=_("That mail does not reach you"), why=_("So that somebody notices, and asks you another way."),
            kept=_("until the address works again"), seen_by=_("you, your coordinators and administrators"),
        ),
    )  # fmt: skip
    before_erasure(_forget_in_mails_to_others)


def _forget_in_mails_to_others(person: Someone, at: datetime) -> None:
    """Take the person's name and address out of what is still stored of mail to others."""
    words = [re.escape(word) for word in (person.email, person.name) if word]
    names = re.compile("|".join(words), re.IGNORECASE)
    for email in OutboxEmail.objects.iterator(chunk_size=500):
        if any(isinstance(text, Unreadable) for text in (email.text, email.html, email.calendar)):
            # Whom it names nobody can tell; should its key come back, it must not name the person.
            subject = names.sub(NOBODY, email.subject)
            OutboxEmail.objects.filter(pk=email.pk).update(subject=subject, text="", html="", calendar="")
            continue
        # Calendars fold long lines, in the middle of a name too: one that names the person goes as a whole.
        named_in_calendar = bool(names.search(email.calendar.replace("\r\n ", "")))
        if not (named_in_calendar or any(map(names.search, (email.subject, email.text, email.html)))):
            continue
        email.subject, email.text, email.html = (
            names.sub(NOBODY, text) for text in (email.subject, email.text, email.html)
        )
        email.calendar = "" if named_in_calendar else email.calendar
        email.save(update_fields=["subject", "text", "html", "calendar"])
