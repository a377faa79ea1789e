"""Reports that no bundled scenario matches: the drafted scenario lets their own counts decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from drafted_reports import REPORTS, Told

from contingent.brief._choose import Chosen, choose
from contingent.claims import Ledger
from contingent.reports import from_text
from contingent.scenario import check
from contingent.weigh import Posterior, quantiles, weigh

FUTURES = 2_000  # enough for a median; the engine is the same


def _chosen(text: str, day: date) -> Chosen:
    return choose([from_text(text, published=day)])


def _weighed(chosen: Chosen, ledger: Ledger | None = None) -> Posterior:
    return weigh(chosen.scenario, ledger or chosen.ledger, futures=FUTURES, seed=1)


def _median(posterior: Posterior, measure: str = "present") -> float:
    return float(quantiles(posterior, measure, [posterior.scenario.as_of], [0.5])[0, 0])


@pytest.mark.parametrize("told", REPORTS.values(), ids=REPORTS)
def test_what_a_report_says_is_there_is_what_the_futures_hold(told: Told) -> None:
    """The median on the report's day lies where a careful reader of it expects it."""
    chosen = _chosen(told.text, told.day)
    assert chosen.draft is not None
    assert told.low <= _median(_weighed(chosen), told.measure) <= told.high


@pytest.mark.parametrize("told", REPORTS.values(), ids=REPORTS)
def test_every_draft_passes_check(told: Told, tmp_path: object) -> None:
    """A drafted file has no fault."""
    from pathlib import Path

    file = Path(str(tmp_path)) / "draft.yaml"
    file.write_text(_chosen(told.text, told.day).draft or "", encoding="utf-8")
    assert not check(file)


@pytest.mark.parametrize(
    ("sender", "people"),
    [("Canada", 200), ("Rwanda", 3_500), ("Germany", 1_000), ("Egypt", 12_000), ("the United States", 40_000),
     ("the United States", 200), ("Turkey", 6_000)],
)  # fmt: skip
def test_a_count_by_a_named_official_moves_the_median_there(sender: str, people: int) -> None:
    """Whoever sends, and however many: the median of those present lies within 15 % of the count."""
    text = f"{sender[0].upper()}{sender[1:]} has {people:,} soldiers in Mali, Defence Minister John Smith said."
    assert _median(_weighed(_chosen(text, date(2024, 3, 1)))) == pytest.approx(people, rel=0.15)


def test_counts_of_others_move_nothing() -> None:
    """Troops of another state, or the sender's troops elsewhere, leave every weight as it was, and say why."""
    own = "Kenya has 900 soldiers in Mali, Defence Minister John Smith said. Kenya sent 900 soldiers to Mali, he said. "
    others = "Ethiopia has 4,000 soldiers in Mali, analysts say. Kenya has 2,500 soldiers in Japan, officials said."
    chosen = _chosen(own + others, date(2024, 3, 1))
    both = _weighed(chosen)
    about_mali = [claim for claim in chosen.ledger.claims if claim.actor == "Kenya" and claim.place and
                  claim.place.country == "ML"]  # fmt: skip
    alone = _weighed(chosen, replace(chosen.ledger, claims=tuple(about_mali)))
    assert _median(both) == _median(alone) == pytest.approx(900, rel=0.15)
    reasons = " ".join(both.refused.values())
    assert "Ethiopia's people" in reasons
    assert "people in Japan" in reasons


def test_the_order_of_claims_does_not_matter() -> None:
    """The ledger reversed gives the same median and the same probabilities, bit for bit."""
    told = REPORTS["battalion"]
    chosen = _chosen(told.text, told.day)
    one = _weighed(chosen)
    other = _weighed(chosen, replace(chosen.ledger, claims=chosen.ledger.claims[::-1]))
    assert _median(one) == _median(other)
    assert [each.probability.value for each in one.hypotheses.values()] == [
        each.probability.value for each in other.hypotheses.values()
    ]
