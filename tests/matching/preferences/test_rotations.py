"""The compiled core against the plain one, and stable partitions against their definition."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from colead_matching.preferences.lists import lists_of, mutual, ranked
from colead_matching.preferences.parties import partition
from tests.matching.preferences.oracles import random_rows


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 30), st.sampled_from([0.1, 0.4, 0.8, 1.0]), st.integers(0, 10**6))
def test_the_compiled_core_does_what_the_plain_one_does(size, density, seed):
    lists = lists_of(random_rows(seed, size, density))
    assert partition(lists, plain=False) == partition(lists, plain=True)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 12), st.sampled_from([0.3, 0.7, 1.0]), st.integers(0, 10**6))
def test_what_is_left_is_a_stable_partition(size, density, seed):
    rows = random_rows(seed, size, density)
    rows = [[j for j in row if i in rows[j]] for i, row in enumerate(rows)]
    found = partition(lists_of(rows))
    before = {following: person for person, following in enumerate(found.after) if following >= 0}
    assert sorted(before) == sorted(before.values())

    def worst(i):
        return rows[i].index(before[i]) if i in before else size

    for i, row in enumerate(rows):
        if i in before:
            assert row.index(found.after[i]) <= worst(i)
        better = [j for j in row if row.index(j) < worst(i) and rows[j].index(i) < worst(j)]
        assert better == []


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 12), st.integers(0, 10**6))
def test_mentions_that_are_not_returned_are_dropped(size, seed):
    rows = random_rows(seed, size, 0.5)
    lists = lists_of(rows)
    kept = [[j for j in row if i in rows[j]] for i, row in enumerate(rows)]
    assert [row.tolist() for row in np.split(lists.indices, lists.indptr[1:-1])][:size] == kept
    assert lists.owners[lists.back].tolist() == lists.indices.tolist()
    assert lists.indices[lists.back].tolist() == lists.owners.tolist()


def test_candidates_are_ranked_by_merit_and_the_next_merit_breaks_ties():
    indptr, indices = np.array([0, 3, 4, 5, 6]), np.array([1, 2, 3, 0, 0, 0])
    lists = ranked(indptr, indices, np.array([5, 9, 5, 1, 1, 1]), np.array([1, 0, 2, 0, 0, 0]))
    assert lists.indices.tolist() == [2, 3, 1, 0, 0, 0]


def test_a_hundred_thousand_entries_keep_their_counts():
    size = 5_000
    draw = np.random.default_rng(1)
    indices = draw.integers(0, size, size * 20)
    owners = np.repeat(np.arange(size), 20)
    once = np.unique(owners * size + indices)
    owners, indices = once // size, once % size
    owners, indices = owners[owners != indices], indices[owners != indices]
    indptr = np.searchsorted(owners, np.arange(size + 1))
    lists = mutual(indptr, indices)
    given_pairs = set(zip(owners.tolist(), indices.tolist(), strict=True))
    assert len(lists.indices) == sum((b, a) in given_pairs for a, b in given_pairs)
