"""What a sender can keep up, as rows for the terminal, JSON, a picture and a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from html import escape
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.brief.charts.cycles import Bar, cycles
from contingent.scenario import Scenario
from contingent.simulate.supply import STATES, Supplied, Sustained

__all__ = [
    "audit_rows",
    "course_lines",
    "middle_future",
    "sustain_lines",
    "sustain_page",
    "sustain_picture",
    "sustain_rows",
]

_LEVELS = (5, 50, 95)
_MOST_ROWS = 80  # formations shown; assumed: as many as a page holds
_FILLING = STATES.index("filling")
_AT_HOME = [STATES.index("home"), STATES.index("reset")]


def sustain_rows(found: Sustained) -> list[dict[str, Any]]:
    """Give one row a figure: what, unit, quantiles, and the futures in which there is no such figure.

    Returns
    -------
    list of dict
        ``{"what", "unit", "q05", "q50", "q95", "without"}``.
    """
    rows = []
    for place, name in enumerate(found.demands):
        rows += [
            _row(f"{name}: wanted", "formations", found.wanted[:, place]),
            _row(f"{name}: filled", "formations", found.filled[:, place]),
            _row(f"{name}: days in full", "share", found.full[:, place]),
        ]
    return [
        *rows,
        _row("net fill", "share", found.fill),
        _row("formations owned", "formations", found.owned),
        _row("formations required", "formations", found.required),
        _row("owned for each one in place", "ratio", found.per_deployed),
        _row("dwell before a tour", "days", found.dwell),
        _row("tours after less than a tour at home", "share", found.stressed),
        _row("fewest at home", "formations", found.least_home),
        _row("floor at home", "formations", found.floor),
    ]


def _row(what: str, unit: str, values: NDArray[np.float64]) -> dict[str, Any]:
    known = values[np.isfinite(values)]
    points = np.quantile(known, [level / 100 for level in _LEVELS]) if known.size else [None] * len(_LEVELS)
    cells = {
        f"q{level:02d}": None if point is None else round(float(point), 4)
        for level, point in zip(_LEVELS, points, strict=True)
    }
    return {"what": what, "unit": unit, **cells, "without": round(1 - known.size / max(values.size, 1), 4)}


def sustain_lines(found: Sustained) -> list[str]:
    """Write the table for a terminal of 80 columns, the risk and what was assumed below it."""
    lines = [f"{'':38}{'5 %':>9}{'median':>9}{'95 %':>9}  unit"]
    for row in sustain_rows(found):
        cells = "".join(f"{_said(row[f'q{level:02d}'], row['unit']):>9}" for level in _LEVELS)
        lines.append(f"{row['what'][:37]:38}{cells}  {'' if row['unit'] == 'ratio' else row['unit']}")
    return [*lines, "", *judgements(found), *(f"Assumed: {text}" for text in found.assumed)]


def course_lines(courses: Mapping[str, Sustained]) -> list[str]:
    """Compare the hypotheses in a table of medians for a terminal of 80 columns; none without hypotheses."""
    if not courses:
        return []
    heads = ("net fill", "formations required", "fewest at home", "dwell before a tour")
    titles = (
        f"{'median by hypothesis':22}{'net fill':>10}{'required':>11}{'fewest home':>13}{'dwell':>9}{'short in':>12}"
    )
    lines = [" ", titles]  # a blank, which wrapping leaves alone
    for name, found in courses.items():
        rows = {row["what"]: row for row in sustain_rows(found)}
        cells = [_said(rows[what]["q50"], rows[what]["unit"]) for what in heads]
        short = f"{round(found.risk * found.owned.size):,}"
        lines.append(f"{name[:21]:22}{cells[0]:>10}{cells[1]:>11}{cells[2]:>13}{cells[3]:>9}{short:>12}")
    count = next(iter(courses.values())).owned.size
    return [*lines, f"Short: futures of {count:,} in which what is owned fills less than 99 %. Dwell in days."]


def judgements(found: Sustained) -> list[str]:
    """Say in words how often supply falls short, the floor is broken, and no supply fills."""
    count = found.owned.size
    short = round(found.risk * count)
    broken = int((found.least_home < found.floor).sum())
    never = int(np.isnan(found.required).sum())
    said = [f"What is owned fills less than 99 % of what is wanted in {short:,} of {count:,} futures."]
    if found.floor.max() > 0:
        said.append(f"Fewer than the floor are at home on some day in {broken:,} of {count:,} futures.")
    if never:
        said.append(
            f"In {never:,} of {count:,} futures no supply fills it: a window, the start or the lead is what lacks."
        )
    return said


def _said(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    if unit == "share":
        return f"{100 * value:.0f} %"
    return f"{value:.1f}" if unit in ("ratio", "formations") and value < 100 else f"{value:,.0f}"


def names_of(example: Supplied) -> list[str]:
    """Name each formation by its component and its number there."""
    seen: dict[int, int] = {}
    names = []
    for component in example.tables.numbers.owner.tolist():
        seen[component] = seen.get(component, 0) + 1
        names.append(f"{example.tables.components[component].name} {seen[component]}")
    return names


def audit_rows(scenario: Scenario, found: Sustained) -> Iterator[dict[str, Any]]:
    """Give one row a deployment of the middle future.

    Yields
    ------
    dict
        future, formation, component, demand, leaves (date), dwell_days, tour_days, lead_days, cost.
    """
    example, numbers = found.example, found.example.tables.numbers
    names = names_of(example)
    for formation, demand, day, dwell, tour in example.audit.tolist():
        component = int(numbers.owner[formation])
        phase = int(np.flatnonzero(numbers.phases <= day)[-1])
        yield {
            "future": found.number,
            "formation": names[formation],
            "component": example.tables.components[component].name,
            "demand": example.tables.demands[demand].name,
            "leaves": (scenario.start + timedelta(days=day - 1)).isoformat(),
            "dwell_days": dwell,
            "tour_days": tour,
            "lead_days": int(numbers.policy[phase, component, 5]),  # field LEAD of the engine
            "cost": float(numbers.cost[demand, component]),
        }


def middle_future(scenario: Scenario, found: Sustained) -> dict[str, Any]:
    """Give the middle future by day, and how long its formations were at home before each tour.

    Returns
    -------
    dict
        ``{"number", "floor", "days": [{"date", "home", demand: filled ...}], "dwell_days": {"q05", "q50", "q95"}}``,
        formations and days; a row for each day on which something changes, and the first.
    """
    states, filled = found.example.states, found.example.filled
    home = np.isin(states, _AT_HOME).sum(axis=1)
    table = np.column_stack([home, filled])
    changes = [0, *(np.flatnonzero((np.diff(table, axis=0) != 0).any(axis=1)) + 1).tolist()]
    days = [
        {
            "date": (scenario.start + timedelta(days=day)).isoformat(),
            "home": int(home[day]),
            **dict(zip(found.demands, filled[day].tolist(), strict=True)),
        }
        for day in changes
    ]
    dwell = _row("dwell", "days", found.example.audit[:, 3].astype(float))
    spread = {name: dwell[name] for name in ("q05", "q50", "q95")}
    return {"number": found.number, "floor": int(found.floor[found.number]), "days": days, "dwell_days": spread}


def sustain_picture(scenario: Scenario, found: Sustained) -> str:
    """Draw the middle future, formations by time, as one SVG element.

    Returns
    -------
    str
        The busiest formations first, at most eighty of them.
    """
    from contingent.brief.charts import svg

    states, names = found.example.states, names_of(found.example)
    busy = np.argsort(-(states == _FILLING).sum(axis=0), kind="stable")[:_MOST_ROWS].tolist()
    bars = [bar for place in busy for bar in _bars(states[:, place], names[place], scenario.start)]
    alt = f"{len(busy)} formations by time, {scenario.start} to {scenario.horizon}: where each is away"
    shown = [names[place] for place in busy]
    return svg(cycles(bars, shown, scenario.start, scenario.horizon), "cycles", alt)


def _bars(states: NDArray[np.int8], name: str, start: date) -> Iterator[Bar]:
    edges = [0, *(np.flatnonzero(np.diff(states)) + 1).tolist(), states.size]
    for first, beyond in pairwise(edges):
        if states[first]:
            days = start + timedelta(days=first), start + timedelta(days=beyond)
            yield Bar(name, STATES[states[first]], *days)


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title><style>
body {{ font: 16px/1.5 sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1a;
background: #fffdf8; }} svg {{ width: 100%; height: auto; }} table {{ border-collapse: collapse; }}
td, th {{ padding: .15rem .8rem .15rem 0; text-align: right; }} td:first-child, th:first-child {{ text-align: left; }}
</style></head><body><h1>{title}</h1>{words}
<table><thead><tr><th scope="col">figure</th><th scope="col">5 %</th><th scope="col">median</th>
<th scope="col">95 %</th>
<th scope="col">unit</th></tr></thead><tbody>{rows}</tbody></table>
<h2>Formations by time, in the middle future ({number})</h2><figure>{picture}</figure><p>{foot}</p></body></html>
"""


def sustain_page(scenario: Scenario, found: Sustained, foot: str) -> str:
    """Write one self-contained page: judgements, table, picture; no script, no request to anywhere."""
    rows = "".join(
        f"<tr><td>{escape(row['what'])}</td>"
        + "".join(f"<td>{_said(row[f'q{level:02d}'], row['unit'])}</td>" for level in _LEVELS)
        + f"<td>{row['unit']}</td></tr>"
        for row in sustain_rows(found)
    )
    words = "".join(f"<p>{escape(text)}</p>" for text in judgements(found))
    assumed = "".join(f"<p>Assumed: {escape(text)}</p>" for text in found.assumed)
    title = escape(re.sub(r"\s+", " ", f"What can be kept up: {scenario.title}"))
    return _PAGE.format(
        title=title,
        words=words + assumed,
        rows=rows,
        number=found.number,
        picture=sustain_picture(scenario, found),
        foot=escape(foot),
    )
