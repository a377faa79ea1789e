"""The marked text of reports with the table of their claims: one page that stands alone."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

from contingent.brief._marked import marked
from contingent.brief._phrases import how_many, source_words
from contingent.claims import Claim, Ledger

__all__ = ["claims_page"]

# Colours and their contrast are those of the briefing's page.
_STYLE = """
:root{color-scheme:light dark;--paper:#fffdf8;--ink:#1b1b1a;--rule:#dedbd2;--number:#fbe7a6;--accent:#00639c}
@media(prefers-color-scheme:dark){:root{--paper:#16181a;--ink:#e9e6df;--rule:#3a3d41;--number:#5a4a12;--accent:#7cc4f0}}
body{background:var(--paper);color:var(--ink);font:17px/1.5 Georgia,serif;max-width:46rem;margin:auto;
padding:1rem}
p,td{overflow-wrap:anywhere}mark{background:none;color:inherit}mark.number{background:var(--number)}
mark.hedge{text-decoration:underline wavy}mark.source{font-weight:600}a{color:var(--accent)}
a.to{font:.75em sans-serif;vertical-align:super;margin-left:.2em}.boilerplate,.byline{opacity:.7}
table{border-collapse:collapse;font:14px/1.4 sans-serif;width:100%}td,th{border-top:1px solid var(--rule);padding:.3em;
text-align:left;vertical-align:top}tr.rejected td{text-decoration:line-through}
"""
_HEAD = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">\n'
)
_KEY = (
    '<p>Marked: <mark class="number">numbers</mark>, <mark class="hedge">words that set how sure</mark>, '
    '<mark class="source">sources</mark>. The small labels lead to the claims below.</p>'
)


def claims_page(ledger: Ledger) -> str:
    """Write reports as HTML with their claims marked, and the claims as a table.

    Parameters
    ----------
    ledger : Ledger
        Reports and their claims.

    Returns
    -------
    str
        A page that makes no request to anywhere; every word of a report is escaped.

    Examples
    --------
    >>> from contingent.claims import extract
    >>> from contingent.reports import from_text
    >>> page = claims_page(extract([from_text("Some 300 <b>soldiers</b> were killed.", id="r")]))
    >>> "&lt;b&gt;" in page, "<b>" in page
    (True, False)
    """
    placed: set[str] = set()
    texts = "\n".join(_report(report, placed) for report in marked(ledger))
    notes = "".join(f"<li>{_text(note)}</li>" for note in dict.fromkeys(ledger.notes))
    rows = "\n".join(map(_row, ledger.claims))
    head = "".join(f"<th>{name}</th>" for name in ("claim", "who", "how sure", "how many", "reading", "grade"))
    return (
        f"{_HEAD}<title>Claims</title><style>{_STYLE}</style></head><body>\n<h1>Claims</h1>\n{_KEY}\n"
        f"{f'<ul>{notes}</ul>' if notes else ''}\n{texts}\n<h2>Who claims what</h2>\n"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>\n</body></html>\n"
    )


def _text(words: str) -> str:
    """Escape words, and leave out what cannot be seen."""
    return html.escape("".join(sign if sign.isprintable() else " " for sign in words))


def _slug(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", lambda sign: f".{ord(sign.group()):x}.", name)


def _report(report: Mapping[str, Any], placed: set[str]) -> str:
    told = ", ".join(_text(part) for part in (report["publisher"], report["published"]) if part)
    paragraphs = "\n".join(
        f'<p class="{sentences[0]["kind"]}">{" ".join(_sentence(each, placed) for each in sentences)}</p>'
        for sentences in report["paragraphs"]
    )
    return (
        f"<article><h2><bdi>{_text(report['title'])}</bdi></h2>\n<p>{told or 'day unknown'}</p>\n{paragraphs}</article>"
    )


def _sentence(sentence: Mapping[str, Any], placed: set[str]) -> str:
    words = "".join(_piece(text, kinds) for text, kinds in sentence["pieces"])
    labels = "".join(
        f'<a class="to" href="#claim-{_slug(name)}">{_text(name)}</a>'
        for name in sentence["claims"]
        if name not in placed
    )
    placed.update(sentence["claims"])
    return f"<bdi>{words}</bdi>{labels}"


def _piece(text: str, kinds: Sequence[str]) -> str:
    return f'<mark class="{" ".join(kinds)}">{_text(text)}</mark>' if kinds else _text(text)


def _row(claim: Claim) -> str:
    many = "" if claim.quantity is None else f"{how_many(claim.quantity)} {claim.quantity.unit}"
    hedges = ", ".join(hedge.span.text for hedge in claim.hedges)
    sure = f"{claim.kind}, {'not so; ' if claim.polarity == 'negative' else ''}{claim.modality}"
    readings = ", ".join(f"{each.measure.replace('_', ' ')} {each.weight:.0%}" for each in claim.readings)
    grade = f"{claim.grade.reliability}{claim.grade.credibility}"
    cells = (
        f"{claim.id}: {claim.proposition}", source_words(claim), f"{sure}{f' ({hedges})' if hedges else ''}", many,
        readings, f"{grade}; rejected by the analyst" if claim.rejected else grade,
    )  # fmt: skip
    state = ' class="rejected"' if claim.rejected else ""
    return f'<tr id="claim-{_slug(claim.id)}"{state}>{"".join(f"<td>{_text(cell)}</td>" for cell in cells)}</tr>'
