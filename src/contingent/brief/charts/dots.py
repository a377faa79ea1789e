"""Fifty dots: each one future in fifty, those of the judged event filled."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from contingent.brief._format import short
from contingent.brief.charts._style import ACCENT, INK, QUIET, SIZES, Spec, config

__all__ = ["DOTS", "dots", "stack"]

# Fernandes et al., CHI 2018, doi:10.1145/3173574.3173718: fifty dots gave the best decisions.
DOTS = 50


def stack(values: Sequence[float], top: float, columns: int) -> list[tuple[float, int]]:
    """Stack dots in columns.

    Parameters
    ----------
    values : sequence of float
        One value a dot, ascending.
    top : float
        Right end of the axis, same unit; positive.
    columns : int
        Number of columns between 0 and `top`.

    Returns
    -------
    list of (float, int)
        Middle of the dot's column, and its place in it, from 1 at the bottom.

    Examples
    --------
    >>> stack([1.0, 1.2, 9.0], top=10.0, columns=5)
    [(1.0, 1), (1.0, 2), (9.0, 1)]
    """
    step = top / columns
    heights: Counter[int] = Counter()
    places = []
    for value in values:
        column = min(int(value / step), columns - 1)
        heights[column] += 1
        places.append(((column + 0.5) * step, heights[column]))
    return places


def dots(values: Sequence[float], threshold: float | None, label: str, *, top: float, size: str) -> Spec:
    """Write the spec of the fifty dots.

    Parameters
    ----------
    values : sequence of float
        Fifty quantiles of a measure, people, ascending.
    threshold : float or None
        The judged event is reaching it, people; None fills no dot.
    label : str
        Words at the threshold.
    top : float
        Right end of the axis, people.
    size : {'wide', 'narrow'}
        Which of the two pictures.

    Returns
    -------
    dict
        Vega-Lite.
    """
    wide = size == "wide"
    diameter = 12 if wide else 9
    inner = SIZES[size] - 40
    places = stack(values, top, max(inner // (diameter + 1), 8))
    highest = max(place[1] for place in places)
    height = max(90, math.ceil(highest * (diameter + 1)) + 26)
    layers = [_dots(values, places, threshold, diameter, top, height)]
    layers += [_line(threshold, label, top, height, wide)] if threshold is not None else []
    return {
        "width": SIZES[size],
        "height": height + 40,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 20, "right": 20, "top": 6, "bottom": 4},
        "layer": layers,
        "config": config(13 if wide else 12),
    }


def _dots(
    values: Sequence[float], places: Sequence[tuple[float, int]], threshold: float | None, diameter: int,
    top: float, height: int,
) -> Spec:  # fmt: skip
    rows = [
        {
            "people": float(x),
            "level": (place - 0.5) * (diameter + 1),
            "reached": threshold is not None and float(value) >= threshold,
        }
        for value, (x, place) in zip(values, places, strict=True)
    ]
    axis = {"title": "people", "format": ",.0f", "tickCount": 5, "domain": True, "domainColor": QUIET}
    x = {
        "field": "people",
        "type": "quantitative",
        "scale": {"domain": [0, top], "nice": False},
        "axis": axis,
    }
    y = {
        "field": "level",
        "type": "quantitative",
        "scale": {"domain": [0, height], "nice": False},
        "axis": None,
    }
    mark = {"type": "point", "shape": "circle", "size": diameter**2 * 0.72, "strokeWidth": 1.4, "opacity": 1}
    fill = {"condition": {"test": "datum.reached", "value": ACCENT}, "value": "transparent"}
    return {
        "data": {"values": rows},
        "mark": {**mark, "stroke": ACCENT},
        "encoding": {"x": x, "y": y, "fill": fill},
    }


def _line(threshold: float | None, label: str, top: float, height: int, wide: bool) -> Spec:
    left = (threshold or 0) > top / 2  # the words stand on the side with room
    rows = [{"people": threshold, "level": height, "label": f"{short(threshold or 0)} {label}"}]
    x = {"field": "people", "type": "quantitative"}
    rule = {"mark": {"type": "rule", "color": INK, "strokeWidth": 1.4}, "encoding": {"x": x}}
    text = {
        "type": "text", "align": "right" if left else "left", "dx": -6 if left else 6, "dy": 6,
        "fontSize": 13 if wide else 12, "color": INK,
    }  # fmt: skip
    place = {
        "x": x,
        "y": {"field": "level", "type": "quantitative"},
        "text": {"field": "label", "type": "nominal"},
    }
    return {"data": {"values": rows}, "layer": [rule, {"mark": text, "encoding": place}]}
