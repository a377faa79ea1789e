"""Counts of forces, losses and arms in a sentence: number, bound, counted noun, span."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from contingent.claims._bounds import after_number, before_number
from contingent.claims._claim import Bound
from contingent.claims._exclusions import is_other_number, is_stepwise
from contingent.claims._losses import loss_of, with_shared_losses
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


def find_counts(text: str, *, military: bool = False, unit: str | None = None) -> list[Count]:
    """Find the counts of forces, losses and arms in a sentence.

    Parameters
    ----------
    text : str
        One sentence.
    military : bool
        Whether the report speaks of forces near by, so that "4,800 people" may be a force.
    unit : str or None
        Unit of the last count before this sentence, for numbers without a noun.

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
    counted = with_shared_losses(text, [loss_of(text, count) for count in candidates])
    military = military or _speaks_of_forces(text)
    return _inherit(text, [c for c in counted if _stands(text, c, military)], unit)


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
    low, high = _ends(bound, numeral)
    count = Count(start, end, numeral.start, numeral.end, low, high, bound, "", "bare")
    if numeral.soft:
        count = replace(count, soft_low=numeral.low, soft_high=numeral.high)
    if phrase is None:
        return replace(count, rule="count.bare")
    noun = phrase.noun
    return replace(count, end=max(end, phrase.end), unit=noun.unit, kind=noun.kind, weak=noun.weak)


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


@cache
def _shelter() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:displac\w*|refuge\w*|fl[ée]d|flee\w*|homeless|evacuat\w*|liv(?:e|es|ed|ing)|vot(?:e|ed|"
        r"ing)|protest\w*|rall(?:y|ied)|"
        r"demonstrat\w*|starv\w*|famine|food|aid|hunger|population|marched|attend\w*)\b",
        re.IGNORECASE,
    )


@cache
def _forces() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:troops?|soldiers?|militar\w+|arm(?:y|ies)|forces?|brigades?|battalions?|regiments?|"
        r"deploy\w*|rebels?|"
        r"militants?|insurgents?|guerrillas?|peacekeep\w+|navy|marines|garrison\w*|contingents?|"
        r"combat\w*|militia\w*|"
        r"warships?|police|fighters|Taleban|Taliban|missions?|command\w*|air\s?strikes?|gunmen|war)\b",
        re.IGNORECASE,
    )


def _speaks_of_forces(text: str) -> bool:
    return _forces().search(text) is not None


def _stands(text: str, count: Count, military: bool) -> bool:
    if count.kind == "bare":
        return count.rule == "count.bare"
    if count.unit == "recruits" and count.weak:
        return (
            re.search(r"\b(?:fight\w*|join\w*|recruit\w*|serv\w+|enlist\w*|contract\w*|army|ranks)\b", text) is not None
        )
    if count.kind == "people" and count.unit == "personnel" and _shelter().search(text):
        return False  # people who flee, live or protest are no force
    return military or not count.weak


def _inherit(text: str, counts: list[Count], unit: str | None) -> list[Count]:
    """Give a number without a noun the noun of the nearest count before it, else drop it."""
    kept: list[Count] = []
    for count in counts:
        if count.kind != "bare":
            kept.append(count)
            continue
        if not _may_stand_alone(text, count):
            continue
        given, kind = _noun_after(text, count) or _noun_before(text, count) or _nearest(kept, unit, text, count.start)
        if given:
            end = count.end + (5 if text[count.end :].startswith(" more") else 0)
            kept.append(replace(count, end=end, unit=given, kind=kind, inherited=True, rule="count.inherited"))
    return kept


@cache
def _as_number() -> re.Pattern[str]:
    return re.compile(
        r"\s+as\s+(?:the|its|their)\s+(?:\w+\s+)?(?:number|strength|total|size|toll|count)"
        r"\s+of\s+(?:the\s+)?(?P<noun>[\w ]{3,40})"
    )


def _noun_after(text: str, count: Count) -> tuple[str, str] | None:
    """Find the noun of "has given 6,700 as the number of containers"."""
    match = _as_number().match(text, count.end)
    heads = match["noun"].split() if match else []
    found = next((f for i in range(len(heads)) if (f := find_noun(heads[i : i + 2])) is not None), None)
    return None if found is None else (found[0].unit, found[0].kind)


