"""Words whose full stop seldom ends a sentence, and words that open one; for English news prose."""

from __future__ import annotations

from contingent.reports._words import words

__all__ = ["ACRONYM_TAILS", "COMPARING", "NUMBERED", "OFTEN_FINAL", "OPENERS", "TITLES"]

TITLES: frozenset[str] = words(
    "mr mrs ms messrs dr prof rev hon amb sen rep gov pres min sec fr sr",
    "gen lt col maj capt cpt cmdr cdr adm brig sgt cpl pvt pfc spc wo ens comdr vice-adm rear-adm",
    "supt insp mt ft",
)
"""With a capital, always followed by the rest of a name: never the end of a sentence."""

COMPARING: frozenset[str] = words("vs cf viz approx ca e.g i.e")
"""Never the end of a sentence either, in small letters."""

NUMBERED: frozenset[str] = words("no nos art arts fig figs para paras p pp vol ch sect op b d")
"""Abbreviations only before a number: "No. 5", but "The answer was no. Kyiv left."."""

OFTEN_FINAL: frozenset[str] = words(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun",
    "st inc ltd co corp bros plc dept univ assn govt intl natl est jr sr esq ave blvd rd",
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev",
    "okla ore pa tenn tex vt va wash wis wyo ont que",
)
"""Can stand inside or at the end: the next word decides."""

ACRONYM_TAILS: frozenset[str] = words(
    "monday tuesday wednesday thursday friday saturday sunday gmt est edt cet cest utc local"
)
"""After "5 p.m." these go on with the same sentence."""

OPENERS: frozenset[str] = words(
    "the a an this that these those it its he his she her they their them we our i you your there here",
    "in on at by for from with without under over after before during since until within among amid despite",
    "and but or nor yet so if when while where although though because as once unless whether",
    "what which who whose why how some many most several all both each every no not none nearly almost",
    "about around more less up one two three four five six seven eight nine ten",
    "however meanwhile moreover also earlier later then now still thus instead separately elsewhere",
    "according asked speaking neither either another other such only even last",
)
"""Closed-class words: written with a capital after an abbreviation they open a new sentence."""
