"""Score rules of the area forecast on made areas, since the one area measured is known for nineteen weeks only.

Usage: python scripts/choose_area.py

Weekly gains are made with the measured mean, spread and lag-1 correlation (79 km2, 47 km2, 0.65, to 17 November 2024)
and one of five slow parts, for nobody knows which one the world has: none, seasons, a random walk, bursts, and calm,
half as noisy. Each rule is scored from the nineteenth week on beside a random walk with drift.
"""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.losses import area_drift, area_forecast, crps_sample
from contingent.simulate.losses._territory import Rule

Array = NDArray[np.float64]
MEAN_KM2, SD_KM2, LAG, DAY_SD_KM2 = 79.0, 47.0, 0.65, 6.0  # the last is assumed
WEEKS, AREAS, FIRST_DAY, EVERY_DAYS, SEED = 110, 4, 132, 28, 21
KINDS = ("flat", "seasons", "walk", "bursts", "calm")


def made(kind: str, luck: np.random.Generator) -> Array:
    """Make the daily changes of an area."""
    gains, weeks = np.zeros(WEEKS), np.arange(WEEKS)
    for week in weeks[1:]:
        gains[week] = LAG * gains[week - 1] + SD_KM2 * np.sqrt(1 - LAG**2) * luck.standard_normal()
    slow = {
        "flat": 0 * gains,
        "seasons": 35 * np.sin(weeks / 8 + luck.uniform(0, 6)),
        "walk": np.cumsum(6 * luck.standard_normal(WEEKS)),
        "bursts": np.where((weeks + luck.integers(0, 40)) // 20 % 2, 45, -30),
        "calm": -gains / 2,
    }[kind]
    return np.repeat((MEAN_KM2 + gains + slow) / 7, 7) + DAY_SD_KM2 * luck.standard_normal(7 * WEEKS)


def scores(rule: Rule | None, areas: dict[str, list[Array]], horizon: int) -> Array:
    """Give mean CRPS and cover by kind of area; of the random walk with drift where there is no rule."""
    found = []
    for kind in KINDS:
        rows = []
        for steps in areas[kind]:
            for day in range(FIRST_DAY, len(steps) - horizon, EVERY_DAYS):
                known, came = steps[:day], float(steps[day : day + horizon].sum())
                sample = area_drift(known, horizon) if rule is None else area_forecast(known, horizon, rule)
                low, high = np.quantile(sample, (0.05, 0.95))
                rows.append((crps_sample(came, sample), float(low <= came <= high)))
        found.append(np.mean(rows, axis=0))
    return np.array(found)


def main() -> None:
    """Print the rules around the shipped one, the best first: CRPS beside that of drift, least and mean cover."""
    luck = np.random.default_rng(SEED)
    areas = {kind: [made(kind, luck) for _ in range(AREAS)] for kind in KINDS}
    drift = {horizon: scores(None, areas, horizon)[:, 0] for horizon in (30, 90, 180)}
    rows = []
    for half, back, share, walk in itertools.product((14.0, 21.0), (40.0, 60.0), (0.6, 0.7, 0.8), (0.0, 0.01, 0.02)):
        rule = Rule(half, back, share, walk_sd_per_day=walk)
        found = {horizon: scores(rule, areas, horizon) for horizon in drift}
        beside = [float((found[h][:, 0] / drift[h]).mean()) for h in drift]
        cover = np.array([found[h][:, 1] for h in drift])
        rows.append((float(np.mean(beside)), beside, float(cover.min()), float(cover.mean()), rule))
    for mean, beside, least, middle, rule in sorted(rows, key=lambda row: row[0]):
        by_horizon = " ".join(f"{value:.3f}" for value in beside)
        print(f"{mean:.3f} ({by_horizon})  cover {least:.2f} {middle:.2f}  {rule}")


if __name__ == "__main__":
    main()
