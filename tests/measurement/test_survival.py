from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colead_measurement import NotMeasurable
from colead_measurement.survival import survival
from tests.measurement.remission import PLACEBO, RELAPSED, TREATED
from tests.measurement.worked import digits


def test_t11_the_treated():
    found = survival(TREATED, list(map(bool, RELAPSED)))
    assert [(step.time, digits(step.survival, 3), digits(step.standard_error, 4)) for step in found.steps] == [
        (6, 0.857, 0.0764), (7, 0.807, 0.0869), (10, 0.753, 0.0963), (13, 0.690, 0.1068), (16, 0.627, 0.1141),
        (22, 0.538, 0.1282), (23, 0.448, 0.1346),
    ]  # fmt: skip
    assert (found.estimate, found.events) == (23, 9)


def test_t11_the_placebo():
    """R: survfit(..., conf.type = "log-log") gives the median 8 from 4 to 11."""
    found = survival(PLACEBO, [True] * 21)
    assert found.interval is not None
    assert (found.estimate, found.interval.low, found.interval.high) == (8, 4, 11)


def test_a_median_that_is_not_reached_is_none():
    found = survival([1, 2, 3, 4], [True, False, False, False])
    assert (found.estimate, found.steps[0].survival) == (None, 0.75)


@given(st.lists(st.integers(1, 30), min_size=2, max_size=30))
def test_where_nobody_is_lost_it_is_the_share_still_there(durations):
    for step in survival(durations, [True] * len(durations)).steps:
        assert step.survival == pytest.approx(np.mean(np.array(durations) > step.time))


def test_who_joins_late_is_at_risk_from_then_on():
    found = survival([2, 4, 5, 6], [True, True, True, True], entries=[0, 3, 0, 0])
    assert [(step.time, step.at_risk) for step in found.steps] == [(2, 3), (4, 3), (5, 2), (6, 1)]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (([1, 2], [False, False]), "It has happened to nobody; there is nothing to follow."),
        (([1, 0], [True, True]), "Person 2 ends before they begin, or at once."),
        (([1, 2], [True, True], [0, 3]), "Person 2 ends before they begin, or at once."),
        (([1, 2], [True]), '"events" needs at least 2 values; it has 1.'),
        (([1, 2], [True, 2]), 'Value 2 of "events" must be true or false (or 1 or 0).'),
    ],
)
def test_times_that_cannot_be_are_refused(question, sentence):
    with pytest.raises(NotMeasurable) as refused:
        survival(*question)
    assert str(refused.value) == sentence
