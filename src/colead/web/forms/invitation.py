"""Whom a coordinator wants to invite: by filter, by name, or by pasted addresses."""

from __future__ import annotations

from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colead.kernel.text import clean_email, clean_line
from colead.programmes.queries.rosters import DirectoryChoices

MOST_LINES = 2000


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
        """Give what was chosen; a filter that cannot be read filters nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) for name in self.fields}


@dataclass
class PastedAddresses:
    """Addresses read from pasted lines, and what could not be read, line by line."""

    people: dict[str, str] = field(default_factory=dict)  # address -> name
    problems: list[str] = field(default_factory=list)


def read_addresses(text: str) -> PastedAddresses:
    """Read one address a line, as "bo@example.org" or "Bo Sample <bo@example.org>"; separators may be commas."""
    found = PastedAddresses()
    lines = text.replace(";", "\n").replace(",", "\n").splitlines()
    if len(lines) > MOST_LINES:
        found.problems.append(_("Only the first %(most)s lines were read.") % {"most": MOST_LINES})
    for number, line in enumerate(lines[:MOST_LINES], start=1):
        _read_line(line.strip(), number, found)
    return found


def _read_line(line: str, number: int, found: PastedAddresses) -> None:
    if not line:
        return
    name, bracket, rest = line.partition("<")
    address = clean_email(rest.rstrip(">") if bracket else line)
    try:
        validate_email(address)
    except ValidationError:
        shown = clean_line(line, limit=60)
        found.problems.append(
            _("Line %(number)s: “%(line)s” is not an e-mail address.") % {"number": number, "line": shown}
        )
        return
    found.people.setdefault(
        address, clean_line(name.strip(' "')) if bracket and name.strip() else address.partition("@")[0]
    )
