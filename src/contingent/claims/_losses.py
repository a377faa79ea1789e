"""Losses: whether the people counted were killed, wounded, captured or missing."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from contingent.claims._custody import held_of

if TYPE_CHECKING:
    from contingent.claims._counts import Count

__all__ = ["both_lost", "loss_of", "lost_of_modifiers", "with_shared_losses"]

_KINDS: dict[str, str] = {
    "killed": r"killed|neutrali[sz]ed|eliminated|liquidated|slain|"
    r"shot(?:\s+dead)?(?!\s+(?:down|at|on|up))|dead|died|dies|die|perished|"
    r"murdered|gunned\s+down|executed|"
    r"beheaded|massacred|buried",
    "wounded": r"wounded|injured|hurt|maimed|(?:sustained|suffered|with)\s+(?:\w+\s+){0,3}?(?:injuries|wounds|burns)",
    "captured": r"captured|prisoner|captive|taken\s+(?:prisoner|captive|hostage)|surrendered|abducted|"
    r"kidnapped",
    "missing": r"missing",
}


@cache
def _after() -> re.Pattern[str]:
    link = (
        r"(?:have|has|had|were|was|are|is|being|been|be|also|reportedly|reported|believed|said|thought|"
        r"to|either|"
        r"later|already|now|left|may|might|could|would|will|who|all|themselves|since|then|confirmed|"
        r"presumed|feared|went|gone|found|brought|lay|lying|left|declared|listed\s+as|being)"
    )
    where = (
        r"(?:\s+and\s+(?:an?|one|the|their)\s+[a-z]+)?(?:\s*\((?:[^()]{0,40})\)|\s+(?:of|from|in|on|at)\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+|"
        r"\s+on\s+both\s+sides)?"
    )
    kinds = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
    hurt = r"(?:wounded|injured)"
    both = rf"(?P<both>(?:killed|dead)\s+(?:and|or)\s+{hurt}|{hurt}\s+(?:and|or)\s+killed)"
    out = r"(?P<lost>lost\s+their\s+lives)"
    return re.compile(
        rf"[”\"’']?(?:\s+(?:others?|more))?{where}(?:,\s[^,;]{{3,60}},)?,?(?:\s+{link})*\s+(?:{both}|{out}|{kinds})\b",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    fill = r"(?:\s+(?:another|a\s+further|further|also|the|other|all|as\s+well\s+as|off|up))*"
    return re.compile(
        rf"(?:(?P<killed>\bkill(?:ed|s|ing)?|\bdeaths?\s+of|\bslaying|\bslew|\bshot\s+dead|\b(?:bodies|corpses|remains|coffins|funerals?|burials?)\s+of|"
        rf"\bloss\s+of|\blost|\bloses?|"
        rf"\blosing|\b(?:dead|death\s+toll|toll|losses)\s+(?:at|to)|\bkilling\s+of|\b(?:claim|cost|tak)(?:s|ed|es|ing)?\s+the\s+lives\s+of|\btook\s+the\s+lives\s+of|\bat\s+(?:the|a)\s+cost\s+of|\bcost\s+(?:it|them|the\s+\w+)|\bmourn(?:ed|s|ing)|\bleft|\bexecuted)"
        rf"|(?P<wounded>\bwound(?:ed|s|ing)|\binjur(?:ed|es|ing)|\bhurt(?:ing)?)"
        rf"|(?P<captured>\bcaptur(?:ed|es|ing|e)|\btook\s+prisoner|\babduct(?:ed|s|ing)|\bkidnapp(?:ed|"
        rf"ing))){fill}:?\s+$",
        re.IGNORECASE,
    )


def loss_of(text: str, count: Count, unit: str | None = None) -> Count:
    """Turn a count of people into a count of losses where the words around say so.

    Parameters
    ----------
    text : str
        The sentence.
    count : Count
        The count with its noun, or bare.
    unit : str or None
        Unit of the last count of people in the sentences before.

    Returns
    -------
    Count
        The same, or with a loss as unit.
    """
    if count.kind in {"arms", "formation", "other"} or count.kind == "loss":
        return count
    kind = _kind_after(text, count) or _kind_before(text, count) or held_of(text, count, unit)
    if kind is None:
        return count
    return replace(count, unit=kind, kind="loss", weak=False, rule=_rule(count))


def _rule(count: Count) -> str:
    """Name the rule; civilians lost are told apart, since no measure of forces counts them."""
    return "count.civilian-loss" if count.kind == "civilian" else "count.loss"


def lost_of_modifiers(modifiers: str) -> str | None:
    """Read "40 dead soldiers", "300 captured Russian troops": the loss stands before the noun.

    Parameters
    ----------
    modifiers : str
        The words between a number and its noun.

    Returns
    -------
    str or None
        The unit of the loss.
    """
    told = re.match(
        r"(?:\w+\s+){0,2}?(?P<word>dead|slain|fallen|wounded|injured|captured|captive|missing|detained|"
        r"imprisoned)\b",
        modifiers,
    )
    if told is None:
        return None
    word = told["word"]
    if word in {"dead", "slain", "fallen"}:
        return "killed"
    return {"injured": "wounded", "captive": "captured", "detained": "captured", "imprisoned": "captured"}.get(
        word, word
    )


@cache
def _both() -> re.Pattern[str]:
    return re.compile(r"\W*(?:\w+\s+){0,2}?(?:dead|killed|deaths)\s+(?:and|or)\s+(?P<other>wounded|injured|missing)\b")


def both_lost(text: str, start: int, end: int) -> str | None:
    """Read "100,000 dead and wounded": one number of both.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        From behind the number to the end of its noun.

    Returns
    -------
    str or None
        The unit, where two losses are joined.
    """
    match = _both().match(text, start, min(len(text), end + len(" and wounded")))
    if match is None:
        return None
    return "killed_or_missing" if match["other"] == "missing" else "killed_or_wounded"


@cache
def _among() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:were\s+|are\s+)?among\s+(?:the|those|its|their)\s+(?P<kind>dead|killed|wounded|injured|captured|missing)\b",
        re.I,
    )


def _kind_after(text: str, count: Count) -> str | None:
    among = _among().match(text, count.end)
    if among is not None:
        return {"dead": "killed", "injured": "wounded"}.get(among["kind"].lower(), among["kind"].lower())
    match = _after().match(text, count.end, min(len(text), count.end + 110))
    if match is None:
        return None
    if match["both"]:
        return "killed_or_wounded"
    if match["lost"]:
        return "killed"
    if re.search(r"\d", text[count.end : match.end()]):
        return None  # "1,076 Cubans, of whom 96 are dead": another number is lost
    kind = next(kind for kind in _KINDS if match[kind])
    if _is_active(text, count, match.start(kind)):
        return None
    return _with_alternative(text, match.end(), kind)


def _is_active(text: str, count: Count, verb: int) -> bool:
    """Tell whether the counted people did it ("12 gunmen killed a guard") and did not suffer it."""
    between = text[count.end : verb].strip().lower()
    word = re.match(r"\w+", text[verb:])
    following = text[verb + (word.end() if word else 0) :].lstrip()[:24].lower()
    takes_object = word is not None and word.group().lower() in {
        "killed",
        "wounded",
        "captured",
        "seized",
        "injured",
    }
    takes_object = takes_object or (word is not None and word.group().lower() in {"abducted", "kidnapped", "executed"})
    passive = re.search(r"\b(?:were|was|been|being|are|is|be|said|believed|reported)\b", between)
    return (
        takes_object and passive is None and re.match(r"(?:an?|the|at|some|\d|more|two|three)\b", following) is not None
    )


def _with_alternative(text: str, end: int, kind: str) -> str:
    """Read "killed or wounded", "killed or missing"."""
    match = re.compile(
        r"\s*(?:or|and|/|,\s*)\s*(?:went\s+|gone\s+|are\s+|were\s+)?(?:wounded|injured|missing|captured)\b",
        re.IGNORECASE,
    ).match(text, end)
    if match is None or kind != "killed":
        return kind
    return "killed_or_missing" if "missing" in match.group() else "killed_or_wounded"


def _kind_before(text: str, count: Count) -> str | None:
    match = _before().search(text[max(0, count.start - 60) : count.start])
    if match is None:
        return None
    kind = str(match.lastgroup)
    verb = match.group().split()[0].lower()
    if verb == "left" and re.match(r"[^.;]{0,40}\b(?:dead|homeless|wounded)", text[count.end :]) is None:
        return None
    if count.kind == "bare" and verb in {"left", "lost", "lose", "loses", "losing"}:
        return None if verb == "left" else "killed"
    return kind


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(r"\s*(?:,|,?\s+(?:and|or|as\s+well\s+as|plus|along\s+with))\s*(?:also\s+)?$", re.IGNORECASE)


def with_shared_losses(text: str, counts: list[Count]) -> list[Count]:
    """Share a loss among joined counts: "nine soldiers and 10 rebels have been killed".

    Parameters
    ----------
    text : str
        The sentence.
    counts : list of Count
        In the order of the text.

    Returns
    -------
    list of Count
    """
    shared = list(counts)
    for i in range(len(shared) - 2, -1, -1):
        here, after = shared[i], shared[i + 1]
        if after.rule in _LOST and _may_share(text, here) and _joined(text, here, after):
            shared[i] = replace(here, unit=after.unit, kind="loss", weak=False, rule=_rule(here))
    for i in range(1, len(shared)):
        before, here = shared[i - 1], shared[i]
        if before.kind == "loss" and here.kind in {"people", "civilian"} and _lists_lost(text, before, here):
            shared[i] = here = replace(here, unit=before.unit, kind="loss", weak=False, rule=_rule(here))
        if before.rule in _LOST and here.kind in {"people", "civilian"} and _joined(text, before, here):
            shared[i] = replace(here, unit=before.unit, kind="loss", weak=False, rule=_rule(here))
    return shared


_LOST = frozenset({"count.loss", "count.civilian-loss"})


@cache
def _own_verb() -> re.Pattern[str]:
    return re.compile(r"\b(?!reported|estimated|confirmed|announced)(?:\w{3,}ed|sent|held|freed)\s+$")


def _may_share(text: str, count: Count) -> bool:
    """Tell whether a count may share the loss of the next: not in "arrested 200 protesters and 30 civilians died"."""
    return (
        count.kind in {"people", "civilian"}
        and _own_verb().search(text[max(0, count.start - 24) : count.start]) is None
    )


@cache
def _listed() -> re.Pattern[str]:
    parts = r"including|among\s+(?:them|whom|these)|of\s+(?:them|whom|these)"
    return re.compile(rf"[^,;:.]{{0,40}}(?::|,\s+(?:{parts})|\s+(?:including|—|–))\s*(?:\w+\s+){{0,2}}$", re.IGNORECASE)


def _lists_lost(text: str, whole: Count, part: Count) -> bool:
    """Tell whether a whole lost is told apart: "412 people lost their lives: 214 rebels", "240 dead, among them 11"."""
    size, piece = whole.high or whole.low or 0.0, part.high or part.low or 0.0
    if whole.unit == "captured":
        return False  # "freed 17 hostages, among them three soldiers"
    return 0 < piece < size and _listed().fullmatch(text[whole.end : part.start]) is not None


def _joined(text: str, left: Count, right: Count) -> bool:
    if re.match(r"\s+of\s+(?:whom|them|these|those|which)\b", text[right.end :]) is not None:
        return False  # "1,076 Cubans, 96 of whom are dead": only a part is lost
    return _joins().fullmatch(text[left.end : right.start]) is not None
