"""Which pairs would rather have each other: the check, from the definition and by names alone."""

from collections.abc import Iterable, Mapping, Sequence

Preferences = Mapping[str, Sequence[str]]


def blocking_pairs(preferences: Preferences, pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Returns the pairs who accept each other and both prefer each other to what they have.

    To be alone is the worst. Whoever is in two pairs, or in one that is not accepted on both
    sides, makes the pairs no matching.
    """
    partner = _partners(preferences, pairs)
    better = {name: _better(preferences[name], partner.get(name)) for name in preferences}
    found = [
        (name, other)
        for name, others in better.items()
        for other in others
        if name < other and name in better[other]
    ]
    return tuple(sorted(found))


def _partners(preferences: Preferences, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    partner: dict[str, str] = {}
    for a, b in pairs:
        if a in partner or b in partner or a == b:
            raise ValueError(f"{a} and {b} are not both free.")
        if a not in preferences[b] or b not in preferences[a]:
            raise ValueError(f"{a} and {b} do not accept each other.")
        partner |= {a: b, b: a}
    return partner


def _better(names: Sequence[str], than: str | None) -> frozenset[str]:
    return frozenset(names if than is None else names[: names.index(than)])


def blocking_places(
    residents: Preferences,
    hospitals: Preferences,
    capacities: Mapping[str, int],
    matching: Mapping[str, Sequence[str]],
) -> tuple[tuple[str, str], ...]:
    """Returns the pairs of a resident and a hospital that would rather have each other.

    A hospital would have a resident if a place is free or a resident whom it likes less holds one.
    """
    at = _hospitals_of(residents, hospitals, capacities, matching)
    wanted = {name: _wanted(hospitals[name], capacities[name], matching[name]) for name in hospitals}
    found = [
        (resident, hospital)
        for resident, names in residents.items()
        for hospital in (names if resident not in at else names[: names.index(at[resident])])
        if resident in wanted[hospital]
    ]
    return tuple(sorted(found))


def _hospitals_of(
    residents: Preferences,
    hospitals: Preferences,
    capacities: Mapping[str, int],
    matching: Mapping[str, Sequence[str]],
) -> dict[str, str]:
    at: dict[str, str] = {}
    for hospital, inside in matching.items():
        if len(inside) > capacities[hospital]:
            raise ValueError(f"{hospital} has more residents than places.")
        for resident in inside:
            if resident in at:
                raise ValueError(f"{resident} is at {at[resident]} and {hospital}.")
            if hospital not in residents[resident] or resident not in hospitals[hospital]:
                raise ValueError(f"{resident} and {hospital} do not accept each other.")
            at[resident] = hospital
    return at


def _wanted(names: Sequence[str], capacity: int, inside: Sequence[str]) -> frozenset[str]:
    if capacity == 0:
        return frozenset()
    if len(inside) < capacity:
        return frozenset(names) - frozenset(inside)
    rank = {name: place for place, name in enumerate(names)}
    worst = max(rank[resident] for resident in inside)
    return frozenset(names[:worst]) - frozenset(inside)
