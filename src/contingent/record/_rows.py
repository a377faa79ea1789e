"""What the archive holds: forecasts that never change, and resolutions that are only added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Forecast", "Resolution"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a forecast came out.

    Parameters
    ----------
    came_about : bool
        Whether the event came about.
    value : float or None
        The measure's value where a number was given, in the measure's unit.
    source : str
        Who says so.
    on : datetime.date
        Day of the resolution.
    """

    came_about: bool
    value: float | None
    source: str
    on: date


@dataclass(frozen=True, slots=True)
class Forecast:
    """One forecast as it was made.

    Parameters
    ----------
    id : str
        Such as ``f12``.
    question : str
        In words.
    probability : float
        A fraction in [0, 1].
    measure : str
        Name in the registry of measures.
    by : datetime.date
        Day by which the event must have come about.
    at_least, at_most : float or None
        The event is a value of the measure within these, in its unit.
    scenario_sha256 : str
        Hash of the scenario it was made from.
    seed : int
        Seed of the run.
    version : str
        Version of the program.
    made : datetime.date
        Day it was made.
    resolutions : tuple of Resolution
        In the order recorded; the last is in force, earlier ones were corrected.
    """

    id: str
    question: str
    probability: float
    measure: str
    by: date
    at_least: float | None
    at_most: float | None
    scenario_sha256: str
    seed: int
    version: str
    made: date
    resolutions: tuple[Resolution, ...] = ()

    @property
    def outcome(self) -> bool | None:
        """Whether the event came about; None while it is open."""
        return self.resolutions[-1].came_about if self.resolutions else None
