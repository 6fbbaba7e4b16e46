"""What is wrong with this installation, each in one sentence that says what to do: for the page, the command and metrics."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colead.kernel import queue
from colead.kernel.backups import keeping, restore
from colead.kernel.models import OutboxEmail
from colead.kernel.pressure import pressure

SCARCE = 500_000_000  # bytes
QUIET = timedelta(minutes=15)


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be; a grave one keeps Colead from working or from being restored."""

    code: str
    sentence: str | Promise
    grave: bool = False


Check = Callable[[datetime], Iterator[Finding]]


def findings(*, at: datetime) -> list[Finding]:
    """List everything that is wrong, grave things first; a check that cannot run is a finding as well."""
    found: list[Finding] = []
    for check in CHECKS:
        try:
            found += check(at)
        except DatabaseError:
            found.append(UNANSWERED)
    return sorted(dict.fromkeys(found), key=lambda finding: not finding.grave)


UNANSWERED = Finding(
    "database",
    gettext_lazy("The database does not answer. Look at DATABASE_URL and whether its server runs."),
    grave=True,
)


def _schema(at: datetime) -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    if waiting := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Finding("schema", _(
            "The database is not at this version yet: {count} steps are missing. Start Colead, or run colead migrate."
        ).format(count=len(waiting)), grave=True)  # fmt: skip
    known = set(executor.loader.graph.nodes)
    if later := sorted(set(executor.loader.applied_migrations) - known - set(executor.loader.replacements)):
        yield Finding("schema_newer", _(
            "The database has been at a newer version than this one ({name}). Install that version again."
        ).format(name=".".join(later[0])), grave=True)  # fmt: skip


def _restoring(at: datetime) -> Iterator[Finding]:
    if restore.is_ready():
        yield Finding("restore", _("A restore was interrupted. Starting Colead finishes it."), grave=True)
    elif restore.stage_folder().exists():
        yield Finding("restore_left", _(
            "An interrupted restore left {folder}; nothing of it counts. Delete it, or restore again."
        ).format(folder=restore.stage_folder()))  # fmt: skip


def _data_folder(at: datetime) -> Iterator[Finding]:
    folder = Path(settings.DATA_DIR)
    probe = folder / "can-be-written"
    try:
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        yield Finding("data_folder", _("{folder} cannot be written: {words}. Colead saves nothing until it can.").format(
            folder=folder, words=(error.strerror or "").lower()
        ), grave=True)  # fmt: skip
        return
    free = shutil.disk_usage(folder).free
    if free < SCARCE:
        yield Finding("disk", _("Only {free} MB are free on the disk of {folder}. Make room before it is full.").format(
            free=free // 1_000_000, folder=folder
        ), grave=free < SCARCE / 10)  # fmt: skip


def _backups(at: datetime) -> Iterator[Finding]:
    if not settings.BACKUP_KEYS:
        yield Finding(
            "backup_key", _("No backups are taken: BACKUP_KEY is not set. colead newkey prints one.")
        )
        return
    if not settings.BACKUP_DIR:
        yield Finding(
            "backup_folder", _("No backups are taken: BACKUP_DIR is not set. Name a folder on another disk.")
        )
        return
    last, every = keeping.last(), timedelta(hours=settings.BACKUP_EVERY_HOURS)
    if last is None:
        yield Finding(
            "backup_none",
            _("There is no backup yet. The first comes within the hour; colead backup takes one now."),
        )
    elif last.problem:
        yield Finding(
            "backup_failed", _("The last backup failed: {problem}").format(problem=last.problem), grave=True
        )
    elif at - last.when > every + timedelta(hours=3):
        yield Finding("backup_late", _("The last backup is of {day}. Is the worker running?").format(
            day=last.when.date().isoformat()
        ), grave=True)  # fmt: skip
    if Path(settings.BACKUP_DIR).resolve().is_relative_to(Path(settings.DATA_DIR).resolve()):
        yield Finding("backup_beside", _(
            "Backups lie in DATA_DIR, beside what they are to save. Name a folder on another disk in BACKUP_DIR."
        ))  # fmt: skip


def _worker(at: datetime) -> Iterator[Finding]:
    last = queue.last_look()
    if last is None or at - last > QUIET:
        yield Finding("worker", _(
            "The worker has done nothing for a quarter of an hour: no mail goes out. colead serve runs it; look at the logs."
        ), grave=True)  # fmt: skip
    if failed := queue.count_failed():
        yield Finding(
            "looks", _("{count} pieces of background work failed. See them under Jobs.").format(count=failed)
        )


def _mail(at: datetime) -> Iterator[Finding]:
    if not settings.EMAIL_URL:
        yield Finding("no_mail", _("No e-mail is sent: EMAIL_URL is not set."))
        return
    waiting = OutboxEmail.objects.filter(
        work_state=OutboxEmail.WorkState.WAITING, next_attempt_at__lt=at - timedelta(hours=1)
    ).count()
    if waiting:
        yield Finding(
            "mail_waits",
            _("{count} e-mails have waited for more than an hour. Send yourself a test.").format(
                count=waiting
            ),
        )


def _pressure(at: datetime) -> Iterator[Finding]:
    now = pressure()
    if now.calls_for_postgresql:
        yield Finding("postgresql", _(
            "SQLite has become too small: one write in twenty waits {slow:.1f} seconds, and it takes {size:.1f} GB. "
            "Move to PostgreSQL with colead export and colead import."
        ).format(slow=now.slow, size=now.size / 1e9))  # fmt: skip


CHECKS: tuple[Check, ...] = (_schema, _restoring, _data_folder, _backups, _worker, _mail, _pressure)
