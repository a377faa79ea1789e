"""Re-weighing stored futures after one change, as a ratio to the bare sums that any re-weighing must make.

Run: python bench/weigh.py [--futures N] [--claims N]. Four hypotheses share the futures, as in the bundled scenario:
20,000 in all by default. One change is an analyst's new figure in one claim, or one claim left out. The floor is what
no method avoids: per claim and future one stored log factor is read and added, and weights are made of the sum. The
least of several rounds is printed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from contingent.claims import Claim, Grade, Ledger, Reading
from contingent.reports import Span
from contingent.scenario import load
from contingent.weigh import Posterior, drivers, history, jointly, reweigh, sensitivity, watch_list, weigh

ROUNDS = 7


def claims(count: int) -> tuple[Claim, ...]:
    """Forecasts of several measures, dates and grades, each of an origin of its own."""
    measures = (("sent", 30_000), ("present", 12_000), ("present_peak", 15_000), ("returned", 8_000))
    found = []
    for place in range(count):
        measure, figure = measures[place % len(measures)]
        end = date(2025, 2, 1) + timedelta(days=30 * (place % 10))
        reading = Reading(measure, 1.0, figure * 0.7, figure * 1.3, "range", None, end)
        found.append(
            Claim(f"c{place}", "r", Span(0, 1, "x"), "p", kind="forecast", modality="possible", readings=(reading,),
                  grade=Grade("BCD"[place % 3]), origin=f"origin {place}")
        )  # fmt: skip
    return tuple(found)


def least(work: Callable[[], object]) -> float:
    """Seconds of the fastest round."""
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return min(spent)


def floor(posterior: Posterior) -> object:
    """Add the stored factors of every claim, make weights, and sum them."""
    found = []
    for name, each in posterior.hypotheses.items():
        total = each.futures.base.copy()
        for factors in posterior.log_factors.values():
            total += factors[name]
        found.append(np.exp(total - total.max()).sum())
    return found


def changes(posterior: Posterior, ledger: Ledger) -> dict[str, Callable[[], object]]:
    """The changes that are timed."""
    first, *rest = ledger.claims
    low, high = first.readings[0].low or 0.0, first.readings[0].high or 0.0
    numbers = iter(range(1, 1_000))

    def corrected() -> Ledger:
        # Another figure each round: a claim that was weighed before would cost nothing.
        by = 1.0 + next(numbers) / 100.0
        moved = replace(first.readings[0], low=low * by, high=high * by)
        return replace(ledger, claims=(replace(first, readings=(moved,)), *rest))

    return {
        "one claim corrected": lambda: reweigh(posterior, corrected()),
        "one claim left out": lambda: reweigh(posterior, replace(ledger, claims=tuple(rest))),
        "nothing changed": lambda: reweigh(posterior, ledger),
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--futures", type=int, default=20_000)
    parser.add_argument("--claims", type=int, default=5)
    asked = parser.parse_args()
    ledger = Ledger((), claims(asked.claims))
    scenario = load("dprk-russia-2024")
    each = asked.futures // len(scenario.hypotheses)
    posterior = weigh(scenario, ledger, futures=each, seed=1)
    bare = least(lambda: floor(posterior))
    weigh_in = len(posterior.log_factors)
    print(f"{each * len(scenario.hypotheses):,} futures, {weigh_in} claims weigh; bare sums {1e3 * bare:.2f} ms")
    for name, work in changes(posterior, ledger).items():
        spent = least(work)
        print(f"{name:24} {1e3 * spent:7.1f} ms, {spent / bare:6.1f} times the bare sums")
    asks: dict[str, Callable[[], object]] = {
        "watch list": lambda: watch_list(posterior), "drivers of sent": lambda: drivers(posterior, "sent"),
        "all claims together": lambda: jointly(posterior), "log, claim by claim": lambda: history(posterior),
        "priors inside changed": lambda: sensitivity(posterior),
    }  # fmt: skip
    for name, work in asks.items():
        print(f"{name:24} {1e3 * least(work):7.1f} ms")


if __name__ == "__main__":
    main()
