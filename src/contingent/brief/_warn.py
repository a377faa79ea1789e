"""What to know before quoting: notes of the reports, courses without numbers, and what would mend them."""

from __future__ import annotations

import math

from contingent.brief._ask import Ask
from contingent.brief._phrases import join, sentence_case, tame
from contingent.brief._tables import title_of
from contingent.weigh import Diagnosis

__all__ = ["warnings"]

_LEAST_ESS = 1_000  # effective futures below which no digit is printed (the weighing's rule)
_LUCK = 1.25  # a quarter more than by proportion, since the effective number is itself an estimate (assumed)
_TAIL = 4.0  # times more futures where a few carry the weight; it helps often, not always (assumed)
_MOST_FUTURES = 400_000  # a hypothesis; about half a minute on two cores, more is not advised (assumed)
_ROUND = 10_000


def warnings(ask: Ask) -> tuple[str, ...]:
    """Write the warnings of a briefing, each one sentence.

    Parameters
    ----------
    ask : Ask
        The posterior with its ledger.

    Returns
    -------
    tuple of str
        Notes of the reports and the ledger; where numbers are missing, the mend, then under which courses.
    """
    found = [f"{tame(report.title)}: {note}" for report in ask.ledger.reports for note in report.notes]
    told = {note for report in ask.ledger.reports for note in report.notes}
    found += [note for note in ask.ledger.notes if note not in told]
    if not ask.weighing:
        found.append("No claim of the reports weighs: every number is the scenario's alone.")
    found += [*_mend(ask), *_untrusted(ask)]
    return tuple(sentence_case(tame(text)).rstrip(".") + "." for text in dict.fromkeys(found))


def _untrusted(ask: Ask) -> list[str]:
    """Courses without numbers; those with one reason are named together."""
    by_reason: dict[str, list[str]] = {}
    for name, one in ask.posterior.hypotheses.items():
        if not one.diagnosis.reliable:
            by_reason.setdefault(one.diagnosis.reason, []).append(f"“{title_of(ask, name)}”")
    return [
        f"{join(names)}: numbers under {'it' if len(names) == 1 else 'them'} cannot be trusted: {reason}"
        for reason, names in by_reason.items()
    ]


def _mend(ask: Ask) -> list[str]:
    """Say how many futures would carry numbers."""
    poor = [one for one in ask.posterior.hypotheses.values() if not one.diagnosis.reliable]
    if not poor or ask.trusted().reliable:
        return []
    needed = max(_needed(len(one.futures), one.diagnosis) for one in poor)
    if needed > _MOST_FUTURES:
        return ["The claims and the scenario hardly fit together: see which claims weigh, and correct the scenario"]
    return [f"More futures may carry numbers: run it again with --futures {math.ceil(needed / _ROUND) * _ROUND}"]


def _needed(futures: int, diagnosis: Diagnosis) -> float:
    """Futures that would do: effective ones grow in step with all."""
    if diagnosis.ess < 1.0:
        return math.inf
    tail = _TAIL if diagnosis.khat >= diagnosis.limit else 1.0
    return futures * max(_LUCK * _LEAST_ESS / diagnosis.ess, tail)
