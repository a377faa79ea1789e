"""Random plans, far wilder than any scenario's, for the tests of the engine."""

from __future__ import annotations

import numpy as np

from contingent.simulate import CHANNELS
from contingent.simulate._decisions import ALARMED
from contingent.simulate._fighting import Fighting
from contingent.simulate._keys import future_key_many, part_key
from contingent.simulate._lanes import NEVER
from contingent.simulate._policy import Group, Plan, Policy
from contingent.simulate._schemes import HAVE_TOURS, NO_ROTATION, UNIT
from contingent.simulate.states._decide import Table

DAYS = 300


def random_group(
    seed: int,
    schemes: list[list[int]],
    *,
    size: int = 40,
    theatres: int = 2,
    days: int = DAYS,
    plain: bool = False,
    decided: bool = False,
) -> Group:
    """Deployments of one sender, one list of schemes each with a scheme for every phase.

    No transit, tiny pools, tours of a day, losses that kill everyone; `plain` leaves out what is out of
    the ordinary: cancellations, delays, early returns, extensions, replacements, wounded sent home.
    """
    rng = np.random.default_rng(seed)
    phases = len(schemes[0])
    starts = (0, *np.sort(rng.choice(np.arange(45, days), phases - 1, replace=False)).tolist())
    plans = tuple(
        _plan(rng, number, chosen, starts, size, theatres, days, plain) for number, chosen in enumerate(schemes)
    )
    pool = rng.integers(0, 60_000, size)
    if decided:
        months = np.sort(rng.choice(np.arange(30, days), 6, replace=False))
        plans = tuple(one._replace(decides=_decides(rng, months, size)) if rng.random() < 0.8 else one for one in plans)
    return Group(starts, pool, plans)


def _decides(rng, months, size) -> Table:
    margins = rng.normal(0, 3, (months.size, 8, size))
    margins[:, 1::2] /= ALARMED
    margins[:, 2::2] -= 4.0  # else everybody stops in the first month
    surges = rng.random() < 0.3  # a change is then to one last batch
    last = rng.uniform(1, 3, (1, size)) if surges else np.zeros((1, size))
    weights = np.concatenate([rng.normal(0, 3, (8, size)), rng.uniform(1, 3, (1, size)), last])
    return Table(months, margins, weights, bool(rng.random() < 0.5) and not surges)


