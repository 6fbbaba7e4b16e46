"""Which pairs are out of the question, and by which rule."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from colead_matching.arrays import membership
from colead_matching.problem import Pair, Person, Problem

Matrix = NDArray[np.bool_]


def _same_line(problem: Problem, a: Person, b: Person) -> bool:
    return problem.rules.same_line and (b.key in a.line or a.key in b.line)


def _same_slate(problem: Problem, a: Person, b: Person) -> bool:
    return problem.rules.same_slate and a.slate is not None and a.slate == b.slate


def _shared_hours(problem: Problem, a: Person, b: Person) -> bool:
    return len(a.hours & b.hours) < problem.rules.min_shared_hours


def _common_language(problem: Problem, a: Person, b: Person) -> bool:
    return problem.rules.common_language and not a.languages & b.languages


def _not_available(problem: Problem, a: Person, b: Person) -> bool:
    return frozenset({a.key, b.key}) in problem.rules.not_available


def _forbidden(problem: Problem, a: Person, b: Person) -> bool:
    return frozenset({a.key, b.key}) in problem.forbidden


RULES: dict[str, Callable[[Problem, Person, Person], bool]] = {
    "same_line": _same_line,
    "same_slate": _same_slate,
    "shared_hours": _shared_hours,
    "common_language": _common_language,
    "not_available": _not_available,
    "forbidden": _forbidden,
}


def broken_rules(problem: Problem, a: str, b: str) -> tuple[str, ...]:
    """Returns the codes of the rules that keep two people apart."""
    one, other = problem.person[a], problem.person[b]
    return tuple(code for code, breaks in RULES.items() if breaks(problem, one, other))


def removed(problem: Problem) -> dict[str, Matrix]:
    """Returns, for every rule, which pairs it removes, over all pairs at once."""
    return {
        "same_line": _line_matrix(problem),
        "same_slate": _slate_matrix(problem),
        "shared_hours": _hours_matrix(problem),
        "common_language": _language_matrix(problem),
        "not_available": _listed(problem, problem.rules.not_available),
        "forbidden": _listed(problem, problem.forbidden),
    }


def allowed(problem: Problem) -> Matrix:
    """Returns which pairs no rule removes; nobody is paired with themselves."""
    size = len(problem.people)
    free = ~np.eye(size, dtype=bool)
    for matrix in removed(problem).values():
        free &= ~matrix
    return free


def _nothing(problem: Problem) -> Matrix:
    return np.zeros((len(problem.people), len(problem.people)), dtype=bool)


def _line_matrix(problem: Problem) -> Matrix:
    matrix = _nothing(problem)
    if problem.rules.same_line:
        index = {key: i for i, key in enumerate(problem.keys)}
        for i, person in enumerate(problem.people):
            near = [index[key] for key in person.line if key in index]
            matrix[i, near] = matrix[near, i] = True
    return matrix


def _slate_matrix(problem: Problem) -> Matrix:
    if not problem.rules.same_slate:
        return _nothing(problem)
    slates = membership([{p.slate} if p.slate is not None else set() for p in problem.people])
    return np.asarray(slates @ slates.T > 0)


def _hours_matrix(problem: Problem) -> Matrix:
    hours = membership([p.hours for p in problem.people])
    return np.asarray(hours @ hours.T < problem.rules.min_shared_hours)


def _language_matrix(problem: Problem) -> Matrix:
    if not problem.rules.common_language:
        return _nothing(problem)
    languages = membership([p.languages for p in problem.people])
    return np.asarray(languages @ languages.T == 0)


def _listed(problem: Problem, pairs: frozenset[Pair]) -> Matrix:
    matrix = _nothing(problem)
    index = {key: i for i, key in enumerate(problem.keys)}
    for two in pairs:
        if two <= index.keys():
            i, j = (index[key] for key in two)
            matrix[i, j] = matrix[j, i] = True
    return matrix
