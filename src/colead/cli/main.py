"""The `colead` command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from colead.cli.backups import add_backup_arguments, add_restore_arguments
from colead.cli.match.arguments import add_arguments
from colead.cli.measure.arguments import add_arguments as add_measure_arguments
from colead.cli.retention import add_retention_arguments
from colead.cli.transfers import add_export_arguments, add_import_arguments


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; give its exit code (2 for a question that cannot be answered)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colead.settings")
    try:
        return _COMMANDS[options.command](options)
    except ValidationError as error:
        for said in error.errors():
            print(f"colead: {_sentence(said)}", file=sys.stderr)
        return 2


def _sentence(said: Any) -> str:
    name = str(said["loc"][0]).upper() if said["loc"] else ""
    words = str(said["msg"]).removeprefix("Value error, ")
    return f"{name}: {words}." if name else words


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="colead", description="Peer mentoring on your own machine.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start the demo: database, lived-in data, web and worker")
    commands.add_parser("serve", help="start a real installation: web and worker")
    commands.add_parser("worker", help="start only the worker, which `run` and `serve` start as well")
    commands.add_parser("migrate", help="bring the database to this version")
    admin = commands.add_parser("createadmin", help="create an administrator")
    admin.add_argument("email")
    admin.add_argument("--name", default="")
    commands.add_parser("newkey", help="print a new content key for CONTENT_KEY")
    commands.add_parser("rotatekey", help="write private text anew with the first key of CONTENT_KEY")
    commands.add_parser("check", help="say in one sentence each what is wrong with this installation")
    add_backup_arguments(
        commands.add_parser("backup", help="write everything into one encrypted file, and verify it")
    )
    add_restore_arguments(commands.add_parser("restore", help="check a backup and put it back"))
    add_export_arguments(commands.add_parser("export", help="write everything into open files"))
    add_import_arguments(commands.add_parser("import", help="read an export into a database without people"))
    add_retention_arguments(
        commands.add_parser("retention", help="show what is kept for longer than it should be, and clear it")
    )
    match = commands.add_parser("match", help="match people, graphs or preference lists on their own")
    add_arguments(match)
    measure = commands.add_parser("measure", help="work a statistic out on its own, from JSON")
    add_measure_arguments(measure)
    django = commands.add_parser("django", help="run a Django management command")
    django.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


def _run(options: argparse.Namespace) -> int:
    from colead.cli.serving import run_demo

    return run_demo()


def _serve(options: argparse.Namespace) -> int:
    from colead.cli.serving import serve

    # A real installation never starts with the demo's secrets because a line is missing in its settings.
    os.environ.setdefault("COLEAD_MODE", "production")
    return serve()


def _worker(options: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    # The worker forks, and a pool of connections cannot be shared between processes.
    os.environ["DATABASE_POOL"] = "0"
    execute_from_command_line(["colead", "qcluster"])
    return 0


def _migrate(options: argparse.Namespace) -> int:
    from colead.cli.database import prepare_database

    prepare_database()
    return 0


def _createadmin(options: argparse.Namespace) -> int:
    from colead.cli.administrators import create_administrator

    return create_administrator(options.email, options.name)


def _match(options: argparse.Namespace) -> int:
    from colead.cli.match.command import run

    return run(options)


def _measure(options: argparse.Namespace) -> int:
    from colead.cli.measure.command import run

    return run(options)


def _newkey(options: argparse.Namespace) -> int:
    from colead.kernel.crypto import new_key

    print(new_key())
    return 0


def _rotatekey(options: argparse.Namespace) -> int:
    from colead.cli.keys import rotate_key

    return rotate_key()


def _check(options: argparse.Namespace) -> int:
    from colead.cli.checks import check

    return check()


def _backup(options: argparse.Namespace) -> int:
    from colead.cli.backups import back_up

    return back_up(options)


def _restore(options: argparse.Namespace) -> int:
    from colead.cli.backups import restore

    return restore(options)


def _export(options: argparse.Namespace) -> int:
    from colead.cli.transfers import export

    return export(options)


def _import(options: argparse.Namespace) -> int:
    from colead.cli.transfers import load

    return load(options)


def _retention(options: argparse.Namespace) -> int:
    from colead.cli.retention import run_retention

    return run_retention(options)


def _django(options: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["colead", *options.rest])
    return 0


_COMMANDS = {
    "run": _run,
    "serve": _serve,
    "worker": _worker,
    "migrate": _migrate,
    "createadmin": _createadmin,
    "newkey": _newkey,
    "rotatekey": _rotatekey,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "export": _export,
    "import": _import,
    "retention": _retention,
    "match": _match,
    "measure": _measure,
    "django": _django,
}

if __name__ == "__main__":
    sys.exit(main())
