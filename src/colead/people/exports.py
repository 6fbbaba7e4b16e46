"""A person's data as a ZIP of JSON and CSV that needs no Colead to be read."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from colead.kernel.models import StoredFile
from colead.kernel.personal import holdings
from colead.kernel.text import neutralize_cell
from colead.people.models import Person
from colead.people.queries.personal import looks_at, origin_of, rows_of

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # tells spreadsheets that this is UTF-8
Row = dict[str, Any]


def archive_of(person: Person, *, at: datetime) -> bytes:
    """Write all that is held about the person, and who looked, into one ZIP file."""
    tables: dict[str, list[Row]] = {holding.name: list(rows_of(holding, person)) for holding in holdings()}
    tables["looks"] = [asdict(look) for look in looks_at(person, most=10_000)]
    origin = origin_of(person)
    tables["origin"] = [asdict(origin)] if origin else []
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _read_me(tables, at))
        archive.writestr("data.json", _json(tables, at))
        for name, rows in tables.items():
            if rows:
                archive.writestr(f"tables/{name}.csv", _csv(rows))
        for stored in StoredFile.objects.filter(owner=person.key).order_by("pk"):
            archive.writestr(f"files/{stored.purpose}-{stored.key}.{stored.ending}", stored.content)
    return file.getvalue()


def _json(tables: dict[str, list[Row]], at: datetime) -> str:
    document = {"format": "colead-person-1", "written_at": at, "tables": tables}
    return json.dumps(document, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def _csv(rows: Sequence[Row]) -> str:
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(rows[0])
    table.writerows([_cell(value) for value in row.values()] for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()


def _cell(value: Any) -> str:
    """Write a value so that no spreadsheet runs it as a formula."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (list, dict)):
        return neutralize_cell(json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False))
    return "" if value is None else neutralize_cell(str(value))


def _read_me(tables: dict[str, list[Row]], at: datetime) -> str:
    labels = {holding.name: str(holding.label) for holding in holdings()} | {
        "looks": _("Who looked at your page"),
        "origin": _("From where your row of the directory came"),
    }
    lines = [
        _("Everything that Colead held about you on %(day)s.") % {"day": f"{at:%Y-%m-%d %H:%M} UTC"},
        _("data.json holds it all. Each table is also a file of its own in “tables”, for a spreadsheet."),
        _("What you brought as a file, such as a picture, is in “files”."),
        _("What your partners wrote is theirs and not in here."),
        "",
    ]
    lines += [f"{name}: {labels[name]} ({len(rows)})" for name, rows in tables.items()]
    return "\r\n".join(lines) + "\r\n"
