from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colead_measurement import NotMeasurable
from colead_measurement.multiplicity import benjamini_hochberg

# Benjamini & Hochberg (1995), section 3.2: fifteen comparisons of two treatments.
P_VALUES = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
]  # fmt: skip


def test_the_articles_own_example():
    found = benjamini_hochberg(P_VALUES, q=0.05)
    assert (found.estimate, found.shown) == (4.0, tuple([True] * 4 + [False] * 11))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.floats(0.01, 0.5))
def test_what_is_shown_is_what_the_step_up_rule_says(p_values, q):
    found = benjamini_hochberg(p_values, q=q)
    ordered = sorted(p_values)
    ranks = [i for i, p in enumerate(ordered, 1) if p * len(ordered) / i <= q]
    limit = ordered[max(ranks) - 1] if ranks else -1.0
    assert found.shown == tuple(p <= limit for p in p_values)


@pytest.mark.parametrize("p_values", [[1.1], [-0.1], []])
def test_what_is_no_p_value_is_refused(p_values):
    with pytest.raises(NotMeasurable):
        benjamini_hochberg(p_values)
