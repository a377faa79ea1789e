"""The noun that a number counts: modifiers, noun, and joined nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from contingent.claims._gazetteer import table
from contingent.claims._lexicon import words
from contingent.claims._nouns import Noun, find_noun
from contingent.claims._numerals import Numeral, find_numerals

__all__ = ["NounPhrase", "read_noun_phrase"]

_MOST_MODIFIERS = 6  # assumed: "more heavily armed North Korean special forces"
# Words that end a noun phrase: none of them stands between a number and its noun.
_STOPS = words(
    "a an the this that these those and or but nor in on at to from by with without for as "
    "than into onto over under "
    "is are was were be been being has have had do does did will would may might could can should must "
    "who whom whose "
    "which where when while if because since after before until during between among against about "
    "across along near "
    "percent per cent years year months month weeks week days day hours hour minutes minute km "
    "kilometers kilometres "
    "miles mile meters metres dollars euros pounds rubles roubles yen won tons tonnes times points "
    "degrees barrels "
    "said says say told killed died dead? arrived deployed according not also his her its their our he "
    "she it they we "
    "times seats votes countries nations states cities towns villages areas sites places people? "
    "locations bases them"
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A counted noun and where it ends in the sentence."""

    noun: Noun
    end: int
    modifiers: str


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s+[\"“]?|-|(?<=\w),\s)(?P<word>\d+-?\s?mm\b|(?:[A-Z]\.)+[A-Z]?\.?|"
        r"[A-Z][a-z]{3,}\s\d{1,2}(?:[A-Z]\d?)?s?\b(?=\s+[a-z]|[,.;]|$)|"
        r"[A-Za-zÀ-ÿ][\w’'-]*)"
    )


def read_noun_phrase(text: str, numeral: Numeral) -> NounPhrase | None:
    """Read the noun that a number counts, with its modifiers.

    Parameters
    ----------
    text : str
        The sentence.
    numeral : Numeral
        The number.

    Returns
    -------
    NounPhrase or None
        None where no counted noun follows.

    Examples
    --------
    >>> from contingent.claims._numerals import find_numerals
    >>> text = "2,000 additional American service members"
    >>> read_noun_phrase(text, find_numerals(text)[0]).noun.unit
    'troops'
    """
    words = _words_after(text, _after_filler(text, numeral.end))
    for index in range(len(words)):
        if index > _MOST_MODIFIERS:
            break
        start, _ = words[index]
        found = find_noun([text[s:e] for s, e in words[index : index + 3]])
        if found is not None and _ends_here(text, words, index, found, numeral):
            noun, count = found
            if noun.kind == "formation" and _is_strength(text, numeral):
                noun = Noun("troops", "people", noun.singular, False)  # "a 5,000-strong brigade" counts people
            if noun.unit == "fighters" and _aircraft().search(text[numeral.end : start]) is not None:
                noun = Noun("aircraft", "arms", noun.singular, False)  # "42 Rafale fighters"
            end = _joined_end(text, words, index + count, words[index + count - 1][1], noun)
            return NounPhrase(noun, end, text[numeral.end : start].strip())
        people = _demonym(text, words, index)
        if people is not None:
            return NounPhrase(people[0], people[1], text[numeral.end : start].strip())
        word = text[words[index][0] : words[index][1]]
        united = index > 0 and text[slice(*words[index - 1])] == "United" and word[0].isupper()
        if (word.lower() in _STOPS and not united and not _joins_states(text, words, index)) or (
            word.lower() == "of" and not _of_a_force(text, words, index)
        ):
            break
    return _strength_of_force(text, numeral)


@cache
def _force_noun() -> re.Pattern[str]:
    return re.compile(
        r"-(?:strong|man|member|person|soldier|troop)\s+(?:[\w’'-]+\s+){0,3}?(?:force|army|garrison|mission|militia|guard|headquarters|staff|"
        r"column|detachment|team|navy|deployment|battlegroup|group)\b",
        re.IGNORECASE,
    )


def _strength_of_force(text: str, numeral: Numeral) -> NounPhrase | None:
    """Read "a 10,000-strong force": the noun in the singular counts nothing, its strength counts people."""
    match = _force_noun().match(text, numeral.end) or re.compile(r"-strong\b(?=\W*$|[,;.])").match(text, numeral.end)
    return None if match is None else NounPhrase(Noun("troops", "people", False, False), match.end(), "")


@cache
def _aircraft() -> re.Pattern[str]:
    kinds = "Rafale|Gripen|Eurofighter|Typhoon|Mirage|Sukhoi|Hornet|Tornado|Tejas|Phantom|stealth|jet"
    return re.compile(rf"\b(?:{kinds}|(?:F|J|JF|MiG|Su|FA)-?\d+\w*)\b")


def _is_strength(text: str, numeral: Numeral) -> bool:
    return re.match(r"-(?:strong|man|member|person|soldier|troop)\b", text[numeral.end :], re.IGNORECASE) is not None


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s+or\s+(?:more|so|fewer|less)|\+|-plus|-(?:strong|man|member|person)|\s+odd|\s+additional|"
        r"\s+more|"
        r"\s+(?:other|others|further|extra))?(?:\s+of\s+(?:the|its|his|their|our|those|"
        r"these)\b(?:\s+(?:own|new))?|\s+of\b(?!\s+(?:them|whom|which)\b))?",
        re.IGNORECASE,
    )


