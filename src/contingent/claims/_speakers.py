"""Mentions of possible sources in a sentence: people, offices, bodies, documents, media, capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from contingent.claims._claim import SourceType
from contingent.claims._gazetteer import Name, find_names
from contingent.claims._roles import HEADS, TITLES, is_office, media_pattern, organisations_in, type_of_words
from contingent.claims._verbs import cue_verb, has_finite_verb

__all__ = ["Mention", "Token", "find_mentions", "tokens_of"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark with its offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A possible source, offsets into the sentence."""

    start: int
    end: int
    name: str
    type: SourceType
    form: str
    """``person``, ``role``, ``body``, ``document``, ``media``, ``metonym`` or ``pronoun``."""
    plural: bool = False
    reach: int = 0
    """End of what belongs to it: apposition, prepositional phrase, relative clause."""
    via: tuple[str, ...] = ()
    head: str = ""
    definite: bool = False
    opens: int = -1
    """Start with its title or its office: "Defence Minister Boris Pistorius"."""

    @property
    def first(self) -> int:
        """Where the mention with its title begins."""
        return self.start if self.opens < 0 else self.opens


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r"(?:[A-Z]\.){2,}(?:-[A-Za-z]+)?|(?:Gen|Lt|Maj|Col|Capt|Adm|Brig|Sgt|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|St)\.|[A-Z]\.(?=\s[A-Z])|"
        r"[A-Za-zÀ-ÿ0-9]+(?:[-’'/][A-Za-zÀ-ÿ0-9]+)*[’']?|[^\w\s]"
    )


def tokens_of(text: str) -> list[Token]:
    """Cut a sentence into words and marks."""
    return [Token(m.start(), m.end(), m.group()) for m in _token().finditer(text)]


_STOPS = frozenset(
    "and or but nor that which who whom whose where when while as if than because since of in on at to from by with for about over "
    "under into onto after before during between among against through within without near is are was were has have had be been "
    "being will would may might could can should must do does did not no he she it they we i you his him them there here what how "
    "although though until unless despite amid so yet also still already now then told said says say familiar shared briefed quoted "
    "cited citing quoting close speaking earlier later meanwhile however according up out off whether both either neither".split()
)
_DETERMINERS = frozenset(
    "the a an some one two three four several many other another senior top these those this that its their his her".split()
)
_MOST_LEFT = 8  # assumed: words before a head noun that can belong to it


def find_mentions(text: str) -> list[Mention]:
    """Find the possible sources of a sentence.

    Parameters
    ----------
    text : str
        One sentence.

    Returns
    -------
    list of Mention
        In the order of the text, joined with their apposition and prepositional phrases.

    Examples
    --------
    >>> [(m.name, m.type) for m in find_mentions("Sabrina Singh, a spokeswoman for the department, told reporters")]
    [('Sabrina Singh', 'named_official')]
    """
    tokens = tokens_of(text)
    names = find_names(text)
    found = _media(text)
    found += _organisations(text, found)
    found += _heads(text, tokens, found)
    found += _people(text, tokens, found, names)
    found += _metonyms(text, names, found)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return _joined(text, _outermost(found))


