"""simulate: one future from its address, who runs the blocks, and Ctrl-C with what was done kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import numpy as np
import pytest

from contingent.cli._main import _run
from contingent.cli._table import LEVELS, MEASURES, Tables
from contingent.measures import Window
from contingent.scenario import load, under
from contingent.simulate import STATES, executor, simulate

NAME = "dprk-russia-2024"


def answer(capsys, *arguments: str) -> dict:
    """Run simulate with --json and give what it prints."""
    assert _run(["simulate", NAME, *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_one_future_is_shown_day_by_day(capsys):
    """--future gives inputs, states and theatres of every day, as they are among other futures."""
    data = answer(capsys, "--future", "37", "--hypothesis", "rotation")
    path = data["hypotheses"]["rotation"]
    among = simulate(under(load(NAME), "rotation"), futures=40)
    days = {day["date"]: day for day in path["days"]}
    assert len(days) == among.scenario.days
    for place, when in enumerate(among.dates):
        day = days[when.isoformat()]
        assert [day[state] for state in STATES] == among.tracks["contingent"].channels[
            37, place, : len(STATES)
        ].tolist()
        assert sum(day["theatres"].values()) == day["front"] + day["support"]
    assert {key: one["value"] for key, one in path["inputs"].items()} == {k: v[37] for k, v in among.inputs.items()}
    assert path["inputs"]["deployments.contingent.batch"]["unit"] == "people"


def test_one_future_fits_the_screen(capsys):
    """As text the path has a line for every day, its inputs with their units, and 80 columns."""
    assert _run(["simulate", NAME, "--future", "37", "--hypothesis", "rotation"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("2025-03-01 ") for line in said) == 2  # by state, by theatre
    assert any("deployments.contingent.tour" in line and line.endswith("days") for line in said)
    assert [line for line in said if len(line) > 80] == []


@pytest.mark.parametrize("arguments", [["--future", "-1"], ["--workers", "elves"], ["--futures", "9999999999"]])
def test_bad_use_of_streams(capsys, arguments):
    """A future before the first, workers that do not exist and too many futures are refused in words."""
    assert _run(["simulate", NAME, *arguments]) == 2
    assert len(capsys.readouterr().err) > 20


def test_the_table_is_exact_however_it_is_filled(capsys):
    """In turns and on processes the table has NumPy's mean and quantiles of all futures at once."""
    data = answer(capsys, "--futures", "2500", "--hypothesis", "surge", "--workers", "processes")
    assert data["complete"] is True
    assert data["done"] == {"surge": 2_500}
    asked = [question.by for question in load(NAME).questions]
    whole = simulate(under(load(NAME), "surge"), futures=2_500, dates=asked)
    for name in MEASURES:
        for row in data["hypotheses"]["surge"][name]:
            when = next(day for day in whole.dates if day.isoformat() == row["date"])
            values = whole.measure(name, Window(whole.scenario.start, when))
            quantiles = np.quantile(values, [level / 100 for level in LEVELS])
            assert row["mean"] == round(float(values.mean()), 1)
            assert [row[f"q{level:02d}"] for level in LEVELS] == [round(float(q), 1) for q in quantiles]


def test_hypotheses_take_turns(monkeypatch):
    """Turns change no number, and no block is counted in part when Ctrl-C comes while it is counted."""
    monkeypatch.setattr("contingent.cli._table.ROUND", 600)
    tables, pool, seen = Tables(load(NAME), ["surge", "no_more"], ""), executor("threads"), []
    middle = tables.tallies["surge"][5]
    add = middle.add

    def interrupted(values: np.ndarray) -> None:
        """Press Ctrl-C while the second block of the course is counted, five columns of it being done."""
        add(values)
        if middle.number > 600:
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(middle, "add", interrupted)
    assert tables.fill(1_500, 1, pool, lambda _: seen.append(dict(tables.done))) is False
    assert seen == [{"surge": 600, "no_more": 0}, {"surge": 600, "no_more": 600}]
    assert tables.done == {"surge": 1_200, "no_more": 600}
    assert {tally.number for tally in tables.tallies["surge"]} == {1_200}
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    again = Tables(load(NAME), ["surge"], "")
    monkeypatch.setattr("contingent.cli._table.ROUND", 1_200)
    assert again.fill(1_200, 1, pool, None) is True
    assert again.rows("surge") == tables.rows("surge")
    pool.close()


def test_interrupt_prints_the_futures_so_far():
    """Ctrl-C in a run of a thousand million futures prints the table so far, its number, and ends with 3."""
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code += "; from contingent.cli import main; main()"
    arguments = ["simulate", NAME, "--futures", "1000000000", "--hypothesis", "no_more", "--json"]
    running = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert running.stderr is not None
        assert "on this machine" in running.stderr.readline()  # the forecast of time: now it begins
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(2)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    finally:
        running.kill()
    assert running.returncode == 3, err
    assert "Traceback" not in err
    data = json.loads(out)
    assert data["complete"] is False
    assert 0 < data["done"]["no_more"] < 10**9
    assert data["hypotheses"]["no_more"]["sent"][-1]["q50"] > 0