def _after_filler(text: str, end: int) -> int:
    match = _filler().match(text, end)
    return match.end() if match else end


def _words_after(text: str, position: int) -> list[tuple[int, int]]:
    words: list[tuple[int, int]] = []
    for _ in range(_MOST_MODIFIERS + 5):
        match = _next_word().match(text, position)
        if match is None:
            break
        comma = "," in text[position : match.start("word")]
        if comma and (not words or not _adjectives(text, words, match)):
            break
        words.append((match.start("word"), match.end("word")))
        position = match.end()
    return words


def _adjectives(text: str, words: list[tuple[int, int]], match: re.Match[str]) -> bool:
    """Tell whether a comma joins two adjectives: both in small letters, neither of them a counted noun."""
    left, right = text[words[-1][0] : words[-1][1]], match["word"]
    states = [table().get(word) for word in (left, right)]
    if all(entry is not None and entry.form != "place" for entry in states):
        return True  # "U.S., British and Afghan soldiers"
    return left.islower() and right.islower() and right not in _STOPS and find_noun([left]) is None


def _joins_states(text: str, words: list[tuple[int, int]], index: int) -> bool:
    """Tell whether "and" joins two adjectives of states: "20,000 Afghan and Pakistani fighters"."""
    if not 0 < index < len(words) - 1 or text[slice(*words[index])].lower() not in {"and", "or"}:
        return False
    left, right = (table().get(text[slice(*words[at])]) for at in (index - 1, index + 1))
    told = left is not None and right is not None and left.form == right.form == "demonym"
    return told and not text[slice(*words[index - 1])].endswith("s")


def _ends_here(text: str, words: list[tuple[int, int]], index: int, found: tuple[Noun, int], numeral: Numeral) -> bool:
    """Tell whether the noun is the head, not a modifier ("police stations", "soldier deaths")."""
    noun, count = found
    strong = "strong" in text[numeral.end : words[0][0]] or "-" in text[numeral.end : words[0][0]]
    if noun.singular and numeral.high != 1 and not strong:
        return False
    rest = [text[s:e] for s, e in words[index + count : index + count + 3]]
    if not rest or not _touches(text, words, index + count):
        return True
    if rest[0] == "guards" and not noun.singular:
        return True  # "6,000 troops guards the zone": the verb
    following = find_noun(rest[:1])
    if following is not None and rest[0].islower():
        # "35 soldiers prisoner", "12 gunmen killed": the head stands before; "troop deaths": it comes after
        return not noun.singular and (following[0].singular or following[0].kind == "loss")
    plain = rest[0].islower() and rest[0].endswith("s") and rest[0] not in _STOPS
    return not (plain and not text[words[index + count - 1][0] : words[index + count - 1][1]].endswith("s")
                and rest[0] not in _VERBS_IN_S)  # fmt: skip


_VERBS_IN_S = words("has is was does says plus perhaps versus across besides arrives remains stands serves")


def _touches(text: str, words: list[tuple[int, int]], index: int) -> bool:
    return "," not in text[words[index - 1][1] : words[index][0]]


def _of_a_force(text: str, words: list[tuple[int, int]], index: int) -> bool:
    """Tell whether "of" goes on to a force: "members of the guard", "hundreds of soldiers"."""
    if index == 0:
        return True
    left = text[words[index - 1][0] : words[index - 1][1]].lower()
    return left in {"thousands", "hundreds", "dozens", "more", "others", "most", "batch", "batches"}


@cache
def _joined_noun() -> re.Pattern[str]:
    return re.compile(r"\s+(?:and|or)\s+(?=[A-Za-z])")


def _joined_end(text: str, words: list[tuple[int, int]], index: int, end: int, noun: Noun) -> int:
    """Extend over "and police officers" where no second number counts them."""
    link = _joined_noun().match(text, end)
    if link is None or index + 1 >= len(words) or noun.kind not in {"people", "loss"}:
        return end
    if find_numerals(text[link.end() : words[index + 1][1]]):
        return end  # "18 rebels and two soldiers" are two counts
    for step in range(index + 1, min(index + 4, len(words))):
        found = find_noun([text[s:e] for s, e in words[step : step + 2]])
        if found is not None and not found[0].singular and found[0].kind in {"people", "loss"}:
            return words[min(step + found[1] - 1, len(words) - 1)][1]
        if text[words[step][0] : words[step][1]].lower() in _STOPS:
            return end
    return end


def _demonym(text: str, words: list[tuple[int, int]], index: int) -> tuple[Noun, int] | None:
    """Read "12,000 North Koreans" as people of that state."""
    for count in (2, 1):
        if index + count > len(words):
            continue
        start, end = words[index][0], words[index + count - 1][1]
        entry = table().get(text[start:end])
        if entry is None or entry.form != "demonym":
            continue
        following = text[slice(*words[index + count])].lower() if index + count < len(words) else ""
        alone = not following or following in _STOPS or following in {"there", "here"}  # "3,000 Sudanese"
        if text[start:end].endswith(("s", "men")) or (text[start:end].endswith("ese") and alone):
            return Noun("troops", "people", False, True), end
    return None
