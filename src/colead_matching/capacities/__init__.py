"""The best assignment of two sides to each other, where everyone has room for so many."""

from colead_matching.capacities.assign import Assignment, assign

__all__ = ["Assignment", "assign"]
