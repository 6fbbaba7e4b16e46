"""What a person wants to get by e-mail, and when: chosen on a page, or ended by one click in a mail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.links import LinkUnreadable
from colead.kernel.mail_kinds import at_first, find_kind, switchable_groups
from colead.kernel.models import MailSettings, OutboxEmail, UnreachableAddress
from colead.kernel.unsubscribe import read_ending
from colead.people.models import Person

When = MailSettings.When
DIGESTS = (When.DAILY, When.WEEKLY)


class NoSuchChoice(Refused):
    code = "mail_settings.choice"
    sentence = _("Choose when each kind of e-mail should come.")


class NotQuiet(Refused):
    code = "mail_settings.quiet"
    sentence = _("Quiet hours need a beginning and an end, two different full hours.")


@transaction.atomic
def change(
    *, person: Person, choices: Mapping[str, str], quiet: tuple[int, int] | None, at: datetime
) -> MailSettings:
    """Set when each group of e-mails comes, and the hours of one's own day in which none does."""
    groups = {group.name for group in switchable_groups()}
    if choices.keys() - groups or set(choices.values()) - set(When.values):
        raise NoSuchChoice
    if quiet is not None and (quiet[0] == quiet[1] or not all(0 <= hour < 24 for hour in quiet)):
        raise NotQuiet
    mine = _locked(person)
    mine.choices, mine.before = {**mine.choices, **choices}, {}
    mine.quiet_from, mine.quiet_until = quiet or (None, None)
    mine.save()
    _throw_away(person, mine)
    record("mail_settings.change", person, by=person, at=at)
    return mine


@transaction.atomic
def end_by_link(*, token: str, at: datetime) -> MailSettings:
    """End a group of e-mails, or a digest with all that is in it; doing it twice changes nothing."""
    person, group = whose(token, at=at)
    mine = _locked(person)
    ended = _groups_of(group, mine)
    if not ended:
        return mine
    mine.before, mine.choices = mine.choices, {**mine.choices, **dict.fromkeys(ended, When.OFF)}
    mine.save()
    _throw_away(person, mine)
    record("mail_settings.end", person, by=person, at=at, group=group)
    return mine


@transaction.atomic
def undo_by_link(*, token: str, at: datetime) -> MailSettings:
    """Take back what the link ended."""
    person, group = whose(token, at=at)
    mine = _locked(person)
    mine.choices, mine.before = _without(mine, group), {}
    mine.save()
    record("mail_settings.undo", person, by=person, at=at, group=group)
    return mine


@transaction.atomic
def try_again(*, person: Person, by: Person, at: datetime) -> None:
    """Write to an address again that mail did not reach."""
    UnreachableAddress.objects.filter(address=person.email.lower()).delete()
    record("mail_settings.try_again", person, by=by, at=at)


def whose(token: str, *, at: datetime) -> tuple[Person, str]:
    """Find whose e-mails a link ends, and of which group; refuses a link to somebody who is gone."""
    key, group = read_ending(token, at=at)
    person = Person.objects.filter(key=key, is_active=True).first()
    if person is None:
        raise LinkUnreadable
    return person, group


def _locked(person: Person) -> MailSettings:
    MailSettings.objects.get_or_create(person=person.key)
    return MailSettings.objects.select_for_update().get(person=person.key)


def _groups_of(group: str, mine: MailSettings) -> list[str]:
    """Give what a link ends: its group, or whatever the person gets in that digest; nothing that is off already."""
    if group in DIGESTS:
        return [one.name for one in switchable_groups() if mine.when(one.name) == group]
    return [] if mine.when(group) == When.OFF else [group]


def _without(mine: MailSettings, group: str) -> dict[str, str]:
    """Give the choices from before the link acted, or the group as it comes at first where nobody remembers."""
    if mine.before or group in DIGESTS:
        return dict(mine.before or mine.choices)
    return {**mine.choices, group: at_first(group)}


def _throw_away(person: Person, mine: MailSettings) -> None:
    """Drop what is kept for a digest of groups that are not wanted in one any more."""
    kept = OutboxEmail.objects.filter(to_person=person.key, work_state=OutboxEmail.WorkState.IDLE)
    for email in kept.exclude(digest=""):
        kind = find_kind(email.kind)
        if kind is not None and mine.when(kind.group) == When.OFF:
            email.delete()
