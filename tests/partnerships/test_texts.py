from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colead.partnerships.texts import both_texts, mark_of, merged


@given(kept=st.text(max_size=40), typed=st.text(max_size=40))
def test_both_texts_are_in_what_is_kept(kept, typed):
    found = both_texts(kept, typed)
    assert (kept in found, typed in found) == (True, True)


@pytest.mark.parametrize(
    ("kept", "typed", "shown", "result"),
    [
        ("old", "new", "old", "new"),  # nobody else wrote
        ("theirs", "old", "old", "theirs"),  # only the other wrote
        ("theirs", "mine", "old", "theirs\n\nmine"),  # both wrote
        ("old and more", "old and", "old", "old and more"),
    ],
)
def test_whoever_wrote_is_kept(kept, typed, shown, result):
    assert merged(kept, typed, mark=mark_of(shown)) == result
