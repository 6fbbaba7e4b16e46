from __future__ import annotations

import numpy as np
import pytest
from scipy import optimize

from colead_measurement import NotMeasurable
from colead_measurement.cox import cox
from tests.measurement.remission import DURATIONS, EVENTS, GROUPS
from tests.measurement.worked import digits

PLACEBO = [float(name == "placebo") for name in GROUPS]


@pytest.mark.parametrize(("ties", "b", "se"), [("efron", 1.572, 0.4124), ("breslow", 1.509, 0.4096)])
def test_t11_both_ways_with_ties(ties, b, se):
    (term,) = cox(DURATIONS, EVENTS, {"placebo": PLACEBO}, ties=ties).terms
    assert (digits(term.coefficient, 3), digits(term.standard_error, 4)) == (b, se)


def test_the_rest_of_what_r_prints():
    """R: coxph(Surv(time, status) ~ placebo): likelihood ratio 16.35 on 1 df, concordance 0.69."""
    found = cox(DURATIONS, EVENTS, {"placebo": PLACEBO})
    assert (digits(found.likelihood_ratio, 2), digits(found.concordance, 2), found.events) == (
        16.35,
        0.69,
        30,
    )
    assert found.warnings == ()


def partial(b, durations, events, matrix):
    """The partial likelihood written out, for data without ties."""
    eta = matrix @ b
    return -sum(eta[i] - np.log(np.exp(eta[durations >= durations[i]]).sum()) for i in np.flatnonzero(events))


def curvature(function, at, step=1e-4):
    """Second derivatives by differences: what a search by BFGS leaves behind is no more than a guess at them."""
    steps = step * np.eye(len(at))
    return np.array([[
        (function(at + a + b) - function(at + a - b) - function(at - a + b) + function(at - a - b)) / (4 * step**2)
        for b in steps] for a in steps])  # fmt: skip


def drawn(n=120, seed=4):
    rng = np.random.default_rng(seed)
    matrix = rng.normal(size=(n, 2))
    times = rng.exponential(1 / np.exp(matrix @ [0.7, -0.4]))
    return np.minimum(times, 1.5), times < 1.5, matrix


def test_two_terms_are_where_the_likelihood_written_out_is_largest():
    durations, events, matrix = drawn()
    found = cox(durations, events, {"one": matrix[:, 0], "two": matrix[:, 1]})
    best = optimize.minimize(partial, [0.0, 0.0], args=(durations, events, matrix))
    information = curvature(lambda b: partial(b, durations, events, matrix), best.x)
    assert [term.coefficient for term in found.terms] == pytest.approx(best.x, abs=1e-4)
    assert [term.standard_error for term in found.terms] == pytest.approx(
        np.sqrt(np.diag(np.linalg.inv(information))), rel=1e-3
    )
    assert found.log_likelihood == pytest.approx(-best.fun)


def test_the_unit_of_a_covariate_only_scales_its_coefficient():
    durations, events, matrix = drawn()
    plain, months = (cox(durations, events, {"x": scale * matrix[:, 0]}).terms[0] for scale in (1.0, 12.0))
    assert months.coefficient == pytest.approx(plain.coefficient / 12)
    assert months.check == pytest.approx(plain.check)


def test_hazards_that_cross_are_noticed_and_proportional_ones_are_not():
    rng = np.random.default_rng(9)
    group = np.repeat([0.0, 1.0], 300)
    crossing = np.where(group == 1, rng.weibull(3.0, size=600), rng.weibull(0.7, size=600))
    proportional = rng.exponential(1 / np.exp(0.5 * group))
    bent, straight = (
        cox(times, [True] * 600, {"group": group.tolist()}) for times in (crossing, proportional)
    )
    assert (bent.terms[0].check < 0.001, len(bent.warnings)) == (True, 1)
    assert (straight.terms[0].check > 0.05, straight.warnings) == (True, ())


def test_the_check_gives_false_alarm_as_often_as_it_says():
    rng = np.random.default_rng(11)
    group = np.repeat([0.0, 1.0], 40)
    checks = [
        cox(rng.exponential(1 / np.exp(0.5 * group)), [True] * 80, {"group": group.tolist()}).terms[0].check
        for _ in range(300)
    ]
    assert np.mean(np.array(checks) < 0.1) == pytest.approx(0.1, abs=0.055)


def test_few_events_are_named():
    found = cox([1, 2, 3, 4, 5], [True, True, True, False, False], {"x": [1, 0, 1, 1, 0]})
    assert "ten for each are the least" in found.warnings[0]


@pytest.mark.parametrize(
    ("covariates", "code"),
    [
        ({"x": [1, 1, 1, 1]}, "constant"), ({}, "constant"), ({"x": [4, 3, 2, 1]}, "not_identified"),
        ({"x": [1, 0, 1, 1], "y": [2, 0, 2, 2]}, "not_identified"), ({"x": [1, 2, 3]}, "uneven"),
    ],
)  # fmt: skip
def test_covariates_that_allow_no_answer_are_refused(covariates, code):
    with pytest.raises(NotMeasurable) as refused:
        cox([1, 2, 3, 4], [True] * 4, covariates)
    assert refused.value.code == code
