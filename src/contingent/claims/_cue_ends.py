"""Where a verb of saying ends: after the one told, the day, the paper and "that"."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._finite import has_finite_verb
from contingent.claims._mention import Mention

__all__ = ["cue_end"]


@cache
def _recipient(telling: bool) -> re.Pattern[str]:
    month = "January|February|March|April|May|June|July|August|September|October|November|December"
    body = "council|committee|conference|newspaper|agency|radio|television|channel|briefing|assembly|Reuters|BBC|CNN"
    who = (
        rf"(?:this\s+(?:newspaper|paper|website|agency|channel|magazine|correspondent)|our\s+\w+|us|"
        rf"members\s+of\s+[\w ]{{3,24}}?|reporters|journalists|lawmakers|ministers|parliament|"
        rf"(?:(?!that\b)\w+\s+){{0,4}}?(?:{body}))"
    )
    paper = "statement|interview|report|briefing|speech|letter|call|message|post|conference|article|document"
    when = (
        r"(?:on\s+\w+day|\w+day|last\s+\w+|this\s+\w+|earlier|(?:\w+\s+){1,3}(?:later|earlier|ago)|late\s+\w+day|yesterday|today|at\s+the\s+time|"
        rf"in\s+(?:an?|his|her|its|"
        rf"their)\s+[\w\s-]{{0,30}}?(?:{paper})(?:\s+with\s+(?:the\s+)?[A-Z][\w.]*(?:\s+[A-Z]\w*){{0,3}})?"
        rf"(?:\s+(?:read|published|issued|posted|broadcast|carried|released|aired|sent|given)\s+(?:\w+\s+){{0,5}}?(?=that\b|late\b|on\s+\w+day))?|"
        rf"at\s+a\s+[\w ]{{0,20}}?(?:briefing|conference)|on\s+(?:public|state|national)\s+(?:radio|"
        rf"television|TV)|"
        rf"(?:by|over\s+the|via)\s+(?:satellite\s+)?(?:tele)?phone|"
        rf"on\s+condition\s+of\s+anonymity|on\s+condition\s+(?:that\s+)?\w+\s+not\s+be\s+named|"
        rf"after\s+(?:an?|the)\s+[\w-]+\s+(?:session|meeting|briefing|hearing)|"
        rf"in\s+\w+\s+\d{{4}}|in\s+(?:{month})|in\s+[A-Z]\w+|on\s+background|on\s+a\s+visit\s+to\s+[\w "
        rf"]{{2,30}}?)"
    )
    to = "" if telling else r"to\s+"
    return re.compile(
        rf"(?:\s+{to}(?:the\s+|an?\s+)?{who}(?=[\s,.:])|\s+{when}(?=[\s,.:;]|$))*(?:\s+that\b|"
        rf"(?:\s+only)?:|,\s+that\b)?",
        re.IGNORECASE,
    )


def cue_end(text: str, end: int, mentions: list[Mention]) -> tuple[int, tuple[str, ...]]:
    """Find where a cue ends: after the one told, the day and "that".

    Parameters
    ----------
    text : str
        The sentence.
    end : int
        Where the verb ends.
    mentions : list of Mention
        Possible sources of the sentence.

    Returns
    -------
    (int, tuple of str)
        The end, and the media told, by way of which the source speaks.
    """
    via: tuple[str, ...] = ()
    told = next((m for m in mentions if m.form == "media" and 0 <= m.start - end <= 5), None)
    tells = re.search(r"\b(?:told|tells?|telling|inform(?:s|ed)|assur(?:es|ed))$", text[:end], re.IGNORECASE)
    if told is not None and tells and re.fullmatch(r"\s+(?:the\s+)?", text[end : told.start]):
        end, via = told.reach, (told.name,)
    if re.search(r"\b(?:call(?:s|ed|ing)?|sets?\s+out)$", text[:end], re.IGNORECASE):
        return end, via  # "calls that range conservative": "that" belongs to the noun
    listener = re.match(r"\s+[^,;:“\"]{3,60}?\s+that\b", text[end:]) if tells else None
    if listener is not None and not has_finite_verb(listener.group()[:-5]):
        return end + listener.end(), via
    match = _recipient(tells is not None).match(text, end)
    return (match.end() if match else end), via
