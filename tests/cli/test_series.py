"""The command `series`: what it tells, and what bad input gets."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from contingent.cli import main
from contingent.errors import InputError
from contingent.simulate.losses import read_measured


def rows(values: list[object], start: date = date(2024, 1, 1)) -> list[str]:
    """Make one row a day."""
    return [f"{start + timedelta(days=k)},{value}" for k, value in enumerate(values)]


def write(folder: Path, lines: list[str], header: str = "date,people_cum") -> Path:
    """Write a series."""
    path = folder / "series.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def call(*arguments: str) -> int:
    """Run the program and give its exit code."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    return int(left.value.code or 0)


STEADY: list[object] = [1000 * k for k in range(200)]


def test_a_steady_count_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A count of 1,000 a day is forecast at 1,000 a day, inside its band, with score and reference."""
    path = write(tmp_path, rows(STEADY))
    assert call("series", str(path), "--horizon", "30d", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["change"]["q05"] < 30_000 < found["change"]["q95"]
    assert found["change"]["q50"] == pytest.approx(30_000, rel=0.01)
    assert found["level"]["q50"] == pytest.approx(199_000 + found["change"]["q50"])
    assert (found["until"], found["score"]["reference"]) == ("2024-08-17", "B28")
    assert found["score"]["cover90"] == found["score"]["reference_cover90"] == 1.0


def test_text_says_score_and_reference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The screen shows claimant, unit, band and both scores within 80 columns."""
    lines = [f"{row},people,Graustark" for row in rows(STEADY)]
    path = write(tmp_path, lines, "date,people_cum,unit,claimant")
    assert call("series", str(path), "--horizon", "4w") == 0
    text = capsys.readouterr().out
    assert "people on 2024-07-18, as claimed by Graustark" in text
    assert "by 2024-08-15 (28 days)" in text
    assert "B28" in text
    assert max(map(len, text.splitlines())) <= 80


