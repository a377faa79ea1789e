"""The text of a drafted scenario: sizes from reference figures, each with where it came from."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from contingent.scenario._reference import Forces, State, formation

__all__ = ["Danger", "Plot", "scenario_text"]

Danger = Literal["battle", "some", "none"]
"""Whether the reports tell of fighting, of losses without fighting, or of neither."""

_COMPANY = 80  # people: the smallest company of the field manuals (see formation)
_UNKNOWN = (2_000, 50_000)  # people who can be sent by a sender without a figure: assumed
_NOT_KEYS = ("null", "true", "false", "yes", "no", "on", "off", "y", "n")


@dataclass(frozen=True, slots=True)
class Plot:
    """What a draft takes from the claims, and nothing else."""

    name: str
    title: str
    as_of: date
    as_of_from: str
    start: date
    horizon: date
    sender: str
    sender_state: State | None
    host: str
    theatres: tuple[tuple[str, str | None], ...]
    there_already: bool
    there_by: date
    """Day by which all who are there already had left."""
    danger: Danger
    reports: tuple[tuple[str, str, date | None], ...]
    """Title, publisher and date of each report."""

    @property
    def forces(self) -> Forces | None:
        """What was known of the sender's forces on the as-of day."""
        return self.sender_state.forces(self.as_of) if self.sender_state else None


def scenario_text(plot: Plot) -> str:
    """Write a drafted scenario as YAML."""
    blocks = [_head(plot), _sender(plot), _deployment(plot), _theatres(plot), _hypotheses(plot), _tail(plot)]
    return "\n".join(blocks)


def quoted(text: str) -> str:
    r"""Quote a text for YAML; what cannot be printed becomes a space.

    Examples
    --------
    >>> quoted('He said: "no"')
    '"He said: \\"no\\""'
    """
    clean = "".join(char if char.isprintable() else " " for char in text)
    return json.dumps(" ".join(clean.split()) or "untitled", ensure_ascii=False)


