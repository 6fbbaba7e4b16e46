"""What is held about a person, for the person themself: counts, values, and who looked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from colead.kernel.models import AuditEvent
from colead.kernel.personal import Fate, Holding, Text, holdings, obstacles
from colead.people.models import DirectoryEntry, Person

LOOKED = "people.look"


@dataclass(frozen=True)
class Held:
    """One kind of data that is held about the person."""

    name: str
    label: Text
    why: Text
    kept: Text
    seen_by: Text
    fate: Fate
    because: Text
    rows: int
    consent_at: str  # the name of the address where one takes one’s consent back
    values: tuple[tuple[str, str], ...]  # spelled out on the page, where it is short enough

    @property
    def goes(self) -> bool:
        """Tell whether erasure deletes these rows."""
        return self.fate is Fate.GONE


@dataclass(frozen=True)
class Look:
    """That somebody from the staff opened a page about the person."""

    at: datetime
    by: str
    page: str


@dataclass(frozen=True)
class Origin:
    """From where the person's row of the directory came, and what of it was taken."""

    file_name: str
    row: int
    at: datetime
    taken: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """What erasing a person would do."""

    gone: tuple[Held, ...]
    stays: tuple[Held, ...]
    obstacles: tuple[Text, ...]


def held_about(person: Person) -> tuple[Held, ...]:
    """List what is held about the person, tables without a row left out; a query or two for each table."""
    found = (_held(holding, person) for holding in holdings())
    return tuple(held for held in found if held.rows)


def origin_of(person: Person) -> Origin | None:
    """Say which row of which file wrote the person's row of the directory last; one query."""
    entry = (
        DirectoryEntry.objects.filter(person=person, imported_in__isnull=False)
        .select_related("imported_in").defer("imported_in__content").first()
    )  # fmt: skip
    if entry is None or entry.imported_in is None:
        return None
    found = entry.imported_in
    dropped = [*found.preview.get("private", []), *found.preview.get("unused", [])]
    taken = tuple(heading for heading in found.preview.get("headings", []) if heading in found.mapping)
    return Origin(found.file_name, entry.imported_row or 0, found.uploaded_at, taken, tuple(dropped))


def erasure_preview(person: Person) -> Preview:
    """Say what erasing the person deletes, what stays and why, and what stands in the way."""
    held = held_about(person)
    gone = tuple(one for one in held if one.goes)
    return Preview(gone, tuple(one for one in held if not one.goes), tuple(obstacles(person)))


def looks_at(person: Person, most: int = 100) -> tuple[Look, ...]:
    """List who from the staff looked at the person's page, the latest first; two queries."""
    events = list(AuditEvent.objects.filter(thing=person.key, action=LOOKED).order_by("-at", "-pk")[:most])
    names = dict(Person.objects.filter(key__in={event.by for event in events}).values_list("key", "name"))
    return tuple(Look(event.at, names.get(event.by, ""), event.facts.get("page", "")) for event in events)


def rows_of(holding: Holding, person: Person) -> Iterator[dict[str, Any]]:
    """Give the holding's rows about the person, as the export shows them."""
    return iter(holding.rows(person).values(*holding.shown))


def _held(holding: Holding, person: Person) -> Held:
    rows = holding.rows(person).count()
    values = _spelled_out(holding, person) if rows and holding.spelled_out else ()
    return Held(
        name=holding.name, label=holding.label, why=holding.why, kept=holding.kept, seen_by=holding.seen_by,
        fate=holding.fate, because=holding.because, consent_at=holding.consent_at, rows=rows, values=values,
    )  # fmt: skip


def _spelled_out(holding: Holding, person: Person) -> tuple[tuple[str, str], ...]:
    row = next(rows_of(holding, person))
    pairs = ((_label(holding.model, name), _shown(value)) for name, value in row.items())
    return tuple((label, value) for label, value in pairs if value)


def _label(model: type[Model], name: str) -> str:
    label = str(getattr(model._meta.get_field(name), "verbose_name", name))
    return label[:1].upper() + label[1:]


def _shown(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} UTC"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
