"""States in a future: pressure, what is decided by month, who joins; properties with common random numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.errors import UsageError
from contingent.measures import Window
from contingent.scenario import load, loads, under
from contingent.simulate import simulate
from contingent.simulate._decisions import ALARMED
from contingent.simulate.states import influence, join_rate, war_year_rate
from contingent.simulate.states._came import yearly_rate
from contingent.simulate.states._decide import logit
from contingent.simulate.states._pull import LEVELS, Pull

NUMBERS = np.arange(500, dtype=np.uint64)
END = date(2025, 11, 17)


@pytest.fixture(scope="module")
def scenario():
    """The bundled scenario."""
    return load("dprk-russia-2024")


@pytest.fixture(scope="module")
def rotation(scenario):
    """Two thousand futures of its rotation."""
    return simulate(under(scenario, "rotation"), futures=2_000, seed=5)


def altered(scenario, old: str, new: str):
    """The bundled scenario with one text of its file changed, under rotation."""
    assert old in scenario.text
    return under(loads(scenario.text.replace(old, new)), "rotation")


def test_settled_stances_are_the_closed_form(scenario):
    """Future by future, elimination gives what the matrix of the closed form gives."""
    pull, names = Pull(scenario, 3, NUMBERS), list(scenario.actors)
    settled = pull.settled(scenario.as_of)
    for at in range(0, 500, 100):
        value = {(name, key): pull.value(name, key)[at] for name in names for key in ("stance", "salience")}
        ties, moved = np.zeros((len(names), len(names))), np.zeros(len(names))
        for row, name in enumerate(names):
            for other in scenario.actors[name].moved_by:
                ties[row, names.index(other)] = (
                    pull.value(name, f"moved_by.{other}")[at] * value[other, "salience"] / 100
                )
            if scenario.actors[name].moved_by:
                moved[row] = pull.value(name, "susceptibility")[at]
        wanted = influence(ties, moved, [value[name, "stance"] for name in names])
        for name in pull.moved:
            assert settled[name][at] == pytest.approx(wanted[names.index(name)], abs=1e-9)


def test_nobody_leaves_the_hull_of_stances(scenario):
    """Influence carries no decider beyond the lowest or highest stance, alarmed or calm."""
    pull = Pull(scenario, 4, NUMBERS)
    stances = np.array([pull.value(name, "stance") for name in scenario.actors])
    for alarm in (None, np.full(500, 50.0)):
        for settled in pull.settled(date(2025, 6, 1), alarm).values():
            assert (settled >= stances.min(axis=0) - 1e-9).all()
            assert (settled <= stances.max(axis=0) + 1e-9).all()


def test_alarmed_opponents_press_harder(scenario):
    """Where opponents care more after batches were sent, the pressure on the deciders rises in every future."""
    pull, who = Pull(scenario, 4, NUMBERS), ("north_korea", "russia")
    calm, loud = pull.pressure(who, END), pull.pressure(who, END, np.full(500, 15.0))
    assert (loud >= calm).all()
    assert (loud > calm).mean() > 0.9


@settings(max_examples=8, deadline=None, derandomize=True)
@given(stance=st.integers(0, 30), salience=st.integers(65, 100), seed=st.integers(0, 50))
def test_more_pressure_never_makes_the_next_batch_likelier(stance, salience, seed):
    """When China cares more and stands lower, no future's next batch leaves earlier, by common random numbers."""
    base = load("dprk-russia-2024")
    pressed = base.text.replace("stance: triangular 35, 50, 60\n    salience: triangular 25, 40, 60",
                                f"stance: {stance}\n    salience: {salience}")  # fmt: skip
    assert pressed != base.text
    first = [_next_batch(under(loads(text), "rotation"), seed) for text in (base.text, pressed)]
    assert (first[1] >= first[0]).all()


def _next_batch(scenario, seed: int) -> np.ndarray:
    # Who keeps a tie to opponents alone is pulled down; to see the next batch alone nothing else may be decided.
    kept = {name: one for name, one in scenario.decisions.items() if one.kind == "send"}
    return (
        simulate(replace(scenario, decisions=kept), futures=150, seed=seed).of("", "next_batch").came_about("decisions")
    )


def test_pressure_that_decides_all_stops_all(scenario):
    """With a coefficient that no log-odds withstand and deciders pulled down, hardly anybody sends a further batch."""
    strong = altered(
        scenario,
        "    base: {value: 80 % to 98 %, source: assumed, why: what both have planned mostly happens in its month}",
        "    base: {value: 1e-9, source: assumed, why: never}",
    )
    sent = simulate(strong, futures=300, seed=1).measure("sent", Window(strong.as_of, END))
    first = simulate(strong, futures=300, seed=1).inputs["deployments.contingent.already_sent"]
    assert (sent <= np.rint(first) + 6_000).mean() > 0.85  # those who replace the lost, after a change of scheme


