"""Another as-of date: nothing that became known later is used, whether source, actor, treaty or fact."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from contingent.brief._make import as_known_on
from contingent.errors import UsageError
from contingent.scenario import load, loads, under
from contingent.simulate import simulate
from contingent.simulate.states._pull import Pull

SCENARIO = load("dprk-russia-2024")
SEED = date(2024, 11, 17)
NUMBERS = np.arange(50, dtype=np.uint64)
STATES = {"PRK": "north_korea", "RUS": "russia", "CHN": "china", "USA": "united_states", "KOR": "south_korea",
          "DEU": "germany", "JPN": "japan", "UKR": "ukraine", "BLR": "belarus", "IRN": "iran"}  # fmt: skip


@pytest.fixture(scope="module")
def told(shared):
    """The published dated facts as the scenario's, each with a stance that no other has; those later than the seed."""
    published = json.loads((shared / "cases/diplomacy/seed_facts_2024-11.json").read_text())["facts"]
    lines, late = [], []
    for number, fact in enumerate(published, 1):
        who = [STATES[actor] for actor in fact["actors"] if actor in STATES]
        if who:
            line = f"  - {{date: {fact['known_as_of']}, who: [{', '.join(who)}], text: {fact['id']}, stance: {number}}}"
            lines.append(line)
            late += [line] if fact["after_seed_date"] else []
    assert len(lines) > 20
    assert late
    return lines, late


def with_facts(lines):
    """The bundled scenario with these facts."""
    return loads(SCENARIO.text.replace("\ntreaties:\n", "\nfacts:\n" + "\n".join(lines) + "\n\ntreaties:\n", 1))


def test_a_run_of_the_seed_uses_no_fact_dated_later(told) -> None:
    """As of 17 November 2024 every stance and every future are bit for bit what they are without the later facts."""
    lines, late = told
    whole, before = with_facts(lines), with_facts([line for line in lines if line not in late])
    assert whole.as_of == SEED
    for name in whole.actors:
        one, other = (Pull(each, 1, NUMBERS).value(name, "stance") for each in (whole, before))
        assert np.array_equal(one, other), name
    runs = [simulate(under(each, "rotation"), futures=60, seed=2, engine="twin") for each in (whole, before)]
    assert np.array_equal(*(run.tracks["contingent"].channels for run in runs))


def test_three_days_later_the_later_facts_hold(told) -> None:
    """With the as-of date moved past them the later facts are used, so that the test above could fail."""
    lines, late = told
    moved = as_known_on(with_facts(lines), date(2024, 11, 20))
    used = Pull(moved, 1, NUMBERS).value("china", "stance")
    assert any(f"stance: {used[0]:.0f}}}" in line for line in late)
    assert not np.array_equal(used, Pull(with_facts(lines), 1, NUMBERS).value("china", "stance"))


@pytest.mark.parametrize(
    ("left", "named"),
    [
        ({}, "sources.judgement"),
        ({"sources": {}}, "actors.china"),
        ({"sources": {}, "actors": {}}, "treaties.partnership"),
    ],
)
def test_what_became_known_later_is_refused_by_name(left, named) -> None:
    """A day before a source, an actor's evidence or a treaty is refused; the message says which, and from when on."""
    day = date(2024, 10, 9)
    treaties = {"partnership": replace(SCENARIO.treaties["partnership"], since=date(2024, 11, 1))}
    with pytest.raises(UsageError, match="not known on the as-of date") as caught:
        as_known_on(replace(SCENARIO, treaties=treaties, **left), day)
    assert named in str(caught.value)
