"""Files that a programme gives its people: documents, pictures, short videos. Their content is read, not their name.

They belong to the programme, whoever brought them: they stay when somebody leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from colead.kernel import files
from colead.kernel.errors import Refused
from colead.kernel.files import MEBIBYTE, Made, Purpose
from colead.kernel.models import StoredFile
from colead.kernel.pictures import NotAPicture, picture_of
from colead.programmes.models import Programme

MOST_FILES, MOST_BYTES = 200, 200 * MEBIBYTE  # of one programme
LARGEST = 25 * MEBIBYTE


class NotTaken(Refused):
    code = "files.not_taken"
    sentence = _("This file cannot be taken: a PDF, a PNG, JPEG or WebP, an MP4 or WebM can.")


@dataclass
class Shelf:
    """A programme as the owner of files."""

    key: str
    name: str
    email: str = ""
    pk: Any = None


def made_of(content: bytes) -> Made:
    """Tell what a file is by its content; pictures are painted anew, so that nothing hidden comes along."""
    if content.startswith(b"%PDF-"):
        return Made(content, "application/pdf", "pdf")
    if content[4:8] == b"ftyp":
        return Made(content, "video/mp4", "mp4")
    if content.startswith(b"\x1a\x45\xdf\xa3"):
        return Made(content, "video/webm", "webm")
    try:
        return picture_of(content)
    except NotAPicture as error:
        raise NotTaken from error


OF_A_PROGRAMME = _(
    "This programme has %(files)s files with %(size)s. At most %(most_files)s and %(most)s are kept for one "
    "programme, so that backups stay small. Take one out first, or link to it."
)
TEACHING = Purpose(
    "teaching", LARGEST, made_of, most_files=MOST_FILES, most_bytes=MOST_BYTES, full=OF_A_PROGRAMME
)


def keep(programme: Programme, content: bytes, *, at: datetime) -> StoredFile:
    """Keep a file of a programme; in the caller's transaction."""
    return files.store(TEACHING, content, owner=Shelf(programme.key, programme.name), at=at)


def throw_away(programme: Programme, key: str) -> None:
    """Delete a file of a programme; in the caller's transaction."""
    StoredFile.objects.filter(purpose=TEACHING.name, owner=programme.key, key=key).delete()
