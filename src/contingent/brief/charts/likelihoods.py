"""The likelihood of a claim: how many times as likely it makes a future, over the futures there were before."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from contingent.brief.charts._style import ACCENT, INK, QUIET, SIZES, Spec, config

__all__ = ["Likelihood", "likelihoods"]

_HEIGHT = 130  # px of a panel


@dataclass(frozen=True, slots=True)
class Likelihood:
    """One panel: a reading of the claim.

    Parameters
    ----------
    title : str
        What the reading does, in words.
    unit : str
        Of the measure; ``''`` for an event.
    points : tuple of (float, float)
        Value, and how many times as likely it makes a future.
    bars : tuple of (float, float, float, float)
        From, to, share of futures before, share with all claims.
    """

    title: str
    unit: str
    points: tuple[tuple[float, float], ...]
    bars: tuple[tuple[float, float, float, float], ...]


def likelihoods(panels: Sequence[Likelihood], *, size: str) -> Spec:
    """Write the spec of a claim's likelihood.

    Parameters
    ----------
    panels : sequence of Likelihood
        One a reading, below one another.
    size : {'wide', 'narrow'}
        Which of the two pictures.

    Returns
    -------
    dict
        Vega-Lite.
    """
    wide = size == "wide"
    made = [_panel(one, SIZES[size] - 90, wide) for one in panels]
    return {"vconcat": made, "spacing": 24, "padding": 6, "config": config(13 if wide else 12)}


def _panel(one: Likelihood, width: int, wide: bool) -> Spec:
    words = textwrap.wrap(one.title, width // 7) or [""]
    title = {"text": words, "anchor": "start", "frame": "group", "fontSize": 13 if wide else 12, "offset": 6,
             "color": INK, "fontWeight": "bold"}  # fmt: skip
    top = 1.15 * max(1.0, *(factor for _, factor in one.points))
    layers = _event(one, top) if not one.unit else _curve(one, top)
    return {"title": title, "width": width, "height": _HEIGHT, "layer": layers}


def _y(field: str, top: float) -> Spec:
    axis = {"title": "times as likely", "titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": 0,
            "titleY": -8, "format": "~g", "tickCount": 4}  # fmt: skip
    return {"field": field, "type": "quantitative", "scale": {"domain": [0, top], "nice": False}, "axis": axis}


def _one(top: float) -> Spec:
    """The level at which a claim does nothing."""
    rule = {"type": "rule", "color": QUIET, "strokeDash": [3, 3]}
    return {"data": {"values": [{"factor": 1.0}]}, "mark": rule, "encoding": {"y": _y("factor", top)}}


def _curve(one: Likelihood, top: float) -> list[Spec]:
    end = one.points[-1][0]
    x = {"field": "value", "type": "quantitative", "scale": {"domain": [0, end], "nice": False},
         "axis": {"title": one.unit, "format": "~s" if end >= 10_000 else "~g", "tickCount": 6}}  # fmt: skip
    highest = max((max(bar[2], bar[3]) for bar in one.bars), default=1.0) or 1.0
    scale = 0.9 * top / highest  # bars fill the panel: only their shape is read
    bars = [
        {"value": low, "to": high, "before": before * scale, "after": after * scale}
        for low, high, before, after in one.bars
    ]
    rows = [{"value": value, "factor": factor} for value, factor in one.points]
    steps = [{"value": at, "after": bar["after"]} for bar in bars for at in (bar["value"], bar["to"])]
    return [
        {"data": {"values": bars}, "mark": {"type": "rect", "color": QUIET, "opacity": 0.25},
         "encoding": {"x": x, "x2": {"field": "to"}, "y": _y("before", top), "y2": {"datum": 0}}},
        {"data": {"values": steps}, "mark": {"type": "line", "color": QUIET, "strokeWidth": 1.2},
         "encoding": {"x": x, "y": _y("after", top)}},
        _one(top),
        {"data": {"values": rows}, "mark": {"type": "line", "color": ACCENT, "strokeWidth": 2.2},
         "encoding": {"x": x, "y": _y("factor", top)}},
    ]  # fmt: skip


def _event(one: Likelihood, top: float) -> list[Spec]:
    rows = [
        {
            "what": f"{name}: {100 * before:.0f} of 100 futures before, {100 * after:.0f} with all claims",
            "factor": factor,
        }
        for name, (_, factor), (*_, before, after) in zip(("not so", "so"), one.points, one.bars, strict=True)
    ]
    x = {"field": "what", "type": "nominal", "sort": [row["what"] for row in rows],
         "axis": {"title": None, "labelAngle": 0, "labelLimit": 400}}  # fmt: skip
    bars = {"data": {"values": rows}, "mark": {"type": "bar", "color": ACCENT, "width": 60},
            "encoding": {"x": x, "y": _y("factor", top)}}  # fmt: skip
    return [bars, _one(top)]
