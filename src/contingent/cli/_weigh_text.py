"""The screen of ``contingent weigh``: hypotheses, evidence, the log, what drives, what the answer hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contingent.cli._weighed import percent, wrapped

if TYPE_CHECKING:
    from contingent.weigh import Posterior

__all__ = ["lines"]

_MOST_DRIVERS = 5  # inputs a measure on a screen (assumed; JSON has all that tell)
_MOST_CHANGES = 4  # changed priors on a screen (assumed; JSON has all)
_MOST_CONFLICTS = 3  # (assumed; contingent consistency has all)


def lines(posterior: Posterior, whole: Posterior, measures: tuple[str, ...], out: tuple[str, ...]) -> list[str]:
    """Write a weighed scenario as lines of 80 columns.

    Parameters
    ----------
    posterior, whole : Posterior
        Without the claims that were left out, and with all.
    measures : tuple of str
        Whose drivers are told.
    out : tuple of str
        Claims that were left out.

    Returns
    -------
    list of str
    """
    ledger = posterior.ledger
    text = wrapped(posterior.scenario.title)
    read = f"Read: {len(ledger.reports)} report{'' if len(ledger.reports) == 1 else 's'}, {len(ledger.claims)} claims"
    left = f"; left out: {', '.join(out)}" if out else ""
    text += wrapped(f"{read}, of which {len(posterior.log_factors)} weigh{left}.")
    text += ["", *_hypotheses(posterior, whole if out else None), *_warnings(posterior)]
    if poor := _poor(posterior):
        return [*text, *_what_gives(posterior, poor), *_log(posterior), *_refused(posterior)]
    if out:
        text += ["", *(line for measure in measures for line in _numbers(posterior, whole, measure))]
    text += [*_claims(posterior), *_log(posterior), *_refused(posterior)]
    text += ["", *(line for measure in measures for line in _drivers(posterior, measure))]
    return [*text, *_sensitivity(posterior)]


def _numbers(posterior: Posterior, whole: Posterior, measure: str) -> list[str]:
    """What leaving claims out does to a measure: the middle future, and 8 of 10 futures."""
    from contingent.cli._weigh_data import quantiles_of
    from contingent.measures import get
    from contingent.weigh import say_day, say_number

    def told(one: Posterior) -> str:
        low, middle, high = quantiles_of(one, measure)
        if middle != middle:  # NaN: it exists in no future
            return "no value"
        return f"{say_number(middle, 2)} ({say_number(low, 2)} to {say_number(high, 2)})"

    head = f"{get(measure).title} by {say_day(posterior.scenario.horizon)}"
    with_them = told(whole) if not _poor(whole) else "no number"
    return wrapped(f"{head[:1].upper()}{head[1:]}: {told(posterior)}; with them {with_them}.", "  ")


def _poor(posterior: Posterior) -> str:
    return next((each.probability.reason for each in posterior.hypotheses.values() if each.probability.reason), "")


def _what_gives(posterior: Posterior, poor: str) -> list[str]:
    """Where the weights collapse: which claims exclude each other, and what the user can do."""
    from contingent.weigh import jointly, say_conflict

    found = [one for one in jointly(posterior).conflicts if set(one.claims) <= set(posterior.log_factors)]
    text = [line for one in found[:_MOST_CONFLICTS] for line in wrapped(say_conflict(one), "      ", "  ")]
    if found:
        return ["", "Claims that weigh and exclude each other, before any claim", *text, *wrapped(
            "Leave one of each out (--leave-out), or grade it lower (--corrections).", "  ", "  ")]  # fmt: skip
    more = "" if "compatible" in poor else "more futures (--futures), or "
    return wrapped(f"What helps: {more}fewer or less trusted claims (--leave-out, --corrections).", "  ")


def _hypotheses(posterior: Posterior, whole: Posterior | None) -> list[str]:
    from contingent.brief._terminal import bar

    lines = []
    found = posterior.hypotheses
    if len(found) < 2:
        return wrapped("The scenario has one course only: claims weigh its futures, and there is nothing to compare.")
    for name in sorted(found, key=lambda name: -found[name].probability.value):
        one = found[name]
        chance = one.probability
        beside = f"; {percent(whole.hypotheses[name].probability.value)} with them" if whole else ""
        text = f"“{one.title or name}”: {_told(posterior, name)}{beside}."
        lines += wrapped(text, " " * 12, f"{bar(chance.value if chance.reliable else None)}  ")
    return lines


def _told(posterior: Posterior, name: str) -> str:
    one = posterior.hypotheses[name]
    if one.prior == 0.0:
        return "left out, its prior is 0"
    error = one.probability.error if posterior.log_factors else None  # priors are exact
    now = percent(one.probability.value, error) if one.probability.reliable else "no number"
    return f"{now}, {percent(one.prior)} before any claim"


def _warnings(posterior: Posterior) -> list[str]:
    reasons = {one.probability.reason for one in posterior.hypotheses.values() if one.probability.reason}
    lines = [line for reason in sorted(reasons) for line in wrapped(f"! No number may be printed: {reason}.", "  ")]
    if not posterior.log_factors:
        lines += wrapped("! No claim weighs: the probabilities are those of before.", "  ")
    return lines


def _claims(posterior: Posterior) -> list[str]:
    from contingent.weigh import effects

    lines = ["", "As evidence, the strongest first"] if posterior.log_factors and len(posterior.hypotheses) > 1 else []
    if not lines:
        return []
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
    if not found.found:
        return []
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
    if not found.changes or len(posterior.hypotheses) < 2:
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
