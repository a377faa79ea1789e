"""What a row of the vocabulary says of one key of a scenario file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from contingent.scenario._scenario import Scheme
from contingent.scenario._units import UNITS, Unit

__all__ = ["ANY", "CROWD", "DECADE", "LONGEST_YEARS", "PARTS", "SCHEMES", "Form", "Key", "Part"]

Part = Literal[
    "top",
    "senders",
    "deployments",
    "plan",
    "profile",
    "periods",
    "theatres",
    "ammunition",
    "deliveries",
    "components",
    "changes",
    "demands",
    "substitutions",
    "correlations",
    "hypotheses",
    "actors",
    "treaties",
    "facts",
    "decisions",
    "joiners",
    "engagements",
    "forums",
    "interventions",
    "regions",
    "events",
    "questions",
    "sources",
]
Form = Literal[
    "text",
    "word",
    "date",
    "texts",
    "numbers",
    "groups",
    "scheme",
    "shares",
    "ties",
    "troops",
    "points",
    "threshold",
    "prior",
    "rank",
    "cost",
    "set",
    "part",
    "list",
]

SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
PARTS: tuple[Part, ...] = get_args(Part)

LONGEST_YEARS = 10
"""Longest time from start to horizon; assumed: no deployment of an army is foreseen further ahead."""

CROWD = 10_000_000.0  # people; assumed, above every army under arms since 1945
DECADE = 3_652.5  # days; assumed, as the longest horizon
ANY: tuple[float, float] = (-1e12, 1e12)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of one kind of part.

    Parameters
    ----------
    part, name : str
        Where it stands: the kind of part, and the key.
    form : str
        A unit (then it is a quantity with a distribution), or text, date, texts ...
    help : str
        What it means, as a clause.
    support : tuple of float
        Least and greatest value of a quantity, in its unit.
    default : str or None
        What fills in; None where nothing does.
    required : bool
        Whether the file must have it whatever the scheme.
    schemes : tuple of str
        Schemes that cannot do without it.
    used : tuple of str
        Schemes that use it, besides those that need it; with none in either, all do.
    words : tuple of str
        What a word may be, the default first.
    period : bool
        Whether a period may change it.
    each : str
        ``batch`` where its value is drawn anew for each batch; else one value a future.
    basis : str
        Source of the default, or the word ``assumed`` with the reason.
    """

    part: Part
    name: str
    form: Unit | Form
    help: str
    support: tuple[float, float] = ANY
    default: str | None = None
    required: bool = False
    schemes: tuple[Scheme, ...] = ()
    used: tuple[Scheme, ...] = ()
    words: tuple[str, ...] = ()
    period: bool = False
    each: str = ""
    basis: str = ""

    @property
    def unit(self) -> Unit | None:
        """The kind of unit of a quantity; None for texts, dates and the like."""
        return next((unit for unit in UNITS if unit == self.form), None)

    @property
    def users(self) -> tuple[Scheme, ...]:
        """Schemes that use it."""
        return (*self.schemes, *self.used) or SCHEMES
