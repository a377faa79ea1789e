"""Futures a second, with the front and without: bare draws, the NumPy twin, the same model in SimPy and Mesa.

Run: python bench/futures.py [--futures N]. One process, one core unless said, medians of several runs, one table
with ratios: the machine may be noisy, the ratios are of the same minutes.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
import simpy

from contingent.measures import Window
from contingent.scenario import Scenario, load, under
from contingent.simulate import simulate
from contingent.simulate._arithmetic import quick_normal
from contingent.simulate._binomial import DICE_SIZE, DRAWN, draw, set_rate
from contingent.simulate._compile import kernel
from contingent.simulate._keys import address, future_key_many, part_key, uniform
from contingent.simulate._lanes import LANES

RUNS = 5


@kernel
def draws_only(keys, days, theatres, people, rate, dice):
    """Draw what the engine draws, a normal and a count a day and theatre, and nothing else.

    Numbers and rates differ between lanes as they do between futures: draws of one size would be cheaper.
    """
    total = 0.0
    for bundle in range(0, keys.size, LANES):
        key = keys[bundle : bundle + LANES]
        for day in range(days):
            for theatre in range(theatres):
                noise, hits = address(theatre, day), address(theatre + theatres, day)
                for lane in range(LANES):
                    total += quick_normal(uniform(key[lane], noise))
                    set_rate(dice, lane, people[lane], rate[lane])
                draw(dice, key, hits)
                for lane in range(LANES):
                    total += dice[DRAWN + lane]
    return total


class SimpyFuture:
    """Unit rotation with losses as SimPy processes: one for the batches, one for every batch, one for the front."""

    def __init__(self, inputs: dict[str, float], days: int, rng: np.random.Generator) -> None:
        self.inputs, self.days, self.rng = inputs, days, rng
        self.env, self.people, self.dead, self.ward, self.home = simpy.Environment(), 0, 0, 0, 0
        self.noise = 0.0

    def batches(self):
        """Send the first contingent, then a batch at every interval."""
        self.env.process(self.batch(int(self.inputs["already_sent"])))
        yield self.env.timeout(40 + self.inputs["next_after"])
        while True:
            self.env.process(self.batch(int(self.inputs["batch"])))
            yield self.env.timeout(self.inputs["interval"])

    def batch(self, size: int):
        """Lift a batch day by day, train it, serve the tour, go home with those who are left."""
        left, served = size, 0
        while left > 0:
            lifted = min(left, int(self.inputs["lift"]))
            self.env.process(self.soldiers(lifted))
            left, served = left - lifted, served + lifted
            yield self.env.timeout(1)

    def soldiers(self, number: int):
        """Follow those who left on one day."""
        yield self.env.timeout(self.inputs["transit"] + self.inputs["training"])
        self.people += number
        yield self.env.timeout(self.inputs["tour"])
        back = min(self.people, number)
        self.people -= back
        yield self.env.timeout(self.inputs["handover"] + self.inputs["transit"])
        self.home += back

    def front(self):
        """Take the day's losses, discharge hospital once a week."""
        while True:
            self.noise = 0.6 * self.noise + 0.224 * self.rng.standard_normal()
            rate = self.inputs["rate"] * np.exp(self.noise)
            hit = int(self.rng.binomial(self.people, 1.0 - np.exp(-rate)))
            dead = int(self.rng.binomial(hit, 0.25))
            self.people, self.dead, self.ward = self.people - hit, self.dead + dead, self.ward + hit - dead
            if int(self.env.now) % 7 == 6:
                out = int(self.rng.binomial(self.ward, 0.4))
                self.ward, self.people = self.ward - out, self.people + out
            yield self.env.timeout(1)

    def run(self) -> int:
        """Run to the horizon."""
        self.env.process(self.batches())
        self.env.process(self.front())
        self.env.run(until=self.days)
        return self.dead


