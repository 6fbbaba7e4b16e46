"""What changed from one round to the next."""

from dataclasses import dataclass

from colead_matching.solution import Objective, Solution


@dataclass(frozen=True)
class Comparison:
    """Holds the partnerships that two rounds share and do not, and what the change is worth."""

    kept: tuple[tuple[str, ...], ...]
    broken: tuple[tuple[str, ...], ...]
    new: tuple[tuple[str, ...], ...]
    newly_matched: tuple[str, ...]
    newly_left_out: tuple[str, ...]
    matched_change: int
    worst_off_change: int
    total_change: int
    comparable: bool
    """Whether both rounds have the same input; with other weights, totals are on other scales."""


def compare(before: Solution, after: Solution) -> Comparison:
    """Compares two rounds."""
    old, new = _members(before), _members(after)
    out_before, out_after = _left_out(before), _left_out(after)
    change = _change(before.objective, after.objective)
    return Comparison(
        kept=tuple(sorted(old & new)),
        broken=tuple(sorted(old - new)),
        new=tuple(sorted(new - old)),
        newly_matched=tuple(sorted(out_before - out_after)),
        newly_left_out=tuple(sorted(out_after - out_before)),
        matched_change=change.matched,
        worst_off_change=change.worst_off,
        total_change=change.total,
        comparable=before.digest == after.digest,
    )


def _members(solution: Solution) -> set[tuple[str, ...]]:
    return {partnership.members for partnership in solution.partnerships}


def _left_out(solution: Solution) -> set[str]:
    return {left.person for left in solution.left_out}


def _change(before: Objective, after: Objective) -> Objective:
    return Objective(
        after.matched - before.matched,
        after.worst_off - before.worst_off,
        after.total - before.total,
    )
