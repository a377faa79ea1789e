"""The case ``analytic``: published questions that a closed form of rotation answers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from contingent.errors import InputError
from contingent.validate._answer import Answer
from contingent.validate._files import read_object
from contingent.validate._numbers import numbers
from contingent.validate._policies import policies
from contingent.validate._recipes import RECIPES
from contingent.validate._scorecard import Scorecard

__all__ = ["score"]

_COUNTED = "confirmed"  # a published page says the answer; "derived" and "recalled" ones are shown, not counted
_EXACT = 1e-9  # relative; what floats lose


def score(data: Path) -> Scorecard:
    """Answer every question that a closed form fits, and compare.

    Parameters
    ----------
    data : Path
        Folder of cases; reads ``rotation/analytic_cases.json``.

    Returns
    -------
    Scorecard
        `applicable`: confirmed questions that a closed form answers; `right`: those it answers
        within the tolerance given. Every question is a row, with the reason where it is not counted.

    Raises
    ------
    InputError
        If the file is not in the published form.
    """
    file = data / "rotation/analytic_cases.json"
    rows: list[dict[str, Any]] = []
    known: dict[str, float] = {}
    for case in read_object(file, "cases")["cases"]:
        if not isinstance(case, dict) or not {"id", "ask", "answer"} <= set(case):
            raise InputError("a case lacks its id, ask or answer", where=str(file), mend="take the file as published")
        rows.append(_row(case, known))
        known |= policies(str(case["ask"]), known)
    counted = [row for row in rows if row["counted"]]
    figures = {"applicable": len(counted), "right": sum(bool(row["right"]) for row in counted)}
    return Scorecard("analytic", figures, {}, rows)


def _row(case: Mapping[str, Any], known: Mapping[str, float]) -> dict[str, Any]:
    row = {"id": case["id"], "ask": case["ask"], "published": case["answer"], "status": case.get("status")}
    answer = _answer(str(case["ask"]), known)
    reason = _reason(case, answer)
    if answer is None or (reason and not _comparable(case["answer"])):
        return {**row, "counted": False, "right": None, "reason": reason}
    right = _agrees(case["answer"], answer.value, case.get("tolerance"))
    return {
        **row,
        "counted": not reason,
        "right": right,
        "found": answer.value,
        "by": answer.how,
        "reason": reason,
    }


def _answer(ask: str, known: Mapping[str, float]) -> Answer | None:
    return next((answer for recipe in RECIPES if (answer := recipe(ask, known)) is not None), None)


def _reason(case: Mapping[str, Any], answer: Answer | None) -> str:
    """Say why a case does not count, ``''`` where it does."""
    if not _comparable(case["answer"]):
        return "the published answer is in words"
    if answer is None and not numbers(str(case["ask"])):
        return "the question gives no figure to compute from"
    if answer is None:
        return "no closed form fits the question as asked"
    return "" if case.get("status") == _COUNTED else f"the published answer is {case.get('status')}, not {_COUNTED}"


def _comparable(answer: object) -> bool:
    if isinstance(answer, dict):
        return all(_comparable(value) for value in answer.values())
    if isinstance(answer, list):
        return all(_comparable(value) for value in answer)
    return isinstance(answer, int | float) and not isinstance(answer, bool)


def _agrees(published: Any, found: Any, tolerance: object) -> bool:
    """Compare number by number, within the tolerance."""
    if isinstance(published, dict):
        return isinstance(found, dict) and all(
            key in found and _agrees(value, found[key], tolerance) for key, value in published.items()
        )
    if isinstance(published, list):
        same = isinstance(found, list) and len(found) == len(published)
        return same and all(_agrees(a, b, tolerance) for a, b in zip(published, found, strict=True))
    if isinstance(found, dict | list):
        return False
    allowed = tolerance if isinstance(tolerance, int | float) else 0
    return bool(abs(published - found) <= allowed + _EXACT * max(1.0, abs(published)))
