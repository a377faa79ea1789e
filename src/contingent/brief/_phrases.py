"""How measures, hosts, senders and claims are said in the sentences of a briefing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contingent.brief._format import count, day
from contingent.claims import Claim, Quantity
from contingent.measures import get
from contingent.scenario import Scenario

__all__ = ["Scene", "bound_sign", "how_many", "join", "sentence_case", "source_words"]

# The event that a measure reaches N, as a clause after "that"; {n} with its bound word, {who}, {host}, {end}.
_REACHED = {
    "sent": "{n} {who} have been sent to {host} by {end}",
    "sent_per_year": "{n} {who} are sent to {host} a year, up to {end}",
    "present": "{n} {who} are in {host} on {end}",
    "present_peak": "{n} {who} are in {host} at one time by {end}",
    "front": "{n} {who} are at the front on {end}",
    "killed": "{n} {who} have been killed by {end}",
    "wounded": "{n} {who} have been wounded by {end}",
    "captured": "{n} {who} have been captured or are missing by {end}",
    "casualties": "{n} {who} have been killed, wounded, captured or are missing by {end}",
    "returned": "{n} {who} have returned home by {end}",
    "home": "{n} deployable {who} are left with the sender on {end}",
    "unfilled": "{n} planned places stay unfilled by {end}",
    "batches": "{n} batches after the first have left by {end}",
    "batch": "batches number {n} people",
    "interval": "{n} days lie between two batches",
    "tour": "tours last {n} days",
    "more_sent": "more {who} are sent to {host} by {end}",
    "rotating": "{who} come in rotating batches by {end}",
}

_ASKED = {
    "sent": "Will {sender} send {n} troops to {host}?",
    "sent_per_year": "Will {sender} send {n} troops a year to {host}?",
    "present": "Will {n} troops from {sender} be in {host}?",
    "present_peak": "Will {n} troops from {sender} be in {host} at one time?",
    "killed": "Will {n} troops from {sender} be killed?",
    "wounded": "Will {n} troops from {sender} be wounded?",
    "captured": "Will {n} troops from {sender} be captured?",
    "casualties": "Will losses of troops from {sender} reach {n}?",
    "returned": "Will {n} troops from {sender} return home?",
}

# The same of a figure that the reports tell of as reached or not by a day that is past.
_ASKED_OF_THE_PAST = {
    "sent": "Has {sender} sent {n} troops to {host}?",
    "present": "Are {n} troops from {sender} in {host}?",
    "present_peak": "Have {n} troops from {sender} been in {host} at one time?",
}

_SIGNS = {
    "at_most": "≤ ",
    "less_than": "< ",
    "at_least": "≥ ",
    "more_than": "> ",
    "approx": "≈ ",
    "exact": "",
}

# Characters that turn the direction of text or hide; a report must not rearrange a sentence of ours.
_DIRECTION = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Scene:
    """Names of a scenario's main deployment: sender, host, and the day it ends."""

    sender: str
    host: str
    horizon: date

    @classmethod
    def of(cls, scenario: Scenario) -> Scene:
        """Take the names from a scenario."""
        main = next(iter(scenario.deployments.values()))
        sender = scenario.senders[main.sender].title or named(main.sender)
        return cls(with_article(sender), with_article(named(main.host)), scenario.horizon)

    def event(self, measure: str, number: str, end: date) -> str:
        """Say that a measure reaches a number, as a clause."""
        pattern = _REACHED.get(measure)
        if pattern is None:
            return f"{get(measure).say(number)} by {day(end)}"
        return pattern.format(n=number, who=self.who, host=self.host, end=day(end))

    @property
    def who(self) -> str:
        """Whose troops."""
        return f"troops from {self.sender}"

    def asks(self, measure: str, number: float, *, over: bool = False) -> str:
        """Ask whether a measure reaches a number, as a title; `over` where its day is past."""
        pattern = (_ASKED_OF_THE_PAST if over else _ASKED).get(measure) or _ASKED.get(measure)
        if pattern is None:
            return f"Will there be {get(measure).say(count(number))}?"
        return pattern.format(n=count(number), sender=self.sender, host=self.host)


# Names of states that take the article, and places that do by their last or first word (English usage).
_ARTICLE = ("United ", "Netherlands", "Philippines", "Gambia", "Bahamas", "Maldives", "Democratic Republic",
            "Central African Republic", "Dominican Republic", "Czech Republic", "Solomon Islands", "Gaza Strip",
            "West Bank", "Middle East", "Sahel", "Balkans", "Baltic")  # fmt: skip


def with_article(name: str) -> str:
    """Put "the" before the names that take it.

    Examples
    --------
    >>> with_article("United States"), with_article("Kenya"), with_article("eastern Mediterranean")
    ('the United States', 'Kenya', 'the eastern Mediterranean')
    """
    wide = name.endswith((" Sea", " Gulf", " Ocean", "Mediterranean", " region", " province"))
    return f"the {name}" if wide or name.startswith(_ARTICLE) else name


def named(key: str) -> str:
    """Write a key as a name: ``north_korea`` becomes "North Korea"; a name stays as it is.

    Examples
    --------
    >>> named("north_korea"), named("Russia")
    ('North Korea', 'Russia')
    """
    return key.replace("_", " ").title() if key.islower() else key


def join(parts: Sequence[str]) -> str:
    """Join words with commas and "and".

    Examples
    --------
    >>> join(["a", "b", "c"]), join(["a"]), join([])
    ('a, b and c', 'a', '')
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def sentence_case(text: str) -> str:
    """Write the first letter large and leave the rest.

    Examples
    --------
    >>> sentence_case("troops from North Korea")
    'Troops from North Korea'
    """
    return text[:1].upper() + text[1:]


def tame(text: str) -> str:
    """Take characters out of a name that turn the direction of text or cannot be seen.

    Examples
    --------
    >>> tame("Mini\u202estry")
    'Ministry'
    """
    return "".join(sign for sign in _DIRECTION.sub("", text) if sign.isprintable())


def bound_sign(bound: str) -> str:
    """Sign of a bound, to stand before its number.

    Examples
    --------
    >>> bound_sign("at_most"), bound_sign("approx")
    ('≤ ', '≈ ')
    """
    return _SIGNS.get(bound, "")


def how_many(quantity: Quantity) -> str:
    """Say a claimed number with its bound.

    Parameters
    ----------
    quantity : Quantity

    Returns
    -------
    str
        Such as ``'≤ 100,000'`` or ``'10,000 to 12,000'``; a vague word with what readers take it for.
    """
    low, high = quantity.value_low, quantity.value_high
    if quantity.bound == "vague":
        return _vague(quantity)
    if quantity.bound == "range" and low is not None and high is not None:
        return f"{count(low)} to {count(high)}"
    number = high if low is None else low
    return "" if number is None else f"{bound_sign(quantity.bound)}{count(number)}"


def _vague(quantity: Quantity) -> str:
    word = f"“{tame(quantity.span.text)}”"
    if quantity.soft_low is None or quantity.soft_high is None:
        return word
    return f"{word} (≈ {count(quantity.soft_low)} to {count(quantity.soft_high)})"


def source_words(claim: Claim) -> str:
    """Say who claims, and through whom.

    Parameters
    ----------
    claim : Claim

    Returns
    -------
    str
        Such as ``'Kyiv, via an ambassador'``; "the report itself" where nobody is named.
    """
    name = tame(claim.source.name or "") or "the report itself"
    via = [tame(each) for each in claim.source.via]
    return f"{name}, via {join(via)}" if via else name
