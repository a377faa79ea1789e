"""Forces of several states, hosts, rosters, captives and changes of size: reports composed for these tests."""

from __future__ import annotations

import datetime as dt

import pytest

from contingent.claims import extract
from contingent.claims._claim import Claim
from contingent.reports import from_text

# the report; the first words of the count; whose (any of its words), what is done
_WHO = (
    ("The Coral Sea Monitoring Force landed on Monday. The force has 640 soldiers.", "640", "Coral"),
    ("Six states agreed on a joint patrol force. The force is to have 2,400 men from six states.", "2,400", "force"),
    ("UN peacekeepers guard the road near Bria. Gunmen wounded four peacekeepers on Friday.", "four", "United"),
    ("An allied battlegroup stands in Romania. NATO says the battlegroup counts 1,300 troops.", "1,300", "NATO"),
    ("Chad hosts by far the largest French garrison, about 900 men.", "about 900", "France"),
    ("Italy leads with 800 soldiers, followed by Spain with 420 and Poland with 150.", "150", "Poland"),
    ("Norway will give Estonia 14 of its old howitzers.", "14", "Norway"),
    ("The Kachin Independence Army says it seized 60 men and four tanks of Myanmar's army.", "four", "Myanmar"),
    ("Turkey struck PKK fighters in Sinjar, some 20 of them in a tunnel.", "some 20", "PKK"),
    ("The mission has 900 soldiers, 120 of them Nepalis.", "120", "Nepal"),
    ("Moscow has told the council of 300 instructors and denies that there are others.", "300", "Russia"),
    ("Some 40 Abkhazia soldiers were killed near Gali.", "Some 40", "Abkhazia"),
    ("The FARC said that it held prisoners. It had killed 70 government soldiers in Colombia.", "70", "Colombia"),
    ("Estonia has received 40 howitzers under the Finnish plan.", "40", "Finland"),
    ("Moldova has been given 12 tanks by Latvia.", "12", "Latvia"),
    ("Japanese officials counted 30 Chinese warships. Japanese intelligence goes further: 45 warships.", "45", "China"),
    ("Algiers has informed Paris of the loss of 60 soldiers.", "60", "Algeria"),
    ("Most of the soldiers, some 90 men, are to come from Portugal.", "some 90", "Portugal"),
    ("At least six civilians were killed in Kharkiv.", "At least six", "Ukraine"),
)  # fmt: skip
_WHAT = (
    ("Sweden's garrison would fall from 1,100 soldiers to 700.", "1,100", "station"),
    ("Sweden's garrison would fall from 1,100 soldiers to 700.", "700", "withdraw"),
    ("The number of German troops will rise from 500 to 900.", "900", "deploy"),
    ("Two French brigades would be stationed in the east under the plan.", "Two", "deploy"),
    ("Some 300 Dutch soldiers will stay in Mali until June.", "Some 300", "station"),
    ("Russia sent 90 drones and 12 missiles against the city.", "90", "fight"),
    ("About 30 Syrian soldiers are in custody, the army said.", "About 30", "lose"),
    ("Eight Kenyan officers have fallen since May.", "Eight", "lose"),
    ("Fewer than 60 Irish soldiers were left by the end of June.", "Fewer", "station"),
    ("Rwanda has thrown 2,000 soldiers into the battle.", "2,000", "deploy"),
    ("China sent 20 warplanes towards the island.", "20", "deploy"),
    ("The unit has 900 soldiers and 60 armoured vehicles.", "60", "station"),
    ("Ten tanks with their crews arrived in Latvia.", "Ten", "deploy"),
    ("The minister said that 12 helicopters are airworthy.", "12", "station"),
    ("A diplomat says the actual strength of the garrison is 400 soldiers.", "400", "station"),
    ("The Peruvian battalion will have 600 soldiers, up from 230.", "230", "station"),
    ("Up to 40 Danish officers could be on the ground by May.", "Up to 40", "deploy"),
    ("There may be 40 Danish officers in the town.", "40", "station"),
    ("The army put the number of soldiers missing at 30.", "30", "lose"),
    ("The last 44 officers of the security assistance mission flew home.", "44", "withdraw"),
    ("The Serbian army has taken on 200 Cubans.", "200", "recruit"),
    ("Some 80 Georgians serve with the Ukrainian army.", "Some 80", "fight"),
    ("Norway has promised 14 howitzers.", "14", "transfer"),
    ("Some 300 Peruvian soldiers wait on the other side of the river.", "Some 300", "station"),
    ("France moved three warships out of Toulon.", "three", "withdraw"),
)


def _count(report: str, opens: str) -> Claim:
    ledger = extract([from_text(report, id="r", published=dt.date(2024, 7, 1))])
    found = [c for c in ledger.claims if c.quantity is not None and c.quantity.span.text.startswith(opens)]
    assert found, [c.quantity.span.text for c in ledger.claims if c.quantity]
    return found[-1]


@pytest.mark.parametrize(("report", "opens", "whose"), _WHO, ids=[r[:40] for r, *_ in _WHO])
def test_a_count_belongs_to_those_the_report_means(report: str, opens: str, whose: str) -> None:
    """Missions, hosts, rosters, captors and regions: the count is theirs whose it is, and the rule says why."""
    claim = _count(report, opens)
    assert whose in claim.actor
    assert any(rule.startswith("actor.") for rule in claim.rules)


@pytest.mark.parametrize(("report", "opens", "action"), _WHAT, ids=[f"{r[:30]}-{o}" for r, o, _ in _WHAT])
def test_a_count_does_what_its_words_tell(report: str, opens: str, action: str) -> None:
    """Changes of size, forces yet to come, captives and strikes are told apart."""
    assert _count(report, opens).action == action


_WHERE = (
    ("Poland has sent tanks to Ukraine. In all, 40 tanks were delivered since May.", "40", "UA"),
    ("Estonia will keep 900 soldiers along its frontier with Russia.", "900", "EE"),
    ("Kyrgyz recruits fight in Ukraine. Some 60 recruits were enlisted last year.", "Some 60", None),
)


@pytest.mark.parametrize(("report", "opens", "country"), _WHERE, ids=[r[:30] for r, *_ in _WHERE])
def test_a_count_is_where_its_words_or_the_report_tell(report: str, opens: str, country: str | None) -> None:
    """Arms that arrive are in the land the report tells of, a frontier is on this side, recruits are nowhere told."""
    place = _count(report, opens).place
    assert (None if place is None else place.country) == country


def test_the_dead_of_a_people_are_no_rivals_of_a_forces() -> None:
    """Thirty-seven civilians by the one and 600 men by the other, counted in other words, can both be true."""
    report = (
        "Georgian prosecutors report 61 civilians killed by shelling, while Gori's mayor lists 37 in his town. "
        "A paper in Moscow wrote that Georgia had lost between 600 and 900 men."
    )
    ledger = extract([from_text(report, id="r", published=dt.date(2024, 7, 1))])
    army = next(c for c in ledger.claims if c.quantity is not None and c.quantity.value_high == 900)
    assert not [r for r in ledger.relations if r.joint == "impossible" and army.id in {r.a, r.b}]
