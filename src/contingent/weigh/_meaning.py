"""What a scenario lets a claim without a count mean: that a decision comes about, a state joins, or more are sent.

Readers of reports know no scenario. So a claim that names no count is read here, when it is weighed: against the titles
of the scenario's decisions and joiners, and as "more are sent" where it says that the sender sends, or does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from contingent.claims import Claim, Ledger, Reading
from contingent.scenario import Scenario, state
from contingent.weigh._whose import of_others

__all__ = ["meant"]

_MATCHED = 0.6  # of a title's words that tell: three in five and two at least, or it is another matter (assumed)
_FEWEST = 2
_LETTERS = 6  # of a word that count: "confirms", "confirmed", "confirmation" (assumed; as a stemmer for English does)

_SENDS = re.compile(
    r"\b(?:send|sends|sent|sending|dispatch\w*|deploy(?:s|ed|ing)?)\b[^.]{0,60}\b(?:troops|soldiers|forces|men|units?|"
    r"batch(?:es)?|brigades?|contingents?|battalions?)\b",
    re.IGNORECASE,
)

# Words that tell no two titles apart, with those of manner.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "and are been comes for from general has have her his into its more not officially over publicly reported that "
        "the their they this together war was were will with would",
    )
)


def meant(ledger: Ledger, scenario: Scenario) -> Ledger:
    """Give the claims of a ledger the readings that a scenario adds.

    Parameters
    ----------
    ledger : Ledger
        As extracted and corrected; claims that have readings keep them as they are.
    scenario : Scenario
        With its decisions and joiners.

    Returns
    -------
    Ledger
        The same object where nothing is added.

    Examples
    --------
    >>> from contingent.reports import Span
    >>> from contingent.scenario import load
    >>> text = "China is unlikely to call for a withdrawal"
    >>> told = Claim("c1", "r", Span(0, 1, "x"), text, kind="forecast", modality="unlikely", actor="China")
    >>> [one.about for one in meant(Ledger((), (told,)), load("dprk-russia-2024")).claims[0].readings]
    ['china_calls']
    """
    found = [_read(claim, scenario) for claim in ledger.claims]
    if all(new is old for new, old in zip(found, ledger.claims, strict=True)):
        return ledger
    return replace(ledger, claims=tuple(found))


def _read(claim: Claim, scenario: Scenario) -> Claim:
    if claim.quantity is not None or claim.kind == "opinion" or claim.modality == "conditional":
        return claim  # what holds under a condition tells nothing of how likely it is
    if not _open(claim, scenario):
        return claim
    reading = next(_readings(claim, scenario), None)
    return claim if reading is None else replace(claim, readings=(reading,))


def _open(claim: Claim, scenario: Scenario) -> bool:
    """Whether the words left the claim without a reading, or with one about the people of another state."""
    others = [one.measure for one in claim.readings] == ["more_sent"] and bool(of_others(claim, scenario))
    return not claim.readings or others


def _readings(claim: Claim, scenario: Scenario) -> Iterator[Reading]:
    end = claim.time.end if claim.time is not None else None
    if claim.kind in ("forecast", "intention") and end is not None and end <= scenario.as_of:
        end = None  # a forecast without a day of its own carries that of its report
    told = _stems(claim.proposition)
    for measure, parts in (("decided", scenario.decisions), ("joined", scenario.joiners)):
        scored = [(_share(one.title, told, scenario), name) for name, one in parts.items()]
        share, name = max(scored, default=(0.0, ""))
        if share >= _MATCHED and [one for one, _ in scored].count(share) == 1:
            yield Reading(measure, 1.0, 1.0, 1.0, "event", None, end, f"“{parts[name].title}” comes about", about=name)
    troops = [name for name, one in scenario.joiners.items() if one.kind == "troops"]
    by_state = [name for name in troops if _joins(claim, scenario.joiners[name].who, scenario)]
    if len(by_state) == 1:
        title = scenario.joiners[by_state[0]].title
        yield Reading("joined", 1.0, 1.0, 1.0, "event", None, end, f"{title} joins", about=by_state[0])
    if not claim.readings and _sends(claim, scenario):
        yield Reading("more_sent", 1.0, 1.0, 1.0, "event", None, end, "says that more are sent, or that none are")


def _sends(claim: Claim, scenario: Scenario) -> bool:
    if claim.kind not in ("forecast", "intention") or not _SENDS.search(claim.proposition):
        return False
    ours = [state(sender.title or sender.name) for sender in scenario.senders.values()]
    told = state(claim.actor)
    return told is not None and any(one is not None and one.iso == told.iso for one in ours)


def _joins(claim: Claim, who: str, scenario: Scenario) -> bool:
    """Whether a claim says that a state joins the war, or sends troops to the host."""
    told = state(claim.actor)
    actor = scenario.actors.get(who)
    known = state(actor.title if actor is not None else who)
    if told is None or known is None or told.iso != known.iso or claim.kind not in ("forecast", "intention"):
        return False
    return bool(re.search(r"\bjoin(?:s|ed|ing)?\b[^.]{0,30}\bwar\b", claim.proposition)) or bool(
        _SENDS.search(claim.proposition)
    )


def _share(title: str, told: frozenset[str], scenario: Scenario) -> float:
    """Share of a title's words that the claim has; 0 where they are too few to tell it from another matter."""
    common = frozenset[str]().union(*(_stems(one.title or one.name) for one in scenario.senders.values()))
    wanted = _stems(title) - common
    met = wanted & told
    return len(met) / len(wanted) if len(met) >= _FEWEST else 0.0


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[A-Za-z]{3,}", text.casefold())
    return frozenset(_ENDING.sub("", word)[:_LETTERS] for word in words if word not in _EMPTY)


_ENDING = re.compile(r"(?:ing|ed|es|s)$")
