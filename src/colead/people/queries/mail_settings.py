"""What a person gets by e-mail and when, for the page on which they choose it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from colead.kernel.mail_kinds import Kind, Text, kinds, switchable_groups
from colead.kernel.models import MailSettings, UnreachableAddress
from colead.people.models import Person


@dataclass(frozen=True)
class Choice:
    """One group of e-mails: what is in it, and when it comes."""

    name: str
    label: Text
    tells: tuple[Text, ...]
    has_nudges: bool
    when: str


@dataclass(frozen=True)
class MailPage:
    """All choices, what comes whatever is chosen, and the quiet hours."""

    choices: tuple[Choice, ...]
    always: tuple[Text, ...]
    quiet_from: int | None
    quiet_until: int | None
    unreachable_since: datetime | None


def mail_page(person: Person) -> MailPage:
    """Give what a person has chosen; without a choice, each group comes as it does at first."""
    mine = MailSettings.objects.filter(person=person.key).first() or MailSettings(person=person.key)
    return MailPage(
        choices=tuple(
            _choice(group.name, group.label, mine.when(group.name)) for group in switchable_groups()
        ),
        always=tuple(kind.label for kind in kinds() if kind.essential),
        quiet_from=mine.quiet_from, quiet_until=mine.quiet_until, unreachable_since=unreachable_since(person),
    )  # fmt: skip


def unreachable_since(person: Person) -> datetime | None:
    """Tell since when mail does not reach the person; nothing where it does."""
    found = UnreachableAddress.objects.filter(address=person.email.lower())
    return found.values_list("since", flat=True).first()


def _choice(name: str, label: Text, when: str) -> Choice:
    mine: list[Kind] = [kind for kind in kinds() if kind.group == name and not kind.essential]
    return Choice(name, label, tuple(kind.label for kind in mine), any(kind.nudge for kind in mine), when)


def gets(person: Person, group: str) -> bool:
    """Tell whether e-mails of a group, or anything in a digest, still come."""
    mine = MailSettings.objects.filter(person=person.key).first() or MailSettings(person=person.key)
    if group in (MailSettings.When.DAILY, MailSettings.When.WEEKLY):
        return any(mine.when(one.name) == group for one in switchable_groups())
    return mine.when(group) != MailSettings.When.OFF
