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
AE United Arab Emirates 63; AF Afghanistan 150?; AL Albania 7; AM Armenia 43; AO Angola 107; AR Argentina 72
AT Austria 22; AU Australia 58; AZ Azerbaijan 64; BA Bosnia and Herzegovina 10; BD Bangladesh 165
BE Belgium 23; BF Burkina Faso 12?; BG Bulgaria 37; BH Bahrain 8; BI Burundi 30; BJ Benin 12?; BN Brunei 7
BO Bolivia 34; BR Brazil 366; BW Botswana 9; BY Belarus 48; CA Canada 66; CD DR Congo 135?
CF Central African Republic 10?; CG Congo-Brazzaville 10; CI Ivory Coast 27; CL Chile 68; CM Cameroon 38
CN China 2035; CO Colombia 265; CU Cuba 49; CY Cyprus 12; CZ Czechia 27; DE Germany 181; DJ Djibouti 8
DK Denmark 15; DO Dominican Republic 56; DZ Algeria 139; EC Ecuador 41; EE Estonia 7; EG Egypt 439
ER Eritrea 200?; ES Spain 122; ET Ethiopia 200?; FI Finland 24; FJ Fiji 4; FR France 204; GA Gabon 5
GB United Kingdom 144; GE Georgia 21; GH Ghana 16; GM Gambia 4; GN Guinea 10; GR Greece 132; GT Guatemala 18
HN Honduras 16; HR Croatia 17; HT Haiti 1?; HU Hungary 32; ID Indonesia 405; IE Ireland 8; IL Israel 170
IN India 1475; IQ Iraq 193; IR Iran 610; IT Italy 161; JM Jamaica 5; JO Jordan 100; JP Japan 247
KE Kenya 24; KG Kyrgyzstan 11; KH Cambodia 124; KP North Korea 1280; KR South Korea 500; KW Kuwait 17
KZ Kazakhstan 39; LA Laos 29; LB Lebanon 60; LK Sri Lanka 255; LR Liberia 2; LT Lithuania 16
LU Luxembourg 1; LV Latvia 7; LY Libya 30?; MA Morocco 196; MD Moldova 6; ME Montenegro 2; MG Madagascar 13
MK North Macedonia 8; ML Mali 21?; MM Myanmar 150?; MN Mongolia 10; MR Mauritania 16; MW Malawi 10
MX Mexico 287; MY Malaysia 113; MZ Mozambique 11; NA Namibia 10; NE Niger 33?; NG Nigeria 143
NI Nicaragua 12; NL Netherlands 34; NO Norway 25; NP Nepal 97; NZ New Zealand 9; OM Oman 42; PE Peru 81
PG Papua New Guinea 4; PH Philippines 146; PK Pakistan 660; PL Poland 164; PS Palestine 3?; PT Portugal 24
PY Paraguay 14; QA Qatar 16; RO Romania 70; RS Serbia 28; RU Russia 1100?; RW Rwanda 33; SA Saudi Arabia 257
SD Sudan 104?; SE Sweden 15; SG Singapore 51; SI Slovenia 7; SK Slovakia 18; SL Sierra Leone 9
SN Senegal 14; SO Somalia 15?; SS South Sudan 90?; SV El Salvador 24; SY Syria 100?; TD Chad 33; TG Togo 13
TH Thailand 361; TJ Tajikistan 9; TL East Timor 2; TM Turkmenistan 36; TN Tunisia 36; TR Turkey 355
TW Taiwan 169; TZ Tanzania 27; UA Ukraine 800?; UG Uganda 45; US United States 1326; UY Uruguay 21
UZ Uzbekistan 48; VE Venezuela 123; VN Vietnam 450; XK Kosovo 3?; YE Yemen 40?; ZA South Africa 70
ZM Zambia 15; ZW Zimbabwe 29
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
