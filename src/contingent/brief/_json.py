"""A briefing as JSON: the same bytes for the same input and seed, whatever the machine does."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from contingent.brief._briefing import Briefing, Number, plain

__all__ = ["to_json"]

FORMAT = "contingent-briefing-1"
_DIGITS = 6  # of any other float, such as a point of a chart: beyond what a picture shows


def to_json(briefing: Briefing) -> str:
    """Write a briefing as JSON.

    Parameters
    ----------
    briefing : Briefing
        As made.

    Returns
    -------
    str
        Deterministic: keys in a fixed order, floats rounded, no times, paths, thread counts or dates of
        today. Sentences are plain text; ``numbers`` leads from each printed number to its origin.

    Examples
    --------
    >>> to_json.__name__
    'to_json'
    """
    body = {"format": FORMAT, **_plain(briefing, briefing.numbers)}
    body["numbers"] = {name: _plain(number, {}) for name, number in sorted(briefing.numbers.items())}
    for judged, shown in zip(briefing.judgements, body["judgements"], strict=True):
        shown["numbers"] = [name for name in briefing.numbers if name.startswith(f"{judged.id}.")]
    return json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _plain(value: Any, numbers: Mapping[str, Number]) -> Any:
    """Turn dataclasses, tuples, marks and floats into what JSON holds."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name), numbers) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each, numbers) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each, numbers) for each in value]
    if isinstance(value, str):
        return plain(value, numbers)
    if isinstance(value, float):
        return _rounded(value)
    return value


def _rounded(value: float) -> float | int | None:
    if not math.isfinite(value):
        return None
    rounded = float(f"{value:.{_DIGITS}g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 2**53 else rounded
