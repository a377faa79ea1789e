"""The archive: recording, resolving, correcting, refusing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contingent.errors import InputError, OutputError, UsageError
from contingent.record import Archive, open_archive
from contingent.record import _tables as tables

MADE, BY = date(2024, 11, 17), date(2025, 12, 31)


def _forecast(archive: Archive, probability: float = 0.4, **changes: Any) -> str:
    given: dict[str, Any] = {
        "measure": "sent",
        "by": BY,
        "at_least": 100_000,
        "scenario_sha256": "ab" * 32,
        "seed": 1,
        "version": "0.1.0",
        "made": MADE,
        **changes,
    }
    return archive.forecast("Have 100,000 been sent?", probability, **given)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Give a new archive in a file."""
    return open_archive(tmp_path / "forecasts.db")


def test_a_forecast_is_kept_as_made(tmp_path: Path, archive: Archive) -> None:
    """What was recorded is read again by another opening of the file."""
    name = _forecast(archive)
    (held,) = open_archive(tmp_path / "forecasts.db", create=False).forecasts()
    assert (held.id, held.probability, held.at_least, held.at_most, held.made) == (
        name,
        0.4,
        100_000,
        None,
        MADE,
    )
    assert held.outcome is None


@pytest.mark.parametrize(("outcome", "came"), [(True, True), (False, False), (100_000, True), (99_999.0, False)])
def test_an_outcome_is_said_or_measured(archive: Archive, outcome: float | bool, came: bool) -> None:
    """A yes or no stands as said; a number is judged by the forecast's thresholds."""
    name = _forecast(archive)
    assert archive.resolve(name, outcome, source="a ministry", on=BY).came_about is came
    assert archive.forecasts()[0].outcome is came


def test_a_second_outcome_must_be_called_a_correction(archive: Archive) -> None:
    """A second resolution is refused unless it is a correction, which keeps both."""
    name = _forecast(archive)
    archive.resolve(name, True, source="a paper", on=BY)
    with pytest.raises(UsageError, match=r"f1 is resolved already.*a paper.*--correct"):
        archive.resolve(name, False, source="a ministry", on=BY)
    archive.resolve(name, False, source="a ministry", on=BY, correct=True)
    (held,) = archive.forecasts()
    assert [(row.came_about, row.source) for row in held.resolutions] == [
        (True, "a paper"),
        (False, "a ministry"),
    ]
    assert held.outcome is False


@pytest.mark.parametrize("verb", ["UPDATE forecasts SET probability = 1", "DELETE FROM resolutions"])
def test_rows_cannot_be_changed_behind_its_back(tmp_path: Path, archive: Archive, verb: str) -> None:
    """The database itself refuses to change or delete a row."""
    archive.resolve(_forecast(archive), True, source="a paper", on=BY)
    base = sqlite3.connect(tmp_path / "forecasts.db")
    try:
        with pytest.raises(sqlite3.IntegrityError, match="never change"):
            base.execute(verb)
    finally:
        base.close()


BAD: list[tuple[dict[str, Any], str]] = [
    ({"probability": 40}, "out of range: 40.*write 40 % as 0.4"),
    ({"probability": -0.1}, "out of range: -0.1"),
    ({"probability": float("nan")}, "out of range: nan"),
    ({"probability": True}, "out of range: True"),
    ({"measure": "sentt"}, "no such measure: 'sentt'"),
    ({"by": date(2024, 1, 1)}, "ends before it is made"),
    ({"at_most": 5}, "at_least is above at_most"),
    ({"at_least": float("inf")}, "at_least is no number"),
]


@pytest.mark.parametrize(("changes", "words"), BAD)
def test_a_senseless_forecast_is_refused(archive: Archive, changes: dict[str, Any], words: str) -> None:
    """A value out of range is named with what is allowed, and nothing is written."""
    with pytest.raises(UsageError, match=words):
        _forecast(archive, **changes)
    assert archive.forecasts() == []


