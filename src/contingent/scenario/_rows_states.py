"""Keys of the states: actors, treaties, facts, decisions, joiners, engagements, forums, interventions, regions."""

from __future__ import annotations

from contingent.scenario._key import CROWD, Key

__all__ = ["STATES"]

_SHARE = (0.0, 1.0)
_POINTS = (0.0, 100.0)
_STEEP = (0.0, 50.0)  # of log-odds; assumed: beyond it a decision is certain either way

_ACTORS: tuple[Key, ...] = (
    Key("actors", "title", "text", "how to write it"),
    Key("actors", "role", "word", "what it can do here",
        words=("neutral", "decider", "lever-holder", "opponent", "possible joiner", "forum")),
    Key("actors", "stance", "number", "where it stands on `stance_scale`, 0 to 100", _POINTS, required=True),
    Key("actors", "salience", "number", "how much it cares, 0 to 100; so much of its leverage it uses", _POINTS,
        required=True),
    Key("actors", "capability", "number", "its weight in a collective outcome, such as a share of world capability",
        (0, 1e9), "0", basis="assumed: a forum's weight is its members'"),
    Key("actors", "susceptibility", "fraction",
        "how far others can move it; else 1 less its salience, and 30 % at most for a decider", _SHARE),
    Key("actors", "moved_by", "ties", "leverage on it: share of what moves it, by actor; 100 % in all at most"),
    Key("actors", "known", "date", "day on which this was known"),
    Key("actors", "source", "text", "key of sources, or the word assumed; for all its values that name none"),
    Key("actors", "why", "text", "evidence for its values"),
)  # fmt: skip

_TREATIES: tuple[Key, ...] = (
    Key("treaties", "title", "text", "how to write it"),
    Key("treaties", "between", "texts", "keys of the actors whom it binds", required=True),
    Key("treaties", "kind", "word", "what it promises",
        words=("defence", "offence", "neutrality", "non-aggression", "consultation")),
    Key("treaties", "from", "date", "day of its signature"),
    Key("treaties", "through", "text", "key of a treaty without which it binds nobody"),
    Key("treaties", "source", "text", "key of sources, or the word assumed"),
    Key("facts", "date", "date", "day on which it was known; later than `as_of` it is not used", required=True),
    Key("facts", "who", "texts", "keys of the actors", required=True),
    Key("facts", "text", "text", "what is known", required=True),
    Key("facts", "source", "text", "key of sources, or the word assumed"),
    Key("facts", "stance", "number", "stance of these actors from that day on", _POINTS),
    Key("facts", "salience", "number", "salience of these actors from that day on", _POINTS),
)  # fmt: skip

_DECISIONS: tuple[Key, ...] = (
    Key("decisions", "title", "text", "how to write it"),
    Key("decisions", "kind", "word",
        "what may be decided: to send a batch that is due, to stop, to enlarge, to change the scheme; "
        "or an event", words=("event", "send", "stop", "enlarge", "change")),
    Key("decisions", "to", "word",
        "what the scheme changes to: replacing the lost only, or (from unit rotation) one last batch and no more",
        words=("replacing the lost", "single surge")),
    Key("decisions", "deployment", "text", "key of the deployment, of which each kind but event needs one"),
    Key("decisions", "by", "texts", "keys of the actors who decide"),
    Key("decisions", "base", "fraction", "chance in a month without need, full capacity or pressure", _SHARE,
        required=True),
    Key("decisions", "need", "number",
        "log-odds added when all of the force are lost: up for sending, enlarging and changing, down for stopping",
        _STEEP, "0", basis="assumed: losses decide nothing"),
    Key("decisions", "capacity", "number",
        "log-odds lost when nobody is left to send: for sending and enlarging; gained for stopping and changing",
        _STEEP, "0", basis="assumed: who is left at home decides nothing"),
    Key("decisions", "pressure", "number",
        "log-odds lost when the deciders are pulled down the whole scale; gained for stopping and changing",
        _STEEP, "0", basis="assumed: nobody has measured what pressure does"),
    Key("decisions", "alarm", "number", "points by which each of the next three batches raises opponents' salience",
        _POINTS, "0", basis="assumed: opponents care as they do now"),
    Key("decisions", "factor", "number",
        "by which batches, surge and strength are multiplied when enlarged, or a last batch", (1, 100), "2",
        basis="assumed: doubled"),
    Key("decisions", "until", "date", "day after which it can no longer come about; else the horizon"),
    Key("decisions", "why", "text", "reason"),
)  # fmt: skip

