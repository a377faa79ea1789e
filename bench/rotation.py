"""Rotation of a sender's supply: seconds for 1,000 random starts, beside the plain twin and the closed form.

Run: python bench/rotation.py. Medians of several runs, one table with ratios: the machine may be noisy, the ratios are
of the same minutes. Marathon took about 0.4 s for one such repetition on two cores (published with its results).
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable

from contingent.simulate._identities import net_fill
from contingent.simulate.supply import Component, Demand, Policy, make_tables, run_repetitions
from contingent.simulate.supply._tables import start_days
from contingent.simulate.supply._twin import run_plainly

RUNS = 5
REPETITIONS, FORMATIONS, DAYS = 1_000, 60, 2_549
POLICY = Policy(tour=270, deployable_from=1_280, deployable_until=1_640, max_dwell=1_825, overlap=45, reset=95)


def seconds(work: Callable[[], object]) -> float:
    """Median seconds of some runs."""
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    demand = Demand("demand", "unit", 8)
    tables = make_tables([Component("reserve", "unit", FORMATIONS, POLICY, "random")], [demand], days=DAYS)
    run_repetitions(tables, 2)  # compile
    start = start_days(tables, 1, 1)[0]
    rows = {
        f"compiled, {os.cpu_count()} cores": seconds(lambda: run_repetitions(tables, REPETITIONS)) / REPETITIONS,
        "compiled, 1 core": seconds(lambda: run_repetitions(tables, REPETITIONS, threads=1)) / REPETITIONS,
        "plain Python twin": seconds(lambda: run_plainly(tables.numbers, start)),
        "closed form": seconds(lambda: net_fill(8, FORMATIONS, 270, 1_280, 45)),
    }
    print(f"{FORMATIONS} formations, {DAYS:,} days; seconds for {REPETITIONS:,} repetitions, and ratio to the first")
    first = next(iter(rows.values()))
    for name, each in rows.items():
        print(f"  {name:<22}{each * REPETITIONS:12.4f}{each / first:12.4g}")
    found = run_repetitions(tables, REPETITIONS).net_fill_rate.mean()
    print(f"  net fill {found:.3f}, closed form {net_fill(8, FORMATIONS, 270, 1_280, 45) / 8:.3f}")


if __name__ == "__main__":
    main()
