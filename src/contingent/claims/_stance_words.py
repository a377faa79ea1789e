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
                      r"\W*(?:the|such|a|an|any|this|that|their|its)\s+(?:(?!would|will"
                      r"|could)[\w-]+\s+){0,3}?(?:deployment|"
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
        r"\bthere\s+(?:may|might|could)\s+be\b(?![^,;]*\b(?:by|next|soon|if|tomorrow)\b)|"
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
        r"essential|must(?!\s+have\b)|ought\s+to|need(?:s|ed)?\s+to"
        r"|(?<!\d )(?<!count )(?<!record )(?<!report )breach(?:es|ed)?|violat(?:es|ed|ions?)|"
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
        r"\bconsider(?:s|ed)?\s+(?:(?:it|them|this|that|him|her|the\s+\w+|(?:some\s+"
        r"|about\s+)?\d[\d,.]*)\s+(?!\w+ing\b)[a-z]+|"
        r"(?:necessary|adequate|sufficient|enough|reliable|credible|realistic|plausible|genuine|safe|secure"
        r"|lost)\b)",
        re.IGNORECASE,
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
    return re.compile(
        rf"\b(?:is|are|was|were)\s+{adverb}(?:meant\s+to|to\s+(?!blame\b)[a-z]+)\b|\bthreaten(?:s|ed)\s+to\s",
        re.IGNORECASE,
    )


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
        r"(?:real|true|actual)\s+(?:number|figure|strength|total|toll|size|count|losses)|(?:nearer|closer\s+to)\s+\d|"
        r"illustrates?|appears?|seems?|(?:believe|reckon|guess|suspect|deduce|surmise|conclude|infer)s?|"
        r"(?:by|on|in)\s+(?:[\w’'-]+\s+){0,3}?(?:[\w-]+['’]s?|our|its|his|her|their|my)\s+(?:own\s+|latest\s+|best\s+)?"
        r"(?:count|reckoning|tally|estimates?|calculations?|judge?ment|assessment|view|guess|analysis))\b",
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
        r"|\b(?:lost|sent|sends|kept|keeps|took|made|suffered|deployed|killed|captured|received|given|fired|held"
        r"|holds)\s+no\s+"
        r"(?!longer|less|more|fewer)"
        r"|\bnot\s+(?:one|a\s+single|an\s+inch|a\s+soul|a\s+shot|everybody|everyone|all|even|every|any"
        r"|many)\b(?!\s+but\b)"
        r"|\bno\s+[a-z]+\s+(?:ha[sd]|have|is|are|was|were|will|would|could|can)\b"
        r"|\b(?:seen|found|received|heard|met|needs?|wants?|knows?|employs?|fired|there\s+(?:is|are|was"
        r"|were))\s+[\"“]?no\s+"
        r"(?!longer|less|more|fewer|doubt)"
        r"|\b(?:would|could|can|will)\s+(?:hardly|scarcely)\b|\bunaware\b|\bin\s+no\s+(?:position|state|condition)\b"
        r"|\b(?:denie[sd]|denying)\s+(?:any|having|it|all)\b"
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
        r"(?:rul(?:e|ed)\s+out|exclude[ds]?)(?=\s+(?!either)\w)"
        # a bound is no denial: "did not exceed 300", "never had more than 40"
        r"|\b(?:not|never|\w+n['’]t)\s+(?:yet\s+)?(?:exceed(?:ed)?|(?:\w+\s+){0,2}?(?:more|fewer|less|above|over"
        r"|beyond)\s+(?:than\s+)?\d)"
        r"|\b(?:nobody|nothing|no\s+one|none)\b[^,;]{0,30}?\b(?:but|except|save|other\s+than)\b"
        # what stands under a condition or a reason is not the claim
        r"|\b(?:if|unless|although|though|as\s+long\s+as)\b[^,;]*|(?<=[\w,]\s)(?:since|because)\b[^,;]*"
        r"|(?<=\w\s)(?:in|during|under|for|after|at)\s+which\b[^,;]*",
        re.IGNORECASE,
    )
