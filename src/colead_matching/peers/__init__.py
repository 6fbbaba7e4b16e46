"""Reciprocal pairs, and the triad of an odd pool."""

from colead_matching.peers.solve import quick, solve_peers
from colead_matching.peers.verify import verify_peers

__all__ = ["quick", "solve_peers", "verify_peers"]