def _outermost(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.opens >= 0 and kept[-1].opens < 0 and mention.end >= kept[-1].end:
            kept[-1] = mention
        elif mention.end > kept[-1].end and kept[-1].form == "metonym":
            kept[-1] = mention
    return kept


def _media(text: str) -> list[Mention]:
    found = []
    for match in media_pattern().finditer(text):
        start = match.start() - (
            4 if text[max(0, match.start() - 4) : match.start()].lower() == "the " else 0
        )
        found.append(
            Mention(
                start, match.end(), match.group(), "media", "media", reach=match.end(), head=match.group()
            )
        )
    return found


def _organisations(text: str, found: list[Mention]) -> list[Mention]:
    """Find well-known NGOs and institutes by name."""
    mentions = []
    for match, kind in organisations_in(text):
        if not _taken(found, match.start(), match.end()):
            start = match.start() - (
                4 if text[max(0, match.start() - 4) : match.start()].lower() == "the " else 0
            )
            mentions.append(
                Mention(
                    start, match.end(), match.group(), kind, "body", reach=match.end(), head=match.group()
                )
            )
    return mentions


def _taken(found: list[Mention], start: int, end: int) -> bool:
    return any(start < m.end and m.start < end for m in found)


def _heads(text: str, tokens: list[Token], found: list[Mention]) -> list[Mention]:
    """Find noun phrases whose head names a kind of source."""
    mentions: list[Mention] = []
    for index, token in enumerate(tokens):
        word = re.sub(r"[’']s?$", "", token.text).lower()
        kind = HEADS.get(word)
        if word == "tank" and index and tokens[index - 1].text.lower() == "think":
            kind, word = "analyst", "institute"
        if word == "paper" and index and tokens[index - 1].text.lower() in {"written", "official", "white", "policy"}:
            kind, word = "document", "document"
        if word == "general" and index and tokens[index - 1].text.lower() in {"secretary", "attorney"}:
            kind, word = "named_official", "secretary"
        if (
            kind is None
            or token.text in {"who", "Group", "force"}
            or token.text.endswith(("'s", "’s"))
            or _taken(found + mentions, token.start, token.end)
        ):
            continue
        if _is_cue_here(tokens, index, word) or _is_modifier(tokens, index) or (word in TITLES and _before_name(tokens, index)):
            continue
        first = _left_edge(text, tokens, index)
        group = _group_of().search(text[: tokens[first].start])
        mention = _head_mention(text, tokens, first, index, word)
        if group is not None:
            mention = replace(mention, start=group.start(), name=text[group.start() : mention.end])
        mentions.append(mention)
    return mentions


def _is_cue_here(tokens: list[Token], index: int, word: str) -> bool:
    """Tell whether a word is the verb and not the noun: "analysts estimate that"."""
    following = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
    before = tokens[index - 1].text if index else "the"
    determined = before.lower() in _DETERMINERS or before.endswith(("'s", "’s"))
    return following == "that" and cue_verb(word) is not None and not determined


def _is_modifier(tokens: list[Token], index: int) -> bool:
    """Tell whether the head noun only stands before another ("police officers", "government spokesman")."""
    if index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    low = following.text.lower()
    return low in HEADS and following.text not in {"Times"} and not _is_marks(following.text)


def _before_name(tokens: list[Token], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or not following.text[:1].isupper():
        return False
    return following.text.rstrip(".").lower() not in HEADS


def _is_marks(text: str) -> bool:
    return not any(ch.isalnum() for ch in text)


def _left_edge(text: str, tokens: list[Token], index: int) -> int:
    first = index
    while first > 0 and index - first < _MOST_LEFT:
        before = tokens[first - 1]
        low = before.text.lower()
        if before.text == "." and text[before.start - 1 : before.start].isupper():
            first -= 1
            continue
        if (
            _is_marks(before.text)
            or before.text.isdigit()
            or (low in _STOPS and not _joins_adjectives(tokens, first - 1))
        ):
            break
        if cue_verb(low) is not None and low not in {"state", "report"} and before.text.islower():
            break
        first -= 1
        if low in {"the", "a", "an", "these", "those", "this", "its", "their", "his", "her"}:
            break
    return first


@cache
def _group_of() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:some|several|many|most|the)\s+)?Group\s+of\s+(?:\d+|[A-Z][a-z]+)(?:\s+\([\w.]+\))?\s+$"
    )


def _joins_adjectives(tokens: list[Token], index: int) -> bool:
    """Tell whether "and" joins two adjectives of states: "Ukrainian and Western assessments"."""
    if tokens[index].text.lower() not in {"and", "or"} or index == 0 or index + 1 >= len(tokens):
        return False
    left, right = tokens[index - 1].text, tokens[index + 1].text
    return (
        left[:1].isupper() and right[:1].isupper() and left.endswith(("n", "sh", "ch", "se", ".", "i", "U.S"))
    )


def _head_mention(text: str, tokens: list[Token], first: int, index: int, word: str) -> Mention:
    start, end = tokens[first].start, tokens[index].end
    phrase = text[start:end]
    lowered = tokens[first].text.lower()
    kind = type_of_words(phrase, word)
    if kind == "media":
        named = re.compile(r"\s+(?P<name>[A-Z][\w.-]+(?:\s+[A-Z][\w.-]+){0,3})").match(text, end)
        if named is not None:  # "the newspaper Hankyoreh"
            at = named.start("name")
            return Mention(at, named.end(), named["name"], "media", "media", False, named.end(), head=word, opens=start)
    if kind == "document":
        kind = _owner_type(phrase)
        return Mention(start, end, _owner_name(phrase), kind, "document", word.endswith("s"), end, head=word,
                       definite=lowered == "the")  # fmt: skip
    if kind == "unattributed":
        form = "role"
    elif kind in {"document", "media"}:
        form = kind
    else:
        form = "role" if kind in {"anonymous_official", "analyst", "named_official"} and word != "institute" else "body"
    known = _knowing().match(text, end) if form == "role" else None
    end = known.end() if known else end
    phrase = text[start:end]
    plural = (
        word.endswith("s")
        and word not in {"corps", "press", "times"}
        or word in {"people", "police", "media"}
    )
    return Mention(start, end, _bare(phrase), kind, form, plural, end, head=word, definite=lowered == "the")


