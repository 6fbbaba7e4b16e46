"""Which backups are kept, and what is known of the last one."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from colead.kernel.backups.contents import unpack
from colead.kernel.backups.take import SUFFIX, room_for_it, take
from colead.kernel.errors import Refused
from colead.kernel.models import Mark

TOPIC = "backups"
LAST = "last backup"
DAYS, WEEKS, MONTHS = 7, 5, 12  # the newest of so many, and everything of the last 24 hours


@dataclass(frozen=True)
class Last:
    """How the last backup went."""

    at: str
    file: str = ""
    size: int = 0
    verified: bool = False
    problem: str = ""

    @property
    def when(self) -> datetime:
        return datetime.fromisoformat(self.at)


def last() -> Last | None:
    """Tell of the last backup; None where there has been none."""
    mark = Mark.objects.filter(name=LAST).first()
    return Last(**json.loads(mark.value)) if mark else None


def back_up(*, at: datetime, folder: Path | None = None) -> Last:
    """Take a backup, read it again from end to end, drop those that are too old, and note how it went."""
    try:
        file = take(at=at, folder=folder)
        verify(file)
    except Refused as refusal:
        _note(Last(at.isoformat(), problem=str(refusal)))
        raise
    done = Last(at.isoformat(), file.name, file.stat().st_size, verified=True)
    _note(done)
    prune(file.parent)
    return done


def back_up_due(*, at: datetime) -> None:
    """Take the backup that the schedule asks for, where there is a folder and a key for it."""
    before = last()
    every = timedelta(hours=settings.BACKUP_EVERY_HOURS)
    wait = timedelta(hours=1) if before and before.problem else every
    if settings.BACKUP_DIR and settings.BACKUP_KEYS and (before is None or at - before.when >= wait):
        back_up(at=at)


def verify(file: Path) -> None:
    """Read a backup as a restore would, to its end."""
    with room_for_it(), tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix="verifying-") as folder:
        unpack(file, Path(folder))


def prune(folder: Path) -> list[Path]:
    """Delete what is not the newest of its day, week or month any more; only files with our own names."""
    backups = sorted(folder.glob(f"colead-*{SUFFIX}"), reverse=True)
    keep = kept([file.name for file in backups])
    gone = [file for file in backups if file.name not in keep]
    for file in gone:
        file.unlink(missing_ok=True)
    return gone


def kept(names: Iterable[str]) -> set[str]:
    """Choose whose names stay: all of a day, and the newest of each of the last days, weeks and months."""
    dated = sorted(((_moment(name), name) for name in names), reverse=True)
    chosen = {name for at, name in dated if dated[0][0] - at <= timedelta(days=1)}
    for count, period in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        newest: dict[str, str] = {}
        for at, name in dated:
            newest.setdefault(at.strftime(period), name)
        chosen |= set(list(newest.values())[:count])
    return chosen


def _moment(name: str) -> datetime:
    return datetime.strptime(name.removesuffix(SUFFIX), "colead-%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)


def _note(done: Last) -> None:
    Mark.objects.update_or_create(name=LAST, defaults={"value": json.dumps(asdict(done))})
