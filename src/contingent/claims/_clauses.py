"""Cutting a sentence into the clauses that are worth a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from contingent.claims._finite import has_finite_verb, is_finite
from contingent.claims._tails import RESULTS, SOME_OF, told_as_done
from contingent.claims._verbphrase import AUXILIARIES, PRONOUNS, opens_verb_phrase

__all__ = ["Clause", "cut_clauses"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, offsets into the sentence; `subject` is carried over where the words leave it out."""

    start: int
    end: int
    text: str
    rule: str = "clause"
    subject: str = ""
    reporter: bool = False
    """Whether the reporter says it even inside attributed words ("In a move that could ...")."""

    @property
    def words(self) -> str:
        """The clause as a short sentence."""
        return " ".join(f"{self.subject} {self.text}".split()) if self.subject else self.text


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(
        r"(?P<semi>;\s)"
        r"|(?P<colon>:\s)"
        r"|(?P<dash>\s[—–]\s)"
        r"|(?P<comma>,\s+(?P<word>and|but|while|whereas|although|though|where|which|who|as|yet|so)\s+)"
        r"|(?P<with>,\s+with\s+(?=(?:the\s+(?:possibility|prospect|aim|likelihood)|(?:[\w-]+\s+){1,"
        r"3}?[a-z]+ing)\b))"
        r"|(?P<whom>,\s+(?=of\s+(?:which|whom|them)\s))"
        r"|(?P<part>,\s+(?=(?:thought|believed|estimated|said|reported|understood|known|expected)\s+to\b))"
        r"|(?P<verdict>,\s+(?=an?\s+(?:claim|charge|figure|number|toll|allegation|accusation|assertion|account|"
        r"report|version|estimate)\s+(?:that\s+|which\s+)?(?:the\s|its\s|his\s|[A-Z])))"
        r"|(?P<against>,\s+(?:contradicting|countering|rebutting|contrary\s+to|at\s+odds\s+with)\s+[^,;]{3,70}?\s+that\s+)"
        r"|(?P<reason>,?\s+(?:if\s+only\s+|partly\s+|largely\s+|mainly\s+|chiefly\s+|not\s+least\s+)?because\s+(?!of\b)|"
        r",\s+since\s+(?=(?:it|they|he|she|this|that|there)\s))"
        rf"|(?P<some>,\s+(?={SOME_OF}))"
        rf"|(?P<result>,\s+(?:thus\s+|thereby\s+)?(?=(?:{'|'.join(RESULTS)})\s))"
        r"|(?P<citing>,\s+(?:citing|quoting)\s)"
        r"|(?P<after>,\s+after\s+(?=(?:[\w-]+\s+){0,5}?(?:in\s+which|the|its|a)\b))"
        r"|(?P<plain>\s+(?P<link>and|but)\s+(?=(?:that\s+)?(?:also\s+|then\s+|not\s+)?[a-z]+))",
        re.IGNORECASE,
    )


def cut_clauses(text: str, start: int, end: int) -> list[Clause]:
    """Cut a stretch of a sentence into clauses.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        The stretch.

    Returns
    -------
    list of Clause
        Those with a finite verb, or an event told with "with" or "in a move that".

    Examples
    --------
    >>> [c.words for c in cut_clauses("The army would fight and could also win, but the war goes on", 0, 60)]
    ['The army would fight', 'The army could also win', 'the war goes on']
    """
    clauses: list[Clause] = []
    start, opening = _framing(text, start, end)
    clauses.extend(opening)
    start, opening = _concession(text, start, end)
    clauses.extend(opening)
    main, aside = _without_aside(text, start, end)
    clauses.extend(_cut(text, start, end) if main is None else [main])
    clauses.extend(aside)
    return clauses


@cache
def _move() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:in|as)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?:move|step|sign|decision|shift|escalation|"
        r"development)\s+that\s+",
        re.IGNORECASE,
    )


def _framing(text: str, start: int, end: int) -> tuple[int, list[Clause]]:
    """Set apart "In a move that could escalate the war, ...": the reporter's own frame."""
    match = _move().match(text, start, end)
    comma = text.find(", ", match.end(), end) if match else -1
    if match is None or comma < 0:
        return start, []
    pieces = _cut(text, match.end(), comma)
    clauses = [Clause(c.start, c.end, c.text, "clause.framing", f"The move {c.subject}".strip(), True) for c in pieces]
    return comma + 2, clauses


