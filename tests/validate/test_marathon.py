"""The case ``marathon``: figures on the published runs, and broken files."""

from __future__ import annotations

from pathlib import Path

import pytest

from contingent.errors import InputError
from contingent.validate import run

HEAD = (
    "policy,component,max_dwell,min_dwell,max_bog,start_deployable,stop_deployable,overlap,units,demand_units,days,"
    "net_fill_rate\n"
)
ROW = "AC12,AC,1095,730,365,550,910,45,10,10,2549,0.3589\n"
RANDOM = "policy,component,units,demand_units,rep,days,net_fill_rate\n"


def folder(tmp_path: Path, grid: str, random: str) -> Path:
    """Write a folder of cases."""
    (tmp_path / "rotation").mkdir()
    (tmp_path / "rotation/m4_grid.csv").write_text(grid)
    (tmp_path / "rotation/m4_random_start.csv").write_text(random)
    return tmp_path


def test_published_runs_are_met(shared: Path) -> None:
    """The figures hold what the issue asks, and beat the closed form by far."""
    card = run("marathon", shared / "cases")[0]
    figures = card.figures
    assert figures["grid_median_abs_error"] < 0.002
    assert figures["grid_p90_abs_error"] < 0.02
    assert figures["grid_worst_abs_error"] < 0.06
    assert figures["random_mean_abs_error"] < 0.01
    assert figures["random_quantile_abs_error"] < 0.02
    assert set(card.references) == set(figures)
    assert card.references["grid_median_abs_error"] == pytest.approx(0.019, abs=0.001)


def test_rows_of_another_policy_are_scored(tmp_path: Path) -> None:
    """A row that is off by a tenth shows as an error of a tenth."""
    data = folder(tmp_path, HEAD + ROW.replace("0.3589", "0.3988"), RANDOM + "AC12,AC,30,10,0,2549,0.985\n")
    assert run("marathon", data)[0].figures["grid_worst_abs_error"] == pytest.approx(0.1, abs=0.001)


@pytest.mark.parametrize(
    ("grid", "random", "said"),
    [
        (HEAD, RANDOM, "holds no row"),
        (HEAD + ROW.replace("365", "a year"), RANDOM, "m4_grid.csv:2: is not in the published form"),
        (HEAD + ROW.replace("0.3589", "0"), RANDOM + "AC12,AC,30,10,0,2549,0.9\n", "net fill rate of 0"),
        (HEAD + ROW, RANDOM + "AC99,AC,30,10,0,2549,0.9\n", "not in the grid: 'AC99'"),
        (HEAD + ROW.replace(",10,10,", ",-10,10,"), RANDOM + "AC12,AC,30,10,0,2549,0.9\n", "has -10 formations"),
    ],
)
def test_broken_files_are_told(tmp_path: Path, grid: str, random: str, said: str) -> None:
    """A file without rows, with words for numbers or an unknown policy is named, with the line where there is one."""
    with pytest.raises(InputError, match=said):
        run("marathon", folder(tmp_path, grid, random))
