"""A design as a file: JSON that a person can read, with a version, and errors that say where. It names nobody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from colead.kernel.errors import Refused
from colead.kernel.text import clean_line
from colead.programmes.models import Programme
from colead.programmes.template_parts import template_parts

MARK, VERSION = "colead_template", 1
LARGEST = 512 * 1024
SHOWN = 8  # problems; whoever repairs these reads the file again


class NotATemplate(Refused):
    code = "templates.file"


@dataclass(frozen=True)
class Design:
    """A template's name, for whom it is, and its parts by name."""

    name: str | Promise
    about: str | Promise
    parts: Mapping[str, Any]


def read_design(content: bytes) -> Design:
    """Read a file; refuses with everything that is wrong with it."""
    if len(content) > LARGEST:
        raise NotATemplate(_("This file is larger than half a megabyte; a template is much smaller."))
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotATemplate(_("This file is not text in UTF-8.")) from error
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        raise NotATemplate(_("This is not JSON: line %(line)s, column %(column)s.") % place) from error
    except RecursionError as error:
        raise NotATemplate(_("This file is nested too deeply.")) from error
    if problems := design_problems(said):
        raise NotATemplate(_("The file cannot be used:") + " " + "; ".join(problems[:SHOWN]) + ".")
    return Design(
        clean_line(said["name"], limit=120), clean_line(said.get("about", ""), limit=300), said["parts"]
    )


def design_problems(said: Any) -> list[str]:
    """Say what is wrong with what a file says; nothing is the rule."""
    if not isinstance(said, dict) or said.get(MARK) != VERSION:
        return [_("it does not begin with “%(mark)s”: %(version)s") % {"mark": MARK, "version": VERSION}]
    found = [
        _("“%(name)s” is not known") % {"name": name}
        for name in sorted(set(said) - {MARK, "name", "about", "parts"})
    ]
    if not isinstance(said.get("name"), str) or not clean_line(said["name"]):
        found.append(_("“name” is missing"))
    if not isinstance(said.get("about", ""), str):
        found.append(_("“about” must be a text"))
    return found + _part_problems(said.get("parts"))


def _part_problems(parts: Any) -> list[str]:
    if not isinstance(parts, dict):
        return [_("“parts” is missing")]
    known = {part.name: part for part in template_parts()}
    unknown = [
        _("the part “%(name)s” is not known") % {"name": name} for name in sorted(set(parts) - set(known))
    ]
    return unknown + [
        f"{name}: {problem}"
        for name, part in known.items()
        if name in parts
        for problem in part.problems(parts[name])
    ]


def write_design(design: Design) -> str:
    """Write a design as a file."""
    said = {MARK: VERSION, "name": design.name, "about": design.about, "parts": design.parts}
    return json.dumps(said, ensure_ascii=False, indent=2, default=_as_text) + "\n"


def design_of(programme: Programme, *, name: str, about: str = "") -> Design:
    """Read a programme's design off it, without the names of people."""
    return Design(name, about, {part.name: part.read(programme) for part in template_parts()})


def _as_text(value: Any) -> str:
    if isinstance(value, Promise):
        return str(value)
    raise TypeError(type(value).__name__)
