"""Pictures, videos and documents in a lesson."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from colead.kernel.audit import record
from colead.learning.files import keep, throw_away
from colead.learning.models import LessonFile
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Programme
from colead.programmes.rules import may_coordinate


@transaction.atomic
def add(
    *, programme: Programme, module: str, lesson: str, content: bytes, words: str, by: Person, at: datetime
) -> LessonFile:
    """Put a file into a lesson; `words` say what it shows."""
    if not may_coordinate(by, programme):
        raise NotTheirs
    stored = keep(programme, content, at=at)
    made = LessonFile.objects.create(
        programme=programme,
        module=module,
        lesson=lesson,
        words=words,
        media_type=stored.media_type,
        file=stored.key,
    )
    record("lesson_files.add", made, by=by, at=at, module=module, media_type=stored.media_type)
    return made


@transaction.atomic
def remove(*, file: LessonFile, by: Person, at: datetime) -> None:
    """Take a file out of a lesson."""
    if not may_coordinate(by, file.programme):
        raise NotTheirs
    record("lesson_files.remove", file, by=by, at=at, module=file.module)
    throw_away(file.programme, file.file)
    file.delete()


def forget_files(programme: Programme, module: str, lesson: str = "") -> None:
    """Delete the files of a lesson, or of a module; in the caller's transaction."""
    rows = LessonFile.objects.filter(programme=programme, module=module)
    for one in rows.filter(lesson=lesson) if lesson else rows:
        throw_away(programme, one.file)
        one.delete()
