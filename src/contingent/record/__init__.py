"""The archive of forecasts, outcomes and scores; SQLAlchemy is loaded when an archive is opened."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contingent.record._archive import Archive, open_archive
    from contingent.record._rows import Forecast, Resolution
    from contingent.record._score import Score, score

__all__ = ["Archive", "Forecast", "Resolution", "Score", "open_archive", "score"]

_HOMES = {
    "Archive": "_archive",
    "Forecast": "_rows",
    "Resolution": "_rows",
    "Score": "_score",
    "open_archive": "_archive",
    "score": "_score",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
