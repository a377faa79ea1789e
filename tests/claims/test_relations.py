"""How claims bear on one another: short reports composed for these tests, with what they mean."""

from __future__ import annotations

import datetime as dt

import pytest

from contingent.claims import extract
from contingent.reports import from_text

# report; words of the later and of the earlier claim; type; joint
_TABLE = (
    (
        "Kinshasa says Rwanda has 4,000 troops in Congo. Rwanda denies the claim.",
        "denies",
        "4,000",
        "denies",
        "impossible",
    ),
    (
        "Washington says Iran sent 200 missiles to Russia. Tehran has denied sending any missiles.",
        "denied",
        "200",
        "denies",
        "impossible",
    ),
    (
        "Kyiv said 500 Russian soldiers died in the strike. Moscow dismissed the report as propaganda.",
        "dismissed",
        "500",
        "denies",
        "impossible",
    ),
    (
        "The U.N. said Sudan's army lost 300 men at Kutum. The army called the figure false.",
        "called",
        "300",
        "denies",
        "impossible",
    ),
    (
        "Officials in Bamako said France had sent 60 commandos. Paris rejected the accusation.",
        "rejected",
        "60",
        "denies",
        "impossible",
    ),
    (
        "Seoul says North Korea has sent 10,000 soldiers to Russia. Pyongyang said it had not sent any soldiers.",
        "not sent",
        "10,000",
        "denies",
        "impossible",
    ),
    (
        "Azerbaijan said it had captured 30 Armenian soldiers. Armenia disputed the number.",
        "disputed",
        "30",
        "denies",
        "impossible",
    ),
    (
        "Ankara has 2,000 soldiers in Libya, Greece says. Turkey says there are no Turkish soldiers in Libya.",
        "no Turkish",
        "2,000",
        "denies",
        "impossible",
    ),
    ("A total of 90 Kenyan officers, 70 men and 20 women, landed in Haiti.", "70", "90", "supports", None),
    ("A total of 90 Kenyan officers, 70 men and 20 women, landed in Haiti.", "20", "90", "supports", None),
    (
        "Ghana sent 300 soldiers to Mali in May. It sent 450 more soldiers in June and now has 750 soldiers in Mali.",
        "450",
        "750",
        "supports",
        None,
    ),
    (
        "Chile lost 12 marines and 8 pilots. The 20 marines and pilots were buried on Sunday.",
        "12",
        "20",
        "supports",
        None,
    ),
    (
        "Nepal gives 6,000 troops to the mission. The whole mission has 4,000 troops, the U.N. says.",
        "4,000",
        "6,000",
        "conflicts",
        "impossible",
    ),
    (
        (
            "Burundi supplies 9,000 soldiers to ATMIS, its army says. ATMIS has fewer than "
            "8,000 troops, the African Union says."
        ),
        "8,000",
        "9,000",
        "conflicts",
        "impossible",
    ),
    (
        "Ethiopia lost 5,000 killed, analysts say. Ethiopia's casualties were at most 4,000, the army says.",
        "4,000",
        "5,000",
        "conflicts",
        "impossible",
    ),
    (
        (
            "The army said 12 soldiers were killed in the ambush near Djibo. The rebels "
            "said 40 soldiers were killed in the ambush."
        ),
        "40",
        "12",
        "conflicts",
        "impossible",
    ),
    (
        "Manila says China has 40 coastguard ships at the reef. Beijing says it has 5 coastguard ships at the reef.",
        "5",
        "40",
        "conflicts",
        "impossible",
    ),
    (
        (
            "The Pentagon says Russia has about 30,000 troops in Belarus. Minsk says Russia "
            "has about 9,000 troops in Belarus."
        ),
        "9,000",
        "30,000",
        "conflicts",
        "strained",
    ),
    (
        "Kyiv says at least 7,000 Cubans fight for Russia. Analysts say up to 5,000 Cubans fight for Russia.",
        "5,000",
        "7,000",
        "conflicts",
        "impossible",
    ),
    (
        (
            "At least 300 Malian soldiers have been killed, the U.N. says. The junta says "
            "320 Malian soldiers have been killed."
        ),
        "320",
        "300",
        "supports",
        None,
    ),
    (
        "Spain will send 300 troops to Latvia, Madrid said. Riga said Spain would send 300 troops to Latvia.",
        "said Spain",
        "Spain will",
        "same",
        None,
    ),
    (
        "Ukraine expects up to 12,000 North Korean troops. Seoul expects up to 50,000 North Korean troops.",
        "50,000",
        "12,000",
        "conflicts",
        "possible",
    ),
    (
        "Earlier the ministry had spoken of 40 dead soldiers. The ministry now says 65 soldiers are dead.",
        "65",
        "40",
        "updates",
        None,
    ),
    (
        (
            "On Monday the army said 10 soldiers had been killed in Ménaka. On Wednesday "
            "the army said 17 soldiers had been killed."
        ),
        "17",
        "10",
        "updates",
        None,
    ),
    ("France has 400 troops in Chad. Germany has 900 troops in Niger.", "900", "400", None, None),
    ("Kenya has 3,000 troops in Somalia. Kenya has 600 police officers in Haiti.", "600", "3,000", None, None),
    (
        "The army killed 40 rebels on Friday, it said. The rebels killed 12 soldiers, the army said.",
        "12",
        "40",
        None,
        None,
    ),
    (
        (
            "Uganda sent 1,000 troops to Congo in 2021, officials say. Uganda sent 2,500 "
            "troops to Congo in 2024, the U.N. says."
        ),
        "2,500",
        "1,000",
        None,
        None,
    ),
    ("Poland has 200 tanks, Warsaw says. Poland has 500 drones, the minister says.", "500", "200", None, None),
)


@pytest.mark.parametrize(("text", "a", "b", "kind", "joint"), _TABLE, ids=lambda v: str(v)[:30])
def test_how_two_claims_bear_on_one_another(text: str, a: str, b: str, kind: str | None, joint: str | None) -> None:
    """Denials, sums, parts above wholes, figures apart, repeats and updates are told with what they leave possible."""
    ledger = extract([from_text(text, id="r", published=dt.date(2024, 5, 15))])

    def of(words: str) -> set[str]:
        counted = {c.id for c in ledger.claims if c.quantity is not None and words in c.quantity.span.text}
        return counted or {c.id for c in ledger.claims if words in c.sentence.text}

    found = [
        (r.type, r.joint)
        for r in ledger.relations
        if (r.a in of(a) and r.b in of(b)) or (r.a in of(b) and r.b in of(a))
    ]
    assert found == ([(kind, joint)] if kind else []), [(r.type, r.a, r.b, r.joint) for r in ledger.relations]
