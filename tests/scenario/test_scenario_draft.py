"""Drafts from ledgers: who and where from the claims, widths from reference figures, never a fault."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from draft_toys import BAMAKO, MALI, SPAN, claim, ledger
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.claims import Claim, Ledger, Place, Quantity
from contingent.errors import InputError
from contingent.reports import Report
from contingent.scenario import draft, loads, under
from contingent.scenario._build import build
from contingent.scenario._reference import state

MADE = ledger(
    claim("France", "deploy", 4_321, MALI),
    claim("France", "station", 1_234, BAMAKO),
    claim("Germany", "station", 987, BAMAKO),
    claim("France", "transfer", 60, MALI, unit="tanks"),
)


def test_a_draft_takes_who_where_and_when_from_the_claims() -> None:
    """Sender, host, theatre, date and title are those of the report."""
    scenario = loads(draft(MADE), "draft")
    deployment = scenario.deployments["contingent"]
    assert (scenario.title, scenario.as_of) == ("Sahel mission", date(2025, 2, 3))
    assert scenario.senders[deployment.sender].title == "France"
    assert deployment.host == "Mali"
    assert [theatre.title for theatre in scenario.theatres.values()] == ["Bamako"]
    assert deployment.already_sent_by == scenario.as_of - timedelta(days=14)
    assert scenario.sources["report_1"].origin == ("A paper",)


def test_a_draft_takes_no_number_from_the_claims() -> None:
    """The same claims with other numbers give the same draft, so that nothing counts twice."""
    other = ledger(
        claim("France", "deploy", 77_000, MALI),
        claim("France", "station", 3, BAMAKO),
        claim("Germany", "station", 12, BAMAKO),
    )
    assert draft(other) == draft(MADE)
    assert not any(source.figures for source in loads(draft(MADE)).sources.values())


def test_every_drafted_value_says_whence() -> None:
    """Each input has a source or the word assumed, and a reason; no value warns."""
    text = draft(MADE)
    scenario, faults = build(text, "draft")
    assert faults == ()
    assert scenario is not None
    assert all(item.why for item in scenario.inputs.values())
    france = state("FR")
    assert france is not None
    pool = scenario.inputs["senders.france.deployable"].distribution
    assert 0.02 * france.active < pool.low < pool.high < 0.25 * france.active


def test_who_sends_is_told_from_who_fights_at_home() -> None:
    """Places in the sender's own country are not the host."""
    scenario = loads(draft(ledger(
        claim("Kenya", "deploy", 400, Place("Nairobi", "KE")),
        claim("Kenya", "deploy", 400, Place("Haiti", "HT")),
    )))  # fmt: skip
    assert scenario.deployments["contingent"].host == "Haiti"


def test_troops_at_home_make_no_sender() -> None:
    """A state whose own troops stand in its own country is not the sender, however often they are counted."""
    mogadishu = Place("Mogadishu", "SO")
    home = [claim("Somalia", "deploy", 7_000, mogadishu)] * 3
    scenario = loads(draft(ledger(*home, claim("Egypt", "deploy", 5_000, mogadishu))))
    assert (list(scenario.senders), scenario.deployments["contingent"].host) == (["egypt"], "Somalia")


def test_two_theatres_share_the_contingent() -> None:
    """A second place in the host takes the rest."""
    gao = Place("Gao", "ML")
    claims = [
        claim("Chad", "deploy", 900, BAMAKO),
        claim("Chad", "deploy", 900, BAMAKO),
        claim("Chad", "station", 9, gao),
    ]
    deployment = loads(draft(ledger(*claims))).deployments["contingent"]
    assert (deployment.theatres, deployment.rest) == (("bamako", "gao"), "gao")


def test_a_deployment_without_a_number_is_seen() -> None:
    """Soldiers who are sent without a count are enough for a draft."""
    plan = claim("Rwanda", "deploy", None, Place("Mozambique", "MZ"), kind="intention")
    scenario = loads(draft(ledger(plan)))
    assert scenario.senders["rwanda"].title == "Rwanda"
    assert scenario.deployments["contingent"].inputs["already_sent"].distribution.mid == 0


GOLD = {
    "dev01": ("United States", "eastern Mediterranean"),
    "dev02": ("Germany", "Lithuania"),
    "dev03": ("Rwanda", "DR Congo"),
    "dev04": ("North Korea", "Russia"),
    "dev05": ("Cuba", "Ukraine"),
    "dev06": ("Egypt", "Somalia"),
    "dev08": ("Kenya", "Haiti"),
    "dev09": ("North Korea", "Russia"),
}  # a carrier group at sea has no host state; dev07 is of shells and has no deployment