@cache
def _knowing() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:familiar\s+with|briefed\s+on|close\s+to|involved\s+in|with\s+(?:direct\s+)?knowledge\s+of)\s+"
        r"(?:the|its|their|his|these|those)\s+[\w-]+"
    )


def _owner_type(phrase: str) -> SourceType:
    """Tell whose document it is: a panel's report is the panel's word."""
    owner, mark, _ = re.sub("’", "'", phrase).rpartition("'s ")
    if mark:
        head = owner.split()[-1].lower()
        return (
            type_of_words(owner, head)
            if head in HEADS
            else "government_body"
            if find_names(owner)
            else "document"
        )
    named = [name for name in find_names(phrase) if name.entry.kind in {"state", "region"}]
    return "government_body" if named else "document"


def _owner_name(phrase: str) -> str:
    owner, mark, _ = phrase.replace("’", "'").rpartition("'s ")
    return _bare(owner) if mark and owner.split()[-1].lower() in HEADS else _bare(phrase)


def _bare(phrase: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", phrase, flags=re.IGNORECASE)


@cache
def _person() -> re.Pattern[str]:
    particle = r"(?:al-|el-|bin|ben|von|van|der|de|da|di|du|le|la|Al|El|ibn|abu)"
    word = r"(?:Mc|Mac|O['’]|[Aa]l-|[Ee]l-|Mc)?[A-ZÀ-Þ][a-zà-ÿ]+(?:[-’'][A-ZÀ-Þa-z][a-zà-ÿ]+)*|[A-Z]\.|[A-Z]{2,}(?=\s[A-Z][a-z])"
    suffix = r"(?:\s+(?:Jr\.?|Sr\.?|I{2,3}|IV))?"
    return re.compile(rf"(?<![\w’'-])(?:{word})(?:\s+(?:{particle}\s+)?(?:{word}))*{suffix}(?![\w])")


_NOT_NAMES = frozenset(
    """we i you our us my me roughly another up five accounts still both each nearly almost about yes monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december the a an in on at it but and as if when while he she they this that these those some more most many no yet so
    group summit conference declaration treaty agreement accord crisis war ministry department army navy force forces council house
    union nations states region province district city sea ocean gulf strait river island islands peninsula day week year however
    meanwhile according earlier later western eastern northern southern north south east west central international american""".split()
)


def _people(text: str, tokens: list[Token], found: list[Mention], names: list[Name]) -> list[Mention]:
    """Find persons: a title and a name, or two and more capitalised words that name no place or body."""
    places = {(name.start, name.end) for name in names}
    mentions: list[Mention] = []
    for match in _person().finditer(text):
        mention = _person_in(text, match, places)
        if mention is not None and not _taken(found, mention.start, mention.end):
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
    while first < len(words) and (
        _is_place(words[first], places) or text[slice(*words[first])].lower() in _NOT_NAMES
    ):
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
        return Mention(
            start, start + len(name), name, "unattributed", "surname", reach=start + len(name), head=name
        )
    opening = _opening(text, lower_title if lower_title is not None else words[0][0])
    title = text[opening:start]
    if text[end:].startswith(("’s", "'s")) or text[start:end] != name:
        return None
    return Mention(
        start, end, name, _person_type(title), "person", reach=end, head=name.split()[-1], opens=opening
    )


@cache
def _before_title() -> re.Pattern[str]:
    small = "the|its|his|her|their|a|an|former|then|top|senior|chief|deputy|acting|interim|outgoing|military|defen[cs]e|foreign|prime|interior|army"
    return re.compile(rf"(?:\b(?:(?:{small})|(?:[A-Z]\w+|chief|head|minister|secretary)\s+of(?:\s+the)?|[A-Z][\w.’'-]*|\w+[’']s)\s+)+$")


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
        r"(?:^|[,;“\"]\s+|\b(?:and|but|that|while|as)\s+)(?P<words>(?:(?!in\b|on\b|of\b|to\b|at\b)[a-z-]+\s+){1,3})$"
    )


def _is_place(word: tuple[int, int], places: set[tuple[int, int]]) -> bool:
    return any(s <= word[0] and word[1] <= e + 2 for s, e in places)


def _lower_title(text: str, start: int) -> int | None:
    """Find a title in small letters right before a name: "spokeswoman Yolande Makolo"."""
    match = re.search(r"((?:[\w.’'-]+\s+){0,5}?)\b([a-z-]+)\s+$", text[max(0, start - 60) : start])
    if match is None or match.group(2) not in TITLES:
        return None
    return max(0, start - 60) + match.start(2)


def _person_type(title: str) -> SourceType:
    words = [w for w in re.findall(r"[a-z-]+", title.lower())]
    kinds = [HEADS[w] for w in words if w in HEADS]
    if "analyst" in words or "analyst" in kinds or {"researcher", "expert", "historian"} & set(words):
        return "analyst"
    if any(w in {"mr", "mrs", "ms", "dr"} for w in words) and not kinds:
        return "unattributed"
    return "named_official" if words else "unattributed"


