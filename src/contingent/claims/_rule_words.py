"""What each rule looks for, in words, and which words of the sentence it found."""

from __future__ import annotations

from contingent.claims._claim import Claim

__all__ = ["rule_lines"]

_SAYS = {
    "count.noun": "a number with a counted noun",
    "count.loss": "a number of people lost, by a verb or noun of loss",
    "count.civilian-loss": "a number of civilians lost; no measure of forces counts them",
    "count.bare": "a bare number, taken with the noun that the report counts",
    "count.inherited": "a number whose noun comes from the nearest count",
    "source.reporter": "no words name a source, so that the reporter says it",
    "source.subject-verb": "the subject of a verb of saying or thinking",
    "source.verb-subject": "the subject behind its verb of saying",
    "source.same-subject": "the subject of an earlier verb of saying goes on",
    "source.according-to": "words such as 'according to'",
    "source.relayed": "one source told by another",
    "source.full-name": "the full name told earlier in the report",
    "source.by-count": "words such as 'by one count'",
    "kind.fact": "no word of judging, foreseeing or intending, so that it is told as fact",
    "kind.future": "words about what is to come",
    "kind.judgement": "words of judging",
    "kind.plan-words": "words of planning",
    "kind.own-plan": "the source speaks of what it will do itself",
    "kind.unknown": "the source does not claim to know",
    "analyst.added": "an analyst added it",
    "actor.demonym": "the people counted, or named before the number, tell whose they are",
    "actor.mission": "the mission or force of several states that the report tells of",
    "actor.source": "the source speaks of itself",
    "actor.subject": "the subject of the clause, or who was the subject before",
    "actor.noun": "a name in the counted noun",
    "actor.of": "a name after 'of' or 'from'",
    "actor.kind-of-fighter": "the rebels or militants that the report tells of",
    "actor.civilians": "people who are no force",
    "actor.government": "the state whose government soldiers are",
    "actor.admitted": "the source admits its own losses",
    "actor.sized": "those whose size is told",
    "actor.possessor": "a name right before the number, or the owner that 'its' means",
    "actor.giver": "who gives what another receives",
    "actor.just-before": "the name before an inserted clause",
    "actor.losses-of": "the owner of the losses",
    "actor.antecedent": "the name before 'which' or 'who'",
    "actor.whose": "the force before 'whose'",
    "actor.along": "arms listed with the people who bring them",
    "actor.predicate": "what those counted are said to be",
    "actor.of-them": "those counted or spoken of before",
    "actor.its-own": "whose the report was speaking of",
    "actor.victim": "whose losses the verb tells: of 'lost' the subject, of 'killed' the other side",
    "actor.guest": "whose forces stand on the soil of the subject",
    "actor.other-side": "the other side of those who fight or watch it",
    "actor.spoken-of": "the force last spoken of that fits the noun",
}
_FAMILIES = {
    "count": "a number",
    "bound": "words before the number set how it bounds the truth, or none do",
    "clause": "the clause that holds the claim",
    "source": "words that name who says it",
    "kind": "words that tell what kind of claim it is",
    "actor": "whose force it is",
    "modality": "the least sure hedge in force, or none",
}


def rule_lines(claim: Claim) -> list[str]:
    """Say of each rule what it looked for and which words it met.

    Parameters
    ----------
    claim : Claim
        With its rules.

    Returns
    -------
    list of str
        One line a rule, in the order in which they spoke.

    Examples
    --------
    >>> from contingent.claims import extract
    >>> from contingent.reports import from_text
    >>> rule_lines(extract([from_text("Some 300 soldiers were killed.", id="r")]).claims[0])[1]
    "rule bound.approx: words before the number set how it bounds the truth, or none do; found 'Some 300 soldiers'"
    """
    return [_line(claim, rule) for rule in claim.rules]


def _line(claim: Claim, rule: str) -> str:
    family = rule.partition(".")[0]
    said = _SAYS.get(rule) or _FAMILIES.get(family, "a rule of the language")
    words = _words(claim, family)
    return f"rule {rule}: {said}{f'; found {words!r}' if words else ''}"


def _words(claim: Claim, family: str) -> str:
    if family in {"count", "bound"}:
        return "" if claim.quantity is None else claim.quantity.span.text
    if family == "source":
        return "" if claim.source.span is None else claim.source.span.text
    if family == "modality":
        return ", ".join(dict.fromkeys(hedge.span.text for hedge in claim.hedges))
    return claim.proposition if family == "clause" else ""
