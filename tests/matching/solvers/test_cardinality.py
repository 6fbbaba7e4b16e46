"""Largest matchings against networkx, with the barrier as the proof."""

import networkx
from hypothesis import given, settings
from hypothesis import strategies as st

from colead_matching.solvers.cardinality import largest


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 16), st.floats(0, 0.7), st.integers(0, 10**6))
def test_is_as_large_as_networkx_says_and_the_barrier_proves_it(size, density, seed):
    graph = networkx.gnp_random_graph(size, density, seed=seed)
    found = largest([list(graph[vertex]) for vertex in range(size)])
    assert found.size == len(networkx.max_weight_matching(graph, maxcardinality=True))
    assert len(found.pairs) == found.size
    assert all(graph.has_edge(*two) for two in found.pairs)
    graph.remove_nodes_from(found.barrier)
    odd = sum(len(part) % 2 for part in networkx.connected_components(graph))
    assert odd - len(found.barrier) == size - 2 * found.size


def test_those_left_out_stay_single():
    path = [[1], [0, 2], [1, 3], [2]]
    assert largest(path, without=(1,)).pairs == ((2, 3),)
