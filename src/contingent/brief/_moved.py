"""How the probabilities of the courses moved, claim by claim, and how far they hang on the ranges inside them."""

from __future__ import annotations

from concurrent.futures import Future

from contingent.brief._ask import Ask, Origin
from contingent.brief._briefing import Column, Row, Table
from contingent.brief._format import percent
from contingent.brief._numbers import Book
from contingent.brief._phrases import sentence_case
from contingent.brief._tables import title_of
from contingent.brief._titles import input_title
from contingent.weigh import Estimate, Sensitivity, history

__all__ = ["hangs_on", "moved"]

_MOST = 6  # changed ranges in the table (assumed: what a reader takes in)
_FELT = 0.01  # a change that moves no course by a point is left out
_KINDS = {"stronger": "all claims with a quarter more weight", "weaker": "all claims with a fifth less weight"}


def moved(ask: Ask, book: Book) -> Table | None:
    """Write the log of the probabilities; None where nothing moved them or they cannot be trusted.

    Parameters
    ----------
    ask : Ask
        The posterior.
    book : Book
        Takes the numbers.

    Returns
    -------
    Table or None
    """
    names = list(ask.posterior.hypotheses)
    if len(names) < 2 or not ask.weighing or not ask.trusted().reliable:
        return None
    rows, told = [], tuple[str, ...]()
    for place, step in enumerate(history(ask.posterior)):
        head = f"⟦@{step.claim}⟧" if step.claim else "Before any claim"
        cells = [
            _share(book, f"L.{place}.{name}", step.shares[name], title_of(ask, name), _from(name, told, step.claim))
            for name in names
        ]  # fmt: skip
        told += (step.claim,) if step.claim else ()
        rows.append(Row(head, tuple(cells)))
    columns = (Column("After", numeric=False), *(Column(sentence_case(title_of(ask, name))) for name in names))
    note = "In the order in which the reports came out; another order moves the steps, not the end."
    return Table("T-log", "How the probabilities moved, claim by claim", columns, tuple(rows), note)


def hangs_on(ask: Ask, book: Book, found: Future[Sensitivity]) -> Table | None:
    """Write what other ranges inside the courses would make of the probabilities; None where nothing moves a point.

    Parameters
    ----------
    ask : Ask
        The posterior.
    book : Book
        Takes the numbers.
    found : Future
        Of what other ranges make of the probabilities, as :func:`contingent.brief._early.begin` began to find it.

    Returns
    -------
    Table or None
    """
    names = list(ask.posterior.hypotheses)
    if len(names) < 2 or not ask.weighing or not ask.trusted().reliable:
        return None
    felt = [one for one in found.result().changes if one.largest >= _FELT]
    changes = [one for one in felt if all(each.reliable for each in one.shares.values())][:_MOST]
    if not changes:
        return None
    rows = []
    for place, one in enumerate(changes):
        what = f"{input_title(ask.scenario, one.path)}, {one.kind}" if one.path else _KINDS[one.kind]
        origin = Origin(ask.weighing, (one.path,) if one.path else ())
        cells = [_share(book, f"H.{place}.{name}", one.shares[name], f"{title_of(ask, name)}, {what}", origin)
                 for name in names]  # fmt: skip
        rows.append(Row(sentence_case(what), tuple(cells)))
    columns = (Column("Change", numeric=False), *(Column(sentence_case(title_of(ask, name))) for name in names))
    note = (
        "Each range inside the courses half a deviation higher or lower, or an eighth wider or narrower, by weights "
        "alone; the changes that move a course most."
    )
    return Table("T-hangs", "What other ranges would make of the probabilities", columns, tuple(rows), note)


def _from(name: str, told: tuple[str, ...], claim: str) -> Origin:
    return Origin((*told, claim)) if claim else Origin((), (f"hypotheses.{name}.prior",), ("assumed",))


def _share(book: Book, key: str, share: Estimate, meaning: str, origin: Origin) -> str:
    if not share.reliable or share.value != share.value:  # NaN
        return "no number"
    return book.put(key, share.value, percent(share.value), meaning, origin)
