"""What a pattern needs: it is tried wherever it could match, and left out only where it cannot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contingent.claims._actions import _patterns as actions
from contingent.claims._hedges import _patterns as hedges
from contingent.claims._needles import could_match, lowered, needles, seek
from contingent.claims._times import _patterns as times

PATTERNS = [*(p for _, p in actions()), *hedges(), *(p for p, _, _ in times())]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"kill(?:ed|s)|dead", {"kill", "dead"}),
        (r"\bin\s+(?:the\s+)?town\b", {"town"}),
        (r"(?:a|b)?\d+", None),
        (r"(?:soon)*\s", None),
        (r"May|June", {"may", "june"}),
    ],
)
def test_a_pattern_needs_what_every_match_holds(pattern, needed):
    """Needles are the literal words without which nothing matches; where none are sure, there are none."""
    found = needles(re.compile(pattern))
    assert (None if found is None else set(found)) == needed


def test_no_match_is_lost_by_looking_for_needles_first():
    """Wherever a pattern of times, hedges or actions matches, its needles are there."""
    folder = Path(__file__).parent / "tables"
    lines = [line for file in folder.glob("*.txt") for line in file.read_text(encoding="utf-8").splitlines()]
    for line in [*lines, *(line.upper() for line in lines[:100])]:
        low = lowered(line)
        assert [p.pattern for p in PATTERNS if p.search(line) and not could_match(p, low)] == []


def test_letters_that_patterns_fold_otherwise_are_tried_in_full():
    """The long s is matched by a pattern without case, though small letters keep it."""
    assert seek(re.compile("soldiers", re.IGNORECASE), "two ſoldiers") is not None
