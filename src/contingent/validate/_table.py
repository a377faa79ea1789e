"""Reading the CSV of a case, with errors that name file and line."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contingent.errors import InputError, UsageError
from contingent.validate._conflict_files import found

__all__ = ["Row", "file_named", "find", "read_table"]


class Row:
    """One line of a table.

    Parameters
    ----------
    where : str
        File and line.
    cells : dict of str to str
        Text by column.
    """

    def __init__(self, where: str, cells: dict[str, str]) -> None:
        self.where, self.cells = where, cells

    def number(self, column: str, low: float = -math.inf, high: float = math.inf) -> float:
        """Give the number of a cell.

        Raises
        ------
        InputError
            If it is no finite number, or lies outside the range.

        Examples
        --------
        >>> Row("a.csv:2", {"outcome": "140"}).number("outcome", 0, 100)
        Traceback (most recent call last):
        contingent.errors.InputError: a.csv:2: outcome: '140'. Allowed: a number of 0 to 100. Mend: correct the cell.
        """
        text = self.cells[column]
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not (math.isfinite(value) and low <= value <= high):
            allowed = f"a number of {low:g} to {high:g}" if math.isfinite(high) else "a number"
            allowed += f", {low:g} or more" if math.isfinite(low) and not math.isfinite(high) else ""
            raise InputError(column, where=self.where, value=text, allowed=allowed, mend="correct the cell")
        return value

    def number_or_none(self, column: str) -> float | None:
        """Give the number of a cell that may be empty."""
        return self.number(column) if self.cells[column] else None


def read_table(path: Path, *columns: str) -> list[Row]:
    """Read a CSV that must hold some columns and a row at least.

    Parameters
    ----------
    path : Path
        The file, UTF-8, with a heading.
    *columns : str
        Columns it must hold.

    Returns
    -------
    list of Row

    Raises
    ------
    InputError
        If it cannot be read, lacks a column, or a line has more or fewer cells than the heading.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path), mend="check --data") from None
    except UnicodeDecodeError:
        raise InputError("is no UTF-8 text", where=str(path), mend="take the file as published") from None
    reader = csv.reader(text.splitlines())
    try:
        heading = next(reader, [])
        lacking = [column for column in columns if column not in heading]
        if lacking:
            allowed = ", ".join(columns)
            raise InputError(
                f"lacks the column {', '.join(lacking)}", where=f"{path}:1", allowed=allowed, mend="add it"
            )
        rows = [_row(f"{path}:{reader.line_num}", heading, cells) for cells in reader if cells]
    except csv.Error as error:
        raise InputError(f"is no CSV ({error})", where=f"{path}:{reader.line_num}", mend="correct the line") from None
    if not rows:
        raise InputError("has a heading and no rows", where=str(path), mend="take the file as published")
    return rows


def _row(where: str, heading: list[str], cells: list[str]) -> Row:
    if len(cells) != len(heading):
        allowed = f"{len(heading)} cells, as the heading has"
        raise InputError("wrong number of cells", where=where, value=len(cells), allowed=allowed, mend="quote commas")
    return Row(where, dict(zip(heading, (cell.strip() for cell in cells), strict=True)))


def find(data: Path, pattern: str) -> list[Path]:
    """Give the files of a folder that fit a pattern, in order.

    Raises
    ------
    InputError
        If there is none.
    """
    held = [path for path in found(data, pattern) if path.is_file()]
    if not held:
        raise InputError("no such file", where=str(data), value=pattern, mend="check --data")
    return held


@contextmanager
def file_named(where: str | Path) -> Iterator[None]:
    """Put the file into the message of a model that refuses what the file holds.

    Raises
    ------
    InputError
        In the place of a `UsageError`, of the message with the file before it.
    """
    try:
        yield
    except UsageError as error:
        raise InputError(
            error.what, where=str(where), value=error.value, allowed=error.allowed, mend=error.mend
        ) from None
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise InputError(
            f"is not in the published form ({type(error).__name__}: {error})",
            where=str(where),
            mend="take the file as published",
        ) from None
