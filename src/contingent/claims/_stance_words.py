"""Words that settle kind, polarity and strength of a clause."""

from __future__ import annotations

import re
from functools import cache

__all__ = [
    "analysis_words",
    "considered",
    "doubt_words",
    "false_words",
    "future_words",
    "left_open",
    "meant_to",
    "more_for",
    "negation",
    "never_was_words",
    "now_words",
    "opinion_words",
    "past_plan",
    "planned_strength",
    "supposed_words",
    "under_preparation",
    "unknown",
]


@cache
def planned_strength() -> re.Pattern[str]:
    """Find a strength that is only planned."""
    return re.compile(
        r"\b(?:planned|proposed|intended|eventual|promised|pledged)\s+(?:[\w-]+\s+)?(?:strength|size|force|"
        r"deployment|contingent|"
        r"brigade|garrison|total|level)\s+(?:of|at|is|was|stands)\s+(?:\w+\s+){0,3}?\d",
        re.IGNORECASE,
    )


@cache
def past_plan() -> re.Pattern[str]:
    """Find a plan told as past."""
    return re.compile(r"(?:had|has|have)\s+been\s+(?:due|scheduled|set|planned)", re.IGNORECASE)


@cache
def supposed_words() -> re.Pattern[str]:
    """Find a supposed act as subject."""
    return re.compile(
                      r"\W*(?:the|such|a|an|any|this|that|their|its)\s+(?:(?!would|will|could)[\w-]+\s+){0,3}?(?:deployment|"
                      r"move|step|involvement|"
                      r"inclusion|attack|presence|arrival|decision|escalation)\b", re.IGNORECASE)  # fmt: skip


@cache
def never_was_words() -> re.Pattern[str]:
    """Find what would have been."""
    return re.compile(r"\b(?:would|could|might)\s+(?:not\s+)?have\s+(?:been\s+)?\w+(?:ed|en|n|t)\b", re.IGNORECASE)


@cache
def false_words() -> re.Pattern[str]:
    """Find words that call something false."""
    return re.compile(
        r"\b(?:is|are|was|were)\s+(?:completely\s+|simply\s+|entirely\s+)?(?:false|untrue|baseless|unfounded|"
        r"groundless|fabricated|incorrect|wrong|inaccurate)\b",
        re.I,
    )


@cache
def now_words() -> re.Pattern[str]:
    """Find modals that speak of how things are."""
    return re.compile(
        r"\b(?:may|might|could|would)\s+have\s+\w+(?:ed|en|n|t)\b|"
        r"\b(?:may|might|could)\s+(?:already\s+)?(?:signal|mean|indicate|reflect|be\s+\w+ing)\b",
        re.IGNORECASE,
    )


@cache
def future_words() -> re.Pattern[str]:
    """Find words of the future."""
    return re.compile(
        r"\b(?:will|shall|would|(?-i:may)|might|could|going\s+to|expected\s+to|set\s+to|due\s+to|"
        r"(?:un)?likely\s+to|"
        r"about\s+to|"
        r"are\s+to|is\s+to)\b",
        re.IGNORECASE,
    )


@cache
def opinion_words() -> re.Pattern[str]:
    """Find words of value, demand and blame."""
    return re.compile(
        r"\b(?:dangerous|grave\s+(?:escalation|threat|danger|concern|mistake|violation|consequences)|"
        r"reckless|irresponsible|unacceptable|illegal|unlawful|legitimate|troubling|crucial|vital|"
        r"essential|must(?!\s+have\b)|ought\s+to|need(?:s|ed)?\s+to|breach(?:es|ed)?|violat(?:es|ed|ions?)|"
        r"grounds\s+for|deserves?|"
        r"significant\s+(?:development|step|escalation)|highlights?|condemn\w*|right\s+(?:decision|step|"
        r"thing)|mistake|"
        r"provocati(?:on|ve)|shameful|unjust\w*|regrettabl[ey]|(?:seen|viewed|regarded)\s+as|necessary|"
        r"historic|disaster|(?:would|['’]d)\s+like\s+to|(?:bad|severe|serious|dire|heavy)\s+consequences|"
        r"pay\s+(?:an?|the)\s+(?:\w+\s+)?price|broken\s+promise|betray\w*|"
        r"propaganda|(?:not|hardly|scarcely|never)\s+(?:be\s+)?(?:enough|sufficient)|insufficient|inadequate|"
        r"too\s+(?:little|few|late|slow|weak|small)|"
        r"(?<!^)should(?!\s+(?:reach|arrive|be\s+(?:in|ready|complete))|\s+(?!not)[^,;]{0,60}\b(?:within|by|"
        r"before|soon|shortly|"
        r"next\s+(?:week|month|year)|in\s+the\s+coming|on\s+[A-Z]\w+day)\b))\b",
        re.IGNORECASE,
    )


@cache
def considered() -> re.Pattern[str]:
    """Find "considers it genuine": a judgement, not a plan."""
    return re.compile(
        r"\bconsider(?:s|ed)?\s+(?:it|them|this|that|him|her|the\s+\w+)\s+(?!\w+ing\b)[a-z]+", re.IGNORECASE
    )


@cache
def doubt_words() -> re.Pattern[str]:
    """Find words that call a figure or an account too high, too low, doubtful or credible."""
    words = r"exaggerat\w+|inflated|(?:over|under)(?:stat|estimat)\w+|conservative|implausible|plausible"
    return re.compile(rf"\b(?:{words}|too\s+(?:high|low)|(?:not\s+)?credible|unreliable)\b", re.IGNORECASE)


