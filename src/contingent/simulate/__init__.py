"""From a scenario to futures: measures by future and day."""

from contingent._door import answer_calls
from contingent.simulate._futures import CHANNELS, STATES, Futures, Track
from contingent.simulate._run import recorded_days, simulate
from contingent.simulate._tilt import Tilt

__all__ = ["CHANNELS", "STATES", "Futures", "Tilt", "Track", "recorded_days", "simulate"]

answer_calls(__name__, "simulate")
