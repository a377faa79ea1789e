"""The cases of losses, outcomes, laws, series, territory and ingestion."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from contingent.errors import InputError
from contingent.validate import run


def figures(case: str, data: Path, first: date | None = None) -> dict[str, float | None]:
    """Give the figures of a case."""
    return dict(run(case, data, first)[0].figures)


def series(folder: Path, name: str, column: str, values: list[float], start: date = date(2023, 1, 1)) -> None:
    """Write a series of one row a day."""
    (folder / "conflict").mkdir(exist_ok=True)
    rows = [f"{start + timedelta(days=k)},{value}" for k, value in enumerate(values)]
    (folder / "conflict" / name).write_text("\n".join([f"date,{column}", *rows]) + "\n")


def test_losses_are_better_than_the_published_laws(shared: Path) -> None:
    """The full law beats the plain one, and both cover nine in ten."""
    found = figures("losses", shared / "cases")
    assert found["crps_log"] < 0.6 < found["plain_crps_log"] < 0.645  # type: ignore[operator]
    assert 0.87 <= found["cover90"] <= 0.93  # type: ignore[operator]


def test_outcomes_are_calibrated(shared: Path) -> None:
    """On the shipped part the log-loss is below that of strengths alone, 0.658, and the slope is near one."""
    found = figures("outcomes", shared / "cases")
    assert found["log_loss"] < 0.61  # type: ignore[operator]
    assert 0.8 < found["calibration_slope"] < 1.2  # type: ignore[operator]


def test_laws_and_counts_are_exact(shared: Path) -> None:
    """Published tables come out within what was allowed, and the published months to the last man."""
    laws = figures("laws", shared / "cases")
    assert laws["within_allowed"] == 3
    assert laws["invariant_error"] < 1e-9  # type: ignore[operator]
    assert laws["log_score_square"] < laws["log_score_fitted"]  # type: ignore[operator]
    assert sum(value for name, value in laws.items() if name.startswith("ardennes_weight")) == pytest.approx(
        1, abs=1e-3
    )  # type: ignore[misc]
    assert laws["ardennes_log_score_yesterday"] > laws["ardennes_log_score_linear"]  # type: ignore[operator]
    assert figures("ingest", shared / "cases") == {"worst_abs_error": 0, "counted": 5}


def test_a_battle_without_strengths_counts(shared: Path, tmp_path: Path) -> None:
    """Outcomes are counted of all battles of the whole set, also where nobody tells the strengths."""
    (tmp_path / "conflict").mkdir()
    for path in (shared / "cases/conflict").glob("ua_gs_personnel*.csv"):
        (tmp_path / "conflict" / path.name).write_bytes(path.read_bytes())
    header, first, *_ = (shared / "cases/conflict/cdb90_flat.csv").read_text().splitlines()
    row = dict(zip(header.split(","), first.split(","), strict=True))
    rows = [row | {"wina": str(won)} for won, many in ((1, 398), (0, 43), (-1, 217)) for _ in range(many)]
    rows[-1] |= {"a_str": "", "d_str": ""}
    lines = [header, *(",".join(item.values()) for item in rows)]
    (tmp_path / "conflict" / "cdb90_flat.csv").write_text("\n".join(lines))
    assert figures("ingest", tmp_path) == {"worst_abs_error": 0, "counted": 5}
    (tmp_path / "conflict" / "cdb90_flat.csv").write_text("\n".join([*lines, lines[-1]]))
    assert figures("ingest", tmp_path) == {"worst_abs_error": 1, "counted": 5}


@pytest.mark.slow
def test_series_are_no_worse_than_the_reference(shared: Path) -> None:
    """Claimed losses are forecast no worse than by B28 at each horizon, with bands that hold."""
    found = figures("series", shared / "cases")
    for horizon in (30, 90, 180):
        assert found[f"crps_{horizon}"] <= found[f"reference_crps_{horizon}"]  # type: ignore[operator]
        assert 0.85 <= found[f"cover90_{horizon}"] <= 0.97  # type: ignore[operator]


def test_files_are_read_in_the_order_of_dates(tmp_path: Path) -> None:
    """A series in two files whose names are in the wrong order scores as one; a first origin can be set."""
    luck = np.random.default_rng(3)
    counts = np.cumsum(luck.integers(900, 1100, 300)).astype(float).tolist()
    series(tmp_path, "ua_gs_personnel_z.csv", "personnel_cum", counts[:150])
    series(tmp_path, "ua_gs_personnel_a.csv", "personnel_cum", counts[150:], date(2023, 1, 1) + timedelta(days=150))
    found = figures("series", tmp_path, date(2023, 5, 1))
    assert found["origins_30"] == 22
    assert found["origins_180"] == 0
    assert found["crps_180"] is None
    assert found["crps_30"] < found["reference_crps_30"] + 2  # type: ignore[operator]


def test_files_may_overlap(tmp_path: Path) -> None:
    """Days that two files share count once; where they differ the later file counts, and a row says so."""
    counts = [1000.0 * k for k in range(120)]
    series(tmp_path, "ua_gs_personnel_a.csv", "personnel_cum", counts[:60])
    series(tmp_path, "ua_gs_personnel_b.csv", "personnel_cum", counts[50:], date(2023, 1, 1) + timedelta(days=50))
    assert "mended" not in str(run("series", tmp_path)[0].rows)
    counts[55] += 7
    series(tmp_path, "ua_gs_personnel_b.csv", "personnel_cum", counts[50:], date(2023, 1, 1) + timedelta(days=50))
    rows = str(run("series", tmp_path)[0].rows)
    assert "2023-02-25 stands in row 57 already; mended: the last row of a date counts" in rows


def test_an_origin_without_history_is_refused(tmp_path: Path) -> None:
    """A first origin in the first weeks of the series is named with what is allowed."""
    series(tmp_path, "ua_gs_personnel.csv", "personnel_cum", [1000.0 * k for k in range(90)])
    with pytest.raises(InputError, match=r"no history before the first origin: '2023-01-05'"):
        run("series", tmp_path, date(2023, 1, 5))


def test_a_wandering_gain_is_covered(tmp_path: Path) -> None:
    """On a made area whose weekly gains wander as measured ones do, bands hold and the drift model is beaten."""
    luck, rates = np.random.default_rng(5), [0.0]
    for _ in range(120):
        rates.append(0.65 * rates[-1] + 47 * np.sqrt(1 - 0.65**2) * luck.standard_normal())
    slow = 30 * np.sin(np.arange(121) / 9)
    daily = np.repeat((79 + np.array(rates) + slow) / 7, 7)
    series(tmp_path, "ua_territory_km2_x.csv", "occupied_km2", (1e5 + np.cumsum(daily)).round(1).tolist())
    found = figures("territory", tmp_path, date(2023, 5, 1))
    for horizon in (30, 90, 180):
        assert found[f"crps_{horizon}"] < found[f"reference_crps_{horizon}"]  # type: ignore[operator]
        assert found[f"cover90_{horizon}"] >= 0.8  # type: ignore[operator]
