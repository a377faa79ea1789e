"""A small scenario without a fault, for tests to break one line at a time."""

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


def line_of(text: str, part: str) -> int:
    """Give the number of the first line that holds `part`."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


def broken(old: str, new: str) -> str:
    """Change one stretch of GOOD; fails when the stretch is not in it."""
    assert GOOD.count(old) >= 1, old
    return GOOD.replace(old, new, 1)
