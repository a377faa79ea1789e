"""Hypotheses side by side: the same fan on the same axes, one small picture each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contingent.brief.charts._style import (
    BANDS,
    SIZES,
    Spec,
    config,
    hypothesis_style,
    month_axis,
    people_axis,
)
from contingent.brief.charts.fan import Band

__all__ = ["Panel", "multiples"]


@dataclass(frozen=True, slots=True)
class Panel:
    """One hypothesis: its title, its place in the file, what stands over it, its bands (people)."""

    title: str
    position: int
    chance: str
    bands: tuple[Band, ...]


def multiples(panels: Sequence[Panel], *, top: float, size: str) -> Spec:
    """Write the spec of the small multiples.

    Parameters
    ----------
    panels : sequence of Panel
        One a hypothesis, people.
    top : float
        Upper end of the common axis, people.
    size : {'wide', 'narrow'}
        Two beside each other, on both.

    Returns
    -------
    dict
        Vega-Lite.
    """
    wide = size == "wide"
    width = (SIZES[size] - 90) // 2 if wide else (SIZES[size] - 72) // 2
    charts = [_panel(panel, top, width, wide, first=number % 2 == 0) for number, panel in enumerate(panels)]
    return {
        "concat": charts,
        "columns": 2,
        "spacing": {"row": 26, "column": 18},
        "padding": 4,
        "config": config(13 if wide else 12),
    }


def _panel(panel: Panel, top: float, width: int, wide: bool, *, first: bool) -> Spec:
    color, dash = hypothesis_style(panel.position)
    rows = [_row(band) for band in panel.bands]
    x = {"field": "when", "type": "temporal", "scale": {"type": "utc"}, "axis": month_axis(3 if wide else 6)}
    axis = people_axis(None) if first else {**people_axis(None), "labels": False}
    scale = {"domain": [0, top], "nice": False}
    layers: list[Spec] = []
    for share, opacity in BANDS:
        y = {"field": f"low{share}", "type": "quantitative", "scale": scale, "axis": axis}
        mark = {"type": "area", "color": color, "opacity": opacity, "clip": True}
        layers.append({"mark": mark, "encoding": {"x": x, "y": y, "y2": {"field": f"high{share}"}}})
    middle = {"field": "middle", "type": "quantitative", "scale": scale, "axis": axis}
    line = {"type": "line", "color": color, "strokeWidth": 1.8, "strokeDash": dash, "clip": True}
    layers.append({"mark": line, "encoding": {"x": x, "y": middle}})
    return {
        "title": _title(panel, wide),
        "width": width,
        "height": 150 if wide else 130,
        "data": {"values": rows},
        "layer": layers,
    }


def _title(panel: Panel, wide: bool) -> Spec:
    size = 13 if wide else 12
    return {
        "text": _wrap(panel.title, 38 if wide else 22),
        "subtitle": panel.chance,
        "anchor": "start", "fontSize": size, "subtitleFontSize": size, "fontWeight": "bold",
        "color": "#1b1b1a", "subtitleColor": "#62605a", "offset": 8, "frame": "group",
    }  # fmt: skip


def _wrap(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width, max_lines=2, placeholder=" …") or [text]


def _row(band: Band) -> Spec:
    return {
        "when": band.when.isoformat(),
        **{name: getattr(band, name) for name in Band.__slots__ if name != "when"},
    }
