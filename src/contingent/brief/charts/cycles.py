"""Formations by time: one row a formation, a bar where it is away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contingent.brief.charts._style import ACCENT, INK, QUIET, SIZES, Spec, config, month_axis

__all__ = ["Bar", "cycles"]

# State: colour (Okabe and Ito), height as a share of the row, words. Height tells states apart where colour does not.
_LOOK = {
    "coming": (QUIET, 0.25, "called, on the way"),
    "filling": (ACCENT, 0.85, "in place"),
    "beside its relief": ("#56b4e9", 0.45, "beside its relief"),
    "reset": ("#cc79a7", 0.12, "going home, reset"),
}
_ROW, _LEAST_ROW = 14, 4  # px a formation; assumed: 14 to read, 4 where there are many
_TALLEST = 900  # px; assumed: a page and a half
_LONG_DAYS = 800  # from here on a label every half year


@dataclass(frozen=True, slots=True)
class Bar:
    """A formation in one state from a day to another, the last excluded."""

    formation: str
    state: str
    first: date
    beyond: date


def cycles(bars: Sequence[Bar], formations: Sequence[str], first: date, last: date) -> Spec:
    """Write the spec of the chart.

    Parameters
    ----------
    bars : sequence of Bar
        In any order; states other than those away draw nothing.
    formations : sequence of str
        Rows from the top.
    first, last : date
        Ends of the axis.

    Returns
    -------
    dict
        Vega-Lite.
    """
    row = max(_LEAST_ROW, min(_ROW, _TALLEST // max(1, len(formations))))
    x = {
        "field": "first",
        "type": "temporal",
        "scale": {"type": "utc", "domain": [first.isoformat(), last.isoformat()]},
        "axis": month_axis(6 if (last - first).days > _LONG_DAYS else 2),
    }
    names = {"title": None, "ticks": False} if row >= 10 else None  # too low for letters
    y = {"field": "formation", "type": "nominal", "scale": {"domain": list(formations)}, "sort": None, "axis": names}
    return {
        "width": SIZES["wide"],
        "height": row * max(1, len(formations)),
        "data": {"values": [_row(bar) for bar in bars if bar.state in _LOOK] or [{}]},
        "layer": [_layer(state, x, y, row) for state in _LOOK],
        "config": {**config(11), "legend": {"orient": "top", "title": None, "labelColor": INK, "labelFontSize": 12}},
    }


def _row(bar: Bar) -> dict[str, str]:
    return {
        "formation": bar.formation,
        "state": _LOOK[bar.state][2],
        "first": bar.first.isoformat(),
        "beyond": bar.beyond.isoformat(),
    }


def _layer(state: str, x: Spec, y: Spec, row: int) -> Spec:
    words = [look[2] for look in _LOOK.values()]
    colour = {
        "field": "state",
        "type": "nominal",
        "scale": {"domain": words, "range": [look[0] for look in _LOOK.values()]},
    }
    return {
        "transform": [{"filter": {"field": "state", "equal": _LOOK[state][2]}}],
        "mark": {"type": "bar", "height": max(1, round(row * _LOOK[state][1])), "opacity": 0.9},
        "encoding": {"x": x, "x2": {"field": "beyond"}, "y": y, "color": colour},
    }
