"""Every matching of a few people, and what blocks it: the oracle, by the definitions alone."""

import random

from hypothesis import strategies as st


def random_lists(draw, size, density):
    """One list a person, of whom they accept, in any order; mentions need not be returned."""
    names = [f"n{number}" for number in range(size)]
    return {
        name: [other for other in draw.sample(names, size) if other != name and draw.random() < density]
        for name in names
    }


def random_rows(seed, size, density):
    """The same by place."""
    draw = random.Random(seed)
    return [
        [j for j in draw.sample(range(size), size) if j != i and draw.random() < density] for i in range(size)
    ]


@st.composite
def roommate_lists(draw, most=8):
    size, seed = draw(st.integers(0, most)), draw(st.integers(0, 10**6))
    return random_lists(random.Random(seed), size, draw(st.sampled_from([0.4, 0.7, 1.0])))


@st.composite
def two_sided(draw):
    seed = random.Random(draw(st.integers(0, 10**6)))
    residents = [f"n{number}" for number in range(draw(st.integers(0, 5)))]
    hospitals = [f"n{number}" for number in range(draw(st.integers(0, 3)))]

    def some(names):
        return seed.sample(names, seed.randint(0, len(names)))

    return (
        {name: some(hospitals) for name in residents},
        {name: some(residents) for name in hospitals},
        {name: seed.randint(0, 3) for name in hospitals},
    )


def matchings(lists):
    """Every matching of people who accept each other."""

    def of(people):
        if not people:
            yield ()
            return
        first, *rest = people
        yield from of(rest)
        for other in rest:
            if other in lists[first] and first in lists[other]:
                for more in of([person for person in rest if person != other]):
                    yield ((first, other), *more)

    return of(sorted(lists))


def blocking(lists, pairs):
    partner = {a: b for two in pairs for a, b in (two, two[::-1])}

    def would(a, b):
        if b not in lists[a]:
            return False
        return a not in partner or lists[a].index(b) < lists[a].index(partner[a])

    people = sorted(lists)
    return tuple((a, b) for a in people for b in people if a < b and would(a, b) and would(b, a))


def assignments(residents, hospitals, capacities):
    """Every assignment of residents to hospitals with room who accept them."""

    def of(people, inside):
        if not people:
            yield {name: tuple(sorted(there)) for name, there in inside.items()}
            return
        first, *rest = people
        yield from of(rest, inside)
        for name in residents[first]:
            if first in hospitals[name] and len(inside[name]) < capacities[name]:
                yield from of(rest, {**inside, name: [*inside[name], first]})

    return of(sorted(residents), {name: [] for name in hospitals})


def blocking_assignment(residents, hospitals, capacities, matching):
    at = {resident: name for name, inside in matching.items() for resident in inside}

    def blocks(resident, name):
        if resident not in hospitals[name] or at.get(resident) == name:
            return False
        wish = residents[resident].index
        if resident in at and wish(at[resident]) < wish(name):
            return False
        rank = hospitals[name].index
        return len(matching[name]) < capacities[name] or any(
            rank(other) > rank(resident) for other in matching[name]
        )

    return [(r, h) for r in residents for h in residents[r] if blocks(r, h)]
