"""A briefing as somebody reads it, and how many have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from colead.kernel.markdown import to_html
from colead.learning.briefings.catalogue import Briefing, briefings
from colead.learning.models import BriefingReading
from colead.learning.states import Audience
from colead.programmes.models import Cohort, Enrolment, Programme


@dataclass(frozen=True)
class BriefingPage:
    """A briefing with the programme's own words in it."""

    briefing: Briefing
    programme: str
    parts: tuple[tuple[str, SafeString], ...]


@dataclass(frozen=True)
class BriefingLine:
    """A briefing in the coordinator's list."""

    audience: str
    label: str
    briefing: Briefing
    read: int


def briefing_page(cohort: Cohort, audience: str) -> BriefingPage:
    """Give a briefing as its audience reads it; no query."""
    found = briefings()[audience]
    words = _words(cohort.programme, cohort.starts_on, cohort.ends_on)
    parts = tuple((one.title, to_html(_filled(one.text, words))) for one in found.parts)
    return BriefingPage(found, cohort.programme.name, parts)


def _words(programme: Programme, starts_on: date, ends_on: date) -> dict[str, str]:
    contact = ", ".join(filter(None, (programme.contact_name, programme.contact_reach)))
    return {
        "programme": programme.name, "minutes": str(programme.meeting_minutes), "rhythm": programme.rhythm,
        "starts": date_format(starts_on, "j F Y"), "ends": date_format(ends_on, "j F Y"),
        "contact": contact or gettext("the contact whom the charter names"),
    }  # fmt: skip


def _filled(text: str, words: dict[str, str]) -> str:
    """Put words where the text names them; what somebody wrote with braces in it stays as it is."""
    for name, value in words.items():
        text = text.replace("{" + name + "}", value)
    return text


def briefing_lines(cohort: Cohort) -> tuple[BriefingLine, ...]:
    """List the briefings, and how many have said that they read them; one query."""
    rows = (
        BriefingReading.objects.filter(cohort=cohort)
        .order_by()
        .values_list("audience")
        .annotate(n=Count("pk"))
    )
    read = dict(rows)
    return tuple(
        BriefingLine(one.value, str(one.label), briefings()[one.value], read.get(one.value, 0))
        for one in Audience
    )


def has_read(enrolment: Enrolment) -> bool:
    """Tell whether somebody who takes part has read their briefing; one query."""
    return BriefingReading.objects.filter(enrolment=enrolment, audience=Audience.LEARNER).exists()
