"""What fits together: standing strength against total sent, a line for each tour length, claims as marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from contingent.brief.charts._style import ACCENT, INK, LINE, QUIET, SIZES, Spec, apart, config, people_axis

__all__ = ["StandingMark", "TourLine", "leaves", "standing"]

_DASHES = ([1, 0], [8, 3], [4, 2], [2, 2], [9, 3, 2, 3], [12, 4])


@dataclass(frozen=True, slots=True)
class TourLine:
    """Total sent as a function of standing strength under one tour length; points in people, ascending."""

    tour_days: float
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class StandingMark:
    """A claim in the picture: about strength (`axis` x) or total (`axis` y), its figure and side.

    Parameters
    ----------
    claim : str
        Its id.
    axis : {'x', 'y'}
        Standing strength, or total sent.
    value : float
        People.
    side : {'most', 'least', 'exact'}
        Which way the claim points.
    label : str
        Short words.
    """

    claim: str
    axis: str
    value: float
    side: str
    label: str


def standing(lines: Sequence[TourLine], marks: Sequence[StandingMark], *, right: float, top: float, size: str) -> Spec:
    """Write the spec of the picture.

    Parameters
    ----------
    lines : sequence of TourLine
        Ascending by tour length.
    marks : sequence of StandingMark
        The claims.
    right, top : float
        Ends of the axes, people.
    size : {'wide', 'narrow'}
        Which of the two pictures.

    Returns
    -------
    dict
        Vega-Lite.
    """
    wide = size == "wide"
    layers = [_lines(lines, right, top), _ends(lines, right, top, wide)]
    for axis in "yx":  # labels of totals stand at the left, those of strengths at the foot
        mine = [mark for mark in marks if mark.axis == axis]
        levels = apart([mark.value if axis == "y" else 0.04 * top for mark in mine], LINE * top)
        for mark, level in zip(mine, levels, strict=True):
            layers += _claim(mark, level, right, top, wide)
    return {
        "width": SIZES[size],
        "height": 380 if wide else 330,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 4, "right": 86 if wide else 44, "top": 36, "bottom": 4},
        "layer": layers,
        "config": config(13 if wide else 12),
    }


def leaves(points: Sequence[tuple[float, float]], right: float, top: float) -> tuple[float, float]:
    """Find where a rising line leaves the picture.

    Parameters
    ----------
    points : sequence of (float, float)
        Ascending in both.
    right, top : float
        Ends of the axes.

    Returns
    -------
    (float, float)

    Examples
    --------
    >>> leaves([(0.0, 0.0), (10.0, 40.0)], right=10.0, top=20.0)
    (5.0, 20.0)
    >>> leaves([(0.0, 0.0), (10.0, 40.0)], right=5.0, top=50.0)
    (5.0, 20.0)
    """
    for (x0, y0), (x1, y1) in pairwise(points):
        share = min(_share(x0, x1, right), _share(y0, y1, top))
        if share < 1:
            return x0 + share * (x1 - x0), y0 + share * (y1 - y0)
    return points[-1]


def _share(start: float, end: float, edge: float) -> float:
    return (edge - start) / (end - start) if end > edge else 1.0


def _inside(line: TourLine, right: float, top: float) -> list[tuple[float, float]]:
    end = leaves(line.points, right, top)
    return [*(point for point in line.points if point[0] < end[0]), end]


def _axes(right: float, top: float) -> Spec:
    # Three ticks: five-digit labels must not touch on a phone.
    x_axis = {"title": "people at one time", "format": ",.0f", "tickCount": 3, "titlePadding": 8}
    return {
        "x": {
            "field": "x", "type": "quantitative", "scale": {"domain": [0, right], "nice": False},
            "axis": x_axis,
        },
        "y": {
            "field": "y", "type": "quantitative", "scale": {"domain": [0, top], "nice": False},
            "axis": {**people_axis("people sent in all"), "titleY": -30},
        },
    }  # fmt: skip


def _lines(lines: Sequence[TourLine], right: float, top: float) -> Spec:
    drawn = []
    for number, line in enumerate(lines):
        rows = [{"x": x, "y": y} for x, y in _inside(line, right, top)]
        mark = {
            "type": "line",
            "color": ACCENT,
            "strokeWidth": 1.6,
            "strokeDash": _DASHES[number % len(_DASHES)],
        }
        drawn.append({"data": {"values": rows}, "mark": mark, "encoding": _axes(right, top)})
    return {"layer": drawn}


def _ends(lines: Sequence[TourLine], right: float, top: float, wide: bool) -> Spec:
    rows = []
    ends = [leaves(line.points, right, top) for line in lines]
    beside_ends = [y if y < top * 0.999 else -(index + 1) * top for index, (_, y) in enumerate(ends)]
    for line, (x, y), level in zip(lines, ends, apart(beside_ends, LINE * top), strict=True):
        over = y >= top * 0.999
        rows.append(
            {
                "x": x,
                "y": y if over else level,
                "label": f"{line.tour_days:.0f} {'days' if wide else 'd'}",
                "over": over,
            }
        )
    base = {"fontSize": 13 if wide else 12, "color": QUIET, "type": "text"}
    place = {**_axes(right, top), "text": {"field": "label", "type": "nominal"}}
    above = {**base, "align": "center", "dy": -9}
    beside = {**base, "align": "left", "dx": 6}
    return {
        "data": {"values": rows},
        "layer": [
            {"transform": [{"filter": "datum.over"}], "mark": above, "encoding": place},
            {"transform": [{"filter": "!datum.over"}], "mark": beside, "encoding": place},
        ],
    }


_ARROWS = {
    ("y", "most"): "M-0.8,0L0.8,0M0,0L0,1.6M-0.5,1.0L0,1.6L0.5,1.0",
    ("y", "least"): "M-0.8,0L0.8,0M0,0L0,-1.6M-0.5,-1.0L0,-1.6L0.5,-1.0",
    ("x", "most"): "M0,-0.8L0,0.8M0,0L-1.6,0M-1.0,-0.5L-1.6,0L-1.0,0.5",
    ("x", "least"): "M0,-0.8L0,0.8M0,0L1.6,0M1.0,-0.5L1.6,0L1.0,0.5",
}


def _claim(mark: StandingMark, level: float, right: float, top: float, wide: bool) -> list[Spec]:
    along = mark.axis == "y"
    rows = [
        {
            "x": right * 0.02 if along else mark.value,
            "y": mark.value if along else top * 0.04,
            "level": level,
            "label": mark.label,
        }
    ]
    rule = {"type": "rule", "color": INK, "strokeWidth": 1.2}
    field = {"y": {"field": "y", "type": "quantitative"}} if along else {"x": {"field": "x", "type": "quantitative"}}
    text = {
        "type": "text", "align": "left", "dx": 10, "dy": -9 if along else 0,
        "fontSize": 13 if wide else 12, "color": INK,
    }  # fmt: skip
    axes = _axes(right, top)
    label = {**axes, "y": {**axes["y"], "field": "level"}, "text": {"field": "label", "type": "nominal"}}
    layers = [{"mark": rule, "encoding": field}, _tick(mark, right, top), {"mark": text, "encoding": label}]
    return [{"data": {"values": rows}, "layer": layers}]


def _tick(mark: StandingMark, right: float, top: float) -> Spec:
    shape = _ARROWS.get((mark.axis, mark.side), "circle")
    point = {"type": "point", "shape": shape, "size": 140, "stroke": INK, "strokeWidth": 1.8, "opacity": 1}
    return {"mark": {**point, "filled": shape == "circle", "fill": INK if shape == "circle" else None},
            "encoding": _axes(right, top)}  # fmt: skip