@cache
def _conceding() -> re.Pattern[str]:
    return re.compile(r"\W*(?:while|although|though|whereas|even\s+though|even\s+as)\s+", re.IGNORECASE)


def _concession(text: str, start: int, end: int) -> tuple[int, list[Clause]]:
    """Cut "While A, B" in two."""
    match = _conceding().match(text, start, end)
    if match is None:
        return start, []
    for comma in re.compile(r",\s+").finditer(text, match.end(), end):
        if has_finite_verb(text[match.end() : comma.start()]) and has_finite_verb(text[comma.end() : end]):
            return comma.end(), [_clause(text, match.end(), comma.start(), "clause.concession")]
    return match.end(), []


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(r",\s+(?P<word>where|which|who|whose)\s+(?P<body>(?:[^,;]|,(?=\d))+),\s+(?=\S)")


@cache
def _some_aside() -> re.Pattern[str]:
    return re.compile(rf",\s+(?P<body>{SOME_OF}\s(?:[^,;]|,(?=\d))+),\s+(?=\S)")


def _without_aside(text: str, start: int, end: int) -> tuple[Clause | None, list[Clause]]:
    """Set apart a relative clause between subject and verb."""
    match = _some_aside().search(text, start, end)
    if (
        match is not None
        and not has_finite_verb(text[start : match.start()])
        and has_finite_verb(text[match.end() : end])
    ):
        words = f"{text[start : match.start()].strip()} {text[match.end() : end].strip()}"
        some = _clause(text, match.start("body"), match.end("body"), "clause.some")
        return Clause(start, end, _trim(words), "clause.main"), [some]
    match = _aside().search(text, start, end)
    if match is None or has_finite_verb(text[start : match.start()]) or not has_finite_verb(match["body"]):
        return None, []
    if not has_finite_verb(text[match.end() : end]):
        return None, []
    words = f"{text[start : match.start()].strip()} {text[match.end() : end].strip()}"
    subject = "" if match["word"].lower() == "where" else text[start : match.start()].strip()
    aside = _clause(text, match.start("body"), match.end("body"), "clause.relative", subject)
    return Clause(start, end, _trim(words), "clause.main"), [aside]


def _cut(text: str, start: int, end: int) -> list[Clause]:
    clauses: list[Clause] = []
    opens, subject, rule = start, "", "clause"
    for match in _breaks().finditer(text, start, end):
        if match.start() < opens:
            continue
        if match["citing"] and has_finite_verb(text[opens : match.start()]):
            _add(clauses, text, opens, match.start(), rule, subject)  # what is cited is the ground, not the claim
            return clauses
        if not _splits(text, opens, match, end):
            continue
        _add(clauses, text, opens, match.start(), rule, subject)
        subject = _subject_of(clauses[-1].words) if match["result"] and clauses else _carried(text, clauses, match)
        rule = f"clause.{match['word'] or match['link'] or str(match.lastgroup)}".lower()
        opens = match.end()
    _add(clauses, text, opens, end, rule, subject)
    return clauses


_LEAST_RESULT = 5  # words: "leaving two dead" goes on with its clause, assumed


def _splits(text: str, opens: int, match: re.Match[str], end: int) -> bool:
    left, right = text[opens : match.start()], text[match.end() : end]
    if match["semi"] or match["dash"] or match["part"] or (match["whom"] and has_finite_verb(right)):
        return True
    if match["some"]:
        return has_finite_verb(left) or re.search(r"\d", left) is not None
    if match["result"]:
        return (
            has_finite_verb(left) and len(right.split()) >= _LEAST_RESULT and not has_finite_verb(right.split(",")[0])
        )
    if match["against"] or match["reason"]:
        return has_finite_verb(right) and (match["against"] is not None or has_finite_verb(left))
    if match["verdict"]:
        return (has_finite_verb(left) or re.search(r"\d", left) is not None) and _false().search(right) is not None
    if match["colon"]:
        return has_finite_verb(left) and has_finite_verb(right) and text[match.end()] not in "“\"'"
    if match["with"]:
        return has_finite_verb(left)
    if match["after"]:
        return has_finite_verb(left) and has_finite_verb(right)
    if match["plain"]:
        return has_finite_verb(left) and opens_verb_phrase(left, right)
    until = re.split(r",\s+(?:and|but|while|where|which|who)\s", right)[0]
    if (match["word"] or "").lower() in {"and", "but", "yet", "so"}:
        return has_finite_verb(left) and has_finite_verb(until) and not _lists_things(until)
    return has_finite_verb(left) and has_finite_verb(until)


