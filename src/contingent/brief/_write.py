"""Write files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from contingent.errors import OutputError

__all__ = ["write", "write_all"]


def write(path: str | os.PathLike[str], text: str | bytes) -> Path:
    """Write text or bytes to a file, beside it first, then moved into place in one step.

    Parameters
    ----------
    path : path
        The file; its folder must exist. A file of that name is replaced only when the new one is complete.
    text : str or bytes
        Text is written as UTF-8 with the line ends it has.

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
    return write_all([(path, text)])[0]


def write_all(files: Sequence[tuple[str | os.PathLike[str], str | bytes]]) -> list[Path]:
    """Write several files: all parts first, then all moved into place, so that a full disk changes none.

    Parameters
    ----------
    files : sequence of (path, str or bytes)
        Each file with its text, as for :func:`write`.

    Returns
    -------
    list of pathlib.Path
        The files.

    Raises
    ------
    OutputError
        If one of them cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [one.name for one in write_all([(f"{folder}/a", "1"), (f"{folder}/b", "2")])]
    ['a', 'b']
    """
    parts: list[tuple[str, Path]] = []
    try:
        for path, text in files:
            with _told(target := Path(os.path.realpath(path))):  # through a link: the link stays a link
                parts.append((_part(target, text), target))
        for beside, target in parts:
            if beside:
                with _told(target):
                    os.replace(beside, target)
    finally:
        for beside, _ in parts:
            _forget(beside)  # an error or Ctrl-C leaves nothing behind
    return [target for _, target in parts]


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Say in words why the system refused a file."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            "cannot write the file",
            where=str(target),
            value=error.strerror or str(error),
            allowed="a file in a folder that exists and can be written",
            mend="choose another folder with -o, or make room on the disk; the earlier file is as it was",
        ) from None


def _part(target: Path, text: str | bytes) -> str:
    """Write the text beside its target; a pipe or a device takes it at once and has no part."""
    if _is_device(target):
        target.write_bytes(_bytes(text))  # /dev/stdout cannot be replaced
        return ""
    handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        _fill(handle, text)
        os.chmod(beside, _mode(target))
    except BaseException:
        _forget(beside)
        raise
    return beside


def _is_device(target: Path) -> bool:
    if target.is_dir():
        raise OutputError(
            "cannot write the file", where=str(target), value="it is a folder", mend="name a file inside it"
        )
    return target.exists() and not target.is_file()


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _fill(handle: int, text: str | bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(_bytes(text))
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
