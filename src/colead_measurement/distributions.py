"""The few distributions that the statistics ask, each by one name."""

from __future__ import annotations

import scipy  # its parts come when asked for


def normal_quantile(p: float) -> float:
    """Give the value that a standard normal stays under with probability p."""
    return float(scipy.special.ndtri(p))


def normal_two_sided(z: float) -> float:
    """Give the two-sided p-value of a standard normal."""
    return float(2 * scipy.special.ndtr(-abs(z)))


def t_quantile(p: float, df: float) -> float:
    """Give the value that Student's t stays under with probability p."""
    return float(scipy.special.stdtrit(df, p))


def t_two_sided(t: float, df: float) -> float:
    """Give the two-sided p-value of Student's t."""
    return float(2 * scipy.special.stdtr(df, -abs(t)))


def f_quantile(p: float, df1: float, df2: float) -> float:
    """Give the value that F stays under with probability p."""
    return float(scipy.special.fdtri(df1, df2, p))


def f_tail(f: float, df1: float, df2: float) -> float:
    """Give the probability that F exceeds a value."""
    return float(scipy.special.fdtrc(df1, df2, f))


def chi_square_tail(x: float, df: float) -> float:
    """Give the probability that chi-square exceeds a value."""
    return float(scipy.special.chdtrc(df, x))


def beta_quantile(p: float, a: float, b: float) -> float:
    """Give the value that a beta variable stays under with probability p."""
    return float(scipy.special.betaincinv(a, b, p))


def gamma_quantile(p: float, shape: float) -> float:
    """Give the value that a gamma variable of scale one stays under with probability p."""
    return float(scipy.special.gammaincinv(shape, p))
