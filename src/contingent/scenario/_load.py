"""Loading and checking scenario files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from contingent.errors import Fault, ScenarioError
from contingent.scenario._build import build
from contingent.scenario._file import bundled, find, read
from contingent.scenario._scenario import Scenario

__all__ = ["check", "load", "loads", "match"]


def load(path_or_name: str | Path) -> Scenario:
    """Load a scenario file, or a bundled scenario by name.

    Parameters
    ----------
    path_or_name : str or pathlib.Path
        A file; or a name that :func:`bundled` lists, where no file is called so.

    Returns
    -------
    Scenario

    Raises
    ------
    ScenarioError
        With every fault of the file at once; warnings do not stop it.

    Examples
    --------
    >>> load("dprk-russia-2024").as_of.isoformat()
    '2024-11-17'
    """
    # A bundled file is named as the user names it: a path of this machine would not repeat elsewhere.
    return loads(read(find(path_or_name)), str(path_or_name))


def loads(text: str, file: str = "scenario") -> Scenario:
    r"""Load a scenario from text; see :func:`load`.

    Parameters
    ----------
    text : str
        YAML text.
    file : str
        Name for the messages.

    Returns
    -------
    Scenario

    Raises
    ------
    ScenarioError
        With every fault at once.

    Examples
    --------
    >>> loads("scenario: x\nas_of: tomorrow", "x.yaml")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    contingent.errors.ScenarioError: x.yaml:1: title: missing. ...
    """
    scenario, found = build(text, file)
    faults = tuple(fault for fault in found if not fault.warning)
    if faults or scenario is None:
        raise ScenarioError(file, faults)
    return scenario


def check(path_or_name: str | Path) -> tuple[Fault, ...]:
    """Find every fault and warning of a scenario file.

    Parameters
    ----------
    path_or_name : str or pathlib.Path
        A file, or a bundled name.

    Returns
    -------
    tuple of Fault
        In the order of the lines; empty for a good file.

    Examples
    --------
    >>> check("dprk-russia-2024")
    ()
    """
    path = find(path_or_name)
    try:
        text = read(path)
    except ScenarioError as error:
        return error.faults
    return build(text, str(path))[1]


def match(texts: Sequence[str]) -> str | None:
    """Pick the bundled scenario that reports are about.

    Parameters
    ----------
    texts : sequence of str
        Texts of the reports.

    Returns
    -------
    str or None
        Name of the scenario of which every group of words has one that occurs, as a whole word,
        in the texts; the one with most groups where several do; None where none does.

    Examples
    --------
    >>> match(["Pyongyang may send soldiers, Moscow said."])
    'dprk-russia-2024'
    >>> match(["Troops left Mali."]) is None
    True
    """
    whole = "\n".join(texts)
    fitting = [(len(groups), name) for name, groups in _matches().items() if groups and _all(groups, whole)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


@lru_cache(maxsize=1)
def _matches() -> dict[str, tuple[tuple[str, ...], ...]]:
    return {name: load(path).matches for name, path in bundled().items()}


def _all(groups: tuple[tuple[str, ...], ...], whole: str) -> bool:
    return all(
        re.search(rf"\b(?:{'|'.join(map(re.escape, group))})\b", whole, re.IGNORECASE) for group in groups
    )
