"""``contingent consistency``: whether claims can all be true together, which conflict, and where they fit."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import click

from contingent.cli import _options
from contingent.cli._weighed import foot, names, options, percent, weighed, wrapped
from contingent.errors import UsageError

if TYPE_CHECKING:
    from contingent.weigh import Conflict, Estimate, Jointly, Nearest, Posterior

__all__ = ["consistency"]

_MOST = 5  # conflicts on a screen (assumed; JSON has all)


@click.command()
@click.argument("scenario")
@click.argument("files", nargs=-1, required=True, metavar="REPORT...")
@click.option("--claims", "ids", default="", metavar="IDS", help="These claims, such as c2,c6; else all that can be "
              "measured.")  # fmt: skip
@options
@_options.json_flag
def consistency(scenario: str, files: tuple[str, ...], ids: str, as_json: bool, **given: Any) -> int:
    """Tell whether the claims of reports can all be true together.

    In how many futures all of them hold, each taken at its word; which few of them hardly any future meets at once, and
    what would have to give; under which conditions they fit.
    """
    from contingent.weigh import jointly, nearest

    posterior = weighed(scenario, files, given)
    asked = names(ids, posterior.ledger.by_id, "claim")
    if not posterior.ledger.claims:
        raise UsageError("the reports make no claim", value=", ".join(files), mend="see 'contingent claims' of them")
    found = jointly(posterior, asked)
    far = {one: nearest(posterior, posterior.ledger.by_id[one]) for one in _alone(found)}
    if as_json:
        click.echo(json.dumps(_data(posterior, found, far), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        click.echo("\n".join([*_lines(posterior, found, far, asked), "", *wrapped(foot(posterior))]))
    return 1 if found.claims and not found.together.reliable else 0


def _alone(found: Jointly) -> list[str]:
    """Claims that hardly any future meets, each by itself."""
    return [one.claims[0] for one in found.conflicts if len(one.claims) == 1]


def _lines(posterior: Posterior, found: Jointly, far: dict[str, Nearest | None], asked: tuple[str, ...]) -> list[str]:
    lines = [*wrapped(posterior.scenario.title), ""]
    if not found.claims:
        lines += wrapped("None of these claims says anything that a future could meet or miss.")
        return [*lines, *_unmeasured(found)]
    lines += [*_together(found), "", *_each(posterior, found)]
    lines += _conflicts(posterior, found, far)
    lines += _fit(posterior, found)
    return [*lines, *_unmeasured(found), *([] if asked else _counts(posterior))]


def _together(found: Jointly) -> list[str]:
    from contingent.brief._terminal import bar

    shown = found.together
    what = f"Claim {found.claims[0]} holds" if len(found.claims) == 1 else f"All {len(found.claims)} claims hold"
    before = f"before any claim weighs, in {percent(found.before.value, found.before.error)} of the futures"
    head = f"{bar(shown.value if shown.reliable else None)}  "
    if shown.reliable:
        text = f"{what} in {percent(shown.value, shown.error)} of the weighted futures; {before}."
    else:
        text = f"{what}, {before}; weighted, no number: {shown.reason}."
    return wrapped(text, " " * len(head), head)


def _each(posterior: Posterior, found: Jointly) -> list[str]:
    lines = ["Each by itself, weighted (before), and all the others without it"]
    for name in found.claims:
        weighted = _short(found.alone[name].value) if found.alone[name].reliable else "–"
        shares = f"{weighted} ({_short(found.alone_before[name].value)})"
        told = len(found.claims) > 2 and found.together.reliable
        others = f", others {_short(found.without[name])}" if told else ""
        text = f"{name:4} {shares}{others}: {posterior.ledger.by_id[name].proposition}"
        lines += wrapped(text, "       ", "  ")
    return lines


def _short(share: float) -> str:
    return percent(share).replace("less than ", "<").replace("more than ", ">")


def _conflicts(posterior: Posterior, found: Jointly, far: dict[str, Nearest | None]) -> list[str]:
    from contingent.weigh import say_conflict

    if not found.conflicts:
        if len(found.claims) < 2:
            return []
        return ["", *wrapped("No few of them conflict: every pair, and every three or four that are not rare by "
                             "themselves, are met together.")]  # fmt: skip
    lines = ["", "Conflicts, before any claim weighs"]
    for one in found.conflicts[:_MOST]:
        lines += wrapped(say_conflict(one, far.get(one.claims[0])), "      ", "  ")
    more = len(found.conflicts) - _MOST
    return [*lines, *([f"  and {more} more (--json)"] if more > 0 else [])]


def _fit(posterior: Posterior, found: Jointly) -> list[str]:
    if len(found.claims) < 2 or not found.together.reliable:
        return []
    lines = ["", "Where they fit"]
    named = {name: share for name, share in found.courses.items() if share.reliable and name}
    spans = ", ".join(
        f"“{posterior.hypotheses[name].title or name}” {_short(one.value)}" for name, one in named.items()
    )
    lines += wrapped(f"By course: {spans}.", "  ", "  ") if spans else []
    if found.rule is None:
        return [*lines, *wrapped("No short rule separates the futures in which all hold.", "  ", "  ")]
    rule = found.rule
    held = f"{percent(rule.coverage)} of the futures that meet them all lie there"
    text = f"Where {rule.text}: {percent(rule.precision)}, against {percent(rule.base)} in all; {held}."
    return [*lines, *wrapped(text, "  ", "  ")]


def _unmeasured(found: Jointly) -> list[str]:
    lines = ["", "Not looked at"] if found.unmeasured else []
    for name, reason in found.unmeasured.items():
        lines += wrapped(f"{name}: {reason}", "      ", "  ")
    return lines


def _counts(posterior: Posterior) -> list[str]:
    from contingent.weigh import consistency as counts

    return ["", *wrapped(f"What the counts say together: {counts(posterior).finding}")]


def _data(posterior: Posterior, found: Jointly, far: dict[str, Nearest | None]) -> dict[str, Any]:
    from dataclasses import asdict

    scenario = posterior.scenario
    return {
        "scenario": scenario.name, "sha256": scenario.sha256, "seed": posterior.seed, "claims": list(found.claims),
        "together": _estimate(found.together), "before": _estimate(found.before),
        "alone": {name: _estimate(one) for name, one in found.alone.items()},
        "alone_before": {name: _estimate(one) for name, one in found.alone_before.items()},
        "without": {name: _finite(one) for name, one in found.without.items()},
        "hypotheses": {name: _estimate(one) for name, one in found.courses.items()},
        "conflicts": [_conflict(one, far.get(one.claims[0])) for one in found.conflicts],
        "rule": asdict(found.rule) if found.rule else None, "unmeasured": dict(found.unmeasured),
    }  # fmt: skip


def _conflict(one: Conflict, near: Nearest | None) -> dict[str, Any]:
    from contingent.weigh import say_conflict

    nearest = None if near is None or len(one.claims) > 1 else {
        "measure": near.reading.measure, "low": near.low, "high": _finite(near.high), "value": near.value,
        "hypothesis": near.hypothesis, "future": near.future, "times": near.times,
        "stands_in_the_way": near.rule.text if near.rule else None,
    }  # fmt: skip
    return {
        "claims": list(one.claims), "share": _estimate(one.share), "without": dict(one.without),
        "by_chance": one.by_chance, "nearest": nearest, "sentence": say_conflict(one, near),
    }  # fmt: skip


def _estimate(one: Estimate) -> dict[str, Any]:
    return {"value": _finite(one.value), "error": _finite(one.error), "reliable": one.reliable, "reason": one.reason}


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
