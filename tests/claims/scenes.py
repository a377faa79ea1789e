"""Short reports with what each count in them means, and how they are read from their table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from contingent.claims import Claim, extract
from contingent.reports import from_text

__all__ = ["Row", "Short", "met", "scenes"]


@dataclass(frozen=True)
class Row:
    """A count as its table tells it; `short` marks what the rules do not reach."""

    span: str
    actor: str
    action: str
    country: str
    short: bool


@dataclass(frozen=True)
class Short:
    """A short report of the table."""

    title: str
    text: str
    rows: tuple[Row, ...]


def scenes() -> list[Short]:
    """Give the reports of the table: a title after ``=``, then text, then a row after ``>`` or ``~`` for each count."""
    table = (Path(__file__).parent / "tables" / "scenes.txt").read_text(encoding="utf-8")
    return [_short(block) for block in re.split(r"^= ", table, flags=re.MULTILINE)[1:]]


def _short(block: str) -> Short:
    title, *lines = block.strip().split("\n")
    rows = [_row(line) for line in lines if line[:2] in {"> ", "~ "}]
    return Short(title, "\n".join(line for line in lines if line[:2] not in {"> ", "~ "}), tuple(rows))


def _row(line: str) -> Row:
    span, actor, action, country = (cell.strip() for cell in line[2:].split("|"))
    return Row(span, actor, action, country, line[0] == "~")


def met(report: Short) -> dict[str, str]:
    """Give what the rules made of each row that they read otherwise, by the row's span."""
    ledger = extract([from_text(report.text, id="r", published=date(2024, 9, 18))])
    told = {row.span: _wrong(row, _claim(row, report, ledger.claims)) for row in report.rows}
    return {span: wrong for span, wrong in told.items() if wrong}


def _claim(row: Row, report: Short, claims: tuple[Claim, ...]) -> Claim | None:
    places = [match.start() for match in re.finditer(re.escape(row.span), report.text)]
    counted = [claim for claim in claims if claim.core and claim.quantity is not None]
    return next((c for c in counted if c.quantity and any(at < c.quantity.span.end and c.quantity.span.start
                                                          < at + len(row.span) for at in places)), None)  # fmt: skip


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _wrong(row: Row, claim: Claim | None) -> str:
    if claim is None:
        return "no count"
    where = "-" if claim.place is None else claim.place.country or "-"
    wrong = [] if row.actor == "?" or _words(row.actor) & _words(claim.actor) else [f"actor {claim.actor or '-'}"]
    wrong += [] if row.action == "?" or claim.action in row.action.split(",") else [f"action {claim.action}"]
    wrong += [] if row.country in {"?", where} else [f"place {where}"]
    return ", ".join(wrong)
