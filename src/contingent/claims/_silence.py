"""Those who are named only for saying nothing."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._voice import Voice

__all__ = ["comments_nothing"]


@cache
def _silence() -> re.Pattern[str]:
    return re.compile(r"\b(?:neither|nor|not|never|declin\w+|refus\w+)\b", re.IGNORECASE)


@cache
def _question() -> re.Pattern[str]:
    return re.compile(r"\s+(?:who|whom|whose|how|what|when|where|which|why|whether|if)\b", re.IGNORECASE)


def comments_nothing(text: str, voice: Voice) -> bool:
    """Tell whether someone only did not comment: nothing is said then.

    Parameters
    ----------
    text : str
        The sentence.
    voice : Voice
        One of its voices.

    Returns
    -------
    bool
    """
    between = text[voice.speaker.first : voice.cue_start]
    if re.match(
        r"(?:neither(?=\s+(?:would|could|will|has|had)\b)|no\s+one|nobody)\b",
        text[voice.speaker.first :],
        re.IGNORECASE,
    ):
        return True  # "Neither would say how many", "nobody at the ministry would confirm"
    silent = re.search(r"\b(?<!will )(?<!would )(?:not|never)\b|n['’]t\b", between) is not None
    if silent and _question().match(text, voice.verb_end or voice.cue_end) is not None:
        return True  # "The army has not said how many"
    return (
        voice.verb is not None
        and voice.verb.lemma in {"confirm", "acknowledge", "respond"}
        and _silence().search(between) is not None
        and not re.search(r"\b(?:could\s+not|cannot|can\s+not|couldn['’]t|can['’]t)\b", between)
    )
