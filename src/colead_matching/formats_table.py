"""Which solver and which verifier belong to which format."""

from collections.abc import Callable

from colead_matching.circles import solve_circles, verify_circles
from colead_matching.finding import Finding
from colead_matching.formats import Circles, Format, NearPeer, Peers, Rotation
from colead_matching.near_peer import solve_near_peer, verify_near_peer
from colead_matching.peers import solve_peers, verify_peers
from colead_matching.problem import Problem
from colead_matching.rotation import solve_rotation, verify_rotation
from colead_matching.solution import Solution

Tell = Callable[[float, str], None]
Cancel = Callable[[], bool]

SOLVERS: dict[type[Format], Callable[[Problem, Tell, Cancel], Solution]] = {
    Peers: solve_peers,
    NearPeer: solve_near_peer,
    Rotation: solve_rotation,
    Circles: solve_circles,
}
VERIFIERS: dict[type[Format], Callable[[Problem, Solution], list[Finding]]] = {
    Peers: verify_peers,
    NearPeer: verify_near_peer,
    Rotation: verify_rotation,
    Circles: verify_circles,
}
