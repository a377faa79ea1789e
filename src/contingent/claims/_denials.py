"""Denials: which earlier claim a source says does not hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from contingent.claims._aims import (
    by_words,
    is_verdict,
    just_told,
    one_harm,
    says_none,
    taken_up_by,
    takes_up,
)
from contingent.claims._claim import Claim
from contingent.claims._denial_words import (
    any_part,
    called_false,
    knows_of_none,
    leaves_open,
    no_part,
    of_claim,
    refuses,
)
from contingent.claims._gazetteer import table
from contingent.claims._headline import stems
from contingent.claims._ledger import Relation
from contingent.claims._matter import named_forces
from contingent.claims._needles import seek
from contingent.claims._scene import Draft

__all__ = ["denial_of", "denials_of", "denied_before", "may_deny"]

_STILL_NEAR = 40  # claims back that a denial may answer, assumed


def denials_of(draft: Draft, earlier: Sequence[Draft], before: Claim | None = None) -> list[Relation]:
    """Find the claims that a denial answers.

    Parameters
    ----------
    draft : Draft
        A claim that may deny.
    earlier : sequence of Draft
        Claims before it, in the order of the text.
    before : Claim, optional
        What the denial before it answered: "the ministry, too, denied it".

    Returns
    -------
    list of Relation
        At most one, but for "both figures".
    """
    claim = draft.claim
    taken = _speaks_of_it(draft)
    if draft.heading or not (may_deny(draft) or taken or is_verdict(claim) or says_none(claim)):
        return []
    near = [d for d in earlier if d.claim.report == claim.report or d.claim.actor == claim.actor][-_STILL_NEAR:]
    met = [d.claim for d in near if not d.heading and _may_be_denied(claim, d)]
    answered = _answered(draft, met, taken)
    if before is not None and before in met and _as_well().search(claim.sentence.text) is not None:
        answered = [before]
    joint: Literal["possible", "impossible"] = (
        "possible" if seek(knows_of_none(), claim.sentence.text) else "impossible"
    )
    return [Relation("denies", claim.id, c.id, joint, _reason(draft, c)) for c in answered]


def denial_of(draft: Draft, earlier: Sequence[Draft]) -> Relation | None:
    """Find the claim that a denial answers; see :func:`denials_of`."""
    return next(iter(denials_of(draft, earlier)), None)


@cache
def _as_well() -> re.Pattern[str]:
    return re.compile(r",\s+too\b|\b(?:also|likewise|neither|equally|as\s+well|similarly)\b", re.IGNORECASE)


def _speaks_of_it(draft: Draft) -> bool:
    """Tell whether it is this claim of its sentence that denies what was told before."""
    match, claim = takes_up(draft.claim.sentence.text), draft.claim
    if re.search(r"\bcould\b[^;.]{0,30}\bbe\b", claim.sentence.text) is not None:
        return False  # "neither account could be checked"
    if match is None or claim.quantity is not None or claim.modality == "unknown":
        return False
    at = claim.sentence.text.find(claim.proposition[:12])
    if at > match.end() or claim.sentence.text[match.end() : match.end() + 1] == ":":
        return False  # "called the claim groundless and said that it had no soldiers there"
    return draft.denies or claim.polarity == "negative" or match.group().split()[-1] in claim.proposition


def _opens(claim: Claim, other: Claim) -> bool:
    """Tell whether a sentence that opens with "not true" goes on with the other claim."""
    return (
        claim.sentence == other.sentence
        and re.match(r"\W*(?:not|untrue|wrong|false)\b", claim.sentence.text, re.I) is not None
    )


def _not_yet(claim: Claim) -> bool:
    return re.search(r"\byet\b", claim.proposition) is not None or seek(leaves_open(), claim.sentence.text) is not None


def _answered(draft: Draft, met: Sequence[Claim], taken: bool) -> list[Claim]:
    """Choose the claims that a denial answers, among those that it may answer."""
    claim = draft.claim
    if "clause.verdict" in claim.rules or is_verdict(claim):
        # "..., a claim that the army called propaganda": the claim before the comma
        return [c for c in met if c.sentence == claim.sentence][-1:]
    if taken and (told := taken_up_by(claim, [c for c in met if not _opens(claim, c)])):
        return told
    generic = seek(of_claim(), claim.proposition) or (draft.denies and seek(of_claim(), claim.sentence.text))
    if says_none(claim) and claim.kind in {"fact", "assessment"} and not _not_yet(claim):
        near = [c for c in met if claim.sentence.start - c.sentence.end <= _NEAR]
        if found := by_words(claim, near, least=2):
            return found
    if not (generic or draft.denies or claim.source.name):
        return []
    if generic:
        chosen = [c for c in met if not _of_others(claim, c)]
    else:
        chosen = [c for c in met if _same_matter(claim, c, draft.denies) and _of_its_words(claim, c)]
    if not chosen and (draft.denies or claim.source.name is not None):
        chosen = [c for c in met if one_harm(claim.proposition, c.proposition)][:1]
    if not chosen and draft.denies and not draft.heading and refuses().search(claim.sentence.text) is None:
        chosen = just_told(claim, met)
    # "the reports" are the report's own matter, told first; a denial in its own words answers what came last
    way = -1 if generic else 1
    ranked = [(_rank(claim, c)[: 3 if generic else 4], way * n) for n, c in enumerate(chosen)]
    return [chosen[ranked.index(max(ranked))]] if chosen else []


_NEAR = 480  # characters back, some three sentences, assumed
_JUST_TOLD = 4  # characters from the end of the sentence before


def may_deny(draft: Draft) -> bool:
    """Tell whether a claim says that something does not hold."""
    claim = draft.claim
    called = draft.claim.quantity is None and seek(called_false(), claim.sentence.text) is not None
    if called and (claim.source.name is not None or "clause.verdict" in claim.rules):
        return True
    if claim.polarity != "negative" or claim.modality == "unknown" or (claim.kind == "opinion" and not draft.denies):
        return False
    counted = claim.quantity is not None and (claim.quantity.value_high or claim.quantity.value_low or 0) > 1
    return not counted and seek(leaves_open(), claim.sentence.text) is None


def _of_others(claim: Claim, other: Claim) -> bool:
    """Tell whether a denial names a force that is not the other claim's."""
    forces = named_forces(claim)
    return bool(forces) and other.actor not in forces and not forces & named_forces(other)


