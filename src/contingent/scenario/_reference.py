"""Reference figures for drafts: active forces by state, sizes of formations.

Active forces are rounded figures as the IISS Military Balance and the World Bank commonly publish
them for 2023 and 2024, recalled and not copied; where `certain` is False the figure is assumed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["REFERENCE_DATE", "REFERENCE_TITLE", "State", "formation", "state"]

REFERENCE_TITLE = "Active forces as commonly published (IISS Military Balance, World Bank; recalled, rounded)"

REFERENCE_DATE = date(2024, 1, 1)
"""Day by which figures of this kind were out."""


@dataclass(frozen=True, slots=True)
class State:
    """A state with its active forces, in people."""

    iso: str
    name: str
    active: int
    certain: bool


# ISO code, name, active forces in thousands; "?" marks one that differs widely between sources or is at war.
_TABLE = """
AE United Arab Emirates 63; AM Armenia 43; AO Angola 107; AR Argentina 72; AT Austria 22; AU Australia 58
AZ Azerbaijan 64; BD Bangladesh 165; BE Belgium 23; BG Bulgaria 37; BI Burundi 30; BR Brazil 366
BY Belarus 48; CA Canada 66; CD DR Congo 135?; CM Cameroon 38; CN China 2035; CO Colombia 265; CU Cuba 49
CZ Czechia 27; DE Germany 181; DK Denmark 15; DZ Algeria 139; EE Estonia 7; EG Egypt 439; ER Eritrea 200?
ES Spain 122; ET Ethiopia 200?; FI Finland 24; FR France 204; GB United Kingdom 144; GE Georgia 21
GH Ghana 16; GR Greece 132; HU Hungary 32; ID Indonesia 405; IL Israel 170; IN India 1475; IQ Iraq 193
IR Iran 610; IT Italy 161; JO Jordan 100; JP Japan 247; KE Kenya 24; KP North Korea 1280; KR South Korea 500
KZ Kazakhstan 39; LT Lithuania 16; LV Latvia 7; MA Morocco 196; ML Mali 21?; MN Mongolia 10; MX Mexico 287
MY Malaysia 113; NE Niger 33?; NG Nigeria 143; NL Netherlands 34; NO Norway 25; NP Nepal 97
NZ New Zealand 9; PH Philippines 146; PK Pakistan 660; PL Poland 164; PT Portugal 24; RO Romania 70
RS Serbia 28; RU Russia 1100?; RW Rwanda 33; SA Saudi Arabia 257; SD Sudan 104?; SE Sweden 15
SK Slovakia 18; SN Senegal 14; SS South Sudan 90?; SY Syria 100?; TD Chad 33; TH Thailand 361; TR Turkey 355
TW Taiwan 169; TZ Tanzania 27; UA Ukraine 800?; UG Uganda 45; US United States 1326; UY Uruguay 21
UZ Uzbekistan 48; VE Venezuela 123; VN Vietnam 450; YE Yemen 40?; ZA South Africa 70; ZM Zambia 15
ZW Zimbabwe 29
"""
_OTHER_NAMES = {
    "us": "US", "u.s.": "US", "usa": "US", "united states of america": "US", "america": "US", "uk": "GB",
    "britain": "GB", "great britain": "GB", "dprk": "KP", "republic of korea": "KR", "türkiye": "TR",
    "democratic republic of the congo": "CD", "congo": "CD", "uae": "AE", "russian federation": "RU",
    "czech republic": "CZ", "the netherlands": "NL",
}  # fmt: skip


def _rows() -> dict[str, State]:
    states = {}
    for entry in _TABLE.replace("\n", ";").split(";"):
        if words := entry.split():
            figure = words[-1]
            active = int(figure.rstrip("?")) * 1_000
            states[words[0]] = State(words[0], " ".join(words[1:-1]), active, not figure.endswith("?"))
    return states


_BY_CODE = _rows()
_CODES = {one.name.lower(): one.iso for one in _BY_CODE.values()} | _OTHER_NAMES


def state(name_or_code: str) -> State | None:
    """Find a state by name or ISO 3166 alpha-2 code; None where no figure is at hand.

    Examples
    --------
    >>> state("North Korea").active, state("KP").name, state("Ruritania")
    (1280000, 'North Korea', None)
    """
    return _BY_CODE.get(name_or_code) or _BY_CODE.get(_CODES.get(name_or_code.lower().strip(), ""))


def formation(active: int | None) -> tuple[int, int]:
    """Give the size of one formation that an army of `active` people sends: low and high, people.

    Examples
    --------
    >>> formation(1_280_000), formation(None)
    ((2500, 4500), (400, 900))
    """
    # 100,000: assumed; smaller armies hardly send a brigade at a time. Sizes as in common field manuals:
    # a brigade has 3,000 to 5,000 people, 2,500 without its heavy support; a battalion 400 to 900.
    return (2_500, 4_500) if active is not None and active >= 100_000 else (400, 900)