def test_without_decisions_nothing_moves(scenario):
    """A scenario without decisions gives the numbers of one in which every decision is certain to leave it alone."""
    plain = under(replace(scenario, decisions={}), "rotation")
    sure = replace(scenario.decisions["next_batch"], inputs={})
    item = scenario.decisions["next_batch"].inputs["base"]
    sure = replace(sure, inputs={"base": replace(item, distribution=replace(item.distribution, kind="fixed",
                                                                          parameters=(1.0,)))})  # fmt: skip
    certain = under(replace(scenario, decisions={"next_batch": sure}), "rotation")
    one, other = (simulate(each, futures=300, seed=2).tracks["contingent"].channels for each in (plain, certain))
    assert np.array_equal(one, other)


@pytest.mark.parametrize("hypothesis", ["rotation", "surge", "trickle", "no_more"])
def test_twin_takes_the_same_decisions(scenario, hypothesis):
    """On the bundled scenario the twin's integers are the engine's."""
    made = under(scenario, hypothesis)
    runs = [simulate(made, futures=100, seed=9, engine=engine) for engine in ("numba", "twin")]
    assert np.array_equal(*(run.tracks["contingent"].channels for run in runs))


def test_a_change_to_a_surge_sends_one_last_batch(scenario):
    """Decided in the first month for certain, three times a batch goes as formations are ready, and then nobody."""
    old = "    title: From batches to replacing the lost only\n    kind: change\n"
    new = "    title: One last surge\n    kind: change\n    to: single surge\n    factor: 3\n"
    text = scenario.text.replace(old, new, 1)
    start = text.index(new)
    text = text[:start] + text[start:].replace("{value: 0.3 % to 2 %", "{value: 100 %", 1)
    assert "to: single surge" in text
    made = under(loads(text), "rotation")
    runs = [simulate(made, futures=100, seed=9, engine=engine) for engine in ("numba", "twin")]
    assert np.array_equal(*(run.tracks["contingent"].channels for run in runs))
    view, batch = runs[1], np.rint(runs[1].policy("batch"))
    changed = view.channel("decisions") & 2 > 0
    assert changed[:, -1].sum() > 90  # all but those that stop in the same month
    more = view.channel("committed")[:, -1] - view.on("committed", made.as_of)
    only = changed[:, -1] & (view.channel("decisions")[:, -1] & 5 == 0) & (view.on("batches", END) == 1)
    assert only.sum() > 50
    assert (more[only] <= np.floor(3 * batch[only] + 0.5)).all()
    assert (more[only] == np.floor(3 * batch[only] + 0.5)).mean() > 0.3  # elsewhere too few were ready, or lift ends it
    assert (view.on("batches", END)[changed[:, -1]] <= 2).all()


def test_engine_and_states_mean_the_same_alarm():
    """The engine counts as many further batches as the pressure was calculated for."""
    assert ALARMED == LEVELS


def test_deterministic_and_addressed(scenario, rotation):
    """The same seed gives the same days, and a future alone has the days that it has among others."""
    again = simulate(under(scenario, "rotation"), futures=2_000, seed=5)
    alone = simulate(under(scenario, "rotation"), futures=10, seed=5, first=700)
    for part, name in (("decisions", "admitted"), ("joiners", "south_korea_arms"), ("decisions", "stop")):
        days = rotation.of("", name).came_about(part)
        assert np.array_equal(days, again.of("", name).came_about(part))
        assert np.array_equal(days[700:710], alone.of("", name).came_about(part))


def test_stopped_futures_send_nobody_more(rotation):
    """From the recorded day on which a stop stands nobody is called up."""
    stopped = (rotation.channel("decisions") & 1) > 0
    committed = rotation.channel("committed")
    more = np.diff(committed, axis=1) > 0
    assert stopped.any()
    assert not (more & stopped[:, :-1]).any()


def test_frequency_of_an_event_is_its_hazard(scenario):
    """Over thirteen months an event of a fixed monthly chance comes about as often as the product says."""
    made = altered(scenario, "base: {value: 1 % to 8 %, source: assumed", "base: {value: 5 %, source: assumed")
    days = simulate(made, futures=4_000, seed=3).of("", "admitted").came_about("decisions")
    share = np.isfinite(days).mean()
    expected = 1 - 0.95 ** (13 + 13 / 30.4375)
    assert share == pytest.approx(expected, abs=0.03)  # four standard errors
    assert days.min() > scenario.day(scenario.as_of)


