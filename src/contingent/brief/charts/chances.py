"""Chances by month, one small picture for each decision, each with an axis of its own from nought."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contingent.brief.charts._style import SIZES, Spec, config, hypothesis_style, month_axis

__all__ = ["Monthly", "chances"]


@dataclass(frozen=True, slots=True)
class Monthly:
    """One decision: its title, and by month the chance with the span of 8 of 10 futures, 0 to 1."""

    title: str
    months: tuple[date, ...]
    low: tuple[float, ...]
    middle: tuple[float, ...]
    high: tuple[float, ...]


def chances(decisions: Sequence[Monthly], *, size: str) -> Spec:
    """Write the spec of the chances by month.

    Parameters
    ----------
    decisions : sequence of Monthly
        One a panel.
    size : {'wide', 'narrow'}
        Two beside each other, or below one another.

    Returns
    -------
    dict
        Vega-Lite.
    """
    wide = size == "wide"
    width = (SIZES[size] - 110) // 2 if wide else SIZES[size] - 60
    panels = [_panel(one, number, width, wide) for number, one in enumerate(decisions)]
    columns = 2 if wide else 1
    return {"concat": panels, "columns": columns, "spacing": {"row": 24, "column": 22}, "padding": 4,
            "config": config(13 if wide else 12)}  # fmt: skip


def _panel(one: Monthly, number: int, width: int, wide: bool) -> Spec:
    color, dash = hypothesis_style(number)
    rows = [
        {"when": when.isoformat(), "low": low, "middle": middle, "high": high}
        for when, low, middle, high in zip(one.months, one.low, one.middle, one.high, strict=True)
    ]
    x = {"field": "when", "type": "temporal", "scale": {"type": "utc"}, "axis": month_axis(3)}
    top = min(1.0, 1.1 * max([*one.high, 0.01]))
    axis = {"title": None, "format": ".0%" if top > 0.05 else ".1%", "tickCount": 4}

    def y(field: str) -> Spec:
        return {"field": field, "type": "quantitative", "scale": {"domain": [0, top], "nice": False}, "axis": axis}

    span = {"mark": {"type": "area", "color": color, "opacity": 0.22},
            "encoding": {"x": x, "y": y("low"), "y2": {"field": "high"}}}  # fmt: skip
    line = {"mark": {"type": "line", "color": color, "strokeWidth": 1.8, "strokeDash": dash},
            "encoding": {"x": x, "y": y("middle")}}  # fmt: skip
    words = textwrap.wrap(one.title, width // 7) or [""]
    title = {"text": words, "anchor": "start", "frame": "group", "fontSize": 13 if wide else 12, "offset": 8,
             "color": "#1b1b1a", "fontWeight": "bold"}  # fmt: skip
    return {"title": title, "width": width, "height": 110, "data": {"values": rows}, "layer": [span, line]}
