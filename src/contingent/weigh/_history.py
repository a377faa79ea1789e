"""How the probabilities moved, claim by claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from contingent.weigh._effects import weighed_by
from contingent.weigh._evidence import jackknife
from contingent.weigh._posterior import Estimate, Posterior

__all__ = ["Step", "history"]


@dataclass(frozen=True, slots=True)
class Step:
    """The probabilities after one more claim.

    Parameters
    ----------
    claim : str
        Its id; ``''`` before any claim.
    shares : mapping of str to Estimate
        Probability of each hypothesis with the claims so far.
    """

    claim: str
    shares: Mapping[str, Estimate]


def history(posterior: Posterior) -> tuple[Step, ...]:
    """Tell how the probabilities moved as the claims came in.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures; nothing is simulated anew.

    Returns
    -------
    tuple of Step
        Before any claim, then after each that weighs: by the day its report was published, then in the order of the
        ledger. The order moves the steps and not the end. A step that the futures cannot carry says why.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> steps = history(weigh(load("dprk-russia-2024"), Ledger((), ()), futures=500, seed=1))
    >>> [(step.claim, round(step.shares["rotation"].value, 2)) for step in steps]
    [('', 0.35)]
    """
    order = _order(posterior)
    found = [Step("", {name: Estimate(each.prior, 0.0) for name, each in posterior.hypotheses.items()})]
    for count, claim in enumerate(order, start=1):
        met = weighed_by(posterior, order[:count])
        errors = {name: jackknife(np.array([run[name] for run in met.runs])) for name in met.shares}
        found.append(
            Step(claim, {k: Estimate(v, errors[k], not met.reason, met.reason) for k, v in met.shares.items()})
        )
    return tuple(found)


def _order(posterior: Posterior) -> list[str]:
    published = {report.id: report.published for report in posterior.ledger.reports}
    claims = [claim for claim in posterior.ledger.claims if claim.id in posterior.log_factors]
    dated = sorted(claims, key=lambda claim: (published.get(claim.report) is None, str(published.get(claim.report))))
    return [claim.id for claim in dated]  # sorted is stable: the ledger's order within a day
