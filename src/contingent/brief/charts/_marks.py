"""Claims as marks: an upper limit is a downward tick, a lower one upward, a count a dot, a range a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contingent.brief.charts._style import INK, Spec, apart

__all__ = ["ClaimMark", "mark_layers"]

# Paths on a square of -1 to 1: a bar across, and an arrow away from it on the side that is allowed.
_LIMITS = {
    "high": "M-0.8,0L0.8,0M0,0L0,1.6M-0.5,1.0L0,1.6L0.5,1.0",
    "low": "M-0.8,0L0.8,0M0,0L0,-1.6M-0.5,-1.0L0,-1.6L0.5,-1.0",
}


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A claim in a chart.

    Parameters
    ----------
    claim : str
        Its id.
    when : datetime.date
        Where it stands on the axis of dates.
    low, high : float or None
        Its figures, people; only `high` for an upper limit, only `low` for a lower one.
    label : str
        Short words beside the mark.
    """

    claim: str
    when: date
    low: float | None
    high: float | None
    label: str

    @property
    def at(self) -> float:
        """Height of the label, people."""
        return float(self.high if self.high is not None else self.low or 0.0)


def mark_layers(marks: Sequence[ClaimMark], *, font_size: int = 12, dx: int = 8, line: float = 0.0) -> list[Spec]:
    """Draw claims as layers over a chart whose axes are a date and people.

    Parameters
    ----------
    marks : sequence of ClaimMark
        Figures in people.
    font_size : int
        Of the labels, px.
    dx : int
        Distance of the label from its mark, px; negative puts it on the left.
    line : float
        Height of a line of text, people; labels lie at least so far apart.

    Returns
    -------
    list of dict
        Layers; none for no marks.
    """
    if not marks:
        return []
    layers = [_limit(side, marks) for side in ("high", "low") if any(_only(mark, side) for mark in marks)]
    layers += [_dot(marks)] if any(mark.low is not None and mark.low == mark.high for mark in marks) else []
    layers += [_bar(marks)] if any(_is_range(mark) for mark in marks) else []
    return [*layers, _labels(marks, font_size, dx, line)]


def _only(mark: ClaimMark, side: str) -> bool:
    return (mark.low is None) if side == "high" else (mark.high is None)


def _is_range(mark: ClaimMark) -> bool:
    return mark.low is not None and mark.high is not None and mark.low < mark.high


def _row(mark: ClaimMark) -> Spec:
    return {
        "when": mark.when.isoformat(),
        "low": mark.low,
        "high": mark.high,
        "at": mark.at,
        "label": mark.label,
    }


def _place(y: str = "at") -> Spec:
    return {
        "x": {"field": "when", "type": "temporal", "scale": {"type": "utc"}},
        "y": {"field": y, "type": "quantitative"},
    }


def _limit(side: str, marks: Sequence[ClaimMark]) -> Spec:
    shape = {
        "type": "point",
        "shape": _LIMITS[side],
        "size": 140,
        "stroke": INK,
        "strokeWidth": 1.8,
        "filled": False,
    }
    rows = [_row(mark) for mark in marks if _only(mark, side)]
    return {"data": {"values": rows}, "mark": {**shape, "opacity": 1}, "encoding": _place()}


def _dot(marks: Sequence[ClaimMark]) -> Spec:
    rows = [_row(mark) for mark in marks if mark.low is not None and mark.low == mark.high]
    mark = {"type": "point", "shape": "circle", "size": 55, "filled": True, "color": INK, "opacity": 1}
    return {"data": {"values": rows}, "mark": mark, "encoding": _place()}


def _bar(marks: Sequence[ClaimMark]) -> Spec:
    rows = [_row(mark) for mark in marks if _is_range(mark)]
    place = {**_place("low"), "y2": {"field": "high"}}
    return {
        "data": {"values": rows},
        "mark": {"type": "rule", "strokeWidth": 4, "color": INK},
        "encoding": place,
    }


def _labels(marks: Sequence[ClaimMark], font_size: int, dx: int, line: float) -> Spec:
    text = {
        "type": "text", "align": "left" if dx >= 0 else "right", "dx": dx, "dy": -1,
        "fontSize": font_size, "color": INK,
    }  # fmt: skip
    place = {**_place(), "text": {"field": "label", "type": "nominal"}}
    levels = apart([mark.at for mark in marks], line)
    rows = [{**_row(mark), "at": level} for mark, level in zip(marks, levels, strict=True)]
    return {"data": {"values": rows}, "mark": text, "encoding": place}
