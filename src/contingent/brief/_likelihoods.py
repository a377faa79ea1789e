"""Pictures of how claims weigh, one a claim, each an SVG that stands alone."""

from __future__ import annotations

from contingent.brief.charts import Likelihood, likelihoods, svg
from contingent.measures import get
from contingent.weigh import Posterior, likelihood_curves, say_curve, say_likelihood

__all__ = ["likelihood_pictures"]

_READINGS = 3  # panels of a picture, the most believed readings (assumed)


def likelihood_pictures(posterior: Posterior) -> dict[str, str]:
    """Draw the likelihood of every claim that weighs.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures.

    Returns
    -------
    dict of str to str
        SVG by claim id, in the order of the ledger: a curve over grey bars of the futures before any claim, and a thin
        line of those with all claims.
    """
    return {claim.id: _picture(posterior, claim.id) for claim in posterior.ledger.claims
            if claim.id in posterior.log_factors}  # fmt: skip


def _picture(posterior: Posterior, claim: str) -> str:
    sheet = likelihood_curves(posterior, claim)
    panels = []
    for curve in sheet.curves[:_READINGS]:
        unit = get(curve.reading.measure).unit
        pairs = zip(curve.edges[:-1], curve.edges[1:], curve.before, curve.after, strict=True)
        panels.append(
            Likelihood(
                f"{say_curve(sheet, curve)}.", "" if unit == "event" else unit,
                tuple(zip(curve.values.tolist(), curve.factors.tolist(), strict=True)),
                tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in pairs),
            )
        )  # fmt: skip
    alt = f"{claim}: {posterior.ledger.by_id[claim].proposition}. {say_likelihood(posterior.ledger.by_id[claim])}"
    drawn = svg(likelihoods(panels, size="wide"), claim, alt)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" ', 1)
