"""What a profile says, for the person themself and for their partner. Coordinators have no such page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from colead.pairing.interests import CARDS, known_cards
from colead.pairing.languages import LANGUAGES, known_languages
from colead.pairing.models import Need, Profile, Strength
from colead.pairing.queries.completeness import Part, mentor_most, missing_parts, profile_of
from colead.pairing.states import Level, Urgency
from colead.programmes.models import Competency, Enrolment

# Each scale by name: what 1 stands for, what 5 stands for.
SCALES = {
    "direct": (_("gentle"), _("direct")),
    "plan": (_("explore first"), _("plan first")),
    "pace": (_("take our time"), _("keep it brisk")),
}


@dataclass(frozen=True)
class NeedLine:
    """Something the person wants help with."""

    competency: str
    name: str
    urgency: int
    urgency_name: str
    sentence: str


@dataclass(frozen=True)
class StrengthLine:
    """Something the person offers."""

    competency: str
    name: str
    level: int
    level_name: str
    evidence: str


@dataclass(frozen=True)
class Scale:
    """Where the person stands between two ways of working; None where they have not said."""

    name: str
    low: str
    high: str
    value: int | None


@dataclass(frozen=True)
class ProfileView:
    """A profile, ready to read."""

    needs: tuple[NeedLine, ...]
    strengths: tuple[StrengthLine, ...]
    cards: tuple[str, ...]
    scales: tuple[Scale, ...]
    languages: tuple[str, ...]
    free_hours: int
    time_zone: str
    missing: tuple[Part, ...]
    begun: bool
    finished: bool
    places: int = 0  # how many learners a mentor takes
    pauses: bool = False


@dataclass(frozen=True)
class CompetencyLine:
    """A competency to choose."""

    key: str
    name: str
    description: str


def profile_view(enrolment: Enrolment) -> ProfileView:
    """Give everything a profile says; two queries where the enrolment came with person and profile."""
    profile = profile_of(enrolment)
    needs, strengths = needs_of(enrolment), strengths_of(enrolment)
    return ProfileView(
        needs=needs,
        strengths=strengths,
        cards=tuple(str(CARDS[code]) for code in known_cards(profile.interests)),
        scales=scales_of(profile),
        languages=tuple(str(LANGUAGES[code]) for code in known_languages(profile.languages)),
        free_hours=len(profile.free_hours),
        time_zone=enrolment.person.time_zone,
        missing=missing_parts(enrolment, has_need=bool(needs), has_strength=bool(strengths)),
        begun=profile.pk is not None,
        finished=profile.finished_at is not None,
        places=profile.places or mentor_most(enrolment),
        pauses=profile.takes_nobody_new,
    )


def needs_of(enrolment: Enrolment) -> tuple[NeedLine, ...]:
    """List the needs, most urgent first."""
    needs = (
        Need.objects.filter(enrolment=enrolment).select_related("competency").order_by("-urgency", "position")
    )
    return tuple(
        NeedLine(n.competency.key, n.competency.name, n.urgency, str(Urgency(n.urgency).label), n.sentence)
        for n in needs
    )


def strengths_of(enrolment: Enrolment) -> tuple[StrengthLine, ...]:
    """List the strengths, strongest first."""
    strengths = (
        Strength.objects.filter(enrolment=enrolment)
        .select_related("competency")
        .order_by("-level", "position")
    )
    return tuple(
        StrengthLine(s.competency.key, s.competency.name, s.level, str(Level(s.level).label), s.evidence)
        for s in strengths
    )


def scales_of(profile: Profile) -> tuple[Scale, ...]:
    """List the scales of the style."""
    return tuple(
        Scale(name, str(low), str(high), getattr(profile, f"style_{name}"))
        for name, (low, high) in SCALES.items()
    )


def competencies_of(enrolment: Enrolment) -> tuple[CompetencyLine, ...]:
    """List what can be chosen in the enrolment's programme."""
    found = Competency.objects.filter(programme=enrolment.cohort.programme_id)
    return tuple(CompetencyLine(c.key, c.name, c.description) for c in found)