def _plan(rng, number, schemes, starts, size, theatres, days, plain) -> Plan:
    left_by = int(rng.integers(0, 40))
    names = [f"{number}.{theatre}" for theatre in range(theatres)]
    keys = np.stack([_keys(rng, name, size) for name in names], axis=1)
    slow = np.cumsum(rng.normal(0, 0.3, (size, theatres, days // 7 + 1)), axis=2)
    policies: list[Policy] = []
    for phase, scheme in enumerate(schemes):
        before = policies[-1] if policies else None
        start, end = starts[phase], (*starts[1:], days)[phase]
        policies.append(_policy(rng, scheme, before, start, end, size, theatres, days, plain, keys, slow))
    return Plan(left_by, rng.integers(0, 12_000, size), _keys(rng, str(number), size), tuple(policies))


def _keys(rng, name: str, size: int) -> np.ndarray:
    return future_key_many(part_key(int(rng.integers(1_000)), name), np.arange(size, dtype=np.uint64))


def _policy(rng, scheme, before, start, end, size, theatres, days, plain, keys, slow) -> Policy:
    def whole(low: int, high: int, *more: int) -> np.ndarray:
        return rng.integers(low, high + 1, (*more, size))

    def odd(values: np.ndarray, none: float = 0) -> np.ndarray:
        return np.full_like(values, none) if plain or rng.random() < 0.5 else values

    tours = scheme in HAVE_TOURS
    changed = before is not None and before.scheme != scheme
    entries = int(rng.integers(1, 4))
    planned_on = np.sort(rng.integers(max(start, 41), max(end, 42), entries))
    points = int(rng.integers(1, 4))
    return Policy(
        scheme=scheme, replacement=0 if plain else int(rng.integers(3)),
        wounded_go_home=not plain and bool(rng.random() < 0.3),
        first_due=max(start, 41) + whole(0, 80), batch=whole(0, 15_000), interval=whole(1, 150),
        tour=whole(1, 240) if tours else np.full(size, int(NEVER)), strength=whole(0, 15_000),
        surge=whole(0, 100_000), transit=whole(0, 20), training=whole(0, 45), handover=whole(0, 14),
        formation=whole(1, 3_500), dwell=whole(0, 300), lift=rng.uniform(0, 900, size),
        combat=rng.uniform(0, 1, size), cancelled=odd(rng.random(size)), leaves_early=odd(rng.uniform(0, 0.05, size)),
        extension=odd(whole(0, 60)), lag=whole(1, 60), delays=odd(whole(0, 50, 4)), planned_on=planned_on,
        planned=np.stack([np.stack([whole(0, 15_000), whole(1, 240)]) for _ in planned_on]),
        profile_on=np.sort(rng.choice(days, points, replace=False)), profile=whole(0, 20_000, points),
        restarts=changed or (before is not None and bool(rng.random() < 0.5)), lapses=changed,
        opens=before is not None and tours and before.scheme not in HAVE_TOURS,
        begins=before is not None, fighting=_fighting(rng, size, theatres, keys, slow),
    )  # fmt: skip


def _fighting(rng, size, theatres, keys, slow) -> Fighting:
    def real(low: float, high: float) -> np.ndarray:
        return rng.uniform(low, high, (size, theatres))

    share = rng.random((size, theatres))
    share[:, -1] = 1.0
    sd, phi = real(0, 1), real(0, 0.95)
    return Fighting(
        share=share, base=real(-15, 0), own_less_one=real(-1, 0.5), fading=real(-1, 0),
        reference_days=rng.integers(1, 30, (size, theatres)), phi=phi, jump=sd * np.sqrt(1 - phi * phi),
        start_jump=sd, dead=real(0, 1), dead_phase=real(0, 1), captured=real(0, 1), captured_phase=real(0, 1),
        leave_ward=real(0.01, 0.99), duty=real(0.01, 0.99), slow=slow, key=keys,
    )  # fmt: skip


def run_group(run, group: Group, days: int = DAYS) -> tuple[np.ndarray, np.ndarray]:
    """Run a group with every day recorded."""
    size, sites = group.pool.size, sum(plan.policies[0].fighting.share.shape[1] for plan in group.plans)
    channels = np.full((len(group.plans), len(CHANNELS), days, size + 3), -1, np.int32)
    places = np.full((sites, days, size + 3), -1, np.int32)
    run(group, days, np.arange(days), 2, channels, places)
    for table in (channels, places):  # what lies beside the block is left alone
        assert (table[..., :2] == -1).all()
        assert (table[..., -1] == -1).all()
    return channels[..., 2:-1].transpose(0, 3, 2, 1), places[..., 2:-1].T


def steady(scheme: int = UNIT, *, size: int = 20, days: int = 2_000, **changes: float) -> Group:
    """A deployment without losses, ample supply and lift, for which Little's law gives the answer."""
    group = random_group(1, [[scheme]], size=size, theatres=1, days=days, plain=True)
    fixed = {"first_due": 1, "batch": 3_000, "interval": 30, "strength": 9_000, "surge": 5_000, "transit": 0,
             "training": 0, "handover": 0, "formation": 1, "dwell": 100, "lag": 1} | changes  # fmt: skip
    if scheme in HAVE_TOURS:
        fixed = {"tour": 120} | fixed
    policy = group.plans[0].policies[0]
    still = policy.fighting._replace(base=np.full((size, 1), -60.0))
    arrays = {key: np.full(size, value, getattr(policy, key).dtype) for key, value in fixed.items() if key != "already"}
    policy = policy._replace(**{"lift": np.full(size, 1e6)} | arrays, fighting=still)
    already = np.full(size, int(changes.get("already", 0)))
    return Group((0,), np.full(size, 10**7), (Plan(0, already, group.plans[0].key, (policy,)),))


__all__ = ["DAYS", "NO_ROTATION", "random_group", "run_group", "steady"]
