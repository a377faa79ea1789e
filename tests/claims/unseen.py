"""Tables of sentences with what they mean, one family of rules each, and how a sentence is checked against them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from contingent.claims import Claim, Ledger, extract
from contingent.claims._times import find_times
from contingent.reports import from_text

__all__ = ["CHECKS", "rows_of"]

DAY = date(2024, 9, 18)  # a Wednesday, the day of every sentence
_CLASS = {
    **dict.fromkeys(("civilians",), "civilians"),
    **dict.fromkeys(("killed", "wounded", "captured", "casualties", "killed_or_wounded", "missing"), ""),
    **dict.fromkeys(("aircraft", "planes", "helicopters", "drones"), "aircraft"),
    **dict.fromkeys(("ships", "submarines", "vessels", "warships", "boats"), "ships"),
    **dict.fromkeys(("brigades", "battalions", "regiments", "divisions", "companies", "squadrons"), "formations"),
    **dict.fromkeys(("units", "corps", "battlegroups"), "formations"),
    **dict.fromkeys(("trucks",), "vehicles"),
    **dict.fromkeys(("guns", "howitzers", "mortars"), "artillery"),
}
_PEOPLE = frozenset(  # as the scorer of the marked reports has it
    {
        "troops",
        "fighters",
        "personnel",
        "police",
        "marines",
        "militia",
        "advisers",
        "instructors",
        "sappers",
        "workers",
        "soldiers",
        "mercenaries",
        "recruits",
        "peacekeepers",
        "officers",
        "reservists",
        "men",
        "forces",
        "engineers",
    }
)
_SIGNS = {"at_most": "<=", "less_than": "<", "at_least": ">=", "more_than": ">", "approx": "~", "exact": ""}


def rows_of(family: str, folder: str = "tables") -> list[tuple[str, ...]]:
    """Give the rows of a table; a row that opens with ``[...]`` has the reason why it falls short as its last cell."""
    path = Path(__file__).parent / folder / f"{family}.txt"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [_row(line) for line in lines]


def _row(line: str) -> tuple[str, ...]:
    reason, rest = "", line
    if line.startswith("["):
        reason, _, rest = line[1:].partition("] ")
    return (*rest.split("|"), reason)


def _ledger(text: str) -> Ledger:
    return extract([from_text(text, id="r", published=DAY)])


def _figure(claim: Claim) -> str:
    quantity = claim.quantity
    assert quantity is not None
    if quantity.bound == "vague":
        return "vague"
    if quantity.bound == "range":
        return f"{quantity.value_low:.0f}-{quantity.value_high:.0f}"
    value = quantity.value_high if quantity.value_high is not None else quantity.value_low
    return f"{_SIGNS[quantity.bound]}{value:.0f}"


def _class(unit: str) -> str:
    return "people" if unit in _PEOPLE else _CLASS.get(unit, "") or unit


_MILITARY = " The army has troops there."
"""So that a sentence stands in a report about forces, as the weak nouns (men, ships) ask."""


def _counts(text: str, told: str) -> str:
    found = [
        f"{_class(c.quantity.unit)} {_figure(c)}" for c in _ledger(text + _MILITARY).claims if c.core and c.quantity
    ]
    met = "; ".join(found) or "none"
    return "" if met == told else met


def _bounds(text: str, told: str) -> str:
    found = next((_figure(c) for c in _ledger(text + _MILITARY).claims if c.core and c.quantity), "none")
    return "" if found == told else found


def _at(ledger: Ledger, opens: str) -> Claim | None:
    counted = [c for c in ledger.claims if c.quantity is not None]
    begin = [c for c in counted if c.quantity is not None and c.quantity.span.text.lower().startswith(opens.lower())]
    inside = [c for c in counted if c.quantity is not None and opens.lower() in c.quantity.span.text.lower()]
    other = [c for c in ledger.claims if opens.lower() in c.proposition.lower()]
    last = [c for c in ledger.claims if opens.lower() in c.sentence.text.lower()]
    return next(iter([*begin, *inside, *other, *last]), None)


def _bearing(text: str, opens: str, actor: str, action: str, country: str) -> str:
    claim = _at(_ledger(text), opens)
    if claim is None:
        return "no claim"
    where = "-" if claim.place is None else claim.place.country or "-"
    wrong = (
        [] if actor == "?" or set(actor.lower().split()) & set(claim.actor.lower().split()) else [claim.actor or "-"]
    )
    wrong += [] if action in {"?", claim.action} else [claim.action]
    wrong += [] if country in {"?", where} else [where]
    return ", ".join(wrong)


def _sources(text: str, opens: str, name: str, kind: str) -> str:
    claim = _at(_ledger(text), opens)
    if claim is None:
        return "no claim"
    told = claim.source.name or "-"
    right = told == "-" if name == "-" else name.lower() in told.lower()
    return "" if right and kind in {"?", claim.source.type} else f"{told}, {claim.source.type}"


def _stance(text: str, kind: str, modality: str, polarity: str, hedge: str) -> str:
    claims = _ledger(text).claims
    if not claims:
        return "no claim"
    claim = claims[0]
    met = [claim.kind, claim.modality, claim.polarity]
    wrong = [got for got, asked in zip(met, (kind, modality, polarity), strict=True) if got != asked]
    hedges = [h.span.text.lower() for c in claims for h in c.hedges]
    bare = not hedges if hedge == "-" else any(hedge in h or h in hedge for h in hedges)
    return ", ".join(wrong if bare else [*wrong, f"hedges {hedges}"])


def _times(text: str, words: str, first: str, last: str) -> str:
    found = [t for t in find_times(text, DAY, future=bool(_AHEAD & set(text.split()))) if t.kind == "time"]
    if words == "-":
        return "" if not found or found[0].first is None else text[found[0].start : found[0].end]
    at = text.index(words)
    met = [t for t in found if t.start < at + len(words) and at < t.end]
    if not met:
        return "no time"
    days = [d.isoformat() if d else "-" for d in (met[0].first, met[0].last)]
    return "" if days == [first, last] else " ".join([text[met[0].start : met[0].end], *days])


_AHEAD = frozenset({"will", "may", "to", "due", "expires", "runs"})


def _readings(text: str, told: str) -> str:
    counted = [c for c in _ledger(text + _MILITARY).claims if c.quantity is not None and c.readings]
    if not counted:
        return "no reading"
    best = max(counted[0].readings, key=lambda r: r.weight).measure
    return "" if best == told else best


def _relations(text: str, one: str, two: str, kind: str, joint: str) -> str:
    ledger = _ledger(text)

    def of(words: str) -> set[str]:
        counted = {c.id for c in ledger.claims if c.quantity is not None and words in c.quantity.span.text}
        near = {c.id for c in ledger.claims if words in c.proposition}
        return counted or near or {c.id for c in ledger.claims if words in c.sentence.text}

    found = [r for r in ledger.relations if (r.a in of(one) and r.b in of(two)) or (r.a in of(two) and r.b in of(one))]
    met = [f"{r.type} {r.joint or '-'}" for r in found] or ["- -"]
    return "" if met == [f"{kind} {joint}"] else ", ".join(met)


CHECKS: dict[str, Callable[..., str]] = {
    "counts": _counts, "bounds": _bounds, "bearing": _bearing, "sources": _sources, "stance": _stance,
    "times": _times, "readings": _readings, "relations": _relations,
}  # fmt: skip
"""How each family is checked: what the rules made of a row, ``''`` where it is what the row tells."""
