"""When two counts are of one matter: the same kind of people, force, place and act, and neither a part of the other."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from contingent.claims._claim import Claim
from contingent.claims._gazetteer import Name, find_names
from contingent.claims._inside import is_former, is_part
from contingent.claims._lexicon import words
from contingent.claims._likeness import counted_class, same_action
from contingent.claims._needles import seek
from contingent.claims._nouns import is_people
from contingent.claims._scene import Draft
from contingent.claims._scope_of import scopes_differ

__all__ = [
    "disputed",
    "kinds_of_people_differ",
    "named_forces",
    "one_matter",
    "places_differ",
    "sides_differ",
    "surely_one",
    "words_name_the_force",
]

_REACH = (
    1200  # characters between two counts that leave the force unnamed in one of them: some seven sentences, assumed
)
_SPECIAL = words("advisers instructors engineers sappers police civilians recruits mercenaries workers reservists")


def one_matter(later: Draft, earlier: Draft) -> bool:
    """Tell whether two counts may be rival figures of one thing.

    Parameters
    ----------
    later, earlier : Draft
        Counts in the order of the text.

    Returns
    -------
    bool
        False where the words tell two forces, two places or two kinds of people, or make one a part or an addition.
    """
    a, b = later.claim, earlier.claim
    if a.quantity is None or b.quantity is None or is_part(later) or is_part(earlier) or later.rate or earlier.rate:
        return False
    if is_former(a) or is_former(b):
        return False
    if counted_class(a.quantity) != counted_class(b.quantity) or kinds_of_people_differ(a, b) or scopes_differ(a, b):
        return False
    if not (same_action(a, b) or "other" in {a.action, b.action} or _standing(a, b)):
        return False
    return _same_force(a, b) and not places_differ(a, b)


def _standing(a: Claim, b: Claim) -> bool:
    """Tell whether both tell a strength, whatever its people do: "fight" and "are" count the same men."""
    acts = {"station", "fight", "deploy", "rotate", "support", "guard"}
    return {a.action, b.action} <= acts


def kinds_of_people_differ(a: Claim, b: Claim) -> bool:
    """Tell whether two counts name two kinds of people: engineers and troops, soldiers and rebels."""
    units = {c.quantity.unit for c in (a, b) if c.quantity is not None}
    if len(units) == 2 and units & _SPECIAL and all(is_people(unit) for unit in units):
        return True
    return sides_differ(a, b)


def sides_differ(a: Claim, b: Claim) -> bool:
    """Tell whether two counts name soldiers, rebels or civilians, and not the same of them."""
    return len({_side(a), _side(b)} - {""}) > 1


@cache
def _sides() -> dict[str, re.Pattern[str]]:
    return {
        "rebels": re.compile(
            r"\b(?:rebels?|militants?|insurgents?|gunm[ae]n|guerrill\w+|terrorists?|jihadists?|extremists?|militi\w+|attackers?|"
            r"separatists?|bandits?|islamists?|fighters?)\b",
            re.IGNORECASE,
        ),
        "soldiers": re.compile(
            r"\b(?:soldiers?|troops?|servicem[ae]n|police\w*|gendarmes?|peacekeepers?|commandos?|paratroopers?|marines?|army)\b",
            re.IGNORECASE,
        ),
        "civilians": re.compile(
            r"\b(?:civilians?|children|child|women|villagers?|residents?|displaced|refugees?)\b", re.I
        ),
    }


def _side(claim: Claim) -> str:
    """Tell whether the words of a count name soldiers, rebels or civilians; ``''`` if none or several."""
    assert claim.quantity is not None
    text, base = claim.sentence.text, claim.sentence.start
    own = claim.quantity.span.text + _tail(text[claim.quantity.span.end - base :])
    return _side_in(own)


@lru_cache(maxsize=1024)  # a claim is compared with many, and each time asked
def _side_in(words: str) -> str:
    met = [side for side, pattern in _sides().items() if pattern.search(words)]
    return met[0] if len(met) == 1 else ""


def _tail(text: str) -> str:
    """Give the words that belong to a counted noun: up to a comma, a verb of saying or another number."""
    found = re.match(r"(?:\s+(?!said|says|had|has|have|were|was|are|is\b)[^\s,;.\d]+){0,4}", text)
    return found.group() if found else ""


def named_forces(claim: Claim) -> frozenset[str]:
    """Give the states and groups that the words of a claim name, its source left out."""
    return _forces_named_in(claim.proposition)


@lru_cache(maxsize=1024)  # a claim is compared with many, and each time asked
def _forces_named_in(words: str) -> frozenset[str]:
    met = [n for n in find_names(words) if n.entry.kind in {"state", "group"}]
    return frozenset(n.entry.name for n in met if n.entry.form == "demonym" or _owned(words, n))


def _owned(text: str, name: Name) -> bool:
    """Tell whether a state is named as whose forces they are: "soldiers of the United States"."""
    before = text[max(0, name.start - 30) : name.start]
    return re.search(r"\b(?:soldiers|troops|forces|men|units|army)\s+of\s+(?:the\s+)?$", before) is not None


def _names(claim: Claim) -> list[Name]:
    return find_names(claim.proposition)


def _same_force(a: Claim, b: Claim) -> bool:
    own = named_forces(a), named_forces(b)
    if own[0] and own[1]:
        return bool(own[0] & own[1]) or any(_of_one_state(x, y) for x in own[0] for y in own[1])
    if a.actor == b.actor or _of_one_state(a.actor, b.actor):
        return True
    # an actor that the words do not name was guessed: the figures may be of one force where they stand near
    guessed = not (words_name_the_force(a) and words_name_the_force(b)) and surely_one(a, b)
    return guessed and a.report == b.report and abs(a.sentence.start - b.sentence.start) <= _REACH


def surely_one(later: Claim, earlier: Claim) -> bool:
    """Tell whether the words themselves make two figures rivals: both name the force, or one takes the other up."""
    if later.action == earlier.action == "lose" or (words_name_the_force(later) and words_name_the_force(earlier)):
        return True
    return "count.inherited" in later.rules or disputed(later)


def _of_one_state(a: str, b: str) -> bool:
    """Tell whether one is the other's own armed body: Wagner's men are counted as Russians."""
    return _SERVES.get(a) == b or _SERVES.get(b) == a


_SERVES = {
    "Wagner (Russia)": "Russia",
    "Africa Corps (Russia)": "Russia",
    "Revolutionary Guards": "Iran",
    "IRGC": "Iran",
    "Quds Force": "Iran",
}


def words_name_the_force(claim: Claim) -> bool:
    """Tell whether the words of a claim or of its source name whose force it is."""
    if claim.actor and (
        claim.actor in (claim.source.name or "") or claim.source.entity.partition(":")[0] == claim.actor
    ):
        return True
    told = {n.entry.name for n in _names(claim)}
    return any(actor in told or (actor and actor in claim.proposition) for actor in claim.actor.split("; "))


def places_differ(a: Claim, b: Claim) -> bool:
    """Tell whether both name where, and name other towns or other countries."""
    told = [c.place for c in (a, b) if c.place is not None and c.place.span is not None and _within(c)]
    if len(told) < 2:
        return False
    first, second = told
    if None not in (first.country, second.country) and first.country != second.country:
        return True
    return first.name != second.name and not _nested(first.name, second.name)


def _within(claim: Claim) -> bool:
    span, told = claim.place.span if claim.place is not None else None, claim.source.span
    if span is not None and told is not None and told.start <= span.start < told.end:
        return False  # "researchers in Maputo": where those who tell it are
    return span is not None and claim.sentence.start <= span.start < claim.sentence.end


def _nested(a: str, b: str) -> bool:
    return bool(set(re.findall(r"[A-Z]\w+", a)) & set(re.findall(r"[A-Z]\w+", b))) or not {a[:1], b[:1]} <= set(
        _CAPITALS
    )


_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÉÀÖÜŞİŁŽČ"


@cache
def _contrast() -> re.Pattern[str]:
    more = r"(?:higher|lower|larger|smaller|greater|bigger|different|far\s+more|far\s+fewer|twice|double|half)"
    what = r"(?:tolls?|numbers?|figures?|counts?|totals?|estimates?|strength|losses|it|them)"
    return re.compile(
        rf"\b{what}\s+(?:\w+\s+)?{more}\b|\b{more}\s+{what}\b|"
        r"\b(?:do(?:es)?|did)\s+not\s+(?:share|agree|accept)|\bdisput\w+|\bcontradict\w+|\bon\s+the\s+other\s+hand\b|"
        rf"\bputs?\s+(?:the\s+|its\s+|their\s+)?{what}\s+(?:\w+\s+){{0,3}}?at\b|\b(?:closer|nearer)\s+to\b|\bspeaks?\s+of\b|"
        r"\bby\s+(?:\w+\s+){0,2}?(?:own\s+)?(?:count|estimate|reckoning)\b|"
        r"\bby\s+contrast\b|\badmit(?:s|ted)?\s+to\b|\bdiffer(?:s|ed)?\b|\bdepends\s+on\s+whom\b",
        re.IGNORECASE,
    )


def disputed(later: Claim) -> bool:
    """Tell whether the sentence of a count sets it against another: "put the toll lower", "disputed the figure"."""
    return seek(_contrast(), later.sentence.text) is not None
