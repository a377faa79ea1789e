"""Judgements: which are written, in which words, and what stands where no number may."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import brief_hand
import numpy as np
import pytest

from contingent.brief import Briefing, plain, terminal, to_html, word
from contingent.brief._ask import Ask, Origin
from contingent.brief._evidence import MARKS
from contingent.brief._headline import headlines
from contingent.brief._make import brief_posterior
from contingent.brief._numbers import Book
from contingent.brief._phrases import Scene
from contingent.brief._terminal import bar
from contingent.claims import Ledger
from contingent.errors import ModelError, UsageError
from contingent.weigh import Estimate, month_ends


def test_the_first_judgement_answers_the_largest_figure(made: Briefing) -> None:
    """The report's largest count under its strongest reading comes first."""
    sentence = plain(made.judgements[0].sentence, made.numbers)
    assert "at least 30,000 troops from Ruritania have been sent to Freedonia by 31 Dec 2031" in sentence


def test_there_are_three_to_five_judgements(made: Briefing) -> None:
    """Neither more than a reader keeps nor fewer than an answer needs."""
    assert 3 <= len(made.judgements) <= 5
    assert all(judged.evidence in MARKS and judged.because for judged in made.judgements)


def test_word_number_and_error_stand_together(made: Briefing) -> None:
    """The word before the bracket is that of the number inside it."""
    for judged in made.judgements:
        sentence = plain(judged.sentence, made.numbers)
        found = re.match(r"([\w ]+) \((\d+) %, ± \d+\) that ", sentence)
        if found:
            assert found[1].lower() == word(int(found[2]) / 100)
    assert re.match(r"[\w ]+ \(", plain(made.judgements[0].sentence, made.numbers))


def test_the_judged_probability_is_that_of_the_futures(made: Briefing) -> None:
    """The number printed is the weighted share of futures that reach the figure."""
    posterior, total = brief_hand.posterior(), 0.0
    for one in posterior.hypotheses.values():
        weights = np.exp(one.log_weights - one.log_weights.max())
        reached = one.futures.channel("sent")[:, -1] >= 30_000
        total += one.probability.value * float(weights[reached].sum() / weights.sum())
    assert made.numbers["J1.p"].value == pytest.approx(total, rel=1e-3)


def test_an_unreliable_estimate_is_printed_as_words(poor: Briefing) -> None:
    """Too few futures: every judgement gives the reason in place of digits, on page and screen."""
    for judged in poor.judgements:
        sentence = plain(judged.sentence, poor.numbers)
        assert not judged.reliable
        assert judged.probability is None
        assert sentence.startswith(("No number is given", "No range is given"))
        assert "effective futures" in sentence
        assert judged.evidence == "low"
    assert poor.warnings
    assert not any(one in judged.sentence for judged in poor.judgements for one in ("likeliest of", "No more"))
    assert "%, ±" not in terminal(poor)
    assert 'class="none"' in to_html(poor)


def test_a_ledger_without_claims_still_gets_a_briefing() -> None:
    """With nothing to weigh the page says so, and asks the scenario's own question."""
    told = brief_hand.ledger()
    bare = brief_posterior(brief_hand.posterior(2_000, Ledger(told.reports, ())))
    assert bare.question == "Ruritanian troops in Freedonia: how will it go?"
    assert any("No claim of the reports weighs" in text for text in bare.warnings)
    assert "<h1>" in to_html(bare)


def test_headlines_come_largest_first() -> None:
    """Figures that are over and done come last."""
    found = headlines(Ask(brief_hand.posterior(500)))
    assert [(one.number, one.measure) for one in found] == [
        (30_000, "sent"),
        (8_000, "present_peak"),
        (5_000, "present"),
    ]


def test_the_input_that_makes_the_numbers_drives_them() -> None:
    """The toy's luck is its batch input: rank correlation finds it and nothing else."""
    ask = Ask(brief_hand.posterior(2_000))
    assert ask.drivers("sent", ask.ahead) == ("deployments.force.batch",)