def _key(text: str, fallback: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    # Words that YAML readers take for nothing or for a truth value are no keys.
    return plain if plain[:1].isalpha() and plain not in _NOT_KEYS else fallback


def _value(key: str, value: str, source: str, why: str) -> str:
    lines = (f"    {key}:", f"      value: {value}", f"      source: {source}", f"      why: {quoted(why)}")
    return "\n".join(lines)


def _head(plot: Plot) -> str:
    return f"""\
# Drafted from reports. Who sends to whom, where and when was read from them; sizes and durations come from
# reference figures or are assumed, so that the reports' own numbers can weigh the futures and nothing
# counts twice. Read every line that says assumed before you rely on the result.
scenario: {plot.name}
title: {quoted(plot.title)}
as_of: {plot.as_of} # {plot.as_of_from}
start: {plot.start}
horizon: {plot.horizon} # assumed: a year and a month ahead
"""


def _people(number: float) -> str:
    """Round to two digits, thousands set off."""
    step = 10 ** max(len(str(int(number))) - 2, 0)
    return f"{max(round(number / step) * step, 1):_}"


def _sender(plot: Plot) -> str:
    forces = plot.forces
    smallest, largest, kind = formation(forces.main.active if forces else None)
    size, why = f"{smallest:_} to {largest:_} people", f"{kind}, as field manuals have it"
    return "\n".join((
        "senders:",
        f"  {_key(plot.sender, 'sender')}:",
        f"    title: {quoted(plot.sender)}",
        _value("deployable", *_deployable(forces)),
        _value("formation", size, "assumed", why),
        "",
    ))  # fmt: skip


def _deployable_ends(forces: Forces) -> tuple[float, float]:
    # 4 to 20 %: assumed. The largest missions abroad held a tenth of an army and more at a time (the United
    # States in 2007, some 12 %); most armies stop far below.
    low = max(0.04 * forces.low, formation(forces.main.active)[1])
    return low, max(0.2 * forces.high, 2 * low)


def _deployable(forces: Forces | None) -> tuple[str, str, str]:
    if forces is None:
        return (
            f"{_people(_UNKNOWN[0])} to {_people(_UNKNOWN[1])} people",
            "assumed",
            "no figure at hand for this sender",
        )
    low, high = _deployable_ends(forces)
    share = (
        f"assumed 4 to 20 % of {_active(forces)}" if forces.high else "no standing forces: a company or two of police"
    )
    return f"{_people(low)} to {_people(high)} people", "reference", share


def _active(forces: Forces) -> str:
    """Say how many are under arms, by whom and when counted, and what else is said."""
    main, other = forces.main, forces.other
    said = f"{main.active:,} active in {main.year}"
    late = "" if forces.dated else ", published after the as-of date; no earlier figure is at hand"
    return f"{said}, or {other.active:,} in {other.year} by another source{late}" if other else said + late


def _already(plot: Plot) -> str:
    if not plot.there_already:
        return _value("already_sent", "0 people", "assumed", "the reports tell of nobody who is there already")
    # From a company to all who can be sent, evenly on the log scale but for the ends: wide on purpose, so that
    # the reports' own counts decide, from some dozens of advisers to an army.
    low, high = _COMPANY, (_deployable_ends(plot.forces)[1] if plot.forces else _UNKNOWN[1])
    source = "reference" if plot.forces else "assumed"
    why = "from a company to all who can be sent; the reports' own counts weigh later"
    return "\n".join((
        _value("already_sent", f"{_people(min(low, high / 4))} to {_people(high)} people", source, why),
        f"    already_sent_by: {plot.there_by}",
    ))  # fmt: skip


def _deployment(plot: Plot) -> str:
    smallest, largest, _ = formation(plot.forces.main.active if plot.forces else None)
    middle = (smallest + largest) / 2
    lift = "100 to 1_000" if smallest > 1_000 else "50 to 400"
    few = f"{_people(smallest)} to {_people(4 * middle)} people"
    many = f"{_people(2 * middle)} to {_people(15 * middle)} people"
    kept = ("= already_sent", "who is there is kept up") if plot.there_already else (few, "one to four formations")
    values = (
        ("next_after", "14 to 180 days", "from days, where all is ready, to half a year"),
        ("batch", few, "one to four formations"),
        ("interval", "60 to 240 days", "rotations come between two and eight months apart"),
        ("tour", "90 to 360 days", "tours abroad last from three months to a year"),
        ("strength", *kept),
        ("surge", many, "two to fifteen formations"),
        ("lift", f"{lift} people per day", "some ships, trains or aircraft a day"),
    )
    return "\n".join((
        "deployments:",
        "  contingent:",
        f"    title: {quoted(f'{plot.sender} contingent')}",
        f"    sender: {_key(plot.sender, 'sender')}",
        f"    host: {quoted(plot.host)}",
        "    scheme: unit rotation",
        _already(plot),
        *(_value(key, value, "assumed", why) for key, value, why in values),
        "    theatres:",
        *_shares(plot),
        "",
    ))  # fmt: skip


def _theatre_keys(plot: Plot) -> list[str]:
    keys: list[str] = []
    for number, (name, _) in enumerate(plot.theatres, 1):
        key = _key(name, f"theatre_{number}")
        keys.append(f"{key}_{number}" if key in keys else key)
    return keys


def _shares(plot: Plot) -> list[str]:
    first, *others = _theatre_keys(plot)
    if not others:
        return [f"      {first}: rest"]
    why = quoted("named more often, so the larger part")
    share = [
        f"      {first}:",
        "        value: 50 % to 90 %",
        "        source: assumed",
        f"        why: {why}",
    ]
    return [*share, f"      {others[0]}: rest"]


def _theatres(plot: Plot) -> str:
    lines = ["theatres: # losses and medical figures are the defaults, see the vocabulary"]
    for key, (name, country) in zip(_theatre_keys(plot), plot.theatres, strict=True):
        lines += [
            f"  {key}:",
            f"    title: {quoted(name)}",
            *([f"    country: {quoted(country)}"] if country else []),
            *_losses(plot.danger),
        ]
    return "\n".join([*lines, ""])


def _losses(danger: Danger) -> list[str]:
    """Write the casualty rate where the default, that of battle, does not fit what the reports tell."""
    if danger == "battle":
        return []
    # Missions of the United Nations bury one to two of a thousand a year, which is some 4 in a million a day;
    # with the wounded three times that, wide. The upper end of battle is that of the vocabulary (assumed).
    rate = "0.0002 % to 0.01 % per day" if danger == "none" else "0.0005 % to 1 % per day"
    why = "no report tells of fighting or losses" if danger == "none" else "losses are told of, but no fighting"
    return [_value("casualty_rate", rate, "assumed", f"{why}; from a mission of peace upward")]


def _hypotheses(plot: Plot) -> str:
    ways = (
        ("rotation", "Rotating batches", "unit rotation"),
        ("surge", "One large reinforcement", "single surge"),
        ("trickle", "Replacing losses only", "individual replacement"),
        ("no_more", "No more are sent" if plot.there_already else "None are sent", "no rotation"),
    )
    why = quoted("assumed: equal, because no reference figure favours one; the claims decide")
    lines = ["hypotheses:"]
    for key, title, scheme in ways:
        lines += [f"  {key}:", f"    title: {title}", "    prior: 0.25", f"    why: {why}",
                  "    set:", f"      deployments.contingent.scheme: {scheme}"]  # fmt: skip
        if key == "trickle":
            lines += ["      deployments.contingent.tour:", "        value: 8 to 18 months"]
            lines += [
                "        source: assumed",
                "        why: who comes stays, and only the lost are replaced",
            ]
    return "\n".join([*lines, ""])


def _tail(plot: Plot) -> str:
    by = plot.as_of + timedelta(days=180)
    more = "further " if plot.there_already else ""
    question = f"Will at least 1,000 {more}people from {plot.sender} have left by {by}?"
    lines = ["questions:", "  - id: Q1", f"    text: {quoted(question)}"]
    lines += ["    measure: more_sent", f"    by: {by}", "", "sources:"]
    if plot.forces:
        dated = [f"    date: {plot.forces.known_from}"] if plot.forces.dated else []
        lines += ["  reference:", f"    title: {quoted(plot.forces.title)}", *dated]
    for number, (title, publisher, published) in enumerate(plot.reports, 1):
        lines += [f"  report_{number}:", f"    title: {quoted(title)}"]
        lines += [f"    date: {published}"] if published else []
        lines += [f"    origin: [{quoted(publisher)}]"] if publisher else []
    return "\n".join([*lines, ""])
