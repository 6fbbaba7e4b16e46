"""Several rounds of pairs in which nobody meets the same person twice."""

from colead_matching.rotation.plan import solve_rotation
from colead_matching.rotation.verify import verify_rotation

__all__ = ["solve_rotation", "verify_rotation"]
