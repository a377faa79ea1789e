"""Was the forecast right: ``contingent forecast``, ``resolve`` and ``score``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from contingent.cli import _options
from contingent.errors import UsageError

if TYPE_CHECKING:
    from contingent.weigh import Estimate

__all__ = ["forecast", "resolve", "score"]

archive_option = click.option(
    "--archive",
    default="forecasts.db",
    show_default=True,
    metavar="FILE|URL",
    help="The archive of forecasts.",
)


@click.command()
@click.argument("briefing", default="briefing.json")
@archive_option
@click.option("--made", type=_options.Day, metavar="DATE", help="Day the forecasts were made.  [default: today]")
def forecast(briefing: str, archive: str, made: date | None) -> None:
    """Record the answers of a briefing as forecasts, to be scored when the outcome is known."""
    from contingent.cli._explain import read_briefing
    from contingent.record import open_archive

    data = read_briefing(briefing)
    answers = [answer for answer in data.get("forecasts", []) if answer["probability"] is not None]
    if not answers:
        raise UsageError(
            "the briefing answers no question with a number",
            value=briefing,
            mend="add questions to the scenario",
        )
    day = made or date.today()
    over = [answer["by"] for answer in answers if date.fromisoformat(answer["by"]) < day]
    if over:  # before the archive is opened: all are recorded or none
        raise UsageError(
            "a forecast ends before it is made", value=min(over), allowed=f"{day} or later",
            mend="give --made DATE, the day the forecasts were made",
        )  # fmt: skip
    store = open_archive(archive)
    for answer in answers:
        number = store.forecast(
            answer["question"], answer["probability"], measure=answer["measure"], by=date.fromisoformat(answer["by"]),
            at_least=answer["at_least"], at_most=answer["at_most"], scenario_sha256=data["scenario_sha256"],
            seed=data["seed"], version=data["versions"]["contingent"], made=day,
        )  # fmt: skip
        click.echo(f"{number}  {100 * answer['probability']:.0f} %  {answer['question']}")


@click.command()
@click.argument("forecast_id")
@click.argument("outcome")
@click.option("--source", required=True, metavar="TEXT", help="Who says so.")
@click.option("--on", type=_options.Day, metavar="DATE", help="Day of the resolution.  [default: today]")
@click.option("--correct", is_flag=True, help="Correct an earlier resolution; both are kept.")
@archive_option
def resolve(forecast_id: str, outcome: str, source: str, on: date | None, correct: bool, archive: str) -> None:
    """Resolve a forecast: OUTCOME is yes, no, or the measure's value."""
    from contingent.record import open_archive

    store = open_archive(archive, create=False)
    row = store.resolve(forecast_id, _outcome(outcome), source=source, on=on or date.today(), correct=correct)
    click.echo(f"{forecast_id}  {'came about' if row.came_about else 'did not come about'}, says {row.source}")


def _outcome(text: str) -> bool | float:
    if text.lower() in ("yes", "no"):
        return text.lower() == "yes"
    try:
        return float(text.replace(",", "").replace("_", ""))
    except ValueError:
        raise UsageError("no outcome", value=text, allowed="yes, no, or the measure's value") from None


@click.command()
@archive_option
def score(archive: str) -> int:
    """Score the resolved forecasts: Brier, log score, skill against a coin."""
    from contingent.record import open_archive

    found = open_archive(archive, create=False).score()
    click.echo(f"resolved {found.resolved}, open {found.open}")
    for name, estimate in (("Brier", found.brier), ("log score", found.log_score), ("skill", found.skill)):
        click.echo(f"{name:<10} {_say(estimate)}")
    return 0 if found.brier.reliable else 1


def _say(estimate: Estimate) -> str:
    return f"{estimate.value:.3f} ± {estimate.error:.3f}" if estimate.reliable else estimate.reason
