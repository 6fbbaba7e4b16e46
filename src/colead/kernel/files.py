"""Files that people bring: taken by a list of types, made anew where that is possible, counted, kept encrypted.

What stands in a file's name and in what a browser says of it is not believed; its content is read.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused
from colead.kernel.models import StoredFile
from colead.kernel.personal import Someone

MEBIBYTE = 1024 * 1024
MOST_FILES, MOST_BYTES = 50, 10 * MEBIBYTE  # of one person


OF_A_PERSON = _(
    "You have %(files)s files with %(size)s here. At most %(most_files)s and %(most)s are kept for "
    "one person, so that backups stay small. Delete one first."
)


@dataclass(frozen=True)
class Made:
    """A file as it is kept."""

    content: bytes
    media_type: str
    ending: str


@dataclass(frozen=True)
class Purpose:
    """What a file is brought for: how large it may come, and what makes it safe, or refuses it."""

    name: str
    largest: int  # bytes, as it comes
    make: Callable[[bytes], Made]
    most_files: int = MOST_FILES  # of one owner, all purposes together
    most_bytes: int = MOST_BYTES
    full: str | Promise = OF_A_PERSON  # what the owner is told who has no room


class TooLarge(Refused):
    code = "files.too_large"


class NothingInIt(Refused):
    code = "files.empty"
    sentence = _("There is nothing in this file.")


class NoRoom(Refused):
    code = "files.no_room"


def store(purpose: Purpose, content: bytes, *, owner: Someone, at: datetime) -> StoredFile:
    """Keep a file as its purpose makes it; in the caller's transaction."""
    if not content:
        raise NothingInIt
    if len(content) > purpose.largest:
        raise TooLarge(
            gettext(
                "The file has %(size)s; at most %(most)s are taken, so that reading it keeps nobody waiting."
            )
            % {"size": filesizeformat(len(content)), "most": filesizeformat(purpose.largest)}
        )
    made = purpose.make(content)
    _require_room(purpose, owner, len(made.content))
    return StoredFile.objects.create(
        purpose=purpose.name, owner=owner.key, media_type=made.media_type, ending=made.ending,
        size=len(made.content), sealed=b64encode(made.content).decode(), stored_at=at,
    )  # fmt: skip


def discard(purpose: Purpose, *, owner: Someone) -> int:
    """Delete a person's files of one purpose; gives how many there were."""
    return StoredFile.objects.filter(purpose=purpose.name, owner=owner.key).delete()[0]


def _require_room(purpose: Purpose, owner: Someone, more: int) -> None:
    used = StoredFile.objects.filter(owner=owner.key).aggregate(files=Count("pk"), size=Sum("size"))
    taken = used["size"] or 0
    if used["files"] >= purpose.most_files or taken + more > purpose.most_bytes:
        raise NoRoom(
            str(purpose.full)
            % {
                "files": used["files"], "size": filesizeformat(taken),
                "most_files": purpose.most_files, "most": filesizeformat(purpose.most_bytes),
            }
        )  # fmt: skip
