from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from colead_measurement import NotMeasurable
from colead_measurement.bootstrap import bca_interval
from colead_measurement.paired_change import paired_change
from colead_measurement.standardized import hedges_factor, noncentral_t_interval
from tests.measurement.worked import MOVIE_1, MOVIE_2, SLEEP_1, SLEEP_2, digits, ends

WAVES = st.lists(
    st.tuples(st.floats(1, 5), st.floats(1, 5)).map(lambda two: (round(two[0], 2), round(two[1], 2))),
    min_size=3,
    max_size=15,
).filter(lambda rows: np.ptp([a - b for a, b in rows]) > 0.05)


def test_t1_students_sleep():
    """R: t.test(extra ~ group, data = sleep, paired = TRUE); d by Cumming & Finch (domain notes T1)."""
    found = paired_change(SLEEP_2, SLEEP_1)
    assert (found.n, found.df) == (10, 9)
    assert (digits(found.t, 4), digits(found.p_value, 6)) == (-4.0621, 0.002833)
    assert (digits(found.estimate, 2), digits(found.interval, 4)) == (-1.58, (-2.4599, -0.7001))
    assert digits(found.correlation, 3) == 0.795
    turned = paired_change(SLEEP_1, SLEEP_2)
    assert (digits(turned.d_z.estimate, 4), digits(turned.d_z.interval, 3)) == (1.2846, (0.415, 2.118))
    assert digits(turned.g_z, 3) == 1.174
    assert (digits(turned.d_av.estimate, 3), digits(turned.d_av_rms, 3)) == (0.833, 0.832)


def test_t3_two_movies():
    """Lakens (2013), table 1 and the text after it; g_av with J at df 9, as pinned (domain notes T3)."""
    found = paired_change(MOVIE_2, MOVIE_1)
    assert (digits(found.mean_after, 1), digits(found.mean_before, 1)) == (8.7, 7.7)
    assert (digits(found.sd_after, 3), digits(found.sd_before, 3)) == (0.823, 0.949)
    assert digits(found.correlation, 3) == 0.726
    assert (digits(found.t, 3), found.df, digits(found.p_value, 5)) == (4.743, 9, 0.00105)
    assert (digits(found.d_z.estimate, 2), digits(found.d_av.estimate, 3)) == (1.50, 1.129)
    assert (digits(found.g_av, 3), digits(found.d_av.estimate * hedges_factor(18), 3)) == (1.031, 1.081)


def test_the_bootstrap_is_the_one_of_scipy():
    """SciPy's BCa, with draws and quantiles of its own, agrees but for chance."""
    change = np.subtract(SLEEP_2, SLEEP_1)
    ours = bca_interval(lambda rows: change[rows].mean(axis=1), 10, level=0.95, seed=1, resamples=100_000)
    theirs = stats.bootstrap((change,), np.mean, n_resamples=100_000, method="BCa", rng=2).confidence_interval
    assert ours is not None
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=0.02)


def test_a_seed_gives_the_same_interval_and_another_seed_another():
    first, again, other = (paired_change(SLEEP_1, SLEEP_2, seed=seed).d_av.interval for seed in (4, 4, 5))
    assert first == again
    assert first != other


def test_more_people_than_the_jackknife_leaves_out_one_by_one():
    rng = np.random.default_rng(3)
    before = rng.normal(size=1_000)
    found = paired_change(
        before.tolist(), (before + rng.normal(0.5, 1, size=1_000)).tolist(), resamples=2_000
    )
    low, high = digits(found.d_av.interval, 6)
    assert (low < found.d_av.estimate < high, high - low < 0.2) == (True, True)


def test_people_too_alike_for_a_bootstrap_get_no_interval_of_it():
    """Nobody but one changes: in a third of the resamples nobody does, and there is nothing to divide by."""
    found = paired_change([3, 3, 3], [3, 3, 4])
    assert (digits(found.d_av.estimate, 4), found.d_av.interval, found.correlation) == (1.1547, None, None)


@given(st.floats(-8, 8), st.integers(2, 400))
def test_a_noncentral_interval_holds_where_scipys_distribution_says(t, df):
    interval = noncentral_t_interval(t, df, 1.0, 0.9)
    assert stats.nct.cdf(t, df, interval.low) == pytest.approx(0.95, abs=1e-5)
    assert stats.nct.cdf(t, df, interval.high) == pytest.approx(0.05, abs=1e-5)