def test_joining_follows_the_counted_rates(scenario):
    """Chances of joining are those of the counts: by pact and contiguity, and by the year of the war."""
    one = replace(scenario.joiners["belarus"], inputs={})
    hazards = [war_year_rate(year).share for year in range(6)]
    assert yearly_rate(one, 3) == pytest.approx(25 / 126 * hazards[3] / sum(hazards))
    made = under(replace(scenario, joiners={"belarus": one}), "rotation")
    asked = Window(made.as_of, date(2025, 12, 31))
    share = simulate(made, futures=20_000, seed=1).measure("joined", asked).mean()
    expected = yearly_rate(one, 3) + yearly_rate(one, 2) * 44 / 366  # 2025, and what is left of 2024
    assert share == pytest.approx(expected, rel=0.25)  # four standard errors
    assert join_rate("one", contiguous=True).share == pytest.approx(25 / 126)


def test_a_treaty_is_honoured_or_not_once_for_a_future(scenario):
    """Called upon for certain, it makes as many join as honour it: 22 to 75 %, or the share that the file gives."""
    old = "    pact: one\n    contiguous: yes\n    war_began: 2022-02-24\n    factor: {value: 0.2 to 1,"
    shares = {}
    for told in ("", "    honoured: 100 %\n", "    honoured: 0 %\n", "    honoured: 30 %\n"):
        one = altered(scenario, old, f"    invoked: 99.9 %\n{told}    factor: {{value: 10,")
        futures = simulate(one, futures=1_000, seed=4, engine="twin").of("", "belarus")
        shares[told] = float((futures.came_about("joiners") <= futures.scenario.days).mean())
    assert shares[""] == pytest.approx((0.22 + 0.75) / 2, abs=0.05)
    assert shares["    honoured: 30 %\n"] == pytest.approx(0.3, abs=0.05)
    assert shares["    honoured: 100 %\n"] > 0.99
    assert shares["    honoured: 0 %\n"] == 0.0


def test_a_further_batch_hastens_a_counter_move(scenario):
    """A joiner whose hazard grows with a further batch joins no later in any future, and earlier in some."""
    calm = altered(scenario, "if_more: {value: 1 to 3,", "if_more: {value: 1,")
    loud = altered(scenario, "if_more: {value: 1 to 3,", "if_more: {value: 5,")
    days = [simulate(one, futures=500, seed=4).of("", "south_korea_arms").came_about("joiners") for one in (calm, loud)]
    assert (days[1] <= days[0]).all()
    assert (days[1] < days[0]).any()


def test_facts_after_the_as_of_date_are_not_used(scenario):
    """A stance that became known later changes nothing; one known in time holds."""
    fact = "  - {{date: {day}, who: china, text: changed its mind, source: assumed, stance: 0}}"
    late, early = (
        altered(scenario, "treaties:\n", f"facts:\n{fact.format(day=day)}\n\ntreaties:\n")
        for day in ("2024-11-18", "2024-11-16")
    )
    before = Pull(under(scenario, "rotation"), 1, NUMBERS).value("china", "stance")
    assert np.array_equal(Pull(late, 1, NUMBERS).value("china", "stance"), before)
    assert (Pull(early, 1, NUMBERS).value("china", "stance") == 0).all()


def test_a_meeting_without_a_size_changes_nothing(scenario):
    """Events that name who takes part, but no size, leave every number as it is."""
    plain = replace(scenario, events=tuple(replace(one, edit=None) for one in scenario.events))
    bare = replace(scenario, events=())
    one, other = (simulate(under(each, "rotation"), futures=100, seed=2) for each in (plain, bare))
    assert np.array_equal(one.tracks["contingent"].channels, other.tracks["contingent"].channels)


def test_unknown_decision_is_named(rotation):
    """Asking for a decision that does not exist lists those that do."""
    with pytest.raises(UsageError, match="next_batch"):
        rotation.of("", "nonsense").came_about("decisions")


def test_log_odds_at_the_ends():
    """Chances of 0 and 1 are never and always, others their log-odds."""
    assert logit(np.array([0.0, 0.5, 1.0])).tolist() == [-1e9, 0.0, 1e9]


def test_share_at_home_is_what_is_left_of_those_who_may_be_sent(rotation):
    """The share at home, in per cent, is the people left with the sender over those who may be sent at all."""
    window = Window(rotation.scenario.as_of, END)
    share, left = rotation.measure("home_share", window), rotation.measure("home", window)
    pool = np.rint(rotation.inputs["senders.north_korea.deployable"])
    assert np.allclose(share, 100 * left / pool)
    assert share.max() <= 100
