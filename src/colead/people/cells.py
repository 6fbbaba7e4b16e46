"""Cells of an imported directory, field by field: text in, value out, or a sentence that says what to do."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from colead.kernel.text import clean_email, clean_line

# Grades of the British civil service, in their order; other grades are numbers.
GRADES = {"AA": 1, "AO": 1, "EO": 2, "HEO": 3, "SEO": 4, "G7": 5, "GRADE7": 5, "G6": 6, "GRADE6": 6, "SCS1": 7, "SCS2": 8, "SCS3": 9, "SCS4": 10}  # fmt: skip


class BadCell(ValueError):
    """A cell that cannot be taken; its text is the sentence."""


def value_of(field: str, text: str) -> Any:
    """Give a cell's value; the empty cell is the field's empty value. Raises BadCell."""
    line = clean_line(text, limit=400)
    if line.startswith(("=", "@")):
        raise BadCell(_("“%(text)s” looks like a formula. Replace it by its value.") % {"text": line[:40]})
    return _READERS.get(field, _text)(line)


def _text(line: str) -> str:
    return line[:120]


def _email(line: str) -> str:
    if not line:
        return ""
    address = clean_email(line)
    try:
        validate_email(address)
    except ValidationError as error:
        raise BadCell(_("“%(text)s” is not an e-mail address.") % {"text": line[:60]}) from error
    return address


def _level(line: str) -> int | None:
    if not line:
        return None
    plain = re.sub(r"[\s.-]", "", line.upper())
    if plain in GRADES:
        return GRADES[plain]
    found = re.fullmatch(r"[A-Z]{0,6}(\d{1,2})", plain)
    if found is None:
        raise BadCell(
            _("“%(text)s” is not a level that we know. Use a number; higher is more senior.")
            % {"text": line[:40]}
        )
    return int(found[1])


def _time_zone(line: str) -> str:
    if line and line not in _known_zones():
        raise BadCell(
            _("“%(text)s” is not a time zone. Use a name such as Europe/Berlin.") % {"text": line[:40]}
        )
    return line


def _languages(line: str) -> list[str]:
    codes = [code for code in re.split(r"[\s,;/]+", line.lower()) if code]
    wrong = next((code for code in codes if not re.fullmatch(r"[a-z]{2,3}", code)), None)
    if wrong is not None:
        raise BadCell(
            _("“%(text)s” is not a language code. Use two letters such as en or de.") % {"text": wrong[:40]}
        )
    return list(dict.fromkeys(codes))


def _date(line: str) -> date | None:
    if not line:
        return None
    for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(line, pattern).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    raise BadCell(
        _("“%(text)s” is not a date that we can be sure of. Write it as 2026-03-31.") % {"text": line[:40]}
    )


def _known_zones() -> set[str]:
    if not _ZONES:
        _ZONES.update(zoneinfo.available_timezones())
    return _ZONES


_ZONES: set[str] = set()
_READERS: dict[str, Callable[[str], Any]] = {
    "email": _email, "level": _level, "time_zone": _time_zone, "languages": _languages, "started_on": _date,
    "leaves_on": _date,
}  # fmt: skip
