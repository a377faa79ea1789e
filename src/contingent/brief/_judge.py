"""Three to five headline judgements, chosen from what the reports claim and the futures hold."""

from __future__ import annotations

from collections.abc import Callable

from contingent.brief._ask import Ask, Origin
from contingent.brief._briefing import Judgement
from contingent.brief._evidence import evidence
from contingent.brief._format import count, day, percent
from contingent.brief._headline import Headline, headlines, threshold
from contingent.brief._numbers import Book
from contingent.brief._phrases import Scene, join
from contingent.claims import Reading
from contingent.measures import get
from contingent.weigh import Estimate

__all__ = ["judgements"]

_MOST_COUNTS = 2  # figures of the reports that are judged; the claims table has the rest (assumed)
_SETTLED = 0.99  # a figure reached in nearly every future is no news; it is judged only if it leads
_INSIDE = (0.1, 0.5, 0.9)  # "8 of 10 futures"


def judgements(ask: Ask, book: Book, scene: Scene) -> tuple[Judgement, ...]:
    """Write the headline judgements.

    Parameters
    ----------
    ask : Ask
        The posterior.
    book : Book
        Takes every number printed.
    scene : Scene
        Names of the sender and the host.

    Returns
    -------
    tuple of Judgement
        The report's largest figure first, then others, the likeliest course, and two ranges.
    """
    writers: list[Callable[[str], Judgement]] = [
        *(_writer(ask, book, scene, one) for one in _worth_judging(ask)),
        lambda name: _course(ask, book, name),
        lambda name: _range(ask, book, scene, name, "present"),
        lambda name: _range(ask, book, scene, name, "sent"),
    ]
    return tuple(write(f"J{number}") for number, write in enumerate(writers, start=1))


def _worth_judging(ask: Ask) -> list[Headline]:
    found = headlines(ask)
    if not found:
        return []
    first, *others = found
    open_ones = [
        one
        for one in others
        if one.window.end > ask.scenario.as_of and ask.at_least(one.measure, one.window, one.number).value < _SETTLED
    ]
    return [first, *open_ones][:_MOST_COUNTS]


def _writer(ask: Ask, book: Book, scene: Scene, one: Headline) -> Callable[[str], Judgement]:
    return lambda name: _figure(ask, book, scene, name, one)


def _figure(ask: Ask, book: Book, scene: Scene, name: str, one: Headline) -> Judgement:
    estimate = ask.at_least(one.measure, one.window, one.number)
    origin = ask.origin(one.measure, one.window, first=one.claims)
    stated = book.put(f"{name}.n", one.number, count(one.number), "figure of the reports", Origin(one.claims))
    meaning = scene.event(one.measure, f"at least {count(one.number)}", one.window.end)
    sentence = book.judged(name, estimate, meaning, origin)
    sentence = sentence.replace(f"at least {count(one.number)}", f"at least {stated}", 1)
    why = (_told_by(one.claims), *_other_readings(ask, book, scene, name, one), *_driven(ask, origin))
    return _judgement(ask, name, sentence, estimate, origin, why)


def _judgement(
    ask: Ask, name: str, sentence: str, estimate: Estimate, origin: Origin, why: tuple[str, ...],
    *, chance: bool = True,
) -> Judgement:  # fmt: skip
    mark, because = evidence(ask, origin, estimate)
    probability = round(estimate.value, 3) if chance and estimate.reliable else None
    return Judgement(name, sentence, probability, estimate.reliable, mark, because, why)


def _told_by(claims: tuple[str, ...]) -> str:
    return f"The figure stands in {join([f'⟦@{claim}⟧' for claim in claims])}."


def _other_readings(ask: Ask, book: Book, scene: Scene, name: str, one: Headline) -> tuple[str, ...]:
    """Say what the same words would mean under the claim's other readings."""
    readings = {
        reading.measure: reading
        for claim in reversed(one.claims)
        for reading in ask.claim(claim).readings
        if reading.measure != one.measure and threshold(reading) == one.number
    }
    said = [
        _as_reading(ask, book, scene, f"{name}.r{k}", each, one.claims)
        for k, each in enumerate(readings.values(), start=1)
    ]
    return tuple(said)


