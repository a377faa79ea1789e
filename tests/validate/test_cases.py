"""The registry of cases: finding, running, refusing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contingent.errors import InputError, UsageError
from contingent.validate import CASES, run


def test_a_missing_folder_file_or_case_is_told(tmp_path: Path) -> None:
    """A folder that is missing or empty, a case it lacks and an unknown case are named."""
    with pytest.raises(InputError, match="no such folder"):
        run(None, tmp_path / "none")
    with pytest.raises(InputError, match="the folder holds no case"):
        run(None, tmp_path)
    with pytest.raises(InputError, match=r"case 'claims' needs what the folder lacks \(claims/gold\)"):
        run("claims", tmp_path)
    with pytest.raises(UsageError, match="did you mean 'analytic'"):
        run("analitic", tmp_path)


def test_no_case_runs_what_the_folder_holds(tmp_path: Path) -> None:
    """Without a case all that the folder holds are run, and no other."""
    (tmp_path / "rotation").mkdir()
    cases = [{"id": "a", "ask": "9 months out, 18 home", "answer": 3, "status": "confirmed"}]
    (tmp_path / "rotation/analytic_cases.json").write_text(json.dumps({"cases": cases}))
    assert [card.case for card in run(None, tmp_path)] == ["analytic"]


def test_every_case_is_ready_to_run() -> None:
    """Every case of the registry has a module with a scorer."""
    from importlib import import_module

    assert all(callable(import_module(f"contingent.validate.{case.module}").score) for case in CASES.values())
