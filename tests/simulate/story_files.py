"""Random scenario files: every scheme, word and list of the language, several senders, deployments and theatres."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import get_args

from contingent.scenario import Scheme

START = date(2025, 1, 1)
DAYS = 300
SCHEMES = get_args(Scheme)


def story_file(seed: int) -> str:
    """Write a scenario that is legal and as odd as the language lets it be."""
    rng = Random(seed)
    senders = [f"sender_{n}" for n in range(rng.randint(1, 3))]
    theatres = [f"theatre_{n}" for n in range(rng.randint(1, 3))]
    lines = [
        f"scenario: story-{seed}", "title: A story", f"as_of: {_day(rng, 0, 40)}", f"start: {START}",
        f"horizon: {START + timedelta(days=DAYS - 1)}", "senders:",
        *(f"  {name}: {_sender(rng)}" for name in senders), "theatres:",
        *(f"  {name}: {_theatre(rng)}" for name in theatres), "deployments:",
    ]  # fmt: skip
    for number in range(rng.randint(1, 4)):
        lines += [f"  deployment_{number}:", *_deployment(rng, rng.choice(senders), theatres)]
    lines += ["hypotheses:", "  as_told: {prior: 0.5}", "  otherwise:", "    prior: 0.5", "    set:"]
    lines += [f"      deployments.deployment_0.{key}: {value}" for key, value in _numbers(rng).items()]
    return "\n".join(lines) + "\n"


def _day(rng: Random, low: int, high: int) -> date:
    return START + timedelta(days=rng.randint(low, high))


def _spread(rng: Random, low: int, high: int, unit: str) -> str:
    """A fixed value, a range, or a named distribution."""
    one, two = sorted((rng.randint(low, high), rng.randint(low, high)))
    forms = [f"{one} {unit}", f"uniform {one} to {two + 1} {unit}"]
    if one:
        forms.append(f"{one} to {two + 1} {unit}")
    return rng.choice(forms)


def _sender(rng: Random) -> str:
    pool, size = _spread(rng, 1, 50_000, "people"), _spread(rng, 1, 3_000, "people")
    dwell, floor = _spread(rng, 0, 300, "days"), rng.randint(0, 5_000)
    return f"{{deployable: '{pool}', formation: '{size}', dwell: '{dwell}', home_floor: {floor} people}}"


def _theatre(rng: Random) -> str:
    share = f"{rng.randint(0, 50)} %"
    return (
        f"{{casualty_rate: 0.01 % to {rng.choice((1, 10, 60))} % per day, "
        f"dead_share: {share}, captured_share: {share}, "
        f"return_to_duty: {rng.randint(0, 100)} %, hospital: {rng.randint(1, 60)} days}}"
    )


def _numbers(rng: Random) -> dict[str, str]:
    return {
        "batch": _spread(rng, 1, 9_000, "people"),
        "interval": f"{rng.randint(1, 90)} days",
        "tour": f"{rng.randint(1, 200)} days",
        "lift": f"{rng.randint(1, 900)} people per day",
    }


def _policy(rng: Random) -> dict[str, str]:
    """All numbers of a policy; which of them a scheme uses is the engine's to know."""
    return _numbers(rng) | {
        "next_after": f"{rng.randint(0, 90)} days",
        "strength": _spread(rng, 1, 9_000, "people"),
        "surge": f"{rng.randint(1, 60_000)} people",
        "transit": f"{rng.randint(0, 20)} days",
        "training": f"{rng.randint(0, 45)} days",
        "handover": f"{rng.randint(0, 14)} days",
        "combat_share": f"{rng.randint(0, 100)} %",
    }


def _odd(rng: Random) -> dict[str, str]:
    """What goes otherwise than planned."""
    told = {
        "delay": _spread(rng, 0, 50, "days"),
        "cancelled": f"{rng.randint(0, 100)} %",
        "early_return": f"{rng.randint(0, 90)} %",
        "extension": f"{rng.randint(0, 60)} days",
        "replacement": rng.choice(("none", "next batch", "trickle")),
        "replacement_lag": f"{rng.randint(1, 60)} days",
        "wounded_return": rng.choice(("to unit", "home")),
    }
    return {key: value for key, value in told.items() if rng.random() < 0.4}


def _lists(rng: Random, after: int) -> dict[str, str]:
    days = sorted(rng.sample(range(after, DAYS - 1), 3))
    on = [START + timedelta(days=day) for day in days]
    plan = ", ".join(f"{{leaves: {day}, people: {rng.randint(1, 5_000)} people}}" for day in on)
    profile = ", ".join(f"{{date: {day}, people: {rng.randint(0, 9_000)} people}}" for day in on)
    return {"plan": f"[{plan}]", "profile": f"[{profile}]"}


def _deployment(rng: Random, sender: str, theatres: list[str]) -> list[str]:
    rest, *others = rng.sample(theatres, rng.randint(1, len(theatres)))
    shares = [f"{name}: {rng.randint(0, 100 // len(theatres))} %" for name in others]
    told = {
        "sender": sender, "host": "Host", "scheme": rng.choice(SCHEMES),
        "already_sent": f"{rng.randint(0, 9_000)} people",
        "theatres": "{" + ", ".join([*shares, f"{rest}: rest"]) + "}",
    } | _policy(rng) | _odd(rng) | _lists(rng, 60)  # fmt: skip
    lines = [f"    {key}: {value}" for key, value in told.items()]
    days = sorted(rng.sample(range(60, DAYS - 1), rng.randint(0, 2)))
    return [*lines, *(["    periods:"] if days else []), *(f"      - {{{_period(rng, day)}}}" for day in days)]


def _period(rng: Random, day: int) -> str:
    changed = {"scheme": rng.choice(SCHEMES)} | _odd(rng)
    changed |= {key: value for key, value in _policy(rng).items() if rng.random() < 0.5}
    return ", ".join([f"from: {START + timedelta(days=day)}", *(f"{key}: {value}" for key, value in changed.items())])
