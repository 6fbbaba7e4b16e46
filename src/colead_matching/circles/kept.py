"""Keeps the circles of an earlier round as far as they can be kept."""

import numpy as np

from colead_matching.circles.search import Pool, broken_rules
from colead_matching.formats import Circles
from colead_matching.problem import Problem


def kept_circles(problem: Problem, kind: Circles, pool: Pool) -> tuple[list[int], list[list[int]]]:
    """Returns who still needs a seat, and the earlier circles without who is gone.

    A newcomer comes in at once where a circle needs them, as it does when its facilitator is gone.
    """
    circles = _earlier(problem, pool)
    seated = {person for circle in circles for person in circle}
    new = [person for person in range(len(problem.people)) if person not in seated]
    for circle in circles:
        for person in list(new):
            rules = broken_rules(pool, np.array(circle))
            if 0 < rules > broken_rules(pool, np.array([*circle, person])) and len(circle) < kind.largest:
                circle.append(person)
                new.remove(person)
    return new, circles


def _earlier(problem: Problem, pool: Pool) -> list[list[int]]:
    """Gives the earlier circles' people who are still there; who is kept together now comes along."""
    place = {key: i for i, key in enumerate(problem.keys)}
    circle_of: dict[int, list[int]] = {}
    for a, b in sorted(sorted(place[key] for key in two) for two in problem.previous):
        circle = circle_of.setdefault(a, [a])
        if b not in circle_of:
            circle.append(b)
            circle_of[b] = circle
    circles = list({id(circle): circle for circle in circle_of.values()}.values())
    for one, circle in sorted(circle_of.items()):
        mate = int(pool.together[one])
        if mate > one and mate not in circle:
            for other in circles:
                other[:] = [person for person in other if person != mate]
            circle.append(mate)
    return circles
