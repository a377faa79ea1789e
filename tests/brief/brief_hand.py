"""A hand-made situation: a small scenario, a ledger, and futures from random arrays (no engine)."""

from __future__ import annotations

from datetime import date

import numpy as np

from contingent.claims import Claim, Grade, Hedge, Ledger, Probability, Quantity, Reading, Source
from contingent.reports import Report, Sentence, Span
from contingent.scenario import Scenario, loads
from contingent.simulate import CHANNELS, Futures, Track, recorded_days
from contingent.weigh import Posterior
from contingent.weigh._weighing import weigh_futures

SCENARIO = """
scenario: ruritania-2031
title: Ruritanian troops in Freedonia
as_of: 2031-03-10
start: 2031-02-01
horizon: 2031-12-31
senders:
  ruritania:
    title: Ruritania
    deployable: 40_000 to 80_000 people
    formation: 2_000 to 3_000 people
    dwell: 90 to 200 days
deployments:
  force:
    sender: ruritania
    host: Freedonia
    scheme: unit rotation
    already_sent: 4_000 to 6_000 people
    next_after: 30 to 90 days
    surge: 5_000 to 20_000 people
    batch: 2_000 to 6_000 people
    interval: 60 to 120 days
    tour: 60 to 180 days
    lift: 150 to 600 people per day
    training: 14 to 45 days
    theatres: {valley: rest}
theatres:
  valley:
    title: The valley
    casualty_rate: 0.1 % to 0.5 % per day
    opponents: 10_000 to 20_000 people
hypotheses:
  rotation: {title: Rotating batches, prior: 0.4, set: {deployments.force.scheme: unit rotation}}
  surge: {title: One surge, prior: 0.2, why: assumed, set: {deployments.force.scheme: single surge}}
  stay: {title: No more, prior: 0.4, why: assumed, set: {deployments.force.scheme: no rotation}}
events:
  - {date: 2031-05-01, name: Summit, place: Zenda, kind: summit}
questions:
  - {id: Q1, text: "Will 20,000 have been sent?", measure: sent, at_least: 20_000 people, by: 2031-12-31}
"""

GROWTH = {"rotation": 60.0, "surge": 90.0, "stay": 2.0}
"""People sent a day under each hypothesis of the toy."""


def scenario() -> Scenario:
    """Load the toy scenario."""
    return loads(SCENARIO)


def report(text: str, name: str = "dispatch", notes: tuple[str, ...] = ()) -> Report:
    """Make a report of one paragraph and one sentence a line."""
    sentences, start = [], 0
    for line in text.split("\n"):
        sentences.append(Sentence(Span(start, start + len(line), line), "body", len(sentences)))
        start += len(line) + 1
    return Report(name, text, tuple(sentences), "Dispatch", "Gazette", date(2031, 3, 9), "given", "00", notes)


def span(text: str, words: str) -> Span:
    """Place of words in a text."""
    start = text.index(words)
    return Span(start, start + len(words), words)


TEXT = (
    "Ruritania may send up to 30,000 troops, officials said.\n"
    "Strelsau expects at most 8,000 to be there at one time.\n"
    "Some 5,000 are in Freedonia now."
)


def ledger(text: str = TEXT, notes: tuple[str, ...] = ()) -> Ledger:
    """Three counts: a forecast of the total, a limit of presence, a fact."""
    told = report(text, notes=notes)
    lines = [sentence.span for sentence in told.sentences]
    may = Probability(0.1, 0.4, 0.7, 0.41, "survey")
    return Ledger((told,), (
        Claim(
            "c1", told.id, lines[0], "Ruritania sends 30,000", "forecast", "positive", "possible",
            Source("officials", "anonymous_official"), (Hedge(span(text, "may"), "possible", may),),
            Quantity(None, 30_000, "troops", "at_most", span(text, "up to 30,000 troops")), True, "Ruritania",
            probability=may, grade=Grade("C", 3), origin="officials",
            readings=(
                Reading("sent", 0.7, None, 30_000, "at_most"),
                Reading("present_peak", 0.3, None, 30_000, "at_most"),
            ),
        ),
        Claim(
            "c2", told.id, lines[1], "8,000 at one time", "forecast", "positive", "expected",
            Source("Strelsau", "government_body", None, ("an ambassador",)), (), quantity=Quantity(
                None, 8_000, "troops", "at_most", span(text, "at most 8,000")), core=True, actor="Ruritania",
            grade=Grade("B", 2), origin="strelsau",
            readings=(Reading("present_peak", 1.0, None, 8_000, "at_most"),),
        ),
        Claim(
            "c3", told.id, lines[2], "5,000 there now", "fact", quantity=Quantity(
                5_000, 5_000, "troops", "approx", span(text, "Some 5,000")), core=True, actor="Ruritania",
            grade=Grade("F", 6), origin="dispatch",
            readings=(Reading("present", 1.0, 5_000, 5_000, "approx", date(2031, 3, 9), date(2031, 3, 9)),),
        ),
    ), (), ())  # fmt: skip


def futures(name: str, size: int, made: Scenario) -> Futures:
    """Futures whose people grow by a rate of their own; integers, seeded."""
    rng = np.random.default_rng([7, list(GROWTH).index(name)])
    days = recorded_days(made)
    luck, first = rng.lognormal(0.0, 0.8, size), rng.lognormal(np.log(9_000.0), 0.15, size)
    ramp = np.minimum(days / 30.0, 1.0)
    sent = np.outer(first, ramp) + np.outer(luck * GROWTH[name], np.maximum(days - 30, 0))
    channels = np.zeros((size, days.size, len(CHANNELS)), dtype=np.int32)
    share = {"front": 0.30, "rear": 0.20, "home": 0.38, "dead": 0.04, "captured": 0.01, "training": 0.07}
    for channel, part in share.items():
        channels[:, :, CHANNELS.index(channel)] = sent * part
    channels[:, :, CHANNELS.index("wounded_total")] = sent * 0.08
    channels[:, :, CHANNELS.index("batches")] = np.maximum(days - 30, 0) // 90
    inputs = {path: one.distribution.from_normal(rng.normal(size=size)) for path, one in made.inputs.items()}
    inputs["deployments.force.batch"] = luck * 3_000
    policy = {key: np.full(size, np.nan) for key in ("batch", "interval", "tour")}
    track = Track(channels, channels[:, :, :1], policy)
    return Futures(made, name, 1, 0, days, {"force": track}, inputs, "force")


def posterior(size: int = 4_000, told: Ledger | None = None) -> Posterior:
    """Weigh the toy by its claims."""
    made = scenario()
    blocks = {name: futures(name, size, made) for name in GROWTH}
    return weigh_futures(made, told or ledger(), blocks, seed=1)
