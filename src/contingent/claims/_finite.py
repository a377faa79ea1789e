"""Which words of a sentence are finite verbs, as far as form and neighbour tell."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._lexicon import in_order, words
from contingent.claims._verbs import cue_forms

__all__ = ["has_finite_verb", "is_finite"]

_AUXILIARIES = words(
    "is are was were has have had do does did will would may might could can should "
    "must shall am isn't aren't wasn't "
    "weren't hasn't haven't hadn't won't wouldn't couldn't cannot can't didn't doesn't don't"
)
_REGULAR = in_order(
    "abandon accept accompany account achieve act activate add address advance affect agree aim align "
    "allow amount announce appear approach approve argue arrive ask assist attack attempt await back "
    "base begin believe belong block bolster bomb border brief broadcast call cancel capture carry "
    "cause cease celebrate change charge claim clash close collapse command comment commit compare "
    "complete complicate conclude conduct confirm consider consist contain continue contradict "
    "contribute control cooperate count cover create cross decide declare decline decrease deepen "
    "defend defy delay deliver demand deny depend deploy describe destroy detain deter determine "
    "develop die differ disagree discuss displace dispatch double embolden emerge enable end endorse "
    "enter equip escalate establish estimate evacuate exceed exchange exclude expand expect explain "
    "explode express extend face fail favour fear fire flee flow focus follow force form gain gather "
    "guard happen head help hide highlight hit hold host hurry impose improve include increase "
    "indicate inflict inform insist inspect intend intensify intervene invade invite involve join "
    "justify kill lack land last launch lead leave lend limit link list live locate look maintain "
    "mark mean meet merge miss mobilize mobilise move name need number observe occupy occur offer "
    "open operate oppose order organize outnumber overrun own part participate patrol pay permit "
    "place plan pledge point praise prepare present press prevent proceed produce promise protect "
    "prove provide publish pull pursue push put quit raise reach react receive recognize recommend "
    "record recover recruit reduce refer reflect refuse regain regard reinforce reject release rely "
    "remain remove repel replace represent request require resign resist resolve respond restore "
    "resume retake retreat return reveal risk rotate say search secure seek seem seize separate serve "
    "share shell shift ship show sign signal stage start station stay step stop strain strengthen "
    "stretch strike struggle succeed suffer suggest supply support surge surrender surround suspend "
    "swap sustain talk target tell threaten total tour train transfer transform transport travel "
    "triple try turn undermine underline underscore unite urge use vary view violate visit voice vote "
    "wait want warn welcome widen win withdraw work worsen wound breach keep circulate pose serve "
    "differ accuse arm assault bring house fight send spread spell "
    "pass cope monitor track spot detect intercept scramble absorb accelerate acquire adapt admit adopt advise ambush "
    "arrange arrest assemble assess assign attach attend avert avoid ban blame cite clear climb concede concentrate "
    "condemn confront construct consult convene convert cripple crush curb deserve designate devastate devote direct "
    "disappear disarm disband discover dismantle dismiss dissolve distribute divert divide dominate drown ease "
    "eliminate embark employ encircle encounter encourage endure engage enlist ensure erupt escape escort evade "
    "examine execute exist expel expire exploit explore export expose foil free fulfil fund govern grant halt haul "
    "hear hijack hire import imprison incorporate infiltrate inherit injure install instruct interrupt introduce "
    "invest investigate issue jail kidnap learn lobby lodge manage march mediate mount murder neglect negotiate "
    "neutralise neutralize notify obey obtain oust oversee overthrow penetrate perform persuade postpone pour preside "
    "prohibit prolong promote prosecute provoke punish purchase qualify rally ratify reassure rebuild recall recapture "
    "redeploy redirect regroup relate relieve relocate renew renounce reopen repair repeat reply rescue reside "
    "restrict retain retire reverse revise revive rise rush sail save scatter settle sever slash smuggle solve split "
    "sponsor stabilise stabilize submit summon supervise suppress surpass survive sweep tackle tend thank thwart "
    "tighten topple trap treat trigger unfold unleash unload unveil uphold vanish volunteer vow wage walk watch "
    "weaken weigh wield wipe worry wreck yield break swap speed lag match dig pack press trade apologise "
    "apologize apply appeal appoint appreciate assume attract await battle beg belittle benefit betray boast "
    "boycott build burn bury chair challenge check cheer choose clamp cling collect combine commence compel "
    "compete complain compose concern connect constitute contest contrast convince correct correspond credit "
    "criticise criticize deal debate dedicate deem defeat define degrade demolish demonstrate denounce depart "
    "deplore derail descend desert deteriorate diminish disavow discard disown dispel disrupt draft drain draw "
    "drift drive drop dwarf dwindle earn echo edge elect embrace emphasise emphasize empty enforce engulf "
    "enrol entail entrust exaggerate exclude exercise exhaust expire fail falter feature feed fine finance "
    "flare flank forbid forge formalise freeze frighten fuel garrison grab grapple greet grip halve hamper "
    "hand handle harass harm hesitate hinder honour hoist hope house hunt ignite ignore impede imply inform "
    "initiate interfere interview investigate irritate jeopardise jump keep kick lament lift linger loom loot "
    "lower man mass mine mirror misuse mock muster mutiny number oblige offset omit outline outweigh overlap "
    "oversee owe parade patrol pile pin plead plunge ponder possess practise praise predict prefer presume "
    "prop prolong puzzle quarrel question race raid ram range rank ration react reassign reckon recognise "
    "reconsider reconquer recount redraw refute rein reiterate rejoin remind renege repaint repel repay "
    "reposition repulse requisition reshape resemble resort resupply retaliate rethink rid ring rule sack "
    "sanction scale scrap screen shed shelter shoulder shrink shun sideline signify sink skip slow snub soar "
    "spare spy squeeze staff stall stem stir storm straddle subside substitute summarise supersede suspect "
    "swell swear switch swoop symbolise sympathise tally tarnish tax tear terminate tire toughen trace trail "
    "trim tumble underestimate underpin undertake unify unnerve update upgrade venture visit vindicate waive "
    "warrant waste wave wear winter wonder wound wrest"
)
_IRREGULAR = words(
    "began begun came come went gone got gave given kept knew known led left lost made "
    "met paid put read rose risen ran said saw "
    "seen sent set shot showed shown sold spent spoke spoken stood stuck took taken told thought threw "
    "understood withdrew won "
    "wrote written fought fell fallen flew fled found built bought brought broke broken chose cut dealt "
    "drew drove fed felt held "
    "hit hurt laid lay lent let shrank sank sat slew struck sought swore taught bore became arose beat "
    "bound drove has does goes "
    "adds amounts underscores grew shut drew spent spread rebelled cost sees knows gets goes makes takes "
    "gives keeps says runs "
    "holds sends brings fights leads leaves loses comes stands sits finds thinks plans remains want wants sells "
    "buys meets wins pays sets becomes falls feels hurts lays lets lends sinks swears teaches grows speaks spends "
    "writes rides throws catches eats sleeps chooses rises withdraws understands"
)


@cache
def _bases() -> frozenset[str]:
    return frozenset(_REGULAR)


@cache
def _finite_forms() -> frozenset[str]:
    forms = set(_IRREGULAR)
    forms.update(form for form in cue_forms() if form.endswith(("s", "ed")))
    for base in _REGULAR:
        forms.update(_third_and_past(base))
    return frozenset(forms)


def _third_and_past(base: str) -> tuple[str, str, str]:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies", base[:-1] + "ied", base
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    past = base + ("d" if base.endswith("e") else "ed")
    doubled = base[-1] in "bdgmnpt" and len(base) < 6 and base[-2] in "aeiou" and base[-3:-2] not in tuple("aeiou")
    return third, (base + base[-1] + "ed") if doubled else past, past


def is_finite(word: str, before: str = "") -> bool:
    """Tell whether a word is a finite verb, as far as its form and the word before it tell."""
    low = word.lower()
    if low in _AUXILIARIES:
        return word != "May" or before == ""  # the month, but for the first word
    if before.lower() in {"they", "we", "i", "you", "who"} and low in _bases():
        return True
    if low in _PLAINLY_VERBS and before and before.lower() not in _NOT_BEFORE_VERBS | _MODAL_WORDS:
        return True
    if low in _bases() and low not in _SELDOM_VERBS and _is_plural(before):
        return True
    if low not in _finite_forms() or before.lower() in _NOT_BEFORE_VERBS:
        return False
    if low in _NOUNS_TOO:
        return before.lower() in {"he", "she", "it", "they", "who", "which", "that"} or (before[:1].isupper() and (
            not before.lower().endswith(("n", "sh", "ese", "se", "ch", "i", "ern"))))  # fmt: skip
    # a bare form after "to" or a determiner is an infinitive or a noun; after a plural subject it is a verb
    return low.endswith(("s", "ed")) or low in _IRREGULAR or before.lower().endswith("s")


# bare forms that are hardly ever nouns
_PLAINLY_VERBS = words(
    "continue remain become include require appear seem begin arrive believe suggest "
    "differ exist occur depend consist contribute provide refuse operate advise "
    "expect agree deny accept quit keep send want say serve seek insist comprise"
)
_MODAL_WORDS = words("will would may might could can should must not also and or did does do n't likely probably soon")
_SELDOM_VERBS = words(
    "force ship shell command part place number end fire share train record base plan stage list sign"
)


def _is_plural(word: str) -> bool:
    """Tell whether a word may be a plural subject: "members increase"."""
    if len(word) <= 3 or not word.islower() or word in _AUXILIARIES or word in _NO_PLURALS:
        return False
    return word.endswith("s") and not word.endswith(("ss", "'s", "’s", "us"))


_NO_PLURALS = words("this various always perhaps plus across towards besides")


# third persons that are far more often nouns in reports of forces
_NOUNS_TOO = words(
    "forces ships shells signs strikes names places talks tours fires votes wounds "
    "attacks risks changes shares visits reports moves "
    "trains guards controls orders bombs means limits hosts borders bases demands exchanges supplies "
    "parts points links supports "
    "plans arms fears needs works views stages stops steps turns surges covers commands loses houses "
    "fights attempts claims calls "
    "estimates forms lists shifts starts ends causes signals cuts pledges promises offers searches answers "
    "issues imports exports walks watches rallies escorts arrests murders funds grants marches volunteers tracks "
    "repairs rises monitors passes spots patrols bans mounts battles burns chairs checks contests contrasts "
    "credits deals debates drafts drains drives drops echoes edges features feeds fines finances flanks flares "
    "garrisons grips hands harms hopes hunts interviews jumps kicks mines mirrors parades piles pins props "
    "questions races raids ranges ranks rations rings rules sanctions scales screens shelters shoulders stems "
    "storms tallies taxes tears tires traces trails updates upgrades waves winters wonders digs packs presses "
    "trades swaps matches speeds breaks speed lags builds draws ventures deserts concerns exercises staff "
    "warrants"
)
_NOT_BEFORE_VERBS = words(
    "a an the to of in on at by for with from its his her their our this these those some no any as into than such more"
)


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[A-Za-zÀ-ÿ]+(?:[’'][a-z]+)?")


def has_finite_verb(text: str) -> bool:
    """Tell whether a stretch of text holds a finite verb.

    Examples
    --------
    >>> has_finite_verb("rotations occurring every few months"), has_finite_verb("the Kursk region is near")
    (False, True)
    """
    before = ""
    for place, match in enumerate(_words().finditer(text)):
        word = match.group()
        if is_finite(word, before) or (place == 1 and before.endswith("s") and is_finite(word, before.lower())):
            return True  # "Losses weigh on recruitment": a plural with the capital of its sentence
        before = word
    return False
