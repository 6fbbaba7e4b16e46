from __future__ import annotations

import pytest

from colead_measurement import NotMeasurable
from colead_measurement.fisher import fisher
from tests.measurement.worked import digits


def test_t17_the_lady_tasting_tea():
    """Fisher (1935); R: fisher.test(TeaTasting, conf.int = TRUE) prints 0.4857, 6.408 and from 0.2117."""
    found = fisher([[3, 1], [1, 3]])
    assert (digits(found.p_value, 4), digits(found.estimate, 3), found.n) == (0.4857, 6.408, 8)
    assert found.interval is not None
    assert digits(found.interval.low, 4) == 0.2117


def test_an_infinite_ratio_is_open_at_its_end():
    found = fisher([[4, 0], [0, 4]])
    assert found.interval is not None
    assert (found.estimate, found.interval.high, digits(found.p_value, 5)) == (None, None, 0.02857)


def test_a_table_turned_over_has_the_inverse_ratio():
    plain, turned = fisher([[7, 2], [3, 9]]), fisher([[2, 7], [9, 3]])
    assert plain.estimate is not None
    assert (turned.p_value, turned.estimate) == pytest.approx((plain.p_value, 1 / plain.estimate))


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ([[1, 2], [0, 0]], "constant"), ([[1, 2, 3], [1, 2, 3]], "uneven"), ([[1, 2]], "too_few"),
        ([[1, 2.5], [1, 2]], "wrong_kind"),
    ],
)  # fmt: skip
def test_tables_that_allow_no_answer_are_refused(table, code):
    with pytest.raises(NotMeasurable) as refused:
        fisher(table)
    assert refused.value.code == code
