"""Counts of forces, losses and arms in a sentence: number, bound, counted noun, span."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from contingent.claims._alone import may_stand_alone, small_toll
from contingent.claims._among import handed, moves_itself
from contingent.claims._bounds import after_noun, after_number, before_number
from contingent.claims._claim import Bound
from contingent.claims._exclusions import is_other_number, is_stepwise
from contingent.claims._gazetteer import table
from contingent.claims._losses import both_lost, loss_of, lost_of_modifiers, with_shared_losses
from contingent.claims._military import speaks_of_forces, stands
from contingent.claims._nounless import LOSS_UNITS, nearest_noun, noun_after, noun_before
from contingent.claims._nounphrase import NounPhrase, read_noun_phrase
from contingent.claims._nouns import find_noun
from contingent.claims._numerals import Numeral, find_numerals

__all__ = ["Count", "find_counts"]


@dataclass(frozen=True, slots=True)
class Count:
    """A count found in a sentence, offsets into the sentence."""

    start: int
    end: int
    number_start: int
    number_end: int
    low: float | None
    high: float | None
    bound: Bound
    unit: str
    kind: str
    """Class of the noun: people, loss, arms, formation, civilian, other; ``bare`` while unknown."""
    soft_low: float | None = None
    soft_high: float | None = None
    inherited: bool = False
    weak: bool = False
    rule: str = "count.noun"

    @property
    def core(self) -> bool:
        """Whether it counts people under arms, losses, arms or vehicles."""
        return self.kind in {"people", "loss", "arms", "formation"}


def find_counts(
    text: str, *, military: bool = False, unit: str | None = None, them: tuple[str, str] | None = None
) -> list[Count]:
    """Find the counts of forces, losses and arms in a sentence.

    Parameters
    ----------
    text : str
        One sentence.
    military : bool
        Whether the report speaks of forces near by, so that "4,800 people" may be a force.
    unit : str or None
        Unit of the last count of people before this sentence, for numbers without a noun.
    them : (str, str) or None
        Unit and class of the last count of any kind, for "thirty of them".

    Returns
    -------
    list of Count
        In the order of the text.

    Examples
    --------
    >>> [(c.low, c.high, c.unit, c.bound) for c in find_counts("At least 300 died and some 2,700 were wounded.")]
    [(300.0, None, 'killed', 'at_least'), (2700.0, 2700.0, 'wounded', 'approx')]
    """
    candidates = [count for numeral in find_numerals(text) for count in _candidates(text, numeral)]
    if " each" in text or " apiece" in text:
        candidates = sorted([*candidates, *_one_each(text)], key=lambda c: c.start)
    counted = with_shared_losses(text, [loss_of(text, count, unit) for count in candidates])
    military = military or speaks_of_forces(text)
    counted = _shared_noun(text, counted)
    return _inherit(text, _between(text, [c for c in counted if stands(text, c, military)]), unit, them, military)


@cache
def _each() -> re.Pattern[str]:
    return re.compile(r"\b(?P<one>an?)\s+(?P<noun>(?:[a-z-]+\s+){0,2}?[a-z]+)\s+(?:each|apiece)\b")


def _one_each(text: str) -> list[Count]:
    """Read "a battalion each": one formation, ship or gun of everyone."""
    counts = []
    for match in _each().finditer(text):
        found = find_noun(match["noun"].split()[-1:])
        if found is not None and found[0].singular and found[0].kind in {"formation", "arms"}:
            noun = found[0]
            counts.append(
                Count(match.start(), match.end(), *match.span("one"), 1.0, 1.0, "exact", noun.unit, noun.kind)
            )
    return counts


def _shared_noun(text: str, counts: list[Count]) -> list[Count]:
    """Share the noun of "1,500 French, 4,000 American and 400 Chinese personnel" among its numbers."""
    shared = list(counts)
    for i in range(len(shared) - 2, -1, -1):
        here, after = shared[i], shared[i + 1]
        gap = re.fullmatch(r"\s+(?P<of>[A-Z][\w.]+)(?:,|,?\s+and)\s+", text[here.end : after.start])
        entry = None if gap is None else table().get(gap["of"])
        if (
            gap is not None
            and here.kind == "bare"
            and after.kind == "people"
            and entry is not None
            and entry.form == "demonym"
        ):
            end = here.end + gap.end("of")
            shared[i] = replace(here, end=end, unit=after.unit, kind=after.kind, rule="count.noun")
    return shared


def _between(text: str, counts: list[Count]) -> list[Count]:
    """Join "more than 5,000 but fewer than 8,000 troops" to one range."""
    joined: list[Count] = []
    for count in counts:
        floor = joined[-1] if joined else None
        if (
            floor is not None
            and floor.kind == "bare"
            and floor.low is not None
            and floor.high is None
            and count.low is None
            and (count.high or 0) > floor.low
            and text[floor.end : count.start].strip() in {"but", "and"}
        ):
            count = replace(count, start=floor.start, number_start=floor.number_start, low=floor.low, bound="range")
            joined.pop()
        joined.append(count)
    return joined


def _candidates(text: str, numeral: Numeral) -> list[Count]:
    phrase = read_noun_phrase(text, numeral)
    if is_other_number(text, numeral, phrase is not None):
        return []
    if numeral.is_range and is_stepwise(text, numeral):
        return _steps(text, numeral, phrase)
    return [_count(text, numeral, phrase)]


def _steps(text: str, numeral: Numeral, phrase: NounPhrase | None) -> list[Count]:
    """Read "from 9,000 to 16,000" after a verb of change as two counts."""
    link = text.index(" to ", numeral.start, numeral.end)
    first = Numeral(numeral.start, link, numeral.low, numeral.low)
    second = Numeral(link + 4, numeral.end, numeral.high, numeral.high)
    counts = [_count(text, first, None), _count(text, second, phrase)]
    if phrase is not None:
        counts[0] = replace(counts[0], unit=phrase.noun.unit, kind=phrase.noun.kind, inherited=True)
    return counts


def _count(text: str, numeral: Numeral, phrase: NounPhrase | None) -> Count:
    start, end, bound = numeral.start, numeral.end, _plain_bound(numeral)
    before, after = before_number(text, start), after_number(text, end)
    if before is not None:
        bound, start = _joined(bound, before[0]), before[1]
    elif after is not None:
        bound, end = _joined(bound, after[0]), after[1]
    if bound == "range" and before is not None and before[0] == "approx":
        start = numeral.start  # "an estimated 3,000 to 4,000": the range says it, "estimated" is a hedge
    opens = re.search(r"\bbetween\s+$", text[max(0, start - 12) : start], re.IGNORECASE) if numeral.is_range else None
    if opens is not None:
        start -= len(opens.group())
    low, high = _ends(bound, numeral)
    count = Count(start, end, numeral.start, numeral.end, low, high, bound, "", "bare")
    if numeral.soft:
        count = replace(count, soft_low=numeral.low, soft_high=numeral.high)
    if phrase is None:
        return replace(count, rule="count.bare")
    noun = phrase.noun
    count = replace(count, end=max(end, phrase.end), unit=noun.unit, kind=noun.kind, weak=noun.weak)
    if bound == "exact" and (late := after_noun(text, count.end)) is not None:
        low, high = _ends(late[0], numeral)
        count = replace(count, end=late[1], bound=late[0], low=low, high=high)  # "lost 41 dead at most"
    if noun.unit == "killed":
        return replace(count, unit=both_lost(text, numeral.end, count.end) or noun.unit)
    lost = lost_of_modifiers(phrase.modifiers) if noun.kind == "people" else None
    return count if lost is None else replace(count, unit=lost, kind="loss", weak=False, rule="count.loss")


def _plain_bound(numeral: Numeral) -> Bound:
    if numeral.soft:
        return "vague"
    return "range" if numeral.is_range else "exact"


def _joined(plain: Bound, word: Bound) -> Bound:
    """Join what the number says with what the word before it says."""
    if plain == "vague" or (plain == "range" and word == "approx"):
        return plain
    return word


def _ends(bound: Bound, numeral: Numeral) -> tuple[float | None, float | None]:
    if bound == "vague":
        return None, None
    if bound in {"at_most", "less_than"}:
        return None, numeral.high
    if bound in {"at_least", "more_than"}:
        return numeral.low, None
    return numeral.low, numeral.high


def _of_toll(
    text: str, count: Count, before: tuple[str, str] | None, unit: str | None, kept: list[Count]
) -> bool:  # fmt: skip
    """Tell whether a number, however small, is one of losses: "put its losses at nine", "spoke of four"."""
    words = text[max(0, count.start - 60) : count.start]
    if before is not None and before[1] == "loss" and re.search(r"\bat\s+(?:\w+\s+)?$", words):
        return True
    if small_toll().search(words) is None:
        return False
    near = [c for c in kept if c.kind in {"people", "loss", "formation", "arms"}]
    return near[-1].kind == "loss" if near else unit in LOSS_UNITS


@cache
def _of_them() -> re.Pattern[str]:
    return re.compile(r"\s+of\s+(?:them|these|those|which)\b")


_MOST_FORMATIONS = 200  # assumed: no army counts more brigades or battalions


@cache
def _moved() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:sen[dt]s?|sending|deploy(?:s|ed|ing)?|mass(?:es|ed|ing)|pour(?:s|ed|ing)|mov(?:es|ed|ing)|withdr[ae]ws?|fl[yi]e?s|"
        r"recruit(?:s|ed|ing)?|draft(?:s|ed|ing)?|mobili[sz](?:e[sd]?|ing)|call(?:s|ed)?\s+up|commits?|pledg(?:e[sd]?|ing))\s+$",
        re.IGNORECASE,
    )


def _inherit(
    text: str, counts: list[Count], unit: str | None, them: tuple[str, str] | None = None, military: bool = False
) -> list[Count]:
    """Give a number without a noun the noun of the nearest count before it, else drop it."""
    kept: list[Count] = []
    for count in counts:
        if count.kind != "bare":
            kept.append(count)
            continue
        before = noun_before(text, count)
        if not _of_toll(text, count, before, unit, kept) and not may_stand_alone(
            text,
            count,
            any(c.kind in {"people", "loss"} for c in kept),
            told=any(c.core for c in kept) or unit is not None or them is not None,
            beside=any(c.core for c in kept),
        ):
            continue  # "put its losses at nine" counts, however few
        given, kind = noun_after(text, count) or before or ("", "")
        toll = given == "killed" and re.search(r"\btoll\b", text[max(0, count.start - 60) : count.start])
        if toll and unit in {"killed_or_wounded", "killed_or_missing", "casualties"}:
            given = unit  # the toll that was told before, of dead and wounded
        if not given and not kept and unit is None and them is not None and _of_them().match(text, count.end):
            given, kind = them
        if not given and not kept and them is not None and them[1] == "arms" and handed(text[: count.start]):
            given, kind = them  # "It has delivered just eight": of the guns spoken of
        if not given:
            given, kind = nearest_noun(kept, unit, text, count.start)
        if not given and them is not None and them[1] == "arms":
            given, kind = them  # "Spain first offered six": of the tanks spoken of
        if kind == "loss" and moves_itself(text, count.end):
            given, kind = next(((c.unit, c.kind) for c in reversed(kept) if c.kind == "people"), ("troops", "people"))
        if kind == "formation" and (count.high or count.low or 0.0) > _MOST_FORMATIONS:
            given, kind = "troops", "people"  # "the corps would number 6,000"
        if not given and military and _moved().search(text[: count.start]) is not None:
            given, kind = "troops", "people"  # "sends tens of thousands into the province"
        if given:
            end = count.end + (5 if text[count.end :].startswith(" more") else 0)
            kept.append(replace(count, end=end, unit=given, kind=kind, inherited=True, rule="count.inherited"))
    return kept