def _nearest(kept: list[Count], unit: str | None, text: str, end: int) -> tuple[str, str]:
    near = next((c for c in reversed(kept) if c.kind in {"people", "loss", "formation", "arms"}), None)
    if near is not None:
        return near.unit, near.kind
    plural = _plural_noun(text[:end])
    if plural is not None:
        return plural
    if (unit is None or unit in _LOSS_WORDS.values()) and re.search(
        r"\b(?:force|troops?|contingent|garrison|strength|deployment|army)\b", text, re.IGNORECASE
    ):
        return "troops", "people"
    return unit or "", "loss" if unit in _LOSS_WORDS.values() else "people"


def _plural_noun(before: str) -> tuple[str, str] | None:
    """Find the last counted noun in the plural before a number: "the rebels, who say they number 9,000"."""
    words = re.findall(r"[A-Za-z]+", before)
    for index in range(len(words) - 1, -1, -1):
        found = find_noun(words[index : index + 2]) or find_noun(words[index : index + 1])
        if found is not None and not found[0].singular and not found[0].weak and found[0].kind in {"people", "arms"}:
            return found[0].unit, found[0].kind
    return None


_LOSS_WORDS = {word: unit for unit, told in {
    "killed": "killed dead death deaths toll", "wounded": "wounded injured", "casualties": "casualties losses",
    "captured": "captured prisoners",
}.items() for word in told.split()}  # fmt: skip


def _noun_before(text: str, count: Count) -> tuple[str, str] | None:
    """Find the noun that a number follows: "put the number of militants killed at 12,000"."""
    before = text[max(0, count.start - 70) : count.start]
    link = re.search(
        r"\b(?:at|to|of|as|was|were|is|are|total(?:led|ed|s)?|number(?:ed|s)?|reach(?:ed|"
        r"es)?|exceed(?:ed|s)?|than)\s+$",
        before,
        re.I,
    )
    if link is None:
        return None
    head = re.split(r"[,;:]|\b(?:and|but|while)\b", before[: link.start()])[-1]
    words = re.findall(r"[A-Za-z]+", head)
    for word in reversed(words):
        if word.lower() in _LOSS_WORDS:
            return _LOSS_WORDS[word.lower()], "loss"
    for word in reversed(words):
        found = find_noun([word])
        if found is not None and not found[0].singular and found[0].kind in {"people", "arms", "formation"}:
            return found[0].unit, found[0].kind
    return None


@cache
def _lone() -> tuple[re.Pattern[str], re.Pattern[str]]:
    opens = re.compile(
        r"(?:\b(?:at|as|(?:of|spoken\s+of|talk(?:ed)?\s+of)\s+which|of\s+wh(?:om|ich),?|spok(?:e|"
        r"en)\s+of|number(?:s|ed|ing)?|estimates?d?|puts?|counts?|counted|"
        r"send(?:s|ing)?|sent|deploy(?:s|ed|ing)?|los(?:t|es|ing)|add(?:s|ed|ing)?|contribut(?:e|es|ed|"
        r"ing)|withdr[ae]w(?:s|n|ing)?|has|have|had|total(?:s|led|ling|ed|ing)?|to|from|reach(?:es|ed|"
        r"ing)?|is|was|are|were|are|were|"
        r"(?:strength|deployment|total|figure|number|toll|count|estimate|size|force|"
        r"contingent)s?\s+(?:of|at|to|as|is|was)|"
        r"put\s+at|be|and|or|another|than|by|further|additional|or)\s+(?:just\s+|only\s+|now\s+|the\s+)?)$",
        re.IGNORECASE,
    )
    closes = re.compile(
        r"\s*(?:[.,;:)—–”\"]|$|(?:in|from|at|to|on|by|of\s+(?:them|whom|these|those)|for|were|was|are|"
        r"have|had|has|who|that|which|and|or|but|since|more|others|each|between|"
        r"by|during|with|last|this|next|now|when|while|as|after|before|under|already|could|would|may|"
        r"might|will)\b)",
        re.IGNORECASE,
    )
    return opens, closes


_LEAST_ALONE = 20  # assumed: smaller numbers without a noun are rarely forces


def _may_stand_alone(text: str, count: Count) -> bool:
    if _shelter().search(text):
        return False
    opens, closes = _lone()
    value = count.high if count.high is not None else count.low
    if closes.match(text, count.end) is None or (value or count.soft_high or 0) < _LEAST_ALONE:
        return False
    if text[count.end :].lstrip().lower().startswith(("of them", "of whom", "of which")):
        return True
    if re.match(r"\s+(?:will|would|were|was|are|have|had|could|may|might)\b", text[count.end :]):
        return True  # "4,000 will support": the number is the subject
    return count.bound != "exact" or opens.search(text[max(0, count.start - 40) : count.start]) is not None
