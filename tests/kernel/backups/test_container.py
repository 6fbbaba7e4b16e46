from __future__ import annotations

import io
import os

import pytest

from colead.kernel.backups.container import MAGIC, PIECE, Reader, Writer, read_label
from colead.kernel.backups.refusals import Damaged, NewerFormat, NotABackup, OlderFormat, Truncated, WrongKey
from colead.kernel.crypto import mark_of_key, new_key

KEY, OTHER = new_key(), new_key()


def sealed(content: bytes, key: str = KEY) -> bytes:
    file = io.BytesIO()
    writer = Writer(file, key=key, made_at="2026-01-05T08:00:00+00:00", colead="0.1", database="sqlite")
    writer.write(content)
    writer.close()
    return file.getvalue()


def opened(stored: bytes, *keys: str) -> bytes:
    reader = Reader(io.BytesIO(stored), keys=keys or (KEY,))
    content = reader.read()
    reader.finish()
    return content


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_was_written_is_read_again(size):
    content = os.urandom(size)
    assert opened(sealed(content)) == content


def test_nothing_of_the_content_can_be_seen():
    assert b"canary" not in sealed(b"canary" * 100)


def test_the_outside_can_be_read_without_a_key():
    label = read_label(io.BytesIO(sealed(b"x")))
    assert (label.format, label.key, label.database) == (1, mark_of_key(KEY), "sqlite")


def test_an_older_key_still_opens_it():
    assert opened(sealed(b"x"), OTHER, KEY) == b"x"


def test_a_wrong_key_is_named():
    with pytest.raises(WrongKey) as refused:
        opened(sealed(b"x"), OTHER)
    assert mark_of_key(KEY) in str(refused.value)
    assert mark_of_key(OTHER) in str(refused.value)


@pytest.mark.parametrize("cut", [1, 17, PIECE, PIECE + 40])
def test_a_file_that_is_cut_off_is_named_wherever_it_ends(cut):
    with pytest.raises(Truncated):
        opened(sealed(os.urandom(2 * PIECE))[:-cut])


def test_a_file_that_ends_after_a_whole_piece_is_cut_off_as_well():
    stored = sealed(os.urandom(2 * PIECE + 5))
    with pytest.raises(Truncated):
        opened(stored[: -(5 + 5 + 16)])


def test_every_changed_byte_is_noticed():
    stored = sealed(b"twenty bytes of text")
    begin = stored.index(b"\n", len(MAGIC)) + 1
    for place in range(begin, len(stored)):
        changed = bytearray(stored)
        changed[place] ^= 1
        with pytest.raises((Damaged, Truncated)):
            opened(bytes(changed))


def test_pieces_of_two_backups_do_not_make_one():
    one, two = sealed(b"a" * (PIECE + 1)), sealed(b"b" * (PIECE + 1))
    with pytest.raises(Damaged):
        opened(one[: -(1 + 16 + 5)] + two[-(1 + 16 + 5) :])


def test_what_follows_the_end_is_noticed():
    with pytest.raises(Damaged):
        opened(sealed(b"x") + b"more")


@pytest.mark.parametrize(("number", "refusal"), [(0, OlderFormat), (2, NewerFormat)])
def test_another_format_is_named(number, refusal):
    stored = sealed(b"x").replace(b'"format": 1', f'"format": {number}'.encode())
    with pytest.raises(refusal, match=f"format {number}, made by Colead 0.1"):
        opened(stored)


def test_another_file_is_no_backup():
    with pytest.raises(NotABackup):
        opened(b"PK\x03\x04")
