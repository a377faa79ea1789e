"""Who will have served: tours and persons of a deployment from its strength, scheme and tour, with a spread.

Everyone who was sent is in exactly one state, so people served x mean stay = strength-years. The rest of this
file is about the mean stay: it is the nominal tour, less what losses, short posts and the end cut off.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.simulate._strength import HELD, NOMINAL, Luck, Strength, StrengthPoint, strength_years

__all__ = ["Force", "Served", "Way", "killed_and_returned", "who_served"]

Array = NDArray[np.float64]
Way = Literal["unit rotation", "individual replacement", "mixed", "fixed term"]

_EVACUATED_OF_WOUNDED = (0.3, 0.7)  # assumed: share of the wounded who do not come back to the force
_SICK_PER_YEAR = (0.01, 0.15)  # assumed: sent home sick or injured, per head and year
# Deaths per head and year where none are told: the range of published deaths over strength-years of nineteen
# deployments 1950 to 2022, 1.4 to 48 in a thousand.
_KILLED_PER_YEAR = (0.0014, 0.048)
_REFILLED = (0.0, 0.5)  # assumed: of gaps in a unit; a scheme that fills most of them is a mixed one
_SHORT_BY_UNIT = 0.5  # assumed: contingents that come and go as bodies have half the short posts of others
_HANDOVER_YEARS = 14 / 365  # assumed, as in drafts of scenarios: a relief in place takes up to two weeks
_STAY_COUNTS_HANDOVER = 0.5  # assumed: a nominal tour is as often the stay as the interval between reliefs
_EXTENDED = 0.25  # assumed: what remains below a quarter of a tour is an extension, no new contingent
_ABRUPT = 0.5  # of a tour; a strength known so shortly before the end was held until it
# At most this share of tours is not a person's first: 2.77 million persons served on 5.4 million deployments (RAND
# RR1928, 2018), an army of volunteers in fourteen years; conscripts seldom go twice.
_REPEAT = 1 - 2.77 / 5.4
_REST = 2.0  # tours at home between two tours, the goal of 1:2 (US Department of Defense, 2007)


@dataclass(frozen=True, slots=True)
class Force:
    """A deployment, as far as who served depends on it.

    Parameters
    ----------
    begin, end : float
        Years in decimals.
    points : tuple of StrengthPoint
        Dated strengths, in order.
    way : str
        ``unit rotation``, ``individual replacement``, ``mixed`` or ``fixed term``.
    tour_years : float
        Nominal tour, years, above 0.
    tour_error : float
        Standard deviation of the logarithm of the mean tour.
    short_posts : float
        At most this share of the strength stays half a tour (other services, staff, technicians).
    killed, wounded : float or None
        In the whole deployment; None where unknown.
    """

    begin: float
    end: float
    points: tuple[StrengthPoint, ...]
    way: Way
    tour_years: float
    tour_error: float = 0.0
    short_posts: float = 0.0
    killed: float | None = None
    wounded: float | None = None


@dataclass(frozen=True, slots=True)
class Served:
    """Draws of who served.

    Parameters
    ----------
    tours, persons : float array, shape (draws,), people
        Tours served, and persons who served one or more.
    strength_years : float array, shape (draws,)
        Strength summed over time.
    """

    tours: Array
    persons: Array
    strength_years: Array


def who_served(force: Force, draws: int = 4_000, seed: int = 0) -> Served:
    """Draw how many served in a deployment.

    Parameters
    ----------
    force : Force
        The deployment.
    draws : int
        Number of draws, 1 or more.
    seed : int
        Any integer; the same seed gives the same draws.

    Returns
    -------
    Served

    Raises
    ------
    UsageError
        If the tour is not above 0, no strength is known or the end comes before the beginning.

    Notes
    -----
    ``tours = strength-years / tour x losses x short posts + cut off``. A loss rate d raises arrivals by
    ``d tour / (1 - exp(-d tour))`` where each lost man is replaced by one who begins his own tour, and by up to
    ``1 + d tour / 2`` where replacements come for the rest of their unit's and half of the gaps stay open. The
    last contingent counts whole. No fewer served than were there at once. Of tours, up to
    half are second ones, growing with the number of tours that fit into the deployment.

    References
    ----------
    Little (1961), A proof for the queuing formula L = lambda W, doi:10.1287/opre.9.3.383.

    Examples
    --------
    >>> held = Force(1978.5, 2001.5, (StrengthPoint(1978.5, 2001.5, 680),), "unit rotation", 0.5)
    >>> tours = who_served(held).tours
    >>> bool(31_280 < np.median(tours) < 1.04 * 31_280)  # 680 x 23 / 0.5, and losses
    True
    """
    if not force.tour_years > 0:
        raise UsageError("a tour must be above 0 years", value=force.tour_years, allowed="above 0")
    luck = Luck(draws, seed)
    held = NOMINAL if force.way == "unit rotation" else HELD
    strength = strength_years(force.points, force.begin, force.end, luck, held)
    tour = force.tour_years * np.exp(force.tour_error * luck.normal("tour"))
    if force.way == "fixed term":
        tours = _term(force, strength, tour, luck)
    else:
        tours = strength.years / tour * _more(force, strength, tour, luck) + _cut_off(force, strength, tour, luck)
    tours = np.maximum(tours, strength.most)
    persons = np.maximum(tours * (1 - _again(force, tour, luck)), strength.most)
    return Served(tours, persons, strength.years)


def _loss_rate(force: Force, strength: Strength, luck: Luck) -> Array:
    """Share of the force lost to it a year: dead, wounded who do not return, sick."""
    killed = _log_uniform("killed", _KILLED_PER_YEAR, luck)
    if force.killed is not None:
        killed = force.killed / strength.years
    wounded = (force.wounded or 0.0) / strength.years * luck.uniform("evacuated", *_EVACUATED_OF_WOUNDED)
    return killed + wounded + _log_uniform("sick", _SICK_PER_YEAR, luck)


def _log_uniform(name: str, ends: tuple[float, float], luck: Luck) -> Array:
    spread: Array = np.exp(luck.uniform(name, float(np.log(ends[0])), float(np.log(ends[1]))))
    return spread


def _more(force: Force, strength: Strength, tour: Array, luck: Luck) -> Array:
    """How many more come than strength over nominal tour."""
    lost = _loss_rate(force, strength, luck) * tour
    own_tour: Array = lost / -np.expm1(-lost)
    by_unit = 1 + lost * luck.uniform("gaps refilled", *_REFILLED)
    # A share w of the strength that stays half a tour comes 2 w / tour: (1 - w) + 2 w in all.
    short = luck.uniform("short posts", 0.0, force.short_posts)
    if force.way != "unit rotation":
        return own_tour * (1 + short)
    overlap = luck.uniform("handover", 0.0, _HANDOVER_YEARS) * (luck.uniform("stay") < _STAY_COUNTS_HANDOVER)
    spaced: Array = 1 - np.minimum(overlap / tour, 0.5)
    return by_unit * (1 + _SHORT_BY_UNIT * short) / spaced


def _cut_off(force: Force, strength: Strength, tour: Array, luck: Luck) -> Array:
    """Tours that the end of the deployment cuts short, which count as whole ones."""
    single = len(force.points) == 1 and not force.points[0].peak
    if not single and force.end - force.points[-1].end > _ABRUPT * force.tour_years:
        return np.zeros_like(tour)  # drawn down by sending no more: everyone serves his tour
    if force.way == "individual replacement":
        return strength.last * luck.uniform("cut off", 0.0, 0.5)  # men at all stages of their tour go home at once
    tours = (force.end - force.begin) / force.tour_years  # nominal: contingents follow a calendar
    whole: Array = strength.last * (max(np.ceil(tours - _EXTENDED), 1.0) - tours)
    return whole if force.way == "unit rotation" else whole * luck.uniform("cut off")


def _term(force: Force, strength: Strength, tour: Array, luck: Luck) -> Array:
    """Strength plus replacements: nobody is relieved before his term ends, some of the lost are replaced."""
    people = [0.0, *(point.people for point in force.points)]
    rises = sum(max(after - before, 0.0) for before, after in pairwise(people))
    sent = strength.most * rises / max(people)
    renewed: Array = strength.years / tour  # terms that ended and were followed by others
    replaced = _loss_rate(force, strength, luck) * strength.years * luck.uniform("replaced")
    return np.maximum(sent, renewed) + replaced


def _again(force: Force, tour: Array, luck: Luck) -> Array:
    """Share of tours that are not a person's first."""
    room = np.clip(1 - (1 + _REST) * tour / (force.end - force.begin), 0.0, 1.0)
    return luck.uniform("again") * _REPEAT * room


def killed_and_returned(killed: Array, returned: Array) -> Array:
    """People served in a deployment that is over: each is dead or home.

    Parameters
    ----------
    killed, returned : float array, shape (draws,), people
        0 or more.

    Returns
    -------
    float array, shape (draws,), people

    Examples
    --------
    >>> killed_and_returned(np.array([17_175.0]), np.array([32_000.0]))
    array([49175.])
    """
    return killed + returned
