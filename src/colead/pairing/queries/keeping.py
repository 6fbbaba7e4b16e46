"""A problem beside an earlier round, whose partnerships stay where they can."""

from __future__ import annotations

from dataclasses import replace

from colead.pairing.frozen import solution_of, under_other_keys
from colead.pairing.models import Round
from colead.pairing.queries.problems import CohortProblem
from colead_matching import Peers, Solution, keeping
from colead_matching.change import share_of_a_pair

GONE = "gone-"  # who was in the earlier round and is not in this one


def beside(frozen: CohortProblem, earlier: Round, price: int) -> CohortProblem:
    """Give the problem with the earlier round's partnerships, each of which costs a price to end."""
    problem = frozen.problem
    if isinstance(problem.format, Peers) and price:
        # As in every round of pairs, nobody stays alone whom the rules let join two others.
        problem = replace(problem, format=replace(problem.format, least=0))
    cost = share_of_a_pair(problem, price / 100)
    return replace(frozen, problem=keeping(problem, solution_beside(frozen.enrolments, earlier), cost))


def solution_beside(enrolments: dict[str, int], earlier: Round) -> Solution:
    """Give an earlier round's solution under the keys that its people have now."""
    now = {pk: key for key, pk in enrolments.items()}
    then: dict[str, int] = earlier.inputs["enrolments"]
    keys = {key: now.get(pk, f"{GONE}{pk}") for key, pk in then.items()}
    return under_other_keys(solution_of(earlier.solution), keys)
