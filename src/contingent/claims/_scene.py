"""What passes between the steps of building claims: the scene so far, and claims in draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from contingent.claims._claim import Claim, Place
from contingent.claims._forces import Cast, Force
from contingent.claims._gazetteer import country_name, table
from contingent.claims._memory import Memory
from contingent.claims._times import Time
from contingent.reports import Report, Span

__all__ = ["Draft", "Scene"]


@dataclass
class Scene:
    """What the report has told so far, for what a sentence leaves out."""

    report: Report
    standard: str
    memory: Memory = field(default_factory=Memory)
    topic_actor: str = ""
    """Whose forces the whole report speaks of most."""
    second_actor: str = ""
    """The state it speaks of second most: often who gives what the first receives."""
    cast: Cast = field(default_factory=lambda: Cast(frozenset(), ""))
    """Whom "the mission" and the groups of the report mean."""
    forces: list[Force] = field(default_factory=list)
    """The forces of the last sentences, the subject of each at its end."""
    local: str = ""
    """The state that writes: of the dateline, where the report tells of its forces."""
    theatre: str | None = None
    """Code of the state in which most of the places of the report lie."""
    loss_place: Place | None = None
    """Where the last losses or fighting were told to be."""
    paragraph: int = -1
    paragraph_place: Place | None = None
    """Where the sentences of this paragraph were last."""
    incident: bool = False
    """Whether the paragraph tells of one fight or blow."""
    topic_place: Place | None = None
    """The first place to which forces go or in which they stand."""
    last_actor: str = ""
    why: str = ""
    """Which rule told whose the last count is."""
    last_counted: str = ""
    """Whose the last count was, in whatever words: "combatants"."""
    last_victim: str = ""
    """Whose losses were told last."""
    last_unit: str | None = None
    last_noun: tuple[str, str] | None = None
    """Unit and class of the last count."""
    last_place: Place | None = None
    place_actor: str = ""
    """Whose forces go to or stand in that place."""
    last_state: str = ""
    """State of the last source, for "the government", "the army"."""
    last_subject: str = ""
    """Who was the subject of the last sentence that named one, for "it" and "they"."""
    last_subject_kind: str = ""
    arms_actor: str = ""
    """Whose arms were last counted."""
    heading: bool = False
    """Whether the sentence is a headline, which tells itself where it is."""
    sentence: int = 0
    """Number of the sentence."""
    subject_at: int = 0
    """Sentence of the last subject."""
    counted_at: int = 0
    """Sentence of the last count."""
    last_action: str = ""
    action_actor: str = ""
    """Who did that."""
    last_of_arms: str = ""
    """What was last done with arms: transfer, lose, produce."""
    told_at: int = 0
    """Sentences since whose forces and which place were last told."""
    source_spans: dict[str, Span] = field(default_factory=dict)
    """Where each source was named last."""
    country_of: dict[str, str] = field(default_factory=dict)
    """State of each source, as far as its words told."""

    @property
    def home(self) -> str:
        """Give the state of "the ministry" and "the army" where the report names none: whose places it tells of."""
        entry = table().get(self.topic_actor)
        topic = self.topic_actor if entry is None or entry.kind == "state" else ""
        return self.last_state or topic or (country_name(self.theatre) if self.theatre else "")

    @property
    def group(self) -> str:
        """Give the armed group that "the rebels" are: the one named last, else the one the report speaks of."""
        return next((f.actor for f in reversed(self.forces) if f.kind == "group"), self.cast.group)

    @property
    def land(self) -> str:
        """Give the state of "the army" and "the government" as those who act: of the place, not of who speaks."""
        return self.local or (country_name(self.theatre) if self.theatre else "") or self.home

    @property
    def published(self) -> date | None:
        """Day of the report."""
        return self.report.published

    def enter(self) -> None:
        """Begin a sentence; forget whose forces were spoken of once three have passed (assumed)."""
        self.told_at += 1
        self.sentence += 1
        if self.told_at > 3:
            self.last_actor, self.last_place, self.last_counted, self.last_victim = "", None, "", ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before grades, origins and readings, with what those need."""

    claim: Claim
    clause: str
    kind: str
    """Class of the counted noun, ``''`` without a count."""
    event_time: Time | None
    rate: bool
    own_side: bool
    heading: bool
    shares: str
    """Name of the source whose document the claim's source speaks of."""
    denies: bool
    presupposed: bool
    told: date | None = None
    """Day of its report, in a ledger of several."""