def test_an_unknown_forecast_lists_the_nearest(archive: Archive) -> None:
    """An unknown id is answered with the nearest ones and their questions."""
    with pytest.raises(UsageError, match="none yet"):
        archive.resolve("f1", True, source="a paper", on=BY)
    _forecast(archive)
    with pytest.raises(UsageError, match=r"no such forecast: 'f11'.*nearest: f1 \(Have 100,000 been sent\?\)"):
        archive.resolve("f11", True, source="a paper", on=BY)


def test_a_senseless_outcome_is_refused(archive: Archive) -> None:
    """A number without thresholds, no source, no number, and a day too early are refused."""
    plain, bounded = _forecast(archive, at_least=None), _forecast(archive)
    for name, outcome, source, on, words in (
        (plain, 5.0, "a paper", BY, "without thresholds"),
        (bounded, float("nan"), "a paper", BY, "no number"),
        (bounded, True, " ", BY, "needs a source"),
        (bounded, True, "a paper", date(2024, 1, 1), "before it was made"),
    ):
        with pytest.raises(UsageError, match=words):
            archive.resolve(name, outcome, source=source, on=on)


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    """A folder, a text, another program's database and a missing file are refused and left alone."""
    (tmp_path / "a.txt").write_text("Not a database, but long enough to be looked at as one. " * 20)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE bookmarks (id INTEGER)")
    other.close()
    for name, words in (
        ("", "a folder stands"),
        ("a.txt", "no database"),
        ("other.db", "no archive of forecasts: 'bookmarks'"),
    ):
        with pytest.raises(InputError, match=words):
            open_archive(tmp_path / name)
    with pytest.raises(InputError, match="no such archive"):
        open_archive(tmp_path / "none.db", create=False)
    with pytest.raises(OutputError, match="folder is missing"):
        open_archive(tmp_path / "none/forecasts.db")
    assert not (tmp_path / "none.db").exists()


def test_an_old_archive_and_a_senseless_url_are_refused(tmp_path: Path) -> None:
    """An archive that lacks a column is named with it; a URL of an unknown kind shows no password."""
    old = sqlite3.connect(tmp_path / "old.db")
    old.execute("CREATE TABLE forecasts (number INTEGER)")
    old.execute("CREATE TABLE resolutions (number INTEGER)")
    old.close()
    with pytest.raises(InputError, match="table forecasts lacks at_least"):
        open_archive(tmp_path / "old.db")
    with pytest.raises(UsageError, match="URL cannot be used") as caught:
        open_archive("klingon://user:secret@host/name")
    assert "secret" not in str(caught.value)


def test_a_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name under which an archive stands in messages has its password struck out."""
    monkeypatch.setattr(tables, "create_engine", lambda *_, **__: None)
    _, where = tables._engine("postgresql://user:secret@host/name", create=True)
    assert where == "postgresql://user:***@host/name"


def test_a_url_opens_the_same_archive(tmp_path: Path, archive: Archive) -> None:
    """A SQLite URL and the file's path are one archive."""
    _forecast(archive)
    assert len(open_archive(f"sqlite:///{tmp_path / 'forecasts.db'}").forecasts()) == 1


def test_an_archive_in_use_is_told(tmp_path: Path, archive: Archive) -> None:
    """A database that another program is writing to is told as such."""
    _forecast(archive)
    base = sqlite3.connect(tmp_path / "forecasts.db", isolation_level=None)
    base.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(OutputError, match="in use by another program"):
            open_archive(f"sqlite:///{tmp_path / 'forecasts.db'}?timeout=0.05")
    finally:
        base.rollback()
        base.close()


def test_the_room_loads_the_database_library_late() -> None:
    """Importing the room does not import SQLAlchemy."""
    code = "import sys, contingent.record; sys.exit('sqlalchemy' in sys.modules)"
    path = str(Path(__file__).resolve().parents[2] / "src")
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": path}, check=False).returncode == 0
