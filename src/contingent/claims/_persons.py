"""Persons in a sentence: a title and a name, or a full name."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._claim import SourceType
from contingent.claims._finite import has_finite_verb
from contingent.claims._gazetteer import Name
from contingent.claims._lexicon import words
from contingent.claims._mention import Mention, is_taken
from contingent.claims._roles import HEADS, TITLES

__all__ = ["find_people", "people_owning"]


@cache
def _person() -> re.Pattern[str]:
    particle = r"(?:al-|el-|bin|ben|von|van|der|de|da|di|du|le|la|Al|El|ibn|abu)"
    word = (
        r"(?:Mc|Mac|[A-Z]['’]|[Aa]l-|[Ee]l-|"
        r"Mc)?[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+(?:[-’'][A-ZÀ-ÞĀ-Ža-z][a-zà-ÿā-ž]+)*|[A-Z]\.|[A-Z]{2,"
        r"}(?=\s[A-Z][a-z])"
    )
    suffix = r"(?:\s+(?:Jr\.?|Sr\.?|I{2,3}|IV))?"
    return re.compile(rf"(?<![\w’'-])(?:{word})(?:\s+(?:{particle}\s+)?(?:{word}))*{suffix}(?![\w])")


_NOT_NAMES = words("""
    we i you our us my me roughly another up five accounts still both each nearly almost about yes
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december the a an in on at it but and as if when while he
    she they this that these those some more most many no yet so group summit conference declaration
    treaty agreement accord crisis war ministry department army navy force forces council house
    union nations states region province district city sea ocean gulf strait river island islands
    peninsula day week year however meanwhile according earlier later western eastern northern
    southern north south east west central international american elsewhere separately nearby inside outside here
    there then now once only also even since after before during until although though because despite amid among
    under over overall altogether together instead moreover furthermore additionally similarly likewise previously
    currently recently officially reportedly today tomorrow yesterday tonight asked speaking citing quoting last next
    first second third other others none neither either few several thousands hundreds dozens scores such what where
    who why how with without within from for by of to not never nothing nobody annually one two three
    four six seven eight nine ten
