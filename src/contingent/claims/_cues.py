"""The table of hedge words: pattern, modality, key of the probability, and group."""

from __future__ import annotations

from contingent.claims._claim import Modality

__all__ = ["CUES"]

_BE = r"(?:is|are|was|were|be|been|being|'s|’s)"
_MODALS = r"(?:would|will|may|might|could|should|can)"
_ADV = r"(?:\s+(?:also|now|still|already|soon|widely|generally|reportedly|not|further|yet|initially|then))?"
# (pattern, modality, key of the probability, group); earlier patterns win where two overlap
CUES: tuple[tuple[str, Modality, str, str], ...] = (
    (
        r"(?:ha(?:s|ve|d)|were|was|are|is)\s+(?:not\s+(?:yet\s+)?|yet\s+to\s+be\s+)(?:been\s+)?ruled\s+out",
        "possible",
        "not ruled out",
        "verb",
    ),
    (
        (
            r"(?:cannot|can\s?not|could\s+not)\s+be\s+(?:ruled\s+out|excluded)|(?:did|does|do|has|"
            r"have)\s+not\s+rule[d]?\s+out"
        ),
        "possible",
        "not ruled out",
        "verb",
    ),
    (
        (
            r"could\s+not\s+(?:immediately\s+|independently\s+)?(?:be\s+)?(?:independently\s+)?(?:verif(?:y|"
            r"ied)|confirm(?:ed)?)|"
            r"not\s+(?:yet\s+)?(?:been\s+)?(?:independently\s+)?(?:confirmed|verified|known)|unconfirmed|"
            r"unclear|"
            r"will\s+not\s+say|would\s+not\s+say|did\s+not\s+(?:say|specify|elaborate)|unknown"
        ),
        "unknown",
        "",
        "stance",
    ),
    (
        (
            rf"{_BE}{_ADV}\s+(?:highly|very|extremely|most)\s+unlikely(?:\s+to)?|(?:highly|very|"
            rf"extremely)\s+unlikely|"
            r"(?:highly|very)\s+improbable"
        ),
        "unlikely",
        "highly unlikely",
        "adverb",
    ),
    (rf"(?:{_BE}{_ADV}\s+)?(?:unlikely|not\s+likely)(?:\s+to)?", "unlikely", "unlikely", "adverb"),
    (r"improbable|doubtful", "unlikely", "improbable", "adverb"),
    (r"(?:little|slim|small)\s+(?:chance|likelihood|prospect)", "unlikely", "little chance", "adverb"),
    (r"remote\s+(?:chance|possibility)", "unlikely", "remote chance", "adverb"),
    (r"(?:almost|virtually)\s+no\s+chance", "unlikely", "almost no chance", "adverb"),
    (rf"(?:{_MODALS}\s+)?(?:almost|nearly|virtually)\s+certainly", "likely", "almost certainly", "adverb"),
    (r"(?:almost|nearly|virtually|all\s+but|as\s+good\s+as)\s+certain(?:\s+to)?", "likely", "almost certain", "adverb"),
    (
        r"(?<![\w,] )(?:should|were|had)(?=\s+(?:the|an?|it|they|he|she|talks|its|their|[A-Z][\w-]+)\s+[^,]{3,60},)",
        "conditional",
        "",
        "condition",
    ),
    (
        rf"(?:{_MODALS}\s+)?(?:very|highly|extremely|most)\s+(?:likely|probably|probable)(?:\s+to)?",
        "likely",
        "highly likely",
        "adverb",
    ),
    (r"realistic\s+possibility", "possible", "realistic possibility", "noun"),
    (r"(?:very\s+)?good\s+chance", "likely", "very good chance", "noun"),
    (r"(?:roughly|about)\s+even(?:\s+(?:chance|odds))?|even\s+chance|fifty-fifty", "possible", "about even", "noun"),
    (r"better\s+than\s+even", "likely", "better than even", "noun"),
    (rf"(?:{_MODALS}\s+)?probably(?:\s+(?:would|will))?", "likely", "probably", "adverb"),
    (
        (
            r"would\s+likely|will\s+likely|is\s+likely\s+to|are\s+likely\s+to|was\s+likely\s+to|"
            r"were\s+likely\s+to|likely\s+to|"
            r"likely|likelihood"
        ),
        "likely",
        "likely",
        "adverb",
    ),
    (r"probable|probability", "likely", "probable", "adverb"),
    (
        rf"{_BE}{_ADV}\s+(?:expected|anticipated|projected|forecast|predicted|slated)(?:\s+to)?",
        "expected",
        "expected",
        "verb",
    ),
    (
        (
            rf"{_BE}{_ADV}\s+(?:set|due|scheduled|poised|about)\s+to|(?:had|has|have)\s+been\s+(?:due|"
            rf"scheduled|"
            rf"set)|"
            rf"{_BE}\s+due\s+(?:in|on|at|by|for|home|back|next|this)|{_BE}\s+scheduled\s+for"
        ),
        "expected",
        "due",
        "verb",
    ),
    (
        (
            rf"{_BE}{_ADV}\s+(?:thought|believed|presumed|assumed|considered|understood|said|known|estimated|"
            rf"feared|reckoned|"
            r"suspected)\s+to|(?:thought|believed|presumed|suspected|understood)\s+to|suspected|presumed|"
            r"believed|presumption|"
            r"presumably|supposedly"
        ),
        "likely",
        "thought",
        "verb",
    ),
    (
        (
            r"(?:(?:has|have|had)\s+been|is|are|was|were)\s+reported(?:\s+to)?|reportedly|allegedly|alleged|"
            r"rumou?red|purported(?:ly)?"
        ),
        "likely",
        "reported",
        "stance",
    ),
    (
        (
            r"appear(?:s|ed)?\s+to|appears|apparently|seem(?:s|ed)?\s+to|seemingly|seems|looks?(?:\s+(?:set|"
            r"likely|like|as\s+if))?"
            r"(?=\s+(?:set|likely|like|as|imminent|ready|to))"
        ),
        "likely",
        "appear",
        "verb",
    ),
    (r"suggests|indicates|implies|suggesting|indicating", "likely", "suggest", "verb"),
    (r"(?:all\s+but|as\s+good\s+as)\s+(?:conceded|admitted|confirmed|acknowledged)", "likely", "suggest", "verb"),
    (
        (
            rf"(?:{_BE}{_ADV}\s+)?(?:considering|weighing|mulling|contemplating|debating)|considers|mulls|"
            rf"weighs|contemplates"
        ),
        "possible",
        "consider",
        "verb",
    ),
    (
        (
            r"(?:has|have|had)?\s*(?:pledged|promised|vowed|offered|undertaken|committed)(?:\s+to)?|pledges?|"
            r"promises?|vows?|"
            r"offers?\s+to"
        ),
        "planned",
        "pledge",
        "verb",
    ),
    (
        (
            rf"(?:{_BE}{_ADV}\s+)?(?:planning|intending|aiming)\s+(?:to|on)|plans?\s+(?:to|for|on)|"
            rf"planned(?:\s+to)?|intends?\s+to|"
            r"intended\s+to|aims?\s+to|seeks?\s+to|wants?\s+to"
            r"|(?<!most )(?<!is )(?<!are )(?<!was )(?<!been )want(?:s|ed)?(?=\s+(?:to|it|them|him|her|an?|the|its"
            r"|their|(?-i:[A-Z][a-z]+))\b)|hopes?\s+to|hopes|"
            r"(?:has|have|had)\s+(?:decided|agreed|ordered|requested|approved)(?:\s+to)?|agreed(?:\s+(?:on|in|at"
            r"|last|this|late|earlier)\s+(?:\w+\s+){0,2}?\w+)?\s+to|"
            r"decided\s+to|ready\s+to|"
            r"prepared\s+to|willing\s+to|(?:are|is|was|were)\s+to(?=\s+[a-z]+)|requested|ordered\s+to|"
            r"proposed|"
            r"proposes"
        ),
        "planned",
        "plan",
        "verb",
    ),
    (rf"{_BE}{_ADV}\s+(?:meant|supposed|designed)\s+to", "planned", "plan", "verb"),
    (r"(?:we|I)\s+(?:now\s+|still\s+|also\s+)?(?:believe|think|suspect|assume)", "likely", "believe", "verb"),
    (
        (
            r"(?:we|I)\s+(?:now\s+|still\s+|also\s+|do\s+not\s+|don['’]t\s+)?(?:expect|anticipate)"
            r"|expects?(?=\s+to\b)"
        ),
        "expected",
        "expected",
        "verb",
    ),
    (r"(?:we|I)\s+(?:now\s+|still\s+|also\s+)?(?:estimate|assess|judge|reckon)", "asserted", "estimate", "stance"),
    (rf"(?:{_BE}{_ADV}\s+)?preparing\s+(?:to|for)", "planned", "prepare", "verb"),
    (
        r"(?:could|may|might)(?:\s+(?:also|well|soon|yet|still|possibly|potentially|even|eventually))?",
        "possible",
        "",
        "modal",
    ),
    (
        (
            r"possibly"
            r"|(?<!as\ssoon\sas\s)(?<!as\smuch\sas\s)(?<!as\smany\sas\s)(?<!as\squickly\sas\s)(?<!wherever\s)(?<!where\s)(?<!if\s)possible(?!\s*[”\"])|possibilit(?:y|ies)(?=\s+(?:of|that))|potentially|potential|perhaps|maybe|"
            r"conceivably|option\s+of"
        ),
        "possible",
        "possible",
        "adverb",
    ),
    (
        (
            r"if\s+(?:they|it|he|she|that|this|these|those|so|any|needed|necessary|asked|confirmed|true|sent|"
            r"deployed)"
            r"(?:\s+(?:were|was|are|is|be|had|have|has|were\s+to))?(?:\s+[a-z]+ed|\s+sent)?|if|unless|"
            r"provided\s+that|as\s+long\s+as|"
            r"once(?=\s+[^,.;]{2,40}\s(?:has|have|is|are|was|were|had)\b)|assuming"
        ),
        "conditional",
        "",
        "condition",
    ),
    (r"would(?:\s+(?:also|not|then|soon|be\s+expected))?", "conditional", "", "modal"),
    (
        (
            r"should(?=\s+be\s+\w+(?:ed|en|n|t)\b[^,;]{0,40}?\s(?:by|before|within|on|in|next)\s)"
            r"|should(?=\s+(?:soon\s+|then\s+)?(?:reach|arrive|be\s+(?:in|ready|complete|able|on|over|back|there"
            r"|finished|done)|"
            r"come|begin|start|land|take|have|see|return|follow|end|leave|last|go))"
        ),
        "expected",
        "expected",
        "modal",
    ),
    (
        (
            r"(?<!free )(?<!own )(?<!political )(?<!good )(?<!ill )(?<!strong )(?<!last )will(?!\s+(?:of"
            r"|to)\b)(?:\s+(?:soon|also|not|then|now|eventually))?|shall|won['’]t"
        ),
        "expected",
        "will",
        "modal",
    ),
    (r"estimated|estimates?(?=\s+(?:that|of|put|the|at))|estimates", "asserted", "estimate", "stance"),
    (r"claims?(?=\s+(?:that|to|the|it|he|they|\d|more|over|at|up))|claimed|claiming", "asserted", "claim", "stance"),
    (r"insist(?:s|ed|ing)?|maintain(?:s|ed)\s+that|asserts?|asserted", "asserted", "", "stance"),
    (
        (
            r"(?:is|are|was|were)\s+(?:widely\s+)?(?:seen|viewed|regarded|described)\s+as|view(?:s|"
            r"ed)?\s+(?:the|it|this|them)(?=\s)"
        ),
        "asserted",
        "",
        "stance",
    ),
    (
        (
            r"(?:growing\s+|grave\s+|deep\s+|rising\s+)?(?:concerns?(?=\s+(?:that|among|over|about))|"
            r"fears?\b|"
            r"worries|alarm\b)"
            r"|fear(?:s|ed)|worried"
        ),
        "asserted",
        "",
        "stance",
    ),
)
