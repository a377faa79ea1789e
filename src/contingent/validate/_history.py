"""The case ``history``: who served in published deployments, predicted from strength by date, scheme and tour."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.errors import InputError
from contingent.simulate._served import Force, Served, killed_and_returned, who_served
from contingent.simulate._strength import Luck
from contingent.validate._conflicts import conflicts
from contingent.validate._deployments import confirmed, figure, force_of, scope
from contingent.validate._files import read_object
from contingent.validate._scorecard import Scorecard

__all__ = ["score"]

Array = NDArray[np.float64]

_DRAWS, _SEED = 20_000, 1
_INTERVAL = (0.05, 0.95)
_NEAR = 0.15
_WIDER = (0.9, 1.5)  # assumed: what a total of more than the dated force holds, over the force alone
_CLAIMED = 0.10  # assumed: sd of the log of a number returned that one party gives


def score(data: Path) -> Scorecard:
    """Predict who served, with a 90 % interval, and compare with the published totals.

    Parameters
    ----------
    data : Path
        Folder of cases; reads ``rotation/deployments.json``.

    Returns
    -------
    Scorecard
        `scored`: deployments with a confirmed published total and a prediction; `within_15_percent`: share near
        enough of those (`sure_cases` many) whose strengths and tour are all confirmed and whose total counts the
        same people; `interval_cover`: share of `scored` whose interval holds the whole published range, the value,
        `low` and `high`; `value_cover`: the same for the value alone. Every deployment is a row.

    Raises
    ------
    InputError
        If the file is not in the published form.
    """
    file = data / "rotation/deployments.json"
    listed = read_object(file, "deployments")["deployments"]
    if not isinstance(listed, list) or not all(isinstance(item, dict) and "id" in item for item in listed):
        raise InputError("a deployment has no id", where=str(file), mend="take the file as published")
    rows = [_row(item) for item in listed]
    scored = [row for row in rows if row["scored"]]
    sure = [row for row in scored if row["sure"]]
    figures = {
        "scored": len(scored),
        "sure_cases": len(sure),
        "within_15_percent": _share([abs(row["error"]) <= _NEAR for row in sure]),
        "interval_cover": _share([row["range_held"] for row in scored]),
        "value_cover": _share([row["value_held"] for row in scored]),
    }
    return Scorecard("history", figures, {}, rows)


def _share(held: list[bool]) -> float | None:
    return round(sum(held) / len(held), 4) if held else None


def _row(record: Mapping[str, Any]) -> dict[str, Any]:
    total = record.get("served_total")
    unit, same, mixed = scope(str((total or {}).get("counts", "")))
    force, notes, reason = force_of(record)
    row = {"id": record["id"], "scored": False, "published": figure(total), "range": _range(total), "counts": unit}
    row |= {"conflicts": conflicts(record), "notes": notes, "reason": reason}
    found = _predict(record, force, unit)
    if found is None:
        return row
    served, how = found
    wider = Luck(_DRAWS, _SEED).uniform("wider", *_WIDER)
    point = float(np.median(served * wider if unit != "unclear" and not same else served))
    low, high = np.quantile(served * wider if mixed else served, _INTERVAL)
    row |= {"predicted": round(point), "low": round(low), "high": round(high), "by": how, "reason": ""}
    if force is None or figure(total) is None or not confirmed(total):
        row["reason"] = "" if confirmed(total) and figure(total) else "no page confirms a published total"
    return row | _compared(row, record, same, force is not None) if figure(total) else row


def _compared(row: Mapping[str, Any], record: Mapping[str, Any], same: bool, modelled: bool) -> dict[str, Any]:
    published, (least, most) = row["published"], row["range"]
    sure = same and modelled and all(map(confirmed, [record.get("tour_months"), *record["strength"]]))
    return {
        "scored": confirmed(record.get("served_total")),
        "sure": sure,
        "error": round(row["predicted"] / published - 1, 4),
        "value_held": row["low"] <= published <= row["high"],
        "range_held": row["low"] <= least and most <= row["high"],
    }


def _range(total: object) -> tuple[float, float] | None:
    """Every published value lies between these; they are other sources, no interval, and never averaged."""
    told = [value for key in ("value", "low", "high") if (value := figure(total, key)) is not None]
    return (min(told), max(told)) if told else None


def _predict(record: Mapping[str, Any], force: Force | None, unit: str) -> tuple[Array, str] | None:
    if force is not None:
        return _counted(who_served(force, _DRAWS, _SEED), unit), f"strength-years / tour, {force.way}"
    killed, returned = figure(record.get("killed")), figure(record.get("returned"))
    if killed is None or returned is None or record.get("scheme") != "no_rotation_fixed_term":
        return None
    luck = Luck(_DRAWS, _SEED)
    least, most = _range(record["killed"]) or (killed, killed)
    home = returned * np.exp(_CLAIMED * luck.normal("returned"))
    return killed_and_returned(luck.uniform("killed", least, most), home), "killed + returned: each is dead or home"


def _counted(served: Served, unit: str) -> Array:
    """Take tours, persons or, where the total does not say which, either."""
    if unit == "unclear":
        return np.where(Luck(_DRAWS, _SEED).uniform("tours or persons") < 0.5, served.tours, served.persons)
    return served.tours if unit == "tours" else served.persons
