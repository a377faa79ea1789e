"""Scenarios without a fault, for tests to break one line at a time."""

from __future__ import annotations

GOOD = """\
scenario: toy
title: A toy
as_of: 2024-03-01
start: 2024-01-01
horizon: 2024-12-31
senders:
  ruritania:
    deployable: {value: 10_000 to 20_000 people, source: yearbook}
deployments:
  guard:
    sender: ruritania
    host: Graustark
    scheme: unit rotation
    already_sent: {value: 500 people, source: assumed}
    already_sent_by: 2024-02-01
    next_after: {value: 30 to 90 days, source: assumed}
    batch: {value: 500 to 900 people, source: assumed}
    interval: {value: 60 to 90 days, source: assumed}
    tour: {value: 90 to 180 days, source: assumed}
    lift: {value: 50 to 100 people per day, source: assumed}
    combat_share: {value: 40 % to 80 %, source: assumed}
    theatres:
      north: {value: 40 % to 60 %, source: assumed}
      south: rest
theatres:
  north: {title: The north}
  south:
hypotheses:
  rotation: {prior: 0.6, why: assumed}
  stop:
    prior: 0.4
    set:
      deployments.guard.scheme: no rotation
      deployments.guard.tour: {value: 30 to 60 days, source: assumed}
questions:
  - {id: Q1, text: How many?, measure: sent, at_least: 2_000 people, by: 2024-10-01}
sources:
  yearbook: {title: Yearbook, date: 2024-01-01, origin: [The Yearbook], figures: [20_000]}
"""

RICH = """\
scenario: rich
title: Two senders, three deployments
as_of: 2024-03-01
start: 2024-01-01
horizon: 2026-12-31
senders:
  ruritania:
    deployable: {value: 20_000 to 40_000 people, source: yearbook}
    home_floor: {value: 5_000 people, source: assumed}
  graustark:
    deployable: {value: 9_000 people, source: assumed}
deployments:
  guard:
    sender: ruritania
    host: Graustark
    scheme: unit rotation
    next_after: {value: 30 to 90 days, source: assumed}
    batch: {value: 500 to 900 people, source: assumed}
    interval: {value: 60 to 90 days, source: assumed}
    tour: {value: 90 to 180 days, source: assumed}
    lift: {value: 50 to 100 people per day, source: assumed}
    delay: {value: 0 to 20 days, source: assumed}
    strength: {value: = batch * tour / interval, source: assumed}
    theatres: {north: {value: 40 % to 60 %, source: assumed}, south: rest}
    periods:
      - from: 2024-09-01
        batch: {value: 1_000 people, source: assumed}
        strength: {value: "= min(batch, 2_000 people) * 6 months / interval", source: assumed}
      - from: 2025-03-01
        scheme: strength profile
        replacement: trickle
        profile:
          - {date: 2025-03-01, people: {value: 4_000 people, source: assumed}}
          - {date: 2025-09-01, people: {value: = (strength + deployments.guard.strength) / 4, source: assumed}}
  ally:
    sender: graustark
    host: Graustark
    scheme: planned batches
    lift: {value: 50 people per day, source: assumed}
    tour: {value: 200 days, source: assumed}
    plan:
      - {leaves: 2024-04-01, people: {value: 500 to 700 people, source: assumed}}
      - {leaves: 2024-06-01, people: {value: 300 people, source: assumed}, tour: {value: 100 days, source: assumed}}
    theatres: {south: rest}
  old:
    sender: ruritania
    host: Graustark
    scheme: fixed term
    already_sent: {value: 500 people, source: assumed}
    tour: {value: 300 days, source: assumed}
    theatres: {north: rest}
theatres:
  north: {title: The north}
  south:
correlations:
  - {between: [deployments.guard.batch, deployments.guard.interval], rank: 0.6, source: assumed, why: x}
hypotheses:
  a: {prior: 0.6, why: assumed}
  b:
    prior: 0.4
    set:
      deployments.guard.periods[2024-09-01].batch: {value: 2_000 people, source: assumed}
      deployments.ally.plan[2024-04-01].people: {value: 50 people, source: assumed}
      correlations: [{between: [deployments.guard.batch, deployments.guard.tour], rank: -0.5}]
      deployments.ally.periods: [{from: 2024-08-01, scheme: no rotation}]
      deployments.old.replacement: trickle
questions:
  - {id: Q1, text: How many?, measure: sent, at_least: 2_000 people, by: 2024-10-01, deployment: ally}
sources:
  yearbook: {title: Yearbook, date: 2024-01-01, origin: [The Yearbook], figures: [20_000]}
"""
"""Two senders, three deployments over shared theatres, with periods, plan, profile, formulas and correlations."""


def line_of(text: str, part: str) -> int:
    """Give the number of the first line that holds `part`."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


def broken(old: str, new: str, text: str = GOOD) -> str:
    """Change one stretch of a toy; fails when the stretch is not in it."""
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)
