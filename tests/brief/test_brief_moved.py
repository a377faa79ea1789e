"""The log of the probabilities begins with the priors and ends where the page's courses stand."""

from __future__ import annotations

from contingent.brief import Briefing


def _cells(briefing: Briefing, section: str, row: int) -> list[str]:
    """Cells of a row, with their marks filled in."""
    cells = briefing.sections[section].rows[row].cells
    return [briefing.numbers[cell.strip("⟦⟧")].text for cell in cells]


def test_the_log_begins_before_any_claim_and_ends_at_the_answer(made: Briefing) -> None:
    """First row: the priors of the file; last row: what the table of courses says after all claims."""
    courses = briefing_courses(made)
    assert made.sections["moved"].rows[0].head == "Before any claim"
    assert _cells(made, "moved", 0) == [before for before, _ in courses]
    assert _cells(made, "moved", -1) == [after for _, after in courses]


def briefing_courses(briefing: Briefing) -> list[tuple[str, str]]:
    """Probability of each course before and after, as the page prints them."""
    texts = [
        [briefing.numbers[mark.strip("⟦⟧")].text for mark in row.cells[0:1]]
        + [cell.partition("⟦")[2].partition("⟧")[0] for cell in row.cells[1:2]]
        for row in briefing.sections["hypotheses"].rows
    ]
    return [(before, briefing.numbers[after].text) for before, after in texts]


def test_changed_ranges_are_those_that_move_a_course(made: Briefing) -> None:
    """Every change that is told moves some course by a point, and cites the input it changes."""
    table = made.sections["hangs_on"]
    assert table is not None
    now = [after for _, after in briefing_courses(made)]
    for place in range(len(table.rows)):
        assert _cells(made, "hangs_on", place) != now
    named = {path for name, one in made.numbers.items() if name.startswith("H.") for path in one.from_inputs}
    assert named


def test_without_trust_there_is_no_log(poor: Briefing) -> None:
    """Where the probabilities cannot be trusted neither table is printed."""
    assert poor.sections["moved"] is None
    assert poor.sections["hangs_on"] is None
