"""Words that say that a thing is not known, not told, or could not be checked."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["withheld"]

_DETAIL = (
    r"(?:reliable\s+|exact\s+|precise\s+|further\s+|more\s+|any\s+|official\s+|overall\s+|other\s+|an?\s+|the\s+"
    r"|its\s+|their\s+)*"
    r"(?:figures?|numbers?|names?|details?|comment|breakdown|tolls?|totals?|count|estimates?|statistics|data"
    r"|information|"
    r"timetable|timeline|timing|date|dates|explanation|reasons?|strength|losses|casualties)"
)
_HOW = r"(?:how|when|whether|where|which|who|why|if|what)"
_CHECKED = r"(?:check|verif|confirm|establish|corroborat|ascertain|authenticat|substantiat)\w*"
_MODAL = r"(?:would|will|could|can|did|do|does|has|have|had)"
_NOT = (
    rf"(?:{_MODAL}\s+not|{_MODAL}n['’]t|won['’]t|can['’]?not|can['’]t|never|"
    r"(?:neither|nobody)\b[^,;]{0,30}?\bwould)"
)
_SOON = r"(?:yet\s+|immediately\s+|publicly\s+|independently\s+|so\s+far\s+)?"


@cache
def _hints() -> re.Pattern[str]:
    return re.compile(
        r"\bno[tr]?\b|n['’]t\b|cannot|\bneither|\bnone\b|\bnobody|\bnever|\bfew\b|\blittle\b|\bun|guess|\bopen\b"
        r"|secret|myster|"
        r"declin|refus|commented",
        re.IGNORECASE,
    )


def withheld(text: str) -> bool:
    """Tell whether a clause says that a thing is not known or not told.

    Parameters
    ----------
    text : str
        The clause.

    Returns
    -------
    bool

    Examples
    --------
    >>> withheld("the ministry would not be drawn on numbers"), withheld("the army lost no tanks")
    (True, False)
    """
    return _hints().search(text) is not None and _unknown().search(text) is not None


@cache
def _unknown() -> re.Pattern[str]:
    """Find words that say that it is not known."""
    forms = (
        (
            r"no\s+(?:reliable\s+|exact\s+|precise\s+|further\s+|official\s+|other\s+)?(?:figures?|numbers?"
            r"|names?|details?|"
            r"comment|breakdown|tolls?|confirmed\s+count)"
        ),
        (
            rf"{_NOT}\s+{_SOON}(?:be\s+drawn|(?:say|said|tell|told|know|known|specify|reveal|revealed)\s+{_HOW}"
            rf"|name\b|named\b|"
            rf"discuss|go\s+into|(?:give|given|provide|provided|offer|offered|release|released|publish|published"
            rf"|disclose|disclosed)\s+{_DETAIL})"
        ),
        rf"{_NOT}\s+say\b",
        (
            rf"(?:neither|none|no|nobody|little|few)\b[^,;]{{0,50}}?\b(?:could|can)\s+(?:yet\s+"
            rf"|so\s+far\s+)?(?:be\s+)?(?:independently\s+)?{_CHECKED}"
        ),
        rf"(?:could|can)\s*not\s+(?:immediately\s+)?(?:be\s+)?(?:independently\s+|immediately\s+)?{_CHECKED}",
        r"(?:neither|none|nobody|no\s+one)\b[^,;]{0,40}?\b(?:verified|confirmed|checked|knows|know)",
        rf"in\s+no\s+position\s+to\s+(?:say|judge|comment|{_CHECKED})",
        rf"no\s+(?:means|way)\s+(?:of|to)\s+(?:know\w*|{_CHECKED})",
        r"(?:is|are|remains?)\s+anyone['’]s\s+guess",
        (
            rf"{_HOW}\s[^,;]{{3,80}}?\b(?:is|are|was|remains?)\s+(?:still\s+)?(?:open|undecided|uncertain|unsettled"
            rf"|a\s+secret|a\s+mystery|secret)"
        ),
        r"keeps?\s+(?:[\w’']+\s+){1,5}?secret",
        (
            r"not\s+(?:yet\s+|immediately\s+|publicly\s+)?(?:comment(?:ed)?|confirm(?:ed)?|respond\w*|said\s+(?:how"
            r"|when|whether)|"
            r"specif\w+|known|clear|disclose\w*|verif\w+|elaborate\w*)"
        ),
        r"never\s+confirmed|ha(?:s|ve)\s+commented",
        r"(?:declined|refused|refuses)\s+to\s+(?:comment|discuss|say|give|confirm|elaborate|specify|name|be\s+drawn)",
        r"unclear|unknown|unconfirmed|not\s+independently",
        r"(?:do|does|did)\s+not\s+know",
        r"(?:cannot|could\s+not|can\s+not)\s+be\s+(?:known|told|determined|said)|not\s+(?:answer|reply|respond)",
    )
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)