_JOINERS: tuple[Key, ...] = (
    Key("joiners", "title", "text", "how to write it"),
    Key("joiners", "who", "text", "key of the actor; else its own key"),
    Key("joiners", "kind", "word", "what it would join with", words=("troops", "arms")),
    Key("joiners", "side", "word", "whom it would join", words=("host", "opponents")),
    Key("joiners", "pact", "word", "defence pacts with those who began the war", words=("none", "one", "both")),
    Key("joiners", "contiguous", "word", "whether it borders on one of them", words=("no", "yes")),
    Key("joiners", "major_power", "word", "whether it is a major power", words=("no", "yes")),
    Key("joiners", "treaty", "word", "whether a treaty has been invoked; then it joins only where that is honoured",
        words=("not invoked", "invoked")),
    Key("joiners", "invoked", "fraction", "chance in a year that its treaty is invoked; then it joins where that is "
        "honoured, instead of by the base rate", (0, 0.999)),
    Key("joiners", "honoured", "fraction", "chance that its treaty is honoured; else 22 to 75 %", _SHARE),
    Key("joiners", "war_began", "date", "first day of the war that it would join"),
    Key("joiners", "yearly", "fraction", "chance in a year, where no base rate fits (always with arms)", (0, 0.999)),
    Key("joiners", "factor", "number", "adjustment of the base rate to this case", (0, 1_000), "1",
        basis="assumed: as others in its place"),
    Key("joiners", "if_more", "number", "factor from the day on which a further batch has left", (0, 1_000), "1",
        basis="assumed: a further batch changes nothing for it"),
    Key("joiners", "why", "text", "reason"),
)  # fmt: skip

_CDB90 = "CDB90, battles of all years (US Army CAA, ODC-BY J. B. Arnold)"
_ENGAGEMENTS: tuple[Key, ...] = (
    Key("engagements", "title", "text", "how to write it"),
    Key("engagements", "date", "date", "day on which it is decided", required=True),
    Key("engagements", "attacker", "people", "people of the attacker", (1, CROWD), required=True),
    Key("engagements", "defender", "people", "people of the defender", (1, CROWD), required=True),
    Key("engagements", "deployment", "text", "key of a deployment whose people at the front on that day come on top"),
    Key("engagements", "side", "word", "whose side that deployment is on", words=("attacker", "defender")),
    Key("engagements", "attempted", "fraction", "chance that the attack is made at all by then", _SHARE, "100 %",
        basis="assumed: the question is who wins, not who tries"),
    Key("engagements", "posture", "word", "of the defender; only fortified changes the chance",
        words=("hasty", "prepared", "fortified", "delaying", "withdrawing")),
    Key("engagements", "air", "word", "who is superior in the air", words=("neither", "attacker", "defender")),
    Key("engagements", "surprise", "number", "3 complete, by the attacker, to -3, by the defender", (-3, 3), "0",
        basis=f"three battles in four have none that counted ({_CDB90})"),
    Key("engagements", "why", "text", "reason"),
)  # fmt: skip

_FORUMS: tuple[Key, ...] = (
    Key("forums", "title", "text", "how to write it"),
    Key("forums", "date", "date", "day of the outcome", required=True),
    Key("forums", "members", "texts", "keys of the actors who settle it", required=True),
    Key("forums", "vetoes", "texts", "members without whom there is no outcome below their stance"),
    Key("forums", "options", "points", "stance of each named option", required=True),
    Key("forums", "challenge", "word", "whether to show Bueno de Mesquita's challenge model beside it",
        words=("no", "yes")),
    Key("forums", "why", "text", "reason"),
    Key("interventions", "title", "text", "how to write it"),
    Key("interventions", "who", "text", "key of the actor who moves", required=True),
    Key("interventions", "from", "date", "first day on which it holds", required=True),
    Key("interventions", "stance", "number", "its stance from then on", _POINTS),
    Key("interventions", "salience", "number", "its salience from then on", _POINTS),
    Key("interventions", "on", "text", "key of the actor on whom its leverage changes"),
    Key("interventions", "leverage", "fraction", "its leverage on that actor from then on", _SHARE),
    Key("interventions", "source", "text", "key of sources, or the word assumed"),
    Key("interventions", "why", "text", "reason"),
)  # fmt: skip

_REGIONS: tuple[Key, ...] = (
    Key("regions", "title", "text", "how to write it"),
    Key("regions", "members", "texts", "keys of the actors whose capability counts there", required=True),
    Key("regions", "side", "texts", "members whose share together is read, such as the host and the sender",
        required=True),
    Key("regions", "troops", "troops", "armed forces of the sender and of the neighbours whom it faces, by actor"),
    Key("regions", "here", "ties", "share of a member's capability that counts there; of one not named, all of it"),
    Key("regions", "personnel", "fraction", "part of a sender's capability that its troops are", _SHARE, "16.7 %",
        basis="assumed: the composite index of capability weighs six shares alike, of which one is of troops"),
    Key("regions", "source", "text", "key of sources, or the word assumed; for all its values that name none"),
    Key("regions", "why", "text", "reason"),
)  # fmt: skip

STATES: tuple[Key, ...] = (*_ACTORS, *_TREATIES, *_DECISIONS, *_JOINERS, *_ENGAGEMENTS, *_FORUMS, *_REGIONS)
