"""Levels by date, one small picture each with a unit and an axis of its own, nought always on it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contingent.brief.charts._style import SIZES, Spec, config, hypothesis_style, month_axis, people_axis

__all__ = ["Level", "levels"]

_SPANS = (("80", 0.20), ("50", 0.26))


@dataclass(frozen=True, slots=True)
class Level:
    """One level: its title and unit, and by date the edges of 8 of 10 and of half of the futures, and the middle."""

    title: str
    unit: str
    dates: tuple[date, ...]
    rows: tuple[tuple[float, float, float, float, float], ...]
    """Low and high are the first and last, then those of the half; the middle future stands in the middle."""


def levels(panels: Sequence[Level], *, size: str) -> Spec:
    """Write the spec of the levels by date.

    Parameters
    ----------
    panels : sequence of Level
        One a picture.
    size : {'wide', 'narrow'}
        Two beside each other, or below one another.

    Returns
    -------
    dict
        Vega-Lite.
    """
    wide = size == "wide"
    width = (SIZES[size] - 130) // 2 if wide else SIZES[size] - 70
    made = [_panel(one, number, width, wide) for number, one in enumerate(panels)]
    return {"concat": made, "columns": 2 if wide else 1, "spacing": {"row": 28, "column": 24}, "padding": 4,
            "config": config(13 if wide else 12)}  # fmt: skip


def _panel(one: Level, number: int, width: int, wide: bool) -> Spec:
    color, dash = hypothesis_style(number)
    names = ("low80", "low50", "middle", "high50", "high80")
    rows = [
        {"when": when.isoformat(), **dict(zip(names, row, strict=True))}
        for when, row in zip(one.dates, one.rows, strict=True)
    ]
    flat = [value for row in one.rows for value in row]
    low, top = min(0.0, *flat), max(0.0, *flat)
    room = 0.08 * (top - low or 1.0)
    scale = {"domain": [low - (room if low < 0 else 0.0), top + room], "nice": False}
    axis = {**people_axis(one.unit), "tickCount": 4}
    x = {"field": "when", "type": "temporal", "scale": {"type": "utc"}, "axis": month_axis(3)}

    def y(field: str) -> Spec:
        return {"field": field, "type": "quantitative", "scale": scale, "axis": axis}

    layers: list[Spec] = [
        {"mark": {"type": "area", "color": color, "opacity": opacity},
         "encoding": {"x": x, "y": y(f"low{share}"), "y2": {"field": f"high{share}"}}}
        for share, opacity in _SPANS
    ]  # fmt: skip
    line = {"type": "line", "color": color, "strokeWidth": 1.8, "strokeDash": dash}
    layers.append({"mark": line, "encoding": {"x": x, "y": y("middle")}})
    words = textwrap.wrap(one.title, width // 7) or [""]
    title = {"text": words, "anchor": "start", "frame": "group", "fontSize": 13 if wide else 12, "offset": 6,
             "color": "#1b1b1a", "fontWeight": "bold"}  # fmt: skip
    return {"title": title, "width": width, "height": 120, "data": {"values": rows}, "layer": layers}