@cache
def meant_to() -> re.Pattern[str]:
    """Find a plan in words that no hedge tells: "is meant to reach", "was to be gone"."""
    adverb = r"(?:\w+ly\s+|also\s+|now\s+|all\s+)?"
    return re.compile(rf"\b(?:is|are|was|were)\s+{adverb}(?:meant\s+to|to\s+(?!blame\b)[a-z]+)\b", re.IGNORECASE)


@cache
def more_for() -> re.Pattern[str]:
    """Find a headline's plan without a verb: "2,300 more men for the front"."""
    return re.compile(r"\d[\w,.]*\s+(?:more|extra|additional|fresh|new)\s+(?:\w+\s+){1,3}(?:for|to)\s+[A-Z]")


@cache
def under_preparation() -> re.Pattern[str]:
    """Find preparation as an act going on: "is getting 3,000 men ready", "are preparing"."""
    acts = "prepar|train|gett|mak|ready|hurry|assembl|gather"
    return re.compile(
        rf"\b(?:(?:is|are|was|were|been)\s+(?:\w+ly\s+|also\s+|now\s+|already\s+)?(?:{acts})\w*ing|(?:are|were|"
        rf"was)\s+ready)\b",
        re.IGNORECASE,
    )


@cache
def analysis_words() -> re.Pattern[str]:
    """Find words of analysis."""
    return re.compile(
        r"\b(?:reflects?|aligns?\s+with|underscores?|underlines?|signals?|points?\s+to|suggests?|indicates?|"
        r"rais(?:ed|es)\s+(?:fears|concerns|alarms?)|imminent|(?:are|were|is|was)\s+needed|demonstrates?|"
        r"amounts?\s+to|"
        r"illustrates?|appears?|seems?)\b",
        re.IGNORECASE,
    )


@cache
def negation() -> re.Pattern[str]:
    """Find a negation."""
    auxiliary = "is|are|was|were|has|have|had|do|does|did|will|would|could|should|can|may|might|must"
    adverb = r"(?:probably|likely|yet|also|certainly|currently)\s+"
    noun = "decision|plans?|evidence|sign|signs|intention|figure|change|comment|German|foreign|troops|soldiers|one"
    return re.compile(
        rf"\b(?:(?:{auxiliary})\s+(?:{adverb})?not(?!\s+only)|cannot|"
        r"(?:is|are|was|were|has|have|had|do|does|did|wo|would|could|should|ca)n['’]t|never|none|nobody|"
        r"nothing|neither)\b"
        r"|(?:^|\b(?:had|has|have|gave|gives|saw|found|expect\w*|sees?|there\s+(?:is|are|was|were)|be|"
        r"plans?|with)\s+)"
        r"no\s+(?!longer|less|more\s+than|fewer)"
        r"|\b(?:lost|sent|sends|kept|keeps|took|made|suffered|deployed|killed|captured|received|given|fired|held|holds)\s+no\s+"
        r"(?!longer|less|more|fewer)"
        rf"|\bno\s+(?:{noun})\b|\bnot\s+(?:imminent|likely|yet)\b"
        r"|\b(?:ruled\s+out|rules\s+out|refus(?:es|ed)\s+to|declin(?:es|ed)\s+to|fail(?:s|ed)\s+to|"
        r"no\s+longer|yet\s+to|"
        r"false|fake|groundless|brush(?:ed|es|ing)\s+(?:[\w’']+\s+){0,4}?(?:aside|off)|untrue|baseless|"
        r"unfounded|fabricat\w+|incorrect|inaccurate)\b",
        re.IGNORECASE,
    )


@cache
def left_open() -> re.Pattern[str]:
    """Find "did not rule out": a negation that leaves the thing possible."""
    return re.compile(
        r"\b(?:(?:did|do|does|could|would|can|will|has|have|had)\s*(?:not|n['’]t)|cannot|(?:declin|"
        r"refus)\w+\s+to|never)\s+"
        r"(?:rul(?:e|ed)\s+out|exclude[ds]?)(?=\s+(?!either)\w)",
        re.IGNORECASE,
    )


@cache
def unknown() -> re.Pattern[str]:
    """Find words that say that it is not known."""
    return re.compile(
        r"\b(?:gave\s+no|gives\s+no|no\s+(?:figure|details?|comment|number)|"
        r"not\s+(?:yet\s+|immediately\s+|publicly\s+)?(?:comment(?:ed)?|confirm(?:ed)?|respond\w*|said\s+(?:how|"
        r"when|whether)|"
        r"specif\w+|known|clear|disclose\w*|verif\w+|elaborate\w*)|never\s+confirmed|ha(?:s|ve)\s+commented|"
        r"(?:declined|refused|refuses)\s+to\s+(?:comment|discuss|say|give|confirm|elaborate|specify)|unclear|"
        r"unknown|unconfirmed|"
        r"not\s+independently|"
        r"(?:do|does|did)\s+not\s+know|neither\b.*\b(?:verified|confirmed)|"
        r"(?:cannot|could\s+not|can\s+not)\s+be\s+(?:known|told|determined)|not\s+(?:answer|reply|respond)|"
        r"could\s+not\s+be\s+(?:independently\s+)?(?:verified|confirmed)|cannot\s+be\s+verified)\b",
        re.IGNORECASE,
    )
