"""A first scenario from the claims of a report: who sends to whom comes from the claims, widths do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from contingent.errors import InputError
from contingent.scenario._draft_text import Danger, Plot, scenario_text
from contingent.scenario._reference import State, state

if TYPE_CHECKING:
    from contingent.claims import Claim, Ledger

__all__ = ["draft"]

_MOVES = ("deploy", "rotate")  # people go there
_STANDS = ("station", "fight", "guard")  # people are there
_PEOPLE = frozenset({
    "advisers", "engineers", "fighters", "forces", "instructors", "marines", "mercenaries", "militia",
    "peacekeepers", "people", "personnel", "police", "recruits", "reservists", "sappers", "soldiers",
    "troops", "workers",
})  # fmt: skip
_LOST = frozenset({
    "captured", "casualties", "killed", "killed_or_missing", "killed_or_wounded", "missing", "wounded",
})  # fmt: skip
_WORN = timedelta(days=60)  # assumed: who is there already came within two months
_BACK = timedelta(days=120)  # assumed: what is told of longer ago says little of who is there now
_LANDED = timedelta(days=14)  # assumed: the last of them left two weeks ago, about the longest way there
_AHEAD = timedelta(days=400)  # assumed: a year and a month, so that a yearly figure can be read


def draft(ledger: Ledger, *, today: date | None = None) -> str:
    """Draft a scenario file from the claims of reports.

    Sender, host, theatres, dates and title come from the claims; sizes and durations come from
    reference figures, so that the claims' numbers can weigh the futures and nothing counts twice.

    Parameters
    ----------
    ledger : Ledger
        Claims of one or more reports.
    today : datetime.date, optional
        The as-of date where no report says when it was published.

    Returns
    -------
    str
        YAML text that passes :func:`contingent.scenario.check`; every value says where it came from.

    Raises
    ------
    InputError
        If no deployment can be seen in the claims, or no date is known.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> draft(Ledger((), ()))
    Traceback (most recent call last):
    contingent.errors.InputError: no deployment can be seen in the claims. Allowed: a report that says who \
sends people under arms where. Mend: give a scenario with --scenario.
    """
    return scenario_text(_plot(ledger, today))


def _plot(ledger: Ledger, today: date | None) -> Plot:
    claims = ledger.standing
    sender = _sender(claims)
    own = [claim for claim in claims if sender in _actors(claim) and claim.action in (*_MOVES, *_STANDS)]
    home = state(sender)
    host, theatres = _places(own, claims, home)
    as_of, as_of_from = _as_of(ledger, today)
    there = any(map(_there, own)) or any(sender in _actors(claim) and _told(claim) for claim in _hit(claims))
    left_by = min([as_of, *_told_days(own, as_of)]) - _LANDED
    return Plot(
        name=_slug(f"{sender}-{host}-{as_of.year}") or "draft",
        title=_title(ledger, sender, host),
        as_of=as_of,
        as_of_from=as_of_from,
        start=left_by + _LANDED - _WORN if there else as_of,
        horizon=as_of + _AHEAD,
        sender=sender,
        sender_state=home,
        host=host,
        theatres=theatres,
        there_already=there,
        there_by=left_by,
        danger=_danger(sender, claims),
        reports=tuple((one.title or one.id, one.publisher or "", one.published) for one in ledger.reports),
    )


def _there(claim: Claim) -> bool:
    """Tell whether a claim says that people are there: they stand there, or were sent."""
    stands = claim.action in _STANDS and claim.kind in ("fact", "assessment")
    return claim.polarity == "positive" and (stands or (claim.action in _MOVES and _told(claim)))


def _told(claim: Claim) -> bool:
    """Tell whether a claim is of what is or was, told flatly."""
    return claim.polarity == "positive" and claim.kind in ("fact", "assessment") and claim.modality == "asserted"


def _told_days(own: Iterable[Claim], as_of: date) -> list[date]:
    """Days of the last months on which people were there already by a claim: they had left before."""
    ends = [reading.end for claim in own if _there(claim) and _counts_people(claim) for reading in claim.readings]
    return [end for end in ends if end is not None and as_of - _BACK <= end <= as_of]


def _hit(claims: Iterable[Claim]) -> list[Claim]:
    """Find the counts of losses of people."""
    return [claim for claim in claims if claim.quantity is not None and claim.quantity.unit.lower() in _LOST]


def _danger(sender: str, claims: Iterable[Claim]) -> Danger:
    """Tell whether the sender's people fight, are hit without a word of fighting, or neither."""
    own = [claim for claim in claims if sender in _actors(claim) and claim.polarity == "positive"]
    if any(claim.action == "fight" for claim in own):
        return "battle"
    return "some" if _hit(own) else "none"


