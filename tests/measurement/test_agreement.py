from __future__ import annotations

import numpy as np
import pytest

from colead_measurement import NotMeasurable
from colead_measurement.agreement import agreement
from tests.measurement.worked import digits

# Shrout & Fleiss (1979), Psychological Bulletin 86, table 2: four judges, six targets.
JUDGES = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def test_t22_all_six_forms():
    found = agreement(JUDGES)
    squares = (found.between_people, found.between_raters, found.within_people, found.residual)
    assert [digits(one, 4) for one in squares] == [11.2417, 32.4861, 6.2639, 1.0194]
    assert {form.name: digits(form.estimate, 4) for form in found.forms} == {
        "ICC(1,1)": 0.1657, "ICC(2,1)": 0.2898, "ICC(3,1)": 0.7148,
        "ICC(1,4)": 0.4428, "ICC(2,4)": 0.6201, "ICC(3,4)": 0.9093,
    }  # fmt: skip


def test_their_intervals():
    """R: psych::ICC(sf), whose help prints the same table to two digits."""
    assert {form.name: digits(form.interval, 2) for form in agreement(JUDGES).forms} == {
        "ICC(1,1)": (-0.13, 0.72), "ICC(2,1)": (0.02, 0.76), "ICC(3,1)": (0.34, 0.95),
        "ICC(1,4)": (-0.88, 0.91), "ICC(2,4)": (0.07, 0.93), "ICC(3,4)": (0.68, 0.99),
    }  # fmt: skip


def test_a_scale_of_its_own_for_each_rater_is_nothing_to_icc_3():
    moved = (np.array(JUDGES) + np.array([10, -3, 0, 2])).tolist()
    plain, shifted = (
        {form.name: form.estimate for form in agreement(rows).forms} for rows in (JUDGES, moved)
    )
    assert shifted["ICC(3,1)"] == pytest.approx(plain["ICC(3,1)"])
    assert shifted["ICC(2,1)"] < plain["ICC(2,1)"]


@pytest.mark.parametrize(
    ("ratings", "code"),
    [([[1, 1], [1, 1]], "constant"), ([[1, 1], [2, 2]], "constant"), ([[1, 2]], "too_few"), ([[1, 2], [3]], "too_few"),
     ([[1, 2], [3, 4, 5]], "uneven")],
)  # fmt: skip
def test_ratings_that_allow_no_answer_are_refused(ratings, code):
    with pytest.raises(NotMeasurable) as refused:
        agreement(ratings)
    assert refused.value.code == code