def test_an_area_may_shrink(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A level that falls is forecast to fall, against a random walk with drift."""
    path = write(tmp_path, rows([5000 - 2 * k for k in range(120)]), "date,held_km2")
    assert call("series", str(path), "--horizon", "30d", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["change"]["q95"] < 0
    assert (found["unit"], found["score"]["reference"]) == ("km2", "random walk with drift")


FAULTS = [
    (5, "2024-01-06,9", "is a step of", "corrections"),
    (5, "2024-01-05,5000", "stands in row 6 already", "repeats"),
    (5, "2024-01-02,5000", "comes after", "order"),
    (5, "06/01/2024,5000", "is not written as 2024-11-17", ""),
    (5, "2024-01-06,", "is empty", "gaps"),
    (5, '2024-01-06,"5,000"', "is no number", ""),
    (5, "2024-01-06,nan", "is no number", ""),
    (5, "2024-01-06,5_000", "is no number", ""),
    (5, "2024-01-06,5e300", "is no number", ""),
    (5, "2024-01-06,5,000", "1 field(s) more than columns", ""),
    (5, "2024-01-36,5000", "'2024-01-36' is no day", ""),
    (5, "6 January 2024,5000", "(would be read as 2024-01-06)", "dates"),
    (5, "2024-01-06T06:00Z,5000", "(would be read as 2024-01-06)", "dates"),
    (100, "2024-04-10,1", "stands between higher counts", "slips"),
    (199, "2025-07-18,900000", "day(s) are missing", "long-gaps"),
]


@pytest.mark.parametrize(("place", "row", "said", "rule"), FAULTS)
def test_each_fault_is_named_with_its_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: int, row: str, said: str, rule: str
) -> None:
    """A fault ends in exit 2, one message with file and row, and the rule that would mend it."""
    lines = rows(STEADY)
    lines[place] = row
    assert call("series", str(write(tmp_path, lines))) == 2
    text = capsys.readouterr().err
    assert f"series.csv:{place + 2}: " in text
    assert said in text
    assert "Traceback" not in text
    assert not rule or f"--mend {rule}" in text


def test_mending_follows_the_stated_rule_and_is_told(tmp_path: Path) -> None:
    """Gaps get a straight line, a correction lowers what came before, the last of a repeated date counts."""
    lines = rows(STEADY)
    del lines[10:12]
    gaps = read_measured([write(tmp_path, lines)], mend=["gaps"])
    assert gaps.values.tolist() == [float(str(value)) for value in STEADY]
    assert gaps.mended == (
        "row 12: 2 day(s) are missing before 2024-01-13; mended: a straight line between the days around them",
    )
    lower = read_measured([write(tmp_path, rows([0, 10, 20, 15, 30]))], mend=["corrections"])
    assert lower.values.tolist() == [0, 10, 15, 15, 30]
    twice = [*rows([0, 10]), "2024-01-02,12", "2024-01-03,20"]
    assert read_measured([write(tmp_path, twice)], mend=["repeats"]).values.tolist() == [0, 12, 20]
    with pytest.raises(InputError, match="stands in row 3 already"):
        read_measured([write(tmp_path, twice)], mend=["gaps", "corrections"])


def test_faults_of_a_kind_are_told_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two hundred dates in another form make one line with the rows, and the rule reads them all."""
    lines = [f"{date(2024, 1, 1) + timedelta(days=k):%d/%m/%Y},{value}" for k, value in enumerate(STEADY)]
    path = write(tmp_path, lines)
    assert call("series", str(path)) == 2
    text = capsys.readouterr().err
    assert "series.csv:2: date '01/01/2024' is not written as 2024-11-17 (would be read as 2024-01-01), and 199" in text
    assert "in rows 3 to 201" in text
    assert read_measured([path], mend=["dates"]).end == date(2024, 7, 18)


def test_a_date_that_may_mean_two_days_is_not_guessed(tmp_path: Path) -> None:
    """Where day and month may change places no rule is offered."""
    lines = [f"{day:02}/{month:02}/2024,{30 * month + day}" for month in range(1, 3) for day in range(1, 13)]
    with pytest.raises(InputError, match="is not written as 2024-11-17, and") as caught:
        read_measured([write(tmp_path, lines)], mend=["dates", "gaps", "order", "repeats"])
    assert "would be read" not in str(caught.value)


def test_a_slip_is_left_out_and_a_correction_is_not(tmp_path: Path) -> None:
    """One count far too low and taken back gets a straight line; a lasting fall lowers what came before, as told."""
    lines = rows(STEADY)
    lines[100] = lines[100].replace("100000", "10000")
    slip = read_measured([write(tmp_path, lines)], mend=["slips"])
    assert slip.values.tolist() == [float(str(value)) for value in STEADY]
    lasting = [1000 * k for k in range(100)] + [1000 * k - 20_000 for k in range(100, 200)]
    with pytest.raises(InputError, match=r"mending lowers 19 days before such steps"):
        read_measured([write(tmp_path, rows(list(lasting)))])


def test_two_claimants_are_not_one_series(tmp_path: Path) -> None:
    """A claimant that changes is named with its row."""
    lines = [f"{row},{'Graustark' if k < 150 else 'Ruritania'}" for k, row in enumerate(rows(STEADY))]
    with pytest.raises(InputError, match=r"csv:152: claimant 'Ruritania' differs from 'Graustark' above, and 49 more"):
        read_measured([write(tmp_path, lines, "date,people_cum,claimant")])


def test_a_leap_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A step fifty times the usual one is used, and a note names its day, within 80 columns."""
    path = write(tmp_path, rows([1000 * k + (50_000 if k >= 100 else 0) for k in range(200)]))
    assert call("series", str(path), "--horizon", "30d") == 0
    text = capsys.readouterr().out
    assert "the step to 2024-04-10 is 51 times the usual one" in text
    assert max(map(len, text.splitlines())) <= 80


def test_daily_counts_are_summed(tmp_path: Path) -> None:
    """A column of days is summed from nought; a negative day is taken from the days before."""
    path = write(tmp_path, rows([5, 5, -3, 4]), "date,people_day")
    assert read_measured([path], mend=["corrections"]).values.tolist() == [0, 5, 7, 7, 11]


def test_nothing_later_than_the_as_of_date_is_used(tmp_path: Path) -> None:
    """A row after the as-of date is refused, and left out only when asked."""
    path = write(tmp_path, rows(STEADY))
    with pytest.raises(InputError, match=r"series.csv:52: 2024-02-20 is after 2024-02-19"):
        read_measured([path], as_of=date(2024, 2, 19))
    assert read_measured([path], as_of=date(2024, 2, 19), mend=["later"]).end == date(2024, 2, 19)


def test_units_are_known_and_one(tmp_path: Path) -> None:
    """An unknown unit, or two units in one file, is named with its row."""
    lines = [f"{row},people" for row in rows(STEADY)]
    lines[3] = lines[3].replace("people", "persns")
    with pytest.raises(InputError, match=r"series.csv:5: unknown unit 'persns'; allowed: people"):
        read_measured([write(tmp_path, lines, "date,people_cum,unit")])
    lines[3] = lines[3].replace("persns", "shells")
    with pytest.raises(InputError, match=r"series.csv:5: unit 'shells' differs"):
        read_measured([write(tmp_path, lines, "date,people_cum,unit")])


@pytest.mark.parametrize(
    ("header", "lines", "said"),
    [
        ("date,people_cum", [], "holds no row"),
        ("date;people_cum", rows(STEADY), "parted by semicolons"),
        ("date,people_cum,people_cum", rows(STEADY), "stands twice: 'people_cum'"),
        ("day,people_cum", rows(STEADY), "lacks columns"),
        ("date,people", rows(STEADY), "--kind"),
        ("date,people_cum", rows(STEADY[:20]), "too short"),
    ],
)
def test_files_of_no_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], header: str, lines: list[str], said: str
) -> None:
    """An empty file, a missing column, an unknown kind and a short series each get one message and exit 2."""
    assert call("series", str(write(tmp_path, lines, header))) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("horizon", ["0d", "soon", "-3d", "2000d", "3m"])
def test_a_horizon_that_makes_no_sense(tmp_path: Path, capsys: pytest.CaptureFixture[str], horizon: str) -> None:
    """A horizon of no days, of too many or in other words is refused with what is allowed."""
    assert call("series", str(write(tmp_path, rows(STEADY))), f"--horizon={horizon}") == 2
    assert "1d to 730d" in capsys.readouterr().err


def test_a_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is named."""
    assert call("series", "nowhere.csv") == 2
    assert "nowhere.csv: cannot be read" in capsys.readouterr().err