def _actors(claim: Claim) -> list[str]:
    return [name for part in claim.actor.split(";") if (name := " ".join(part.split()))]


def _counts_people(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.unit.lower() in _PEOPLE


def _sender(claims: Iterable[Claim]) -> str:
    """Name the actor of most counts of people who go or stand abroad; moves break a tie."""
    acts = [(name, claim) for claim in claims if claim.action in (*_MOVES, *_STANDS) for name in _actors(claim)]
    acts = [(name, claim) for name, claim in acts if not _at_home(name, claim)]
    counted = [(name, claim) for name, claim in acts if _counts_people(claim)]
    # A report without a number can still say that soldiers are sent.
    chosen = counted or [(name, claim) for name, claim in acts if claim.action in _MOVES]
    if not chosen:
        raise InputError(
            "no deployment can be seen in the claims",
            allowed="a report that says who sends people under arms where",
            mend="give a scenario with --scenario",
        )
    votes = Counter(name for name, _ in chosen)
    moves = Counter(name for name, claim in chosen if claim.action in _MOVES)
    named = Counter(name for name, _ in acts)  # who is said to act without a count counts where votes are even
    return max(votes, key=lambda name: (votes[name], moves[name], named[name]))


def _at_home(name: str, claim: Claim) -> bool:
    """Tell whether a claim places people in their own country, where they are not deployed."""
    where, home = _Where.of(claim), state(name)
    return where is not None and home is not None and where.iso == home.iso


def _places(
    own: list[Claim], claims: Iterable[Claim], home: State | None
) -> tuple[str, tuple[tuple[str, str | None], ...]]:
    """Name the host, and up to two theatres in it, most frequent first."""
    abroad = _abroad(own, home) or _abroad(claims, home)
    if not abroad:
        return "host not named", (("Theatre not named", None),)
    # A place whose state is known says more about the host than a sea or a part of the world.
    known = [where for where in abroad if where.iso] or abroad
    host = Counter(where.country for where in known).most_common(1)[0][0]
    inside = Counter(where for where in abroad if where.country == host and not where.whole)
    names = _apart([(where.name, where.iso) for where, _ in inside.most_common()])
    iso = next(where.iso for where in abroad if where.country == host)
    return host, tuple(names) or ((host, iso),)


def _apart(names: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Keep the first two names of which none holds the other, as "Kursk" and "Kursk region" do."""
    kept: list[tuple[str, str | None]] = []
    for name, iso in names:
        if not any(name.lower() in other.lower() or other.lower() in name.lower() for other, _ in kept):
            kept.append((name, iso))
    return kept[:2]  # a share for each further theatre would be a guess upon a guess


def _abroad(claims: Iterable[Claim], home: State | None) -> list[_Where]:
    places = [where for claim in claims if (where := _Where.of(claim))]
    return [where for where in places if not (home and where.iso == home.iso)]


@dataclass(frozen=True, slots=True)
class _Where:
    """A place of a claim with its country; `whole` where it is the country itself."""

    name: str
    iso: str | None
    country: str
    whole: bool

    @classmethod
    def of(cls, claim: Claim) -> _Where | None:
        if claim.place is None or not claim.place.name.strip():
            return None
        name = " ".join(claim.place.name.split())
        known = state(claim.place.country) if claim.place.country else state(name)
        country, iso = (known.name, known.iso) if known else (name, claim.place.country)
        return cls(name, iso, country, whole=name == country or (known is not None and state(name) == known))


def _as_of(ledger: Ledger, today: date | None) -> tuple[date, str]:
    known = [report.published for report in ledger.reports if report.published]
    if known:
        return max(known), "the day of the latest report"
    if today is None:
        raise InputError(
            "no report says when it was published",
            where=", ".join(report.id for report in ledger.reports),
            allowed="a date to count from",
            mend="give --published DATE, such as --published 2024-11-17",
        )
    return today, "given, because no report says when it was published"


def _title(ledger: Ledger, sender: str, host: str) -> str:
    titles = [report.title for report in ledger.reports if report.title.strip()]
    return " ".join(titles[0].split()) if titles else f"Deployment from {sender} to {host}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
