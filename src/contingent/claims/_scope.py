"""How much of a sentence each voice says."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from contingent.claims._finite import has_finite_verb
from contingent.claims._voice import Voice

__all__ = ["ends_sentence", "with_contents"]


def with_contents(text: str, voices: list[Voice]) -> list[Voice]:
    """Give each voice its stretch of the sentence.

    Parameters
    ----------
    text : str
        The sentence.
    voices : list of Voice
        In the order of the text.

    Returns
    -------
    list of Voice
    """
    done: list[Voice] = []
    for index, voice in enumerate(voices):
        previous = done[-1] if done else None
        if previous is not None and _only_relays(text, previous, voice):
            via = (*previous.via, voice.speaker.name)
            done[-1] = replace(
                previous, via=via, content=(previous.content[0], min(previous.content[1], voice.frame[0]))
            )
        elif previous is not None and _is_nested(text, previous, voice):
            offers = voice.verb is not None and voice.verb.stance == "intend"
            if previous.speaker.form == "media" and voice.speaker.form not in {"media", "pronoun"} and not offers:
                # "Yonhap reported that the ministry had told ...": the medium only relays
                done[-1] = _inner(previous, voice)
            else:
                done.append(replace(voice, nested=True, content=(voice.cue_end, previous.content[1])))
        else:
            done.append(replace(voice, content=_content(text, voice, previous, voices[index + 1 :])))
    return done


def _inner(outer: Voice, inner: Voice) -> Voice:
    content = (inner.cue_end, max(outer.content[1], inner.cue_end))
    frame = (outer.frame[0], inner.cue_end)
    via = (*inner.via, outer.speaker.name, *outer.via)
    return replace(inner, frame=frame, content=content, via=via, rule="source.relayed")


def _only_relays(text: str, outer: Voice, voice: Voice) -> bool:
    """Tell whether a medium at the end only passes on: "Shoigu announced that ..., TASS reported"."""
    within = outer.content[0] == outer.cue_end and outer.content[1] > voice.frame[0]
    return (
        within
        and voice.speaker.form == "media"
        and ends_sentence(text, voice)
        and text[: voice.frame[0]].rstrip().endswith(",")
    )


def _is_nested(text: str, outer: Voice, inner: Voice) -> bool:
    """Tell whether a voice is told by the one before: "suggested that Kyiv anticipates"."""
    if outer.nested or outer.content[0] != outer.cue_end:
        return False
    if not outer.content[0] <= inner.frame[0] < outer.content[1] or inner.rule == "source.same-subject":
        return False
    if not text[outer.cue_end : inner.frame[0]].strip() and re.search(r"\bthat$", text[: outer.cue_end]):
        return True  # "denied that Moscow threatened anyone"
    if inner.rule in {"source.according-to", "source.by-count", "source.relayed"} or ends_sentence(text, inner):
        return False
    between = text[outer.cue_end : inner.frame[0]]
    if _of_a_figure().search(between) is not None:
        return False  # "said 500 were there, a number the minister put at 50"
    if between.rstrip().endswith(",") and len(between.split()) >= 3 and _setting().match(between) is None:
        return False  # "X reported 1,160 losses, Y confirmed fewer": two clauses side by side
    return re.search(r";|,\s+(?:and|but|while|though|although)\b|\b(?:and|but)\s+(?:that\s+)?$", between) is None


@cache
def _of_a_figure() -> re.Pattern[str]:
    nouns = "figure|number|total|toll|claim|estimate|count|account|charge|version|story|accusation"
    return re.compile(rf",\s+(?:an?|the|some)\s+(?:\w+\s+)?(?:{nouns})s?\s+(?:that\s+|which\s+)?$", re.IGNORECASE)


def ends_sentence(text: str, voice: Voice) -> bool:
    """Tell whether nothing but days, participles and marks follows the cue."""
    rest = text[max(voice.cue_end, voice.frame[1]) :]
    rest = re.split(r",\s+(?:while|and|but|though|although|as|who|\w+ing)\b|;", rest)[0]
    opens_clause = re.match(r"\s+(?:that|of|a|an|the|as)\b", rest)
    return not has_finite_verb(rest) and len(rest.split()) <= 9 and not opens_clause  # 9 words, assumed


_AROUND = frozenset(
    {"source.according-to", "source.comes-from", "source.denied-by", "source.by-count", "source.headline-end"}
)


def _content(text: str, voice: Voice, previous: Voice | None, rest: list[Voice]) -> tuple[int, int]:
    opens = _opening(text, voice, previous)
    closes = text.find(";", voice.frame[1])
    closes = len(text) if closes < 0 else closes
    following = next((v for v in rest if v.frame[0] >= voice.cue_end), None)
    around = voice.rule in _AROUND or (voice.rule == "source.relayed" and voice.verb is None)
    if around:
        return _around(text, voice, opens, closes, following)
    if _is_after(text, voice, opens):
        return opens, voice.frame[0]
    return voice.cue_end, _closing(text, voice, closes, following)


def _opening(text: str, voice: Voice, previous: Voice | None) -> int:
    opens = previous.frame[1] if previous is not None and not previous.nested else 0
    if previous is not None and previous.content[0] >= previous.cue_end:
        opens = _last_break(text, max(previous.content[0], previous.frame[1]), voice.frame[0])
    cut = text.rfind(";", 0, voice.frame[0]) + 1
    if previous is not None and cut > previous.cue_end and not _in_quotation(text, cut, voice.frame[0]):
        return cut  # "The army insists that ...; the wounded were flown out, it said"
    his_own = previous is None and ends_sentence(text, voice)
    if cut > opens and (his_own or _in_quotation(text, cut, voice.frame[0])):
        return opens  # "They have 600 there; it is not enough," he added
    return max(opens, cut)


def _in_quotation(text: str, cut: int, end: int) -> bool:
    """Tell whether a place lies inside a quotation that closes before `end`."""
    before, after = text[:cut], text[cut:end]
    curly = before.count("“") > before.count("”") and "”" in after
    return curly or (before.count('"') % 2 == 1 and '"' in after)


def _closing(text: str, voice: Voice, closes: int, following: Voice | None) -> int:
    """Find where words that follow their source end."""
    end = closes
    comma = text.find(", ", voice.cue_end, closes)
    if voice.speaker.opens > voice.speaker.end and comma > 0:
        end = comma  # a relative clause ends at its comma, the main clause goes on
    if following is None or following.frame[0] >= end:
        return end
    told = replace(voice, content=(voice.cue_end, closes))
    if _is_nested(text, told, following) or _only_relays(text, told, following):
        return end
    if following.rule == "source.same-subject":
        return following.frame[0]
    return _last_break(text, voice.cue_end, following.frame[0])


def _around(text: str, voice: Voice, opens: int, closes: int, following: Voice | None) -> tuple[int, int]:
    """Give the content of "according to X": before it, or after it where it opens the sentence."""
    bare = text[opens : voice.frame[0]].strip(' ,;“"')
    inserted = text[voice.frame[1] :].startswith(",") and not has_finite_verb(bare)
    if inserted and has_finite_verb(text[voice.frame[1] : closes]):
        return voice.frame[1], len(text) if following is None else min(closes, following.frame[0])
    if len(bare) < 4 or re.search(r",\s+(?:which|who)$", bare):  # nothing but a mark, or "Ethiopia, which", before it
        return voice.frame[1], min(closes, following.frame[0] if following is not None else closes)
    return opens, voice.frame[0]


@cache
def _setting() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:when|after|while|if|as|although|though|before|since|once|because|in|on|at|with|despite|"
        r"amid|during|by|for|"
        r"under|asked|speaking|citing|quoting|following|earlier|last|meanwhile|however|but|and)\b",
        re.IGNORECASE,
    )


def _is_after(text: str, voice: Voice, opens: int) -> bool:
    """Tell whether the words stand before their source: '..., Pistorius told journalists'."""
    if voice.speaker.opens > voice.speaker.end:
        return False  # "allies, who view the move as ..."
    before = text[opens : voice.frame[0]]
    bare = before.rstrip()
    finite = has_finite_verb(before)
    if voice.rule == "source.participle" and not ends_sentence(text, voice):
        return False  # "The army put the toll lower, saying that 17 had died"
    if voice.rule == "source.verb-subject":
        return finite or bare.endswith(("”", '"', '",', "”,"))
    if voice.rule == "source.same-subject" or text[: voice.cue_end].endswith(("that", ":")):
        return False
    if bare.endswith((',"', ",”", '?"', '!"', "?”", "!”")) and finite:
        return True
    if finite and bare.endswith(",") and not _sets_scene(before):
        return True  # two clauses with only a comma between them: the second tells who says the first
    if not finite and "”" not in before:
        subject = voice.rule == "source.subject-verb" and bare.endswith(",")
        return subject and ends_sentence(text, voice) and len(before.split()) > 4  # a headline's clause, assumed
    return ends_sentence(text, voice) and bare.endswith((",", "”", '"', "—", "–"))


@cache
def _prepositional() -> re.Pattern[str]:
    months = "jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec"
    dates = rf"(?:{months})\w*\b|\w+day\b|\d|last\b|then\b|the\s+(?:start|end|beginning)\b"
    return re.compile(
        r"\W*(?:(?:in|on|at|with|during|under|by|for|last|earlier|meanwhile|however)\b|"
        rf"(?:since|after|before|until)\s+(?:early\s+|late\s+|mid-?)?(?:{dates}))",
        re.IGNORECASE,
    )


def _sets_scene(before: str) -> bool:
    """Tell whether words only set the scene: "Asked about it", but not "With them the strength rises"."""
    if _setting().match(before) is None:
        return False
    main = re.sub(r"\b(?:that|which|who|where|when)\b[^,]*", "", before)
    return _prepositional().match(before) is None or not has_finite_verb(re.sub(r"\b\w+ed\b", "", main))


@cache
def _clause_break() -> re.Pattern[str]:
    return re.compile(
        r"[,;]\s+(?:and|but|while|although|though|as|yet)\s|\s+(?:and|but|"
        r"while)\s+(?=\S+\s*$)|[;]\s|,\s"
    )


def _last_break(text: str, start: int, end: int) -> int:
    """Find where the next voice's clause begins."""
    best = end
    for match in _clause_break().finditer(text, start, len(text[:end].rstrip(" ,"))):
        best = match.start()
    return best if end - best <= 60 else end  # 60 characters: a title before a name, assumed
