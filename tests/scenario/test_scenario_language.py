"""Periods, plans, profiles, formulas, correlations: read, checked, overridden."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenario_toys import RICH, broken, line_of

from contingent.errors import Fault
from contingent.scenario import check, loads, realise, under
from contingent.scenario._build import build


def faults(text: str) -> list[Fault]:
    """Check a text; warnings left out."""
    return [fault for fault in build(text, "rich.yaml")[1] if not fault.warning]


def test_rich_file_has_no_fault_and_no_warning(tmp_path: Path) -> None:
    """The rich toy is clean, so that each test below breaks exactly one thing."""
    file = tmp_path / "rich.yaml"
    file.write_text(RICH, encoding="utf-8")
    assert check(file) == ()


NINTH = "      - from: 2024-09-01"
FAULTS = {
    "period twice": ("from: 2025-03-01", "from: 2024-09-01 # again", "a second entry of this day", "# again"),
    "periods out of order": ("from: 2025-03-01", "from: 2024-08-01", "not in order of date", "from: 2024-08"),
    "period in the past": (NINTH, "      - from: 2024-03-01", "outside the days", "from: 2024-03-01"),
    "period after the horizon": ("from: 2025-03-01\n", "from: 2027-03-01\n", "outside the days", "from: 2027"),
    "period without a day": ("      - from: 2024-09-01\n        batch", "      - batch", "missing", "- batch"),
    "period with a key that cannot change": (NINTH, NINTH + "\n        host: X", "unknown key", "host: X"),
    "period's unit": ("{value: 1_000 people,", "{value: 1_000 days,", "wrong kind of unit", "1_000 days"),
    "period's scheme lacks an input": ("scheme: strength profile\n", "scheme: single surge\n", "needs deployments",
        "from: 2025-03-01"),
    "periods not a list": ("periods: [{from: 2024-08-01, scheme: no rotation}]", "periods: {from: 2024-08-01}",
        "not a list", "ally.periods"),
    "batch before the as-of date": ("leaves: 2024-04-01", "leaves: 2024-02-01", "outside the days", "2024-02-01"),
    "batch without people": ("leaves: 2024-06-01, people: {value: 300 people, source: assumed}, ",
        "leaves: 2024-06-01, ", "missing", "leaves: 2024-06-01"),
    "two batches a day": ("leaves: 2024-06-01", "leaves: 2024-04-01", "a second entry", "{value: 300"),
    "no plan": ("    scheme: planned batches", "    scheme: strength profile # now", "needs deployments.ally.profile",
        "# now"),
    "profile point without a day": ("- {date: 2025-03-01, people", "- {people", "missing", "- {people"),
    "no such word": ("replacement: trickle", "replacement: trickel", "no such word", "trickel"),
    "formula's unit": ("= batch * tour / interval", "= batch * tour", "gives people days, not people", "strength:"),
    "formula adds people to days": ("= batch * tour / interval", "= batch + tour", "cannot stand together",
        "strength:"),
    "formula's name": ("= batch * tour / interval", "= bacth * tour / interval", "no such value as 'bacth'",
        "strength:"),
    "formula's syntax": ("= batch * tour / interval", "= batch * tour / / 3", "cannot be read at '/'", "strength:"),
    "formula in a circle": ("{value: 500 to 900 people, source: assumed}",
        "{value: = strength * interval / tour, source: assumed}", "follows from itself", "batch: {value: = str"),
    "correlated with itself": ("guard.batch, deployments.guard.interval]", "guard.batch, deployments.guard.batch]",
        "one and the same", "rank: 0.6"),
    "correlation's name": ("deployments.guard.interval]", "deployments.guard.intervall]", "no such value", "rank: 0.6"),
    "correlation of one": ("[deployments.guard.batch, deployments.guard.interval]", "[deployments.guard.batch]",
        "not a pair", "rank: 0.6"),
    "correlation of 1": ("rank: 0.6", "rank: 1", "not a rank correlation", "rank: 1"),
    "correlation of 2": ("rank: 0.6", "rank: 2", "too large", "rank: 2"),
    "correlation of a derived value": ("deployments.guard.interval]", "deployments.guard.strength]",
        "follows from others", "rank: 0.6"),
    "correlation of each batch": ("deployments.guard.interval]", "deployments.guard.delay]", "anew for each batch",
        "rank: 0.6"),
    "correlation twice": ("correlations:\n",
        "correlations:\n  - {between: [deployments.guard.interval, deployments.guard.batch], rank: 0.2}\n",
        "stands twice", "rank: 0.6"),
    "correlation's source": ("rank: 0.6, source: assumed", "rank: 0.6, source: yearbok", "no such source", "rank: 0.6"),
    "override of a period that is not there": ("periods[2024-09-01].batch", "periods[2024-09-02].batch",
        "no such value to set", "periods[2024-09-02]"),
    "override of a batch that is not there": ("plan[2024-04-01].people", "plan[2024-05-01].people",
        "no such value to set", "plan[2024-05-01]"),
    "override's period": ("periods: [{from: 2024-08-01", "periods: [{from: 2024-02-01", "outside the days", "[{from"),
    "override's correlations": ("deployments.guard.tour], rank: -0.5", "deployments.guard.toor], rank: -0.5",
        "no such value", "rank: -0.5"),
    "question's deployment": ("deployment: ally", "deployment: alley", "no such deployment", "id: Q1"),
    "circle under a hypothesis": ("guard.periods[2024-09-01].batch: {value: 2_000 people",
        "guard.interval: {value: = strength * tour / batch", "follows from itself", "guard.interval: {value"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_with_its_line(name: str) -> None:
    """One broken line is said once, with its line and what is wrong."""
    old, new, what, place = FAULTS[name]
    text = broken(old, new, RICH)
    found = faults(text)
    hits = [fault for fault in found if what in fault.what]
    assert hits, [fault.say("rich.yaml") for fault in found]
    assert hits[0].line == line_of(text, place), hits[0].say("rich.yaml")


def test_all_at_once() -> None:
    """Faults of every kind in one file are found in one pass, in the order of the lines."""
    text, wanted = RICH, set()
    for name in ("period in the past", "batch before the as-of date", "no such word", "formula's unit",
                 "correlation of 2", "question's deployment", "override of a batch that is not there"):  # fmt: skip
        old, new, what, _ = FAULTS[name]
        text, wanted = broken(old, new, text), wanted | {what}
    found = faults(text)
    assert [what for what in wanted if not any(what in fault.what for fault in found)] == []
    assert [fault.line for fault in found] == sorted(fault.line for fault in found)


def test_phases_keep_what_a_period_does_not_name() -> None:
    """Each phase has what was changed so far, and everything else as it was."""
    guard = loads(RICH).deployments["guard"]
    (none, first), (autumn, second), (spring, third) = guard.phases
    assert (none, autumn, spring) == (None, date(2024, 9, 1), date(2025, 3, 1))
    assert [phase.scheme for phase in (first, second, third)] == ["unit rotation"] * 2 + ["strength profile"]
    assert [str(phase.inputs["batch"]) for phase in (first, second, third)] == ["500 to 900 people"] + 2 * [
        "1_000 people"
    ]
    assert third.inputs["batch"].path == "deployments.guard.periods[2024-09-01].batch"
    assert [phase.replacement for phase in (first, second, third)] == ["none", "none", "trickle"]
    assert first.profile == second.profile == ()
    assert [point.date for point in third.profile] == [date(2025, 3, 1), date(2025, 9, 1)]
    assert third.inputs["tour"] == first.inputs["tour"]
    assert not first.periods


def test_every_input_has_one_address() -> None:
    """Inputs of plan, profile and periods stand among the others, by dated path, with their lines."""
    scenario = loads(RICH)
    batch = scenario.inputs["deployments.ally.plan[2024-06-01].people"]
    assert batch is scenario.deployments["ally"].plan[1].people
    assert batch.line == line_of(RICH, "leaves: 2024-06-01")
    assert all(item.path == path for path, item in scenario.inputs.items())


def test_hypotheses_reach_into_lists() -> None:
    """A hypothesis sets one value of a period or plan, a word, or a whole list, and nothing else."""
    scenario = loads(RICH)
    other = under(scenario, "b")
    assert str(other.inputs["deployments.guard.periods[2024-09-01].batch"]) == "2_000 people"
    assert str(other.deployments["ally"].plan[0].people) == "50 people"
    assert other.deployments["ally"].plan[1] == scenario.deployments["ally"].plan[1]
    assert other.deployments["ally"].periods[0].scheme == "no rotation"
    assert other.deployments["old"].replacement == "trickle"
    assert [one.rank for one in other.correlations] == [-0.5]
    assert other.theatres == scenario.theatres


def test_in_a_period_the_own_name_means_the_value_before() -> None:
    """``batch: = batch * 2`` doubles the batch from a date on, however often, and is a circle elsewhere."""
    text = broken("{value: 1_000 people, source: assumed}", "{value: = batch * 2, source: assumed}", RICH)
    row = "        replacement: trickle\n"
    text = broken(row, f"{row}        batch: {{value: = batch * 2, source: assumed}}\n", text)
    inputs = loads(text).inputs
    first, last = (inputs[f"deployments.guard.{part}batch"].distribution.mid for part in ("", "periods[2025-03-01]."))
    assert last == pytest.approx(4 * first, rel=0.03)  # the points of a formula are those of 2,000 draws
    (fault,) = faults(broken("{value: = batch * tour / interval", "{value: = strength * 2", RICH))
    assert (fault.what, fault.value) == (
        "follows from itself",
        "'deployments.guard.strength -> deployments.guard.strength'",
    )


def test_overrides_are_said_as_written() -> None:
    """Each override is a short text for a reader, whole lists included, whatever its line in the file."""
    said = loads(RICH).hypotheses["b"].said
    assert said["deployments.ally.plan[2024-04-01].people"] == "50 people"
    assert said["deployments.ally.periods"] == "from 2024-08-01: scheme no rotation"
    assert said["correlations"] == "deployments.guard.batch and deployments.guard.tour -0.5"
    plan = [str(batch) for batch in loads(RICH).deployments["ally"].plan]
    assert plan == ["500 to 700 people on 2024-04-01", "300 people on 2024-06-01 for 100 days"]


def test_what_is_derived_follows_a_hypothesis() -> None:
    """A formula is calculated anew from what a hypothesis sets."""
    scenario = loads(RICH)
    path = "deployments.guard.periods[2024-09-01].strength"  # min(batch, 2_000 people) * 6 months / interval
    before, after = (one.inputs[path].distribution.mid for one in (scenario, under(scenario, "b")))
    assert after == pytest.approx(2 * before, rel=0.02)  # the correlation changes too


def test_names_of_a_later_period_mean_the_last_one_before_it() -> None:
    """A formula in a period that does not name a value takes the one in force, not the first one."""
    row = "        replacement: trickle\n"
    text = broken(row, f"{row}        surge: {{value: = batch * 2, source: assumed}}\n", RICH)
    spread = loads(text).inputs["deployments.guard.periods[2025-03-01].surge"].distribution
    assert (spread.low, spread.high) == (2_000, 2_000)


def test_correlations_that_cannot_hold_name_the_nearest() -> None:
    """Ranks that are no correlation matrix are refused, and the ranks named in their place are accepted."""
    names = ("batch, deployments.guard.interval", "interval, deployments.guard.tour", "batch, deployments.guard.tour")
    pairs = [f"deployments.guard.{name}" for name in names]

    def text(*ranks: float) -> str:
        rows = [f"  - {{between: [{pair}], rank: {rank}}}\n" for pair, rank in zip(pairs, ranks, strict=True)]
        return RICH.replace(RICH[RICH.index("  - {between") : RICH.index("hypotheses:")], "".join(rows))

    assert faults(text(0.9, 0.9, 0.9)) == []
    (fault,) = faults(text(0.9, 0.9, -0.5))
    assert fault.line == line_of(text(0.9, 0.9, -0.5), "correlations:")
    ranks = {part.rpartition(" ")[0]: float(part.rpartition(" ")[2]) for part in fault.mend.split(": ")[1].split("; ")}
    assert len(ranks) == 3
    named = [ranks[" and ".join(sorted(pair.split(", ")))] for pair in pairs]
    assert faults(text(*named)) == []
    assert named[0] == pytest.approx(0.6, abs=0.15)


SNIPPETS = (
    "", "[]", "{}", "~", "- x", "{a: b}", "rest", "0 %", "'", ": ", "= batch", "= 1/0", "= surge * x", "2024-09-01",
    "-0.5", "[a, b]", "[2024-09-01]", ".plan[2024-04-01]", "0", "= -(", "= min(", "no rotation",
)  # fmt: skip


@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(seed=st.integers(0, 2**32), snippet=st.sampled_from(SNIPPETS))
def test_no_slip_ends_in_a_traceback(seed: int, snippet: str) -> None:
    """Whatever stands in a line, its faults are said with lines that the file has, or its values can be drawn."""
    luck, lines = Random(seed), RICH.splitlines()
    line, start = luck.randrange(len(lines)), luck.randrange(70)
    lines[line] = lines[line][:start] + snippet + lines[line][start + luck.randrange(25) :]
    scenario, found = build("\n".join(lines), "rich")
    assert scenario is not None or found
    assert all(0 <= fault.line <= len(lines) + 2 for fault in found)
    if scenario is None or any(not fault.warning for fault in found):
        return
    for name in scenario.hypotheses:
        drawn = realise(under(scenario, name), lambda path: np.linspace(-3, 3, 7), 7)
        assert all(np.isfinite(values).all() for values in drawn.values())
