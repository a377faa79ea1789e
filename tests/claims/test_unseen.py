"""Sentences composed before the rules were tried on them, at least forty a family, with what they mean."""

from __future__ import annotations

from typing import Any

import pytest
from unseen import CHECKS, rows_of


def _cases() -> list[Any]:
    cases = []
    for folder in ("tables",):
        for family in CHECKS:
            for row in rows_of(family, folder):
                short = [pytest.mark.xfail(strict=True, reason=row[-1])] if row[-1] else []
                cases.append(pytest.param(family, row[:-1], marks=short, id=f"{family}: {row[0][:40]}"))
    return cases


@pytest.mark.parametrize(("family", "row"), _cases())
def test_a_sentence_means_what_its_table_says(family: str, row: tuple[str, ...]) -> None:
    """What the rules make of a sentence is what a careful reader takes it to mean."""
    assert CHECKS[family](*row) == ""
