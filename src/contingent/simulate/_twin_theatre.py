"""One theatre of the engine's twin: who joins, is relieved, leaves hospital, is lost; in NumPy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._arithmetic import exp_many, log_many, quick_normal_many
from contingent.simulate._binomial import binomial_many, binomial_p_many
from contingent.simulate._keys import address_of, uniform_many
from contingent.simulate._lanes import NEVER
from contingent.simulate._plan import DAYS_PER_WEEK
from contingent.simulate._policy import Plan
from contingent.simulate._schemes import HAVE_TOURS
from contingent.simulate._twin_sender import Diary, Travellers

__all__ = ["Theatre"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

HITS, DISCHARGES, DUTY, NOISE = range(4)


class Theatre:
    """The pool of people in one theatre, of every future."""

    def __init__(self, plan: Plan, number: int, days: int) -> None:
        size = plan.already.size
        self.plan, self.number, self.days = plan, number, days
        self.policy, self.fighting = plan.policies[0], plan.policies[0].fighting
        self.pool, self.ward, self.pending, self.contact, self.carry, self.noise = np.zeros((6, size))
        self.hit_upto, self.dead_upto, self.offered, self.spares_offered, self.early = np.zeros((5, size))
        self.first, self.first_all, self.first_left, self.open, self.open_people = np.zeros((5, size))
        self.waiting, self.ahead, self.credit, self.joining = np.zeros((4, size))
        self.survival, self.toured, self.kept = np.ones(size), False, False
        self.due, self.ends, self.latest = (Diary(days, size) for _ in range(3))
        self.key = self.fighting.key[:, number]

    def of(self, name: str) -> Floats:
        """An input of this theatre."""
        values: Floats = getattr(self.fighting, name)[:, self.number]
        return values

    def change(self, phase: int) -> None:
        """Let a new policy come into force."""
        self.policy = self.plan.policies[phase]
        self.fighting = self.policy.fighting

    def come(self, day: int, people: Floats, spares: Floats, way: Travellers) -> tuple[Floats, Floats]:
        """Take the theatre's share of those who join; give those left to the theatres after it."""
        share = _share_out(self.of("share"), 0.0, self.offered, self.offered + people)
        self.offered = self.offered + people
        first = np.where(day <= way.settled, share, 0.0)
        self.first = self.first + first
        self.pool = self.pool + share
        self.pending = self.pending + share
        self.joining = share
        self._enlist(day, share, way)
        return people - share, self._come_as_spares(spares, way)

    def _enlist(self, day: int, people: Floats, way: Travellers) -> None:
        """Note when the tours of those who join today end."""
        comes, weight = people > 0, people / self.survival
        tour = np.where(way.tours.pages[day] >= NEVER, way.tour, way.tours.pages[day])
        first = comes & (day <= way.settled) & way.one_by_one
        endless = comes & ~first & (tour >= NEVER)
        ends = comes & ~first & ~endless
        self.first_all = self.first_all + np.where(first, weight, 0.0)
        self.first_left = self.first_left + np.where(first, weight, 0.0)
        self.open = self.open + np.where(endless, weight, 0.0)
        self.open_people = self.open_people + np.where(endless, people, 0.0)
        self.due.note(np.where(ends, day + tour, self.days), np.where(ends, weight, 0.0))
        self.ends.note(np.where(ends, day + tour, self.days), np.where(ends, people, 0.0))

    def _come_as_spares(self, spares: Floats, way: Travellers) -> Floats:
        share = _share_out(self.of("share"), 0.0, self.spares_offered, self.spares_offered + spares)
        self.spares_offered = self.spares_offered + spares
        way.relieved = way.relieved + np.where(self.pool > 0, 0.0, share)
        self._survive(self.pool, self.pool + np.where(self.pool > 0, share, 0.0), 0)
        return spares - share

    def end_open_tours(self, day: int, way: Travellers) -> None:
        """Give those who serve without an end a tour that begins today."""
        ends = (self.open > 0) & (way.tour < NEVER)
        weight, people = np.where(ends, self.open, 0.0), np.where(ends, self.open_people, 0.0)
        if way.one_by_one:
            earlier = np.where(self.first_left > 0, self.first * (self.first_left / self.first_all), 0.0)
            self.first = np.where(ends, earlier + people, self.first)
            self.first_all = np.where(ends, self.first_left + weight, self.first_all)
            self.first_left = self.first_left + weight
        else:
            self.due.note(np.where(ends, day + way.tour, self.days), weight)
            self.ends.note(np.where(ends, day + way.tour, self.days), people)
        self.open, self.open_people = np.where(ends, 0.0, self.open), np.where(ends, 0.0, self.open_people)

    def due_soon(self, day: int, way: Travellers) -> Floats:
        """Those whose tours end before half of the people drafted now and a week later can arrive."""
        reach = day + self.policy.transit + self.policy.training + 0.5 * DAYS_PER_WEEK
        soon = np.zeros(self.pool.shape)
        for later in range(day, int(min(np.ceil(reach.max()), self.days))):
            soon = soon + np.where(later < reach, self.due.pages[later], 0.0)
        span = np.maximum(reach - np.maximum(day, way.begin), 0.0)
        first = np.minimum(self.first_all / self.policy.tour * span, self.first_left)
        due: Floats = np.floor((soon + first) * self.survival)
        return due

    def relieve_and_leave(self, day: int, way: Travellers) -> Floats:
        """Relieve those whose tour ends; give how many went home early."""
        tours = self.policy.scheme in HAVE_TOURS
        self.toured |= tours
        self.kept |= tours and bool(self.policy.extension.any())
        if self.toured:
            due = self._ended(day, way)
            if self.kept:
                self._keep_on(day, due, way)
            else:
                self._leave(due * self.survival, np.zeros(due.shape), way)
        return self._go_early(day, way)

    def _ended(self, day: int, way: Travellers) -> Floats:
        begun = (day >= way.begin) & (self.first_left > 0)
        first = np.where(begun, np.minimum(self.first_all / self.policy.tour, self.first_left), 0.0)
        part = np.where(begun, first / self.first_all, 0.0)
        self.first_left = self.first_left - first
        self.pending = self.pending - (self.ends.pages[day] + part * self.first)
        due: Floats = self.due.pages[day] + first
        return due

    def _keep_on(self, day: int, due: Floats, way: Travellers) -> None:
        policy, left = self.policy, self.survival
        relief = self.credit * (1.0 - 1.0 / np.maximum(policy.handover, 1.0)) + self.joining / left
        self.latest.note(day + policy.extension, due)
        latest = self.latest.pages[day]
        waiting, must = self.waiting + due, np.maximum(latest - self.ahead, 0.0)
        goes = np.minimum(relief, waiting - must)
        self.ahead = np.maximum(self.ahead - latest, 0.0) + goes
        self.waiting = waiting - must - goes
        self.credit = relief - goes
        self._leave((must + goes) * left, self.waiting * left, way)

    def _leave(self, due: Floats, waiting: Floats, way: Travellers) -> None:
        carry = self.carry + due
        over = (self.pending < 0.5) & (waiting < 0.001)
        people = np.where(over, self.pool, np.minimum(np.floor(carry), self.pool))
        self.carry = np.where(over, 0.0, carry - people)
        self.pool = self.pool - people
        way.relieved = way.relieved + people

    def _go_early(self, day: int, way: Travellers) -> Floats:
        if not self.policy.leaves_early.any():
            return np.zeros(self.pool.shape)
        carry = self.early + self.policy.leaves_early * self.pool
        people = np.where(carry < self.pool, np.floor(carry), self.pool)
        self.early = carry - people
        way.unfit = way.unfit + people
        self._survive(self.pool, self.pool - people, day)
        return people

    def _survive(self, before: Floats, after: Floats, day: int) -> None:
        gone, stay = (before > 0) & (after <= 0), (before > 0) & (after > 0)
        kept = np.where(stay, self.survival * (after / before), self.survival)
        self.pool, self.survival = after, np.where(gone, 1.0, kept)
        if gone.any():
            self._forget(day, gone)

    def _forget(self, day: int, gone: Flags) -> None:
        for diary in (self.due, self.ends, self.latest):
            diary.pages[day + 1 : self.days, gone] = 0.0
        for name in ("pending", "first_left", "open", "open_people", "waiting", "ahead", "credit"):
            setattr(self, name, np.where(gone, 0.0, getattr(self, name)))

    def discharge(self, day: int, way: Travellers) -> Floats:
        """Let wounded leave hospital; give how many do not come back."""
        out = self._split(DISCHARGES, day, self.ward, self.of("leave_ward"))
        well = self._split(DUTY, day, out, self.of("duty"))
        back = np.zeros(well.shape) if self.policy.wounded_go_home else well
        way.unfit = way.unfit + (out - well)
        way.fit = way.fit + (well - back)
        self._survive(self.pool, self.pool + back, day)
        self.ward = self.ward - out
        return out - back

    def _split(self, channel: int, day: int, n: Floats, p: Floats) -> Floats:
        counter = np.full(n.shape, address_of(channel, day))
        return binomial_p_many(self.key, counter, n.astype(np.int64), p).astype(np.float64)

    def fight(self, day: int) -> tuple[Floats, Floats, Floats]:
        """Give the day's dead, captured and wounded."""
        self._stir(day)
        self.contact = self.contact + (self.pool > 0)
        rate = self._rate(day, np.maximum(self.pool, 1.0))
        counter = np.full(rate.shape, address_of(HITS, day))
        hit = binomial_many(self.key, counter, self.pool.astype(np.int64), rate).astype(np.float64)
        spared = self.hit_upto - self.dead_upto
        dead = _share_out(self.of("dead"), self.of("dead_phase"), self.hit_upto, self.hit_upto + hit)
        captured = _share_out(self.of("captured"), self.of("captured_phase"), spared, spared + hit - dead)
        self.hit_upto = self.hit_upto + hit
        self.dead_upto = self.dead_upto + dead
        self.ward = self.ward + (hit - dead - captured)
        self._survive(self.pool, self.pool - hit, day)
        return dead, captured, hit - dead - captured

    def _stir(self, day: int) -> None:
        shock = quick_normal_many(uniform_many(self.key, np.full(self.key.shape, address_of(NOISE, day))))
        kept = self.of("phi") * self.noise + self.of("jump") * shock
        self.noise = self.of("start_jump") * shock if day == 0 else kept

    def _rate(self, day: int, people: Floats) -> Floats:
        log_days = log_many(np.maximum(self.contact, self.of("reference_days")))
        log_rate = self.of("base") + (self.noise + self.of("slow")[:, day // DAYS_PER_WEEK])
        return exp_many(log_rate + (self.of("own_less_one") * log_many(people) + self.of("fading") * log_days))


def _share_out(share: Floats, phase: Floats | float, before: Floats, after: Floats) -> Floats:
    shared: Floats = np.floor(share * after + phase) - np.floor(share * before + phase)
    return shared
