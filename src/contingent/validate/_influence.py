"""The case ``influence``: where stances settle in published examples."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from contingent.simulate.states import influence, total_influence
from contingent.validate._files import read_object
from contingent.validate._printed import Comparison
from contingent.validate._scorecard import Scorecard
from contingent.validate._table import file_named, find

__all__ = ["FILES", "score"]

FILES = "diplomacy/friedkin_johnsen*.json"


def score(data: Path) -> Scorecard:
    """Settle the stances of every example, and compare.

    Parameters
    ----------
    data : Path
        Folder of cases; reads ``diplomacy/friedkin_johnsen*.json``.

    Returns
    -------
    Scorecard
        `worst_abs_error`: the largest error of a settled stance; `shares_worst_abs_error`: of a share of total
        influence, beyond the rounding of the print.

    Raises
    ------
    InputError
        If a file is not in the published form, or the model refuses what it holds.
    """
    stances, shares = Comparison(), Comparison()
    for file in find(data, FILES):
        given = read_object(file, "W", "susceptibility_diag", "x0", "x_inf")
        with file_named(file):
            scale = (min(0.0, *given["x0"]), max(100.0, *given["x0"]))
            settled = influence(given["W"], given["susceptibility_diag"], given["x0"], scale)
            stances.add_all(f"{file.name} stance", settled.tolist(), given["x_inf"])
            if "total_influence_V" in given:
                found = total_influence(given["W"], given["susceptibility_diag"])
                shares.add_all(
                    f"{file.name} share", found.ravel().tolist(), np.ravel(given["total_influence_V"]).tolist()
                )
    figures = {"worst_abs_error": stances.worst_unrounded, "shares_worst_abs_error": shares.worst}
    return Scorecard("influence", figures, {}, [*stances.rows, *shares.rows])
