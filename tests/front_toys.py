"""Scenarios with a front, for tests of the language and of the engine."""

from __future__ import annotations

FRONT = """\
scenario: front
title: A toy with a front
as_of: 2025-01-10
start: 2025-01-01
horizon: 2025-12-31
senders:
  ruritania:
    deployable: {value: 20_000 people, source: assumed}
deployments:
  guard:
    sender: ruritania
    host: Graustark
    scheme: no rotation
    already_sent: {value: 6_000 people, source: assumed}
    transit: {value: 0 days, source: assumed}
    training: {value: 0 days, source: assumed}
    combat_share: {value: 50 %, source: assumed}
    theatres:
      north: {value: 50 %, source: assumed}
      south: rest
theatres:
  north:
    opponents: {value: 10_000 people, source: assumed}
    opponent_rate: {value: 0.2 % per day, source: assumed}
    allies: {value: 8_000 people, source: assumed}
    area: {value: 1_000 km2, source: assumed}
    area_gain: {value: 70 km2 per week, source: assumed}
  south:
ammunition:
  shells:
    theatres: [north]
    stock: {value: 100_000 rounds, source: assumed}
    production: {value: 500 rounds per day, source: assumed}
    guns: {value: 100, source: assumed}
    rate: {value: 20 rounds per day, source: assumed}
deliveries:
  east:
    ammunition: shells
    supplier: east
    rounds: {value: 1_000 rounds per day, source: assumed}
    before: {value: 50_000 rounds, source: assumed}
stance_scale: from home to all out
actors:
  east: {stance: 90, salience: 50}
decisions:
  peace:
    base: {value: 20 %, source: assumed}
"""
"""A file without a fault and, but for the actor's values, without a warning."""


def without(*keys: str) -> str:
    """Give the file with whole lines of these keys left out."""
    return "".join(
        line for line in FRONT.splitlines(keepends=True) if not line.strip().startswith(tuple(f"{k}:" for k in keys))
    )


def quiet(**values: str) -> str:
    """Give the file without chance in the front: no spread of gains, intensities or deliveries; with some values."""
    still = {
        "area_sd": "0 km2 per day", "area_elasticity": "0.3", "slow_sd": "0", "daily_sd": "0", "releases": "50 %",
        "dead_share": "25 %", "captured_share": "0 %",
    }  # fmt: skip
    rows = "".join(f"    {key}: {{value: {value}, source: assumed}}\n" for key, value in {**still, **values}.items())
    text = FRONT.replace("    area_gain:", f"{rows}    area_gain:").replace(
        "    before:", "    lumps: {value: 0, source: assumed}\n    before:"
    )
    return text.replace("    rate: {value: 20", "    fire_share: {value: 75 %, source: assumed}\n    rate: {value: 20")
