"""Two thousand random stories: whatever is planned, lost, delayed or called off, people stay people."""

from __future__ import annotations

import os

import numpy as np
import pytest
from engine_plans import random_group, run_group

from contingent.simulate import STATES
from contingent.simulate._pack import run as run_kernel
from contingent.simulate._policy import Group, Policy

STORIES = int(os.environ.get("CONTINGENT_STORIES", "2000"))  # more of them by hand: 20,000 take a minute
SETS = 20
HOME = STATES.index("home")


def story(seed: int) -> Group:
    """A random group of one to three deployments of a sender, with one to three phases of any scheme."""
    rng = np.random.default_rng(seed)
    phases = int(rng.integers(1, 4))
    schemes = rng.integers(0, 7, (int(rng.integers(1, 4)), phases)).tolist()
    theatres, plain = int(rng.integers(1, 4)), bool(rng.random() < 0.3)
    return random_group(seed, schemes, size=4, theatres=theatres, plain=plain, decided=bool(rng.random() < 0.2))


def faults(seed: int) -> list[str]:
    """What a story breaks, in words."""
    group = story(seed)
    channels, places = run_group(run_kernel, group)
    states = channels[..., : len(STATES)].astype(np.int64)
    committed = states.sum(axis=3)
    away = (committed - states[..., HOME]).sum(axis=0)
    have = group.pool + sum(plan.already for plan in group.plans)
    first = np.stack([plan.already for plan in group.plans])
    found = {
        "a count is negative": channels.min() < 0 or places.min() < 0,
        "those already sent are not there on the first day": (committed[:, :, 0] < first).any(),
        "somebody vanished": (np.diff(committed, axis=2) < 0).any(),
        "more are away than the sender ever had": (away > have[:, None]).any(),
        "theatres and states count otherwise": (places.sum(axis=2) != states[..., 4:6].sum(axis=(0, 3))).any(),
        "the dead rose": (np.diff(states[..., STATES.index("dead")], axis=2) < 0).any(),
        "somebody left home again": (np.diff(states[..., HOME], axis=2) < 0).any(),
    }
    return [f"story {seed}: {fault}" for fault, true in found.items() if true]


def changed(seed: int) -> bool:
    """Whether a story with nobody left to send ever counts other people than those already sent."""
    group = story(seed)
    plans = tuple(plan._replace(policies=tuple(map(_for_good, plan.policies))) for plan in group.plans)
    channels, _ = run_group(run_kernel, Group(group.starts, np.zeros_like(group.pool), plans))
    committed = channels[..., : len(STATES)].sum(axis=3)
    return bool((committed != np.stack([plan.already for plan in plans])[:, :, None]).any())


def _for_good(policy: Policy) -> Policy:
    """Who comes home is not sent again."""
    return policy._replace(dwell=np.full_like(policy.dwell, 10_000))


@pytest.mark.parametrize("part", range(SETS))
def test_people_are_conserved_in_any_story(part):
    """Nobody is made, lost, raised from the dead or sent without being there, on any day of any story."""
    broken = [fault for seed in range(part, STORIES, SETS) for fault in faults(seed)]
    assert not broken, broken[:5]


@pytest.mark.parametrize("part", range(SETS))
def test_nobody_is_made_where_nobody_is_at_home(part):
    """With no one left to send, those already sent are counted to a man on every day, whatever befalls them."""
    broken = [seed for seed in range(part, STORIES // 4, SETS) if changed(seed)]
    assert not broken, broken[:5]
