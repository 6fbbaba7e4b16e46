"""Keeps small groups out of released counts, also out of what can be worked out from several releases.

Threshold k = 5, the field's usual minimum (Viva Glint and Lattice default to it; the project's domain notes, 3.10).
People are counted in cells that do not overlap. A release merges cells until no sum or difference of
what is shown, in it or against any earlier release, isolates between 1 and k-1 people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

K = 5
MOST_CELLS = 8  # every way to merge 8 cells is 4,140 partitions: looked through in a moment

# Names of cells that are shown together → how many people they are.
Blocks = dict[frozenset[str], int]


def finest_release(counts: Mapping[str, int], earlier: Sequence[Blocks] = (), *, k: int = K) -> Blocks | None:
    """Give the finest merging of the cells that may be shown, or None where not even the total may be.

    Args:
        counts: people in each cell, at least 0; cells do not overlap; at most 8 of them.
        earlier: what was released before of the same cells.

    Raises:
        ValueError: for a count below zero, no cell, or too many cells.
    """
    if not counts or len(counts) > MOST_CELLS or min(counts.values()) < 0:
        raise ValueError(f"Between 1 and {MOST_CELLS} cells with counts of at least 0 can be released.")
    past = [_sums(blocks) for blocks in earlier]
    for partition in sorted(_partitions(sorted(counts)), key=_fineness):
        blocks = {cells: sum(counts[name] for name in cells) for cells in partition}
        if is_safe(blocks, past, k=k):
            return blocks
    return None


def is_safe(blocks: Blocks, past: Sequence[Blocks], *, k: int = K) -> bool:
    """Tell whether every block, and every change of a sum that readers knew before, is nobody or at least k people."""
    if any(0 < count < k for count in blocks.values()):
        return False
    now = _sums(blocks)
    return all(
        not 0 < abs(now[cells] - before[cells]) < k for before in past for cells in now.keys() & before.keys()
    )


def _sums(blocks: Blocks) -> Blocks:
    """Give every sum that a reader can form from the blocks."""
    sums: Blocks = {frozenset(): 0}
    for cells, count in blocks.items():
        sums |= {known | cells: total + count for known, total in sums.items()}
    return sums


def _partitions(names: Sequence[str]) -> Iterator[list[frozenset[str]]]:
    """Run through every way to merge the cells."""
    if not names:
        yield []
        return
    first, rest = names[0], names[1:]
    for partition in _partitions(rest):
        yield [frozenset({first}), *partition]
        for i, block in enumerate(partition):
            yield [*partition[:i], block | {first}, *partition[i + 1 :]]


def _fineness(partition: list[frozenset[str]]) -> tuple[int, int, list[list[str]]]:
    """Order by most blocks, then by the smallest largest block, then by name so that the answer is always the same."""
    return -len(partition), max(map(len, partition)), sorted(sorted(block) for block in partition)
