"""Actors, treaties, decisions, joiners, forums and interventions of a scenario file; what is wrong is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from contingent.errors import ScenarioError
from contingent.scenario import bundled, check, load, loads

GOOD = load("dprk-russia-2024")
TEXT = GOOD.text

FAULTS = [
    ("      china: triangular 0.1, 0.2, 0.3", "      chna: 20 %", "no such actor: 'chna'", "did you mean 'china'?"),
    ("      russia: triangular 0.15, 0.25, 0.35", "      russia: 95 %", "leverage on north_korea", "divide each"),
    ("    between: [russia, north_korea]", "    between: [russia, north_korea]\n    through: partnership",
     "treaties that go round in a circle: 'partnership -> partnership'", "remove one 'through:'"),
    ("    stance: triangular 35, 50, 60", "    stance: triangular 35, 50, 160", "too large", "0 to 100"),
    ("    from: 2025-01-01\n", "    from: 2024-01-01\n", "before the start", "or a later day"),
    ("  - {date: 2024-11-15, name: Call", "  - {name: Call", "events[1].date: missing", "add 'date:'"),
    ("  - {date: 2024-11-15, name: Call", "  - {date: soon, name: Call", "not a date: 'soon'", "2024-11-17"),
    ("    known: 2024-11-12", "    known: 2024-11-22", "known only after the as-of date", "move as_of"),
    ("    by: [china]\n", "    by: [chine]\n", "no such actor: 'chine'", "did you mean 'china'?"),
    ("    of: china_calls", "    of: china_call", "none of the decisions", "did you mean 'china_calls'?"),
    ("    of: china_calls\n", "", "questions[6].of: missing", "add 'of:'"),
    ("    kind: arms\n", "    kind: guns\n", "no such word: 'guns'", "troops, arms"),
    ("    kind: stop\n", "    kind: enlarge\n", "a second decision to enlarge contingent", "keep one"),
    ("    moves: china.stance\n", "    moves: china.mood\n", "no such value of an actor", "china.stance"),
    ("    moves: china.stance\n", "", "events[4].moves: missing", "add 'moves:'"),
    ("    leverage: 40 %\n", "    leverage: 90 %\n", "leverage on north_korea reaches", "divide each"),
    ("    yearly: {value: 5 %", "    factor: {value: 5 %", "south_korea_arms.yearly: missing", "add 'yearly:'"),
    ("    who: russia\n", "    who: rusia\n", "no such actor: 'rusia'", "did you mean 'russia'?"),
    ("stance_scale: >-", "matches_: >-", "no scale of stances", "add 'stance_scale:'"),
    ("    kind: stop\n", "    kind: stop\n    to: single surge\n", "a decision to stop changes no scheme", "remove it"),
    ("    kind: change\n", "    kind: change\n    to: trickle\n", "no such word: 'trickle'", "single surge"),
    ("    pact: none\n    contiguous: no\n", "    invoked: 10 %\n", "iran.invoked: no treaty binds it", "add it to"),
    ("    side: [north_korea]\n", "    side: [china]\n", "side: not a member: 'china'", "north_korea, south_korea"),
    ("    members: [north_korea, south_korea]", "    members: [north_korea, korea]", "no such actor: 'korea'", "mean"),
    ("{value: 628_000 people, source: cinc", "{value: 0 people, source: cinc", "nobody who is sent faces", "senders"),
    ("{value: 1_190_000 people, source: cinc", "{value: 1_190_000 days, source: cinc", "troops.north_korea", "people"),
    ("      russia: {value: 10 % to 30 %", "      japn: {value: 10 % to 30 %", "not a member: 'japn'", "'japan'"),
    ("    measure: more_sent\n", "    measure: facing\n    of: pacific\n", "none of the regions", "indo_pacific"),
    ("    deployment: contingent\n    by", "    deployment: kontingent\n    by", "no such deployment", "did you mean"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "what", "mend"), FAULTS)
def test_faults_are_named_with_line_and_mend(old, new, what, mend):
    """Each fault of the states is said with its line, what is wrong, and how to mend it."""
    assert old in TEXT
    with pytest.raises(ScenarioError) as caught:
        loads(TEXT.replace(old, new, 1), "bad.yaml")
    said = str(caught.value)
    assert what in said
    assert mend in said
    assert all(fault.line > 0 for fault in caught.value.faults)


def test_faults_stand_at_their_lines_and_all_at_once():
    """Many faults are found in one pass, each at the line on which it stands."""
    chosen = [FAULTS[number] for number in (0, 3, 4, 8, 9, 11, 17)]
    text = TEXT
    for old, new, *_ in chosen:
        text = text.replace(old, new, 1)
    with pytest.raises(ScenarioError) as caught:
        loads(text)
    lines = text.split("\n")
    told = " ".join(lines[fault.line - 1].strip() for fault in caught.value.faults)
    assert len(caught.value.faults) == len(chosen)
    assert all(new.strip() in told for _, new, *_ in chosen)


def test_bundled_scenario_has_the_actors_and_questions_of_the_case(shared: Path):
    """Actors stand where the shared table has them, and all thirteen questions are asked."""
    import csv
    import json

    with (shared / "cases/diplomacy/seed_actors_2024-11-17.csv").open() as stream:
        rows = {row["name"].split(" (")[0].upper(): row for row in csv.DictReader(stream)}
    for actor in GOOD.actors.values():
        low, mode, high = (float(rows[actor.title.upper()][f"stance_{end}"]) for end in ("low", "mode", "high"))
        told = actor.inputs["stance"].distribution
        assert (told.parameters if told.kind == "triangular" else (told.mid,) * 3) == (low, mode, high)
    questions = json.loads((shared / "cases/diplomacy/seed_questions.json").read_text())["questions"]
    asked = {one.id: one.by.isoformat() for one in GOOD.questions if one.measure != "won"}  # ours, of the front
    assert asked == {one["id"]: one["resolves"] for one in questions}


def test_no_value_of_the_bundled_states_is_later_than_its_as_of_date():
    """Nothing that the bundled scenario knows of its actors became known after its as-of date."""
    known = [actor.known for actor in GOOD.actors.values()] + [one.since for one in GOOD.treaties.values()]
    known += [fact.date for fact in GOOD.facts]
    assert all(day <= GOOD.as_of for day in known if day)


CSV = (
    "actor,name,role,stance_low,stance_mode,stance_high,salience_low,salience_mode,salience_high,cinc,"
    "lev_on_a_low,lev_on_a_mode,lev_on_a_high\n"
    "A,Aland,decider,60,80,100,90,90,90,0.1,,,\n"
    "B,Bland,opponent,0,0,5,50,60,70,0.2,0.1,0.3,0.5\n"
    "Summit,An event,forum,,,,,,,,,,\n"
)


def _with_csv(tmp_path: Path, table: str) -> Path:
    start, end = TEXT.index("actors:\n"), TEXT.index("events:\n")
    events, rest = TEXT[end:].split("questions:\n")
    text = TEXT[:start] + "actors: actors.csv\n\nquestions:\n" + rest.split("  - id: D6")[0] + "sources:\n"
    (tmp_path / "actors.csv").write_text(table)
    file = tmp_path / "scenario.yaml"
    file.write_text(text + rest.split("sources:\n")[1])
    assert events
    return file


def test_actors_come_from_a_table_beside_the_scenario(tmp_path: Path):
    """A CSV beside the file gives the same actors as the file itself would, and is part of its hash."""
    made = load(file := _with_csv(tmp_path, CSV))
    assert list(made.actors) == ["a", "b"]
    assert made.actors["a"].title == "Aland"
    assert made.actors["a"].moved_by["b"].distribution.parameters == (0.1, 0.3, 0.5)
    assert made.actors["b"].inputs["capability"].distribution.mid == 0.2
    (tmp_path / "actors.csv").write_text(CSV.replace("0.1,0.3,0.5", "0.1,0.2,0.5"))
    again = load(file)
    assert again.actors["a"].moved_by["b"].distribution.parameters == (0.1, 0.2, 0.5)
    assert again.sha256 != made.sha256


@pytest.mark.parametrize(
    ("table", "what"),
    [
        (CSV.replace("60,80,100", "60,80,140"), "actors.csv:2"),
        (CSV.replace("0.1,0.3,0.5", "0.1,0.3,x"), "actors.a.moved_by.b"),
        (CSV.replace("0.1,0.3,0.5", "1,1,1") + "C,Cland,neutral,5,5,5,5,5,5,1,0.5,0.5,0.5\n", "reaches 150%"),
        (CSV + "B,Again,neutral,5,5,5,5,5,5,1,,,\n", "stands twice"),
        ("", "actors.csv: empty"),
        ("a,b\n1,2\n", "no table of actors"),
        (CSV.replace("lev_on_a", "lev_on_q"), "no such actor"),
    ],
)
def test_faults_of_the_table_of_actors_are_named(tmp_path: Path, table, what):
    """What is wrong in the table is said, with its row where it is one row's."""
    with pytest.raises(ScenarioError) as caught:
        load(_with_csv(tmp_path, table or "\n"))
    assert what in str(caught.value)


def test_a_table_elsewhere_is_refused(tmp_path: Path):
    """Only a file beside the scenario is read: a path that leads away, or a missing file, is a fault."""
    file = _with_csv(tmp_path, CSV)
    for name in ("../actors.csv", "none.csv", "/etc/hosts.csv"):
        file.write_text(file.read_text().replace("actors: actors.csv", f"actors: {name}"))
        assert any("no such file beside" in fault.what for fault in check(file))
        file.write_text(file.read_text().replace(f"actors: {name}", "actors: actors.csv"))


def test_later_facts_are_warned_of_and_later_known_values_refused():
    """A fact after the as-of date is said not to count; it does not stop the file."""
    text = TEXT.replace(
        "treaties:\n", "facts:\n  - {date: 2024-12-01, who: china, text: later, source: assumed}\n\ntreaties:\n"
    )
    assert loads(text).facts[0].date.isoformat() == "2024-12-01"
    assert bundled()
    assert replace(GOOD) == GOOD