""")


def find_people(text: str, found: list[Mention], names: list[Name]) -> list[Mention]:
    """Find persons: a title and a name, or two and more capitalised words that name no place or body."""
    places = {(name.start, name.end) for name in names}
    mentions: list[Mention] = []
    for match in _person().finditer(text):
        mention = _person_in(text, match, places)
        free = mention is not None and not is_taken(found, mention.start, mention.end)
        if mention is not None and free and mention.form != "owner":
            mentions.append(mention)
    return mentions


def _person_in(text: str, match: re.Match[str], places: set[tuple[int, int]]) -> Mention | None:
    words = [(m.start() + match.start(), m.end() + match.start()) for m in re.finditer(r"\S+", match.group())]
    title_at = -1
    if len(words) == 1 and text[slice(*words[0])].rstrip(".").lower() in TITLES:
        return None
    for i, (s, e) in enumerate(words[:-1]):
        if text[s:e].rstrip(".").lower() in TITLES or text[s:e].rstrip(".").lower() in HEADS:
            title_at = i
    lower_title = _lower_title(text, match.start())
    first = title_at + 1
    office = re.search(r"\b(?:Secretary|Minister|Chief|Secretaries)\s+of\s+(?:the\s+)?$", text[: match.start()])
    if office is not None and len(words) - first > 2:
        first += 1  # "Secretary of State Antony Blinken": the first word belongs to the office
    while first < len(words) and (_is_place(words[first], places) or text[slice(*words[first])].lower() in _NOT_NAMES):
        first += 1
    if first >= len(words):
        return None
    start, end = words[first][0], words[-1][1]
    name = re.sub(r"[’']s$", "", text[start:end])
    if any(_is_place(word, places) for word in words[first:]) and title_at < 0:
        return None
    if any(text[s:e].lower() in _NOT_NAMES for s, e in words[first:]) or text[start:end].isupper():
        return None
    titled = title_at >= 0 or lower_title is not None
    if len(name.split()) < 2 and not titled:
        rank = _rank_before().search(text[max(0, start - 30) : start])  # "Col. Okello told"
        at = -1 if rank is None else max(0, start - 30) + rank.start()
        if rank is None and name.endswith("s") and text[:start].endswith(("The ", " the ")):
            return Mention(
                start - 4, start + len(name), name, "unattributed", "body", True, start + len(name), head=name
            )
        return Mention(start, start + len(name), name, "unattributed", "surname", False, start + len(name), head=name,
                       opens=at)  # fmt: skip
    opening = _opening(text, lower_title if lower_title is not None else words[0][0])
    title = text[opening:start]
    owns = text[end:].startswith(("’s", "'s")) or text[start:end] != name
    form = "owner" if owns else "person"
    return Mention(start, end, name, _person_type(title), form, reach=end, head=name.split()[-1], opens=opening)


def people_owning(text: str, names: list[Name]) -> list[Mention]:
    """Find persons named as owners, who do not speak there: "Kim Jong Un's army"."""
    places = {(name.start, name.end) for name in names}
    owners = [m for m in _person().finditer(text) if _OWNED & {m.group()[-2:], text[m.end() : m.end() + 2]}]
    found = [_person_in(text, match, places) for match in owners]
    return [m for m in found if m is not None and m.form == "owner"]


_OWNED = frozenset({"'s", "’s"})


@cache
def _before_title() -> re.Pattern[str]:
    small = (
        "the|its|his|her|their|a|an|former|then|top|senior|chief|deputy|acting|interim|outgoing|"
        "military|defen[cs]e|foreign|prime|interior|army|police|navy|security|intelligence|opposition|rebel|regional|"
        "provincial|district|local|government|state|national|presidential|naval|air\\s+force|veteran|retired|independent|"
        "company|union|party|group|mission|press|cabinet|trade|information|home|public|affairs|relations|media"
    )
    return re.compile(
        rf"(?:\b(?:(?:{small})|(?:[A-Z]\w+|chief|head|minister|secretary)\s+of(?:\s+the)?|"
        rf"[A-Z][\w.’'-]*|\w+[’']s)\s+)+$"
    )


def _opening(text: str, start: int) -> int:
    """Extend a title to the left: "Berlin's Defence Minister", "the country's top general"."""
    match = _before_title().search(text[max(0, start - 60) : start])
    if match is not None:
        start = max(0, start - 60) + match.start()
    while start > 0 and not text[start - 1].isspace():
        start -= 1  # "U.N. Ambassador": never begin inside an abbreviation
    match = _before_title().search(text[max(0, start - 60) : start])
    start = start if match is None else max(0, start - 60) + match.start()
    plain = _plain_title().search(text[max(0, start - 40) : start])
    if plain is not None and not has_finite_verb(plain["words"]):
        start = max(0, start - 40) + plain.start("words")
    return start


@cache
def _plain_title() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[,;“\"]\s+|\b(?:and|but|that|while|as)\s+)(?P<words>(?:(?!in\b|on\b|of\b|to\b|"
        r"at\b)[a-z-]+\s+){1,3})$"
    )


def _is_place(word: tuple[int, int], places: set[tuple[int, int]]) -> bool:
    return any(s <= word[0] and word[1] <= e + 2 for s, e in places)


_RANK = r"(?:Gen|Lt|Maj|Col|Capt|Cpt|Cmdr|Adm|Brig|Sgt|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov)\."


@cache
def _title_before() -> re.Pattern[str]:
    return re.compile(rf"\b([a-z-]+)\s+(?:{_RANK}\s+)*$")


@cache
def _rank_before() -> re.Pattern[str]:
    return re.compile(rf"(?:\b{_RANK}\s+)+$")


def _lower_title(text: str, start: int) -> int | None:
    """Find a title in small letters right before a name: "spokeswoman Yolande Makolo"."""
    match = _title_before().search(text[max(0, start - 60) : start])
    if match is None or match.group(1) not in TITLES:
        return None
    return max(0, start - 60) + match.start(1)


def _person_type(title: str) -> SourceType:
    words = re.findall(r"[a-z-]+", title.lower())
    kinds = [HEADS[w] for w in words if w in HEADS]
    if "analyst" in words or "analyst" in kinds or {"researcher", "expert", "historian"} & set(words):
        return "analyst"
    if any(w in {"mr", "mrs", "ms", "dr"} for w in words) and not kinds:
        return "unattributed"
    return "named_official" if words else "unattributed"