def test_a_number_is_entered_once() -> None:
    """Two numbers under one id would hide one origin."""
    book = Book()
    book.put("a", 1.0, "1", "one")
    with pytest.raises(ModelError, match="already"):
        book.put("a", 2.0, "2", "two")


def test_less_than_one_per_cent_has_no_error_beside_it() -> None:
    """A bound needs no error."""
    said = Book().judged("J9", Estimate(0.0002, 0.0001), "it rains", Origin(("c1",)))
    assert said == "Almost no chance (⟦J9.p⟧) that it rains."


def test_a_screen_is_eighty_columns_without_colour(made: Briefing) -> None:
    """Every line fits, no escape code is in it, and each chance has its ten blocks."""
    shown = terminal(made)
    assert all(len(line) <= 80 for line in shown.split("\n"))
    assert "\x1b" not in shown
    chances = [judged for judged in made.judgements if judged.probability is not None]
    assert sum(1 for line in shown.split("\n") if set(line[:10]) <= set("█░") and line) == len(chances)


def test_bars_do_not_contradict_their_numbers() -> None:
    """A small chance shows a block, a large one leaves one empty."""
    assert (bar(0.05), bar(0.95)) == ("█░░░░░░░░░", "█████████░")
    assert bar(None, ascii_only=True) == ".........."


def test_month_ends_end_on_the_last_day() -> None:
    """A horizon inside a month is the last date."""
    from datetime import date

    assert month_ends(date(2031, 11, 30), date(2032, 1, 10)) == [date(2031, 12, 31), date(2032, 1, 10)]


def test_an_as_of_date_before_the_sources_is_refused() -> None:
    """Moving the as-of date may not smuggle in later knowledge."""
    from datetime import date

    from contingent.brief import make

    with pytest.raises(UsageError, match="outside the scenario"):
        make([], scenario=brief_hand.scenario(), ledger=brief_hand.ledger(), as_of=date(2040, 1, 1))


def test_questions_of_the_scenario_are_answered(body: Any) -> None:
    """Each forecast question has its word and its number."""
    row = body["sections"]["questions"]["rows"][0]
    assert row["head"] == "Will 20,000 have been sent?"
    assert row["cells"][0] == "31 Dec 2031"
    assert "%" in row["cells"][2]


def test_answers_are_kept_for_the_archive(body: Any, poor: Briefing) -> None:
    """Each question's probability stands as a plain number, or as nothing where none may be given."""
    asked = body["forecasts"][0]
    assert (asked["question"], asked["by"], asked["at_least"]) == ("Will 20,000 have been sent?", "2031-12-31", 20_000)
    assert 0 < asked["probability"] < 1
    assert poor.forecasts[0]["probability"] is None


def test_a_reason_is_short_enough_for_a_sentence(poor: Briefing) -> None:
    """Of several reasons the first stands in the sentence, under the hypothesis' title."""
    assert "under “" in poor.judgements[0].sentence or len(poor.numbers["J1.p"].text) < 120
    assert ";" not in poor.numbers["J1.p"].text


def test_a_missing_number_comes_with_the_mend(poor: Briefing, made: Briefing) -> None:
    """Too few futures: the warnings say how many to ask for; a briefing with its numbers does not."""
    asked = [re.search(r"--futures (\d+)\.$", text) for text in poor.warnings]
    assert [int(found[1]) > 300 for found in asked if found] == [True]
    assert not any("--futures" in text for text in made.warnings)


def test_a_question_of_the_past_is_asked_so() -> None:
    """A figure whose day is past is not asked for in the future tense."""
    scene = Scene("Kenya", "Haiti", date(2025, 12, 31))
    assert scene.asks("sent", 2_500, over=True) == "Has Kenya sent 2,500 troops to Haiti?"
    assert scene.asks("sent", 2_500) == "Will Kenya send 2,500 troops to Haiti?"


def test_equal_courses_have_no_winner() -> None:
    """Where no claim tells the courses apart, the judgement does not call one the likeliest."""
    equal = brief_posterior(brief_hand.posterior(told=Ledger((), ())))
    sentences = [judged.sentence for judged in equal.judgements]
    assert any("clearly ahead" in text for text in sentences)
    assert not any("the likeliest of" in text for text in sentences)
