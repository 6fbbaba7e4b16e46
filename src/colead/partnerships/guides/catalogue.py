"""The guides that come with Colead, in our own words, each with whose idea it is. Pure."""

from __future__ import annotations

from colead.partnerships.guides.action_learning import ACTION_LEARNING
from colead.partnerships.guides.closing import CLOSING
from colead.partnerships.guides.critical_friends import CRITICAL_FRIENDS
from colead.partnerships.guides.grow import GROW
from colead.partnerships.guides.oscar import OSCAR
from colead.partnerships.guides.parts import Guide
from colead.partnerships.guides.peer_circle import PEER_CIRCLE
from colead.partnerships.guides.reciprocal_hour import RECIPROCAL_HOUR
from colead.partnerships.guides.troika import TROIKA

GUIDES: dict[str, Guide] = {
    guide.code: guide
    for guide in (
        RECIPROCAL_HOUR, GROW, OSCAR, TROIKA, PEER_CIRCLE, ACTION_LEARNING, CRITICAL_FRIENDS, CLOSING,
    )
}  # fmt: skip


def usual_guide(people: int) -> Guide:
    """Give what is used where nobody has chosen: halves for two or three, a peer-coaching circle for more."""
    return RECIPROCAL_HOUR if RECIPROCAL_HOUR.suits(people) else PEER_CIRCLE


def guides_for(people: int) -> tuple[Guide, ...]:
    """List the guides for so many people, the usual one first."""
    usual = usual_guide(people)
    return (usual, *(guide for guide in GUIDES.values() if guide.suits(people) and guide != usual))
