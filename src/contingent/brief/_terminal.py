"""A briefing on one screen: 80 columns, right without colour."""

from __future__ import annotations

import textwrap

from contingent.brief._briefing import Briefing, Judgement, plain
from contingent.brief._phrases import tame

__all__ = ["bar", "terminal"]

_WIDTH = 80
_BLOCKS = 10
_MOST_WARNINGS = 3  # the page has them all; a screen is a screen (assumed)


def terminal(briefing: Briefing) -> str:
    """Write the briefing for a terminal.

    Parameters
    ----------
    briefing : Briefing
        As made.

    Returns
    -------
    str
        Lines of at most 80 columns: question, judgements with a bar of ten blocks each, the sentence
        about the claims, warnings, seed and hash. No colour codes; control characters of reports are out.
    """
    lines = [*_wrap(briefing.question), *_wrap(briefing.dateline), *_wrap(briefing.read_line), ""]
    for judged in briefing.judgements:
        lines += _judgement(judged, plain(judged.sentence, briefing.numbers))
    lines += ["", *_wrap(f"Claims together: {plain(briefing.consistency, briefing.numbers)}")]
    if briefing.warnings:
        lines += [
            "",
            *(line for text in briefing.warnings[:_MOST_WARNINGS] for line in _wrap(f"! {text}", "  ")),
        ]
    more = len(briefing.warnings) - _MOST_WARNINGS
    if more > 0:
        lines.append(f"! and {more} more on the page")
    lines += ["", f"seed {briefing.seed}   scenario {briefing.scenario_sha256[:12]}"]
    return "\n".join(lines)


def bar(probability: float | None, *, ascii_only: bool = False) -> str:
    """Draw a probability as ten blocks; dots stand where there is no number.

    A block is never full or empty against the number: 5 % and more show one, 95 % and less leave one.

    Examples
    --------
    >>> bar(0.06), bar(0.83), bar(0.001), bar(None)
    ('█░░░░░░░░░', '████████░░', '░░░░░░░░░░', '··········')
    """
    full, empty, none = ("#", "-", ".") if ascii_only else ("█", "░", "·")
    if probability is None:
        return none * _BLOCKS
    blocks = round(probability * _BLOCKS)
    least, most = (1 if probability >= 0.05 else 0), (_BLOCKS - 1 if probability <= 0.95 else _BLOCKS)
    blocks = min(max(blocks, least), most)
    return full * blocks + empty * (_BLOCKS - blocks)


def _judgement(judged: Judgement, sentence: str) -> list[str]:
    indent = " " * (_BLOCKS + 2)
    # A range has no chance to draw: the words start where those of the others do.
    head = bar(judged.probability) if judged.probability is not None or not judged.reliable else " " * _BLOCKS
    text = f"{tame(sentence)} Evidence: {judged.evidence}."
    return textwrap.wrap(text, _WIDTH, initial_indent=f"{head}  ", subsequent_indent=indent)


def _wrap(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(tame(text), _WIDTH, subsequent_indent=indent) or [""]
