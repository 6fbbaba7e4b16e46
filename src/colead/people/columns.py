"""Which columns of a directory are taken: an allow-list. Everything else is dropped, and the preview says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Column:
    """A field of a directory entry, and the headings by which it is recognised (letters and digits only)."""

    field: str
    label: str | Promise
    headings: tuple[str, ...]


COLUMNS = (
    Column("reference", _("staff number"), ("staffnumber", "employeenumber", "employeeid", "staffid", "personnelnumber", "personid", "person", "personalnummer", "mitarbeiternummer", "id")),
    Column("email", _("e-mail address"), ("email", "emailaddress", "mail", "workemail", "epost", "emailadresse")),
    Column("name", _("name"), ("name", "fullname", "displayname", "employeename")),
    Column("first_name", _("first name"), ("firstname", "givenname", "vorname", "forename")),
    Column("last_name", _("last name"), ("lastname", "surname", "familyname", "nachname")),
    Column("job_title", _("job title"), ("jobtitle", "title", "jobrole", "role", "position", "stelle")),
    Column("level", _("level"), ("level", "joblevel", "grade", "band", "ebene", "stufe")),
    Column("function", _("function"), ("function", "department", "profession", "abteilung", "funktion", "businessunit")),
    Column("site", _("site"), ("site", "location", "city", "office", "organisation", "organization", "standort", "ort")),
    Column("manager_reference", _("manager’s staff number"), ("manager", "managernumber", "managerid", "reportsto", "vorgesetzter", "linemanager")),
    Column("slate", _("promotion slate"), ("slate", "promotionslate")),
    Column("time_zone", _("time zone"), ("timezone", "tz", "zeitzone")),
    Column("languages", _("languages"), ("languages", "language", "sprachen", "sprache")),
    Column("started_on", _("started on"), ("startedon", "startdate", "hiredate", "eintritt", "joined")),
    Column("leaves_on", _("leaves on"), ("leaveson", "leavingdate", "leaverdate", "enddate", "austritt")),
)  # fmt: skip

LABELS = {column.field: column.label for column in COLUMNS}

# Never imported, whatever they are mapped to: what matching must not know, and HR's private figures.
PRIVATE = (
    "gender", "sex", "geschlecht", "maritalstatus", "familienstand", "age", "alter", "birth", "geburt", "income",
    "salary", "gehalt", "rate", "religion", "ethnic", "race", "nationality", "disab", "health", "identity",
    "characteristics", "orientation", "biography", "bio", "performancerating", "attrition", "stockoption", "over18",
    "satisfaction", "union",
)  # fmt: skip


def normal(heading: str) -> str:
    """Give a heading's letters and digits in lower case."""
    return re.sub(r"[\W_]+", "", heading.lower())


def is_private(heading: str) -> bool:
    """Tell whether a column holds what is never taken into the directory."""
    plain = normal(heading)
    return any(plain == word or (len(word) > 3 and word in plain) for word in PRIVATE)


def recognise(headings: list[str]) -> dict[str, str]:
    """Give the field of each recognised heading; each field is given once, to the heading that fits best."""
    mapping: dict[str, str] = {}
    for column in COLUMNS:
        plain = {normal(heading): heading for heading in reversed(headings) if not is_private(heading)}
        found = next(
            (plain[name] for name in column.headings if name in plain and plain[name] not in mapping), None
        )
        if found is not None:
            mapping[found] = column.field
    return mapping


def checked(mapping: dict[str, str], headings: list[str]) -> dict[str, str]:
    """Keep of a mapping chosen by hand what can be: known fields, each once, and no private column."""
    kept: dict[str, str] = {}
    for heading in headings:
        field = mapping.get(heading, "")
        if field in LABELS and field not in kept.values() and not is_private(heading):
            kept[heading] = field
    return kept
