"""Every key that a scenario file may hold, in one table: unit, support, default, help, source.

The checker, the defaults, the messages and the docs are made from it; to add a key, add a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from contingent.scenario._scenario import Scheme
from contingent.scenario._units import UNITS, Unit

__all__ = ["LONGEST_YEARS", "PARTS", "SCHEMES", "VOCABULARY", "Key", "Part", "keys"]

Part = Literal["top", "senders", "deployments", "theatres", "hypotheses", "events", "questions", "sources"]
Form = Literal[
    "text",
    "date",
    "texts",
    "numbers",
    "groups",
    "scheme",
    "shares",
    "threshold",
    "prior",
    "set",
    "part",
    "list",
]

SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
PARTS: tuple[Part, ...] = get_args(Part)

LONGEST_YEARS = 10
"""Longest time from start to horizon; assumed: no deployment of an army is foreseen further ahead."""

_CROWD = 10_000_000.0  # people; assumed, above every army under arms since 1945
_DECADE = 3_652.5  # days; assumed, as the longest horizon
_ANY: tuple[float, float] = (-1e12, 1e12)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of one kind of part.

    Parameters
    ----------
    part, name : str
        Where it stands: the kind of part, and the key.
    form : str
        A unit (then it is a quantity with a distribution), or text, date, texts ...
    support : tuple of float
        Least and greatest value of a quantity, in its unit.
    default : str or None
        What fills in; None where nothing does.
    required : bool
        Whether the file must have it whatever the scheme.
    schemes : tuple of str
        Schemes that cannot do without it.
    help : str
        What it means, as a clause.
    basis : str
        Source of the default, or the word ``assumed`` with the reason.
    """

    part: Part
    name: str
    form: Unit | Form
    help: str
    support: tuple[float, float] = _ANY
    default: str | None = None
    required: bool = False
    schemes: tuple[Scheme, ...] = ()
    basis: str = ""

    @property
    def unit(self) -> Unit | None:
        """The kind of unit of a quantity; None for texts, dates and the like."""
        return next((unit for unit in UNITS if unit == self.form), None)


_SENDING: tuple[Scheme, ...] = ("unit rotation", "individual replacement", "single surge")
_CDB90 = "CDB90 battles since 1900 (US Army CAA, ODC-BY J. B. Arnold)"
_UA_GS = "Ukraine's General Staff, daily losses to 2024-11-17"

