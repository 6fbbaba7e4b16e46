"""`colead export` and `colead import`: all of an installation in open files, for another database or another program."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.conf import settings


def add_export_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `colead export` takes."""
    parser.add_argument("file", type=Path, help="a ZIP file that is not there yet")


def add_import_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `colead import` takes."""
    parser.add_argument("file", type=Path, help="a file that `colead export` wrote")


def export(options: argparse.Namespace) -> int:
    """Write everything into a ZIP file of JSON lines."""
    django.setup()
    from django.utils import timezone

    from colead.kernel.transfer.export import export

    if options.file.exists():
        return _refuse(f"{options.file} is there already; nothing is written over it.")
    return _said(lambda: export(options.file, at=timezone.now()), "were written to", options.file)


def load(options: argparse.Namespace) -> int:
    """Read an export into a database without people."""
    from colead.cli.database import prepare_database

    django.setup()
    from colead.kernel import presence
    from colead.kernel.backups.refusals import StillServing
    from colead.kernel.transfer.load import load

    with presence.alone(settings.DATA_DIR) as alone:
        if not alone:
            return _refuse(StillServing())
        if not options.file.exists():
            return _refuse(f"{options.file} is not there.")
        prepare_database()
        done = _said(lambda: load(options.file), "were read in and compared with", options.file)
        prepare_database()  # the schedule, and whoever was erased since
    return done


def _said(work: Callable[[], dict[str, Any]], verb: str, file: Path) -> int:
    from colead.kernel.errors import Refused

    try:
        manifest = work()
    except Refused as refusal:
        return _refuse(refusal)
    rows = sum(table["rows"] for table in manifest["tables"].values())
    print(f"{rows} rows of {len(manifest['tables'])} tables {verb} {file}.")
    return 0


def _refuse(sentence: object) -> int:
    print(f"colead: {sentence}", file=sys.stderr)
    return 2
