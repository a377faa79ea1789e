"""Exponential, logarithm and normal quantile from exactly rounded operations only.

The libraries' own versions differ in the last bit between NumPy, Numba and processors, and a last
bit can turn one integer draw. These use nothing but + - * /, comparison, square root and scaling by
a power of two, all exactly rounded under IEEE 754, so a future is the same on every machine.

Sources: exp by table after Tang (1989), doi:10.1145/63522.214389; log after FreeBSD msun (Sun Microsystems, 1993);
normal quantile: Wichura, Algorithm AS 241 (1988), doi:10.2307/2347330, relative error about 1e-16.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._compile import inlined

__all__ = ["exp_many", "exponential", "log_many", "logarithm", "normal_many", "quick_normal", "quick_normal_many"]

LN2_HIGH, LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
PER_STEP = 92.332482616893656877  # 64 / ln 2
STEP_HIGH, STEP_LOW = LN2_HIGH / 64, LN2_LOW / 64  # exact: division by a power of two
L1, L2, L3 = 6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01
L4, L5 = 2.222219843214978396e-01, 1.818357216161805012e-01
L6, L7 = 1.531383769920937332e-01, 1.479819860511658591e-01
ROOT_HALF = 0.7071067811865476
CENTRE = 0.425  # half width of the middle branch of AS 241
FRACTION_BITS, BIAS = 52, 1023  # of a double under IEEE 754: bits of the fraction, exponent of one
FRACTION, ONE, HALF_BITS = (1 << FRACTION_BITS) - 1, BIAS << FRACTION_BITS, (BIAS - 1) << FRACTION_BITS
LOWEST = -700.0  # exp below is under 1e-304: zero for every count of people
HIGHEST = 700.0
# 2^(j/64), rounded correctly by decimal arithmetic: a library's exp2 may differ between machines.
ROOTS = np.array([float(Decimal(2) ** (Decimal(j) / 64)) for j in range(64)])
HALF, SIXTH, TWENTYFOURTH, HUNDREDTWENTIETH = 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120


@inlined
def bits(x):
    """Read a double as 64 bits; a look into it is what a vector can do, frexp and ldexp are calls."""
    return np.float64(x).view(np.int64)


@inlined
def unbits(word):
    """Read 64 bits as a double."""
    return np.int64(word).view(np.float64)


@inlined
def exponential(x):
    """Exponential of a number, clamped to [-700, 700]: a power of two, a 64th root of it, a short series."""
    x = x if x > LOWEST else LOWEST
    x = x if x < HIGHEST else HIGHEST
    n = np.floor(x * PER_STEP + 0.5)
    r = (x - n * STEP_HIGH) - n * STEP_LOW
    series = 1.0 + (r + (r * r) * (HALF + r * SIXTH + (r * r) * (TWENTYFOURTH + r * HUNDREDTWENTIETH)))
    k = np.int64(n)
    return series * ROOTS[np.uint64(k & 63)] * unbits(((k >> 6) + BIAS) << FRACTION_BITS)


def exp_many(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Exponential of an array, clamped to [-700, 700].

    Examples
    --------
    >>> float(exp_many(np.array([0.0]))[0])
    1.0
    """
    x = np.minimum(np.maximum(x, LOWEST), HIGHEST)
    n = np.floor(x * PER_STEP + 0.5)
    r = (x - n * STEP_HIGH) - n * STEP_LOW
    series = 1.0 + (r + (r * r) * (HALF + r * SIXTH + (r * r) * (TWENTYFOURTH + r * HUNDREDTWENTIETH)))
    k = n.astype(np.int64)
    out: NDArray[np.float64] = series * ROOTS[k & 63] * (((k >> 6) + BIAS) << FRACTION_BITS).view(np.float64)
    return out


@inlined
def logarithm(x):
    """Natural logarithm of a positive number, subnormal ones excepted."""
    word = bits(x)
    m = unbits((word & FRACTION) | HALF_BITS)  # in [1/2, 1)
    k = np.float64((word >> FRACTION_BITS) - (BIAS - 1))
    small = m < ROOT_HALF
    m = m * 2.0 if small else m
    k = k - 1.0 if small else k
    f = m - 1.0
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    rest = w * (L2 + w * (L4 + w * L6)) + z * (L1 + w * (L3 + w * (L5 + w * L7)))
    half = 0.5 * f * f
    return k * LN2_HIGH - ((half - (s * (half + rest) + k * LN2_LOW)) - f)


