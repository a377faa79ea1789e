"""Ten short reports made up for these tests, with what a careful reader takes from each."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Told(NamedTuple):
    """A report and the range in which a careful reader expects the median of a measure on its day."""

    day: date
    text: str
    measure: str
    low: float
    high: float


REPORTS = {
    "battalion": Told(
        date(2023, 3, 15),
        "Germany has stationed 1,200 soldiers in Lithuania, Defence Minister Boris Pistorius said on Wednesday. "
        "The troops rotate every six months. Berlin plans to send up to 4,800 soldiers by 2027.",
        "present", 1_100, 1_320,
    ),
    "peacekeepers": Told(
        date(2021, 6, 2),
        "NAIROBI - Kenya has about 3,600 peacekeepers in Somalia, Defence Secretary Monica Juma said on Tuesday. "
        "Ethiopia has about 4,000 soldiers in the country. Al-Shabab has between 7,000 and 12,000 fighters, "
        "analysts say.",
        "present", 3_060, 3_960,
    ),
    "ship": Told(
        date(2019, 5, 10),
        "WASHINGTON - The United States has sent the carrier Abraham Lincoln with about 5,600 sailors to the Gulf, "
        "the Pentagon announced. Some 1,500 more troops may be sent, officials said.",
        "sent", 5_000, 6_200,
    ),
    "advisers": Told(
        date(2015, 4, 20),
        "Canada has 200 military advisers in Ukraine, Prime Minister Stephen Harper said on Monday. "
        "Britain has 75 trainers in the country.",
        "present", 185, 225,
    ),
    "rotation": Told(
        date(2018, 9, 12),
        "Georgia has 870 soldiers in Afghanistan, Defence Minister Levan Izoria said. They rotate every six months. "
        "In all, more than 20,000 Georgian soldiers have served in Afghanistan, he said.",
        "present", 800, 960,
    ),
    "war": Told(
        date(2023, 2, 1),
        "Russia has lost about 180,000 soldiers killed or wounded in Ukraine, Norway's army chief Eirik "
        "Kristoffersen said. Russia has about 300,000 troops in Ukraine, he said. Ukraine has lost 100,000 soldiers.",
        "present", 240_000, 330_000,
    ),
    "mercenaries": Told(
        date(2022, 3, 1),
        "PARIS - Russia has between 800 and 1,000 mercenaries in Mali, General Laurent Michon said. "
        "France has 4,600 soldiers in the Sahel.",
        "present", 780, 1_050,
    ),
    "wounded": Told(
        date(2025, 3, 18),
        "KAMPALA - Uganda has deployed 1,000 soldiers to South Sudan, army spokesman Felix Kulayigye said on "
        "Tuesday. Two soldiers were wounded, he said. More troops will be sent, according to one official.",
        "sent", 900, 1_100,
    ),
    "begun": Told(
        date(2020, 1, 16),
        "Turkey has begun sending troops to Libya, President Recep Tayyip Erdogan said on Thursday. Some 2,000 "
        "Syrian fighters have been sent to Libya, according to the Syrian Observatory. Turkey may send up to 5,000 "
        "troops, a Turkish official said.",
        "sent", 200, 20_000,  # no count of Turkish troops: wide
    ),
    "police": Told(
        date(2024, 6, 25),
        "NAIROBI - Kenya has sent 400 police officers to Haiti, President William Ruto said on Tuesday. A total of "
        "1,000 police are to be deployed, he said. The force could reach 2,500, the United Nations said.",
        "sent", 360, 470,
    ),
}  # fmt: skip
