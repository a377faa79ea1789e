"""The states in a briefing: actor map, decisions by month, joiners, forums, moves and the calendar of meetings."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from contingent.brief import Briefing, to_html, to_json
from contingent.brief._answers import calendar
from contingent.brief._make import brief_posterior
from contingent.claims import Ledger
from contingent.scenario import load, loads, under
from contingent.simulate import simulate
from contingent.simulate.states import collective, hazards
from contingent.weigh import weigh

SCENARIO = load("dprk-russia-2024")


@pytest.fixture(scope="module")
def stated() -> Briefing:
    """Briefing of the bundled scenario without any claim."""
    return brief_posterior(weigh(SCENARIO, Ledger((), ()), futures=1_500, seed=1))


@pytest.fixture(scope="module")
def body(stated: Briefing) -> Any:
    """Its JSON, parsed."""
    return json.loads(to_json(stated))


def test_the_map_shows_every_actor_and_its_pull(stated: Briefing) -> None:
    """Each actor stands in the table of the map; who stands as the decider does pulls it nowhere."""
    table = stated.charts["actors"].table
    rows = {row.head: row.cells for row in table.rows}
    assert set(rows) == {actor.title for actor in SCENARIO.actors.values()}
    assert rows["North Korea"][2] in ("+0.0", "−0.0")
    assert float(rows["China"][2]) > 0
    assert len(table.columns) == 5


def test_chances_by_month_lie_between_nought_and_one_and_in_order(stated: Briefing) -> None:
    """Each panel has its decision's title, a month a point, and low, middle and high in order."""
    panels = stated.charts["decisions"].spec["concat"]
    assert len(panels) == 4
    for panel in panels:
        for row in panel["data"]["values"]:
            assert 0 <= row["low"] <= row["middle"] <= row["high"] <= 1
    assert len(panels[0]["data"]["values"]) == 13


def test_page_tells_of_joiners_moves_forum_and_caveat(stated: Briefing) -> None:
    """The page holds the tables, what the forum may settle, and how well anybody foresees such things."""
    page = to_html(stated)
    for said in ("Who else may join", "Which move would change most", "lets nothing below", "31 %", "62 %",
                 "25 of 126 such states", "moves the stance of China by −6 to +6"):  # fmt: skip
        assert said in page


def test_all_questions_are_answered_with_errors(body: Any) -> None:
    """Every question has a probability between 0 and 1 for the archive, and a number with its drivers."""
    forecasts = body["forecasts"]
    assert [one["id"] for one in forecasts] == [*(f"D{number}" for number in range(1, 14)), "F1"]
    assert all(0 <= one["probability"] <= 1 for one in forecasts)
    numbers = body["numbers"]
    driven = numbers["Q.D9.p"]["from_inputs"]
    assert driven[0] == "decisions.admitted.base"
    assert numbers["Q.D9.e"]["value"] > 0


def test_a_scenario_without_actors_has_no_such_section(made: Briefing) -> None:
    """Where a scenario names no states nothing is said of them."""
    assert made.sections["states"] is None
    assert "actors" not in made.charts
    assert "Who decides, who presses" not in to_html(made)


def test_calendar_says_who_meets_and_what_it_changes() -> None:
    """A meeting without a stated size changes nothing, and the calendar says so."""
    rows = {row["name"]: row for row in calendar(SCENARIO)}
    assert rows["G20 summit"]["moves"] == "changes nothing here"
    assert "Germany and China" in rows["Meeting of Scholz and Xi"]["who"]
    assert rows["Meeting of Scholz and Xi"]["moves"].startswith("moves the stance of China")


def test_a_veto_keeps_the_declaration_weak() -> None:
    """With a veto no option below the least willing member's stance gets a chance; without one some does."""
    bound = collective(SCENARIO, "rio")
    free = collective(replace(SCENARIO, forums={"rio": replace(SCENARIO.forums["rio"], vetoes=())}), "rio")
    for found in (bound, free):
        assert sum(found.by_mean.values()) == pytest.approx(1)
        assert sum(found.by_election.values()) == pytest.approx(1)
        assert found.low <= found.mean <= found.high
    assert bound.by_mean["demands withdrawal"] == 0
    assert bound.veto == "russia"
    assert free.by_mean["demands withdrawal"] > 0.2
    assert free.by_election["demands withdrawal"] > 0.2
    assert free.veto == ""


def test_the_challenge_model_stays_behind_an_option() -> None:
    """It is played only where the scenario asks for it, and is then named as a comparison."""
    assert collective(SCENARIO, "rio").challenge is None
    asked = loads(SCENARIO.text.replace("    date: 2024-11-19\n    members:",
                                        "    date: 2024-11-19\n    challenge: yes\n    members:"))  # fmt: skip
    assert asked.forums["rio"].challenge
    assert 0 <= (collective(asked, "rio", challenge=True).challenge or -1) <= 100


def test_monthly_chances_are_those_of_the_engine() -> None:
    """Of futures in which nothing else is decided, as many stop each month as the chances by month say."""
    only = {name: one for name, one in SCENARIO.decisions.items() if one.kind == "stop"}
    futures = simulate(under(replace(SCENARIO, decisions=only), "rotation"), futures=6_000, seed=2)
    months, chances = hazards(futures, only["stop"])
    stopped = np.array([(futures.on("decisions", month) & 1) > 0 for month in months])
    expected = 1 - np.prod(1 - chances[:-1].mean(axis=1))
    assert stopped[-1].mean() == pytest.approx(expected, abs=0.02)  # five standard errors, and luck shared by months


def test_the_balance_elsewhere_is_told_with_what_is_taken(stated: Briefing, body: Any) -> None:
    """Each region has its row, what faces whom once; the sentence says less than a point where nothing is more."""
    told = body["sections"]["states"]["balance"]
    heads = [row["head"] for row in told["table"]["rows"]]
    assert sum("at home for 100 of South Korea's" in head for head in heads) == 1
    assert sum("share of capability" in head for head in heads) == len(SCENARIO.regions)
    most = [number for name, number in body["numbers"].items() if name.startswith("B.") and name.endswith("share.q90")]
    assert len(most) == len(SCENARIO.regions)
    assert ("less than one point" in told["text"]) == (max(number["value"] for number in most) < 1)
    assert "The balance elsewhere" in to_html(stated)
