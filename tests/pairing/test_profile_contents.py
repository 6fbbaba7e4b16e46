from __future__ import annotations

from colead.pairing.interests import CARDS, known_cards
from colead.pairing.languages import LANGUAGES, OFTEN, find_language, known_languages
from colead.pairing.week import QUICK, is_place, known_hours, places_with_zones


def test_twenty_cards_that_all_read_differently():
    assert (len(CARDS), len({str(name) for name in CARDS.values()})) == (20, 20)
    assert known_cards(["why", "craft", "why", "astrology"]) == ["craft", "why"]


def test_languages_are_found_by_name_or_code():
    assert [find_language(text) for text in ("Swedish", " SV ", "māori", "Klingon", "")] == [
        "sv", "sv", "mi", None, None,
    ]  # fmt: skip
    assert set(OFTEN) <= set(LANGUAGES)
    assert len({str(name) for name in LANGUAGES.values()}) == len(LANGUAGES)
    assert known_languages(["sv", "de", "xx", "de"]) == ["de", "sv"]


def test_zones_are_places():
    assert (is_place("Europe/Berlin"), is_place("UTC"), is_place("Etc/UTC"), is_place("")) == (
        True, False, False, False,
    )  # fmt: skip
    assert sum(map(len, places_with_zones().values())) > 300


def test_quick_choices_are_hours_of_weekdays():
    assert {name: (min(hours), len(hours)) for name, (_label, hours) in QUICK.items()} == {
        "mornings": (8, 20), "lunchtimes": (12, 10), "afternoons": (14, 15), "evenings": (17, 15),
    }  # fmt: skip
    assert known_hours([3, 3, 170, 0]) == [0, 3]
