"""Whose force, what is done and where, over whole short reports: what a sentence leaves out is taken from others."""

from __future__ import annotations

import pytest
from scenes import Short, met, scenes


@pytest.mark.parametrize("report", scenes(), ids=lambda report: report.title)
def test_a_count_takes_from_the_report_what_its_sentence_leaves_out(report: Short) -> None:
    """Each count of a short report has the actor, action and country that a careful reader gives it."""
    wrong = met(report)
    short = {row.span for row in report.rows if row.short}
    assert {span: why for span, why in wrong.items() if span not in short} == {}


def test_what_falls_short_is_at_most_a_third() -> None:
    """Two of three counts of the table and more are read right, in all three."""
    rows = [row for report in scenes() for row in report.rows]
    assert sum(len(met(report)) for report in scenes()) <= len(rows) / 3
