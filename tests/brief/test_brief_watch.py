"""What to watch and what drives the numbers, as the page tells them: the same figures as the room below gives."""

from __future__ import annotations

import dataclasses

import brief_hand
import pytest

from contingent.brief._ask import Ask
from contingent.brief._briefing import plain
from contingent.brief._drives import drives
from contingent.brief._numbers import Book
from contingent.brief._watch import _MEASURES, watch
from contingent.weigh import drivers, watch_list


@pytest.fixture(scope="module")
def ask() -> Ask:
    """A posterior of the hand-made scenario."""
    return Ask(brief_hand.posterior(4_000))


def test_the_watch_table_has_the_figures_of_the_watch_list(ask):
    """Bits, dates and thresholds are those of the list; the sentence begins with the most telling."""
    book = Book()
    sentence, table = watch(ask, book)
    assert table is not None
    best = watch_list(ask.posterior, measures=_MEASURES).best()
    assert book.numbers["W1.bits"].value == pytest.approx(best[0].bits.value, rel=1e-4)
    assert len(table.rows) <= 5
    assert plain(sentence, book.numbers).startswith("Watch ")
    for number, one in enumerate(best[:3], start=1):
        keys = [key for key in book.numbers if key.startswith(f"W{number}.") and key.endswith(".at")]
        turns = [turn.at for turn in one.turns if turn.side != "none" and one.error > 0.0]
        assert [book.numbers[key].value for key in keys] == pytest.approx(list(dict.fromkeys(turns)), rel=1e-4)


def test_the_drivers_table_has_known_shares(ask):
    """Shares on the page, from a part of the futures, agree with those of all of them within their intervals."""
    book = Book()
    table = drives(ask, book)
    assert table is not None
    whole = {one.path: one for one in drivers(ask.posterior, "sent").found}
    shown = {key.removeprefix("D.sent."): one.value for key, one in book.numbers.items() if key.startswith("D.sent.")}
    ends = ("low", "high", "at_low", "at_high")
    for path, value in shown.items():
        if path.rpartition(".")[2] not in ends:
            assert value == pytest.approx(whole[path].share.value, abs=0.05)
    assert "hypothesis" in shown or len(ask.posterior.hypotheses) < 2


def test_one_course_has_nothing_to_watch():
    """With a single course nothing can be told from another, and nothing is drawn."""
    posterior = brief_hand.posterior(1_500)
    name = next(iter(posterior.hypotheses))
    alone = dataclasses.replace(posterior, hypotheses={name: posterior.hypotheses[name]})
    sentence, table = watch(Ask(alone), Book())
    assert table is None
    assert "one course only" in sentence


def test_weights_that_collapse_draw_no_line():
    """Where the digits are refused, so are lines and shares."""
    posterior = brief_hand.posterior(300)
    sentence, table = watch(Ask(posterior), Book())
    assert table is None
    assert sentence.startswith("No line is drawn")
    assert drives(Ask(posterior), Book()) is None
