"""Why these people: what they can give each other, from needs and strengths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.translation import gettext

from colead.pairing.models import Need, Strength
from colead.partnerships.models import Member

TOP = 9  # the most urgent need times the greatest strength


@dataclass(frozen=True)
class Topics:
    """What some people need and what they offer."""

    needs: tuple[Need, ...]
    strengths: tuple[Strength, ...]

    def of(self, enrolment: int) -> Topics:
        """Give one person's part."""
        return self._where(lambda owner: owner == enrolment)

    def of_others(self, enrolment: int) -> Topics:
        """Give everybody else's part."""
        return self._where(lambda owner: owner != enrolment)

    def _where(self, wanted: Callable[[int], bool]) -> Topics:
        return Topics(
            tuple(need for need in self.needs if wanted(need.enrolment_id)),
            tuple(strength for strength in self.strengths if wanted(strength.enrolment_id)),
        )


@dataclass(frozen=True)
class Gift:
    """A competency that one can give another: how much it counts, 0 to 100."""

    name: str
    percent: int


@dataclass(frozen=True)
class ExchangeLine:
    """What one gives and gets, side by side; None where one side has more lines."""

    give: Gift | None
    get: Gift | None


def topics_of(enrolments: Iterable[int]) -> Topics:
    """Load what these people need and offer; two queries."""
    wanted = list(enrolments)
    return Topics(
        tuple(
            Need.objects.filter(enrolment__in=wanted)
            .select_related("competency")
            .order_by("-urgency", "position")
        ),
        tuple(
            Strength.objects.filter(enrolment__in=wanted)
            .select_related("competency")
            .order_by("-level", "position")
        ),
    )


def gifts(giver: Topics, receiver: Topics) -> tuple[Gift, ...]:
    """List what one side can give the other, the greatest first."""
    level = {strength.competency_id: strength.level for strength in giver.strengths}
    best: dict[str, int] = {}
    for need in receiver.needs:
        if need.competency_id in level:
            percent = round(100 * need.urgency * level[need.competency_id] / TOP)
            best[need.competency.name] = max(percent, best.get(need.competency.name, 0))
    return tuple(Gift(name, percent) for name, percent in sorted(best.items(), key=lambda i: (-i[1], i[0])))


def exchange(viewer: int, topics: Topics) -> tuple[ExchangeLine, ...]:
    """Lay what the viewer gives and gets next to each other."""
    mine, theirs = topics.of(viewer), topics.of_others(viewer)
    lines = zip_longest(gifts(mine, theirs), gifts(theirs, mine))
    return tuple(ExchangeLine(give, get) for give, get in lines)


def reasons_for(viewer: Member, others: Sequence[Member], topics: Topics) -> tuple[str, ...]:
    """Say why, in sentences that name competencies and nothing private."""
    mine = topics.of(viewer.enrolment_id)
    found: list[str] = []
    for other in others:
        theirs, name = topics.of(other.enrolment_id), other.enrolment.person.first_name
        found += _sentence(
            gettext("%(name)s offers what you asked for: %(list)s."), name, gifts(theirs, mine)
        )
        found += _sentence(gettext("You offer what %(name)s asked for: %(list)s."), name, gifts(mine, theirs))
    return tuple(found)


def _sentence(words: str, name: str, given: Sequence[Gift]) -> list[str]:
    return [words % {"name": name, "list": ", ".join(gift.name for gift in given)}] if given else []
