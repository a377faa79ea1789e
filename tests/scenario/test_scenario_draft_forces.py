"""Forces of every state that a draft may name: source and year, and nothing known later."""

from __future__ import annotations

from datetime import date

import pytest
from draft_toys import MALI, STATES, claim, ledger

from contingent.claims import Place
from contingent.scenario import draft
from contingent.scenario._build import build
from contingent.scenario._reference import SOURCES, formation, state


@pytest.mark.parametrize("as_of", [date(2015, 1, 1), date(2024, 11, 17), date(2026, 5, 1)])
def test_every_state_has_forces_with_source_and_year(as_of: date) -> None:
    """Any state that a report may name gets a deployable range from a figure with source and year, known by then."""
    for name in STATES:
        host = MALI if name != "Mali" else Place("Peru", "PE")
        text = draft(ledger(claim(name, "deploy", 100, host), published=as_of))
        scenario, faults = build(text, name)
        assert (faults, scenario is None) == ((), False), text
        assert scenario is not None
        sender = next(iter(scenario.senders))
        pool, source = scenario.inputs[f"senders.{sender}.deployable"], scenario.sources["reference"]
        assert pool.source == "reference"
        assert source.title[-4:] in {"2016", "2022", "2023"}
        assert source.date is None or source.date <= as_of
        assert "active in " in pool.why or "no standing forces" in pool.why
        known = state(name)
        assert known is not None
        if known.active >= 5_000:
            assert pool.distribution.high < 0.45 * known.forces(as_of).high


def test_nothing_known_later_is_used() -> None:
    """The figure of 2022 came out after November 2024, so a draft of that day takes an earlier one and says so."""
    ukraine, later = state("UA"), date(2026, 5, 1)
    assert ukraine is not None
    early, late = ukraine.forces(date(2024, 11, 17)), ukraine.forces(later)
    assert (early.main.year, late.main.year) == (2016, 2022)
    assert early.other is not None  # the recalled one differs by far, so the range spans both
    assert early.low < late.main.active < early.high
    assert SOURCES[early.main.source].known_from <= date(2024, 11, 17)
    assert not ukraine.forces(date(2015, 1, 1)).dated


def test_small_armies_send_small_formations() -> None:
    """A formation never outgrows the army that sends it."""
    for name in STATES:
        known = state(name)
        assert known is not None
        assert known.active == 0 or formation(known.active)[1] < max(known.active, 250)