def _metonyms(text: str, names: list[Name], found: list[Mention]) -> list[Mention]:
    """Find capitals and states that may stand for their governments, and bodies and groups."""
    mentions = []
    for name in names:
        entry = name.entry
        if entry.form == "demonym" or entry.kind == "region" or _taken(found, name.start, name.end):
            continue
        if entry.form == "place":
            continue
        kind: SourceType = "international_body" if entry.kind == "body" else "government_body"
        label = entry.label if entry.form == "capital" else text[name.start : name.end]
        start = (
            name.start - 4 if text[max(0, name.start - 4) : name.start] in {"the ", "The "} else name.start
        )
        mentions.append(Mention(start, name.end, label, kind, "metonym", reach=name.end, head=label))
    return mentions


@cache
def _of_link() -> re.Pattern[str]:
    words = (
        r"(?:of|at|in|from|for|with|to|by|familiar\s+with|close\s+to|briefed\s+on|involved\s+in|shared\s+by|issued\s+by|published\s+by|"
        r"prepared\s+by|drawn\s+up\s+by|seen\s+by|obtained\s+by|compiled\s+by|on)"
    )
    return re.compile(
        rf"\s+{words}\s+(?:(?:the|a|an|its|their|his|some|all|several)\s+)?(?:[\w.’'()-]+\s+){{0,4}}?$"
    )


@cache
def _relayed() -> re.Pattern[str]:
    return re.compile(r"[\s,]+(?:quoted|cited)\s+(?:by|in)\s+(?:[\w’'-]+\s+){0,2}?$")


def _joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """Join what belongs together: apposition, "officials familiar with the assessments", relays."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        merged = None if before is None else _merge(text, before, mention)
        if merged is None:
            joined.append(mention)
        else:
            joined[-1] = merged
    return joined


def _merge(text: str, left: Mention, right: Mention) -> Mention | None:
    gap = text[left.reach : right.start]
    if right.form == "person" and left.form == "role" and right.first <= left.start:
        return right  # "Secretary of State Antony Blinken": the role is his title
    if left.form == right.form == "metonym" and gap in {" and ", " or "}:
        name = f"{left.name} and {right.name}"
        return replace(left, end=right.end, name=name, plural=True, reach=right.reach)
    if _relayed().fullmatch(gap):
        return replace(left, reach=right.reach, via=(*left.via, right.name))
    if left.form in {"body", "document"} and right.form == "body" and not gap.strip() and right.name[:1].isupper():
        return replace(right, opens=left.first)  # "the Stockholm institute SIPRI"
    if left.form == "media" and right.form == "media" and not gap.strip():
        return replace(right, opens=left.first)
    if left.form == "person" and left.reach > left.end and _of_link().fullmatch(gap):
        return replace(left, reach=right.reach)
    if left.form in {"role", "body", "document"} and _of_link().fullmatch(gap):
        return _with_phrase(text, left, right)
    if (
        left.form == "person"
        and re.fullmatch(r",\s+(?:(?:an?|the|its|his|her|[\w.’'-]+[’']s)\s+)?", gap)
        and right.form == "role"
    ):
        kind = (
            "analyst"
            if right.type == "analyst"
            else "named_official"
            if right.type != "unattributed"
            else left.type
        )
        return replace(left, type=kind, reach=right.reach)
    if (
        left.form == "role"
        and not left.plural
        and right.form == "person"
        and re.fullmatch(r",?\s+(?:[A-Z][\w.]*\s+){0,3}", gap)
    ):
        kind = "analyst" if left.type == "analyst" else "named_official"
        return replace(right, type=kind, opens=left.first)
    return None


def _with_phrase(text: str, left: Mention, right: Mention) -> Mention:
    """Join a prepositional phrase; the owner of a document is its source."""
    kind, name, end = left.type, left.name, left.end
    link = text[left.end : right.start]
    if left.form == "document" and re.search(r"\b(?:by|of|from)\b", link) and right.form != "document":
        kind, end = right.type, right.end
        name = _bare(re.sub(r"^\s*(?:\w+\s+)?(?:by|of|from)\s+", "", text[left.end : right.end]))
    elif left.form == "body" or re.match(r"\s+of\b", link):
        name = _bare(text[left.start : right.end])
        end = right.end
        kind = type_of_words(text[left.start : right.end], left.head) if left.form == "body" else kind
    elif is_office(text[left.start : left.end]):
        end = left.end
    else:
        name, end = _bare(text[left.start : right.end]), right.end
    return replace(left, type=kind, name=name, end=end, reach=right.reach)
