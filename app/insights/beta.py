"""The quantile of a Beta distribution, as far as soft bars need it.

The regularised incomplete beta function is the continued fraction DLMF 8.17.22, summed by the
modified method of Lentz; its inverse is found by bisection, because it never goes wrong.
"""

from __future__ import annotations

from math import exp, lgamma, log, log1p

_TINY = 1e-300
_CLOSE = 1e-15
_MOST_TERMS = 100_000


def cumulative(x: float, a: float, b: float) -> float:
    """I_x(a, b): how much of Beta(a, b) lies below ``x``.  ``a`` and ``b`` from 1 up, ``x`` from 0 to 1."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast on one side only
        return 1.0 - cumulative(1.0 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return min(max(front * _fraction(x, a, b), 0.0), 1.0)


def quantile(p: float, a: float, b: float) -> float:
    """The ``x`` below which a share ``p`` of Beta(a, b) lies."""
    low, high = 0.0, 1.0
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        if cumulative(middle, a, b) < p:
            low = middle
        else:
            high = middle


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1.0 / _off_zero(1.0 - (a + b) * x / (a + 1.0))
    total = d
    for m in range(1, _MOST_TERMS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 / _off_zero(1.0 + term * d)
            c = _off_zero(1.0 + term / c)
            total *= c * d
        if abs(c * d - 1.0) < _CLOSE:
            break
    return total


def _off_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
