"""Mentions of possible sources in a sentence: people, offices, bodies, documents, media, capitals."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from contingent.claims._armed import GOVERNING, without_office
from contingent.claims._claim import SourceType
from contingent.claims._documents import knowing, owner_name, owner_type
from contingent.claims._gazetteer import Name, find_names
from contingent.claims._joining import join_mentions
from contingent.claims._lexicon import words
from contingent.claims._mention import Mention, Token, bare_name, is_taken
from contingent.claims._persons import find_people
from contingent.claims._roles import HEADS, TITLES, media_pattern, organisations_in, type_of_words
from contingent.claims._verbs import cue_verb

__all__ = ["find_mentions"]


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r"(?:[A-Z]\.){2,}(?:-[A-Za-z]+)?|(?:Gen|Lt|Maj|Col|Capt|Adm|Brig|Sgt|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|"
        r"Gov|St)\.|[A-Z]\.(?=\s[A-Z])|"
        r"[^\W_]+(?:[-’'/][^\W_]+)*[’']?|[^\w\s]"
    )


def _tokens_of(text: str) -> list[Token]:
    """Cut a sentence into words and marks."""
    return [Token(m.start(), m.end(), m.group()) for m in _token().finditer(text)]


_STOPS = words(
    "and or but nor that which who whom whose where when while as if than because since of in "
    "on at to from by with for about over "
    "under into onto after before during between among against through within without near is are was "
    "were has have had be been "
    "being will would may might could can should must do does did not no he she it they we i you his him "
    "them there here what how "
    "although though until unless despite amid so yet also still already now then told said says say "
    "familiar shared briefed quoted "
    "cited citing quoting close speaking earlier later meanwhile however according up out off whether "
    "both either neither"
)
_DETERMINERS = words(
    "the a an some one two three four several many other another senior top these those this that its their his her"
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
    tokens = _tokens_of(text)
    names = find_names(text)
    found = _media(text)
    found += _organisations(text, found)
    found += _heads(text, tokens, found)
    found += find_people(text, found, names)
    found += _metonyms(text, names, found)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return [without_office(text, mention) for mention in join_mentions(text, _outermost(found))]


def _outermost(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif (mention.opens >= 0 and kept[-1].opens < 0 and mention.end >= kept[-1].end) or (
            mention.end > kept[-1].end and kept[-1].form == "metonym"
        ):
            kept[-1] = mention
    return kept


def _media(text: str) -> list[Mention]:
    found = []
    for match in media_pattern().finditer(text):
        start = match.start() - (4 if text[max(0, match.start() - 4) : match.start()].lower() == "the " else 0)
        found.append(
            Mention(start, match.end(), match.group(), "media", "media", reach=match.end(), head=match.group())
        )
    return found


def _organisations(text: str, found: list[Mention]) -> list[Mention]:
    """Find well-known NGOs and institutes by name."""
    mentions = []
    for match, kind in organisations_in(text):
        if not is_taken(found, match.start(), match.end()):
            start = match.start() - (4 if text[max(0, match.start() - 4) : match.start()].lower() == "the " else 0)
            mentions.append(
                Mention(start, match.end(), match.group(), kind, "body", reach=match.end(), head=match.group())
            )
    return mentions


def _without_owner(word: str) -> str:
    """Take the mark of the owner off a word."""
    if word.endswith(("'", "’")):
        return word[:-1]
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _heads(text: str, tokens: list[Token], found: list[Mention]) -> list[Mention]:
    """Find noun phrases whose head names a kind of source."""
    mentions: list[Mention] = []
    for index, token in enumerate(tokens):
        word = _without_owner(token.text).lower()
        kind = HEADS.get(word)
        if word == "tank" and index and tokens[index - 1].text.lower() == "think":
            kind, word = "analyst", "institute"
        if word == "paper" and index and tokens[index - 1].text.lower() in {"written", "official", "white", "policy"}:
            kind, word = "document", "document"
        if word in {"note", "brief"} and index and tokens[index - 1].text.lower() == "this":
            kind, word = "document", "analysis"
        if word == "general" and index and tokens[index - 1].text.lower() in {"secretary", "attorney"}:
            kind, word = "named_official", "secretary"
        if (
            kind is None
            or token.text in {"who", "Group", "force"}
            or token.text.endswith(("'s", "’s"))
            or is_taken(found + mentions, token.start, token.end)
        ):
            continue
        if (
            _is_cue_here(tokens, index, word)
            or _is_modifier(tokens, index)
            or (word in TITLES and _before_name(tokens, index))
        ):
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
    ends = following in {"", "."} and (
        HEADS.get(before.lower()) == "media" or (before[:1].isupper() and before.lower() not in _DETERMINERS)
    )
    if ends and word in {"reports", "estimates"}:
        return True  # "..., Radio Okapi reports."
    if (
        following in {"", "."}
        and word in {"report", "estimate"}
        and before.lower().endswith("s")
        and before.lower() in HEADS
    ):
        return True  # "..., health authorities report."
    opens_object = following[:1].isdigit() or following in _OBJECTS
    return opens_object and cue_verb(word) is not None and not determined


_OBJECTS = words("that the about some more at up between nearly over roughly around")


def _is_modifier(tokens: list[Token], index: int) -> bool:
    """Tell whether the head noun only stands before another ("police officers", "government spokesman")."""
    if index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    if _is_cue_here(tokens, index + 1, following.text.lower()):
        return False
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
        think_tank = low == "think" and tokens[first].text.lower().startswith("tank")
        if cue_verb(low) is not None and not think_tank and low not in {"state", "report"} and before.text.islower():
            break
        first -= 1
        if low in {"the", "a", "an", "these", "those", "this", "its", "their", "his", "her"}:
            break
    return first


@cache
def _group_of() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:some|several|many|most|the)\s+)?Group\s+of\s+(?:\d+|"
        r"[A-Z][a-z]+)(?:\s+\([\w.]+\))?\s+$"
    )


def _joins_adjectives(tokens: list[Token], index: int) -> bool:
    """Tell whether "and" joins two adjectives of states: "Ukrainian and Western assessments"."""
    if tokens[index].text.lower() not in {"and", "or"} or index == 0 or index + 1 >= len(tokens):
        return False
    left, right = tokens[index - 1].text, tokens[index + 1].text
    return left[:1].isupper() and right[:1].isupper() and left.endswith(("n", "sh", "ch", "se", ".", "i", "U.S"))


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
    if lowered == "this" and kind in {"analyst", "document"} and word in _OWN:
        return Mention(start, end, phrase, "analyst", "body", False, end, head=word)  # the report speaks of itself
    if kind == "document":
        kind = owner_type(phrase)
        return Mention(start, end, owner_name(phrase), kind, "document", word.endswith("s"), end, head=word,
                       definite=lowered == "the")  # fmt: skip
    if kind == "unattributed":
        form = "role"
    elif kind in {"document", "media"}:
        form = kind
    else:
        form = "role" if kind in {"anonymous_official", "analyst", "named_official"} and word != "institute" else "body"
    known = knowing().match(text, end) if form == "role" else None
    end = known.end() if known else end
    phrase = text[start:end]
    plural = (word.endswith("s") and word not in {"corps", "press", "times"}) or word in {"people", "police", "media"}
    return Mention(start, end, bare_name(phrase), kind, form, plural, end, head=word, definite=lowered == "the")


_OWN = words("institute centre center paper note briefing study analysis review bulletin assessment brief")


def _metonyms(text: str, names: list[Name], found: list[Mention]) -> list[Mention]:
    """Find capitals and states that may stand for their governments, and bodies and groups."""
    mentions = []
    for name in names:
        entry = name.entry
        people = entry.form == "demonym" and text[max(0, name.start - 4) : name.start].lower() == "the "
        people = people and text[name.start : name.end].endswith("s") and entry.kind == "state"
        if (entry.form == "demonym" and not people) or entry.kind == "region" or is_taken(found, name.start, name.end):
            continue
        if entry.form == "place":
            continue
        kind: SourceType = "international_body" if entry.kind == "body" else "government_body"
        if entry.kind == "group" and entry.name not in GOVERNING:
            kind = "unattributed"
        label = entry.label if entry.form == "capital" else text[name.start : name.end]
        start = name.start - 4 if text[max(0, name.start - 4) : name.start] in {"the ", "The "} else name.start
        mentions.append(Mention(start, name.end, label, kind, "metonym", reach=name.end, head=label))
    return mentions
