"""Everything that can be wrong with an instrument's file, said so that its author can put it right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Found = tuple[str, str | Promise]
FIELDS = {
    "schema", "id", "version", "language", "title", "licence", "licence_note", "source", "attribution", "validated",
    "use", "audience", "minutes", "twin", "stem", "scales", "responses", "items", "reliability", "words",
}  # fmt: skip
FILLED = ("version", "title", "licence", "source", "stem")
USES = {"development", "evaluation"}
AUDIENCES = ("everybody", "partnered", "circle", "raters")
CODE = re.compile(r"^[a-z0-9][a-z0-9-]{0,39}$")
LANGUAGE = re.compile(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")
MOST_ITEMS, MOST_STEPS, LONGEST = 200, 11, 500
LIST = _("This is a list of tables, such as [[items]].")
NOTHING = {"", "none", "unknown", "tbd", "todo", "n/a", "?", "-"}  # no licence at all, however it is put


def check(data: dict[str, Any]) -> list[Found]:
    """Give every problem, in the order of the file."""
    return [
        *_head(data),
        *_responses(data),
        *_scales(data),
        *_items(data),
        *_reliability(data),
        *_words(data),
    ]


def _head(data: dict[str, Any]) -> Iterator[Found]:
    for name in sorted(set(data) - FIELDS):
        yield name, _("This field is not known. Check its spelling against the description of the format.")
    if data.get("schema") != 1:
        yield "schema", _("Say “schema = 1”, so that later versions know how to read the file.")
    if not _matches(CODE, data.get("id")):
        yield "id", _("Give a short name of small letters, digits and hyphens.")
    if not _matches(LANGUAGE, data.get("language")):
        yield "language", _("Give the language of the questions as a code, such as “en”.")
    for name in FILLED:
        if not _is_text(data.get(name)):
            yield name, _("This has to be filled in, with at most 500 characters.")
    if str(data.get("licence", "")).strip().lower() in NOTHING:
        yield (
            "licence",
            _(
                "Name the licence or the permission under which you use these questions. Without one they cannot be used."
            ),
        )
    yield from _purpose(data)


def _purpose(data: dict[str, Any]) -> Iterator[Found]:
    if not isinstance(data.get("validated"), bool):
        yield "validated", _("Say true or false: has somebody shown that it measures what it should?")
    use = data.get("use")
    if not isinstance(use, list) or not use or not all(isinstance(one, str) and one in USES for one in use):
        yield (
            "use",
            _("List “development”, “evaluation” or both. Selecting people is no use that is offered."),
        )
    if data.get("audience") not in AUDIENCES:
        yield "audience", _("Say who answers: everybody, partnered, circle or raters.")
    if not _is_whole(data.get("minutes"), 1, 60):
        yield "minutes", _("Say how many minutes it takes, from 1 to 60.")
    for name in ("licence_note", "attribution", "twin"):
        if name in data and not isinstance(data[name], str):
            yield name, _("This has to be text.")


def _responses(data: dict[str, Any]) -> Iterator[Found]:
    yield from _table(data, "responses", least=1)
    for n, one in _rows(data, "responses"):
        place = f"responses {n}"
        if one.get("kind") not in ("rating", "text"):
            yield place, _("The kind of an answer is “rating” or “text”.")
        elif one["kind"] == "rating":
            yield from _rating(place, one)


def _rating(place: str, one: dict[str, Any]) -> Iterator[Found]:
    low, high, labels = one.get("low", 0), one.get("high", 0), one.get("labels", [])
    if not _is_whole(low, -10, 10) or not _is_whole(high, -10, 10) or not 1 <= high - low < MOST_STEPS:
        yield place, _("A rating goes from a low to a higher whole number, in at most eleven steps.")
        return
    steps = int(high) - int(low) + 1
    if (
        not isinstance(labels, list)
        or not all(isinstance(label, str) for label in labels)
        or len(labels) not in (2, steps)
    ):
        yield place, _("Label each step, or the two ends.")


def _scales(data: dict[str, Any]) -> Iterator[Found]:
    yield from _table(data, "scales", least=0)
    used = {one.get("scale") for _n, one in _rows(data, "items") if isinstance(one.get("scale"), str)}
    for n, one in _rows(data, "scales"):
        if not _is_text(one.get("title")):
            yield f"scales {n}", _("A scale needs a title.")
        if not isinstance(one.get("competency", ""), str):
            yield f"scales {n}", _("A competency is named by its code.")
        if isinstance(one.get("id"), str) and one["id"] not in used:
            yield f"scales {n}", _("No question belongs to this scale.")


def _items(data: dict[str, Any]) -> Iterator[Found]:
    yield from _table(data, "items", least=1, most=MOST_ITEMS)
    responses = {one.get("id"): one for _n, one in _rows(data, "responses") if isinstance(one.get("id"), str)}
    scales = {one.get("id") for _n, one in _rows(data, "scales") if isinstance(one.get("id"), str)}
    for n, one in _rows(data, "items"):
        place = f"items {n}"
        if not _is_text(one.get("text")):
            yield place, _("A question needs its words, at most 500 characters.")
        response = one.get("response")
        if not isinstance(response, str) or response not in responses:
            yield place, _("Say how it is answered: “response” names one of the responses.")
        scale = one.get("scale", "")
        if not isinstance(scale, str) or (scale and scale not in scales):
            yield place, _("“scale” names one of the scales, or is left out.")
        elif scale and isinstance(response, str) and responses.get(response, {}).get("kind") == "text":
            yield place, _("What is answered in words cannot be part of a score.")
        if not isinstance(one.get("reversed", False), bool):
            yield place, _("“reversed” is true or false.")


def _reliability(data: dict[str, Any]) -> Iterator[Found]:
    if not _is_list_of_tables(data.get("reliability", [])):
        yield "reliability", LIST
    for n, one in _rows(data, "reliability"):
        value = one.get("value")
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
            yield f"reliability {n}", _("A reliability lies between 0 and 1.")
        if not all(_is_text(one.get(name)) for name in ("coefficient", "population", "source")):
            yield f"reliability {n}", _("Say which coefficient, in whom, and where it is published.")


def _words(data: dict[str, Any]) -> Iterator[Found]:
    words = data.get("words", {})
    if not isinstance(words, dict):
        yield "words", _("“words” holds a table for each further language.")
        return
    ids = {one.get("id") for _n, one in _rows(data, "items") if isinstance(one.get("id"), str)}
    for language, one in words.items():
        if not _matches(LANGUAGE, language) or language == data.get("language"):
            yield f"words {language}", _("Give each further language once, as a code such as “de”.")
        texts = one.get("items") if isinstance(one, dict) else None
        if not isinstance(one, dict) or not all(_is_text(one.get(name)) for name in ("title", "stem")):
            yield f"words {language}", _("A language needs a title and a stem of its own.")
        elif not isinstance(texts, dict) or set(texts) != ids or not all(map(_is_text, texts.values())):
            yield f"words {language}", _("A language words every question, and no other.")
        elif not _is_table(one.get("scales", {}), str) or not _is_table(one.get("labels", {}), list):
            yield f"words {language}", _("“scales” gives texts by their ids, “labels” lists of texts.")


def _table(data: dict[str, Any], name: str, *, least: int, most: int = 60) -> Iterator[Found]:
    """Check that it is a list of tables, each with an id that no other has."""
    rows = data.get(name, [])
    if not _is_list_of_tables(rows):
        yield name, LIST
        return
    if not least <= len(rows) <= most:
        yield name, _("There are too few or too many of them.")
    ids = [one.get("id") for one in rows]
    if not all(_matches(CODE, one) for one in ids):
        yield name, _("Each needs an id of small letters, digits and hyphens.")
    for one, count in Counter(str(one) for one in ids if one).items():
        if count > 1:
            yield name, _("“%(id)s” is there more than once.") % {"id": one[:40]}


def _rows(data: dict[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    rows = data.get(name, [])
    return (
        [(n, one) for n, one in enumerate(rows, 1) if isinstance(one, dict)] if isinstance(rows, list) else []
    )


def _is_table(value: object, kind: type) -> bool:
    """Tell whether it is a table of texts, or of lists of texts."""
    if not isinstance(value, dict) or not all(isinstance(one, kind) for one in value.values()):
        return False
    return kind is str or all(isinstance(text, str) for one in value.values() for text in one)


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and bool(pattern.match(value))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST


def _is_whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
