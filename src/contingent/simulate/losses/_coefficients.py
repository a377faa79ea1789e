"""Fitted figures with their errors and where they come from; written by ``scripts/fit_losses.py``, never refitted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Coefficients", "load"]


@dataclass(frozen=True)
class Coefficients:
    """One fitted model.

    Parameters
    ----------
    value : mapping of str to float
        Coefficient by term, ``constant`` among them.
    error : mapping of str to float
        Standard error by term, from a bootstrap over families of battles.
    spread : mapping of str to float
        Coefficients of the logarithm of the residual variance; empty for a model of chances.
    more : mapping
        Other figures of the model, such as medians that stand in for what is unknown.
    provenance : mapping of str to object
        Source, licence, hash, counts and scores of the fit.
    """

    value: Mapping[str, float]
    error: Mapping[str, float]
    spread: Mapping[str, float]
    more: Mapping[str, Any]
    provenance: Mapping[str, Any]

    def sum(self, terms: Mapping[str, float]) -> float:
        """Give the constant plus coefficients times terms."""
        return _sum(self.value, terms)

    def log_variance(self, terms: Mapping[str, float]) -> float:
        """Give the logarithm of the residual variance."""
        return _sum(self.spread, terms)


def _sum(value: Mapping[str, float], terms: Mapping[str, float]) -> float:
    return value["constant"] + sum(size * terms[name] for name, size in value.items() if name != "constant")


@cache
def load(name: str) -> Coefficients:
    """Load a shipped model.

    Parameters
    ----------
    name : str
        ``daily_rate``, ``daily_rate_plain``, ``outcome`` or ``laws``.

    Returns
    -------
    Coefficients

    Examples
    --------
    >>> plain = load("daily_rate_plain")
    >>> round(1 + plain.value["log_own"], 1), round(plain.value["log_enemy"], 1)
    (0.7, 0.3)
    """
    text = files("contingent.simulate.losses").joinpath(f"data/{name}.json").read_text(encoding="utf-8")
    kept = json.loads(text)
    return Coefficients(kept["value"], kept["error"], kept["spread"], kept["more"], kept["provenance"])