VOCABULARY: tuple[Key, ...] = (
    # The file as a whole.
    Key("top", "scenario", "text", "short name of the scenario", required=True),
    Key("top", "title", "text", "title of the briefing", required=True),
    Key("top", "as_of", "date", "day after which nothing known is used", required=True),
    Key("top", "start", "date", "first simulated day", required=True),
    Key("top", "horizon", "date", "last simulated day", required=True),
    Key("top", "matches", "groups", "groups of words by which a report is recognised"),
    Key("top", "senders", "part", "states that send", required=True),
    Key("top", "deployments", "part", "who is sent where, and by which scheme", required=True),
    Key("top", "theatres", "part", "where people serve", required=True),
    Key("top", "hypotheses", "part", "ways it could go, with prior probabilities"),
    Key("top", "events", "list", "the calendar"),
    Key("top", "questions", "list", "forecast questions"),
    Key("top", "sources", "part", "where figures come from"),
    # Senders.
    Key("senders", "title", "text", "how to write it"),
    Key("senders", "deployable", "people", "people who could be sent at all", (1, _CROWD), required=True),
    Key("senders", "formation", "people", "people in one formation", (1, 1_000_000), "2_500 to 3_500 people",
        basis="assumed: a brigade without its heavy support"),
    Key("senders", "dwell", "days", "days at home between two tours of a formation", (0, _DECADE),
        "6 to 18 months", basis="assumed: armies plan one to three times the tour, and cut it in war"),
    # Deployments.
    Key("deployments", "title", "text", "how to write it"),
    Key("deployments", "sender", "text", "key of the sender", required=True),
    Key("deployments", "host", "text", "name of the host state", required=True),
    Key("deployments", "scheme", "scheme", "how people are replaced", required=True),
    Key("deployments", "already_sent", "people", "people who had left by `already_sent_by`", (0, _CROWD),
        "0 people", basis="assumed: nobody"),
    Key("deployments", "already_sent_by", "date", "day by which all of `already_sent` had left"),
    Key("deployments", "next_after", "days",
        "days from the as-of date until the next batch, or the surge, is ready", (0, _DECADE),
        schemes=("unit rotation", "single surge")),
    Key("deployments", "batch", "people", "people in one batch", (1, 1_000_000), schemes=("unit rotation",)),
    Key("deployments", "interval", "days", "days between two departures", (1, _DECADE),
        schemes=("unit rotation",)),
    Key("deployments", "tour", "days", "days in the theatre", (1, _DECADE),
        schemes=("unit rotation", "individual replacement")),
    Key("deployments", "strength", "people", "people kept up in the theatre", (1, _CROWD),
        schemes=("individual replacement",)),
    Key("deployments", "surge", "people", "people of the one reinforcement", (1, _CROWD),
        schemes=("single surge",)),
    Key("deployments", "lift", "people per day", "people who can be carried each day", (1, 1_000_000),
        schemes=_SENDING),
    Key("deployments", "transit", "days", "days on the way", (0, 365), "5 to 15 days",
        basis="assumed: by sea and rail over several thousand km"),
    Key("deployments", "training", "days", "days of training in the host country", (0, 730), "14 to 45 days",
        basis="assumed: trained soldiers learn the host's kit and signals"),
    Key("deployments", "handover", "days", "days that the old and the new batch overlap", (0, 180),
        "0 to 14 days", basis="assumed: relief in place takes up to two weeks"),
    Key("deployments", "combat_share", "fraction", "share at the front; the rest serves in support", (0, 1),
        "15 % to 70 %",
        basis="assumed, wide; McGrath, The Other End of the Spear (2007) has 0.25 to 0.4 of a theatre "
        "force in combat arms, and a host that supplies the support raises it"),
    Key("deployments", "theatres", "shares", "share of each theatre; one of them takes the rest",
        required=True),
    # Theatres.
    Key("theatres", "title", "text", "how to write it"),
    Key("theatres", "country", "text", "ISO 3166 code of the country"),
    Key("theatres", "casualty_rate", "per day",
        "share of the reference force at the front lost each day", (1e-6, 1), "0.1 % to 1 % per day",
        basis="theatre force in a sustained offensive 0.1 to 0.6 % (Ardennes 1944; UA General "
        f"Staff October 2024); division-size attackers, middle 0.8 to 0.9 % ({_CDB90})"),
    Key("theatres", "reference_strength", "people", "own people for whom that rate holds", (1, _CROWD),
        "15_000 people", basis=f"middle of the class of attackers of 10,000 to 20,000 ({_CDB90})"),
    Key("theatres", "opponents", "people", "opponents in the theatre", (1, _CROWD), "7_250 people",
        basis="assumed: as in the reference battles, so that opponents change nothing"),
    Key("theatres", "reference_opponents", "people", "opponents for whom that rate holds", (1, _CROWD),
        "7_250 people", basis=f"median opponent of 99 attackers of 10,000 to 20,000 ({_CDB90})"),
    Key("theatres", "own_exponent", "number", "elasticity of losses to own strength", (-2, 2), "0.69",
        basis=f"regression on 584 side-battles, {_CDB90}; 0.5 to 0.9"),
    Key("theatres", "enemy_exponent", "number", "elasticity of losses to the opponents' strength", (-2, 2),
        "0.30", basis=f"the same regression, {_CDB90}; 0.1 to 0.5"),
    Key("theatres", "duration_exponent", "number", "elasticity of daily losses to days fought", (-2, 2),
        "-0.44", basis=f"the same regression, {_CDB90}; -0.6 to -0.3"),
    Key("theatres", "reference_duration", "days", "days fought for which that rate holds", (1, _DECADE),
        "16 days", basis=f"battles of 16 days and longer, {_CDB90}"),
    Key("theatres", "slow_sd", "number", "sd of the log level over 28 days", (0, 2), "0.19",
        basis=f"{_UA_GS}; 0.15 to 0.25"),
    Key("theatres", "daily_sd", "number", "sd of log losses from day to day", (0, 2), "0.28",
        basis=f"Ardennes 1944, daily differences 0.28; {_UA_GS}, residual 0.21"),
    Key("theatres", "daily_phi", "number", "autocorrelation of log losses from day to day", (0, 0.99), "0.6",
        basis="assumed: heavy days come in runs"),
    Key("theatres", "support_risk", "fraction", "casualty rate in support, as a share of the front's", (0, 1),
        "10 % to 30 %", basis="assumed: long-range fire reaches the rear, less often"),
    Key("theatres", "dead_share", "fraction", "dead among casualties", (0, 0.99), "pert 10, 25, 33 %",
        basis="dead of battle and of wounds: WWII 0.28, Europe 0.25, Korea 0.19 to 0.22 "
        "(US Surgeon General); Russia to February 2023 about 0.3 (UK MoD); least, mode and greatest are "
        "taken as such"),
    Key("theatres", "captured_share", "fraction", "captured or missing among casualties", (0, 1),
        "0.5 % to 5 %", basis="assumed: few are taken where the front moves slowly"),
    Key("theatres", "return_to_duty", "fraction", "wounded who return to duty", (0, 1), "40 % to 75 %",
        basis="returned by day 20: 0.75 after the Dupuy Handbook (1986), lower by assumption"),
    Key("theatres", "hospital", "days", "mean days until a wounded soldier returns or is sent home", (1, 730),
        "8 to 20 days", basis="assumed; the Dupuy rule has most back between days 6 and 20"),
    # Hypotheses, calendar, questions, sources.
    Key("hypotheses", "title", "text", "how to write it"),
    Key("hypotheses", "prior", "prior", "probability before any claim weighs, 0 to 1", required=True),
    Key("hypotheses", "why", "text", "reason for the prior"),
    Key("hypotheses", "set", "set", "values that hold under it, by dotted path"),
    Key("events", "date", "date", "day of the event", required=True),
    Key("events", "name", "text", "what it is", required=True),
    Key("events", "place", "text", "where"),
    Key("events", "kind", "text", "meeting, election, treaty ..."),
    Key("questions", "id", "text", "short name", required=True),
    Key("questions", "text", "text", "the question in words", required=True),
    Key("questions", "measure", "text", "what is measured", required=True),
    Key("questions", "at_least", "threshold", "true from this value on"),
    Key("questions", "at_most", "threshold", "true up to this value"),
    Key("questions", "by", "date", "day on which it is answered", required=True),
    Key("sources", "title", "text", "how to cite it", required=True),
    Key("sources", "date", "date", "day it was known"),
    Key("sources", "origin", "texts", "names under which a report may cite the same origin"),
    Key("sources", "figures", "numbers",
        "figures taken from it; a claim of the same origin and figure weighs nothing"),
)  # fmt: skip
"""One row a key. Ranges of losses: the sources named are those of the published parameter table."""


def keys(part: Part) -> dict[str, Key]:
    """Give the keys of one kind of part, by name.

    Parameters
    ----------
    part : str
        top, senders, deployments, theatres, hypotheses, events, questions or sources.

    Returns
    -------
    dict of str to Key
        In the order of the table.

    Examples
    --------
    >>> keys("deployments")["interval"].unit
    'days'
    """
    return _BY_PART[part]


_BY_PART: dict[Part, dict[str, Key]] = {
    part: {key.name: key for key in VOCABULARY if key.part == part} for part in PARTS
}
