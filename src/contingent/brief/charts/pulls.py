"""The actor map: where each stands, and how far it pulls each decider."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contingent.brief.charts._style import ACCENT, INK, QUIET, SIZES, Spec, config

__all__ = ["Standing", "pulls"]

_UP = "#d55e00"  # of Okabe and Ito, as everywhere; up and down differ by side too, so colour is not alone


@dataclass(frozen=True, slots=True)
class Standing:
    """One actor: its title, its stance (least, middle, greatest), and its pull on each decider, in points."""

    title: str
    low: float
    middle: float
    high: float
    decides: bool
    on: tuple[float, ...]


def pulls(actors: Sequence[Standing], deciders: Sequence[str], *, size: str) -> Spec:
    """Write the spec of the actor map.

    Parameters
    ----------
    actors : sequence of Standing
        From the top of the picture down.
    deciders : sequence of str
        Titles of the deciders, in the order of each actor's pulls.
    size : {'wide', 'narrow'}
        Stances beside the pulls, or above them.

    Returns
    -------
    dict
        Vega-Lite.
    """
    wide = size == "wide"
    order = [actor.title for actor in actors]
    most = max([abs(pull) for actor in actors for pull in actor.on] or [1.0]) or 1.0
    room = SIZES[size] - (150 if wide else 128)
    first = _stances(actors, order, int(room * 0.42) if wide else room)
    # At a phone's width the pulls stand below the stances, with the names once more.
    share = int(room * 0.56 / max(len(deciders), 1)) if wide else int((room - 12) / max(len(deciders), 1))
    bars = [_bars(actors, order, place, title, most, share, named=not wide and place == 0)
            for place, title in enumerate(deciders)]  # fmt: skip
    shown: Spec = {"hconcat": [first, *bars], "spacing": 10}
    if not wide:
        shown = {"vconcat": [first, {"hconcat": bars, "spacing": 8}], "spacing": 22}
    return {**shown, "padding": {"left": 14, "right": 6, "top": 4, "bottom": 4}, "config": config(13 if wide else 12)}


def _rows(order: Sequence[str], *, named: bool) -> Spec:
    axis: Spec = {"title": None, "grid": True, "labelColor": INK, "labelLimit": 130}
    return {"field": "actor", "type": "nominal", "sort": list(order), "axis": {**axis, "labels": named}}


def _stances(actors: Sequence[Standing], order: Sequence[str], width: int) -> Spec:
    rows = [{"actor": a.title, "low": a.low, "middle": a.middle, "high": a.high, "decides": a.decides} for a in actors]
    scale = {"domain": [0, 100], "nice": False}
    x = {"field": "middle", "type": "quantitative", "scale": scale,
         "axis": {"title": "stance, 0 to 100", "tickCount": 5}}  # fmt: skip
    y = _rows(order, named=True)
    span = {"mark": {"type": "rule", "color": QUIET, "strokeWidth": 2},
            "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y}}  # fmt: skip
    fill = {"condition": {"test": "datum.decides", "value": INK}, "value": "#fffdf8"}
    dot = {"mark": {"type": "point", "shape": "circle", "size": 60, "stroke": INK, "strokeWidth": 1.6, "opacity": 1},
           "encoding": {"x": x, "y": y, "fill": fill}}  # fmt: skip
    return {"width": width, "height": {"step": 19}, "data": {"values": rows}, "layer": [span, dot]}


def _bars(
    actors: Sequence[Standing], order: Sequence[str], place: int, title: str, most: float, width: int, *, named: bool
) -> Spec:
    rows = [{"actor": actor.title, "pull": -actor.on[place]} for actor in actors]
    mark = float(f"{most * 0.6:.1g}")  # one tick a side: more would run into one another
    axis = {"title": "points", "values": [-mark, 0, mark], "format": "+.1~f" if mark >= 0.1 else "+.2~f"}
    x = {"field": "pull", "type": "quantitative", "scale": {"domain": [-most, most], "nice": False}, "axis": axis}
    color = {"condition": {"test": "datum.pull < 0", "value": ACCENT}, "value": _UP}
    return {
        "title": {"text": f"pull on {title}", "fontSize": 12, "fontWeight": "normal", "color": QUIET,
                  "anchor": "middle"},
        "width": width, "height": {"step": 19}, "data": {"values": rows},
        "mark": {"type": "bar", "height": 9},
        "encoding": {"x": x, "y": _rows(order, named=named), "color": color},
    }  # fmt: skip
