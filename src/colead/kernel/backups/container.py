"""The container of a backup: a line that says what it is, then encrypted pieces, of which the last one says so.

Each piece is sealed with AES-256-GCM, bound to the first line, to its place and to whether it is the last one: a
file that is cut off, changed or put together from two cannot be read as if it were whole. `docs/operate/backup.md`
describes it byte by byte.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.utils.translation import gettext as _

from colead.kernel.backups.refusals import Damaged, NewerFormat, NotABackup, OlderFormat, Truncated, WrongKey
from colead.kernel.crypto import mark_of_key

FORMAT = 1
MAGIC = b"colead-backup\n"
PIECE = 1 << 20
LONGEST_LINE = 4096


@dataclass(frozen=True)
class Label:
    """What can be read on the outside: nothing about people."""

    format: int
    key: str  # the mark of the key that opens it
    salt: str
    made_at: str
    colead: str
    database: str


class Writer:
    """A file to write into; `close` seals the last piece."""

    def __init__(self, file: BinaryIO, *, key: str, made_at: str, colead: str, database: str) -> None:
        salt = base64.b64encode(os.urandom(16)).decode()
        label = Label(FORMAT, mark_of_key(key), salt, made_at, colead, database)
        line = json.dumps(asdict(label), sort_keys=True).encode() + b"\n"
        file.write(MAGIC + line)
        self._file, self._seal, self._waiting, self._count = file, _Seal(key, salt, line), bytearray(), 0

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Take bytes, and seal a piece whenever there are enough."""
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(data)

    def flush(self) -> None:
        """Do nothing: pieces are written when they are full."""

    def close(self) -> None:
        """Write the last piece, which may be empty."""
        self._put(bytes(self._waiting), last=True)

    def _put(self, piece: bytes, *, last: bool) -> None:
        sealed = self._seal.close(piece, self._count, last=last)
        self._file.write(len(sealed).to_bytes(4, "big") + (b"\x01" if last else b"\x00") + sealed)
        self._count += 1


class Reader:
    """A file to read from; refuses by name whatever is not whole, not ours, or not openable with these keys."""

    def __init__(self, file: BinaryIO, *, keys: Sequence[str]) -> None:
        self.label, line = _read_label(file)
        fitting = [key for key in keys if mark_of_key(key) == self.label.key]
        if not fitting:
            raise WrongKey(
                _(
                    "This backup was encrypted with the key {theirs}; BACKUP_KEY holds {ours}. "
                    "Put the key that wrote it into BACKUP_KEY."
                ).format(theirs=self.label.key, ours=", ".join(map(mark_of_key, keys)) or _("none"))
            )
        self._file, self._seal = file, _Seal(fitting[0], self.label.salt, line)
        self._open, self._count, self._ended = bytearray(), 0, False

    def read(self, size: int = -1) -> bytes:
        """Give as many bytes as asked for, fewer only at the end."""
        while not self._ended and (size < 0 or len(self._open) < size):
            self._open += self._next()
        size = len(self._open) if size < 0 else size
        given = bytes(self._open[:size])
        del self._open[:size]
        return given

    def finish(self) -> None:
        """Read what is left, so that the last piece has been seen."""
        while self.read(PIECE):
            pass

    def _next(self) -> bytes:
        head = self._file.read(5)
        length, last = int.from_bytes(head[:4], "big"), head[4:] == b"\x01"
        if len(head) < 5:
            raise Truncated
        if length > PIECE + 16:
            raise Damaged
        sealed = self._file.read(length)
        if len(sealed) < length:
            raise Truncated
        piece = self._seal.open(sealed, self._count, last=last)
        self._count += 1
        self._ended = last
        if last and self._file.read(1):
            raise Damaged
        return piece


class _Seal:
    def __init__(self, key: str, salt: str, line: bytes) -> None:
        derived = HKDF(SHA256(), 32, base64.b64decode(salt), b"colead backup")
        self._box = AESGCM(derived.derive(base64.urlsafe_b64decode(key)))
        self._line = sha256(line).digest()

    def close(self, piece: bytes, place: int, *, last: bool) -> bytes:
        return self._box.encrypt(_nonce(place, last=last), piece, self._line)

    def open(self, sealed: bytes, place: int, *, last: bool) -> bytes:
        try:
            return self._box.decrypt(_nonce(place, last=last), sealed, self._line)
        except InvalidTag as error:
            raise Damaged from error


def _nonce(place: int, *, last: bool) -> bytes:
    return place.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def read_label(file: BinaryIO) -> Label:
    """Read what is on the outside, without any key."""
    return _read_label(file)[0]


def _read_label(file: BinaryIO) -> tuple[Label, bytes]:
    if file.read(len(MAGIC)) != MAGIC:
        raise NotABackup
    line = file.readline(LONGEST_LINE)
    if not line.endswith(b"\n"):
        raise Truncated
    try:
        said = json.loads(line)
        number = int(said["format"])
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged from error
    _require_format(number, str(said.get("colead", "?")))
    try:
        label = Label(**said)
        base64.b64decode(label.salt)
    except (TypeError, ValueError) as error:
        raise Damaged from error
    return label, line


def _require_format(number: int, colead: str) -> None:
    said = {"number": number, "ours": FORMAT, "colead": colead}
    if number > FORMAT:
        raise NewerFormat(
            _(
                "This backup has format {number}, made by Colead {colead}; this version reads format {ours}. "
                "Install the version that made it."
            ).format(**said)
        )
    if number < FORMAT:
        raise OlderFormat(
            _(
                "This backup has the old format {number}, made by Colead {colead}; this version reads format {ours}. "
                "Restore it with the version that made it, then upgrade."
            ).format(**said)
        )
