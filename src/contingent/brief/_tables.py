"""Tables by hypothesis: how probable, what it costs, what each claim does."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence

from contingent.brief._ask import Ask, Origin
from contingent.brief._briefing import Column, Row, Table
from contingent.brief._format import day, error_points, percent, percent_points
from contingent.brief._numbers import Book
from contingent.brief._phrases import sentence_case, tame
from contingent.measures import get
from contingent.weigh import Estimate

__all__ = ["by_claim", "by_hypothesis", "costs", "title_of"]

_QS = (0.1, 0.5, 0.9)
_COSTS = ("sent", "killed", "wounded", "captured", "returned", "home", "unfilled")
_MOST_LETTERS = 70  # of a claim in the heading of a row: two lines (assumed)
_MOST_CLAIMS = 8  # rows of the table of claims by hypothesis; the claims table has all (assumed)


def title_of(ask: Ask, name: str) -> str:
    """Title of a hypothesis, or its key."""
    return ask.posterior.hypotheses[name].title or name


def by_hypothesis(ask: Ask, book: Book) -> Table:
    """Write the table of hypotheses: prior, posterior with error, what each supposes."""
    rows = []
    for name, one in ask.posterior.hypotheses.items():
        title = title_of(ask, name)
        set_by = Origin((), (f"hypotheses.{name}.prior",), ("assumed",))
        origin = Origin(ask.weighing, (f"hypotheses.{name}.prior",), ("assumed",))
        prior = book.put(f"H.{name}.prior", one.prior, percent(one.prior), f"prior probability of “{title}”", set_by)
        after = book.probability(f"H.{name}", ask.course(name), f"it goes as “{title}”", origin)
        rows.append(
            Row(
                sentence_case(title),
                (prior, after, _why(ask, name) or "no reason given"),
                f"hypothesis-{name}",
            )
        )
    columns = (
        Column("Hypothesis", numeric=False),
        Column("Before the claims"),
        Column("After, ± error"),
        Column("Why it is thought possible", numeric=False),
    )
    return Table("T-hypotheses", "How likely each course is, before and after the claims", columns, tuple(rows))


def by_claim(ask: Ask, book: Book) -> Table:
    """Write what each of the strongest claims does to each hypothesis, in points of probability."""
    names = list(ask.posterior.hypotheses)
    rows = []
    for claim in ask.weighing[:_MOST_CLAIMS]:
        effect = ask.effects[claim]
        evidence = effect.sentence if effect.reliable else f"no number: {effect.reason}"
        cells = [_change(book, claim, name, title_of(ask, name), effect.changes[name]) for name in names]
        rows.append(Row(f"⟦@{claim}⟧ {_short(ask.claim(claim).proposition)}", (*cells, sentence_case(evidence))))
    heads = [Column(sentence_case(title_of(ask, name)), "points") for name in names]
    columns = (Column("Claim", numeric=False), *heads, Column("As evidence", numeric=False))
    note = (
        "Points of probability with the claim, less those without it, all other claims kept. A claim told "
        "twice by one source counts once, so leaving out one telling changes little."
    )
    return Table("T-evidence", "What each claim does to each hypothesis", columns, tuple(rows), note)


def _short(text: str) -> str:
    return textwrap.shorten(tame(text), _MOST_LETTERS, placeholder=" …")


def _change(book: Book, claim: str, name: str, title: str, change: Estimate) -> str:
    meaning = f"change of the probability of “{title}” by {claim}, percentage points"
    origin = Origin((claim,), (f"hypotheses.{name}.prior",))
    if not change.reliable or not math.isfinite(change.value):
        return book.put(f"E.{claim}.{name}", None, "no number", f"{meaning}: {change.reason}", origin)
    points = math.copysign(percent_points(abs(change.value)), change.value)
    text = "under 1" if points == 0 else f"{'+' if points > 0 else '−'}{abs(points):.0f}"
    shown = book.put(f"E.{claim}.{name}", change.value * 100, text, meaning, origin)
    if points == 0:
        return shown
    error = book.put(f"E.{claim}.{name}.e", change.error * 100, error_points(change.error), f"error: {meaning}", origin)
    return f"{shown} (± {error})"


def costs(ask: Ask, book: Book) -> Table:
    """Write losses, returns and the sender's burden at the horizon, by hypothesis."""
    names: Sequence[str | None] = (None, *ask.posterior.hypotheses)
    rows = []
    for measure in _COSTS:
        if not _costs_something(ask, measure):
            continue
        cells = tuple(_cell(ask, book, measure, name) for name in names)
        rows.append(Row(sentence_case(get(measure).title), cells))
    heads = [Column("All together" if name is None else sentence_case(title_of(ask, name)), "people") for name in names]
    caption = f"What it costs by {day(ask.scenario.horizon)}"
    note = "The middle future, and the span that holds 8 of 10 futures."
    return Table("T-costs", caption, (Column("", numeric=False), *heads), tuple(rows), note)


def _costs_something(ask: Ask, measure: str) -> bool:
    """Tell a measure of note from one that is nought in nearly every future."""
    return not ask.trusted().reliable or bool(ask.at_end(measure, _QS[-1:])[0] > 0)


def _cell(ask: Ask, book: Book, measure: str, name: str | None) -> str:
    trusted, key = ask.trusted(name), name or "all"
    origin = ask.origin(measure, ask.ahead)
    where = f"{get(measure).title} by {day(ask.scenario.horizon)}, {'all hypotheses' if name is None else name}"
    if not trusted.reliable:
        return book.put(f"T.{measure}.{key}", None, "no number", f"{where}: {trusted.reason}", origin)
    low, middle, high = ask.at_end(measure, _QS, name)
    shown = [
        book.people(f"T.{measure}.{key}.q{round(q * 100)}", value, f"{where}, {round(q * 100)} % point", origin)
        for q, value in zip(_QS, (low, middle, high), strict=True)
    ]
    return f"{shown[1]} ({shown[0]} to {shown[2]})"


def _why(ask: Ask, name: str) -> str:
    known = ask.scenario.hypotheses.get(name)
    return known.why if known else ""
