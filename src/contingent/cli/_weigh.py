"""``contingent weigh``: what reports make of the hypotheses, claim by claim, and what the answer hangs on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from contingent.cli import _options
from contingent.cli._weighed import foot, names, options, weighed, wrapped

if TYPE_CHECKING:
    from pathlib import Path

    from contingent.weigh import Posterior

__all__ = ["weigh"]


@click.command()
@click.argument("scenario")
@click.argument("files", nargs=-1, required=True, metavar="REPORT...")
@click.option("--leave-out", default="", metavar="IDS", help="Claims to leave out, such as c3,c5; the answer with them "
              "stands beside.")  # fmt: skip
@click.option("--measure", "measures", multiple=True, metavar="NAME", help="What the inputs drive; may be repeated."
              "  [default: present_peak, sent]")  # fmt: skip
@click.option("--plot", metavar="DIR", help="Write the likelihood of each claim that weighs, one SVG a claim.")
@click.option("--save", metavar="FILE", help="Write the weighted futures, to go on from them later.")
@click.option("--from", "start", metavar="FILE", help="Go on from weighted futures that --save wrote: other or more "
              "reports weigh them anew.")  # fmt: skip
@options
@_options.json_flag
def weigh(
    scenario: str, files: tuple[str, ...], leave_out: str, measures: tuple[str, ...], plot: str | None,
    save: str | None, start: str | None, as_json: bool, **given: Any,
) -> int:  # fmt: skip
    """Weigh a scenario by the claims of reports.

    Hypotheses with their error, each claim as evidence, how the probabilities moved claim by claim, the inputs that
    drive a measure, and how far the answer hangs on the priors inside the hypotheses.
    """
    from contingent.cli._weigh_data import data, numbers
    from contingent.cli._weigh_text import lines
    from contingent.measures import get

    asked = tuple(get(name).name for name in dict.fromkeys(measures)) or ("present_peak", "sent")
    folder = _folder(plot)
    whole = weighed(scenario, files, given, start)
    _save(whole, save)
    out = names(leave_out, whole.ledger.by_id, "claim")
    posterior = _without(whole, out, given) if out else whole
    _plot(posterior, folder)
    if as_json:
        found = data(posterior, asked, out)
        if out:
            found["with_them"] = {name: each.probability.value for name, each in whole.hypotheses.items()}
            found["quantiles_with_them"] = numbers(whole, asked)
        click.echo(json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False))
    else:
        click.echo("\n".join([*lines(posterior, whole, asked, out), "", *wrapped(foot(posterior))]))
    return 0 if all(each.probability.reliable for each in posterior.hypotheses.values()) else 1


def _save(posterior: Posterior, path: str | None) -> None:
    if path is None:
        return
    from contingent.brief import write
    from contingent.weigh import dumps

    click.echo(f"written: {write(path, dumps(posterior))}", err=True)


def _folder(plot: str | None) -> Path | None:
    """Find that the pictures can be written, before any work is done."""
    from pathlib import Path

    from contingent.errors import OutputError

    if plot is None:
        return None
    folder = Path(plot)
    if not folder.is_dir():
        raise OutputError("no such folder for the pictures", value=plot, mend=f"mkdir -p {plot}")
    return folder


def _plot(posterior: Posterior, folder: Path | None) -> None:
    """Write the pictures, all or none, and say on standard error which."""
    if folder is None:
        return
    from contingent.brief import write_all
    from contingent.brief._likelihoods import likelihood_pictures

    drawn = likelihood_pictures(posterior)
    written = write_all([(folder / f"likelihood-{name}.svg", text) for name, text in drawn.items()])
    click.echo(f"written: {', '.join(map(str, written)) or 'nothing: no claim weighs'}", err=True)


def _without(posterior: Posterior, out: tuple[str, ...], given: dict[str, Any]) -> Posterior:
    """Leave claims out: by weights alone, and where those cannot carry it, by a run of its own."""
    from dataclasses import replace

    from contingent.weigh import reweigh
    from contingent.weigh import weigh as run

    ledger = posterior.ledger
    kept = tuple(claim for claim in ledger.claims if claim.id not in out)
    found = reweigh(posterior, replace(ledger, claims=kept))
    if all(each.probability.reliable for each in found.hypotheses.values()):
        return found
    return run(posterior.scenario, replace(ledger, claims=kept), futures=given["futures"], seed=given["seed"],
               threads=given["threads"])  # fmt: skip
