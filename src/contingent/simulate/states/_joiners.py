"""How often third states have joined disputes and wars, by pact, contiguity and year of the war."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.errors import UsageError

__all__ = ["TREATIES_HONOURED", "Rate", "join_rate", "war_year_rate"]

TREATIES_HONOURED = (0.22, 0.75)
"""Share of alliance commitments honoured, a range over definitions that differ.

0.22: all commitments 1945 to 2003, Berkemeier and Fuhrmann 2018, Research and Politics. 0.75: all commitments 1816 to
1944 (74.5 %), Leeds, Long and Mitchell 2000, J. Conflict Resolution 44:686-699.
"""

# Third states in the 40 disputes of 1946 to 2010 that reached war: (joined, states), by defence pact with the
# originators (none, on one side, on both), contiguous to one, major power. Counted from the MID 2.2.1 of Gibler,
# Miller and Little, ATOP 5.1 and the Correlates of War lists of contiguity and major powers.
_JOINED = {
    ("none", False, False): (32, 4521),
    ("none", False, True): (14, 145),
    ("none", True, False): (14, 299),
    ("none", True, True): (2, 17),
    ("one", False, False): (15, 317),
    ("one", False, True): (5, 20),
    ("one", True, False): (25, 126),
    ("one", True, True): (6, 9),
    ("both", False, False): (1, 37),
    ("both", False, True): (0, 4),
    ("both", True, False): (7, 20),
}
# Wars with a new joiner of wars still running, by years since the start, 1946 to 2010; same sources.
_BY_YEAR = ((16, 40), (12, 34), (5, 22))
_LATER = (4, 58)  # years 3 to 5 of 1816 to 2010 together: after 1946 alone they are 1 of 31


@dataclass(frozen=True, slots=True)
class Rate:
    """A share that was counted.

    Parameters
    ----------
    joined : int, 0 or more
        How often it happened.
    of : int, 1 or more
        How often it could have.
    """

    joined: int
    of: int

    def __post_init__(self) -> None:
        if self.of < 1 or not 0 <= self.joined <= self.of:
            raise UsageError(
                "a count lies outside what was counted",
                value=f"{self.joined} of {self.of}",
                allowed="0 or more, at most the whole, and a whole of 1 or more",
                mend="correct the counts",
            )

    @property
    def share(self) -> float:
        """The share as counted, 0 to 1."""
        return self.joined / self.of

    def interval(self, level: float = 0.9) -> tuple[float, float]:
        """Give the interval of the probability behind the count.

        Parameters
        ----------
        level : float, 0 to 1
            Mass of the interval, as much left out below as above.

        Returns
        -------
        (float, float)

        Notes
        -----
        The posterior is ``Beta(0.5 + joined, 0.5 + of - joined)``, from Jeffreys' Beta(0.5, 0.5).

        Examples
        --------
        >>> [round(end, 3) for end in Rate(1, 15).interval()]
        [0.012, 0.233]
        """
        from scipy.special import betaincinv

        tails = (0.5 - level / 2.0, 0.5 + level / 2.0)
        low, high = (float(betaincinv(0.5 + self.joined, 0.5 + self.of - self.joined, tail)) for tail in tails)
        return low, high


def join_rate(pact: str, *, contiguous: bool, major_power: bool = False) -> Rate:
    """Give how often a third state joined a war, over the whole war.

    Parameters
    ----------
    pact : {"none", "one", "both"}
        Defence pacts with those who began the war: none, with one side, with both.
    contiguous : bool
        Whether it is contiguous to one of them, as the Correlates of War count it.
    major_power : bool, default False
        Whether it is a major power of the Correlates of War.

    Returns
    -------
    Rate

    Raises
    ------
    UsageError
        If there is no such pact, or no such state was ever observed.

    Examples
    --------
    >>> round(join_rate("one", contiguous=True).share, 3)
    0.198
    """
    counted = _JOINED.get((pact, bool(contiguous), bool(major_power)))
    if counted is not None:
        return Rate(*counted)
    if pact not in {"none", "one", "both"}:
        raise UsageError("no such pact", value=pact, allowed="none, one, both", mend="name the pact")
    raise UsageError(
        "no such state was observed: a major power that borders on a war and has pacts with both sides",
        mend="take the rate of the nearest kind, and say so",
    )


def war_year_rate(years_since_start: int) -> Rate:
    """Give how often a running war got a new joiner in one year of it.

    Parameters
    ----------
    years_since_start : int, 0 or more
        Calendar years since the war began; from 3 on all years count together, there being so few.

    Returns
    -------
    Rate

    Raises
    ------
    UsageError
        If the year lies before the start.

    Examples
    --------
    >>> war_year_rate(0).share, round(war_year_rate(3).share, 2)
    (0.4, 0.07)
    """
    if years_since_start < 0:
        raise UsageError("the year lies before the war", value=years_since_start, allowed="0 or more")
    return Rate(*(_BY_YEAR[years_since_start] if years_since_start < len(_BY_YEAR) else _LATER))