def _lists_things(right: str) -> bool:
    """Tell whether ", and" closes a list and does not open a clause."""
    head = re.split(r",\s|\s(?:who|which|(?<!of\s)that|where)\s", right)[0]
    return not has_finite_verb(head)


def _carried(text: str, clauses: list[Clause], match: re.Match[str]) -> str:
    """Carry the subject over to a verb phrase that has none of its own."""
    if match["part"] and clauses:
        return re.split(r"\b(?:as|than|of|by|with|to|from|for|in)\s+", clauses[-1].text)[-1]
    if (match["word"] or "").lower() in {"which", "who"} and clauses:
        return _after_verb(
            re.split(r",|\b(?:of|as|than|by|with|to|from|for|in|on|and)\s+", clauses[-1].text)[-1].strip()
        )
    if not match["plain"] or not clauses:
        return ""
    before = clauses[-1]
    words = before.words
    subject = _subject_of(words)
    following = re.match(r"[A-Za-z]+", text[match.end() :])
    if following is not None and following.group().lower() in {"that", *PRONOUNS}:
        return ""
    modal = re.search(r"\b(will|would|could|may|might|can|should)\b", words)
    bare = following is not None and not is_finite(following.group(), "") and modal is not None
    bare = bare or (following is not None and modal is not None and not following.group().endswith(("s", "ed"))
                    and following.group().lower() not in AUXILIARIES)  # fmt: skip
    return f"{subject} {modal.group()}" if bare and modal is not None else subject


_MODALS = frozenset(["will", "would", "may", "might", "can", "could", "should", "must"])


def _after_verb(words: str) -> str:
    """Leave out what stands before the verb: of "The flights benefit Ethiopia", "which" means Ethiopia."""
    before, start = "", 0
    for match in re.finditer(r"[A-Za-zÀ-ÿ]+(?:[’'][a-z]+)?", words):
        if (is_finite(match.group(), before) or before.lower() in _MODALS) and match.end() < len(words):
            start = match.end()
        before = match.group()
    return words[start:].strip()


def _subject_of(words: str) -> str:
    """Take the words before the first finite verb."""
    before = ""
    for match in re.finditer(r"[A-Za-zÀ-ÿ]+(?:[’'][a-z]+)?", words):
        if is_finite(match.group(), before) and match.start() > 0:
            return words[: match.start()].strip(" ,")
        before = match.group()
    return ""


def _add(clauses: list[Clause], text: str, start: int, end: int, rule: str, subject: str) -> None:
    clause = _clause(text, start, end, rule, subject)
    if rule == "clause.result":
        clause = replace(clause, text=told_as_done(clause.text))
    if has_finite_verb(clause.words) or rule in {"clause.with", "clause.part", "clause.some"} or not clauses:
        clauses.append(clause)


def _clause(text: str, start: int, end: int, rule: str, subject: str = "") -> Clause:
    return Clause(start, end, _trim(text[start:end]), rule, subject, rule in {"clause.verdict", "clause.against"})


@cache
def _false() -> re.Pattern[str]:
    """Find a verdict on a claim told before: "a claim that the army called propaganda"."""
    return re.compile(
        r"\b(?:call|describ|dismiss|reject|den[iy]|disput|brand|label|contest|regard)\w*\b", re.IGNORECASE
    )


def _trim(text: str) -> str:
    text = re.sub(r"^[\s,;:—–“”\"-]+|[\s,;:—–“\"-]+$", "", text)
    text = re.sub(
        r"^(?:(?:and|but|that|while|so(?!\s+far)|yet|or|however|also|as(?!\s+of\b)|meanwhile|moreover),?\s+)+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"(?:[\s,;:]+(?:and|but|while|that|as))+$", "", text, flags=re.IGNORECASE)
    return " ".join(text.rstrip(" .").split())