def log_many(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Natural logarithm of an array of positive numbers, subnormal ones excepted.

    Examples
    --------
    >>> float(log_many(np.array([1.0]))[0])
    0.0
    """
    word = np.asarray(x, dtype=np.float64).view(np.int64)
    m = ((word & FRACTION) | HALF_BITS).view(np.float64)
    k = ((word >> FRACTION_BITS) - (BIAS - 1)).astype(np.float64)
    small = m < ROOT_HALF
    m, k = np.where(small, m * 2.0, m), np.where(small, k - 1.0, k)
    f = m - 1.0
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    rest = w * (L2 + w * (L4 + w * L6)) + z * (L1 + w * (L3 + w * (L5 + w * L7)))
    half = 0.5 * f * f
    return k * LN2_HIGH - ((half - (s * (half + rest) + k * LN2_LOW)) - f)


# AS 241, PPND16: numerators and denominators of the three branches, highest power first.
CENTRE_TOP = (
    2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
    1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0,
)  # fmt: skip
CENTRE_BOTTOM = (
    5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
    5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0,
)  # fmt: skip
TAIL_TOP = (
    7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
    3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0,
)  # fmt: skip
TAIL_BOTTOM = (
    1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
    6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1.0,
)  # fmt: skip
FAR_TOP = (
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
    2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0,
)  # fmt: skip
FAR_BOTTOM = (
    2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
    1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0,
)  # fmt: skip


def normal_many(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Standard normal quantiles of an array in (0, 1).

    Examples
    --------
    >>> float(normal_many(np.array([0.5]))[0])
    0.0
    """
    q = p - 0.5
    out = q * _ratio_many(0.180625 - q * q, CENTRE_TOP, CENTRE_BOTTOM)
    far = np.abs(q) > CENTRE
    if far.any():
        out[far] = _tail_many(p[far], q[far])
    return out


def _tail_many(p: NDArray[np.float64], q: NDArray[np.float64]) -> NDArray[np.float64]:
    r = np.sqrt(-log_many(np.where(q < 0.0, p, 1.0 - p)))
    near, far = _ratio_many(r - 1.6, TAIL_TOP, TAIL_BOTTOM), _ratio_many(r - 5.0, FAR_TOP, FAR_BOTTOM)
    value = np.where(r <= 5.0, near, far)
    return np.where(q < 0.0, -value, value)


def _ratio_many(r: NDArray[np.float64], top: tuple[float, ...], bottom: tuple[float, ...]) -> NDArray[np.float64]:
    up = ((((((top[0] * r + top[1]) * r + top[2]) * r + top[3]) * r + top[4]) * r + top[5]) * r + top[6]) * r
    down = bottom[0] * r + bottom[1]
    down = ((((down * r + bottom[2]) * r + bottom[3]) * r + bottom[4]) * r + bottom[5]) * r + bottom[6]
    return (up + top[7]) / (down * r + bottom[7])


# The quick quantile: in each 32nd of an octave of the probability a cubic through four values of AS 241.
PARTS_BITS = 5  # 16 parts are off by 1.1e-8 at most, 32 by 7.4e-10 (measured)
CUT = FRACTION_BITS - PARTS_BITS  # bits of the place within a part
LEAST = 2.0**-54  # the smallest uniform
FIRST_PART = (BIAS - 54) << PARTS_BITS
WITHIN = (1 << CUT) - 1
NEAR, FAR = 0.19134171618254489, 0.46193976625564338  # nodes at -far, -near, near, far: Chebyshev's, least error


def _cubics() -> NDArray[np.float64]:
    parts = np.arange(FIRST_PART, ((BIAS - 1) << PARTS_BITS) + 1)
    start, end = ((parts + k) << CUT for k in (0, 1))
    low, high = start.view(np.float64), end.view(np.float64)
    a, b, c, d = (normal_many(low + (high - low) * (0.5 + node)) for node in (-FAR, -NEAR, NEAR, FAR))
    near, gap = NEAR * NEAR, FAR * FAR - NEAR * NEAR
    outer, inner = 0.5 * (d - a) / FAR, 0.5 * (c - b) / NEAR  # odd part over t, at both distances
    square, cube = 0.5 * ((a + d) - (b + c)) / gap, (outer - inner) / gap
    return np.stack([0.5 * (b + c) - near * square, inner - near * cube, square, cube], axis=1).ravel()


CUBICS = _cubics()
AT_SLOPE, AT_SQUARE, AT_CUBE = np.uint64(1), np.uint64(2), np.uint64(3)


@inlined
def smaller_tail(p):
    """Give the smaller of p and 1 - p, no less than the smallest uniform."""
    other = 1.0 - p
    h = p if p < other else other
    return h if h > LEAST else LEAST


@inlined
def quick_normal(p):
    """Standard normal quantile of a number in (0, 1], right to 1e-9.

    For draws by the day. No branch, logarithm or root: 2.8 ns, against 8.5 of AS 241 with its tails.
    """
    word = bits(smaller_tail(p))
    at = np.uint64(((word >> CUT) - FIRST_PART) << 2)
    t = unbits(((word & WITHIN) << PARTS_BITS) | ONE) - 1.5  # place within the part, from -1/2 to 1/2
    z = CUBICS[at + AT_CUBE] * t + CUBICS[at + AT_SQUARE]
    z = (z * t + CUBICS[at + AT_SLOPE]) * t + CUBICS[at]
    return z if p <= 0.5 else -z


def quick_normal_many(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Standard normal quantiles of an array in (0, 1], right to 1e-9.

    Examples
    --------
    >>> float(quick_normal_many(np.array([0.975]))[0].round(6))
    1.959964
    """
    word = np.maximum(np.minimum(p, 1.0 - p), LEAST).view(np.int64)
    at = ((word >> CUT) - FIRST_PART) << 2
    t = (((word & WITHIN) << PARTS_BITS) | ONE).view(np.float64) - 1.5
    z = CUBICS[at + 3] * t + CUBICS[at + 2]
    z = (z * t + CUBICS[at + 1]) * t + CUBICS[at]
    signed: NDArray[np.float64] = np.where(p <= 0.5, z, -z)
    return signed