@pytest.mark.parametrize("df", [2, 9, 60])
def test_a_noncentral_interval_goes_on_smoothly_where_the_distribution_cannot_be_reckoned(df):
    near, far = (ends(noncentral_t_interval(t, df, 1.0, 0.95)) for t in (999.0, 1_001.0))
    assert [end / 1_001 for end in far] == pytest.approx([end / 999 for end in near], rel=1e-3)


@given(WAVES, st.floats(-50, 50), st.floats(0.1, 20))
@settings(max_examples=40)
def test_shift_and_scale_move_the_points_and_not_the_sizes(rows, shift, scale):
    before, after = ([row[i] for row in rows] for i in (0, 1))
    plain = paired_change(before, after, resamples=2_000)
    moved = paired_change(
        [scale * x + shift for x in before], [scale * x + shift for x in after], resamples=2_000
    )
    assert moved.estimate == pytest.approx(scale * plain.estimate, abs=1e-9)
    assert moved.interval.low == pytest.approx(scale * plain.interval.low, abs=1e-6)
    assert moved.d_z.estimate == pytest.approx(plain.d_z.estimate, rel=1e-6, abs=1e-9)
    assert moved.g_av == pytest.approx(plain.g_av, rel=1e-6, abs=1e-9)


@given(WAVES, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_people_is_nothing_and_turning_time_round_turns_the_sign(rows, random):
    before, after = ([row[i] for row in rows] for i in (0, 1))
    plain, turned = (
        paired_change(before, after, resamples=2_000),
        paired_change(after, before, resamples=2_000),
    )
    random.shuffle(rows)
    mixed = paired_change([row[0] for row in rows], [row[1] for row in rows], resamples=2_000)
    assert mixed.t == pytest.approx(plain.t, rel=1e-9)
    assert (turned.t, turned.d_av.estimate) == pytest.approx((-plain.t, -plain.d_av.estimate), rel=1e-9)
    low, high = ends(plain.d_z.interval)
    assert ends(turned.d_z.interval) == pytest.approx((-high, -low), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(
    ("before", "after", "code", "sentence"),
    [
        ([1, 2], [2, 3], "too_few", '"before" needs at least 3 values; it has 2.'),
        ([1, 2, 3], [2, 3], "too_few", '"after" needs at least 3 values; it has 2.'),
        ([1, 2, 3, 4], [2, 3, 4], "uneven", '"before" has 4 values and "after" has 3.'),
        ([1, None, 3], [2, 3, 4], "missing", 'Value 2 of "before" is missing; leave out whom it belongs to.'),
        (
            [1, 2, math.nan],
            [2, 3, 4],
            "missing",
            'Value 3 of "before" is missing; leave out whom it belongs to.',
        ),
        ([1, 2, "3"], [2, 3, 4], "wrong_kind", 'Value 3 of "before" is not a number.'),
        ([1, 2, True], [2, 3, 4], "wrong_kind", 'Value 3 of "before" is not a number.'),
        ([1, 2, math.inf], [2, 3, 4], "out_of_range", 'Value 3 of "before" is too large.'),
        ([1, 2, 10**400], [2, 3, 4], "out_of_range", 'Value 3 of "before" is too large.'),
        ("123", [2, 3, 4], "wrong_kind", '"before" must be a list.'),
        (
            [0.1, 0.2, 0.3],
            [1.1, 1.2, 1.3],
            "constant",
            "Everybody changed by the same amount; an interval needs people who differ.",
        ),
    ],
)
def test_data_that_allow_no_answer_are_refused_in_a_sentence(before, after, code, sentence):
    with pytest.raises(NotMeasurable) as refused:
        paired_change(before, after)
    assert (refused.value.code, str(refused.value)) == (code, sentence)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"level": 1.0}, '"level" must be a number between 0.5 and 1.'),
        ({"level": "0.95"}, '"level" must be a number between 0.5 and 1.'),
        ({"seed": -1}, '"seed" must be between 0 and 1,000,000,000,000,000.'),
        ({"resamples": 100}, '"resamples" must be between 2,000 and 100,000.'),
        ({"resamples": 2e3}, '"resamples" must be a whole number.'),
    ],
)
def test_a_setting_out_of_range_is_refused(more, sentence):
    with pytest.raises(NotMeasurable) as refused:
        paired_change(SLEEP_1, SLEEP_2, **more)
    assert str(refused.value) == sentence
