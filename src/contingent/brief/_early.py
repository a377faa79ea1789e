"""What a briefing needs late is begun early, by a thread beside the one that writes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeVar

from contingent.brief._moves import compare_moves
from contingent.simulate.states import Effect
from contingent.weigh import Consistency, Posterior, Sensitivity, consistency, sensitivity

__all__ = ["Early", "begin"]

Found = TypeVar("Found")


@dataclass(frozen=True)
class Early:
    """What is being found out, in the order in which the page asks for it.

    Parameters
    ----------
    consistency : Future of Consistency
        What the counts of the claims say together.
    sensitivity : Future of Sensitivity
        What other ranges inside the hypotheses would make of the answer.
    moves : Future of list of Effect
        What each diplomatic move would change.
    """

    consistency: Future[Consistency] = field(default_factory=Future)
    sensitivity: Future[Sensitivity] = field(default_factory=Future)
    moves: Future[list[Effect]] = field(default_factory=Future)


def begin(posterior: Posterior) -> Early:
    """Begin to find out what the counts say together, what the answer hangs on, and what moves would change.

    Parameters
    ----------
    posterior : Posterior
        As weighed; it is only read.

    Returns
    -------
    Early
        An error is told where its result is asked for.
    """
    early = Early()

    def run() -> None:
        _tell(early.consistency, lambda: consistency(posterior))
        _tell(early.sensitivity, lambda: sensitivity(posterior))
        _tell(early.moves, lambda: compare_moves(posterior))

    # One thread: the engine and the sums over futures let go of the interpreter, a second one would only wait for it.
    threading.Thread(target=run, name="contingent-early", daemon=True).start()
    return early


def _tell(found: Future[Found], work: Callable[[], Found]) -> None:
    try:
        found.set_result(work())
    except BaseException as error:  # told where the result is asked for
        found.set_exception(error)
