"""What a report has said of its sources so far: full names, types, and whom a pronoun means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from contingent.claims._claim import SourceType
from contingent.claims._dateline import dateline_end
from contingent.claims._families import short_names
from contingent.claims._gazetteer import find_names
from contingent.claims._mention import Mention

__all__ = ["Memory", "Speaker"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source with its pronouns and short names resolved."""

    name: str | None
    type: SourceType
    rule: str = ""
    form: str = ""
    plural: bool = False
    shares: str = ""
    """Name of the source whose document this one speaks of, ``''`` if none."""


@dataclass
class Memory:
    """The sources of one report, in the order met."""

    people: dict[str, Speaker] = field(default_factory=dict)
    bodies: list[Speaker] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    """State of each person, as far as a title told."""
    titles: dict[str, set[str]] = field(default_factory=dict)
    """Words of the office of each person, by last name, the one met last at the end."""
    named: dict[str, Speaker] = field(default_factory=dict)
    """Media and bodies by name, met anywhere: "the news site Okno", and later "Okno"."""
    last_person: Speaker | None = None
    last_body: Speaker | None = None
    last_plural: Speaker | None = None
    last_media: Speaker | None = None
    writers: Speaker | None = None
    """Those who wrote the report, where it names them: "this institute"."""

    def note_people(self, text: str, mentions: list[Mention]) -> None:
        """Remember full names and states, whether they speak or not."""
        for mention in mentions:
            if mention.form in {"media", "body"} and mention.name[:1].isupper():
                self.named.setdefault(mention.name, Speaker(mention.name, mention.type, form=mention.form))
            if mention.form in {"person", "owner"} and " " in mention.name:
                self.titles.pop(mention.head, None)
                self.titles[mention.head] = _words(text[mention.first : mention.reach].replace(mention.name, ""))
                title = find_names(text[mention.first : mention.reach])
                led = _led().search(text[mention.first : mention.reach])
                if title:
                    self.states.setdefault(mention.name, title[0].entry.name)
                elif led is not None:
                    self.states.setdefault(mention.name, led["group"])
                known = self.people.get(mention.head)
                if known is None or known.type == "unattributed":
                    form = _LAY if mention.lay else "person"
                    self.people[mention.head] = Speaker(mention.name, mention.type, form=form)
                for short in (mention.name.split()[0], *short_names(mention.name)):
                    self.people.setdefault(short, self.people[mention.head])  # "Xi" of Xi Jinping

    def note_subject(self, text: str, mentions: list[Mention]) -> None:
        """Remember whom a sentence is about, so that "he" and "it" may mean them without their having spoken."""
        subject = next((m for m in mentions if _opens_sentence(text, m)), None)
        if subject is None or subject.form == "pronoun" or text[subject.end :].startswith(("'s ", "’s ")):
            return
        known = subject.form != "surname" or subject.head in self.people
        if known and (subject.type != "unattributed" or subject.form in {"person", "surname", "metonym"}):
            spoken = list(self.bodies)
            self.resolve(subject)
            self.bodies = spoken  # only those who speak lend their full names

    def resolve(self, mention: Mention) -> Speaker | None:
        """Tell who a mention is; None where a pronoun has no fitting source before it."""
        if mention.form == "pronoun":
            return self._pronoun(mention.name)
        if mention.form in {"surname", "person"}:
            return self._person(mention)
        return self._body(mention)

    def seen(self, mention: Mention) -> Speaker | None:
        """Tell who a mention is without remembering it."""
        kept = (self.last_person, self.last_body, self.last_plural, self.last_media, list(self.bodies))
        found = self.resolve(mention)
        self.last_person, self.last_body, self.last_plural, self.last_media, self.bodies = kept
        return found

    def _pronoun(self, word: str) -> Speaker | None:
        if word == "we":
            return self.writers or Speaker("the authors", "analyst", form="body")
        if word in {"he", "she"}:
            return self.last_person
        return self.last_plural or self.last_body if word == "they" else self.last_body

    def _person(self, mention: Mention) -> Speaker:
        known = self.people.get(mention.head.split()[-1])
        if known is None and mention.form == "surname" and mention.name in self.named:
            return self._body(replace(mention, type=self.named[mention.name].type, form=self.named[mention.name].form))
        if mention.lay or (known is not None and known.form == _LAY):
            found = replace(known) if known is not None else Speaker(mention.name, "unattributed", form=_LAY)
        elif known is None:
            found = Speaker(mention.name, _official(mention.type), form="person")
        elif known.type == "unattributed":
            found = Speaker(known.name, _official(mention.type), "source.full-name", "person")
        else:
            found = Speaker(known.name, known.type, "source.full-name", "person")
        self.last_person = found
        return found

    def _office(self, mention: Mention) -> Speaker | None:
        """Resolve "the minister" to the last person named with that office."""
        if not mention.definite or mention.plural or mention.form != "role" or len(mention.name.split()) > 2:
            return None
        holder = next((p for p, title in reversed(self.titles.items()) if mention.head in title), None)
        known = self.people.get(holder) if holder else None
        return None if known is None else Speaker(known.name, known.type, "source.office-holder", "person")

    def _body(self, mention: Mention) -> Speaker:
        if re.match(r"this\s", mention.name, re.IGNORECASE) and mention.type == "analyst":
            self.writers = Speaker(mention.name, "analyst", form="body")
            return self.writers
        owned = re.match(r"(?:its|their)\s", mention.name, re.IGNORECASE) and mention.form == "document"
        if owned and self.last_body is not None and self.last_body.form != "document":
            return self.last_body  # "Its statement spoke of an ambush"
        one = self._one_of_them(mention)
        if one is not None:
            return one
        holder = self._office(mention)
        if holder is not None:
            self.last_person = holder
            return holder
        found = self._known_body(mention) or Speaker(
            mention.name, mention.type, form=mention.form, plural=mention.plural
        )
        shares = self._shared_document(mention)
        if shares:
            found = Speaker(found.name, found.type, found.rule, found.form, found.plural, shares)
        self.bodies.append(found)
        del self.bodies[:-_REMEMBERED]
        if found.type == "media":
            self.last_media = found
        if mention.plural:
            self.last_plural = found
        if not mention.plural or mention.form != "role":
            self.last_body = found
        if mention.form == "role" and not mention.plural:
            self.last_person = found
        return found

    def _one_of_them(self, mention: Mention) -> Speaker | None:
        """Resolve "the other said" to one of those who spoke together: "two officials"."""
        known = self.last_plural
        if known is None or mention.form != "role" or mention.name.lower() not in _ONE_OF_THEM:
            return None
        several = mention.name.lower() in {"both", "neither", "all", "others"}
        whole = re.sub(r"^(?:The|Two|Three|Some|Several|Both)\b", lambda m: m.group().lower(), known.name or "")
        name = whole if several else f"one of {whole}"
        return Speaker(name, known.type, "source.one-of-them", known.form, several)

    def _known_body(self, mention: Mention) -> Speaker | None:
        """Resolve "the panel" to "a panel of U.N. experts", "the Joint Chiefs" to the full name."""
        if not mention.definite and mention.form not in {"body"}:
            return None
        if mention.definite and self.last_media is not None and _words(mention.name) <= _MEDIA_WORDS:
            return self.last_media
        words = _words(mention.name)
        for known in reversed(self.bodies):
            longer = _words(known.name or "")
            fits = words and words < longer and known.type != "document" and not (
                mention.form == "body" and known.type in {"anonymous_official", "named_official"})  # fmt: skip
            if fits and (mention.definite or known.type == mention.type):
                return Speaker(known.name, known.type, "source.short-name", known.form, known.plural)
        return None

    def _shared_document(self, mention: Mention) -> str:
        """Find the source whose assessment "the analysis" or "officials familiar with the assessments" speak of."""
        about = re.search(
            r"(?:familiar\s+with|briefed\s+on|close\s+to|seen|read)\s+(?:the|its|their)\s+(\w+)", mention.name
        )
        document = mention.form == "document" and mention.type == "document" and mention.definite
        if about is None and not document:
            return ""
        for known in reversed(self.bodies):
            if known.form == "document":
                return known.shares or known.name or ""
        return ""


