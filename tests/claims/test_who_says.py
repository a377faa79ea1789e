"""Who says it: sentences composed for these tests, with the source they name."""

from __future__ import annotations

import datetime as dt

import pytest

from contingent.claims import extract
from contingent.reports import from_text

# report; words of the claim's sentence; source's name (words in it; None: the reporter) and type
_TABLE = (
    ("Accra plans to send 200 troops to Niger.", "200", "Accra", "government_body"),
    ("Nairobi has pledged 1,000 officers for Haiti.", "1,000", "Nairobi", "government_body"),
    ("Kenya plans to send 300 more police officers to Haiti.", "300", None, "unattributed"),
    ("Chad's army lost 40 soldiers, Radio Okapi reports.", "40", "Radio Okapi", "media"),
    ("Uganda has 4,000 soldiers in Ituri, the Daily Monitor reported on Tuesday.", "4,000", "Daily Monitor", "media"),
    ("Addis Standard says that 500 troops crossed the border.", "500", "Addis Standard", "media"),
    (
        "Mali's junta bought six drones, Jeune Afrique reports. Four more are on order, the magazine says.",
        "Four",
        "Jeune Afrique",
        "media",
    ),
    (
        "However, the Foreign Ministry clarified that 60 instructors would stay.",
        "60",
        "Foreign Ministry",
        "government_body",
    ),
    (
        "On Friday, however, the Pentagon said that 900 soldiers would remain in Syria.",
        "900",
        "Pentagon",
        "government_body",
    ),
    ("Togo, by contrast, insists that its 700 troops will leave Mali.", "700", "Togo", "government_body"),
    ("Norway sent eight tanks last year, and says that two more will follow.", "two", "Norway", "government_body"),
    (
        "Ten soldiers were killed near Gao, according to a statement from the general staff.",
        "Ten",
        "general staff",
        "government_body",
    ),
    (
        "According to two people briefed on the talks, 5,000 troops may go.",
        "5,000",
        "people briefed",
        "anonymous_official",
    ),
    (
        "A senior U.S. official, speaking on condition of anonymity, put the number of troops at 2,000.",
        "2,000",
        "senior U.S. official",
        "anonymous_official",
    ),
    ("Brig. Gen. Alhaji Sesay told reporters that 120 rebels had surrendered.", "120", "Sesay", "named_official"),
    (
        (
            "Lebanon's prime minister, Nawaf Salam, said 8,000 soldiers had moved south. He "
            "added that 2,000 more would follow."
        ),
        "2,000",
        "Nawaf Salam",
        "named_official",
    ),
    (
        "General Oumar Diarra said 50 rebels died. Diarra put army losses at nine dead.",
        "nine",
        "Oumar Diarra",
        "named_official",
    ),
    ("“We have lost 30 men,” said Col. Ibrahim Sow.", "30", "Ibrahim Sow", "named_official"),
    ("A panel of U.N. experts says 3,000 soldiers crossed.", "3,000", "panel", "international_body"),
    ("The African Union says its mission lost 54 soldiers.", "54", "African Union", "international_body"),
    (
        "NATO estimates that 1,200 Russian soldiers are killed or wounded each day.",
        "1,200",
        "NATO",
        "international_body",
    ),
    (
        "Amnesty International documented 89 executions of prisoners; it counted 40 soldiers among the dead.",
        "40",
        "Amnesty International",
        "ngo",
    ),
    ("The Syrian Observatory for Human Rights said 31 fighters died in Idlib.", "31", "Syrian Observatory", "ngo"),
    (
        "Analysts at the Institute for the Study of War reckon that 90,000 troops are massed there.",
        "90,000",
        "Analysts",
        "analyst",
    ),
    (
        "Military historian Ana Lopez estimates that 15,000 guerrillas were demobilised.",
        "15,000",
        "Ana Lopez",
        "analyst",
    ),
    ("The figure, 4,500 soldiers, comes from a leaked document.", "4,500", None, None),
    ("The convoy carried 200 soldiers and stopped in Kidal.", "200", None, "unattributed"),
    ("Twelve soldiers were wounded when their lorry hit a mine.", "Twelve", None, "unattributed"),
    ("The ship landed 600 marines at dawn.", "600", None, "unattributed"),
    ("Villagers said that 30 gunmen had come on motorbikes.", "30", "Villagers", None),
    (
        "Reuters, citing three diplomats, reported that 1,500 mercenaries had left.",
        "1,500",
        "diplomats",
        "anonymous_official",
    ),
    (
        "The Wall Street Journal quoted officials in Seoul as saying that 10,000 soldiers were on their way.",
        "10,000",
        "officials",
        "anonymous_official",
    ),
    ("Seoul's spy agency told lawmakers that 600 North Korean soldiers had died.", "600", "agency", "government_body"),
    (
        "In its latest update the Ukrainian General Staff put Russian losses at 1,050 men.",
        "1,050",
        "General Staff",
        "government_body",
    ),
    ("By Kyiv's count, 800,000 Russian soldiers have been killed or wounded.", "800,000", "Kyiv", "government_body"),
    ("The rebels claimed to have killed 60 soldiers.", "60", "rebels", "unattributed"),
    ("M23 said that it had captured 150 soldiers at Sake.", "150", "M23", None),
    ("Al-Shabaab claims that it killed 30 soldiers.", "30", "Al-Shabaab", "unattributed"),
    ("The envoy, Ivo Brandt, told us: “There are 40 soldiers here.”", "40", "Ivo Brandt", "named_official"),
    ("They have 300 soldiers there, a lawmaker in Oslo said, citing satellite pictures.", "300", "lawmaker", None),
    ("The army said so. Its statement said that 30 soldiers had died.", "30", "army", "government_body"),
    ("The mayor of Kidal said that 300 soldiers had come.", "300", "mayor", "named_official"),
    ("Asked about it, Brigadier Ivo Brandt replied: “About 300 soldiers came.”", "300", "Ivo Brandt", "named_official"),
    ("Sources close to the general staff speak of 300 soldiers.", "300", "general staff", "anonymous_official"),
    ("Local officials and aid workers say that 300 soldiers left.", "300", "Local officials", "anonymous_official"),
    ("Nobody at the ministry would confirm the death of 30 soldiers.", "30", None, "unattributed"),
    ("Village elders said that 30 soldiers had come.", "30", "Village elders", "unattributed"),
    ("A rebel spokesman said that 30 soldiers had fled.", "30", "rebel spokesman", "unattributed"),
    ("The Liberals accused the cabinet of hiding the death of 30 soldiers.", "30", "Liberals", "unattributed"),
    (
        "“There are 40 soldiers here,” army spokesman Col. Ivo Brandt told reporters.",
        "40",
        "Ivo Brandt",
        "named_official",
    ),
    ("Ivo Brandt leads the base. Its 40 soldiers will go home, Col. Brandt told the BBC.", "40", "Ivo Brandt", None),
    ("But analyst Ada Lind, of the Oslo Institute, believes that 40 soldiers are enough.", "40", "Ada Lind", "analyst"),
    ("A teacher, Musa Keita, said by telephone that 40 soldiers came.", "40", "Musa Keita", "unattributed"),
    ("The army expects to hire 40 pilots, according to budget papers.", "40", "budget papers", "document"),
    ("The Oslo Refugee Council, an aid group, said 30 soldiers were killed.", "30", "Council", None),
    ("Lawmakers were told by the ministry that 300 soldiers had left.", "300", "ministry", "government_body"),
    ("The think tank IISS lists 3,000 soldiers there.", "3,000", "IISS", "analyst"),
    ("Two guards told AFP of a raid. It took 40 soldiers, the other said.", "40", "one of two guards", None),
    ("The unit leaves in May, General Ivo Brandt said. It will have 40 soldiers.", "40", "Ivo Brandt", None),
    ("The unit leaves in May, General Ivo Brandt said. It has 40 soldiers.", "40", None, "unattributed"),
    ("Planes came at night, according to an officer; one of them carried 40 soldiers.", "40", "officer", None),
    ("General Ivo Brandt spoke. He did not rule out that 40 soldiers might stay.", "40", "Ivo Brandt", None),
    ("NATO's secretary general said 300 soldiers would come.", "300", "secretary general", "named_official"),
    ("Hamas says 250 of its prisoners must be freed.", "250", "Hamas", None),
    (
        (
            "The Kremlin spokesman, Dmitry Peskov, would not say how many soldiers had "
            "died. Kyiv says 70,000 soldiers died."
        ),
        "70,000",
        "Kyiv",
        "government_body",
    ),
    (
        "President Gustavo Petro ordered 11,000 troops into Cauca. They would stay a year, his defence minister said.",
        "stay",
        "defence minister",
        "named_official",
    ),
    (
        "Two Western diplomats and a U.N. official said 2,500 fighters had regrouped.",
        "2,500",
        "official",
        "anonymous_official",
    ),
)


@pytest.mark.parametrize(("text", "words", "name", "kind"), _TABLE, ids=lambda v: str(v)[:30])
def test_who_says_it(text: str, words: str, name: str | None, kind: str | None) -> None:
    """A claim names its source where the words do, of its type, and no source where they do not."""
    ledger = extract([from_text(text, id="r", published=dt.date(2024, 5, 15))])
    counted = [c for c in ledger.claims if c.quantity is not None and words in c.quantity.span.text]
    found = counted or [c for c in ledger.claims if words in c.sentence.text]
    assert found
    told = found[-1].source
    assert not told.name if name is None else name.lower() in (told.name or "").lower(), told.name
    assert kind is None or told.type == kind
