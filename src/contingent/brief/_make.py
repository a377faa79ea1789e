"""Make a briefing: read the claims, weigh the futures, write every sentence, table and picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from importlib import metadata
from typing import TYPE_CHECKING, Any

from contingent.brief._answers import answers, assumptions, calendar, forecasts, sources
from contingent.brief._ask import Ask
from contingent.brief._briefing import Briefing, ChartSpec
from contingent.brief._claims import claims_rows
from contingent.brief._drives import drives
from contingent.brief._early import Early, begin
from contingent.brief._fifty import fifty
from contingent.brief._format import count, day
from contingent.brief._front import front_levels, front_section
from contingent.brief._headline import headlines, is_over
from contingent.brief._judge import judgements
from contingent.brief._marked import marked
from contingent.brief._method import REFERENCES, method
from contingent.brief._moved import hangs_on, moved
from contingent.brief._numbers import Book
from contingent.brief._phrases import Scene, join, sentence_case, tame
from contingent.brief._presence import presence, side_by_side
from contingent.brief._states import actor_map, decisions, states_section
from contingent.brief._tables import by_claim, by_hypothesis, costs
from contingent.brief._together import together
from contingent.brief._warn import warnings
from contingent.brief._watch import watch
from contingent.brief.charts import prepare
from contingent.claims import Ledger
from contingent.errors import UsageError
from contingent.reports import Report
from contingent.scenario import Scenario

if TYPE_CHECKING:
    from contingent.weigh import Posterior

__all__ = ["as_known_on", "brief_posterior", "make"]

Progress = Callable[[int], None]


def make(
    reports: Sequence[Report],
    *,
    scenario: Scenario,
    ledger: Ledger | None = None,
    futures: int = 20_000,
    seed: int = 1,
    threads: int | None = None,
    progress: Progress | None = None,
    command: str = "",
    as_of: date | None = None,
) -> Briefing:
    """Make a briefing of reports under a scenario.

    Parameters
    ----------
    reports : sequence of Report
        What was read.
    scenario : Scenario
        As loaded or drafted.
    ledger : Ledger, optional
        Claims already extracted, perhaps corrected by an analyst; extracted from the reports if None.
    futures : int
        Futures a hypothesis, at least 1.
    seed : int
        Same seed, same numbers.
    threads : int, optional
        Worker threads; changes no number.
    progress : callable, optional
        Called with the number of futures done since the last call.
    command : str
        Command that repeats the briefing; printed at its end.
    as_of : datetime.date, optional
        Moves the scenario's as-of date: nothing known later may be used.

    Returns
    -------
    Briefing

    Raises
    ------
    UsageError
        If the as-of date lies outside the scenario, or before one of its sources.

    Examples
    --------
    >>> from contingent.reports import from_text
    >>> from contingent.scenario import load
    >>> report = from_text("North Korea may send up to 15,000 troops to Russia, Kyiv said.")
    >>> briefing = make([report], scenario=load("dprk-russia-2024"), futures=2_000)
    >>> briefing.judgements[0].id
    'J1'
    """
    from contingent.claims import extract
    from contingent.weigh import weigh

    scenario = scenario if as_of is None else as_known_on(scenario, as_of)
    ledger = extract(reports) if ledger is None else ledger
    posterior = weigh(scenario, ledger, futures=futures, seed=seed, threads=threads, progress=progress)
    return brief_posterior(posterior, command=command)


def brief_posterior(posterior: Posterior, *, command: str = "") -> Briefing:
    """Make a briefing of a posterior that is weighed already.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures with their scenario and ledger.
    command : str
        Command that repeats the briefing.

    Returns
    -------
    Briefing
    """
    early = begin(posterior)
    ask, book, scene = Ask(posterior), Book(), Scene.of(posterior.scenario)
    judged = judgements(ask, book, scene)
    finding, picture, fits = together(ask, book, early.consistency)
    pictures = [picture, presence(ask, book, scene), side_by_side(ask, book), fifty(ask, book, scene),
                front_levels(ask), actor_map(ask), decisions(ask)]  # fmt: skip
    prepare(spec for chart in pictures if isinstance(chart, ChartSpec) for spec in (chart.spec, chart.narrow))
    sections = {**_sections(ask, book, early), "states": states_section(ask, book, early.moves), "together": fits}
    inputs = assumptions(ask, book)
    return Briefing(
        question=_question(ask, scene),
        dateline=(
            f"{sentence_case(scene.sender)} and {scene.host}. "
            f"Known on {day(ask.scenario.as_of)}, simulated to {day(scene.horizon)}."
        ),
        read_line=_read_line(ask),
        judgements=judged,
        consistency=finding,
        sections=sections,
        charts={chart.name: chart for chart in pictures if isinstance(chart, ChartSpec)},
        assumptions=inputs,
        sources=sources(ask.scenario),
        numbers=book.numbers,
        warnings=warnings(ask),
        seed=posterior.seed,
        versions=_versions(),
        scenario_sha256=ask.scenario.sha256,
        command=command,
        forecasts=forecasts(ask),
    )


def _sections(ask: Ask, book: Book, early: Early) -> dict[str, Any]:
    told, table = watch(ask, book)
    return {
        "costs": costs(ask, book),
        "front": front_section(ask, book),
        "hypotheses": by_hypothesis(ask, book),
        "evidence": by_claim(ask, book) if ask.weighing else None,
        "drivers": drives(ask, book),
        "moved": moved(ask, book),
        "hangs_on": hangs_on(ask, book, early.sensitivity),
        "watch": {"sentence": told, "table": table},
        "reports": marked(ask.ledger),
        "claims": claims_rows(ask, book),
        "calendar": calendar(ask.scenario),
        "questions": answers(ask, book),
        "method": method(ask),
        "references": REFERENCES,
    }


def as_known_on(scenario: Scenario, as_of: date) -> Scenario:
    """Give a scenario with another as-of date, if nothing that it uses became known later.

    Facts of actors that are later are left out, and those up to the day are used; whatever else is later is refused.
    """
    if not scenario.start <= as_of <= scenario.horizon:
        raise UsageError(
            "as-of date outside the scenario", value=str(as_of),
            allowed=(f"{scenario.start} to "
                    f"{scenario.horizon}"), mend="choose a day in between, or another scenario",
        )  # fmt: skip
    late = {what: day for what, day in _known(scenario) if day > as_of}
    if late:
        raise UsageError(
            "the scenario uses what was not known on the as-of date", value=str(as_of),
            allowed=f"{max(late.values())} or later",
            mend=f"take {join(list(late))} out of the scenario, or choose a later date",
        )  # fmt: skip
    return replace(scenario, as_of=as_of)


def _known(scenario: Scenario) -> Iterator[tuple[str, date]]:
    """Everything with a day on which it became known, but for facts, which are used by their day."""
    dated: list[tuple[str, date | None]] = [
        *((f"sources.{note.key}", note.date) for note in scenario.sources.values()),
        *((f"actors.{actor.name}", actor.known) for actor in scenario.actors.values()),
        *((f"treaties.{treaty.name}", treaty.since) for treaty in scenario.treaties.values()),
        *((f"theatres.{one.name}.area_series", one.known[-1][0]) for one in scenario.theatres.values() if one.known),
    ]
    return ((what, day) for what, day in dated if day)


def _question(ask: Ask, scene: Scene) -> str:
    """Take the scenario's title where it asks, else the question of the reports' largest figure."""
    title = tame(ask.scenario.title)
    if title.endswith("?"):
        return title
    found = headlines(ask)
    return (
        scene.asks(found[0].measure, found[0].number, over=is_over(ask, found[0]))
        if found
        else f"{title}: how will it go?"
    )


def _read_line(ask: Ask) -> str:
    reports, claims, weighing = len(ask.ledger.reports), len(ask.ledger.claims), len(ask.weighing)
    each = [len(one.futures) for one in ask.posterior.hypotheses.values()]
    verb = "weighs" if weighing == 1 else "weigh"
    return (
        f"Read: {_number_of(reports, 'report')}, {_number_of(claims, 'claim')}, of which {weighing} {verb}. "
        f"Simulated: {count(sum(each))} futures, {_span(each)} for each of {_number_of(len(each), 'course')}; "
        f"seed {ask.posterior.seed}."
    )


def _span(numbers: Sequence[int]) -> str:
    low, high = min(numbers), max(numbers)
    return count(low) if low == high else f"{count(low)} to {count(high)}"


def _number_of(number: int, noun: str) -> str:
    return f"{count(number)} {noun}" if number == 1 else f"{count(number)} {noun}s"


def _versions() -> dict[str, str]:
    """Versions of what decides the numbers."""
    return {name: _version(name) for name in ("contingent", "numpy", "numba", "vl-convert-python")}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"  # run from a source tree
