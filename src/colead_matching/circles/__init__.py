"""Groups of four to eight who cover each other's needs."""

from colead_matching.circles.solve import solve_circles
from colead_matching.circles.verify import verify_circles

__all__ = ["solve_circles", "verify_circles"]
