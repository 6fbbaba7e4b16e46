"""Instruments as files: what ships, what a file may not lack, and what comes back as it went."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colead.surveys.instruments.catalogue import FILES, shipped, shipped_file
from colead.surveys.instruments.reading import Unreadable, build, read
from colead.surveys.instruments.scores import scores
from colead.surveys.instruments.writing import as_data, as_file
from tests.factories.surveys import FILE, file


def problems(**changes: object) -> set[str]:
    with pytest.raises(Unreadable) as caught:
        read(file(**changes))
    return {one.place for one in caught.value.problems}


def test_what_ships_is_what_the_notes_on_instruments_name():
    found = {code: (len(one.items), len(one.scales)) for code, one in shipped().items()}
    assert found == {
        "behaviours-self": (32, 8), "behaviours-peer": (32, 8), "behaviours-then": (32, 8), "relationship": (11, 5),
        "safety": (3, 1), "transition": (8, 0), "recommend": (2, 0), "job-satisfaction": (5, 1),
        "ipip-assertiveness": (10, 1), "ipip-self-efficacy": (10, 1),
    }  # fmt: skip


def test_every_shipped_file_is_named_after_its_instrument_and_has_a_licence_that_lets_it_ship():
    licences = {one.licence for one in shipped().values()}
    assert {path.stem for path in FILES.glob("*.toml")} == {one.id for one in shipped().values()}
    assert licences == {"CC0-1.0", "public domain", "CC BY 4.0 by the journal's policy"}


def test_our_own_questions_say_that_nobody_has_validated_them():
    assert {one.id for one in shipped().values() if one.licence == "CC0-1.0" and one.validated} == set()


def test_peers_and_looking_back_ask_what_the_bank_asks():
    bank = [(item.id, item.scale, item.response) for item in shipped()["behaviours-self"].items]
    for twin in ("behaviours-peer", "behaviours-then"):
        assert [(item.id, item.scale, item.response) for item in shipped()[twin].items] == bank
        assert shipped()[twin].twin == "behaviours-self"


def test_peers_are_asked_about_somebody_else():
    words = " ".join(item.text for item in shipped()["behaviours-peer"].items).split()
    assert {"you", "your"} & set(words) == set()


def test_a_shipped_file_is_a_pattern():
    assert 'licence = "CC0-1.0"' in shipped_file("safety")
    with pytest.raises(LookupError):
        shipped_file("../settings")


@pytest.mark.parametrize("code", sorted(shipped()))
def test_an_instrument_comes_back_from_its_file_as_it_went(code):
    assert read(as_file(shipped()[code]).encode()) == shipped()[code]
    assert build(json.loads(json.dumps(as_data(shipped()[code])))) == shipped()[code]


@pytest.mark.parametrize("licence", [None, "", "  ", "none", "TBD", "?", "x" * 501])
def test_without_a_licence_nothing_is_taken(licence):
    assert problems(licence=licence) == {"licence"}


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        ({"schema": 2}, {"schema"}),
        ({"id": "Own Scale"}, {"id"}),
        ({"licens": "x"}, {"licens"}),
        ({"use": ["selection"]}, {"use"}),
        ({"use": [["evaluation"]]}, {"use"}),
        ({"audience": "managers"}, {"audience"}),
        ({"audience": ["raters"]}, {"audience"}),
        ({"minutes": True}, {"minutes"}),
        ({"validated": "no"}, {"validated"}),
        ({"items": []}, {"items", "scales 1"}),
        ({"items": FILE["items"] + FILE["items"][:1]}, {"items"}),
        ({"items": [{**FILE["items"][0], "response": "other"}]}, {"items 1"}),
        ({"items": [{**FILE["items"][0], "scale": "other"}]}, {"items 1", "scales 1"}),
        ({"responses": [{"id": "sure", "kind": "rating", "low": 1, "high": 1}]}, {"responses 1"}),
        ({"responses": [{"id": "sure", "kind": "rating", "low": 1, "high": 4, "labels": ["a", "b", "c"]}]}, {"responses 1"}),
        ({"responses": [{"id": "sure", "kind": "text"}]}, {"items 1", "items 2"}),
        ({"reliability": [{"coefficient": "alpha", "value": 1.2, "population": "x", "source": "y"}]}, {"reliability 1"}),
        ({"words": {"de": {"title": "Zuversicht", "stem": "Wie sicher …", "items": {"ask": "fragen?"}}}}, {"words de"}),
        ({"items": "many"}, {"items", "scales 1"}),
    ],
)  # fmt: skip
def test_each_thing_that_is_wrong_is_named_by_its_place(changes, places):
    assert problems(**changes) == places


def test_everything_that_is_wrong_is_said_at_once():
    assert problems(licence="", title="", items=[]) == {"licence", "title", "items", "scales 1"}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[", b"{", b"[1, 2]", b"x" * 200_001, b"{" * 5000])
def test_what_is_no_file_of_ours_is_said_to_be_none(content):
    with pytest.raises(Unreadable):
        read(content)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-20, 20) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*FILE, "de"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from([*FILE, "words", "reliability", "twin"]), ANYTHING, max_size=4))
def test_whatever_stands_in_a_file_it_is_read_or_refused(changes):
    with suppress(Unreadable):
        assert read(json.dumps({**FILE, **changes}).encode()).items


def test_a_further_language_words_every_question():
    words = {
        "de": {
            "title": "Zuversicht",
            "stem": "Wie sicher sind Sie, dass Sie …",
            "items": {"ask": "um Hilfe bitten?", "hide": "einen Fehler verbergen?"},
        }
    }
    assert read(file(words=words)).languages == ("en", "de")


def test_answers_are_scored_scale_by_scale():
    own = read(file())
    assert scores(own, {"ask": "4", "hide": "1"}) == {"sure": 4.0}
    assert scores(own, {"ask": "4", "hide": "na"}) == {"sure": None}
    satisfied = shipped()["job-satisfaction"]
    assert scores(satisfied, {"sat1": "5", "sat2": "5", "sat3": "1", "sat4": "5", "sat5": "1"}) == {
        "satisfaction": 5.0
    }
