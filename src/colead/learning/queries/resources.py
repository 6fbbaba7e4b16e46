"""The library: leaflets that come with Colead, and what a programme adds; and what of it fits a meeting."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString

from colead.kernel.markdown import to_html
from colead.learning.leaflets.catalogue import Leaflet, leaflets
from colead.learning.models import Resource
from colead.learning.rules import LEARNING
from colead.learning.states import ResourceKind
from colead.pairing.models import Need
from colead.partnerships.models import Partnership
from colead.people.models import Person
from colead.programmes.models import Competency, Programme

MOST = 3


@dataclass(frozen=True)
class ResourceLine:
    """Something in the library."""

    key: str
    kind: str  # "" for a leaflet
    title: str
    about: str
    url: str = ""


@dataclass(frozen=True)
class Section:
    """What there is on one competency."""

    name: str
    lines: tuple[ResourceLine, ...]


@dataclass(frozen=True)
class ResourcePage:
    """One thing as it is read."""

    key: str
    kind: str
    title: str
    about: str
    text: SafeString
    url: str
    has_file: bool


def own_library(person: Person) -> tuple[Section, ...]:
    """Give what the person's programmes have on each competency; one query."""
    mine = Q(
        programme__cohorts__enrolments__person=person, programme__cohorts__enrolments__state__in=LEARNING
    )
    programmes = Competency.objects.filter(mine).values("programme")
    return _sections(Competency.objects.filter(programme__in=programmes))


def library_of(programme: Programme) -> tuple[Section, ...]:
    """Give what a programme has on each competency; one query."""
    return _sections(programme.competencies.all())


def _sections(competencies: QuerySet[Competency]) -> tuple[Section, ...]:
    rows = competencies.order_by("position", "name", "pk").values_list(
        "code",
        "name",
        "resources__key",
        "resources__kind",
        "resources__title",
        "resources__about",
        "resources__url",
    )
    found: dict[str, dict[str, ResourceLine]] = defaultdict(dict)
    for code, name, key, kind, title, about, url in rows:
        section = found[name]
        if code in leaflets():
            section.setdefault(code, _leaflet_line(leaflets()[code]))
        if key:
            section[key] = ResourceLine(key, kind, title, about, url)
    return tuple(Section(name, tuple(lines.values())) for name, lines in found.items())


def suggested_for(partnership: Partnership) -> tuple[ResourceLine, ...]:
    """Suggest what fits the needs of those who meet, the most urgent first; one query."""
    needs = Need.objects.filter(
        enrolment__memberships__partnership=partnership, enrolment__memberships__left_at=None
    ).order_by("-urgency", "position", "pk")
    rows = needs.values_list(
        "competency__code", "competency__resources__key", "competency__resources__kind",
        "competency__resources__title", "competency__resources__about", "competency__resources__url",
    )  # fmt: skip
    found: dict[str, ResourceLine] = {}
    for code, key, kind, title, about, url in rows:
        if code in leaflets():
            found.setdefault(code, _leaflet_line(leaflets()[code]))
        if key:
            found.setdefault(key, ResourceLine(key, kind, title, about, url))
    return tuple(found.values())[:MOST]


def resource_page(resource: Resource) -> ResourcePage:
    """Give one thing as it is read; no query."""
    return ResourcePage(
        resource.key, resource.kind, resource.title, resource.about, to_html(resource.text), resource.url,
        resource.kind == ResourceKind.FILE,
    )  # fmt: skip


def _leaflet_line(leaflet: Leaflet) -> ResourceLine:
    return ResourceLine(leaflet.code, "", leaflet.title, leaflet.summary)
