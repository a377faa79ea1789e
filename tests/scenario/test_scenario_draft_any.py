"""Drafts of reports made up from a seed and of the marked ones: never a fault."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

from draft_toys import STATES

from contingent.claims import extract
from contingent.claims._gazetteer import table
from contingent.errors import InputError
from contingent.reports import from_text
from contingent.scenario import draft
from contingent.scenario._build import build

VERBS = ["will send", "may deploy", "has sent", "plans to rotate", "could send", "is sending", "denied sending"]
COUNTS = ["{n:,} troops", "up to {n:,} soldiers", "about {n} personnel", "some {n:,} fighters", "troops", "a battalion"]
TAILS = ["", ", an official said", " by the end of the year, according to two people familiar with the plans",
         " for six months", ", {b} said on Tuesday", " in batches every two months"]  # fmt: skip
EXTRAS = ["{n} were killed near the border.", "{b} said {n:,} {a} troops are already there.", "No date was given.",
          "The first {n} arrived in {b} on 3 May.", "\"It isn't true,\" a {a} spokesman said."]  # fmt: skip


def made_up(seed: int) -> str:
    """Write a report of a deployment nobody has heard of."""
    luck = random.Random(seed)
    known = [*STATES, *sorted(name for name in table() if len(name) > 3)]
    a, b = luck.choice(known), luck.choice(STATES)
    fill = {"a": a, "b": b, "n": luck.randint(3, 150_000)}
    parts = [f"{a} {luck.choice(VERBS)} {luck.choice(COUNTS)} to {b}{luck.choice(TAILS)}."]
    parts += luck.sample(EXTRAS, luck.randint(0, 3))
    return " ".join(part.format(**fill) for part in parts)


def _passes(text: str, published: date) -> bool:
    """Draft from a text and check the draft; False where the text has no deployment to draft."""
    report = from_text(text, id="r", published=published)
    try:
        drafted = draft(extract([report]))
    except InputError as error:
        assert "no deployment can be seen" in str(error)  # noqa: PT017 - the one refusal that a draft may give
        return False
    assert build(drafted, "draft")[1] == (), text
    return True


def test_made_up_reports_are_drafted_without_a_fault() -> None:
    """Of 200 reports made up from a seed, each draft passes the check, and most have a deployment to draft."""
    drafted = [_passes(made_up(seed), date(2000 + seed % 60, 1 + seed % 12, 1 + seed % 28)) for seed in range(200)]
    assert sum(drafted) > 120


def test_marked_reports_are_drafted_without_a_fault(shared: Path) -> None:
    """From the text of every published report the draft passes the check, if there is a deployment in it."""
    drafted = []
    for file in sorted((shared / "cases/claims/gold").glob("*.json")):
        marked = json.loads(file.read_text(encoding="utf-8"))
        drafted.append(_passes(marked["text"], date.fromisoformat(marked["published"])))
    assert sum(drafted) >= 8
