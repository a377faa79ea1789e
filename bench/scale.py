"""Futures a second and peak memory as futures and days grow, and whether processes beat threads.

Run: python bench/scale.py [--most N]. Each row is a process of its own, so that its peak memory is its own; ratios
are to the first row of the same table, of the same minutes. Peak memory is that of the process and its largest child.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

from contingent.cli._table import MEASURES, Tables
from contingent.scenario import load
from contingent.simulate import Columns, executor, stream

NAME, HYPOTHESIS = "dprk-russia-2024", "rotation"
MIB = 2**20 / 1024  # ru_maxrss is in KiB on Linux
HORIZONS = (200, 400, 800)  # days
FOR_DAYS = 20_000  # futures


def table_of(futures: int, workers: str) -> None:
    """Fill the command's table with so many futures."""
    with closing(executor(workers)) as pool:
        Tables(load(NAME), [HYPOTHESIS], "").fill(futures, 1, pool, None)


def days_of(days: int) -> None:
    """Stream a deployment over so many days, with one column kept: what is timed is the engine."""
    scenario = load(NAME)
    until = scenario.start + timedelta(days=days - 1)
    longer = replace(scenario, horizon=until)
    for _ in stream(longer, Columns(MEASURES[:1], (until,)), futures=FOR_DAYS):
        pass


def measure(job: str, *arguments: str) -> tuple[float, float]:
    """Run a job of this file in a process of its own; seconds after warming, and MiB at the peak."""
    done = subprocess.run([sys.executable, __file__, "--job", job, *arguments], capture_output=True, check=True)
    seconds, mib = json.loads(done.stdout)
    return seconds, mib


def run_job(job: str, *arguments: str) -> None:
    """Warm up, run, and print seconds and MiB."""
    from contingent.simulate._kernel import warm

    warm()
    begun = time.perf_counter()
    if job == "table":
        table_of(int(arguments[0]), arguments[1])
    else:
        days_of(int(arguments[0]))
    seconds = time.perf_counter() - begun
    peak = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps([seconds, peak / MIB]))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--job", nargs="+", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.job:
        run_job(*chosen.job)
        return
    print(f"the table of {HYPOTHESIS}, {load(NAME).days} days; ratios to the first row")
    print(f"{'futures':>12}{'workers':>12}{'seconds':>10}{'futures/s':>12}{'ratio':>8}{'peak MiB':>10}")
    rows = [(10_000, "threads"), (100_000, "threads"), (100_000, "processes"), (1_000_000, "threads")]
    first = None
    for futures, workers in [row for row in rows if row[0] <= chosen.most]:
        seconds, mib = measure("table", str(futures), workers)
        rate = futures / seconds
        first = first or rate
        print(f"{futures:>12,}{workers:>12}{seconds:>10.1f}{rate:>12,.0f}{rate / first:>8.2f}{mib:>10,.0f}")
    print(f"\n{FOR_DAYS:,} futures by days; ratio of seconds a day of a future to the first row")
    print(f"{'days':>12}{'seconds':>10}{'ratio':>8}")
    base = None
    for days in HORIZONS:
        seconds, _ = measure("days", str(days))
        base = base or seconds / days
        print(f"{days:>12,}{seconds:>10.1f}{seconds / days / base:>8.2f}")


if __name__ == "__main__":
    main()
