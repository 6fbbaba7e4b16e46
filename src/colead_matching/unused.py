"""Checks that a solution says nothing that its format has no use for: what nobody checks, nobody may claim."""

from collections.abc import Iterator

from colead_matching.finding import Finding
from colead_matching.formats import Circles, NearPeer, Peers, Rotation
from colead_matching.problem import Problem
from colead_matching.solution import Solution

BASES: dict[type, frozenset[str]] = {
    Peers: frozenset({"all_pairs", "kept", "then_joined", "rings_apart"}),
    NearPeer: frozenset({"places", "load_limit"}),
    Circles: frozenset({"each_apart"}),
    Rotation: frozenset({"rounds_priced", "rounds_apart"}),
}


def unused_claims(problem: Problem, solution: Solution) -> Iterator[Finding]:
    """Yields what is claimed without any meaning in the problem's format."""
    kind = type(problem.format)
    bound = solution.bound
    if bound.basis not in BASES[kind]:
        yield Finding("basis", f"{bound.basis} is no basis of a bound in this format.")
    for group in solution.partnerships:
        wrong = (
            (group.round != 1 and kind is not Rotation)
            or (group.ring and kind is not Peers)
            or (group.mentor is not None and kind is not NearPeer)
            or (group.locked and kind is Rotation)
        )
        if wrong:
            yield Finding("unused", f"{', '.join(group.members)} have what this format has no use for.")
    if kind is not Peers and (solution.blocking or solution.blocking_total or solution.before):
        yield Finding("unused", "Blocking pairs are counted in rounds of peers alone.")
    if kind is Rotation and bound.duals is not None and (bound.duals.pair or bound.duals.triad):
        yield Finding("unused", "The prices of a rotation are people's alone.")
