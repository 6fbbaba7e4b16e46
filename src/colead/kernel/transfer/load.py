"""Reading an export into a database without people, in one transaction, and comparing every row with the file."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils.translation import gettext as _

from colead.kernel.crypto import mark_of_key
from colead.kernel.transfer.export import FORMAT, MANIFEST, migrations
from colead.kernel.transfer.refusals import (
    CameOutDifferently,
    Damaged,
    NotAnExport,
    OtherFormat,
    OtherVersion,
    SomebodyIsHere,
    WrongContentKey,
)
from colead.kernel.transfer.tables import Table, tables
from colead.kernel.transfer.values import Digest, line_of, to_database

BATCH = 500


def load(source: Path) -> dict[str, Any]:
    """Check an export from end to end, read it in, check it again as it stands in the database; give the manifest."""
    try:
        archive = zipfile.ZipFile(source)
    except zipfile.BadZipFile as error:
        raise NotAnExport from error
    with archive:
        manifest = _manifest(archive)
        _require_ours(manifest)
        for table in tables():
            _require(manifest, table, _digest(_lines(archive, table)), Damaged)
        with transaction.atomic():
            _require_nobody()
            _read_in(archive)
            for table in tables():
                _require(manifest, table, _digest(map(line_of, table.rows())), CameOutDifferently)
    return manifest


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(archive.read(MANIFEST))
        number = said["format"]
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        raise NotAnExport from error
    if number != FORMAT:
        raise OtherFormat(
            _("This export has format {number}; this version reads format {ours}.").format(
                number=number, ours=FORMAT
            )
        )
    return said


def _require_ours(manifest: dict[str, Any]) -> None:
    different = set(manifest["migrations"]) ^ set(migrations())
    if different:
        raise OtherVersion(
            _(
                "This export was made by another version of Colead ({colead}): {migration} is only on one side. "
                "Export and import with the same version, then upgrade."
            ).format(colead=manifest["colead"], migration=min(different))
        )
    if manifest["content_keys"][0] not in [mark_of_key(key) for key in settings.CONTENT_KEYS]:
        raise WrongContentKey


def _require_nobody() -> None:
    if get_user_model()._default_manager.exists():
        raise SomebodyIsHere


def _lines(archive: zipfile.ZipFile, table: Table) -> Iterator[bytes]:
    try:
        with archive.open(f"tables/{table.name}.jsonl") as file:
            yield from file
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise Damaged(_("The file of the table {table} is damaged.").format(table=table.name)) from error


def _digest(lines: Iterable[bytes]) -> Digest:
    digest = Digest()
    for line in lines:
        digest.add(line)
    return digest


def _require(
    manifest: dict[str, Any], table: Table, found: Digest, refusal: type[Damaged] | type[CameOutDifferently]
) -> None:
    said = manifest["tables"].get(table.name, {"rows": 0, "sha256": ""})
    if (found.rows, found.hex) != (said["rows"], said["sha256"]):
        raise refusal(
            _(
                "The table {table} is not what the export says: {found} rows instead of {said}, or other ones."
            ).format(table=table.name, found=found.rows, said=said["rows"])
        )


def _read_in(archive: zipfile.ZipFile) -> None:
    """Empty every table and fill it; foreign keys are checked at the end of the transaction."""
    with connection.cursor() as cursor:
        for table in reversed(tables()):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table.name)}")  # noqa: S608 - names of ours
        for table in tables():
            rows = (json.loads(line) for line in _lines(archive, table))
            while batch := list(islice(rows, BATCH)):
                _insert(cursor, table, batch)
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables()]):
            cursor.execute(statement)
    connection.check_constraints()


def _insert(cursor: Any, table: Table, rows: list[dict[str, Any]]) -> None:
    quote = connection.ops.quote_name
    columns = [str(field.column) for field in table.fields]
    places = ", ".join(["%s"] * len(columns))
    names = ", ".join(map(quote, columns))
    cursor.executemany(
        f"INSERT INTO {quote(table.name)} ({names}) VALUES ({places})",  # noqa: S608 - names of ours
        [[to_database(field, row[str(field.column)]) for field in table.fields] for row in rows],
    )
