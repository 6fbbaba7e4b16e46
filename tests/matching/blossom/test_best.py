"""The best matching against a second opinion, and the prices that prove it."""

import random

import networkx as nx
import numpy as np
import pytest

from colead_matching.blossom import best_matching, graph_of, odd_sets
from colead_matching.errors import Cancelled


def drawn(seed, most=14):
    draw = random.Random(seed)
    count, share, heaviest = draw.randint(2, most), draw.random(), draw.choice([1, 2, 5, 100])
    edges = [
        (a, b, draw.randint(1, heaviest))
        for a in range(count)
        for b in range(a + 1, count)
        if draw.random() < share
    ]
    return count, edges


def graph(count, edges, more=0):
    ends = np.array([edge[:2] for edge in edges], dtype=np.int64).reshape(-1, 2)
    return graph_of(count, ends, np.array([weight + more for *_, weight in edges], dtype=np.int64))


def weight_of(pairs, edges):
    weights = {(a, b): weight for a, b, weight in edges}
    return sum(weights[two] for two in pairs)


def second_opinion(count, edges, largest=False):
    given = nx.Graph()
    given.add_nodes_from(range(count))
    given.add_weighted_edges_from(edges)
    return {(min(two), max(two)) for two in nx.max_weight_matching(given, maxcardinality=largest)}


@pytest.mark.parametrize("first", range(0, 1_000, 100))
def test_the_weight_is_the_best(first):
    for seed in range(first, first + 100):
        count, edges = drawn(seed)
        pairs = best_matching(graph(count, edges)).pairs
        assert weight_of(pairs, edges) == weight_of(second_opinion(count, edges), edges), seed


def test_with_more_for_every_pair_as_many_as_possible_are_matched():
    for seed in range(300):
        count, edges = drawn(seed)
        pairs = best_matching(graph(count, edges, more=10_000)).pairs
        best = second_opinion(count, edges, largest=True)
        assert (len(pairs), weight_of(pairs, edges)) == (len(best), weight_of(best, edges)), seed


def test_the_prices_cover_every_edge_and_prove_the_weight():
    for seed in range(300):
        count, edges = drawn(seed)
        found = best_matching(graph(count, edges))
        assert found.twice_the_bound == 2 * weight_of(found.pairs, edges)
        assert min(found.prices) >= 0
        assert all(odd.price > 0 and len(odd.vertices) % 2 == 1 for odd in found.odd_sets)
        for a, b, weight in edges:
            around = sum(odd.price for odd in found.odd_sets if {a, b} <= set(odd.vertices))
            assert found.prices[a] + found.prices[b] + around >= 2 * weight


# Blossoms inside blossoms: odd rings whose chords and tails make a search shrink, and later expand.
HARD = {
    "a ring with a tail at each place": [(i, (i + 1) % 9, 10) for i in range(9)]
    + [(i, 9 + i, 9 - i % 3) for i in range(9)],
    "rings that share a place": [
        (0, 1, 8),
        (1, 2, 9),
        (0, 2, 10),
        (2, 3, 7),
        (3, 4, 9),
        (2, 4, 8),
        (4, 5, 4),
    ],
    "a ring around a ring": [
        (0, 1, 9),
        (1, 2, 9),
        (0, 2, 9),
        (2, 3, 8),
        (3, 4, 8),
        (4, 0, 8),
        (4, 5, 3),
        (1, 6, 5),
    ],
    "a chain of triangles": [
        edge
        for k in range(0, 15, 3)
        for edge in [(k, k + 1, 6), (k + 1, k + 2, 6), (k, k + 2, 6), (k + 2, k + 3, 5)]
    ],
    "everybody likes everybody alike": [(a, b, 1) for a in range(11) for b in range(a + 1, 11)],
}


@pytest.mark.parametrize("name", HARD)
def test_hard_blossoms(name):
    edges = [(min(a, b), max(a, b), weight) for a, b, weight in HARD[name]]
    count = 1 + max(b for _, b, _ in edges)
    found = best_matching(graph(count, edges))
    assert weight_of(found.pairs, edges) == weight_of(second_opinion(count, edges), edges)
    assert found.twice_the_bound == 2 * weight_of(found.pairs, edges)


def test_weights_beyond_64_bits_are_counted_exactly():
    huge = 10**40
    edges = np.array([[0, 1], [1, 2], [2, 3]])
    weights = np.array([huge, 2 * huge + 1, huge], dtype=object)
    found = best_matching(graph_of(4, edges, weights))
    assert found.pairs == [(1, 2)]
    assert found.twice_the_bound == 4 * huge + 2


def test_prices_of_an_earlier_graph_lead_to_the_same_weight():
    count, edges = drawn(7, most=40)
    given = graph(count, edges)
    first = best_matching(given)
    around = np.zeros(count, dtype=np.int64)
    for odd in first.odd_sets:
        around[list(odd.vertices)] += odd.price // 2
    again = best_matching(given, first.prices + around)
    assert again.twice_the_bound == first.twice_the_bound


def test_a_search_can_be_cancelled():
    with pytest.raises(Cancelled):
        best_matching(graph(*drawn(3)), cancelled=lambda: True)


@pytest.mark.parametrize("most", [0, 3, 8])
def test_odd_sets_that_are_too_many_become_prices_that_cover_as_well(most, monkeypatch):
    folded = 0
    for seed in range(200):
        count, edges = drawn(seed)
        exact = best_matching(graph(count, edges))
        monkeypatch.setattr(odd_sets, "MOST_MEMBERS", most)
        found = best_matching(graph(count, edges))
        monkeypatch.undo()
        assert sum(len(odd.vertices) for odd in found.odd_sets) <= most
        assert found.pairs == exact.pairs
        lost = sum(odd.price for odd in exact.odd_sets) - sum(odd.price for odd in found.odd_sets)
        assert found.twice_the_bound == exact.twice_the_bound + lost // 2
        for a, b, weight in edges:
            around = sum(odd.price for odd in found.odd_sets if a in odd.vertices and b in odd.vertices)
            assert found.prices[a] + found.prices[b] + around >= 2 * weight
        folded += lost > 0
    assert folded
