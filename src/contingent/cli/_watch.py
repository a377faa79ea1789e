"""``contingent watch``: which report, by which date, is expected to tell most."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from contingent.cli import _options
from contingent.cli._weighed import foot, options, percent, weighed, wrapped
from contingent.errors import UsageError

if TYPE_CHECKING:
    from contingent.weigh import Posterior, Turn, Watched, WatchList

__all__ = ["watch"]

_LITTLE = 0.01  # bits: what tells less is named in one line (assumed)
_MOST = 8  # observations a screen holds with their turns (assumed)


@click.command()
@click.argument("scenario")
@click.argument("files", nargs=-1, metavar="[REPORT]...")
@click.option("--measure", "measures", multiple=True, metavar="NAME", help="Watch this measure; may be repeated. Also "
              "decided:NAME, joined:NAME, won:NAME.  [default: what reports tell]")  # fmt: skip
@click.option("--date", "dates", type=_options.Day, multiple=True, metavar="DATE", help="For this day; may be repeated."
              "  [default: month ends]")  # fmt: skip
@click.option("--question", default="", metavar="ID", help="What is to be answered; else which hypothesis is true.")
@click.option("--grade", default="B", show_default=True, metavar="LETTER", help="Reliability of the source, A to F.")
@click.option("--error", metavar="PERCENT", help="Error of a count, such as 10%; else the measure's own.")
@click.option("--all", "every", is_flag=True, help="Every date, not only the best of each measure.")
@options
@_options.json_flag
def watch(
    scenario: str, files: tuple[str, ...], measures: tuple[str, ...], dates: tuple[date, ...], question: str,
    grade: str, error: str | None, every: bool, as_json: bool, **given: Any,
) -> int:  # fmt: skip
    """Rank reports yet to come by what they would tell, in bits, and say at which counts the answer turns.

    SCENARIO is weighed by the REPORTs, if any; then each measure is asked for each date with the error that
    reports have.
    """
    from contingent.weigh import watch_list

    allowed = _error(error)
    posterior = weighed(scenario, files, given)
    listed = watch_list(posterior, question=question, measures=measures, dates=dates, grade=grade, error=allowed)
    if as_json:
        click.echo(json.dumps(_data(posterior, listed), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join([*_lines(posterior, listed, every or bool(dates), bool(measures)), "", foot(posterior)]))
    return 1 if listed.reason else 0


def _error(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        return float(text.strip().rstrip("% ")) / 100.0
    except ValueError:
        raise UsageError("an error that cannot be read", value=text, allowed="per cent, such as 10%") from None


def _data(posterior: Posterior, listed: WatchList) -> dict[str, Any]:
    scenario = posterior.scenario
    return {
        "scenario": scenario.name, "sha256": scenario.sha256, "seed": posterior.seed, "question": listed.asks,
        "classes": dict(zip(listed.classes, listed.shares, strict=True)), "open_bits": listed.entropy,
        "grade": listed.grade, "reason": listed.reason,
        "observations": [_row(posterior, listed, one) for one in listed.found],
    }  # fmt: skip


def _row(posterior: Posterior, listed: WatchList, one: Watched) -> dict[str, Any]:
    from contingent.weigh import say_turn

    turns = [
        {
            "side": turn.side, "at": _number(turn.at), "error": _number(turn.error), "chance": turn.chance,
            "target": listed.classes[turn.target], "now": turn.now, "then": turn.then, "level": turn.level,
            "sentence": say_turn(posterior.scenario, listed, one, turn),
        }
        for turn in one.turns
    ]  # fmt: skip
    return {
        "measure": one.measure, "of": one.about, "date": one.when.isoformat(), "bits": one.bits.value,
        "error": _number(one.bits.error), "reliable": one.bits.reliable, "bias_removed": one.bias,
        "reporting_error": one.error, "turns": turns,
    }  # fmt: skip


def _number(value: float) -> float | None:
    return None if value != value else value  # JSON knows no NaN


def _lines(posterior: Posterior, listed: WatchList, every: bool, named: bool) -> list[str]:
    scenario = posterior.scenario
    lines = wrapped(scenario.title)
    if listed.reason:
        return [*lines, *wrapped(f"! No number is given: {listed.reason}.", "  ")]
    if listed.entropy < _LITTLE:
        return [*lines, "There is one answer only; no report can tell it from another."]
    lines += [*_asked(posterior, listed), ""]
    found = listed.found if every else listed.best()
    telling = [one for one in found if named or one.bits.value >= max(_LITTLE, 2 * one.bits.error)]
    for one in telling if every else telling[:_MOST]:
        lines += _observation(posterior, listed, one)
    lines += _the_rest(posterior, [one for one in listed.best() if one not in telling])
    return [*lines, "", *wrapped(_how(listed))]


def _asked(posterior: Posterior, listed: WatchList) -> list[str]:
    scenario = posterior.scenario
    if listed.asks:
        asked = next(one.text for one in scenario.questions if one.id == listed.asks)
        now = f"“yes” has {percent(listed.shares[0])}"
    else:
        asked = "Which course does it take?"
        order = sorted(range(len(listed.classes)), key=lambda place: -listed.shares[place])
        now = ", ".join(f"“{_title(posterior, listed.classes[one])}” {percent(listed.shares[one])}" for one in order)
    return wrapped(f"{asked} Now: {now}; {listed.entropy:.2g} bits are open.")


def _title(posterior: Posterior, name: str) -> str:
    return posterior.hypotheses[name].title or name


def _observation(posterior: Posterior, listed: WatchList, one: Watched) -> list[str]:
    from contingent.brief._terminal import bar
    from contingent.weigh import say_turn, say_watched

    head = f"{bar(one.bits.value / listed.entropy)}  "
    text = f"{_sentence_case(say_watched(posterior.scenario, one))}: {_bits(one)}."
    lines = wrapped(text, " " * len(head), head)
    for turn in one.turns:
        told = f"{say_turn(posterior.scenario, listed, one, turn, short=True)}; {_in_hundred(turn)}"
        lines += wrapped(told, " " * (len(head) + 2), " " * len(head) + "- ")
    return lines


def _bits(one: Watched) -> str:
    if one.bits.value < 2 * one.bits.error or one.bits.value < 0.001:
        return "nothing that can be told from chance"
    if one.bits.error != one.bits.error:
        return f"{one.bits.value:.2f} bits"
    return f"{one.bits.value:.2f} bits, ± {max(float(f'{one.bits.error:.1g}'), 0.001):g}"


def _in_hundred(turn: Turn) -> str:
    return f"{100 * turn.chance:.0f} in 100 futures"


def _the_rest(posterior: Posterior, some: list[Watched]) -> list[str]:
    from contingent.weigh import say_watched

    if not some:
        return []
    plain = [say_watched(posterior.scenario, one, dated=False) for one in some]
    return ["", *wrapped(f"On any date under {_LITTLE} bits: {'; '.join(plain)}.")]


def _how(listed: WatchList) -> str:
    from contingent.weigh import TRUST

    idle = 1.0 - TRUST[listed.grade]
    return (
        f"Reports are taken to come from a source graded {listed.grade}, of whose statements {percent(idle)} say "
        "nothing, and to carry the error of their kind (--error, --grade). A bar of ten blocks is all that is open. "
        "One bit is what the answer to an even question tells."
    )


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
