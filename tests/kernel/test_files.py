"""The file store: what it refuses with a reason, and that it keeps nothing readable."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace

import pytest

from colead.kernel.crypto import new_key
from colead.kernel.files import Made, NoRoom, NothingInIt, Purpose, TooLarge, store
from colead.kernel.models import StoredFile
from tests.cast import BO, CHIDI
from tests.factories.people import NOW, make_person
from tests.support.dumps import raw_dump, readable_dump

pytestmark = pytest.mark.django_db
PLAIN = Purpose("plain", largest=1_000, make=lambda content: Made(content, "text/plain", "txt"))


def test_a_file_is_read_back_and_not_seen_in_the_database():
    stored = store(PLAIN, b"canary-content", owner=make_person(BO), at=NOW)
    assert StoredFile.objects.get(pk=stored.pk).content == b"canary-content"
    kept = b64encode(b"canary-content").decode()
    assert (kept in raw_dump(), kept in readable_dump()) == (False, True)


def test_without_its_key_it_is_empty_and_not_lost(settings):
    stored, key = store(PLAIN, b"canary-content", owner=make_person(BO), at=NOW), settings.CONTENT_KEYS
    settings.CONTENT_KEYS = [new_key()]
    assert StoredFile.objects.get(pk=stored.pk).content == b""
    settings.CONTENT_KEYS = key
    assert StoredFile.objects.get(pk=stored.pk).content == b"canary-content"


def test_nothing_and_too_much_are_refused():
    bo = make_person(BO)
    with pytest.raises(NothingInIt):
        store(PLAIN, b"", owner=bo, at=NOW)
    with pytest.raises(TooLarge) as refused:
        store(PLAIN, bytes(1_001), owner=bo, at=NOW)
    assert "at most" in str(refused.value)


def test_a_person_has_room_for_so_many_and_so_much_and_reads_why():
    bo, chidi = make_person(BO), make_person(CHIDI)
    few, little = replace(PLAIN, most_files=2), replace(PLAIN, most_bytes=10)
    for _ in range(2):
        store(few, b"x", owner=bo, at=NOW)
    with pytest.raises(NoRoom) as refused:
        store(few, b"x", owner=bo, at=NOW)
    assert "so that backups stay small" in str(refused.value)
    with pytest.raises(NoRoom):
        store(little, bytes(11), owner=chidi, at=NOW)
    assert store(little, bytes(10), owner=chidi, at=NOW).size == 10
