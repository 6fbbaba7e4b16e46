"""From a file to an instrument, or to a list of everything that is wrong with it. Pure; TOML or JSON."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from colead.surveys.instruments.checks import check
from colead.surveys.instruments.parts import Instrument, Item, Reliability, Response, Scale, Wording

SCHEMA = 1
MOST_BYTES = 200_000
TEXTS = ("id", "version", "language", "title", "licence", "source", "stem")
PLAIN = ("licence_note", "attribution", "twin")
WORD = re.compile(r"^[a-z0-9][a-z0-9.-]{0,39}$")


@dataclass(frozen=True)
class Problem:
    """Something that has to be put right: where, and what to do."""

    place: str
    sentence: str | Promise


class Unreadable(ValueError):
    """The file is no instrument; `problems` says all that is wrong with it, not just the first."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{one.place}: {one.sentence}" for one in problems))
        self.problems = problems


def read(content: bytes) -> Instrument:
    """Read a file; raises Unreadable with every problem."""
    data = _parsed(content)
    problems = [Problem(*found) for found in check(data)]
    if problems:
        raise Unreadable(problems)
    return build(data)


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise Unreadable([Problem("file", _("The file is larger than 200 kB. An instrument is text only."))])
    try:
        text = content.decode("utf-8-sig")
        data = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except UnicodeDecodeError:
        raise Unreadable(
            [Problem("file", _("The file is not UTF-8 text. Save it as UTF-8 and try again."))]
        ) from None
    except (ValueError, RecursionError) as error:
        raise Unreadable(
            [Problem("file", _("This is neither TOML nor JSON: %(why)s") % {"why": str(error)[:200]})]
        ) from None
    if not isinstance(data, dict):
        raise Unreadable([Problem("file", _("An instrument is a table of fields."))])
    return data


def build(data: dict[str, Any]) -> Instrument:
    """Make the instrument of data that have been checked, or were frozen."""
    return Instrument(
        **{name: str(data[name]) for name in TEXTS}, **{name: str(data.get(name, "")) for name in PLAIN},
        validated=bool(data["validated"]), use=tuple(data["use"]), audience=str(data["audience"]),
        minutes=int(data["minutes"]),
        scales=tuple(Scale(one["id"], one["title"], one.get("competency", "")) for one in data.get("scales", ())),
        responses=tuple(_response(one) for one in data["responses"]),
        items=tuple(
            Item(one["id"], one["text"], one["response"], one.get("scale", ""), bool(one.get("reversed", False)))
            for one in data["items"]
        ),
        reliability=tuple(
            Reliability(one["coefficient"], float(one["value"]), one["population"], one["source"])
            for one in data.get("reliability", ())
        ),
        words={language: _wording(one) for language, one in data.get("words", {}).items()},
    )  # fmt: skip


def _response(one: dict[str, Any]) -> Response:
    return Response(
        one["id"], one["kind"], int(one.get("low", 0)), int(one.get("high", 0)), tuple(one.get("labels", ())),
        bool(one.get("not_applicable", False)),
    )  # fmt: skip


def _wording(one: dict[str, Any]) -> Wording:
    labels = {name: tuple(texts) for name, texts in one.get("labels", {}).items()}
    return Wording(one["title"], one["stem"], dict(one["items"]), dict(one.get("scales", {})), labels)
