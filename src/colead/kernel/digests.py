"""Digests: what people want to hear once a day or once a week, in one e-mail.

A line is a subject and a link; nothing else was kept. What has been told, or is no longer true, is not told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import ngettext, override

from colead.kernel.mail import Recipient, compose
from colead.kernel.mail_kinds import Text, groups, kind_named
from colead.kernel.models import MailSettings, OutboxEmail
from colead.kernel.timing import is_still_true

TOPIC = "digests"
KINDS = {MailSettings.When.DAILY: "kernel.daily", MailSettings.When.WEEKLY: "kernel.weekly"}
State = OutboxEmail.WorkState


@dataclass(frozen=True)
class Line:
    """One thing to tell."""

    subject: str
    link: str


@dataclass(frozen=True)
class Section:
    """What there is to tell of one group."""

    label: Text
    lines: tuple[Line, ...]


def write_due(*, at: datetime) -> int:
    """Write every digest that is due, each in a transaction of its own, and give how many were written."""
    waiting = OutboxEmail.objects.filter(work_state=State.IDLE, next_attempt_at__lte=at).exclude(digest="")
    pairs = waiting.order_by("to_person", "digest").values_list("to_person", "digest").distinct()
    return sum(_write(person, digest, at) for person, digest in list(pairs))


@transaction.atomic
def _write(person: str, digest: str, at: datetime) -> bool:
    kept = list(
        OutboxEmail.objects.select_for_update()
        .filter(to_person=person, digest=digest, work_state=State.IDLE, next_attempt_at__lte=at)
        .order_by("created_at", "pk")
    )
    to = get_user_model()._default_manager.filter(key=person, is_active=True).first()
    told = [email for email in kept if to is not None and is_still_true(email, at=at)]
    _settle(told, State.DONE, sent_at=at)
    _settle([email for email in kept if email not in told], State.FAILED, failure="Dropped: no longer true.")
    if to is not None and told:
        compose_digest(digest, to, told, at=at)
    return bool(told)


def _settle(emails: Sequence[OutboxEmail], state: str, **changes: object) -> None:
    rows = OutboxEmail.objects.filter(pk__in=[email.pk for email in emails])
    rows.update(work_state=state, link="", **changes)


def compose_digest(digest: str, to: Recipient, told: Iterable[OutboxEmail], *, at: datetime) -> OutboxEmail:
    """Write one digest."""
    sections = sections_of(told)
    count = sum(len(section.lines) for section in sections)
    with override(to.language):
        words = ngettext("%(count)d thing since last time", "%(count)d things since last time", count)
        subject = words % {"count": count}
    return compose(
        KINDS[MailSettings.When(digest)], to, subject=subject, template="email/digest", at=at,
        context={"sections": sections, "digest": digest},
    )  # fmt: skip


def sections_of(told: Iterable[OutboxEmail]) -> list[Section]:
    """Group what there is to tell as the preference page does; the same line twice is told once."""
    lines: dict[str, dict[Line, None]] = {}
    for email in told:
        lines.setdefault(kind_named(email.kind).group, {})[Line(email.subject, email.link)] = None
    return [Section(group.label, tuple(lines[group.name])) for group in groups() if group.name in lines]
