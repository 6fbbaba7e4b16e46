"""Hospitals and residents: deferred acceptance, from either side."""

from collections.abc import Mapping, Sequence
from heapq import heappush, heappushpop
from itertools import pairwise
from typing import Literal

from colead_matching.errors import ProblemError
from colead_matching.preferences.lists import Lists, lists_of
from colead_matching.preferences.names import places, ranked_places, shown

Side = Literal["resident", "hospital"]
Preferences = Mapping[str, Sequence[str]]


def assign(
    residents: Preferences,
    hospitals: Preferences,
    capacities: Mapping[str, int] | None = None,
    optimal: Side = "resident",
) -> dict[str, tuple[str, ...]]:
    """Returns the stable assignment that is the best of all for every resident, or every hospital.

    Every hospital is in it, with its residents in the order of their names. A mention that is not
    returned counts for nothing; a hospital without a stated capacity has one place.
    """
    if optimal not in ("resident", "hospital"):
        raise ProblemError(f"The optimal side is {shown(str(optimal))}; it must be resident or hospital.")
    names, wards = sorted(residents), sorted(hospitals)
    room = _room(wards, capacities or {})
    lists = _two_sided(residents, hospitals)
    chosen = _by_residents(lists, room) if optimal == "resident" else _by_hospitals(lists, room)
    return {ward: tuple(names[resident] for resident in sorted(chosen[i])) for i, ward in enumerate(wards)}


def _room(wards: Sequence[str], capacities: Mapping[str, int]) -> list[int]:
    known = set(wards)
    for ward in sorted(capacities):
        places_there = capacities[ward]
        if ward not in known:
            raise ProblemError(f"There is a capacity for {shown(ward)}, which is not among the hospitals.")
        if not isinstance(places_there, int) or isinstance(places_there, bool):
            raise ProblemError(f"The capacity of {shown(ward)} is not a whole number.")
        if places_there < 0:
            raise ProblemError(f"The capacity of {shown(ward)} is {places_there}; it must not be below zero.")
    return [capacities.get(ward, 1) for ward in wards]


def _two_sided(residents: Preferences, hospitals: Preferences) -> Lists:
    """Makes one set of lists, the residents first, then the hospitals."""
    ahead = len(residents)
    wards = {ward: ahead + place for ward, place in places(list(hospitals)).items()}
    theirs = ranked_places(residents, wards, "which is not among the hospitals")
    ours = ranked_places(hospitals, places(list(residents)), "who is not among the residents")
    return lists_of(theirs + ours)


def _by_residents(lists: Lists, room: Sequence[int]) -> list[list[int]]:
    """Lets residents apply down their lists; a full hospital keeps those it likes best."""
    ahead = lists.size - len(room)
    indptr, indices, back = lists.indptr.data, lists.indices.data, lists.back.data
    following: list[int] = list(indptr[:ahead])
    kept: list[list[int]] = [[] for _ in room]
    for first in range(ahead):
        resident = first
        while resident >= 0 and following[resident] < indptr[resident + 1]:
            entry = following[resident]
            following[resident] += 1
            ward = indices[entry] - ahead
            # The hospital's worst resident is on top of its heap; its own entry says how it ranks.
            if len(kept[ward]) < room[ward]:
                heappush(kept[ward], -back[entry])
                resident = -1
            else:
                resident = indices[-heappushpop(kept[ward], -back[entry])]
    return [[indices[-entry] for entry in ward] for ward in kept]


def _by_hospitals(lists: Lists, room: Sequence[int]) -> list[list[int]]:
    """Lets hospitals offer their places down their lists; residents keep the best offer."""
    ahead = lists.size - len(room)
    indptr, indices, back = lists.indptr.data, lists.indices.data, lists.back.data
    following = list(indptr[ahead:-1])
    free, at = list(room), [end for _, end in pairwise(indptr[: ahead + 1])]
    ends = list(at)
    waiting = [ward for ward, places_there in enumerate(room) if places_there]
    while waiting:
        ward = waiting.pop()
        while free[ward] and following[ward] < indptr[ahead + ward + 1]:
            entry = following[ward]
            following[ward] += 1
            resident, offer = indices[entry], back[entry]
            if offer >= at[resident]:
                continue
            if at[resident] < ends[resident]:
                loser = indices[at[resident]] - ahead
                free[loser] += 1
                waiting.append(loser)
            at[resident] = offer
            free[ward] -= 1
    return _gathered(lists, at, len(room))


def _gathered(lists: Lists, at: Sequence[int], wards: int) -> list[list[int]]:
    ahead = lists.size - wards
    chosen: list[list[int]] = [[] for _ in range(wards)]
    for resident, entry in enumerate(at):
        if entry < lists.indptr[resident + 1]:
            chosen[int(lists.indices[entry]) - ahead].append(resident)
    return chosen
