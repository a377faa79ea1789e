"""The front: what opponents lose, which area is held, and how far ammunition lasts.

Nothing here feeds back into who is sent and relieved: it is worked out from simulated futures when it is asked for,
week by week, from draws of its own that hang on the number of a future only. So it costs nothing where nobody asks, and
adding it moves no other number. What the contingent changes is read in the same future with it and without it.
"""

from contingent.simulate.front._batches import SENT_IN_BATCHES, without_batches
from contingent.simulate.front._front import MEASURED, Front, measures_of
from contingent.simulate.front._part import WEEK

__all__ = ["MEASURED", "SENT_IN_BATCHES", "WEEK", "Front", "measures_of", "without_batches"]
