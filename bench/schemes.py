"""Cost of weekly individual replacement beside batches, and of longer deployments, in one run.

Run: python bench/schemes.py [--futures N]. Medians of several runs; the ratios are what is promised.
"""

from __future__ import annotations

import argparse
import statistics
import time
from datetime import date, timedelta

from contingent.scenario import Scenario, loads
from contingent.simulate import simulate

START = date(2020, 1, 1)
SCENARIO = """\
scenario: bench
title: Cost of a scheme
as_of: 2020-02-01
start: 2020-01-01
horizon: {horizon}
senders:
  one: {{deployable: 200_000 people}}
deployments:
  main:
    sender: one
    host: Graustark
    scheme: {scheme}
    next_after: 10 to 60 days
    batch: 2_000 to 4_000 people
    interval: 90 days
    tour: 180 to 360 days
    strength: 8_000 to 16_000 people
    lift: 200 to 600 people per day
    theatres: {{south: rest}}
theatres:
  south:
hypotheses:
  one: {{prior: 1, why: assumed}}
"""
RUNS = 5


def scenario(scheme: str, years: int) -> Scenario:
    """A deployment of some years under a scheme."""
    horizon = START + timedelta(days=365 * years - 1)
    return loads(SCENARIO.format(scheme=scheme, horizon=horizon.isoformat()), file=f"{scheme}.yaml")


def median_seconds(what: Scenario, futures: int) -> float:
    """Median wall time of some runs, after one that warms up."""
    times = []
    for _ in range(RUNS + 1):
        began = time.perf_counter()
        simulate(what, futures=futures, seed=1)
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--futures", type=int, default=4_000)
    many = parser.parse_args().futures
    rows = [(scheme, years) for scheme in ("unit rotation", "individual replacement") for years in (1, 2, 4, 8)]
    seconds = {row: median_seconds(scenario(*row), many) for row in rows}
    base = seconds["unit rotation", 8]
    print(f"{many:,} futures, losses on, all threads; medians of {RUNS} runs")
    print(f"{'scheme':<26}{'years':>6}{'µs a future':>13}{'per year':>10}{'x batches, 8 y':>16}")
    for (scheme, years), value in seconds.items():
        each = value / many * 1e6
        print(f"{scheme:<26}{years:>6}{each:>13,.1f}{each / years:>10,.1f}{value / base:>16.2f}")


if __name__ == "__main__":
    main()
