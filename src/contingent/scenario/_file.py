"""Reading a scenario file's bytes, and finding the bundled ones."""

from __future__ import annotations

from pathlib import Path

from contingent.errors import Fault, ScenarioError
from contingent.scenario._actors_csv import NAMED
from contingent.scenario._area_series import NAMED_SERIES
from contingent.scenario._fields import nearest

__all__ = ["beside", "bundled", "find", "read"]

_MOST_BYTES = 50_000_000  # assumed: ten thousand deployments with every value, source and reason
_DATA = Path(__file__).with_name("data")


def bundled() -> dict[str, Path]:
    """Give the scenarios that come with the package.

    Returns
    -------
    dict of str to pathlib.Path
        File by name, in order of the names.

    Examples
    --------
    >>> "dprk-russia-2024" in bundled()
    True
    """
    return {path.stem: path for path in sorted(_DATA.glob("*.yaml"))}


def find(path_or_name: str | Path) -> Path:
    """Find a file, or the bundled scenario of that name; a file of the name comes first."""
    path = Path(path_or_name)
    named = bundled()
    if not path.exists() and str(path_or_name) in named:
        return named[str(path_or_name)]
    return path


def read(path: Path) -> str:
    """Read a scenario file's text.

    Raises
    ------
    ScenarioError
        If the file is missing, a folder, unreadable, empty, too large, binary or not UTF-8.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        names = list(bundled())
        mend = nearest(str(path), names) or "give the path of a scenario file"
        raise _unreadable(path, "no such file", f"a file, or one of the bundled {', '.join(names)}", mend) from None
    except IsADirectoryError:
        raise _unreadable(path, "a folder", "a scenario file", "name the file in it") from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, f"cannot be read ({getattr(error, 'strerror', None) or error})", "a file", "") from None
    if len(data) > _MOST_BYTES:
        raise _unreadable(path, "too large", f"{_MOST_BYTES // 1_000_000} MB at most", "split the scenario")
    return _decoded(path, data)


def beside(text: str, path: Path) -> tuple[tuple[str, str], ...]:
    """Read the tables that a scenario names, of actors and of areas, if they lie beside it; names and texts."""
    named = [found[1] for pattern in (NAMED, NAMED_SERIES) for found in pattern.finditer(text)]
    # A name that leads elsewhere is no file beside the scenario, and is refused as such.
    near = [name for name in dict.fromkeys(named) if Path(name).name == name and (path.parent / name).is_file()]
    return tuple((name, read(path.parent / name)) for name in near)


def _decoded(path: Path, data: bytes) -> str:
    if b"\0" in data:
        raise _unreadable(path, "binary, not text", "YAML text", "give the scenario file itself")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _unreadable(path, "not UTF-8", "text in UTF-8", "save the file as UTF-8", line) from None
    if not text.strip():
        raise _unreadable(path, "empty", "a scenario", "begin with 'scenario:' or draft one from a report")
    return text


def _unreadable(path: Path, what: str, allowed: str, mend: str, line: int = 0) -> ScenarioError:
    return ScenarioError(str(path), (Fault(line, "", what, "", allowed, mend),))