def _people_words(claim: Claim) -> bool:
    return (
        re.search(r"\b(?:troops?|soldiers?|forces|men|personnel|servicemen|military)\b", claim.proposition) is not None
    )


def _of_its_words(claim: Claim, other: Claim) -> bool:
    """Tell whether a denial in words of its own speaks of what the other tells: the same thing, and no other force."""
    if _of_others(claim, other):
        return False
    if any_part().search(claim.proposition) or (other.core and _people_words(claim) and _people_words(other)):
        return True
    return bool(stems(claim.proposition) & stems(other.proposition) - stems(claim.actor + " " + other.actor))


def denied_before(draft: Draft, unanswered: Sequence[Draft]) -> list[Relation]:
    """Find the denials that stand before the claim that they answer: of the accused, in words of their own.

    Parameters
    ----------
    draft : Draft
        A claim.
    unanswered : sequence of Draft
        Negative claims before it that answer no earlier claim.

    Returns
    -------
    list of Relation
    """
    if draft.claim.source.name is None or draft.heading or draft.claim.action == "deny":
        return []
    found = []
    for denial in unanswered:
        own = denial.own_side or denial.claim.source.name == draft.claim.actor
        same = denial.claim.action in {draft.claim.action, "deny"} and denial.claim.actor == draft.claim.actor
        told = denial_of(denial, [draft]) if own and same and denial.claim.report == draft.claim.report else None
        told = told or _same_words(denial, draft)
        if told is not None:
            found.append(told)
    return found


def _same_words(denial: Draft, draft: Draft) -> Relation | None:
    """Read "denied that his men had fired on the crowd" before one who says in the same words that they did."""
    a, b = denial.claim, draft.claim
    close = a.report == b.report and 0 <= b.sentence.start - a.sentence.end <= _JUST_TOLD
    if not (denial.denies and close and b.polarity == "positive" and b.source.name != a.source.name):
        return None
    shared = stems(a.proposition) & stems(b.proposition) - stems(f"{a.actor} {b.actor}")
    return Relation("denies", a.id, b.id, "impossible", _reason(denial, b)) if len(shared) > 1 else None


def _may_be_denied(claim: Claim, other: Draft) -> bool:
    told = other.claim
    if told.polarity == "negative" or told.modality == "unknown":
        return False
    return not (told.source.name and told.source.name == claim.source.name) and not (other.denies)


@cache
def _matter() -> re.Pattern[str]:
    return re.compile(
        r"troop|unit|militar|soldier|force|fighter|mercenar|missile|drone|shell|arms|weapon|ammunition|ship|plane|prisoner|"
        r"recruit|casualt|kill|los[st]|strike|attack|rebel|deploy|send|sent|transfer|suppl|support|withdr|instructor"
    )


def _words(text: str) -> set[str]:
    return set(_matter().findall(text.lower()))


def _same_matter(claim: Claim, other: Claim, draft_denies: bool) -> bool:
    """Tell whether two claims are of one force's one act: shared actor, and shared act or object."""
    named = {claim.actor, claim.source.name or ""} - {""}
    if claim.action == "deny" and other.core and other.actor == claim.actor != "":
        return True  # "denied any role": whatever the accused is said to have sent or to keep
    about = bool(other.actor) and (other.actor in named or any(n in other.proposition for n in named))
    if about and claim.source.name is not None and no_part().search(claim.proposition) is not None:
        return True  # "had no role in the attack"
    if claim.action == "other" and not draft_denies:
        return False  # a negative sentence that denies nothing in particular
    if not draft_denies and (claim.action != other.action or claim.actor != other.actor):
        return False  # "could not go on without help" is no denial of what others say
    return about and (claim.action == other.action or bool(_words(claim.proposition) & _words(other.proposition)))


@cache
def _of_losses() -> re.Pattern[str]:
    return re.compile(r"\b(?:toll|los[st]\w*|kill\w*|dead|deaths?|died|casualt\w*|wound\w*|captur\w*|prisoners?)\b")


def _rank(claim: Claim, other: Claim) -> tuple[bool, bool, bool, bool]:
    """Rank what a denial may answer: forces, the accused's own, then a count, of losses where it speaks of losses."""
    losses = _of_losses().search(claim.sentence.text) is not None
    forces = other.core or bool(_words(other.proposition))
    touched = other.actor == claim.actor or _names(claim.actor, other)
    return losses == (other.action == "lose"), forces, touched, other.core


def _names(actor: str, other: Claim) -> bool:
    """Tell whether a claim names a state: as receiver, or as the place where others' forces are."""
    entry = table().get(actor)
    there = entry is not None and entry.iso is not None and other.place is not None and other.place.country == entry.iso
    return bool(actor) and (there or actor in other.proposition)


def _reason(draft: Draft, other: Claim) -> str:
    if draft.own_side or draft.claim.actor == other.actor:
        return "denied by the party accused"
    return f"denied by {draft.claim.source.name}" if draft.claim.source.name else "said not to hold"
