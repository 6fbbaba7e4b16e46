"""Whom a coordinator chose to invite: ticked, filtered or pasted; and who of them cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from colead.people.actions.accounts import people_for_addresses, people_for_entries
from colead.people.models import DirectoryEntry, Person
from colead.programmes.actions.enrolments import MOST, TooManyAtOnce
from colead.programmes.models import Cohort
from colead.programmes.queries.invitees import invitable, obstacles
from colead.programmes.queries.rosters import directory_choices
from colead.web.forms.invitation import FilterForm, PastedLine, read_addresses


@dataclass(frozen=True)
class Chosen:
    """Who gets an e-mail: directory entries, and addresses that are not in the directory; and what was left out."""

    entries: tuple[DirectoryEntry, ...]
    strangers: tuple[PastedLine, ...]
    problems: tuple[str, ...]
    role: str = ""
    own_roles: tuple[tuple[str, str], ...] = ()  # addresses whose line said a role of its own

    @property
    def count(self) -> int:
        return len(self.entries) + len(self.strangers)

    @property
    def keys(self) -> str:
        """Give the entries in one field, so that exactly those are invited who were shown."""
        return " ".join(entry.key for entry in self.entries)

    @property
    def addresses(self) -> str:
        """Give the other addresses as they can be read again, a line each, with the role that their line said."""
        own = dict(self.own_roles)
        known = [f"{own[entry.email]}: {entry.email}" for entry in self.entries if entry.email in own]
        return "\n".join(
            [
                *known,
                *(
                    f"{f'{line.role}: ' if line.role else ''}{line.name} <{line.email}>"
                    for line in self.strangers
                ),
            ]
        )

    def roles_of(self, people: Iterable[Person]) -> dict[int, list[str]]:
        """Say as what each is invited: by the word of their own line, or by the choice for all."""
        own = dict(self.own_roles)
        given = {person.pk: own.get(person.email) or self.role for person in people}
        return {pk: [role] for pk, role in given.items() if role}


def chosen(cohort: Cohort, posted: QueryDict, *, on: date) -> Chosen:
    """Read whom the page chose; nobody twice, and everybody who cannot be invited by line."""
    pasted = read_addresses(posted.get("addresses", ""))
    refused = obstacles(cohort, pasted.lines.keys(), on=on)
    anyone = invitable(cohort, on=on, filters={})
    entries = {entry.pk: entry for entry in _ticked(anyone, cohort, posted, on)[: MOST + 1]}
    if len(entries) > MOST:
        raise TooManyAtOnce
    entries |= {entry.pk: entry for entry in anyone.filter(email__in=pasted.lines.keys() - refused.keys())}
    known = {entry.email for entry in entries.values()}
    problems = [
        _("Line %(number)s: %(email)s %(obstacle)s.")
        % {"number": line.number, "email": line.email, "obstacle": refused[line.email].label}
        for line in pasted.lines.values()
        if line.email in refused
    ]
    strangers = [line for line in pasted.lines.values() if line.email not in refused.keys() | known]
    own = tuple((line.email, line.role) for line in pasted.lines.values() if line.role)
    return Chosen(
        tuple(entries.values()), tuple(strangers), (*pasted.problems, *problems), posted.get("role", ""), own
    )


def _ticked(
    anyone: QuerySet[DirectoryEntry], cohort: Cohort, posted: QueryDict, on: date
) -> QuerySet[DirectoryEntry]:
    if "everyone" not in posted:
        return anyone.filter(key__in=" ".join(posted.getlist("entries")).split())
    form = FilterForm(posted, directory_choices())
    return invitable(cohort, on=on, filters=form.filters) if form.is_valid() else anyone.none()


def people_of(chosen: Chosen, *, by: Person, at: datetime) -> list[Person]:
    """Give everybody's account, creating those that are missing."""
    people = people_for_entries(entries=chosen.entries, by=by, at=at)
    names = {line.email: line.name or line.email.partition("@")[0] for line in chosen.strangers}
    return people + people_for_addresses(names=names, by=by, at=at)
