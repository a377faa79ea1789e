"""The scenario's forecast questions answered, its calendar, its inputs and its sources."""

from __future__ import annotations

from datetime import date
from typing import Any

from contingent.brief._ask import Ask, Origin, input_title
from contingent.brief._briefing import Column, Row, Table
from contingent.brief._format import count, day, significant
from contingent.brief._numbers import Book
from contingent.brief._phrases import join, named, sentence_case
from contingent.brief._words import word
from contingent.measures import Window
from contingent.scenario import Event, Input, Question, Scenario
from contingent.weigh import Estimate

__all__ = ["answers", "assumptions", "calendar", "forecasts", "sources"]

_UNITS = {"fraction": ("%", 100.0), "per day": ("% per day", 100.0)}
"""Fractions are read more easily as per cent."""


def answers(ask: Ask, book: Book) -> Table | None:
    """Answer the forecast questions of the scenario; None where it asks none."""
    if not ask.scenario.questions:
        return None
    rows = []
    for question in ask.scenario.questions:
        estimate, window = _answer(ask, question)
        meaning = f"the answer to {question.id} is yes: {question.text.rstrip('?.')}"
        chance = book.probability(
            f"Q.{question.id}",
            estimate,
            meaning,
            ask.of(question.deployment, question.of).origin(question.measure, window),
        )
        said = sentence_case(word(estimate.value)) if estimate.reliable else "No number"
        rows.append(Row(question.text, (day(question.by), said, chance)))
    columns = (
        Column("Question", numeric=False), Column("By", numeric=False),
        Column("Answer", numeric=False), Column("Probability, ± error"),
    )  # fmt: skip
    return Table("T-questions", "Forecast questions and their answers", columns, tuple(rows))


def forecasts(ask: Ask) -> tuple[dict[str, Any], ...]:
    """Write the answers for the archive: plain values, no words."""
    made = []
    for question in ask.scenario.questions:
        estimate, _ = _answer(ask, question)
        made.append(
            {
                "id": question.id,
                "question": question.text,
                "probability": round(estimate.value, 4) if estimate.reliable else None,
                "measure": question.measure,
                "by": question.by.isoformat(),
                "at_least": question.at_least,
                "at_most": question.at_most,
            }
        )
    return tuple(made)


_CAME = 0.5  # events are read as 0 or 1; anything between parts them


def _answer(ask: Ask, question: Question) -> tuple[Estimate, Window]:
    ask = ask.of(question.deployment, question.of)
    end = min(question.by, ask.scenario.horizon)
    window = Window(min(ask.scenario.as_of, end), end)
    if question.at_most is not None:
        return ask.at_most(question.measure, window, question.at_most), window
    least = _CAME if question.at_least is None else question.at_least
    return ask.at_least(question.measure, window, least), window


def calendar(scenario: Scenario) -> list[dict[str, str]]:
    """List the dated events, who meets, and what each changes by which stated size."""
    found: list[tuple[date, str, str, str, str]] = [
        (
            event.date,
            event.name,
            named(event.place) if event.place else "",
            _who(scenario, event),
            _moves(scenario, event),
        )
        for event in scenario.events
    ]
    found += [(when, _decided(scenario, when), "", "", "") for when in {one.by for one in scenario.questions}]
    found += [
        (scenario.as_of, "Nothing known later is used", "", "", ""),
        (scenario.horizon, "The simulation ends", "", "", ""),
    ]
    return [
        {"date": day(when), "iso": when.isoformat(), "name": name, "place": place, "who": who, "moves": moves}
        for when, name, place, who, moves in sorted(found)
    ]


def _who(scenario: Scenario, event: Event) -> str:
    return join([scenario.actors[name].title for name in event.who]) if event.who else ""


