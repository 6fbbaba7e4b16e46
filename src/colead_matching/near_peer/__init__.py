"""Mentors with room for several learners."""

from colead_matching.near_peer.solve import solve_near_peer
from colead_matching.near_peer.verify import verify_near_peer

__all__ = ["solve_near_peer", "verify_near_peer"]