def _gold(shared: Path, name: str) -> Ledger:
    report = json.loads((shared / f"cases/claims/gold/{name}.json").read_text(encoding="utf-8"))
    claims = []
    for one in report["claims"]:
        count, place = one["quantity"], one["place"]
        ends = count and Quantity(count["value_low"], count["value_high"], count["unit"], count["bound"], SPAN)
        where = place and Place(place["name"], place["country"])
        plain = {key: one[key] for key in ("kind", "polarity", "modality", "actor", "action", "core")}
        made = Claim(one["id"], name, SPAN, one["proposition"], quantity=ends or None, place=where or None)
        claims.append(replace(made, **plain))
    published = date.fromisoformat(report["published"])
    return Ledger((Report(name, report["text"], (), report["title"], None, published),), tuple(claims))


@pytest.mark.parametrize("name", GOLD)
def test_published_reports_are_drafted(shared: Path, name: str) -> None:
    """From hand-marked claims of reports of eight deployments the draft names sender and host rightly."""
    text = draft(_gold(shared, name))
    scenario, faults = build(text, name)
    assert faults == ()
    assert scenario is not None
    deployment = scenario.deployments["contingent"]
    assert (scenario.senders[deployment.sender].title, deployment.host) == GOLD[name]


def test_a_report_of_shells_is_not_drafted(shared: Path) -> None:
    """Deliveries of arms are no deployment."""
    with pytest.raises(InputError, match="no deployment can be seen"):
        draft(_gold(shared, "dev07"))


@pytest.mark.parametrize(
    "made",
    [
        ledger(),
        ledger(claim("France", "talk", None, MALI)),
        ledger(claim("", "deploy", 500, MALI)),
        ledger(claim("France", "transfer", 60, MALI, unit="tanks")),
        ledger(claim("France", "station", 60, MALI, unit="tanks")),
    ],
)
def test_no_deployment_no_draft(made: Ledger) -> None:
    """Where no deployment can be seen, the draft is refused with what is wanted."""
    with pytest.raises(InputError, match="no deployment can be seen"):
        draft(made)


def test_a_draft_needs_a_day() -> None:
    """Without a date in the report a day must be given, and then it is used and said."""
    made = ledger(claim("France", "deploy", 500, MALI), published=None)
    with pytest.raises(InputError, match="--published"):
        draft(made)
    text = draft(made, today=date(2030, 5, 6))
    assert "as_of: 2030-05-06 # given" in text
    assert loads(text).as_of == date(2030, 5, 6)


@pytest.mark.parametrize("word", ["NULL", "No", "Ελλάδα", "2nd Army", "rest"])
def test_odd_names_become_keys(word: str) -> None:
    """A sender or place whose name is no key, in YAML or here, keeps its name as a title."""
    scenario = loads(draft(ledger(claim(word, "deploy", 500, Place(word, "ML")))))
    assert [sender.title for sender in scenario.senders.values()] == [word]
    assert [theatre.title for theatre in scenario.theatres.values()] == [word]


WORDS = st.text(st.characters(codec="utf-16", exclude_categories=()), max_size=12)
ACTORS = st.one_of(st.sampled_from(["France", "North Korea", "US", "Wagner; Russia", "Estonia", ""]), WORDS)
PLACES = st.one_of(
    st.none(),
    st.builds(Place, st.sampled_from(["Mali", "Kursk region", "Kyiv", "null", "2024", "a: b"]) | WORDS,
              st.sampled_from([None, "ML", "RU", "UA", "XX", "NO"])),
)  # fmt: skip
CLAIMS = st.builds(
    claim,
    ACTORS,
    st.sampled_from(["deploy", "station", "rotate", "fight", "lose", "talk"]),
    st.one_of(st.none(), st.floats(1, 1e6)),
    PLACES,
    st.sampled_from(["troops", "soldiers", "tanks"]),
)
DAYS = st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2100, 1, 1)))


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(claims=st.lists(CLAIMS, max_size=4), published=DAYS, title=WORDS)
def test_every_draft_passes_the_check(claims: list[Claim], published: date | None, title: str) -> None:
    """Whatever a ledger holds, a draft has no fault and no warning, and every hypothesis of it is valid."""
    try:
        text = draft(ledger(*claims, published=published, title=title))
    except InputError:
        return
    scenario, faults = build(text, "draft")
    assert faults == (), text
    assert scenario is not None
    for name in scenario.hypotheses:
        assert under(scenario, name).name == scenario.name
