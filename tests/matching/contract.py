"""What every solver of every format must keep to, with a pool to try it on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations

from colead_matching import Circles, Format, NearPeer, Peers, Problem, Rotation
from colead_matching.assemble import objective_of
from colead_matching.circles.value import circle_parts, member_sides
from colead_matching.near_peer.values import near_peer_parts
from colead_matching.scores import score
from colead_matching.solution import Objective
from colead_matching.solvers.greedy import greedy
from tests.matching.pools import random_problem


@dataclass(frozen=True)
class Kind:
    """Holds a format, how its pools are made, and the baseline that it has to beat."""

    format: Format
    make: Callable[[int, int], Problem]
    baseline: Callable[[Problem], tuple[int, int]]
    """People matched and total of taking the best first."""
    exact: bool
    """Whether equals are always found equally good; the others are searched for, close to the best."""


def peers(size, seed):
    return random_problem(size, seed, hours=20)


def near_peer(size, seed):
    given = random_problem(size, seed, hours=20)
    roles = [frozenset({"mentor"}), frozenset({"learner"}), frozenset({"learner"})]
    people = [replace(p, roles=roles[n % 3], capacity=(0, 3)) for n, p in enumerate(given.people)]
    return replace(given, people=tuple(people), format=NearPeer())


def circles(size, seed):
    given = random_problem(size, seed, hours=30)
    rules = replace(given.rules, same_line=False, min_shared_hours=1)
    return replace(given, rules=rules, format=Circles(size=4, largest=5))


def rotation(size, seed):
    return replace(random_problem(size, seed, hours=25), format=Rotation(2))


def best_pairs_first(given):
    scores = score(given)
    found: Objective = objective_of(scores, greedy(scores))
    return found.matched, found.total


def best_places_first(given):
    scores, kind = score(given), given.format
    values = sum(near_peer_parts(given, scores, kind.learner_share).values())
    learners = [i for i, p in enumerate(given.people) if "learner" in p.roles]
    mentors = [i for i, p in enumerate(given.people) if "mentor" in p.roles]
    room = {j: given.people[j].capacity[1] for j in mentors}
    ways = [(int(values[i, j]), i, j) for i in learners for j in mentors if scores.allowed[i, j]]
    placed, total = set(), 0
    for value, i, j in sorted(ways, key=lambda way: (-way[0], way[1:])):
        if i not in placed and room[j]:
            placed.add(i)
            room[j] -= 1
            total += value
    return len(placed), total


def best_seats_first(given):
    """Fills one circle after another with whoever adds most to it."""
    scores, kind = score(given), given.format
    free, placed, total = list(range(len(given.people))), 0, 0
    while len(free) >= kind.smallest:
        circle = [free.pop(0)]
        while len(circle) < kind.size:
            fits = [
                i for i in free if all(scores.allowed[i, j] for j in circle) and _hour(given, [*circle, i])
            ]
            if not fits:
                break
            best = max(fits, key=lambda i: (sum(member_sides(given, [*circle, i])), -i))
            circle.append(best)
            free.remove(best)
        if len(circle) >= kind.smallest:
            placed += len(circle)
            total += len(circle) * sum(circle_parts(given, scores.parts, circle).values())
    return placed, total


def _hour(given, members):
    common = frozenset.intersection(*(given.people[i].hours for i in members))
    return len(common) >= given.rules.min_shared_hours


def best_rounds_first(given):
    matched, total = 0, 0
    apart = given
    for _ in range(given.format.rounds):
        scores = score(replace(apart, format=Peers()))
        grouping = greedy(scores)
        found = objective_of(scores, grouping)
        matched, total = matched + found.matched, total + found.total
        met = {
            frozenset((given.keys[a], given.keys[b]))
            for group in grouping.groups
            for a, b in combinations(group, 2)
        }
        apart = replace(apart, forbidden=apart.forbidden | met)
    return matched, total


KINDS = {
    "peers": Kind(Peers(), peers, best_pairs_first, exact=True),
    "near-peer": Kind(NearPeer(), near_peer, best_places_first, exact=True),
    "circles": Kind(Circles(size=4), circles, best_seats_first, exact=False),
    "rotation": Kind(Rotation(2), rotation, best_rounds_first, exact=False),
}
