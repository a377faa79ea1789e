"""Text of a page of a PDF, its columns one after the other also where the file writes line by line across them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

__all__ = ["page_text"]

_EDGE_POINTS = 3.0  # the left edge of a column wavers less, assumed
_PROSE = 18  # characters of a line of prose in a column, assumed: cells of a table are shorter
_LEAST_ROWS = 4  # rows that show columns, assumed: fewer are a heading with a date beside it
_WIDEST = 1_000  # characters of a laid out line, assumed: four times a newspaper's; the time grows with its square
_WAVERS = 8  # characters by which the laid out edge wavers where widths are only guessed (measured up to 7)
_SHOWS = {b"Tj", b"TJ", b"'", b'"'}  # operators that show text: ISO 32000-1, 9.4.3
_GAP = re.compile(r"\S\s{2,}(?=\S)")


def page_text(page: Any) -> tuple[str, bool]:
    """Give the text of a page.

    Parameters
    ----------
    page : pypdf.PageObject
        A page.

    Returns
    -------
    (str, bool)
        Its lines, and whether two columns were written across and were set one after the other.
    """
    starts: list[tuple[float, float]] = []

    def see(operator: bytes, _: Any, cm: Any, tm: Any) -> None:
        if operator in _SHOWS:
            x, y = float(tm[4]), float(tm[5])
            starts.append((x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]))

    text = page.extract_text(visitor_operand_before=see) or ""
    if not _has_edges(starts):
        return text, False
    lines = _set_apart(text.split("\n"), page.extract_text(extraction_mode="layout").split("\n"))
    return ("\n".join(lines), True) if lines else (text, False)


def _has_edges(starts: list[tuple[float, float]]) -> bool:
    """Tell whether words begin at one further edge in several rows: columns or a table, worth a second look."""
    edges = Counter(round(x / _EDGE_POINTS) for x, _ in {(x, round(y)) for x, y in starts})
    return sum(rows >= _LEAST_ROWS for rows in edges.values()) >= 2


def _set_apart(written: list[str], laid: list[str]) -> list[str]:
    """Set two columns one after the other; no line where the file does not write across them.

    `laid` has the words where they stand on the page, so that the edge shows; `written` is in the file's order.
    """
    across = {" ".join(line.split()) for line in written}
    edges = [gap.end() for line in laid if " ".join(line.split()) in across for gap in _prose_gaps(line)]
    edge = Counter(edges).most_common(1)[0][0] if edges else 0
    if sum(abs(each - edge) <= _WAVERS for each in edges) < _LEAST_ROWS:
        return []
    cuts = [_cut(line, edge) for line in laid]
    rows = [n for n, (left, right) in enumerate(cuts) if min(len(left), len(right)) >= _PROSE]
    first, last = rows[0], _end(cuts, rows)
    left, right = [a for a, _ in cuts[first:last]], [b for _, b in cuts[first:last]]
    return [" ".join(line.split()) for line in (*laid[:first], *left, *right, *laid[last:]) if line.strip()]


def _prose_gaps(line: str) -> list[re.Match[str]]:
    if len(line) > _WIDEST:
        return []
    return [
        gap
        for gap in _GAP.finditer(line)
        if len(line[: gap.start()].strip()) >= _PROSE and len(line[gap.end() :].strip()) >= _PROSE
    ]


def _cut(line: str, edge: int) -> tuple[str, str]:
    """Cut a line where the second column begins; all of it is left where no gap stands near there."""
    if len(line) - len(line.lstrip()) >= edge - _WAVERS:
        return "", line.strip()
    near = [gap.end() for gap in _GAP.finditer(line) if abs(gap.end() - edge) <= _WAVERS]
    at = min(near, key=lambda end: abs(end - edge), default=len(line))
    return line[:at].strip(), line[at:].strip()


def _end(cuts: list[tuple[str, str]], rows: list[int]) -> int:
    """Find where the longer column ends: after a wider blank than between its rows."""
    usual = min((b - a for a, b in pairwise(rows)), default=1)
    end = at = rows[-1] + 1
    while at < len(cuts) and at - end < usual:
        at += 1
        end = at if any(cuts[at - 1]) else end
    return end
