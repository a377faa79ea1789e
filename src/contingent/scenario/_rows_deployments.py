"""Keys of a deployment: its scheme and pace, its planned batches, its profile and its periods."""

from __future__ import annotations

from dataclasses import replace

from contingent.scenario._key import CROWD, DECADE, Key
from contingent.scenario._scenario import Scheme

__all__ = ["DEPLOYMENTS", "PERIODS", "PLANS"]

_BATCHES: tuple[Scheme, ...] = ("unit rotation", "single surge", "planned batches")
_STEADY: tuple[Scheme, ...] = ("individual replacement", "strength profile")
_SENDING: tuple[Scheme, ...] = (*_BATCHES, *_STEADY)
_LOSING: tuple[Scheme, ...] = (*_BATCHES, "fixed term", "no rotation")

DEPLOYMENTS: tuple[Key, ...] = (
    Key("deployments", "title", "text", "how to write it"),
    Key("deployments", "sender", "text", "key of the sender", required=True),
    Key("deployments", "host", "text", "name of the host state", required=True),
    Key("deployments", "scheme", "scheme", "how people are replaced", required=True, period=True),
    Key("deployments", "already_sent", "people", "people who had left by `already_sent_by`", (0, CROWD),
        "0 people", basis="assumed: nobody"),
    Key("deployments", "already_sent_by", "date", "day by which all of `already_sent` had left"),
    Key("deployments", "next_after", "days",
        "days from the as-of date until the next batch, or the surge, is ready", (0, DECADE),
        schemes=("unit rotation", "single surge"), period=True),
    Key("deployments", "batch", "people", "people in one batch", (1, 1_000_000), schemes=("unit rotation",),
        period=True),
    Key("deployments", "interval", "days", "days between two departures", (1, DECADE),
        schemes=("unit rotation",), period=True),
    Key("deployments", "tour", "days", "days in the theatre", (1, DECADE),
        schemes=("unit rotation", *_STEADY, "fixed term"), used=("planned batches",), period=True),
    Key("deployments", "strength", "people", "people kept up in the theatre", (1, CROWD),
        schemes=("individual replacement",), period=True),
    Key("deployments", "profile", "list",
        "strength asked for by date, a straight line between two dates", schemes=("strength profile",),
        period=True),
    Key("deployments", "surge", "people", "people of the one reinforcement", (1, CROWD),
        schemes=("single surge",), period=True),
    Key("deployments", "plan", "list", "batches that leave on given dates", schemes=("planned batches",),
        period=True),
    Key("deployments", "lift", "people per day", "people who can be carried each day", (1, 1_000_000),
        schemes=_SENDING, used=("fixed term", "no rotation"), period=True),
    Key("deployments", "transit", "days", "days on the way", (0, 365), "5 to 15 days", period=True,
        basis="assumed: by sea and rail over several thousand km"),
    Key("deployments", "training", "days", "days of training in the host country", (0, 730), "14 to 45 days",
        period=True, basis="assumed: trained soldiers learn the host's kit and signals"),
    Key("deployments", "handover", "days", "days that the old and the new batch overlap", (0, 180),
        "0 to 14 days", used=("unit rotation",), period=True,
        basis="assumed: relief in place takes up to two weeks"),
    Key("deployments", "combat_share", "fraction", "share at the front; the rest serves in support", (0, 1),
        "15 % to 70 %", period=True,
        basis="assumed, wide; McGrath, The Other End of the Spear (2007) has 0.25 to 0.4 of a theatre "
        "force in combat arms, and a host that supplies the support raises it"),
    Key("deployments", "delay", "days", "days by which a due batch leaves late", (0, DECADE), "0 days",
        used=_BATCHES, period=True, each="batch", basis="assumed: what is due leaves on time"),
    Key("deployments", "cancelled", "fraction",
        "chance that a due batch is cancelled; the next one is due as planned", (0, 1), "0 %", used=_BATCHES,
        period=True, basis="assumed: what is due leaves"),
    Key("deployments", "early_return", "fraction",
        "share who go home before their tour ends, other than by losses, spread evenly over the tour",
        (0, 0.99), "0 %", used=("unit rotation", *_STEADY, "fixed term", "planned batches"), period=True,
        basis="assumed: tours are served"),
    Key("deployments", "extension", "days", "most days that a tour is extended while its relief has not come",
        (0, DECADE), "0 days", used=("unit rotation",), period=True,
        basis="assumed: who has served the tour goes home, relieved or not"),
    Key("deployments", "replacement", "word", "how the lost are replaced, where the scheme itself does not",
        used=_LOSING, words=("none", "next batch", "trickle"), period=True,
        basis="assumed: the lost are not replaced"),
    Key("deployments", "replacement_lag", "days",
        "days from a loss until the one who replaces it leaves home, in a trickle", (0, 365), "30 days",
        used=_LOSING, period=True, basis="assumed: a month to find, equip and assemble replacements"),
    Key("deployments", "wounded_return", "word", "where the wounded go who recover for duty",
        words=("to unit", "home"), period=True, basis="assumed: to the unit they came from"),
    Key("deployments", "theatres", "shares", "share of each theatre; one of them takes the rest",
        required=True),
    Key("deployments", "periods", "list", "what changes from a date on; the rest stays as it was"),
)  # fmt: skip
"""One row a key; new keys have a fixed default under which nothing that was there before moves."""

PLANS: tuple[Key, ...] = (
    Key("plan", "leaves", "date", "day of departure", required=True),
    Key("plan", "people", "people", "people in the batch", (1, 1_000_000), required=True),
    Key("plan", "tour", "days", "days in the theatre, where other than the deployment's", (1, DECADE)),
    Key("profile", "date", "date", "day for which the strength holds", required=True),
    Key("profile", "people", "people", "people asked for in the theatre", (0, CROWD), required=True),
)

PERIODS: tuple[Key, ...] = (
    Key("periods", "from", "date", "first day of the period", required=True),
    *(
        # In a period nothing is required and nothing filled in: what it does not name stays as it was.
        replace(key, part="periods", required=False, default=None, basis="")
        for key in DEPLOYMENTS
        if key.period
    ),
)
