"""Words that tell what kind of source a speaker is."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._claim import SourceType
from contingent.claims._lexicon import words

__all__ = [
    "HEADS",
    "MEDIA_NAMES",
    "TITLES",
    "is_office",
    "media_pattern",
    "organisations_in",
    "type_of_words",
]

_BY_TYPE: dict[SourceType, str] = {
    "anonymous_official": """
    official officials diplomat diplomats officer officers commander commanders source sources aide
    aides insider insiders spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons
    colonel colonels brigadier brigadiers admiral admirals captain captains lieutenant lieutenants consul consuls
    attaché attachés attache attaches
    lawmaker lawmakers legislator legislators politician politicians general generals senators
    congressmen deputies mps backbencher backbenchers councillor councillors councilman magistrate magistrates
    skipper sheriff bureaucrat bureaucrats dignitary cadre cadres
    envoys ministers ambassadors delegates parliamentarians administrator administrators
    people person planners negotiators mediators mediator governor's
""",
    "named_official": """
    president minister chancellor secretary ambassador envoy chief premier king governor mayor
    secretary-general leader head chairman chairwoman director commissioner prime deputy emir sultan
    attorney prosecutor senator representative monarch counterpart speaker commander-in-chief
    vice-president ombudsman rapporteur coordinator auditor treasurer headmaster principal
""",
    "analyst": """
    analyst analysts expert experts researcher researchers scholar scholars historian historians
    economist economists professor academics academic specialist specialists observers think-tank
    institute strategist strategists commentators scientist scientists authors author
    centre center forum
""",
    "government_body": """
    ministry ministries department army navy military government governments police authorities
    authority agency agencies service services intelligence command council committee parliament
    cabinet wing administration embassy pentagon kremlin staff forces headquarters force guard guards
    bureau presidency junta allies nations leaders states capitals side regime troops coastguard corps
    chiefs congress senate prosecutors investigators inspectors auditors
    knesset duma leadership policymakers countries directorate court judges taliban taleban office
    lawmakers' house consulate republic mod dod
""",
    "international_body": """
    panel mission secretariat commission organization organisation peacekeepers bloc alliance
    coalition union unesco unhcr unicef ocha
""",
    "document": """
    analysis assessment assessments report reports study survey document documents investigation
    inquiry probe statement statements memo order letter dossier communique communiqué data figures
    tally map imagery pictures photographs photos records minutes review bulletin briefing cable
    estimates estimate footage transcript transcripts images strategy budget blueprint
    presentation dataset database directive decree resolution circular email emails slides text
    table papers files memorandum annex chart roster readout inventory summary manifest ledger factsheet tabulation
    transcription logbook dispatches
""",
    "media": """
    newspaper newspapers dailies websites broadcasters channels paper broadcaster channel website
    site daily weekly magazine outlet outlets media press network radio television tv journal
    gazette tribune newsletter
""",
    "ngo": """
    observatory charity charities ngo ngos monitors watchdog activists campaigners humanitarians
    group groups foundation association associations federation
""",
    "unattributed": """
    nurse nurses teacher teachers priest driver drivers trader traders fisherman fishermen shopkeeper
    critic critics opponents supporters neighbours inhabitant inhabitants eyewitness eyewitnesses
    elder elders herders imam bishop townspeople bystanders
    witness witnesses resident residents villager villagers survivor survivors locals relatives
    family doctor doctors medics refugees man woman hospital farmer soldier soldiers mother father
    rebels insurgents militants rebel guerrillas militia militias fighters separatists opposition party
    son defector defectors prisoner prisoners journalist journalists reporter
""",
}
HEADS: dict[str, SourceType] = {word: kind for kind, words in _BY_TYPE.items() for word in words.split()}
# titles stand before a name
TITLES = words("""
    president minister chancellor secretary ambassador envoy chief premier king governor mayor
    secretary-general leader head chairman chairwoman director commissioner gen general lt
    lieutenant maj major col colonel capt captain adm admiral brig brigadier sgt sergeant marshal mr
    mrs ms dr prof professor sen senator rep representative spokesman spokeswoman spokesperson
    adviser advisor analyst commander prime analysts deputy vice-president prince sheikh ayatollah
    sir lord lady pope chief-of-staff undersecretary official counterpart speaker expert researcher
    correspondent historian economist coordinator
