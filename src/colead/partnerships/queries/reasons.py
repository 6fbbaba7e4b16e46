"""Why these people: the reasons of the round that proposed them, and what they need and offer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from colead.kernel.prepared import Prepared
from colead.pairing.models import Need, Strength
from colead.pairing.queries.explanations import Exchange, competency_names, exchange_of, sentences
from colead.partnerships.models import Member, Partnership


@dataclass(frozen=True)
class Why:
    """Why a member is in a partnership: what each gives, and sentences that hold nothing private."""

    exchange: tuple[Exchange, ...] = ()
    sentences: tuple[str, ...] = ()


NO_WHY = Why()


@dataclass(frozen=True)
class Topics:
    """What some people need and what they offer."""

    needs: tuple[Need, ...]
    strengths: tuple[Strength, ...]

    def of(self, enrolment: int) -> Topics:
        """Give one person's part."""
        return Topics(
            tuple(need for need in self.needs if need.enrolment_id == enrolment),
            tuple(strength for strength in self.strengths if strength.enrolment_id == enrolment),
        )


def why(partnership: Partnership, viewer: Member, members: Sequence[Member], names: dict[str, str]) -> Why:
    """Tell a member why, from the proposal that came with the partnership; no query.

    Members stand in the order of the proposal's seats; `names` are the programme's competencies by code.
    """
    told = partnership.proposal.reasons if partnership.proposal else partnership.reasons
    if not told or [member.position for member in members] != list(range(len(members))):
        return NO_WHY
    seats = range(len(members))
    reasons = [one for one in told if one["a"] in seats and one["b"] in seats]
    you = viewer.position
    first_names = [member.enrolment.person.first_name for member in members]
    return Why(
        tuple(exchange_of(reasons, names, you=you)), tuple(sentences(reasons, first_names, names, you=you))
    )


def names_of_competencies(partnership: Partnership) -> dict[str, str]:
    """Give the names that reasons are told with; one query."""
    return competency_names(partnership.cohort.programme_id)


def names_for(partnership: Partnership, topics: Topics) -> dict[str, str]:
    """Give the names that reasons are told with from what is loaded already; one query only where that lacks one."""
    competencies = [*(one.competency for one in topics.needs), *(one.competency for one in topics.strengths)]
    known = {competency.code: competency.name for competency in competencies}
    reasons = partnership.proposal.reasons if partnership.proposal else []
    told = {reason["competency"] for reason in reasons if reason.get("competency")}
    return known if told <= known.keys() else names_of_competencies(partnership)


def topics_of(enrolments: Iterable[int]) -> Topics:
    """Load what these people need and offer, the most urgent and the strongest first; two queries."""
    wanted = {f"enrolment_{number}": pk for number, pk in enumerate(enrolments)}
    return Topics(tuple(_needs(**wanted)), tuple(_strengths(**wanted)))


_needs = Prepared(
    lambda **wanted: (
        Need.objects.filter(enrolment__in=wanted.values())
        .select_related("competency")
        .order_by("-urgency", "position")
    )
)
_strengths = Prepared(
    lambda **wanted: (
        Strength.objects.filter(enrolment__in=wanted.values())
        .select_related("competency")
        .order_by("-level", "position")
    )
)
