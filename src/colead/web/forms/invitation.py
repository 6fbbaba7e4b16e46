"""Whom a coordinator wants to invite: by filter, by name, or by pasted addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colead.kernel.text import clean_email, clean_line
from colead.programmes.queries.rosters import DirectoryChoices
from colead.programmes.states import Role

MOST_LINES = 2000
NAMED_ADDRESS = re.compile(r"([^<>]*)<([^<>]*)>")


class FilterForm(forms.Form):
    """Filters over the directory."""

    search = forms.CharField(
        label=gettext_lazy("Name, title or address"),
        required=False,
        widget=forms.TextInput({"type": "search"}),
    )
    function = forms.MultipleChoiceField(label=gettext_lazy("Function"), required=False)
    site = forms.MultipleChoiceField(label=gettext_lazy("Site"), required=False)
    level = forms.MultipleChoiceField(label=gettext_lazy("Level"), required=False)
    started_before = forms.DateField(
        label=gettext_lazy("Started before"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: QueryDict, choices: DirectoryChoices) -> None:
        super().__init__(data)
        for name, values in (
            ("function", choices.functions),
            ("site", choices.sites),
            ("level", choices.levels),
        ):
            self.fields[name] = forms.MultipleChoiceField(
                label=self.fields[name].label, required=False, choices=[(str(v), str(v)) for v in values]
            )

    @property
    def filters(self) -> dict[str, object]:
        """Give what was chosen, of a form that is valid."""
        return {name: self.cleaned_data.get(name) for name in self.fields}

    @property
    def lists(self) -> list[forms.BoundField]:
        """Give the fields of which several values can be chosen and that have any to choose."""
        lists = {
            name: field for name, field in self.fields.items() if isinstance(field, forms.MultipleChoiceField)
        }
        return [self[name] for name, field in lists.items() if field.choices]


@dataclass(frozen=True)
class PastedLine:
    """An address that somebody pasted, and where it stood."""

    number: int
    email: str
    name: str
    role: str = ""


@dataclass
class PastedAddresses:
    """Addresses read from pasted text, and what could not be read, line by line."""

    lines: dict[str, PastedLine] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_addresses(text: str) -> PastedAddresses:
    """Read addresses such as "bo@example.org" or "Bo Sample <bo@example.org>", divided by lines, commas or semicolons."""
    found = PastedAddresses()
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        found.problems.append(_("Only the first %(most)s lines were read.") % {"most": MOST_LINES})
    for number, line in enumerate(lines[:MOST_LINES], start=1):
        role, rest = _role_before(line)
        for name, address in _addresses_in(rest):
            _take(PastedLine(number, clean_email(address), clean_line(name), role), found)
    return found


def _role_before(line: str) -> tuple[str, str]:
    """Take a role off the beginning of a line: "mentor: bo@example.org"."""
    before, colon, rest = line.partition(":")
    word = before.strip().casefold()
    role = next((r.value for r in Role if word in (r.value, str(r.label).casefold())), "")
    return (role, rest) if colon and role else ("", line)


def _addresses_in(line: str) -> list[tuple[str, str]]:
    """Divide a line; in "Sample, Bo <bo@example.org>" the comma belongs to the name."""
    found: list[tuple[str, str]] = []
    for part in line.split(";"):
        for before, address in NAMED_ADDRESS.findall(part):
            pieces = [piece.strip(' "') for piece in before.split(",")]
            found += [("", piece) for piece in pieces if "@" in piece]
            found.append((", ".join(piece for piece in pieces if piece and "@" not in piece), address))
        rest = NAMED_ADDRESS.sub("", part)
        found += [("", piece.strip()) for piece in rest.split(",") if piece.strip()]
    return found


def _take(line: PastedLine, found: PastedAddresses) -> None:
    words = {"number": line.number, "line": clean_line(line.email, limit=60)}
    try:
        validate_email(line.email)
    except ValidationError:
        found.problems.append(_("Line %(number)s: “%(line)s” is not an e-mail address.") % words)
        return
    if line.email in found.lines:
        found.problems.append(_("Line %(number)s: %(line)s stands there twice.") % words)
        return
    found.lines[line.email] = line
