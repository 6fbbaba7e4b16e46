"""What each person is in a round: learner, mentor with so many places, facilitator; and what the round makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from colead.pairing.queries.readiness import learners_in, learners_of, mentors_in, places_left
from colead.pairing.states import Makes
from colead.programmes.models import Enrolment
from colead.programmes.states import Role
from colead_matching import Circles, NearPeer, Peers

Settings = Mapping[str, int | bool]


class ImpossibleRound(Exception):
    """There is nobody to make room for anybody; the message is a sentence that says what to do."""


@dataclass(frozen=True)
class Part:
    """What somebody is in this round: their roles, and how many learners they can take."""

    roles: frozenset[str]
    capacity: tuple[int, int] = (0, 1)


def format_of(makes: str, settings: Settings) -> Peers | NearPeer | Circles:
    """Give the engine's word for what a round makes."""
    if makes == Makes.MENTORING:
        return NearPeer(learner_share=int(settings["learner_share"]))
    if makes == Makes.CIRCLES:
        return Circles(
            size=int(settings["circle_size"]), smallest=int(settings["circle_smallest"]),
            largest=int(settings["circle_largest"]), facilitators=int(settings["facilitators"]),
        )  # fmt: skip
    return Peers(rings=bool(settings["rings"]))


def parts_of(
    enrolments: list[Enrolment], ready: QuerySet[Enrolment], makes: str, settings: Settings, *, seats: str
) -> dict[int, Part]:
    """Say what each is in this round; who cannot be anything in it is not there. Two queries for mentoring."""
    if makes == Makes.PAIRS:
        return {enrolment.pk: Part(frozenset({"peer"})) for enrolment in enrolments}
    if makes == Makes.CIRCLES:
        return {
            e.pk: Part(frozenset({"peer"} | ({"facilitator"} & set(e.roles))))
            for e in enrolments if {seats, Role.FACILITATOR} & set(e.roles)
        }  # fmt: skip
    has, open_learners, open_mentors = learners_of(ready), set(learners_in(ready)), set(mentors_in(ready))
    parts = {}
    for enrolment in enrolments:
        most = places_left(int(settings["mentor_most"]), enrolment.profile.places, has.get(enrolment.pk, 0))
        least = min(most, max(0, int(settings["mentor_least"]) - has.get(enrolment.pk, 0)))
        mentors = enrolment.pk in open_mentors and most > 0
        roles: set[str] = {"mentor"} if mentors else set()
        roles |= {"learner"} if enrolment.pk in open_learners else set()
        if roles:
            parts[enrolment.pk] = Part(frozenset(roles), (least, most) if mentors else (0, 1))
    return parts


def refuse_nobody(parts: Mapping[int, Part], makes: str, settings: Settings) -> None:
    """Refuse a round in which nobody could be placed, with what to do."""
    roles = [part.roles for part in parts.values()]
    if makes == Makes.MENTORING and not any(Role.MENTOR in mine for mine in roles):
        raise ImpossibleRound(_("No mentor has a place free. Invite mentors, or ask them for another place."))
    leads = sum(Role.FACILITATOR in mine for mine in roles)
    if makes == Makes.CIRCLES and leads < int(settings["facilitators"]):
        raise ImpossibleRound(
            _(
                "Every circle needs a facilitator, and nobody who is ready is one. "
                "Give somebody that role in the roster, or ask for circles without."
            )
        )
