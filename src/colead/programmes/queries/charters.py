"""Questions about charters: what one says, whether it is complete, who has acknowledged it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from colead.programmes.models import Acknowledgement, CharterVersion, Cohort, Enrolment, Programme
from colead.programmes.states import EnrolmentState as E

WORDS = (
    "name", "purpose", "drivers", "goals", "not_this", "expectations", "sponsor_name", "sponsor_words",
    "contact_floor", "attendance_floor", "primary_outcome", "code_of_conduct", "contact_name", "contact_reach",
    "cadence_days", "meeting_minutes",
)  # fmt: skip
NEEDED = ("purpose", "expectations", "code_of_conduct", "contact_name")
IN_IT = (E.APPLIED, E.WAITLISTED, E.ADMITTED, E.PAUSED)


@dataclass(frozen=True)
class Part:
    """One heading of a charter, and what stands under it."""

    title: str
    text: str


@dataclass(frozen=True)
class Charter:
    """A charter to read."""

    name: str
    number: int
    published_at: datetime | None
    parts: tuple[Part, ...]
    key: str = ""
    acknowledged_at: datetime | None = None


@dataclass(frozen=True)
class Reading:
    """How many in a cohort have acknowledged the charter, and what the cohort will be judged by."""

    cohort_key: str
    name: str
    acknowledged: int
    people: int
    outcome: str
    locked_at: datetime | None
    may_lock: bool


@dataclass(frozen=True)
class CharterPage:
    """What the coordinator sees: the charter in force, whether it was changed since, who has read it."""

    current: Charter | None
    is_changed: bool
    missing: tuple[str, ...]
    draft: Charter
    outcome: str
    readings: tuple[Reading, ...]

    @property
    def acknowledged(self) -> int:
        return sum(reading.acknowledged for reading in self.readings)

    @property
    def people(self) -> int:
        return sum(reading.people for reading in self.readings)


def words_of(programme: Programme) -> dict[str, Any]:
    """Give what the charter says now, by the name of the field."""
    return {name: getattr(programme, name) for name in WORDS}


def missing_in(programme: Programme) -> tuple[str, ...]:
    """Name what a charter lacks before it can be published."""
    labels = {field.name: str(field.verbose_name) for field in Programme._meta.fields}
    return tuple(labels[name] for name in NEEDED if not getattr(programme, name))


def charter_page(programme: Programme, *, at: datetime) -> CharterPage:
    """Answer "has everybody read what we promise?"; two queries."""
    current = CharterVersion.objects.filter(programme=programme, is_current=True).first()
    words = words_of(programme)
    return CharterPage(
        current=_charter(current.words, current) if current else None,
        is_changed=current is None or current.words != words,
        missing=missing_in(programme),
        draft=_charter(words, None),
        outcome=programme.primary_outcome,
        readings=tuple(_readings(programme, current, at)),
    )


def charter_for(enrolment: Enrolment) -> Charter | None:
    """Give the charter in force as somebody in the programme reads it; two queries."""
    version = CharterVersion.objects.filter(programme=enrolment.cohort.programme, is_current=True).first()
    if version is None:
        return None
    said = Acknowledgement.objects.filter(version=version, enrolment=enrolment).first()
    return _charter(version.words, version, said.at if said else None)


def _readings(programme: Programme, current: CharterVersion | None, at: datetime) -> list[Reading]:
    inside = Q(enrolments__state__in=IN_IT)
    read = inside & Q(enrolments__acknowledgements__version=current) if current else Q(pk=None)
    cohorts = Cohort.objects.filter(programme=programme).annotate(
        people=Count("enrolments", filter=inside, distinct=True),
        acknowledged=Count("enrolments", filter=read, distinct=True),
    )
    return [
        Reading(
            cohort_key=one.key, name=one.name, acknowledged=one.acknowledged, people=one.people,
            outcome=one.primary_outcome, locked_at=one.outcome_locked_at,
            may_lock=not one.outcome_locked_at and at.date() < one.starts_on,
        )
        for one in cohorts
    ]  # fmt: skip


def _charter(
    words: Mapping[str, Any], version: CharterVersion | None, acknowledged_at: datetime | None = None
) -> Charter:
    return Charter(
        name=words["name"], number=version.number if version else 0, key=version.key if version else "",
        published_at=version.published_at if version else None, parts=tuple(_parts(words)),
        acknowledged_at=acknowledged_at,
    )  # fmt: skip


def _parts(words: Mapping[str, Any]) -> list[Part]:
    """Put what is written under its heading; what is empty is left out."""
    rhythm = Programme(cadence_days=words["cadence_days"]).rhythm
    time = _("%(minutes)s minutes %(rhythm)s.") % {"minutes": words["meeting_minutes"], "rhythm": rhythm}
    parts = [
        Part(_("What it is for"), words["purpose"]),
        Part(_("Why now"), words["drivers"]),
        Part(_("What should be different"), words["goals"]),
        Part(_("What it is not"), words["not_this"]),
        Part(_("What each person does"), f"{words['expectations']}\n{time}".strip()),
        Part(_("Who stands behind it"), _signed(words["sponsor_words"], words["sponsor_name"])),
        Part(_("When we would call it a success"), _success(words)),
        Part(_("How we treat each other"), words["code_of_conduct"]),
        Part(
            _("Whom to turn to when something is wrong"),
            _joined(words["contact_name"], words["contact_reach"]),
        ),
    ]
    return [part for part in parts if part.text]


def _success(words: Mapping[str, Any]) -> str:
    lines = []
    if words["contact_floor"] is not None:
        lines.append(
            _("At least %(n)s of 100 partnerships are in regular contact.") % {"n": words["contact_floor"]}
        )
    if words["attendance_floor"] is not None:
        lines.append(
            _("At least %(n)s of 100 places in circles’ meetings are taken.")
            % {"n": words["attendance_floor"]}
        )
    if words["primary_outcome"]:
        lines.append(_("The one outcome that counts: %(outcome)s") % {"outcome": words["primary_outcome"]})
    return "\n".join(lines)


def _signed(text: str, name: str) -> str:
    return f"“{text}” {name}".strip() if text else name


def _joined(*texts: str) -> str:
    return ", ".join(text for text in texts if text)