def _moves(scenario: Scenario, event: Event) -> str:
    """Say by how much an event changes what, or that it changes nothing."""
    if event.edit is None:
        return "changes nothing here" if event.who else ""
    plain, _, other = event.edit.key.partition(".")
    whose = scenario.actors[event.edit.actor].title
    what = f"leverage of {scenario.actors[other].title} on {whose}" if other else f"{plain} of {whose}"
    size = event.edit.value
    span = f"{size.distribution.low:+.2g} to {size.distribution.high:+.2g}".replace("-", "−")
    return f"moves the {what} by {span} ({size.source})"


def _decided(scenario: Scenario, when: date) -> str:
    names = [question.id for question in scenario.questions if question.by == when]
    return f"Question {names[0]} is decided" if len(names) == 1 else f"Questions {join(names)} are decided"


def assumptions(ask: Ask, book: Book) -> Table:
    """Write every input with its low, middle and high, unit and source or the word "assumed"."""
    rows = [_input(ask.scenario, book, path, one) for path, one in ask.scenario.inputs.items()]
    rows += _overrides(ask.scenario, book)
    columns = (
        Column("Input", numeric=False), Column("Low", "1 in 20 below"), Column("Middle"),
        Column("High", "1 in 20 above"), Column("Unit", numeric=False), Column("From", numeric=False),
    )  # fmt: skip
    note = "Low, middle and high are the 5, 50 and 95 % points before any claim is weighed."
    return Table("T-inputs", "Every input, with its range and where it comes from", columns, tuple(rows), note)


def _input(scenario: Scenario, book: Book, path: str, one: Input) -> Row:
    unit, factor = _UNITS.get(one.unit, (one.unit, 1.0))
    spread = one.distribution
    origin = Origin((), (path,), (one.source,))
    points = (("low", spread.low, 3), ("mid", spread.mid, 3 if spread.fixed else 2), ("high", spread.high, 3))
    cells = [
        "" if spread.fixed and name != "mid" else
        book.put(
            f"I.{path}.{name}", value * factor, count(significant(value * factor, digits)),
            f"{path}, {name}, {unit}", origin,
        )
        for name, value, digits in points
    ]  # fmt: skip
    shown = tuple(cells)
    return Row(sentence_case(input_title(scenario, path)), (*shown, unit, _cited(scenario, one)), f"input-{path}")


def _cited(scenario: Scenario, one: Input) -> str:
    note = scenario.sources.get(one.source)
    why = one.why
    if why.startswith("default: "):  # nobody set it; the vocabulary's default says where it comes from
        basis = why.removeprefix("default: ").removeprefix("assumed").lstrip(":;, ")
        why = f"assumed, by default: {basis}"
    return _with_reason(note.title if note else one.source, why)


def _with_reason(told: str, why: str) -> str:
    if not why:
        return told
    return why if why.startswith(told) else f"{told}: {why}"  # "assumed: ..." says it itself


def _overrides(scenario: Scenario, book: Book) -> list[Row]:
    rows = []
    for name, one in scenario.hypotheses.items():
        origin = Origin((), (f"hypotheses.{name}.prior",), ("assumed",))
        prior = book.put(
            f"I.hypotheses.{name}.prior",
            one.prior * 100,
            count(significant(one.prior * 100, 3)),
            f"prior of {name}, %",
            origin,
        )
        rows.append(
            Row(
                f"Prior of “{one.title or name}”",
                ("", prior, "", "%", _with_reason("assumed", one.why)),
                f"input-hypotheses.{name}.prior",
            )
        )
        rows += [
            Row(f"{path}, if “{one.title or name}”", ("", said, "", "", "what this course means"))
            for path, said in one.said.items()
        ]
    return rows


def sources(scenario: Scenario) -> tuple[dict[str, str], ...]:
    """List the sources with what was taken from them."""
    used: dict[str, list[str]] = {}
    for path, one in scenario.inputs.items():
        used.setdefault(one.source, []).append(path)
    return tuple(
        {
            "key": key,
            "title": note.title,
            "date": day(note.date) if note.date else "",
            "used": ", ".join(used.get(key, [])),
        }
        for key, note in scenario.sources.items()
    )