def mesa_future(inputs: dict[str, float], days: int, seed: int) -> int:
    """Run the same model in Mesa: an agent a batch of those who left on one day, a step a day."""
    import mesa

    class Soldiers(mesa.Agent):
        def __init__(self, model: mesa.Model, number: int) -> None:
            super().__init__(model)
            self.number = number
            self.arrives = model.day + round(inputs["transit"] + inputs["training"])
            self.ends = self.arrives + round(inputs["tour"])

        def step(self) -> None:
            if self.model.day == self.arrives:
                self.model.people += self.number
            elif self.model.day == self.ends:
                self.model.people -= min(self.model.people, self.number)
                self.remove()

    class Front(mesa.Model):
        def __init__(self) -> None:
            super().__init__(seed=seed)
            self.day, self.people, self.dead, self.ward, self.noise = 0, 0, 0, 0, 0.0
            self.waiting, self.due = int(inputs["already_sent"]), 40 + round(inputs["next_after"])
            self.luck = np.random.default_rng(seed)

        def step(self) -> None:
            if self.day >= self.due:
                self.waiting, self.due = self.waiting + int(inputs["batch"]), self.due + round(inputs["interval"])
            if lifted := min(self.waiting, int(inputs["lift"])):
                Soldiers(self, lifted)
                self.waiting -= lifted
            self.agents.do("step")
            self.noise = 0.6 * self.noise + 0.224 * self.luck.standard_normal()
            hit = int(self.luck.binomial(self.people, 1.0 - np.exp(-inputs["rate"] * np.exp(self.noise))))
            dead = int(self.luck.binomial(hit, 0.25))
            self.people, self.dead, self.ward = self.people - hit, self.dead + dead, self.ward + hit - dead
            if self.day % 7 == 6:
                out = int(self.luck.binomial(self.ward, 0.4))
                self.ward, self.people = self.ward - out, self.people + out
            self.day += 1

    model = Front()
    for _ in range(days):
        model.step()
    return model.dead


FRONT = ("opponent_losses", "area", "shells", "shells_delivered")
CUT = 4_096  # futures at a time: so few are read on one thread


def with_front(scenario: Scenario, many: int, seed: int) -> None:
    """Simulate, and read opponents' losses, areas, stocks and deliveries on the horizon."""
    for first in range(0, many, CUT):
        block = simulate(scenario, futures=min(CUT, many - first), first=first, seed=seed, threads=1)
        for name in FRONT:
            block.measure(name, Window(scenario.as_of, scenario.horizon))


def median_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median wall time of some runs, after one that warms up."""
    work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--futures", type=int, default=10_000)
    many = parser.parse_args().futures
    scenario = under(load("dprk-russia-2024"), "rotation")
    seen = simulate(scenario, futures=400, seed=1)
    theatres = len(scenario.theatres)
    pools = (seen.channel("front") + seen.channel("support"))[:LANES] / theatres
    people = np.rint(pools.mean(axis=1))
    rate = seen.channel("casualties")[:LANES, -1] / np.maximum(people * scenario.days * theatres, 1.0)
    own = {path.rsplit(".", 1)[-1]: float(np.median(values)) for path, values in seen.inputs.items()}

    one = median_seconds(lambda: simulate(scenario, futures=many, seed=1, threads=1)) / many
    front = median_seconds(lambda: with_front(scenario, many, 1)) / many
    both = median_seconds(lambda: simulate(scenario, futures=many, seed=1)) / many
    keys = future_key_many(part_key(1, "bench"), np.arange(many // LANES * LANES, dtype=np.uint64))
    dice = np.zeros(DICE_SIZE)
    bare = median_seconds(lambda: draws_only(keys, scenario.days, theatres, people, rate, dice)) / keys.size
    few = max(many // 10, 500)
    twin = median_seconds(lambda: simulate(scenario, futures=few, seed=1, threads=1, engine="twin"), 3) / few
    rng = np.random.default_rng(1)
    inputs = {**own, "rate": float(rate.mean())}
    peer = median_seconds(lambda: [SimpyFuture(inputs, scenario.days, rng).run() for _ in range(10)], 3) / 10

    mesa = None
    if find_spec("mesa"):
        mesa = median_seconds(lambda: [mesa_future(inputs, scenario.days, each) for each in range(10)], 3) / 10

    print(f"bundled scenario, {scenario.days} days, {theatres} theatres, losses on; medians of {RUNS} runs")
    print(f"{'what':<28}{'µs a future':>14}{'futures/s':>12}{'x engine':>10}")
    rows = [("engine, one thread", one), ("with the front, one thread", front), ("engine, all threads", both),
            ("its draws alone, one thread", bare), ("NumPy twin, one thread", twin),
            ("same model in SimPy", peer)]  # fmt: skip
    rows += [("same model in Mesa", mesa)] if mesa else []
    for name, seconds in rows:
        print(f"{name:<28}{seconds * 1e6:>14,.1f}{1 / seconds:>12,.0f}{seconds / one:>10.2f}")
    if mesa is None:
        print("Mesa is not installed (pip install mesa; with pandas 330 MB) and was not measured.")


if __name__ == "__main__":
    main()
