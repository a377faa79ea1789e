"""One look for all charts: sizes, colours, dashes, the Vega-Lite configuration.

The specs are plain dictionaries. Altair would write the same ones, but importing it costs half a
second, which is a sixth of the time that a warm briefing may take.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = [
    "ACCENT",
    "BANDS",
    "INK",
    "LINE",
    "QUIET",
    "SIZES",
    "Spec",
    "apart",
    "config",
    "hypothesis_style",
    "month_axis",
    "people_axis",
]

Spec = dict[str, Any]

SIZES = {"wide": 660, "narrow": 350}
"""Width in px: the page's column, and a phone of 400 px less its margins."""

# Light-mode values; the stylesheet maps each to a token by attribute selectors, so the same picture is
# right in the dark. Checked on #fffdf8: ink 15:1, quiet 5.6:1, accent 5.2:1.
INK, QUIET, GRID, ACCENT = "#1b1b1a", "#62605a", "#dedbd2", "#0072b2"

# Okabe and Ito, Color Universal Design (2008): told apart with every common colour vision. Each comes
# with its own dash, so colour is never alone.
_HYPOTHESES = (
    ("#0072b2", [1, 0]),
    ("#d55e00", [7, 3]),
    ("#009e73", [2, 2]),
    ("#cc79a7", [9, 3, 2, 3]),
    ("#e69f00", [4, 2]),
    ("#56b4e9", [12, 4]),
)

LINE = 0.06
"""Height of a line of text as a share of the axis of people: 16 px of 270 (assumed)."""

BANDS = ((95, 0.16), (80, 0.20), (50, 0.26))
"""Share of futures inside each band in per cent, and its opacity; they lie over one another."""


def hypothesis_style(position: int) -> tuple[str, list[int]]:
    """Colour and dash of the hypothesis in a place of the file.

    Examples
    --------
    >>> hypothesis_style(1)
    ('#d55e00', [7, 3])
    """
    return _HYPOTHESES[position % len(_HYPOTHESES)]


def apart(places: Sequence[float], least: float) -> list[float]:
    """Move labels up until none lies on another; the order of their heights is kept.

    Examples
    --------
    >>> apart([120.0, 744.0, 144.0], least=50.0)
    [120.0, 744.0, 170.0]
    """
    moved = list(places)
    floor = float("-inf")
    for index in sorted(range(len(places)), key=lambda index: places[index]):
        moved[index] = floor = max(places[index], floor)
        floor += least
    return moved


def config(font_size: int = 13) -> Spec:
    """Vega-Lite configuration: horizontal grid only, no domain lines, no frame.

    Parameters
    ----------
    font_size : int
        Of axis labels, px.

    Returns
    -------
    dict
    """
    text = {"labelFontSize": font_size, "titleFontSize": font_size, "labelColor": QUIET, "titleColor": QUIET}
    return {
        "font": "sans-serif",  # the stylesheet sets the family; this one only measures
        "background": None,
        "aria": False,  # the figure carries one label; hundreds of marks read out help nobody
        "view": {"stroke": None},
        "axis": {**text, "titleFontWeight": "normal", "labelFontWeight": "normal", "domain": False},
        "axisX": {"grid": False, "tickColor": GRID, "labelFlush": False},
        "axisY": {"gridColor": GRID, "ticks": False, "labelPadding": 6},
        "header": {"labelFontSize": font_size, "labelColor": INK, "labelFontWeight": "normal"},
    }


def people_axis(title: str | None = "people") -> Spec:
    """Axis for a count of people: unit written level at the top, not turned."""
    return {
        "title": title,
        "titleAngle": 0,
        "titleAlign": "left",
        "titleAnchor": "end",
        "titleX": 0,
        "titleY": -14,
        "format": ",.0f",
        "tickCount": 5,
    }


def month_axis(step: int) -> Spec:
    """Axis of dates: a label every few months, the year under the first and under each January."""
    # UTC throughout: a date has no hours, and a local clock would move it to the day before.
    year = f"datum.index == 0 || utcmonth(datum.value) < {step}"
    return {
        "title": None,
        "labelExpr": f"{year} ? [utcFormat(datum.value, '%b'), utcFormat(datum.value, '%Y')] : "
        "utcFormat(datum.value, '%b')",
        "tickCount": {"interval": "month", "step": step},
        "labelOverlap": False,
    }
