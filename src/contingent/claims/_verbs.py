"""Verbs that attribute words to a source, and what each tells of the words that follow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from contingent.claims._claim import Modality
from contingent.claims._lexicon import any_of, words

__all__ = ["NOUN_FORMS", "CueVerb", "cue_forms", "cue_pattern", "cue_verb"]


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb of saying or thinking, and what it tells of the words that follow."""

    lemma: str
    strong: bool
    """Whether nearly every subject of it is a source ("said"), so that any noun phrase will do."""
    hedge: bool = False
    modality: Modality = "asserted"
    key: str = ""
    stance: str = ""
    """``deny``, ``opinion``, ``intend``, ``expect``, ``judge`` or ``''``."""


# lemma: forms. Chosen from the commonest attribution cues of PolNeAR v1.0.0 (counts only).
_STRONG = """
    say says said saying; tell tells told telling; add adds added adding; announce announces
    announced; declare declares declared; explain explains explained; stress stresses stressed
    stressing; emphasize emphasizes emphasized; emphasise emphasises emphasised; reiterate
    reiterates reiterated; remark remarked; testify testified; point_out points_out
    pointed_out; point_to pointing_to pointed_to; disclose disclosed; reveal reveals revealed;
    answers answered; replies replied; tweet tweeted; speak_of speaks_of
    spoke_of spoken_of; write writes wrote; recall recalled; boast boasted; caution cautions
    cautioned cautioning; hold_that holds_that held_that; let_it_be_known lets_it_be_known;
    make_clear makes_clear made_clear made_it_clear makes_it_clear; make_it_known makes_it_known
    made_it_known; make_no_mention_of makes_no_mention_of made_no_mention_of; allow_that allows_that
    allowed_that; inform informs informed; assure assures assured; proclaim proclaims proclaimed;
    signal_that signals_that signaled_that signalled_that; clarify clarifies clarified;
    regret_that regrets_that regretted_that; has_it_that had_it_that have_it_that; let_slip_that lets_slip_that;
    talk_of talks_of talked_of; whisper_of whispers_of whispered_of; repeat repeats repeated;
    recount recounts recounted;
    counter_that counters_that countered_that; respond_that responded_that; lament laments lamented;
    argue argues argued arguing; affirm affirms affirmed affirming; attest attests attested; retort retorts retorted; 
    certify_that certifies_that certified_that; notify notifies notified; complain_of complains_of complained_of;
    refer_to refers_to referred_to;
    brag brags bragged; muse mused; swear swears swore; relate_that relates_that related_that;
    quip quipped; joke joked; specify specified
"""
# words of stance though they leave the strength as it is: what is admitted was held back before
_CONFIRMING = """
    acknowledge acknowledges acknowledged acknowledging; concede concedes conceded conceding; admit admits admitted
    admitting admitted_to admits_to; confirm confirms confirmed confirming
"""
_PLAIN = """
    report reports reported reporting; state states stated stating; note notes noted noting; find
    finds found; show shows showed shown; describe describes described; call calls called calling;
    put puts putting; give gives gave given; conclude concludes concluded; calculate calculates
    calculated; set_out sets_out; record recorded; count counts counted; rule rules ruled; learn
    learns learned learnt; hear_that hears_that heard_that; know_of knows_of knew_of;
    understand_that understands_that understood_that; list lists listed; register registers
    registered; tally tallies tallied; log logs logged; verify verifies verified; determine_that
    determines_that determined_that; establish_that established_that; identify identifies
    identified; document documented documents; mention mentions mentioned; publish published; cite
    cites cited; detail detailed details; quote quotes; raise
"""
_HEDGING = (
    (
        (
            "believe believes believed; think thinks thought; suspect suspects suspected; speculate "
            "speculates "
            "speculated; presume presumes presumed; "
            "assume assumes assumed; reckon reckons reckoned; feel feels felt; guess guesses guessed; surmise surmises "
            "surmised; infer infers inferred; deduce deduces deduced; conjecture conjectures conjectured"
        ),
        "likely",
        "believe",
        "judge",
    ),
    (
        (
            "estimate estimates estimated estimating; judge judges judged; assess assesses assessed; "
            "consider considers considered"
        ),
        "asserted",
        "estimate",
        "judge",
    ),
    (
        (
            "expect expects expected expecting; anticipate anticipates anticipated; predict predicts "
            "predicted; "
            "forecast forecasts; "
            "foresee foresees foresaw; envisage envisages envisaged; envision envisions "
            "envisioned; project projects projected"
        ),
        "expected",
        "expected",
        "expect",
    ),
    (
        (
            "suggest suggests suggested suggesting; indicate indicates indicated indicating; imply implies "
            "implied; hint hints hinted"
        ),
        "likely",
        "suggest",
        "judge",
    ),
    ("doubt doubts doubted; question questions questioned", "unlikely", "doubt", "judge"),
    ("warn warns warned warning; fear fears feared; worry worries worried", "asserted", "", "opinion"),
    (
        (
            "accuse accuses accused accusing; blame blames blamed blaming; condemn condemns condemned; "
            "criticize criticizes criticized; "
            "criticise criticises criticised; denounce denounces denounced; urge urges urged urging; demand "
            "demands demanded; "
            "call_for calls_for called_for calling_for; ask_for asks_for asked_for asking_for; appeal_for "
            "appeals_for appealed_for; call_on calls_on called_on; view views viewed; regard regards "
            "regarded; "
            "see sees; welcome welcomes welcomed; object objected; complain "
            "complains complained; "
            "protest protested"
        ),
        "asserted",
        "",
        "opinion",
    ),
    (
        (
            "claim claims claimed claiming; allege alleges alleged alleging; insist insists insisted "
            "insisting; "
            "assert asserts asserted; "
            "maintain_that maintains_that maintained_that; contend contends contended"
        ),
        "asserted",
        "claim",
        "",
    ),
    (
        (
            "deny denies denied denying; reject rejects rejected rejecting; dismiss dismisses dismissed "
            "dismissing; refute refutes refuted; "
            "rebuff rebuffs rebuffed; dispute disputes disputed disputing; "
            "rule_out rules_out ruled_out; rule_it_out rules_it_out ruled_it_out ruled_this_out"
        ),
        "asserted",
        "",
        "deny",
    ),
    (
        (
            "pledge pledges pledged; promise promises promised; vow vows vowed; offer offers offered; "
            "request "
            "requests requested; "
            "propose proposes proposed; commit commits committed; undertake undertakes "
            "undertook undertaken; threaten threatens threatened"
        ),
        "planned",
        "pledge",
        "intend",
    ),
    ("hope hopes hoped", "possible", "", "expect"),
)
# adjectives of those who are "convinced that": words, strength, key
_SURE = (
    ("confident convinced persuaded hopeful optimistic", "likely", "believe"),
    ("certain sure positive adamant satisfied clear", "asserted", "claim"),
    ("sceptical skeptical doubtful unconvinced", "unlikely", "doubt"),
    ("afraid worried concerned alarmed", "asserted", ""),
)
# forms that are nouns as well: they attribute only right after a subject
NOUN_FORMS = words(
    "report reports claim claims estimate estimates forecast forecasts project projects "
    "state states count counts note notes "
    "call calls view views fear fears hope hopes judge document documents doubt doubts question "
    "questions blame "
    "list lists log logs demand demands offer offers promise promises pledge pledges vow vows request "
    "requests quote quotes detail details record "
    "suspect suspects warning warnings comment protest boast joke dispute object worry worries"
)


