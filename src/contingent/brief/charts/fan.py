"""The one picture: troops present by day, as a fan with seven futures over it and the claims as marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contingent.brief.charts._marks import ClaimMark, mark_layers
from contingent.brief.charts._style import (
    ACCENT,
    BANDS,
    INK,
    LINE,
    QUIET,
    SIZES,
    Spec,
    config,
    month_axis,
    people_axis,
)

__all__ = ["Band", "fan"]


@dataclass(frozen=True, slots=True)
class Band:
    """Quantiles on a day: the edges of 95, 80 and 50 % of the futures, and the middle one; people."""

    when: date
    low95: float
    low80: float
    low50: float
    middle: float
    high50: float
    high80: float
    high95: float


def fan(
    bands: Sequence[Band],
    paths: Sequence[Sequence[float]],
    marks: Sequence[ClaimMark],
    *,
    top: float,
    size: str,
) -> Spec:
    """Write the spec of the fan chart.

    Parameters
    ----------
    bands : sequence of Band
        By day, people.
    paths : sequence of sequence of float
        Sampled futures on the same days, people.
    marks : sequence of ClaimMark
        Claims about the same measure.
    top : float
        Upper end of the axis, people.
    size : {'wide', 'narrow'}
        Which of the two pictures.

    Returns
    -------
    dict
        Vega-Lite.
    """
    wide = size == "wide"
    layers = [*_areas(bands, top, wide), *_paths(bands, paths), *_ends(bands, wide)]
    return {
        "width": SIZES[size],
        "height": 330 if wide else 280,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 4, "right": 122 if wide else 76, "top": 20, "bottom": 4},
        "layer": [*layers, *mark_layers(marks, font_size=13 if wide else 12, line=LINE * top)],
        "config": config(13 if wide else 12),
    }


def _areas(bands: Sequence[Band], top: float, wide: bool) -> list[Spec]:
    rows = [
        {
            "when": band.when.isoformat(),
            **{name: getattr(band, name) for name in Band.__slots__ if name != "when"},
        }
        for band in bands
    ]
    x = {"field": "when", "type": "temporal", "scale": {"type": "utc"}, "axis": month_axis(2 if wide else 4)}
    scale = {"domain": [0, top], "nice": False}
    layers: list[Spec] = []
    for share, opacity in BANDS:
        y = {"field": f"low{share}", "type": "quantitative", "scale": scale, "axis": people_axis()}
        mark = {"type": "area", "color": ACCENT, "opacity": opacity, "line": False}
        layers.append({"mark": mark, "encoding": {"x": x, "y": y, "y2": {"field": f"high{share}"}}})
    middle = {"field": "middle", "type": "quantitative", "scale": scale, "axis": people_axis()}
    # Thin: a bold line of the middle draws the eye away from the spread (Kale et al. 2020).
    line = {"type": "line", "color": ACCENT, "strokeWidth": 1.2}
    return [{"data": {"values": rows}, "layer": [*layers, {"mark": line, "encoding": {"x": x, "y": middle}}]}]


def _paths(bands: Sequence[Band], paths: Sequence[Sequence[float]]) -> list[Spec]:
    rows = [
        {"when": band.when.isoformat(), "people": value, "future": number}
        for number, path in enumerate(paths)
        for band, value in zip(bands, path, strict=True)
    ]
    place = {
        "x": {"field": "when", "type": "temporal", "scale": {"type": "utc"}},
        "y": {"field": "people", "type": "quantitative"},
        "detail": {"field": "future", "type": "nominal"},
    }
    mark = {"type": "line", "color": INK, "strokeWidth": 0.8, "opacity": 0.55, "clip": True}
    return [{"data": {"values": rows}, "mark": mark, "encoding": place}] if rows else []


def _ends(bands: Sequence[Band], wide: bool) -> list[Spec]:
    """Label the bands at their right end, in words."""
    last = bands[-1]
    words = (
        (last.high95, "95 of 100 futures" if wide else "95 of 100"),
        (last.high80, "8 of 10 futures" if wide else "8 of 10"),
        (last.high50, "half of them" if wide else "half"),
        (last.middle, "middle future" if wide else "middle"),
    )
    gap = max(last.high95, 1.0) * 0.085  # assumed: one line of text on the axis
    rows, ceiling = [], float("inf")
    for value, label in words:
        ceiling = min(value, ceiling - gap)
        rows.append({"when": last.when.isoformat(), "at": max(ceiling, 0.0), "label": label})
    place = {
        "x": {"field": "when", "type": "temporal", "scale": {"type": "utc"}},
        "y": {"field": "at", "type": "quantitative"},
        "text": {"field": "label", "type": "nominal"},
    }
    mark = {"type": "text", "align": "left", "dx": 7, "fontSize": 13 if wide else 12, "color": QUIET}
    return [{"data": {"values": rows}, "mark": mark, "encoding": place}]