def _as_reading(ask: Ask, book: Book, scene: Scene, name: str, reading: Reading, claims: tuple[str, ...]) -> str:
    window = ask.window(reading)
    estimate = ask.at_least(reading.measure, window, threshold(reading) or 0.0)
    event = scene.event(reading.measure, f"at least {count(threshold(reading) or 0.0)}", window.end)
    origin = ask.origin(reading.measure, window, first=claims)
    belief = f"belief in the reading “{get(reading.measure).title}”"
    share = book.put(f"{name}.w", reading.weight, percent(reading.weight), belief, Origin(claims))
    chance = book.probability(name, estimate, event, origin)
    return (
        f"The words may also mean {get(reading.measure).title} ({share} of the belief in readings): "
        f"{chance} that {event}."
    )


def _driven(ask: Ask, origin: Origin) -> tuple[str, ...]:
    """Which claims and inputs move the answer most."""
    said = []
    weighing = [claim for claim in origin.claims if claim in ask.weighing][:3]
    if weighing:
        said.append(f"Of the claims, {join([f'⟦@{claim}⟧' for claim in weighing])} move the hypotheses most.")
    if origin.inputs:
        inputs = "; ".join(f"⟦#input-{path}|{ask.input_title(path)}⟧" for path in origin.inputs)
        said.append(f"Of the inputs, it hangs most on these: {inputs}.")
    return tuple(said)


def _course(ask: Ask, book: Book, name: str) -> Judgement:
    best = ask.posterior.hypotheses[ask.ranked[0]]
    estimate, claims = ask.course(best.name), ask.weighing
    inputs = tuple(f"hypotheses.{each}.prior" for each in ask.posterior.hypotheses)
    origin = Origin(claims, inputs)
    title = (best.title or best.name).rstrip(".")
    number = len(ask.posterior.hypotheses)
    meaning = f"it goes as “{title}”, the likeliest of {number} courses compared"
    if _no_lead(ask):
        meaning = f"it goes as “{title}”; none of the {number} courses compared is clearly ahead of the next"
    if not estimate.reliable:  # no winner is named that no number supports
        meaning = f"any of the {number} courses compared is likelier than another"
    prior = book.put(f"{name}.prior", best.prior, percent(best.prior), f"prior of “{title}”", Origin((), inputs))
    sentence = book.judged(name, estimate, meaning, origin)
    why = (
        f"Before the claims it stood at {prior}; the table of hypotheses shows what each claim did.",
        *_driven(ask, origin)[:1],
    )
    driving = Origin(claims, ask.drivers("sent", ask.ahead))
    mark, because = evidence(ask, driving, estimate)
    reliable = estimate.reliable
    return Judgement(name, sentence, round(estimate.value, 3) if reliable else None, reliable, mark, because, why)


def _no_lead(ask: Ask) -> bool:
    """Whether the two likeliest courses lie within a point, or within twice their Monte Carlo errors."""
    if len(ask.ranked) < 2:
        return False
    one, other = (ask.course(name) for name in ask.ranked[:2])
    return one.value - other.value <= max(0.01, 2 * (one.error + other.error))  # 0.01: printed as one number


_RANGES = {
    "present": (
        "In the middle future {middle} {who} are in {host} on {end}; in 8 of 10 futures between {low} and {high}."
    ),
    "sent": (
        "In the middle future {middle} {who} have been sent to {host} by {end}; in 8 of 10 "
        "futures between {low} and {high}."
    ),
}


_ASKED = {"present": "how many {who} are in {host} on", "sent": "how many {who} have been sent to {host} by"}


def _range(ask: Ask, book: Book, scene: Scene, name: str, measure: str) -> Judgement:
    trusted, window = ask.trusted(), ask.ahead
    origin = ask.origin(measure, window)
    if not trusted.reliable:
        reason = book.put(f"{name}.q50", None, trusted.reason, get(measure).title, origin)
        asked = _ASKED[measure].format(who=scene.who, host=scene.host)
        sentence = f"No range is given for {asked} {day(window.end)}: {reason}."
        return _judgement(ask, name, sentence, trusted, origin, (), chance=False)
    low, middle, high = ask.quantiles(measure, [window.end], _INSIDE)[0]
    title = f"{get(measure).title}, {day(window.end)}"
    words = {
        "middle": book.people(f"{name}.q50", middle, f"{title}, middle future", origin, words=True),
        "low": book.people(f"{name}.q10", low, f"{title}, one future in ten is lower", origin),
        "high": book.people(f"{name}.q90", high, f"{title}, one future in ten is higher", origin),
    }
    sentence = _RANGES[measure].format(who=scene.who, host=scene.host, end=day(window.end), **words)
    return _judgement(ask, name, sentence, trusted, origin, _driven(ask, origin), chance=False)
