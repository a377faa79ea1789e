"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder with published cases beside the checkout; skips elsewhere, fails when missing under CI."""
    folder = ROOT.parent / "shared"
    if (folder / "cases").is_dir():
        return folder
    if os.environ.get("CI") == "true":
        pytest.fail(f"the published cases are missing: {folder / 'cases'}")
    pytest.skip("needs the published cases in ../shared/cases")
