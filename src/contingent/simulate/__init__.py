"""From a scenario to futures: measures by future and day."""

from contingent._door import answer_calls
from contingent.simulate._executors import Executor, executor
from contingent.simulate._futures import CHANNELS, STATES, Futures, Track
from contingent.simulate._life import recorded_days
from contingent.simulate._run import MOST_STREAMED, simulate, simulate_each, stream
from contingent.simulate._tally import Columns, Tally, is_yes
from contingent.simulate._tilt import Tilt

__all__ = [
    "CHANNELS",
    "MOST_STREAMED",
    "STATES",
    "Columns",
    "Executor",
    "Futures",
    "Tally",
    "Tilt",
    "Track",
    "executor",
    "is_yes",
    "recorded_days",
    "simulate",
    "simulate_each",
    "stream",
]

answer_calls(__name__, "simulate")
