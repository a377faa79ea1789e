"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from contingent.errors import OutputError

__all__ = ["write"]


def write(path: str | os.PathLike[str], text: str) -> Path:
    """Write text to a file, beside it first, then moved into place in one step.

    Parameters
    ----------
    path : path
        The file; its folder must exist. A file of that name is replaced only when the new one is complete.
    text : str
        Written as UTF-8 with the line ends it has.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    OutputError
        If the folder is missing or closed, the path is a folder, or the disk is full; any earlier file is
        untouched.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(Path(folder) / "a.txt", "one").read_text()
    'one'
    """
    target = Path(os.path.realpath(path))  # through a link: the link stays a link
    if _is_device(target):
        target.write_text(text, encoding="utf-8")  # a pipe or /dev/stdout cannot be replaced
        return target
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        _fill(handle, text)
        os.chmod(beside, _mode(target))
        os.replace(beside, target)
    except OSError as error:
        _forget(beside)
        raise OutputError(
            "cannot write the file",
            where=str(target),
            value=error.strerror or str(error),
            allowed="a file in a folder that exists and can be written",
            mend="choose another folder with -o, or make room on the disk; the earlier file is as it was",
        ) from None
    except BaseException:
        _forget(beside)  # Ctrl-C while writing leaves nothing behind
        raise
    return target


def _is_device(target: Path) -> bool:
    if target.is_dir():
        raise OutputError(
            "cannot write the file", where=str(target), value="it is a folder", mend="name a file inside it"
        )
    return target.exists() and not target.is_file()


def _fill(handle: int, text: str) -> None:
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _mode(target: Path) -> int:
    """Mode of the earlier file, or what a plain open() would give (mkstemp makes it private)."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _forget(beside: str) -> None:
    if beside:
        Path(beside).unlink(missing_ok=True)
