"""Finding the files of a case by a pattern."""

from __future__ import annotations

from pathlib import Path

__all__ = ["found"]


def found(data: Path, pattern: str) -> list[Path]:
    """Give the files of a pattern, in the order of their names.

    Parameters
    ----------
    data : Path
        Folder of cases.
    pattern : str
        Such as ``conflict/ua_gs_personnel*.csv``.

    Returns
    -------
    list of Path
        Where the folder has no such sub-folder, its own files: a series may lie in a folder by itself.
    """
    held = sorted(data.glob(pattern))
    folder, _, name = pattern.rpartition("/")
    return held or ([] if not folder or (data / folder).is_dir() else sorted(data.glob(name)))