""")
MEDIA_NAMES = (
    "The New York Times|New York Times|The Washington Post|Washington Post|The Wall Street Journal|Wall "
    "Street Journal|"
    "The Financial Times|Financial Times|The Guardian|The Times|The Economist|The Telegraph|The "
    "Independent|Reuters|"
    "Associated Press|The Associated Press|Agence France-Presse|AFP|BBC|CNN|Al Jazeera|Al-Jazeera|"
    "Bloomberg|Bloomberg News|Politico|"
    "Fox News|NBC News|ABC News|CBS News|NBC|CBS|NPR|Der Spiegel|Le Monde|Bild|Die Welt|Yonhap|Yonhap "
    "News Agency|KCNA|"
    "TASS|Tass|RIA Novosti|RIA|Interfax|Xinhua|Kyodo|Kyodo News|NHK|Nikkei|Haaretz|The Times of Israel|"
    "Kyiv Independent|"
    "The Kyiv Independent|Ukrainska Pravda|Babel|Kommersant|Meduza|Axios|USA Today|Los Angeles Times|The "
    "Hill|Deutsche Welle|DW|"
    "Radio Free Europe|RFE/RL|Voice of America|VOA|Sky News|The Sunday Times|El País|El Pais|La "
    "Repubblica|Corriere della Sera|Anadolu|"
    "Anadolu Agency|IRNA|SANA|Jeune Afrique|Radio France Internationale|RFI|France 24|Suspilne|NK News|"
    "Chosun Ilbo|"
    "DPA|dpa|ANSA|PTI|EFE|Asahi Shimbun|The Daily Telegraph|Al Arabiya|Foreign Policy|The Atlantic|"
    "Newsweek|The New Yorker|Mediapart"
)
_NGO_NAMES = (
    r"Human Rights Watch|Amnesty International|Red Cross|M[ée]decins Sans Fronti[èe]res|Doctors Without "
    r"Borders|Oxfam|"
    r"Save the Children|Syrian Observatory|International Crisis Group|Crisis Group|rights group|aid "
    r"group|monitoring group|"
    r"aid agenc|human rights|relief organi[sz]ation|Reporters Without Borders|Transparency International|"
    r"advocacy group"
)
_ANALYST_NAMES = (
    r"Institute for the Study of War|International Institute for Strategic Studies|Center for Strategic|"
    r"Centre for Strategic|RAND|"
    r"Chatham House|think\s?-?tank|Royal United Services Institute|RUSI|IISS|ISW|CSIS|Carnegie|Brookings|"
    r"Atlantic Council|"
    r"Jane['’]s|research (?:institute|center|centre|group)|Institute\b|University"
)
_WORLD_NAMES = (
    r"\bU\.?N\.?\b|United Nations|\bNATO\b|European Union|\bEU\b|African Union|\bAU\b|\bOSCE\b|\bIAEA\b|"
    r"Security Council|"
    r"\bUNHCR\b|\bUnicef\b|\bUNICEF\b|World (?:Bank|Food|Health)|\bECOWAS\b|Arab League|\bASEAN\b|"
    r"\bMonusco\b|\bMONUSCO\b|"
    r"\bUNIFIL\b|\bMinusma\b|\bMINUSMA\b|\bAMISOM\b|peacekeeping|international coalition|\bISAF\b|"
    r"\bSADC\b|European Commission|"
    r"multinational|U\.N\.-backed|International Criminal Court|the alliance\b"
)


@cache
def _named() -> tuple[tuple[re.Pattern[str], SourceType], ...]:
    return (
        (re.compile(_ANALYST_NAMES), "analyst"),
        (re.compile(_NGO_NAMES), "ngo"),
        (
            re.compile(
                rf"\b(?:{MEDIA_NAMES})\b|\bnews (?:agency|site|outlet|service|channel)|state (?:media|"
                rf"television|TV|news)"
            ),
            "media",
        ),
        (re.compile(_WORLD_NAMES), "international_body"),
    )


@cache
def media_pattern() -> re.Pattern[str]:
    """Give the pattern of well-known media, longest first."""
    names = sorted(MEDIA_NAMES.split("|"), key=len, reverse=True)
    # a title that ends (or begins) like a newspaper's, for the thousands that no list holds
    ends = (
        "Online|News|Times|Post|Daily|Herald|Tribune|Gazette|Standard|Monitor|Journal|Observer|Chronicle|Telegraph|"
        "Mail|Weekly|Magazine|Broadcasting|Television|TV|FM|Radio|News Agency|Press|Newspaper|Insider|Dispatch|Mirror"
    )
    titled = (
        rf"(?:The\s+)?(?:[A-Z][\w’'.-]+\s+){{1,3}}(?:{ends})|(?:Radio|Daily)\s+(?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w-]+)?"
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))}|{titled})(?!\w)(?!\s+(?:Secretary|Office|Corps))")


@cache
def _organisations() -> tuple[tuple[re.Pattern[str], SourceType], ...]:
    ngos = (
        r"Human Rights Watch|Amnesty International|(?:International Committee of the )?Red Cross|"
        r"M[ée]decins Sans Fronti[èe]res|"
        r"Doctors Without Borders|Oxfam|Save the Children|(?:Syrian Observatory for Human Rights|Syrian "
        r"Observatory)|"
        r"(?:International )?Crisis Group|Reporters Without Borders|Transparency International|Norwegian "
        r"Refugee Council|ACLED"
    )
    institutes = (
        r"Institute for the Study of War|International Institute for Strategic Studies|Royal United "
        r"Services Institute|Chatham House|"
        r"RUSI|IISS|CSIS|(?:Cent(?:er|re) for [A-Z]\w+(?:(?: and| of| for|,)? [A-Z]\w+)*)|RAND(?: "
        r"Corporation)?|Atlantic Council|Brookings Institution|"
        r"Carnegie Endowment(?: for International Peace)?|Kiel Institute|Council on Foreign Relations|"
        r"ISW|Stockholm International Peace Research Institute|SIPRI"
    )
    # any of the shape "Horn Institute", "Centre for Sahel Studies", "Royal Defence Forum"
    kind = "Institute|Institution|Cent(?:er|re)|Forum|Foundation|Project|Initiative|Think Tank|Society|Academy|College"
    after = r"(?:\s+(?:for|of|on)(?:\s+the)?\s+[A-Z][\w’-]+(?:\s+(?:(?:and|of|for|in)\s+)?[A-Z][\w’-]+){0,4})"
    titled = rf"(?:(?:[A-Z][\w’-]+\s+){{1,4}}(?:{kind}){after}?|(?:{kind}|Research\s+Group){after})"
    titled = rf"{titled}|(?:[A-Z][\w’-]+\s+){{1,3}}(?:Watch|Monitor|Tracker|Observatory)(?=\s|,|[’']s|\.)"
    return (
        (re.compile(rf"(?<!\w)(?:{ngos})(?!\w)"), "ngo"),
        (re.compile(rf"(?<!\w)(?:{institutes})(?!\w)"), "analyst"),
        (re.compile(rf"(?<!\w)(?!The\s)(?:{titled})(?!\w)"), "analyst"),
    )


_CHARITIES = words("Watch Monitor Observatory Foundation Society Initiative")


def organisations_in(text: str) -> list[tuple[re.Match[str], SourceType]]:
    """Find NGOs and institutes by name, those that many know first."""
    found = [(match, kind) for pattern, kind in _organisations() for match in pattern.finditer(text)]
    return [(m, "ngo" if kind == "analyst" and m.group().split()[-1] in _CHARITIES else kind) for m, kind in found]


def is_office(text: str) -> bool:
    """Tell whether a phrase names an office that one person holds ("the defence minister")."""
    words = re.findall(r"[a-z-]+", text.lower())
    return bool(words) and any(HEADS.get(w) == "named_official" for w in words) and words[0] != "a"


@cache
def _of_no_office() -> re.Pattern[str]:
    lead = r"(?:(?:the|an?|one|two|some|several|many|senior|local)\s+)*"
    kin = "community|tribal|village|religious|church|clan|student|union"
    folk = rf"(?:{kin})\s+(?:leaders?|chiefs?|people)\b|(?<=local\s)people\b"
    return re.compile(rf"{lead}(?:(?:rebel|insurgent|guerrilla|militant|separatist)\b|{folk})", re.IGNORECASE)


def type_of_words(text: str, head: str) -> SourceType:
    """Tell the type of an unnamed source from its words.

    Parameters
    ----------
    text : str
        The whole phrase, such as ``'a panel of U.N. experts'``.
    head : str
        Its head noun.

    Returns
    -------
    str
        A source type of the schema.

    Examples
    --------
    >>> type_of_words("a panel of U.N. experts", "panel"), type_of_words("Military experts", "experts")
    ('international_body', 'analyst')
    """
    kind = HEADS.get(head.lower(), "unattributed")
    if kind in {"anonymous_official", "government_body", "named_official"} and _of_no_office().match(text):
        return "unattributed"  # "a rebel spokesman", "community leaders", "local people"
    if kind in {"anonymous_official", "document", "unattributed"}:
        return kind
    if head.lower() == "network" and not re.search(r"\b(?:news|television|TV|radio|cable|broadcast\w*|media)\b", text):
        return "ngo"  # "Sudan Doctors Network"
    if kind == "analyst" and re.match(r"(?:the\s+)?(?:U\.?N\.?|United\s+Nations)\s", text):
        return "international_body"  # "UN experts" report to the Security Council
    for pattern, named in _named():
        if kind == "named_official" and named == "international_body":
            continue  # "NATO's secretary general": an office that one person holds
        if named == "ngo" and head.lower() in {"commissioner", "ombudsman", "minister", "envoy"}:
            continue  # "Russia's human rights commissioner" holds an office of state
        if pattern.search(text) and not (kind == "analyst" and named == "international_body" and " of " not in text):
            return named
    if kind == "named_official" and re.match(r"(?:an?|one|two|some|several)\s", text, re.IGNORECASE):
        return "anonymous_official"
    return kind
