"""Who has which role in a meeting: they go round, so that everybody has had each. Pure."""

from __future__ import annotations

from collections import Counter

from colead.partnerships.guides.layout import first_of, turns_of
from colead.partnerships.guides.parts import SPOTLIGHT, Guide


def roles_of(guide: Guide, *, people: int, minutes: int, number: int) -> dict[str, tuple[int, ...]]:
    """Give the indexes of who has each role. Whoever has the spotlight has no other role while there are enough.

    Each role goes to whoever has had it least often so far, then to whoever has had the fewest roles; this is
    counted up from the first meeting, so that the same meeting always gives the same roles.
    """
    had: Counter[tuple[str, int]] = Counter()
    given: dict[str, tuple[int, ...]] = {}
    for meeting in range(1, number + 1):
        given = _at(guide, people, minutes, meeting, had)
    return given


def _at(
    guide: Guide, people: int, minutes: int, number: int, had: Counter[tuple[str, int]]
) -> dict[str, tuple[int, ...]]:
    turns = turns_of(guide, people=people, minutes=minutes)
    first = first_of(guide, people=people, minutes=minutes, number=number)
    spotlit = [(first + place) % people for place in range(turns)]
    given = {SPOTLIGHT: tuple(spotlit)} if turns < people and SPOTLIGHT in guide.roles else {}
    free = [who for who in range(people) if not given or who not in spotlit]
    for role in (role for role in guide.roles if role != SPOTLIGHT):
        pool = free or list(range(people))
        who = min(pool, key=lambda one: (had[role, one], had["", one], (one - number) % people))
        given[role] = (who,)
        had[role, who] += 1
        had["", who] += 1
        free = [one for one in free if one != who]
    return given
