"""``contingent compare``: what a diplomatic move would change, in paired futures."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from contingent.cli import _options
from contingent.cli._progress import progress
from contingent.errors import UsageError

if TYPE_CHECKING:
    from contingent.scenario import Scenario
    from contingent.simulate.states import Effect

__all__ = ["compare"]

_WIDTH = 80


@click.command()
@click.argument("scenario")
@click.option("--with", "moves", multiple=True, metavar="MOVE", help="A move, in words or by its name in the file; may "
              "be repeated. Else all of the file.")  # fmt: skip
@click.option("--measure", default="sent", show_default=True, metavar="NAME", help="What the move is to change.")
@click.option(
    "--of", "about", default="", metavar="NAME", help="Decision, joiner or region that the measure asks about."
)
@click.option("--by", type=_options.Day, metavar="DATE", help="Day for which it is read.  [default: the horizon]")
@click.option("--deployment", metavar="NAME", default="", help="Measures of this one; else of the first.")
@click.option("--futures", type=int, default=4_000, show_default=True, metavar="N", help="Futures a hypothesis.")
@_options.seed
@_options.threads
@_options.json_flag
def compare(
    scenario: str, moves: tuple[str, ...], measure: str, about: str, by: date | None, deployment: str, futures: int,
    seed: int, threads: int | None, as_json: bool,
) -> None:  # fmt: skip
    """Rank diplomatic moves by what they change, the same futures with and without each.

    A move in words: "china: stance 20, salience 70 from 2024-12-01", or "china: leverage on north_korea 40 %".
    Hypotheses count by their priors; no claim is weighed.
    """
    from contingent.scenario import load, read_move
    from contingent.simulate.states import compare as run

    loaded = load(scenario)
    wanted = [read_move(loaded, text) for text in moves] or list(loaded.interventions.values())
    if not wanted:
        raise UsageError("no move to compare: this scenario names none", allowed="--with and a move",
                         mend='add for example --with "ACTOR: stance 20"')  # fmt: skip
    with progress() as steps:
        steps.say("comparing", max(futures, 0) * len(loaded.hypotheses) * (len(wanted) + 1))
        found = run(loaded, wanted, measure=measure, by=by, deployment=deployment, about=about, futures=futures,
                    seed=seed, threads=threads, progress=steps.advance)  # fmt: skip
    end = by or loaded.horizon
    head = {"scenario": loaded.name, "sha256": loaded.sha256, "seed": seed, "futures": futures, "measure": measure}
    if as_json:
        click.echo(json.dumps({**head, "of": about, "by": end.isoformat(), "moves": rows(found)}, indent=1))
    else:
        click.echo("\n".join(_lines(loaded, found, about, end)))
        click.echo(f"seed {seed}   scenario {loaded.sha256[:12]}   {futures:,} futures a hypothesis, no claim weighed")


def rows(found: Sequence[Effect]) -> list[dict[str, Any]]:
    """Write effects as plain values."""
    return [
        {
            "move": effect.move.name, "title": effect.move.title, "before": effect.before, "after": effect.after,
            "change": effect.change, "low_90": effect.low, "high_90": effect.high, "weak_pressure": effect.weak,
            "strong_pressure": effect.strong, "share_of_futures_changed": effect.touched,
            "pull_on_deciders_points": effect.pull, "mean_stance_shift_points": effect.mean_shift,
            "spread": effect.spread, "model_error": effect.model_error, "within_sampling_error": effect.within_sampling,
            "within_model_error": effect.within_model, "verdict": effect.verdict,
        }
        for effect in found
    ]  # fmt: skip


def _lines(scenario: Scenario, found: Sequence[Effect], about: str, end: date) -> list[str]:
    from contingent.brief import effect_caveat, effect_table

    title, table = effect_table(scenario, found, about, end)
    lines = [*textwrap.wrap(title, _WIDTH), ""]
    for row in table:
        lines += [*textwrap.wrap(row[0], _WIDTH), *textwrap.wrap("; ".join(row[1:]), _WIDTH, initial_indent="    ",
                                                                  subsequent_indent="    ")]  # fmt: skip
    return [*lines, "", *textwrap.wrap(effect_caveat(found), _WIDTH), ""]
