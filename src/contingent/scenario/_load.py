"""Loading and checking scenario files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from contingent.errors import Fault, ScenarioError
from contingent.scenario._build import build
from contingent.scenario._file import beside, bundled, find, read
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
    path = find(path_or_name)
    text = read(path)
    return _good(*_built(text, str(path_or_name), beside(text, path)), str(path_or_name))


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
    return _good(*_built(text, file, ()), file)


def _good(scenario: Scenario | None, found: tuple[Fault, ...], file: str) -> Scenario:
    faults = tuple(fault for fault in found if not fault.warning)
    if faults or scenario is None:
        raise ScenarioError(file, faults)
    return scenario


@lru_cache(maxsize=4)  # a third of a second each; the bundled one is first matched, then loaded
def _built(text: str, file: str, near: tuple[tuple[str, str], ...]) -> tuple[Scenario | None, tuple[Fault, ...]]:
    return build(text, file, dict(near))


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
        near = dict(beside(text, path))
    except ScenarioError as error:
        return error.faults
    return build(text, str(path), near)[1]


def match(texts: Sequence[str], *, latest: date | None = None) -> str | None:
    """Pick the bundled scenario that reports are about.

    Parameters
    ----------
    texts : sequence of str
        Texts of the reports.
    latest : datetime.date, optional
        Day of the latest report: a scenario whose as-of date lies more than two weeks before it is
        not picked, because it knows too little of that day.

    Returns
    -------
    str or None
        Name of the scenario of which every group of words has one that occurs, as a whole word, in
        one and the same sentence; the one with most groups where several do; None where none does.

    Examples
    --------
    >>> match(["Pyongyang may send soldiers, Moscow said."])
    'dprk-russia-2024'
    >>> match(["Troops left Mali."]) is None
    True
    """
    sentences = [one for text in texts for one in _SENTENCE_END.split(text)]
    fitting = [
        (len(groups), name)
        for name, (as_of, groups) in _matches().items()
        if not (latest and latest - as_of > _STALE) and groups and any(_all(groups, one) for one in sentences)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


# A rough cut: an abbreviation may end a "sentence" early, and then another sentence decides.
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_STALE = timedelta(days=14)  # assumed: reports of the same fortnight are of the same situation


@lru_cache(maxsize=1)
def _matches() -> dict[str, tuple[date, tuple[tuple[str, ...], ...]]]:
    scenarios = {name: load(name) for name in bundled()}
    return {name: (scenario.as_of, scenario.matches) for name, scenario in scenarios.items()}


def _all(groups: tuple[tuple[str, ...], ...], sentence: str) -> bool:
    words = ("|".join(map(re.escape, group)) for group in groups)
    return all(re.search(rf"\b(?:{group})\b", sentence, re.IGNORECASE) for group in words)
