"""Who relays whom: "The BBC, citing officials, reported"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from contingent.claims._mention import Mention
from contingent.claims._voice import Voice

__all__ = ["with_relays"]


@cache
def _citing() -> re.Pattern[str]:
    cites = r"citing|quoting|quoted|cited|quotes|cites|(?:learn(?:s|ed|t)|heard|hears|understands|gathered)\s+from"
    return re.compile(rf"\b(?:{cites})\s+[“\"]?(?:\w+\s+){{0,2}}?$", re.IGNORECASE)


def with_relays(text: str, voices: list[Voice], mentions: list[Mention]) -> list[Voice]:
    """Move a medium that cites someone into `via`: "The BBC, citing officials, reported".

    Parameters
    ----------
    text : str
        The sentence.
    voices : list of Voice
        In the order of the text.
    mentions : list of Mention
        Possible sources.

    Returns
    -------
    list of Voice
        Without the voices that only cite.
    """
    relayed: list[Voice] = []
    for voice in voices:
        cites = voice.verb is not None and voice.verb.lemma in {"cite", "quote"}
        inside = bool(relayed) and voice.cue_start < relayed[-1].frame[1]
        if (cites and relayed) or inside:
            continue  # "The Journal, which cited people": told with the voice before
        voice, cited = _cited_first(text, voice, mentions)
        if cited is None and (voice.speaker.form == "media" or _cites_after(text, voice)):
            cited = next((m for m in mentions if _cites(text, voice, m)), None)
            if cited is not None and cited.type == "document" and voice.speaker.form != "media":
                cited = None  # "a lawmaker said, citing satellite pictures"
        relayed.append(voice if cited is None else _through(text, voice, cited))
    return relayed


def _cites_after(text: str, voice: Voice) -> bool:
    """Tell whether one who speaks cites another right after: "Park said, citing the agency"."""
    return voice.speaker.form in {"person", "surname", "role"} and re.match(
        r",?\s+(?:citing|quoting)\b", text[max(voice.cue_end, voice.frame[1]) :]
    ) is not None  # fmt: skip


@cache
def _opens_citing() -> re.Pattern[str]:
    return re.compile(r"\W*(?:citing|quoting)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)


def _cited_first(text: str, voice: Voice, mentions: list[Mention]) -> tuple[Voice, Mention | None]:
    """Read "Citing two officials, the paper reported": they speak, by way of the paper; records cited do not speak."""
    opening = re.match(r"\W*(?:citing|quoting)\s+[^,;]{3,90},\s+", text, re.IGNORECASE)
    if opening is None or abs(voice.speaker.first - opening.end()) > _ARTICLE or voice.cue_start < opening.end():
        return voice, None
    medium = replace(voice, speaker=replace(voice.speaker, form="media", type="media"), frame=(0, voice.frame[1]))
    cited = next((m for m in mentions if m.reach <= opening.end() and _opens_citing().match(text[: m.first])), None)
    return medium, None if cited is None or cited.type in {"document", "unattributed"} else cited


_ARTICLE = 4  # characters of "the " before a name


def _cites(text: str, voice: Voice, mention: Mention) -> bool:
    before = text[max(0, mention.first - 40) : mention.first]
    return mention.first >= voice.speaker.end and _citing().search(before) is not None


def _through(text: str, voice: Voice, cited: Mention) -> Voice:
    saying = re.compile(r"\s+as\s+saying(?:\s+that\b)?").match(text, cited.reach)
    if saying is not None:
        voice = replace(voice, cue_end=saying.end(), frame=(voice.frame[0], saying.end()))
    inside = cited.first < voice.cue_end + 24 or voice.rule == "source.according-to"
    frame = (voice.frame[0], max(voice.frame[1], cited.reach) if inside else voice.frame[1])
    via = (voice.speaker.name, *voice.via)
    return replace(voice, speaker=cited, frame=frame, via=via, rule="source.relayed")
