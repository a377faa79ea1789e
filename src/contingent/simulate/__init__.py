"""From a scenario to futures: measures by future and day."""

from contingent._door import answer_calls
from contingent.simulate._executors import Executor, executor
from contingent.simulate._futures import CHANNELS, STATES, Futures, Track
from contingent.simulate._run import MOST_STREAMED, recorded_days, simulate, stream
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
    "stream",
]

answer_calls(__name__, "simulate")
