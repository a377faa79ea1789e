"""One future from its address: the inputs drawn, and its days one by one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contingent.scenario import Scenario
    from contingent.simulate import Futures

__all__ = ["future_lines", "future_path"]

HEADS = {
    "assembling": "assem", "transit": "trans", "training": "train", "rear": "rear", "front": "front",
    "support": "supp", "wounded": "wound", "captured": "capt", "dead": "dead", "returning": "retur", "home": "home",
}  # fmt: skip
FRONT = {
    "opponent_losses": "opponents lost", "opponent_losses_added": "of it added", "force_added": "net force",
    "area": "km2", "shells": "rounds in stock",
}  # fmt: skip


def future_path(
    scenario: Scenario, future: int, seed: int, hypothesis: str, deployment: str, more: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Simulate one future again and give its path.

    Parameters
    ----------
    scenario : Scenario
        With the hypothesis' overrides in force.
    future : int
        Its number, which is its address.
    seed : int
        Seed of the run.
    hypothesis : str
        Name to keep with it.
    deployment : str
        Whose path; the first one if empty.
    more : tuple of str
        Measures of the front, to be read on every day.

    Returns
    -------
    dict
        ``deployment``, ``inputs`` (by path: value, unit) and ``days`` (date, people by state and by
        theatre, and what is asked of the front).
    """
    from contingent.simulate import simulate

    dates = [scenario.start + timedelta(days=day) for day in range(scenario.days)]
    seen = simulate(scenario, futures=1, first=future, seed=seed, hypothesis=hypothesis, dates=dates).of(deployment)
    inputs = {
        path: {"value": float(values[0]), "unit": scenario.inputs[path].distribution.unit}
        for path, values in seen.inputs.items()
    }
    return {"deployment": seen.main, "inputs": inputs, "days": _days(seen, more)}


def _days(seen: Futures, more: tuple[str, ...]) -> list[dict[str, Any]]:
    from contingent.measures import Window
    from contingent.simulate import CHANNELS, STATES

    track, theatres = seen.tracks[seen.main], seen.scenario.deployments[seen.main].theatres
    start, rows = seen.scenario.start, []
    for place, when in enumerate(seen.dates):
        states = {state: int(track.channels[0, place, CHANNELS.index(state)]) for state in STATES}
        people = {name: int(track.by_theatre[0, place, at]) for at, name in enumerate(theatres)}
        front = {name: round(float(seen.measure(name, Window(start, when))[0]), 1) for name in more}
        rows.append({"date": when.isoformat(), **states, "theatres": people} | ({"measures": front} if more else {}))
    return rows


def future_lines(name: str, future: int, path: dict[str, Any]) -> list[str]:
    """Give the path as text: inputs, then people by state, then by theatre."""
    text = [f"{name or 'scenario'}, future {future:,}, deployment {path['deployment']}", "", "inputs drawn"]
    text += [f"  {_short(key):48}{_number(each['value']):>12} {each['unit']}" for key, each in path["inputs"].items()]
    states = [{HEADS[state]: day[state] for state in HEADS} for day in path["days"]]
    dates = [day["date"] for day in path["days"]]
    text += ["", "people by state, day by day", *_table(dates, states)]
    text += ["", "people by theatre", *_table(dates, [day["theatres"] for day in path["days"]]), ""]
    if "measures" not in path["days"][0]:
        return text
    rows = [
        {FRONT[name]: round(day["measures"][name]) for name in FRONT if name in day["measures"]} for day in path["days"]
    ]
    return [*text, "the front", *_table(dates, rows), ""]


def _table(dates: list[str], rows: list[dict[str, int]]) -> list[str]:
    widths = {head: max(len(head), *(len(str(row[head])) for row in rows)) + 1 for head in rows[0]}
    lines = [" " * 10 + "".join(f"{head:>{width}}" for head, width in widths.items())]
    lines += [
        f"{date:10}" + "".join(f"{row[head]:>{width}}" for head, width in widths.items())
        for date, row in zip(dates, rows, strict=True)
    ]
    return lines


def _short(path: str, most: int = 47) -> str:
    return path if len(path) <= most else "…" + path[1 - most :]


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.4g}"
