"""Every key that a scenario file may hold, in one table: unit, support, default, help, source.

The checker, the defaults, the messages, the JSON Schema and the docs are made from it; to add a key, add a row.
"""

from __future__ import annotations

from contingent.scenario._key import CROWD, DECADE, LONGEST_YEARS, PARTS, SCHEMES, Form, Key, Part
from contingent.scenario._rows_deployments import DEPLOYMENTS, PERIODS, PLANS
from contingent.scenario._rows_front import FRONT
from contingent.scenario._rows_states import STATES
from contingent.scenario._rows_supply import SUPPLY
from contingent.scenario._rows_theatres import THEATRES

__all__ = ["LONGEST_YEARS", "PARTS", "SCHEMES", "VOCABULARY", "Form", "Key", "Part", "keys"]

_TOP: tuple[Key, ...] = (
    Key("top", "scenario", "text", "short name of the scenario", required=True),
    Key("top", "title", "text", "title of the briefing", required=True),
    Key("top", "as_of", "date", "day after which nothing known is used", required=True),
    Key("top", "start", "date", "first simulated day", required=True),
    Key("top", "horizon", "date", "last simulated day", required=True),
    Key("top", "matches", "groups", "groups of words by which a report is recognised"),
    Key("top", "senders", "part", "states that send", required=True),
    Key("top", "deployments", "part", "who is sent where, and by which scheme", required=True),
    Key("top", "theatres", "part", "where people serve", required=True),
    Key("top", "ammunition", "part", "rounds that the host's side has, gets and fires"),
    Key("top", "deliveries", "part", "rounds that states deliver"),
    Key("top", "components", "part", "formations that the sender has, by component; for `contingent sustain`"),
    Key("top", "demands", "part", "formations that are wanted, by place"),
    Key("top", "substitutions", "list", "kinds that may stand in for others"),
    Key("top", "correlations", "list", "inputs that go together"),
    Key("top", "hypotheses", "part", "ways it could go, with prior probabilities"),
    Key("top", "stance_scale", "text", "what the stances of the actors mean, from 0 to 100"),
    Key("top", "actors", "part", "who decides, presses, may join: parts by name, or a CSV file beside this one"),
    Key("top", "treaties", "part", "commitments between actors"),
    Key("top", "facts", "list", "what became known of actors, by date"),
    Key("top", "decisions", "part", "what deciders may do in any month, and how likely"),
    Key("top", "joiners", "part", "states that may join"),
    Key("top", "engagements", "part", "attacks that may be made on a day, and who would win them"),
    Key("top", "forums", "part", "bodies that settle on an outcome"),
    Key("top", "interventions", "part", "moves whose effect `contingent compare` shows"),
    Key("top", "regions", "part", "where capability is balanced: what is away from home, shares of a region"),
    Key("top", "events", "list", "the calendar"),
    Key("top", "questions", "list", "forecast questions"),
    Key("top", "sources", "part", "where figures come from"),
)

_SENDERS: tuple[Key, ...] = (
    Key("senders", "title", "text", "how to write it"),
    Key("senders", "deployable", "people", "people who could be sent at all", (1, CROWD), required=True),
    Key("senders", "formation", "people", "people in one formation", (1, 1_000_000), "2_500 to 3_500 people",
        basis="assumed: a brigade without its heavy support"),
    Key("senders", "dwell", "days", "days at home between two tours of a formation", (0, DECADE),
        "6 to 18 months", basis="assumed: armies plan one to three times the tour, and cut it in war"),
    Key("senders", "home_floor", "people", "people of `deployable` who must stay at home", (0, CROWD), "0 people",
        basis="assumed: all who are deployable may be away at once"),
)  # fmt: skip

_REST: tuple[Key, ...] = (
    Key("correlations", "between", "texts", "dotted paths of the two inputs", required=True),
    Key("correlations", "rank", "rank", "rank correlation (Spearman), above -1 and below 1", required=True),
    Key("correlations", "source", "text", "key of sources, or the word assumed"),
    Key("correlations", "why", "text", "reason or place in the source"),
    Key("hypotheses", "title", "text", "how to write it"),
    Key("hypotheses", "prior", "prior", "probability before any claim weighs, 0 to 1", required=True),
    Key("hypotheses", "why", "text", "reason for the prior"),
    Key("hypotheses", "set", "set", "values that hold under it, by dotted path"),
    Key("events", "date", "date", "day of the event", required=True),
    Key("events", "name", "text", "what it is", required=True),
    Key("events", "place", "text", "where"),
    Key("events", "kind", "text", "meeting, election, treaty ..."),
    Key("events", "who", "texts", "keys of the actors who take part"),
    Key("events", "known", "date", "day on which it was known that it would be"),
    Key("events", "moves", "text", "what it changes: `china.stance`, or `north_korea.moved_by.china`"),
    Key("events", "size", "number",
        "points of stance or salience, or share of leverage, that it adds to what it moves; else nothing",
        (-100, 100)),
    Key("questions", "id", "text", "short name", required=True),
    Key("questions", "text", "text", "the question in words", required=True),
    Key("questions", "measure", "text", "what is measured", required=True),
    Key("questions", "of", "text", "key of the decision, joiner or engagement that is asked about"),
    Key("questions", "deployment", "text", "key of the deployment that is asked about; else the first"),
    Key("questions", "at_least", "threshold", "true from this value on"),
    Key("questions", "at_most", "threshold", "true up to this value"),
    Key("questions", "by", "date", "day on which it is answered", required=True),
    Key("sources", "title", "text", "how to cite it", required=True),
    Key("sources", "date", "date", "day it was known"),
    Key("sources", "origin", "texts", "names under which a report may cite the same origin"),
    Key("sources", "figures", "numbers",
        "figures taken from it; a claim of the same origin and figure weighs nothing"),
)  # fmt: skip

VOCABULARY: tuple[Key, ...] = (
    *_TOP, *_SENDERS, *DEPLOYMENTS, *PLANS, *PERIODS, *THEATRES, *FRONT, *SUPPLY, *STATES, *_REST,
)  # fmt: skip
"""One row a key."""


def keys(part: Part) -> dict[str, Key]:
    """Give the keys of one kind of part, by name.

    Parameters
    ----------
    part : str
        Such as top, senders, deployments, periods, theatres or sources.

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
