"""One theatre of the engine's twin: who joins, is relieved, leaves hospital, is lost; in NumPy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._arithmetic import exp_many, log_many, quick_normal_many
from contingent.simulate._binomial import binomial_many, binomial_p_many
from contingent.simulate._keys import address_of, uniform_many
from contingent.simulate._plan import DAYS_PER_WEEK, INDIVIDUAL, UNIT, Plan

__all__ = ["Theatre", "step_of"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

HITS, DISCHARGES, DUTY, NOISE = range(4)


class Theatre:
    """The pool of people in one theatre, of every future."""

    def __init__(self, plan: Plan, number: int, days: int) -> None:
        size = plan.already.size
        self.plan, self.number = plan, number
        self.pool, self.ward, self.pending, self.first, self.since, self.contact = np.zeros((6, size), np.int64)
        self.hit_upto, self.dead_upto, self.offered = np.zeros((3, size), np.int64)
        self.survival, self.carry, self.noise = np.ones(size), np.zeros(size), np.zeros(size)
        self.joined, self.survived = np.zeros((days, size), np.int64), np.ones((days, size))
        self.key = plan.key[:, number]

    def draw(self, channel: int, day: int, n: Ints, rate: Floats) -> Ints:
        return binomial_many(self.key, np.full(n.shape, address_of(channel, day)), n, rate)

    def split(self, channel: int, day: int, n: Ints, p: Floats) -> Ints:
        return binomial_p_many(self.key, np.full(n.shape, address_of(channel, day)), n, p)

    def join(self, day: int, people: Ints, settled: Ints) -> Ints:
        """Take the theatre's share of those who join; give those left to the theatres after it."""
        share = _share_out(self.plan.share[:, self.number], np.zeros(people.shape), self.offered, self.offered + people)
        self.offered += people
        self.joined[day] = share
        self.survived[day] = self.survival
        self.pool += share
        self.pending += share
        self.first += np.where(day <= settled, share, 0)
        return people - share

    def relieve(self, day: int, settled: Ints) -> Ints:
        plan, futures = self.plan, np.arange(self.pool.size)
        if plan.scheme not in (UNIT, INDIVIDUAL):
            return np.zeros(self.pool.shape, np.int64)
        due = np.zeros(self.pool.shape)
        individual = plan.scheme == INDIVIDUAL
        if individual:
            counts = (day > settled) & (settled >= self.since)
            people = np.where(counts, _spread_of_first(plan, day, settled, self.first), 0)
            at = np.minimum(settled, len(self.survived) - 1)
            self.pending -= people
            due += people * self.survival / self.survived[at, futures]
        d = day - plan.tour
        counts = (d >= self.since) & ~(individual & (d <= settled))
        at = np.maximum(d, 0)
        people = np.where(counts, self.joined[at, futures], 0)
        self.pending -= people
        due += people * self.survival / self.survived[at, futures]
        return self._leave(due)

    def _leave(self, due: Floats) -> Ints:
        self.carry += due
        over = self.pending <= 0
        out = np.where(over, self.pool, np.minimum(np.floor(self.carry).astype(np.int64), self.pool))
        self.carry = np.where(over, 0.0, self.carry - out)
        self.pool -= out
        return out

    def _survive(self, day: int, before: Ints) -> None:
        alive, gone = (before > 0) & (self.pool > 0), (before > 0) & (self.pool <= 0)
        ratio = np.divide(self.pool, before, out=np.ones(before.shape), where=alive)
        self.survival = np.where(gone, 1.0, self.survival * ratio)
        self.since = np.where(gone, day + 1, self.since)
        self.pending = np.where(gone, 0, self.pending)

    def discharge(self, day: int) -> tuple[Ints, Ints]:
        """Give how many leave hospital, and how many of them go home."""
        out = self.split(DISCHARGES, day, self.ward, self.plan.leave_ward[:, self.number])
        back = self.split(DUTY, day, out, self.plan.duty[:, self.number])
        before = self.pool.copy()
        self.pool += back
        self._survive(day, before)
        self.ward -= out
        return out, out - back

    def fight(self, day: int) -> tuple[Ints, Ints, Ints]:
        """Give the day's dead, captured and wounded."""
        plan, k = self.plan, self.number
        self._stir(day)
        self.contact += self.pool > 0
        rate = self._rate(day, np.maximum(self.pool, 1))
        hit = self.draw(HITS, day, self.pool, rate)
        spared = self.hit_upto - self.dead_upto
        dead = _share_out(plan.dead[:, k], plan.dead_phase[:, k], self.hit_upto, self.hit_upto + hit)
        captured = _share_out(plan.captured[:, k], plan.captured_phase[:, k], spared, spared + hit - dead)
        before = self.pool.copy()
        self.hit_upto += hit
        self.dead_upto += dead
        self.pool -= hit
        self.ward += hit - dead - captured
        self._survive(day, before)
        return dead, captured, hit - dead - captured

    def _stir(self, day: int) -> None:
        plan, k = self.plan, self.number
        shock = quick_normal_many(uniform_many(self.key, np.full(self.key.shape, address_of(NOISE, day))))
        kept = plan.phi[:, k] * self.noise + plan.jump[:, k] * shock
        self.noise = plan.start_jump[:, k] * shock if day == 0 else kept

    def _rate(self, day: int, people: Ints) -> Floats:
        plan, k = self.plan, self.number
        log_days = log_many(np.maximum(self.contact, plan.reference_days[:, k]).astype(np.float64))
        log_rate = plan.base[:, k] + (self.noise + plan.slow[:, k, day // DAYS_PER_WEEK])
        log_people = log_many(people.astype(np.float64))
        return exp_many(log_rate + (plan.own_less_one[:, k] * log_people + plan.fading[:, k] * log_days))


def _share_out(share: Floats, phase: Floats, before: Ints, after: Ints) -> Ints:
    return (np.floor(share * after + phase) - np.floor(share * before + phase)).astype(np.int64)


def step_of(total: Ints, parts: Ints, index: Ints) -> Ints:
    """Give the index-th of equal whole parts of a total; shapes (futures,)."""
    return total * (index + 1) // parts - total * index // parts


def _spread_of_first(plan: Plan, day: int, settled: Ints, first: Ints) -> Ints:
    x = day - settled - plan.tour // 2
    return np.where((x >= 0) & (x < plan.tour), step_of(first, plan.tour, x), 0)
