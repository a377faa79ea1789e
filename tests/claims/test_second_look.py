"""A second look: sentences composed after the rules were done, to see how far the rules carry."""

from __future__ import annotations

import datetime as dt

import pytest

from contingent.claims import extract
from contingent.reports import from_text

# text | opening words of the count | low high bound | actor | action | country | source; "-" none told, "?" not asked
_TABLE = """
Sri Lanka will send 170 soldiers to Lebanon, Colombo announced.|170|170|Sri Lanka|deploy|LB|Colombo
Up to 40,000 Wagner fighters were recruited, Washington estimates.|Up to|- 40000 at_most|Wagner|recruit|?|Washington
More than a dozen Togolese soldiers died in Kpendjal in July.|More than|12 - more_than|Togo|lose|?|-
Between 800 and 1,000 Chadian troops have been withdrawn from Niger.|Between|800 1000 range|Chad|withdraw|NE|-
The junta in Niamey says that it killed 23 jihadists near Tera.|23|23|jihadists|lose|?|Niamey
Several hundred French soldiers remain in Djibouti.|Several|- - vague|France|station|DJ|-
Nearly 6,000 Indian peacekeepers serve in Africa, New Delhi says.|Nearly|- 6000 less_than|India|station|?|New Delhi
Serbia's army has put 300 soldiers on alert along the border with Kosovo.|300|300|Serbia|prepare|?|-
Zambia offered 400 troops for Mozambique, its foreign minister said.|400|400|Zambia|deploy|MZ|foreign minister
Yemen's Houthis have lost about 70 men, a rebel spokesman said.|about 70|70 70 approx|Houthis|lose|?|spokesman
The United States has based 40 F-16 jets in Romania.|40|40|United States|station|RO|-
Vietnam bought 36 howitzers from South Korea.|36|36|Vietnam|transfer|?|-
At most 500 rebels are left in Cabo Delgado, Maputo believes.|At most|- 500 at_most|rebels|?|?|Maputo
Six Italian warships patrol off Libya.|Six|6|Italy|guard|LY|-
Ecuador has ordered 2,000 soldiers into the port of Guayaquil.|2,000|2000|Ecuador|deploy|EC|-
Canada trains 200 Latvian recruits at Adazi each year.|200|200|Latvia|prepare|?|-
The Taliban seized 70 vehicles and captured 30 policemen in Faryab.|30|30|?|lose|AF|-
Egypt moved some 40,000 men into Sinai, an Israeli newspaper reports.|some|40000 40000 approx|Egypt|deploy|EG|newspaper
“No fewer than 900 mercenaries have come,” said Armenia's ambassador.|No fewer|900 - at_least|?|deploy|?|ambassador
The Philippine navy keeps seven ships around the shoal.|seven|7|Philippines|station|?|-
Roughly 1,800 Czech volunteers have asked to fight for Ukraine.|Roughly|1800 1800 approx|?|?|?|-
Hezbollah admitted that 450 of its fighters had been killed.|450|450|Hezbollah|lose|?|Hezbollah
Australia will base 1,200 American marines at Darwin from April.|1,200|1200|United States|deploy|AU|-
A Kremlin aide said the 1,960 Russian peacekeepers had left Karabakh.|1,960|1960|Russia|withdraw|AZ|aide
Madagascar's air force has two helicopters.|two|2|Madagascar|?|?|-
Benin deployed 3,000 soldiers to its northern border last year. It has since added 5,000.|5,000|5000|Benin|deploy|?|-
Lagos wants to contribute 1,500 troops to the regional force.|1,500|1500|Nigeria|deploy|?|?
A third of the 900 soldiers at the base fled, witnesses said.|900|900|?|?|?|witnesses
The Malawian contingent numbers 1,050 and is based near Sake.|1,050|1050|Malawi|station|CD|-
Thousands of Tigrayan fighters laid down their arms, the African Union says.|Thousands|- - vague|?|?|?|African Union
Myanmar's army called up 5,000 young men in April.|5,000|5000|Myanmar|recruit|?|-
Over 1.2 million Russians have been killed or wounded, Kyiv claims.|Over|1200000 - more_than|Russia|lose|?|Kyiv
Fewer than fifty Portuguese commandos stayed behind in Bangui.|Fewer|- 50 less_than|Portugal|station|CF|-
Bolivia freed 14 captured soldiers.|14|14|Bolivia|lose|?|-
El Salvador surrounded the town with 3,000 troops.|3,000|3000|El Salvador|?|?|-
The mission in Cyprus has 796 peacekeepers, the U.N. says.|796|796|?|station|CY|U.N.
Azerbaijani forces lost 192 men in the offensive, Baku said.|192|192|Azerbaijan|lose|?|Baku
Two battalions of Kenyan infantry will go to Goma in May.|Two|2|Kenya|deploy|CD|-
Estonia's intelligence service thinks Russia may base 19,000 men at Pskov.|19,000|19000|Russia|station|RU|intelligence
The Dutch frigate carried 60 Surinamese sailors.|60|60|Suriname|?|?|-
Guinea sent 650 soldiers to Kidal in 2016; today 100 are there.|100|100|Guinea|station|ML|-
Pakistan's military spokesman, Lt. Gen. Ahmed Sharif, put the dead at 18 soldiers.|18|18|Pakistan|lose|?|Ahmed Sharif
Manila accuses China of massing 200 militia boats at the reef.|200|200|China|?|?|Manila
Paraguay's congress approved the stay of 120 American instructors.|120|120|United States|?|?|-
Botswana pulled its 300 soldiers out of Mozambique in June.|300|300|Botswana|withdraw|MZ|-
The paramilitary group is holding 1,300 Sudanese soldiers, the Red Cross said.|1,300|1300|Sudan|?|?|Red Cross
Baghdad says 2,500 American troops are still in Iraq.|2,500|2500|United States|station|IQ|Baghdad
Morocco's king has sent 1,100 paratroopers to the Gulf.|1,100|1100|Morocco|deploy|?|-
Cameroon lost as many as 60 soldiers at Darak, aid workers estimate.|as many|- 60 at_most|Cameroon|lose|?|aid workers
The force will be 5,500 strong and take over in Haiti by October.|5,500|5500|?|deploy|HT|-
North Korean workers, 1,000 sappers and 5,000 builders, are due in Kursk.|5,000|5000|North Korea|deploy|RU|-
Iraq's Kurdish regional government trained 4,000 peshmerga last year.|4,000|4000|?|prepare|?|-
South Korean lawmakers, briefed by the spy agency, said 2,000 men had died in Kursk.|2,000|2000|?|lose|RU|lawmakers
In the capital, Juba, 300 Rwandan peacekeepers guard the airport.|300|300|Rwanda|guard|SS|-
Uruguay has cut its contingent in Congo to 780.|780|780|Uruguay|?|CD|-
Britain is training 1,000 Ukrainian marines on Dartmoor.|1,000|1000|Ukraine|prepare|?|-
The army announced that 47 of its men and 92 insurgents had been killed.|92|92|insurgents|lose|?|army
Ethiopia has about 10,000 soldiers in Somalia, of whom 4,000 serve under a flag.|4,000|4000|Ethiopia|station|SO|-
Sudan's army flew 200 wounded soldiers out of El Fasher.|200|200|Sudan|?|?|-
A Venezuelan general was said to command 600 guerrillas.|600|600|guerrillas|?|?|-
"""
_ROWS = [tuple(line.split("|")) for line in _TABLE.strip().splitlines()]


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row[0][:30])
def test_a_sentence_not_written_for_the_rules(row: tuple[str, ...]) -> None:
    """Count, bound, force, act, place and source of one sentence are as a careful reader takes them."""
    text, opens, quantity, actor, action, country, source = row
    ledger = extract([from_text(f"{text} The army has troops.", id="r", published=dt.date(2024, 9, 10))])
    found = [
        c for c in ledger.claims if c.quantity is not None and c.quantity.span.text.lower().startswith(opens.lower())
    ]
    assert found, [c.quantity.span.text for c in ledger.claims if c.quantity]
    claim = found[0]
    assert claim.quantity is not None
    ends = [f"{v:.0f}" if v is not None else "-" for v in (claim.quantity.value_low, claim.quantity.value_high)]
    where = "-" if claim.place is None else claim.place.country
    wrong = []
    if " ".join([*ends, claim.quantity.bound]) != (quantity if " " in quantity else f"{quantity} {quantity} exact"):
        wrong.append(f"quantity {ends} {claim.quantity.bound}")
    if actor != "?" and not set(actor.lower().split()) & set(claim.actor.lower().split()):
        wrong.append(f"actor {claim.actor}")
    if action not in {"?", claim.action}:
        wrong.append(f"action {claim.action}")
    if country not in {"?", where}:
        wrong.append(f"place {where}")
    if source != "?" and (
        bool(claim.source.name) if source == "-" else source.lower() not in (claim.source.name or "").lower()
    ):
        wrong.append(f"source {claim.source.name}")
    assert not wrong, wrong
