"""What deciders do with a deployment, compiled: on the first day of a month, for each lane.

The log-odds of each decision, less its draw, come ready-made by month (:mod:`contingent.simulate.states`); what is
added here is the need and the emptiness of the running future: the share of the force that is lost, and the share of
those who may be sent that is not ready at home.
"""

from __future__ import annotations

import numpy as np

from contingent.simulate._compile import compiled
from contingent.simulate._lanes import (
    ASSEMBLING,
    BATCH,
    BATCHES,
    CAPTURED,
    CHANGED,
    DEAD,
    DECISIONS,
    GAP,
    HELD,
    IN_THEATRE,
    LANES,
    NEXT_DUE,
    OWED_IS_NEW,
    SCALE,
    STOPPED,
    STRENGTH,
    SURGE_SIZE,
    TRAINING,
    TRANSIT,
    larger,
    smaller,
)
from contingent.simulate._schemes import SCHEME, SURGE, UNIT

__all__ = ["ALARMED", "decide", "hold"]

ALARMED = 3.0  # further batches after which opponents are as alarmed as they get; LEVELS of the states
(SEND, SEND_STEP, STOP, STOP_STEP, ENLARGE, ENLARGE_STEP, CHANGE, CHANGE_STEP,
 FACTOR, LAST) = range(0, 10 * LANES, LANES)  # fmt: skip


@compiled
def decide(now, home, pool, margins, weights):
    """Take the decisions of a month."""
    for lane in range(LANES):
        lost = now[CAPTURED + lane] + now[DEAD + lane]
        coming = now[ASSEMBLING + lane] + now[TRANSIT + lane] + now[TRAINING + lane]
        need = lost / larger(lost + now[IN_THEATRE + lane] + coming, 1.0)
        empty = 1.0 - home[lane] / larger(pool[lane], 1.0)
        more = smaller(now[BATCHES + lane], ALARMED)
        send = margins[SEND + lane] + more * margins[SEND_STEP + lane]
        stop = margins[STOP + lane] + more * margins[STOP_STEP + lane]
        enlarge = margins[ENLARGE + lane] + more * margins[ENLARGE_STEP + lane]
        change = margins[CHANGE + lane] + more * margins[CHANGE_STEP + lane]
        send += weights[SEND + lane] * need + weights[SEND_STEP + lane] * empty
        stop += weights[STOP + lane] * need + weights[STOP_STEP + lane] * empty
        enlarge += weights[ENLARGE + lane] * need + weights[ENLARGE_STEP + lane] * empty
        change += weights[CHANGE + lane] * need + weights[CHANGE_STEP + lane] * empty
        stopped = 1.0 if stop >= 0.0 else now[STOPPED + lane]
        last = weights[LAST + lane]
        turns = (change >= 0.0) & (now[CHANGED + lane] == 0.0) & (stopped == 0.0) & (last > 0.0)
        kind = 2.0 if last > 0.0 else 1.0
        changed = kind if change >= 0.0 else now[CHANGED + lane]
        owed = (changed == 2.0) & (stopped == 0.0)
        ends = (stopped > 0.0) | (changed > 0.0)
        grows = (enlarge >= 0.0) & (now[SCALE + lane] == 1.0)
        scale = weights[FACTOR + lane] if grows else 1.0
        now[HELD + lane] = 1.0 if (send < 0.0) | ends else 0.0
        now[GAP + lane] = 0.0 if ends & (not owed) else now[GAP + lane]
        now[BATCH + lane] = np.floor(now[BATCH + lane] * scale + 0.5)
        now[STRENGTH + lane] = np.floor(now[STRENGTH + lane] * scale + 0.5)
        now[SURGE_SIZE + lane] = np.floor(now[SURGE_SIZE + lane] * scale + 0.5)
        now[SCALE + lane] *= scale
        now[GAP + lane] = np.floor(now[BATCH + lane] * last + 0.5) if turns else now[GAP + lane]
        now[OWED_IS_NEW + lane] = 1.0 if turns else now[OWED_IS_NEW + lane]
        now[STOPPED + lane] = stopped
        now[CHANGED + lane] = changed
        now[DECISIONS + lane] = stopped + (2.0 if changed > 0.0 else 0.0) + (4.0 if now[SCALE + lane] > 1.0 else 0.0)


@compiled
def hold(switches, day, now):
    """Put off by a day what is due and held back."""
    if switches[SCHEME] == UNIT:
        for lane in range(LANES):
            late = (now[HELD + lane] > 0.0) & (now[NEXT_DUE + lane] <= day)
            now[NEXT_DUE + lane] = day + 1.0 if late else now[NEXT_DUE + lane]
    if switches[SCHEME] == SURGE:
        for lane in range(LANES):
            late = (now[HELD + lane] > 0.0) & (now[NEXT_DUE + lane] == day)
            now[NEXT_DUE + lane] = day + 1.0 if late else now[NEXT_DUE + lane]
