"""Words of probability after ICD 203, each with its number in brackets."""

from __future__ import annotations

from contingent.brief._format import percent_points

__all__ = ["BANDS", "dots_of", "futures_of_hundred", "word"]

# US Intelligence Community Directive 203, "Analytic Standards" (2015), D.6.e(2)(a): seven bands; a
# probability on an edge takes the higher band, below 1 % and above 99 % the outer words still stand.
BANDS: tuple[tuple[int, str], ...] = (
    (5, "almost no chance"),
    (20, "very unlikely"),
    (45, "unlikely"),
    (55, "roughly even chance"),
    (80, "likely"),
    (95, "very likely"),
    (101, "almost certain"),
)
"""Upper edge of each band in per cent (excluded), and its word."""


def word(probability: float) -> str:
    """Say a probability in the words of ICD 203.

    The word follows the *printed* percentage, so that word and number never part at an edge.

    Parameters
    ----------
    probability : float
        A fraction in [0, 1].

    Returns
    -------
    str
        Such as ``'very unlikely'``.

    References
    ----------
    Office of the Director of National Intelligence, ICD 203 (2015); numbers in brackets after
    Wintle et al., PLoS ONE 2019, doi:10.1371/journal.pone.0213522.

    Examples
    --------
    >>> word(0.06), word(0.5), word(0.999)
    ('very unlikely', 'roughly even chance', 'almost certain')
    """
    points = percent_points(probability)
    return next(name for edge, name in BANDS if points < edge)


def futures_of_hundred(probability: float) -> str:
    """Say a probability as a count of futures.

    Parameters
    ----------
    probability : float
        A fraction in [0, 1].

    Returns
    -------
    str

    Examples
    --------
    >>> futures_of_hundred(0.83), futures_of_hundred(0.001), futures_of_hundred(0.9999)
    ('83 of 100 futures', 'fewer than 1 of 100 futures', 'more than 99 of 100 futures')
    """
    if probability < 0.01:
        return "fewer than 1 of 100 futures"
    if probability > 0.99:
        return "more than 99 of 100 futures"
    return f"{percent_points(probability)} of 100 futures"


def dots_of(filled: int, total: int) -> str:
    """Say how many dots are filled, without a nought that reads as certainty.

    Examples
    --------
    >>> dots_of(0, 50), dots_of(3, 50)
    ('none of the 50 dots', '3 of the 50 dots')
    """
    if filled == 0:
        return f"none of the {total} dots"
    return f"all {total} dots" if filled == total else f"{filled} of the {total} dots"