@cache
def _led() -> re.Pattern[str]:
    """Find the force that a person leads or speaks for: "leader of the National Resistance Front"."""
    offices = r"leader|commander|head|chief|spokes\w+|founder"
    return re.compile(
        rf"\b(?:{offices})\s+(?:of|for)\s+(?:the\s+)?(?P<group>[A-Z][\w’-]+(?:\s+(?:of\s+)?[A-Z][\w’-]+){{1,4}}|[A-Z]{{2,}})"
    )


_LAY = "layperson"
_ONE_OF_THEM = frozenset({"other", "another", "second", "third", "first", "others", "both", "neither", "all"})
_REMEMBERED = 40  # sources back that a short name may mean, assumed: keeps the time linear
_MEDIA_WORDS = frozenset(
    {"agency", "paper", "newspaper", "broadcaster", "outlet", "site", "website", "channel", "magazine", "daily", "news"}
)


def _opens_sentence(text: str, mention: Mention) -> bool:
    lead = dateline_end(text)
    before = text[lead if lead <= mention.first else 0 : mention.first]
    short = re.match(
        r"\W*(?:(?:on|in|at|by|after|since|earlier|last|yet|but|and|meanwhile|however)\b[^,"
        r"]{0,30},?\s+)?(?:(?:the|an?|its|his|her)\s+(?:[a-z-]+\s+){0,3}[a-z-]+,\s+)?$",
        before,
        re.IGNORECASE,
    )
    return short is not None


def _official(kind: SourceType) -> SourceType:
    """Take a named person without a told role for an official: reports name others with their role."""
    return "named_official" if kind == "unattributed" else kind


def _words(name: str) -> set[str]:
    return set(re.findall(r"[a-z.]+", name.lower())) - {"the", "a", "an", "of", "and"}
