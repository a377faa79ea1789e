"""Whose force, what it does and where: sentences composed for these tests, with what they mean."""

from __future__ import annotations

import datetime as dt

import pytest

from contingent.claims import extract
from contingent.reports import from_text

# the report's words; the count's first words; actor (any of its words), action, country (None: not told)
_TABLE = (
    ("Kenya has sent 1,000 police officers to Haiti.", "1,000", "Kenya", "deploy", "HT"),
    ("Some 3,000 Ugandan soldiers are stationed in eastern Congo.", "Some 3,000", "Uganda", "station", "CD"),
    ("France will withdraw 400 troops from Chad by March.", "400", "France", "withdraw", "TD"),
    ("About 250 Senegalese peacekeepers arrived in Bangui on Friday.", "About 250", "Senegal", "deploy", "CF"),
    ("Turkey maintains 2,000 soldiers in northern Iraq, a minister said.", "2,000", "Turkey", "station", "IQ"),
    ("Mali lost 47 soldiers in an ambush near Gao.", "47", "Mali", "lose", "ML"),
    ("Two dozen Nigerian troops were killed when militants stormed a base in Borno.", "Two", "Nigeria", "lose", "NG"),
    ("The Ukrainian army said it had captured 300 Russian soldiers.", "300", "Russia", "lose", None),
    ("Colombia will deploy 5,000 troops along the border with Venezuela.", "5,000", "Colombia", "deploy", "VE"),
    ("Burundi has trained 600 soldiers for the mission in Somalia.", "600", "Burundi", "prepare", "SO"),
    (
        "Pakistan contributes 4,200 peacekeepers to the mission in South Sudan, which has 17,000 troops.",
        "4,200",
        "Pakistan",
        "station",
        "SS",
    ),
    ("Ghana, which supplies 800 soldiers to the force in Mali, said it would stay.", "800", "Ghana", "station", "ML"),
    (
        "Bangladesh sent a hospital to Mali last year. It has 1,300 soldiers there.",
        "1,300",
        "Bangladesh",
        "station",
        "ML",
    ),
    ("Rwanda denies having troops in Congo. Experts put the number at 4,000.", "4,000", "Rwanda", "station", "CD"),
    ("Iran shipped 200 missiles to Russia across the Caspian Sea.", "200", "Iran", "transfer", "RU"),
    ("Germany is supplying 18 tanks to Ukraine.", "18", "Germany", "transfer", "UA"),
    ("Chad withdrew its 1,200 soldiers from northeastern Nigeria.", "1,200", "Chad", "withdraw", "NG"),
    ("The 1,400 Ethiopian troops left Abyei this week.", "1,400", "Ethiopia", "withdraw", "SD"),
    ("Cuba recruited 500 young men to fight for Russia, officials in Kyiv said.", "500", "Cuba", "recruit", None),
    ("Russia's army signed up 450,000 recruits last year.", "450,000", "Russia", "recruit", None),
    ("The factory produces 30,000 shells a month.", "30,000", "", "produce", None),
    ("Al-Shabaab fighters killed 12 Kenyan soldiers at a camp in Somalia.", "12", "Kenya", "lose", "SO"),
    ("At least 35 rebels died in clashes with the Congolese army in Ituri.", "At least 35", "rebels", "lose", "CD"),
    ("The Philippines has 300 marines guarding the strait.", "300", "Philippines", "guard", None),
    ("Japan moved two destroyers to the Red Sea.", "two", "Japan", "deploy", None),
    ("Tanzania pledged 850 soldiers for the regional force in Mozambique.", "850", "Tanzania", "deploy", "MZ"),
    ("Belgrade called up 8,000 reservists.", "8,000", "Serbia", "recruit", None),
    ("Poland is preparing 10,000 troops for the exercise.", "10,000", "Poland", "prepare", None),
    ("Niger ordered the 1,000 American troops on its soil to leave.", "1,000", "United States", "withdraw", "NE"),
    ("India flew 150 commandos home from Sudan.", "150", "India", "withdraw", "SD"),
    (
        "South African troops are leaving Congo. The first 300 departed on Monday.",
        "300",
        "South Africa",
        "withdraw",
        "CD",
    ),
    ("Eritrea still has 3,500 soldiers inside Tigray, diplomats said.", "3,500", "Eritrea", "station", "ET"),
    ("Israel said its forces killed 40 Hezbollah fighters in southern Lebanon.", "40", "Hezbollah", "lose", "LB"),
    ("Hundreds of Colombian mercenaries are fighting in Darfur.", "Hundreds", "Colombia", "fight", "SD"),
    (
        "Algeria plans to send 900 peacekeepers to Libya, 300 of them engineers.",
        "900",
        "Algeria",
        "deploy",
        "LY",
    ),
    ("Moscow swapped 150 Ukrainian prisoners for as many of its own.", "150", "Ukraine", "lose", None),
    ("The contingent will count 2,500 soldiers once Spain sends it to Latvia.", "2,500", "Spain", "deploy", "LV"),
    ("The arrival of 220 Jamaican soldiers brings the force in Haiti to 1,050.", "220", "Jamaica", "deploy", "HT"),
    ("The mission's strength fell to 9,000 after Nepal pulled out 1,700 soldiers.", "1,700", "Nepal", "withdraw", None),
    ("Peru has posted 1,500 police on its jungle roads.", "1,500", "Peru", "station", None),
    (
        "Thai soldiers patrol the border. Cambodia has massed 12,000 troops opposite them.",
        "12,000",
        "Cambodia",
        "prepare",
        None,
    ),
    ("Wagner had 1,500 fighters in the Central African Republic.", "1,500", "Wagner", "station", "CF"),
    ("Some 600 British troops rotate through Estonia every six months.", "Some 600", "United Kingdom", "rotate", "EE"),
)


@pytest.mark.parametrize(("text", "opens", "actor", "action", "country"), _TABLE, ids=lambda v: str(v)[:24])
def test_whose_force_does_what_where(text: str, opens: str, actor: str, action: str, country: str | None) -> None:
    """A count tells whose force it is, what it does, and in which state."""
    ledger = extract([from_text(text, id="r", published=dt.date(2024, 5, 15))])
    found = [c for c in ledger.claims if c.quantity is not None and c.quantity.span.text.startswith(opens)]
    assert found, [c.quantity.span.text for c in ledger.claims if c.quantity]
    told = found[0]
    where = None if told.place is None else told.place.country
    whose = not actor or bool(set(actor.lower().split()) & set(told.actor.lower().split()))
    assert (whose, told.action, where) == (True, action, country), told.actor
