"""Who a source is over several reports, and which claims go back to one origin."""

from __future__ import annotations

from datetime import date

import pytest
from claims_toys import DAY, ledger_of

from contingent.claims import Claim, Ledger, extract, to_schema
from contingent.reports import from_text


def _first(text: str, *others: str) -> Claim:
    return ledger_of(text, *others).claims[0]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Kyiv said 600 North Korean soldiers had died.", "Ukraine"),
        ("Ukraine's military intelligence said 600 North Korean soldiers had died.", "Ukraine: intelligence"),
        ("Ukraine's military intelligence (HUR) said 600 North Korean soldiers had died.", "Ukraine: intelligence"),
        ("South Korea's spy agency said 600 North Korean soldiers had died.", "South Korea: intelligence"),
        ("The National Intelligence Service said 600 North Korean soldiers had died.", "South Korea: intelligence"),
        ("Seoul's National Intelligence Service said 600 soldiers had died.", "South Korea: intelligence"),
        ("The Pentagon said 600 North Korean soldiers had died.", "United States: defence ministry"),
        ("The U.S. Defense Department said 600 soldiers had died.", "United States: defence ministry"),
        ("The Ukrainian General Staff said 600 soldiers had died.", "Ukraine: armed forces"),
        ("The State Department said 600 soldiers had died.", "United States: foreign ministry"),
        ("The Kremlin said 600 soldiers had died.", "Russia: presidency"),
        ("NATO said 600 Russian soldiers had died.", "NATO"),
        ("The U.N. said 600 Malian soldiers had died.", "United Nations"),
        ("The United Nations said 600 Malian soldiers had died.", "United Nations"),
        ("Reuters reported that 600 Malian soldiers had died.", "Reuters"),
        ("The New York Times reported that 600 Malian soldiers had died.", "New York Times"),
        ("Western officials said 600 Malian soldiers had died.", ""),
        ("Some 600 Malian soldiers had died.", ""),
        (
            "Kyrylo Budanov, the head of Ukraine's military intelligence, said 600 soldiers had died.",
            "Ukraine: intelligence",
        ),
        ("German Defence Minister Boris Pistorius said 600 soldiers would go.", "Germany: defence ministry"),
    ],
)
def test_one_source_has_one_name_over_all_reports(text, entity):
    """A capital, an agency under its several names, and a person who speaks for it resolve to one entity."""
    assert _first(text).source.entity == entity


def test_a_last_name_is_the_person_whom_another_report_names_in_full():
    """'Budanov' of one report is Kyrylo Budanov of another, who speaks for Ukraine's military intelligence."""
    short, full = (
        "Budanov said 6,000 soldiers were on their way.",
        "Kyrylo Budanov, head of Ukraine's military intelligence, said 11,000 soldiers had come.",
    )
    assert _first(short).source.entity == "Budanov"
    assert _first(short, full).source.entity == "Ukraine: intelligence"


def test_two_persons_of_one_last_name_are_not_mixed():
    """Where two reports name two Petrovs in full, 'Petrov' alone is neither."""
    claim = _first(
        "Petrov said 600 soldiers had died.",
        "Spokesman Anton Petrov said 20 soldiers had left.",
        "General Ivan Petrov said 30 soldiers had left.",
    )
    assert claim.source.entity == "Petrov"


_SAME = "said some 600 North Korean soldiers had died in Kursk."


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        (f"Kyiv {_SAME}", f"Ukraine's military intelligence {_SAME}", True),
        (f"The National Intelligence Service {_SAME}", f"South Korea's spy agency {_SAME}", True),
        (f"Officials in Seoul {_SAME}", f"South Korea's spy agency {_SAME}", True),
        (f"Seoul {_SAME}", f"The Pentagon {_SAME}", False),
        (f"Kyiv {_SAME}", "Ukraine's army said some 900 North Korean soldiers had died in Kursk.", False),
    ],
)
def test_a_government_that_tells_a_figure_twice_is_one_origin(one, two, together):
    """One figure told by a government under two names counts once and confirms nothing; two governments are two."""
    first, second = ledger_of(one, two).counts
    assert (first.origin == second.origin) is together
    assert together is False or 1 not in {first.grade.credibility, second.grade.credibility}


def test_a_copied_sentence_is_one_origin():
    """A sentence that two papers print alike comes from one agency."""
    text = "About 300 Ruritanian soldiers have been killed in Mali since January."
    first, second = ledger_of(text, f"{text} The town is quiet.").counts
    assert first.origin == second.origin


def test_a_medium_that_cites_another_shares_its_origin():
    """'Reuters reported' in another paper goes back to the report that Reuters printed."""
    own = from_text("Some 700 Malian soldiers left Kidal on Monday.", id="a", published=DAY, publisher="Reuters")
    cites = from_text("Reuters reported that some 700 Malian soldiers left Kidal.", id="b", published=DAY)
    first, second = extract([own, cites]).counts
    assert first.origin == second.origin


def _dated(*told: tuple[str, date]) -> Ledger:
    return extract([from_text(text, id=f"r{n}", published=day) for n, (text, day) in enumerate(told)])


def test_a_later_report_of_one_entity_updates():
    """What one agency says in two reports of different days is an update, whatever it is called there."""
    ledger = _dated(
        ("South Korea's spy agency said 1,500 North Korean troops were in Russia.", date(2024, 10, 18)),
        ("The National Intelligence Service said 3,000 North Korean troops were in Russia.", date(2024, 10, 23)),
    )
    (relation,) = ledger.relations
    assert (relation.type, relation.a, relation.b) == ("updates", "r1:c1", "r0:c1")


def test_the_schema_names_the_entity_where_there_is_one():
    """`source.entity` stands in the JSON only where someone is named."""
    named, bare = to_schema(ledger_of("Kyiv said 60 soldiers had died. Some 90 soldiers left."))["claims"]
    assert named["source"]["entity"] == "Ukraine"
    assert "entity" not in bare["source"]
