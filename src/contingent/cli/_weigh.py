"""``contingent weigh``: what reports make of the hypotheses, claim by claim, and what the answer hangs on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from contingent.cli import _options
from contingent.cli._weighed import foot, names, options, percent, weighed, wrapped

if TYPE_CHECKING:
    from pathlib import Path

    from contingent.weigh import Posterior

__all__ = ["weigh"]

_MOST_DRIVERS = 5  # inputs a measure on a screen (assumed; JSON has all that tell)
_MOST_CHANGES = 4  # changed priors on a screen (assumed; JSON has all)


@click.command()
@click.argument("scenario")
@click.argument("files", nargs=-1, required=True, metavar="REPORT...")
@click.option("--leave-out", default="", metavar="IDS", help="Claims to leave out, such as c3,c5; the answer with them "
              "stands beside.")  # fmt: skip
@click.option("--measure", "measures", multiple=True, metavar="NAME", help="What the inputs drive; may be repeated."
              "  [default: present_peak, sent]")  # fmt: skip
@click.option("--plot", metavar="DIR", help="Write the likelihood of each claim that weighs, one SVG a claim.")
@options
@_options.json_flag
def weigh(
    scenario: str, files: tuple[str, ...], leave_out: str, measures: tuple[str, ...], plot: str | None, as_json: bool,
    **given: Any,
) -> int:  # fmt: skip
    """Weigh a scenario by the claims of reports.

    Hypotheses with their error, each claim as evidence, how the probabilities moved claim by claim, the inputs that
    drive a measure, and how far the answer hangs on the priors inside the hypotheses.
    """
    from contingent.cli._weigh_data import data
    from contingent.measures import get

    asked = tuple(get(name).name for name in dict.fromkeys(measures)) or ("present_peak", "sent")
    folder = _folder(plot)
    whole = weighed(scenario, files, given)
    out = names(leave_out, whole.ledger.by_id, "claim")
    posterior = _without(whole, out) if out else whole
    _plot(posterior, folder)
    if as_json:
        found = data(posterior, asked, out)
        if out:
            found["with_them"] = {name: each.probability.value for name, each in whole.hypotheses.items()}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False))
    else:
        click.echo("\n".join([*_lines(posterior, whole, asked, out), "", *wrapped(foot(posterior))]))
    return 0 if all(each.probability.reliable for each in posterior.hypotheses.values()) else 1


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


def _without(posterior: Posterior, out: tuple[str, ...]) -> Posterior:
    from dataclasses import replace

    from contingent.weigh import reweigh

    ledger = posterior.ledger
    kept = tuple(claim for claim in ledger.claims if claim.id not in out)
    return reweigh(posterior, replace(ledger, claims=kept))


def _lines(posterior: Posterior, whole: Posterior, measures: tuple[str, ...], out: tuple[str, ...]) -> list[str]:
    ledger = posterior.ledger
    lines = wrapped(posterior.scenario.title)
    read = f"Read: {len(ledger.reports)} report{'' if len(ledger.reports) == 1 else 's'}, {len(ledger.claims)} claims"
    left = f"; left out: {', '.join(out)}" if out else ""
    lines += wrapped(f"{read}, of which {len(posterior.log_factors)} weigh{left}.")
    lines += ["", *_hypotheses(posterior, whole if out else None)]
    lines += [*_warnings(posterior), "", *_claims(posterior)]
    lines += [*_log(posterior), *_refused(posterior)]
    lines += ["", *(line for measure in measures for line in _drivers(posterior, measure))]
    return [*lines, *_sensitivity(posterior)]


def _hypotheses(posterior: Posterior, whole: Posterior | None) -> list[str]:
    from contingent.brief._terminal import bar

    lines = []
    found = posterior.hypotheses
    for name in sorted(found, key=lambda name: -found[name].probability.value):
        one = found[name]
        chance = one.probability
        told = percent(chance.value, chance.error) if chance.reliable else "no number"
        beside = f"; {percent(whole.hypotheses[name].probability.value)} with them" if whole else ""
        text = f"“{one.title or name}”: {told}, {percent(one.prior)} before any claim{beside}."
        lines += wrapped(text, " " * 12, f"{bar(chance.value if chance.reliable else None)}  ")
    return lines


def _warnings(posterior: Posterior) -> list[str]:
    reasons = {one.probability.reason for one in posterior.hypotheses.values() if one.probability.reason}
    lines = [line for reason in sorted(reasons) for line in wrapped(f"! No number may be printed: {reason}.", "  ")]
    if not posterior.log_factors:
        lines += wrapped("! No claim weighs: the probabilities are those of before.", "  ")
    return lines


def _claims(posterior: Posterior) -> list[str]:
    from contingent.weigh import effects

    lines = ["As evidence, the strongest first"] if posterior.log_factors else []
    for effect in sorted(effects(posterior), key=lambda one: -one.ratio):
        claim = posterior.ledger.by_id[effect.claim]
        told = effect.sentence if effect.reliable else f"no number: {effect.reason}"
        lines += wrapped(f"{effect.claim}: {claim.proposition}", "      ", "  ")
        lines += wrapped(f"{told[:1].upper()}{told[1:]}; {_change(posterior, effect)}.", "      ", "      ")
    return lines


def _change(posterior: Posterior, effect: Any) -> str:
    """Say what leaving the claim out does to the hypothesis that it moves most."""
    name = max(effect.changes, key=lambda one: abs(effect.changes[one].value))
    change, now = effect.changes[name], posterior.hypotheses[name].probability.value
    if not change.reliable or abs(change.value) < 0.005:
        return "without it nothing moves by a point" if change.reliable else "what it moves is not known"
    title = posterior.hypotheses[name].title or name
    return f"without it “{title}” has {percent(now - change.value)} instead of {percent(now)}"


def _log(posterior: Posterior) -> list[str]:
    from contingent.weigh import history

    keys = list(posterior.hypotheses)
    if len(keys) < 2 or not posterior.log_factors:
        return []
    width = max(9, *(len(key) + 2 for key in keys))
    shown = keys[: (80 - 10) // width]
    lines = ["", "How the probabilities moved, per cent", f"{'':10}" + "".join(f"{key:>{width}}" for key in shown)]
    for step in history(posterior):
        cells = [_cell(step.shares[key].value) if step.shares[key].reliable else "–" for key in shown]
        lines.append(f"{step.claim or 'before':10}" + "".join(f"{cell:>{width}}" for cell in cells))
    return lines


def _cell(share: float) -> str:
    return percent(share).removesuffix(" %").replace("less than ", "<").replace("more than ", ">")


def _refused(posterior: Posterior) -> list[str]:
    from contingent.weigh import nearest, say_nearest
    from contingent.weigh._likelihood import BEYOND, UNDECIDED

    out_of_reach = (BEYOND, UNDECIDED)
    by_reason: dict[str, list[str]] = {}
    for claim in posterior.ledger.claims:
        if claim.id in posterior.refused:
            by_reason.setdefault(posterior.refused[claim.id], []).append(claim.id)
    lines = ["", "Weigh nothing"] if by_reason else []
    for reason, ids in by_reason.items():
        lines += wrapped(f"{', '.join(ids)}: {reason}", "      ", "  ")
        if reason in out_of_reach:
            for name in ids:
                near = say_nearest(nearest(posterior, posterior.ledger.by_id[name]))
                lines += wrapped(f"{name}: {near}" if len(ids) > 1 else near, "      ", "      ")
    return lines


def _drivers(posterior: Posterior, measure: str) -> list[str]:
    from contingent.brief._titles import input_title
    from contingent.cli._weigh_data import asked_of, drive
    from contingent.measures import get
    from contingent.weigh import say_day

    found = drive(posterior, measure)
    head = f"What drives {get(measure).title} by {say_day(posterior.scenario.horizon)}, share of its variance"
    if found.reason:
        return wrapped(f"{head}: no number: {found.reason}.")
    lines = wrapped(head)
    for one in found.telling[:_MOST_DRIVERS]:
        title = "which course it takes" if one.path == "hypothesis" else input_title(posterior.scenario, one.path)
        text = f"{percent(one.share.value):>5} ({100 * one.low:.0f} to {100 * one.high:.0f})  {title}{asked_of(one)}"
        lines += wrapped(text, " " * 20, "  ")
    return [*lines, *wrapped("None can be told from chance.", "  ", "  ")] if not found.telling else lines


def _sensitivity(posterior: Posterior) -> list[str]:
    from contingent.cli._weigh_data import say_change
    from contingent.weigh import sensitivity

    found = sensitivity(posterior)
    poor = next((each.probability.reason for each in posterior.hypotheses.values() if each.probability.reason), "")
    if not found.changes or poor:
        return []
    head = (
        "How far it hangs on the ranges inside the hypotheses: each half a deviation higher or lower, an eighth wider "
        "or narrower; all claims with a quarter more or a fifth less weight"
    )
    lines = ["", *wrapped(head)]
    for one in found.changes[:_MOST_CHANGES]:
        lines += wrapped(say_change(posterior, one), "      ", "  ")
    spans = ", ".join(
        f"“{each.title or name}” {_cell(found.lows[name])} to {_cell(found.highs[name])} %"
        for name, each in posterior.hypotheses.items()
    )
    return [*lines, *wrapped(f"Over all that was tried: {spans}.", "  ", "  ")]
