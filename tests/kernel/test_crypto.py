from __future__ import annotations

import pytest

from colead.kernel.crypto import KeyLost, decrypt, encrypt, new_key


def test_what_was_encrypted_can_be_read_and_not_seen():
    token = encrypt("a private sentence")
    assert decrypt(token) == "a private sentence"
    assert "private" not in token


def test_the_same_text_never_looks_the_same():
    assert encrypt("yes") != encrypt("yes")


def test_an_older_key_still_reads(settings):
    old = settings.CONTENT_KEYS
    token = encrypt("written last year")
    settings.CONTENT_KEYS = [new_key(), *old]
    assert decrypt(token) == "written last year"


def test_a_lost_key_says_so(settings):
    token = encrypt("gone")
    settings.CONTENT_KEYS = [new_key()]
    with pytest.raises(KeyLost):
        decrypt(token)


def test_nothing_stays_nothing():
    assert (encrypt(""), decrypt("")) == ("", "")