@cache
def _cues() -> dict[str, CueVerb]:
    cues: dict[str, CueVerb] = {}

    def enter(block: str, verb: CueVerb) -> None:
        for entry in block.split(";"):
            forms = entry.split()
            for form in forms:
                cues[form.replace("_", " ")] = CueVerb(
                    forms[0].replace("_", " "), verb.strong, verb.hedge, verb.modality, verb.key, verb.stance
                )

    enter(_PLAIN, CueVerb("", False))
    enter(_STRONG, CueVerb("", True))
    enter(_CONFIRMING, CueVerb("", True, True))
    for sure, modality, key in _SURE:
        forms = " ".join(
            f"{be}_{word}_that" for word in sure.split() for be in ("be", "is", "are", "was", "were", "remains")
        )
        enter(forms, CueVerb("", False, True, modality, key, "judge"))  # type: ignore[arg-type]
    for block, modality, key, stance in _HEDGING:
        enter(block, CueVerb("", False, True, modality, key, stance))  # type: ignore[arg-type]
    return cues


def cue_verb(form: str) -> CueVerb | None:
    """Give the attribution verb of a form, such as ``'said'``; None if it is none."""
    return _cues().get(" ".join(form.lower().split()))


@cache
def cue_pattern() -> re.Pattern[str]:
    """Give the pattern of all attribution verbs, as a tree: the longest form that fits."""
    return re.compile(rf"(?<![\w’'-]){any_of(_cues())}(?![\w-])", re.IGNORECASE)


@cache
def cue_forms() -> frozenset[str]:
    """Give the forms of the attribution verbs that are one word and no noun."""
    return frozenset(form for form in _cues() if " " not in form and form not in NOUN_FORMS)
