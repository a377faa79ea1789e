"""Keys of the front: opponents' losses and area of a theatre, ammunition and who delivers it."""

from __future__ import annotations

from contingent.scenario._key import CROWD, DECADE, Key

__all__ = ["AREA", "FRONT", "LOSSES", "SHARED"]

_SHARE = (0.0, 1.0)
_ROUNDS = 1e9  # assumed: a hundred years of the heaviest use of any army since 1945
_LAND = 1e7  # km2; assumed: more than the largest state but one
_POLYGONS = "weekly gains in occupied Ukraine, 18 weeks to 2024-11-17 (DeepState polygons)"

LOSSES = ("releases", "stands_in", "shared_intensity")
"""Keys of a theatre that count only where ``opponent_rate`` is given."""

AREA = ("area_most", "area_gain", "area_recent", "area_sd", "area_phi", "area_elasticity", "area_strength")
"""Keys of a theatre that count only where ``area`` or ``area_series`` is given."""

SHARED = ("allies", "releases", "stands_in")
"""Keys of a theatre that count where either is given."""

_THEATRES: tuple[Key, ...] = (
    Key("theatres", "opponent_rate", "per day",
        "share of the opponents lost each day to the host's own people, without the contingent", (1e-6, 1)),
    Key("theatres", "allies", "people", "the host's own people who face these opponents", (1, CROWD), "= opponents",
        basis="assumed: as many as the opponents"),
    Key("theatres", "releases", "fraction", "host soldiers freed for the front by each of the contingent in support",
        _SHARE, "uniform 0 % to 100 %", basis="assumed: from none to one for one"),
    Key("theatres", "stands_in", "fraction",
        "share of the contingent at the front that stands in for host soldiers sent elsewhere", _SHARE, "0 %",
        basis="assumed: they come on top"),
    Key("theatres", "shared_intensity", "fraction", "correlation of both sides' slow intensity of losses", _SHARE,
        "30 % to 70 %", basis="assumed: when one side presses, both lose more"),
    Key("theatres", "area", "km2", "area that the host's side holds on the as-of date", (0, _LAND)),
    Key("theatres", "area_series", "text",
        "CSV file beside this one with `date` and a column of km2: gives the area, its recent and its mean gain"),
    Key("theatres", "area_most", "km2", "area beyond which there is nothing to gain; else without bound", (0, _LAND)),
    Key("theatres", "area_gain", "km2 per day",
        "mean gain of the host's side, negative where it loses ground; needed with `area`", (-1e4, 1e4)),
    Key("theatres", "area_recent", "km2 per day", "gain of the last weeks, from which it returns to the mean",
        (-1e4, 1e4)),
    Key("theatres", "area_sd", "km2 per day", "sd of a week's gain about its mean", (0, 1e4),
        "= max(0.6 * area_gain, -0.6 * area_gain)", basis=f"mean 79, sd 47 km2: {_POLYGONS}"),
    Key("theatres", "area_phi", "number", "autocorrelation of the gain from week to week", (0, 0.99), "0.65",
        basis=f"{_POLYGONS}; 0.5 to 0.75"),
    Key("theatres", "area_elasticity", "number",
        "elasticity of the mean gain to net force, and to the fire that supply allows", (0, 2), "uniform 0 to 0.3",
        basis="assumed: weak, since monthly losses and area gained correlate at 0.14"),
    Key("theatres", "area_strength", "people", "the host's own people who fight over that area", (1, CROWD),
        "= allies", basis="assumed: those who face the opponents"),
)  # fmt: skip

_AMMUNITION: tuple[Key, ...] = (
    Key("ammunition", "title", "text", "how to write it"),
    Key("ammunition", "theatres", "texts", "keys of the theatres where it is fired; else all"),
    Key("ammunition", "stock", "rounds", "rounds of the host in stock on the first day", (0, _ROUNDS), required=True),
    Key("ammunition", "production", "rounds per day", "rounds that the host makes itself", (0, _ROUNDS), required=True),
    Key("ammunition", "guns", "number", "tubes that fire it", (0, 1e6), required=True),
    Key("ammunition", "rate", "rounds per day", "rounds that a tube fires where there is no want", (0, 1e4),
        required=True),
    Key("ammunition", "reserve", "days",
        "days of use under which the stock is spared: beyond what comes in, so much of it is fired a day", (7, DECADE),
        "30 days", basis="assumed: a month in hand"),
    Key("ammunition", "fire_share", "fraction", "share of the opponents' losses that its fire inflicts", _SHARE,
        "60 % to 90 %", basis="artillery and drones, as commonly reported 70 to 90 %; not verified"),
)  # fmt: skip

_DELIVERIES: tuple[Key, ...] = (
    Key("deliveries", "title", "text", "how to write it"),
    Key("deliveries", "ammunition", "text", "key of what is delivered", required=True),
    Key("deliveries", "supplier", "text", "key of the state that delivers, an actor or a sender", required=True),
    Key("deliveries", "rounds", "rounds per day", "rounds delivered in a steady flow", (0, _ROUNDS), "0 rounds per day",
        basis="assumed: nothing"),
    Key("deliveries", "once", "rounds", "one consignment, on the first day of the delivery", (0, _ROUNDS), "0 rounds",
        basis="assumed: none"),
    Key("deliveries", "before", "rounds", "rounds delivered before the scenario starts", (0, _ROUNDS), "0 rounds",
        basis="assumed: none"),
    Key("deliveries", "usable", "fraction", "share of the rounds that can be fired", _SHARE, "100 %",
        basis="assumed: all"),
    Key("deliveries", "lumps", "number", "sd of the logarithm of four weeks' deliveries", (0, 2), "0.3",
        basis="assumed: ships and trains come in lumps"),
    Key("deliveries", "begins", "date", "first day; else the start"),
    Key("deliveries", "until", "date", "last day; else the horizon"),
    Key("deliveries", "after", "text", "key of a decision or joiner: begins on the day on which it comes about"),
    Key("deliveries", "ends_with", "text", "key of a decision or joiner: ends on the day on which it comes about"),
)  # fmt: skip

FRONT: tuple[Key, ...] = (*_THEATRES, *_AMMUNITION, *_DELIVERIES)
