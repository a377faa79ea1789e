"""Reference figures for drafts: active forces by state with source and year, sizes of formations.

The tables beside this file are `data/states.csv` (codes and names) and `data/forces.csv`: military personnel
of 66 states from National Material Capabilities, and for all states figures recalled from general knowledge.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

__all__ = ["SOURCES", "Figure", "ForceSource", "Forces", "State", "formation", "state"]


@dataclass(frozen=True, slots=True)
class ForceSource:
    """Where figures of forces come from.

    Parameters
    ----------
    title : str
        How to cite it.
    known_from : datetime.date
        First day on which a scenario may use it.
    published : bool
        A page or data set has the figure; False for what is recalled.
    """

    title: str
    known_from: date
    published: bool


_NMC = "National Material Capabilities {}, military personnel (Correlates of War; Singer, Bremer and Stuckey 1972)"
SOURCES = {
    "nmc6": ForceSource(_NMC.format("6.0"), date(2021, 12, 31), published=True),  # released in 2021
    # Released after 17 November 2024; the day is assumed, and late enough.
    "nmc7": ForceSource(_NMC.format("7.0"), date(2025, 12, 31), published=True),
    "recalled": ForceSource("Active forces as commonly published, recalled and rounded", date(2024, 1, 1), False),
    "unsure": ForceSource("Active forces, recalled; sources differ widely", date(2024, 1, 1), False),
}
"""Sources of the table of forces, by key."""

_DIFFER = 1.2  # assumed: figures within a fifth of each other are one figure of several years


@dataclass(frozen=True, slots=True)
class Figure:
    """Active forces of a state in a year, people; `source` is a key of :data:`SOURCES`."""

    active: int
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class Forces:
    """What is known of a state's active forces on a day.

    Parameters
    ----------
    main : Figure
        The latest published figure known by then; a recalled one where there is none.
    other : Figure or None
        A later one that differs by more than a fifth.
    dated : bool
        False where even the main figure came out later than that day.
    """

    main: Figure
    other: Figure | None
    dated: bool

    @property
    def low(self) -> int:
        """The smaller figure, people."""
        return min(self.main.active, self.other.active) if self.other else self.main.active

    @property
    def high(self) -> int:
        """The larger figure, people."""
        return max(self.main.active, self.other.active) if self.other else self.main.active

    @property
    def title(self) -> str:
        """Source and year of the main figure."""
        return f"{SOURCES[self.main.source].title}, {self.main.year}"

    @property
    def known_from(self) -> date:
        """First day on which all of it was known."""
        return max(SOURCES[one.source].known_from for one in (self.main, self.other) if one)


@dataclass(frozen=True, slots=True)
class State:
    """A state with figures of its active forces, oldest first."""

    iso: str
    name: str
    figures: tuple[Figure, ...]

    @property
    def active(self) -> int:
        """Active forces by the latest published figure, people."""
        return self.forces(date.max).main.active

    def forces(self, as_of: date) -> Forces:
        """Choose the figures for a scenario of a day; nothing known later is used where something was known.

        Examples
        --------
        >>> state("UA").forces(date(2024, 11, 17)).low, state("UA").forces(date(2026, 1, 1)).main.source
        (204000, 'nmc7')
        """
        known = [one for one in self.figures if SOURCES[one.source].known_from <= as_of]
        usable = known or list(self.figures[:1])
        published = [one for one in usable if SOURCES[one.source].published]
        main = (published or usable)[-1]
        later = [one for one in usable if one.year > main.year and _apart(one.active, main.active)]
        return Forces(main, later[-1] if later else None, bool(known))


def _apart(one: int, other: int) -> bool:
    return max(one, other) > _DIFFER * max(min(one, other), 1)


@cache
def _states() -> tuple[dict[str, State], dict[str, str]]:
    """Read the tables once: states by code, and codes by name in lower case."""
    figures: dict[str, list[Figure]] = {}
    for row in _table("forces.csv"):
        figures.setdefault(row["iso"], []).append(Figure(int(row["active_people"]), int(row["year"]), row["source"]))
    states, codes = {}, {}
    for row in _table("states.csv"):
        ordered = tuple(sorted(figures[row["iso"]], key=lambda one: one.year))
        states[row["iso"]] = State(row["iso"], row["name"], ordered)
        for name in (row["name"], *filter(None, row["also"].split("|"))):
            codes[name.lower()] = row["iso"]
    return states, codes


def _table(name: str) -> list[dict[str, str]]:
    text = resources.files("contingent.scenario").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def state(name_or_code: str) -> State | None:
    """Find a state by name or ISO 3166 alpha-2 code; None where no figure is at hand.

    Examples
    --------
    >>> state("North Korea").active, state("KP").name, state("Ruritania")
    (1280000, 'North Korea', None)
    """
    states, codes = _states()
    return states.get(name_or_code) or states.get(codes.get(" ".join(name_or_code.lower().split()), ""))


def formation(active: int | None) -> tuple[int, int, str]:
    """Give the size of one formation that an army of `active` people sends: low and high, people, and its kind.

    Examples
    --------
    >>> formation(1_280_000), formation(None), formation(0)
    ((2500, 4500, 'a brigade'), (400, 900, 'a battalion'), (80, 200, 'a company'))
    """
    # 100,000 and 5,000: assumed; smaller armies hardly send a brigade, or a battalion, at a time. Sizes as in common
    # field manuals: a brigade has 3,000 to 5,000 people, 2,500 without its heavy support; a battalion 400 to 900; a
    # company 80 to 200.
    if active is None:
        return 400, 900, "a battalion"
    if active >= 100_000:
        return 2_500, 4_500, "a brigade"
    return (400, 900, "a battalion") if active >= 5_000 else (80, 200, "a company")
