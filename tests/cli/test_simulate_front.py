"""simulate --front: measures of the front in the table and of one future, day by day."""

from __future__ import annotations

import json

from contingent.cli._main import _run
from contingent.cli._table import MEASURES
from contingent.measures import Window
from contingent.scenario import load, under
from contingent.simulate import simulate
from contingent.simulate.front import measures_of

NAME = "dprk-russia-2024"
BARE = """\
scenario: bare
title: Nothing of a front
as_of: 2025-01-10
start: 2025-01-01
horizon: 2025-03-31
senders: {ruritania: {deployable: 20_000 people}}
deployments:
  guard: {sender: ruritania, host: Graustark, scheme: no rotation, already_sent: 10 people, theatres: {north: rest}}
theatres: {north: }
"""


def test_the_table_has_the_front_where_it_is_asked_for(capsys):
    """--front adds every measure that the scenario says something of; without it none is worked out."""
    arguments = ["simulate", NAME, "--hypothesis", "surge", "--futures", "300", "--json"]
    assert _run(arguments) == 0
    plain = json.loads(capsys.readouterr().out)["hypotheses"]["surge"]
    assert _run([*arguments, "--front"]) == 0
    more = json.loads(capsys.readouterr().out)["hypotheses"]["surge"]
    assert list(plain) == list(MEASURES)
    assert list(more) == [*MEASURES, *measures_of(load(NAME))]
    assert {name: more[name] for name in plain} == plain
    futures = simulate(under(load(NAME), "surge"), futures=300)
    area = futures.measure("area", Window(futures.scenario.start, futures.scenario.horizon)).round().mean()
    assert abs(more["area"][-1]["mean"] - area) < 0.1


def test_the_table_fits_the_screen(capsys):
    """As text losses, areas and rounds stand below the people, in 80 columns."""
    assert _run(["simulate", NAME, "--hypothesis", "surge", "--futures", "200", "--front"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert any("opponent_losses_added" in line for line in said)
    assert [line for line in said if len(line) > 80] == []


def test_one_future_shows_its_front(capsys):
    """--future with --front gives what opponents lost and which area is held on every day."""
    arguments = ["simulate", NAME, "--hypothesis", "surge", "--future", "5", "--front"]
    assert _run([*arguments, "--json"]) == 0
    days = json.loads(capsys.readouterr().out)["hypotheses"]["surge"]["days"]
    lost = [day["measures"]["opponent_losses"] for day in days]
    assert lost == sorted(lost)
    assert lost[-1] > 0
    assert _run(arguments) == 0
    said = capsys.readouterr().out.splitlines()
    assert "the front" in said
    assert [line for line in said if len(line) > 80] == []


def test_a_file_without_a_front_says_so(capsys, tmp_path):
    """Asked of a file that says nothing of a front, the message says what to add."""
    (tmp_path / "bare.yaml").write_text(BARE)
    assert _run(["simulate", str(tmp_path / "bare.yaml"), "--front"]) == 2
    assert "opponent_rate" in capsys.readouterr().err
