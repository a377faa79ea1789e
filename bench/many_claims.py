"""Fifty claims on the bundled scenario: how long weighing takes, and how far its answer can be trusted.

Run: python bench/many_claims.py [--claims N] [--method auto|importance|smc]. The claims are counts of a made-up truth,
a future of the hypothesis "rotation" that no run draws, each told with an error of 30 % (a standard deviation of its
logarithm) by sources graded B, C and D in turn. Printed for each hypothesis: its probability, log evidence with its
error, effective futures, and for moved futures the share of moves accepted; at the end the seconds of it all, and how
many times that is what simulating the drawn futures alone takes.
"""

from __future__ import annotations

import argparse
import time

import numpy as np

from contingent.claims import Claim, Grade, Ledger, Reading
from contingent.measures import Window
from contingent.reports import Span
from contingent.scenario import Scenario, load, under
from contingent.simulate import simulate
from contingent.weigh import weigh

MEASURES = ("present", "sent", "killed", "wounded", "casualties", "returned")
ERROR, FEWEST = 0.3, 50
TRUTH_SEED, TRUTH = 99, 2


def claims(scenario: Scenario, count: int) -> tuple[Claim, ...]:
    """Counts of the truth at dates from the as-of date on, each of an origin of its own."""
    rng = np.random.default_rng(1)
    truth = simulate(under(scenario, "rotation"), futures=TRUTH + 1, seed=TRUTH_SEED)
    days = [day for day in truth.dates if day > scenario.as_of]
    found: list[Claim] = []
    while len(found) < count:
        measure, day = MEASURES[rng.integers(len(MEASURES))], days[rng.integers(len(days))]
        value = truth.measure(measure, Window(scenario.as_of, day))[TRUTH]
        if not value > FEWEST:
            continue
        said = float(f"{value * np.exp(ERROR * rng.standard_normal()):.2g}")
        reading = Reading(measure, 1.0, said, said, "approx", scenario.as_of, day)
        place = len(found)
        found.append(
            Claim(f"c{place:02}", "r", Span(0, 1, "x"), "p", kind="assessment", readings=(reading,),
                  grade=Grade("BCD"[place % 3]), origin=f"origin {place}")
        )  # fmt: skip
    return tuple(found)


def main() -> None:
    """Weigh and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--claims", type=int, default=50)
    parser.add_argument("--method", default="auto", choices=("auto", "importance", "smc"))
    asked = parser.parse_args()
    scenario = load("dprk-russia-2024")
    told = Ledger((), claims(scenario, asked.claims))
    simulate(scenario, futures=2_000, seed=1)  # compiled
    began = time.perf_counter()
    for name in scenario.hypotheses:
        simulate(under(scenario, name), futures=20_000, seed=1, hypothesis=name)
    bare, began = time.perf_counter() - began, time.perf_counter()
    found = weigh(scenario, told, seed=1, method=asked.method)
    spent = time.perf_counter() - began
    for name, one in found.hypotheses.items():
        how = "drawn" if one.futures is found.drawn[name] else "drawn anew"
        if one.moved:
            how = f"moved, accepted {one.moved.acceptance[0]:.2f} to {one.moved.acceptance[1]:.2f}"
        print(
            f"{name:<10} {one.probability.value:.4f} ± {one.probability.error:.4f}   log evidence "
            f"{one.log_evidence.value:7.2f} ± {one.log_evidence.error:.2f}   {one.diagnosis.ess:6,.0f} effective, {how}"
        )
    print(f"{asked.claims} claims: {spent:.1f} s, {spent / bare:.1f} times the bare drawn futures ({bare:.1f} s)")


if __name__ == "__main__":
    main()
