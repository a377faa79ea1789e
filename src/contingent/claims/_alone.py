"""Whether a number without a noun counts the forces spoken of."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from contingent.claims._among import acts_itself, follows_verb, stands_among_others

if TYPE_CHECKING:
    from contingent.claims._counts import Count

__all__ = ["may_stand_alone", "shelter", "small_toll"]


@cache
def shelter() -> re.Pattern[str]:
    """Find words of people who flee, live or protest: no force."""
    return re.compile(
        r"\b(?:displac\w*|refuge\w*|fl[ée]d|flee\w*|homeless|evacuat\w*|liv(?:e|es|ed|ing)|vot(?:e|ed|"
        r"ing)|protest\w*|rall(?:y|ied)|"
        r"demonstrat\w*|starv\w*|famine|food|aid|hunger|population|marched|attend\w*)\b",
        re.IGNORECASE,
    )


@cache
def _lone() -> tuple[re.Pattern[str], re.Pattern[str]]:
    opens = re.compile(
        r"(?:\b(?:at|as|(?:of|spoken\s+of|talk(?:ed)?\s+of)\s+which|of\s+wh(?:om|ich),?|sp(?:oke|oken|eaks?|eaking)\s+of|with|"
        r"number(?:s|ed|ing)?|estimates?d?|puts?|counts?|counted|"
        r"pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|offer(?:s|ed|ing)?|first|last|other|remaining|join(?:s|ed|ing)?|send(?:s|ing)?|sent|deploy(?:s|ed|ing)?|los(?:t|es|ing)|add(?:s|ed|ing)?|contribut(?:e|es|ed|"
        r"ing)|withdr[ae]w(?:s|n|ing)?|has|have|had|total(?:s|led|ling|ed|ing)?|to|from|reach(?:es|ed|"
        r"ing)?|is|was|are|were|are|were|"
        r"(?:strength|deployment|total|figure|number|toll|count|estimate|size|force|"
        r"contingent|target|ceiling|goal|level|cap|limit)s?\s+(?:of|at|to|as|is|was)|"
        r"put\s+at|nearer|compared\s+(?:with|to)|as\s+against|versus|be|and|or|another|than|by|further|additional|or|keep(?:s|ing)?|kept|leav(?:e|es|ing)|len(?:ds?|t)|provid(?:es|ed)|hosts?|hosted|holds?|held|takes?|took|seiz(?:es|ed)|captur(?:es|ed)|train(?:s|ed)|evacuated|needs?|"
        r"boasts?|fields?|fielded|musters?|mustered|confirm(?:s|ed|ing)?|claim(?:s|ed|ing)?|verif(?:ies|ied)|record(?:s|ed)?|"
        r"shows?|showed|lists?|listed|names?|gives?|gave|reports?|reported|register(?:s|ed)?|cites?|cited|finds?|found|knows?\s+of|look(?:s|ed|ing)?\s+for|"
        r"provid(?:es|ed|ing)\s+for|allow(?:s|ed|ing)?(?:\s+for)?|call(?:s|ed|ing)?\s+for|ask(?:s|ed|ing)?\s+for|foresees?|foresaw|envisag(?:es|ed)|permit(?:s|ted)|"
        r"consider(?:s|ed)?|part\s+of|draft(?:s|ed)?|recruit(?:s|ed)?|mobili[sz](?:es|ed)|fires?|fired|launch(?:es|ed)|"
        r"reckon(?:s|ed)?\s+with|arriv(?:es|ed)\s+at|com(?:es|e)\s+to|brings?|brought|(?:fl(?:y|ies|ew|own)|call(?:s|ed)?|bring|brought)\s+(?:in|up))\s+"
        r"(?:just\s+|only\s+|now\s+|still\s+|already\s+|then\s+|also\s+|currently\s+|merely\s+|(?:the|its|their|a)\s+)?(?:current\s+|present\s+|original\s+|initial\s+|existing\s+|previous\s+|planned\s+)?[“\"‘']?)$",
        re.IGNORECASE,
    )
    closes = re.compile(
        r"\s*(?:[.,;:)—–”\"’']|$|(?:into|onto|through|towards?|home|of\s+us|an?\s+(?:day|week|month|year|realistic|fair|credible|plausible)|per\s+(?:day|week|month|year)|can|cannot|must|should|did|do|does|in|from|at|to|on|by|of\s+(?:them|whom|these|those|its|the(?=\s+(?:\w+\s+)?\d))|for|were|was|are|"
        r"have|had|has|who|that|which|and|or|but|than|since|more|others|each|between|"
        r"by|during|with|last|this|next|now|when|while|as|after|before|under|already|could|would|may|"
        r"might|will|within|inside|outside|abroad|elsewhere|beyond|behind|across|against|along|without|today|yesterday|tomorrow|there|here|so\s+far|according|it|they|arrived|left|departed|landed|came|went|died|fell|surrendered|returned|crossed|deployed|survived|"
        r"remain(?:ed)?|stay(?:ed)?|joined|followed|serve|fight|belong|stood|stands|is|its\s+(?:smallest|largest|lowest|highest)|made|got|fled|escaped|deserted|reached)\b)",
        re.IGNORECASE,
    )
    return opens, closes


@cache
def _led_by_force() -> re.Pattern[str]:
    forces = (
        "company|battalion|brigade|regiment|garrison|detachment|platoon|squadron|force|contingent|column|crew|team|group|"
        "batch|wave|party|mission|army|militia"
    )
    return re.compile(
        rf"\bnumbering\s+$|\b(?:first|second|third|fourth|another|other)(?:\s+[a-z]+)?,\s+of\s+$|\bin\s+(?:groups|batches|waves|teams|parties|units|columns)\s+of\s+$|"
        rf"\b(?:an?|the|its|their|his)\s+(?:[\w-]+\s+)?(?:{forces})\s+of\s+$",
        re.IGNORECASE,
    )


@cache
def _apposed() -> re.Pattern[str]:
    """Find a force told before a comma: "the troops of the bloc, 1,900 at their strongest"."""
    forces = (
        "troops|soldiers|forces?|contingent|garrison|battalion|brigade|fighters|army|peacekeepers|militia|rebels|insurgents|"
        "mission|instructors|advisers|police|men"
    )
    return re.compile(
        rf"\b(?:{forces})\b[^,;.:]{{0,40}},\s+(?:(?:once|now|then|some|about|nearly|at\s+first)\s+)*$", re.IGNORECASE
    )


@cache
def _of_force() -> re.Pattern[str]:
    forces = "force|mission|total|contingent|brigade|battalion|garrison|army|troops|soldiers|men|peacekeepers|fighters"
    return re.compile(rf"\s+of\s+(?:the|its|their|this|that)\s+(?:[a-z]+\s+)?(?:{forces})\b", re.IGNORECASE)


@cache
def _gapped() -> re.Pattern[str]:
    return re.compile(
        r"(?:,|;|\band|\bwhile|\bbut)\s+(?:the\s+)?(?:[A-Z][\w.-]+\s+){1,4}(?:about\s+|some\s+|up\s+to\s+)?$"
    )


@cache
def small_toll() -> re.Pattern[str]:
    """Find words of a toll, before a number however small: "a colonel spoke of four"."""
    given = (
        r"sp(?:oke|oken|eaks?)\s+of|admit(?:s|ted)\s+to|"
        r"(?:toll|dead|losses|deaths)\s+(?:at|to|is|was|as|stands\s+at|stood\s+at)"
    )
    return re.compile(rf"\b(?:{given})\s+(?:only\s+|just\s+)?$", re.IGNORECASE)


@cache
def _as_planned() -> re.Pattern[str]:
    told = (
        r"authori[sz]ed|announced|promised|planned|pledged|mandated|envisaged|foreseen|approved|agreed|requested|reported|"
        r"expected|needed|required|allowed|permitted|an?\s+(?:year|month|week|day|decade)\s+(?:ago|before|earlier)"
    )
    return re.compile(rf"\s+(?:first\s+|originally\s+|initially\s+)?(?:{told})\b", re.IGNORECASE)


_LEAST_ALONE = 20  # assumed: smaller numbers without a noun are rarely forces


def may_stand_alone(text: str, count: Count, near: bool, told: bool = False, beside: bool = False) -> bool:
    """Tell whether a number without a noun is a count.

    Parameters
    ----------
    text : str
        The sentence.
    count : Count
        The number.
    near : bool
        Whether people are counted before it in the sentence.
    told : bool
        Whether anything is counted before it, here or in the sentences before.
    beside : bool
        Whether people, arms or formations are counted before it in the sentence.

    Returns
    -------
    bool
    """
    if shelter().search(text) and not near:
        return False
    opens, closes = _lone()
    if stands_among_others(text, count, beside, told):
        return True
    value = count.high if count.high is not None else count.low
    if re.match(r"\s+of\s+(?:the|an?|its|their|those)\s+(?:\w+\s+){0,2}?\d", text[count.end :]):
        return True
    if _led_by_force().search(text[max(0, count.start - 40) : count.start]) is not None:
        return True  # "troops numbering 870 patrol", "a company of 120"
    if re.match(r"\s+of\s+(?:them|whom|these|those|which)\b", text[count.end :]) and not shelter().search(text):
        return True  # "four of them seriously", "14 of them children"
    if near and (value or 0) >= _LEAST_ALONE and _as_planned().match(text, count.end) is not None:
        return True  # "8,700 soldiers, of 11,100 authorised"
    if (
        near
        and re.match(r"\s*(?:[.,;]|$|and\s+(?:the\s+)?[A-Z])", text[count.end :])
        and _gapped().search(text[max(0, count.start - 40) : count.start])
    ):
        return True  # "Chad has offered 1,500 soldiers and Sri Lanka 250"
    before = text[max(0, count.start - 80) : count.start]
    if _of_force().match(text, count.end) or (
        _apposed().search(before) and re.match(r"\s+(?:at|in|strong)\b", text[count.end :])
    ):
        return True  # "supplies 1,050 of the force"
    if (closes.match(text, count.end) is None and not acts_itself(text, count)) or (
        value or count.soft_high or 0
    ) < _LEAST_ALONE:
        return False
    if text[count.end :].lstrip().lower().startswith(("of them", "of whom", "of which")):
        return True
    subject = r"will|would|is(?=\s+(?:nearer|closer|more|too|the|a\b|not))|were|was|are|have|had|could|may|might|"
    subject += r"made|got|fled|escaped|deserted|reached|arrived|left|landed|went|came|"
    subject += r"died|crossed|returned|stayed|remain(?:ed)?"
    if re.match(r"\s+more\b(?!\s+than)\s*(?:[.,;]|$|[a-z])", text[count.end :]):
        return True  # "then came 200 more"
    if re.match(rf"\s+(?:others?\s+)?(?:{subject})\b", text[count.end :]):
        return True  # "4,000 will support", "38 arrived": the number is the subject
    led = opens.search(text[max(0, count.start - 40) : count.start]) is not None or follows_verb(text, count)
    return count.bound != "exact" or led or acts_itself(text, count)
