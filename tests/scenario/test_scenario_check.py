"""Every fault of a scenario file is found, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenario_toys import GOOD, broken, line_of

from contingent import _yaml
from contingent.errors import Fault, ScenarioError
from contingent.scenario import _file, check, load, loads
from contingent.scenario._build import build


def faults(tmp_path: Path, text: str) -> tuple[Fault, ...]:
    """Check a text as a file."""
    file = tmp_path / "toy.yaml"
    file.write_text(text, encoding="utf-8")
    return check(file)


def test_good_file_has_no_fault(tmp_path: Path) -> None:
    """The toy itself is clean, so that each test below breaks exactly one thing."""
    assert faults(tmp_path, GOOD) == ()


# What is changed in the toy, into what, what is said, and a part of the line that is to be named.
FAULTS = {
    "unknown key": ("    tour:", "    tuor:", "unknown key", "tuor", "did you mean 'tour'?"),
    "missing key": ("    host: Graustark\n", "", "missing", "  guard:", "host"),
    "missing part": ("theatres:\n  north: {title: The north}\n  south:\n", "", "missing", "scenario: toy",
        "theatres"),
    "duplicate key": ("title: A toy\n", "title: A toy\ntitle: B\n", "stands twice", "title: B", "line 2"),
    "missing unit": ("60 to 90 days", "60 to 90", "unit is missing", "interval", "60 to 90 days"),
    "unknown unit": ("60 to 90 days", "60 to 90 fortnights", "no unit that is known", "interval", "days"),
    "wrong unit": ("60 to 90 days", "60 to 90 people", "wrong kind of unit", "interval", "days"),
    "low above high": ("60 to 90 days", "90 to 60 days", "low is above high", "interval", "swap"),
    "negative duration": ("90 to 180 days", "-90 days", "negative duration", "tour", "1 to 3,652.5 days"),
    "negative people": ("500 people", "-500 people", "negative number of people", "already_sent:", "0 to"),
    "fraction above one": ("40 % to 80 %", "40 % to 180 %", "above 100 %", "combat_share", "0 % to 100 %"),
    "empty value": ("{value: 500 people,", "{value: ,", "empty", "already_sent:", "a text"),
    "bad date": ("2024-12-31", "2024-12-32", "not a date", "horizon", "year-month-day"),
    "horizon before start": ("2024-12-31", "2023-12-31", "before the start", "horizon", "2024-01-01"),
    "horizon too far": ("2024-12-31", "2044-12-31", "too far ahead", "horizon", "10 years"),
    "as_of before start": ("as_of: 2024-03-01", "as_of: 2023-12-01", "before the start", "as_of",
        "2024-01-01"),
    "as_of after horizon": ("as_of: 2024-03-01", "as_of: 2025-03-01", "after the horizon", "as_of",
        "2024-12-31"),
    "late source": ("date: 2024-01-01,", "date: 2024-03-02,", "known only after", "yearbook: {",
        "2024-03-01"),
    "late departure": ("_by: 2024-02-01", "_by: 2024-03-02", "outside the past", "already_sent_by",
        "2024-03-01"),
    "unknown source": ("source: yearbook", "source: yearbok", "no such source", "deployable", "'yearbook'?"),
    "prior sum": ("prior: 0.6", "prior: 0.7", "sum to 1.1, not to 1", "hypotheses:", "-0.1"),
    "prior above one": ("prior: 0.6", "prior: 1.6", "not a probability", "prior: 1.6", "0 to 1"),
    "prior below zero": ("prior: 0.6", "prior: -0.6", "not a probability", "prior: -0.6", "0 to 1"),
    "uncertain prior": ("prior: 0.6", "prior: 0.5 to 0.7", "one number", "prior: 0.5", "0 to 1"),
    "no such override": ("guard.scheme: no", "guard.shceme: no", "no such value to set", "shceme",
        "guard.scheme'?"),
    "override's unit": ("30 to 60 days", "30 to 60 people", "wrong kind of unit", "30 to 60", "days"),
    "override's scheme": ("scheme: no rotation", "scheme: no rotatoin", "no such scheme", "no rotatoin",
        "rotation'?"),
    "unknown scheme": ("scheme: unit rotation", "scheme: rotation", "no such scheme", "scheme: rotation",
        "surge"),
    "unknown sender": ("sender: ruritania", "sender: ruritanya", "no such sender", "ruritanya",
        "'ruritania'?"),
    "unknown theatre": ("      south: rest", "      suoth: rest", "no such theatre", "suoth", "'south'?"),
    "shares above 100 %": ("40 % to 60 %", "40 % to 101 %", "above 100 %", "40 % to 101", "100 %"),
    "no rest": ("south: rest", "south: {value: 20 %, source: assumed}", "no theatre takes the rest",
                "    theatres:", "exactly one"),
    "two rests": ("north: {value: 40 % to 60 %, source: assumed}", "north: rest",
        "two theatres take the rest",
                  "    theatres:", "exactly one"),
    "unknown measure": ("measure: sent", "measure: snet", "no such measure", "measure: snet", "'sent'?"),
    "question's unit": ("2_000 people", "2_000 days", "wrong kind of unit", "2_000 days", "people"),
    "question's range": ("2_000 people", "1 to 2 people", "one number", "1 to 2 people", "one number"),
    "question without threshold": ("at_least: 2_000 people, ", "", "no threshold", "id: Q1", "at_least"),
    "question's date": ("by: 2024-10-01", "by: 2025-10-01", "outside the scenario", "id: Q1", "2024-12-31"),
    "scheme without its input": ("    tour: {value: 90 to 180 days, source: assumed}\n", "",
                                 "needs deployments.guard.tour", "scheme: unit rotation", "add 'tour:'"),
    "hypothesis without its input": ("scheme: no rotation", "scheme: single surge",
                                     "needs deployments.guard.surge", "  stop:", "add 'surge:'"),
    "dead and captured": ("{title: The north}", "{dead_share: {value: 98 %, source: assumed}}",
                          "exceed 100 % together", "dead_share", "lower one"),
    "list for a mapping": ("  ruritania:\n    deployable: {value: 10_000 to 20_000 people, source: yearbook}",
                           "  - ruritania", "not a mapping", "senders:", "keys with values"),
    "mapping for a text": ("host: Graustark", "host: {name: Graustark}", "not a text", "host:", "one line"),
    "list for a quantity": ("{value: 500 people, source: assumed}", "[500 people]", "not a quantity",
                            "already_sent:", "value"),
    "unknown key of a value": ("{value: 500 people, source", "{value: 500 people, sauce", "unknown key",
                               "already_sent:", "'source'?"),
    "missing value": ("{value: 500 people, source: assumed}", "{source: assumed}", "missing",
        "already_sent:", "value"),
    "bad name": ("  guard:", "  Guard-1:", "not a plain name", "Guard-1", "a to z"),
    "no hypotheses": ("    prior: 0.4\n", "    priors: 0.4\n", "unknown key", "priors:", "'prior'?"),
    "an alias": ("host: Graustark", "host: *x", "an alias", "*x", "write the value out"),
    "an anchor": ("host: Graustark", "host: &x Graustark", "an anchor", "&x", "write the value out"),
    "syntax": ("host: Graustark", "host: 'Graustark", "YAML syntax", "", ""),
    "syntax, colon": ("host: Graustark", "host: a: b", "YAML syntax, column 12", "host: a: b", "quotes"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_with_its_line(tmp_path: Path, name: str) -> None:
    """One broken line is said with its line, what is wrong, and what is allowed or how to mend it."""
    old, new, what, place, mend = FAULTS[name]
    text = broken(old, new)
    found = [fault for fault in faults(tmp_path, text) if not fault.warning]
    hits = [fault for fault in found if what in fault.what]
    assert hits, [fault.say("toy") for fault in found]
    said = hits[0].say("toy.yaml")
    if place:
        assert hits[0].line == line_of(text, place), said
    assert mend in said
    with pytest.raises(ScenarioError) as caught:
        loads(text)
    assert set(found) == set(caught.value.faults)


def test_most_faults_say_nothing_else(tmp_path: Path) -> None:
    """A single slip gives a single fault, not a shower of those that follow from it."""
    harm = {
        name: sum(not fault.warning for fault in faults(tmp_path, broken(old, new)))
        for name, (old, new, *_) in FAULTS.items()
    }
    # These do more than one harm: a key misspelt is missing too, dates hang together, priors are summed,
    # and a part renamed cannot be set by its old name.
    assert {name for name, count in harm.items() if count != 1} == {
        "unknown key", "no hypotheses", "as_of before start", "horizon before start", "prior above one",
        "prior below zero", "bad name",
    }  # fmt: skip


def test_all_faults_of_a_file_are_reported_at_once(tmp_path: Path) -> None:
    """Faults in every part of one file are all found, in the order of their lines."""
    text = GOOD
    names = """low above high; unknown sender; bad date; prior sum; unknown measure; unknown source;
               duplicate key; fraction above one; override's unit; question's date"""
    for name in map(str.strip, names.split(";")):
        old, new = FAULTS[name][:2]
        if old in text:
            text = text.replace(old, new, 1)
    found = faults(tmp_path, text)
    wanted = ("low is above high", "no such sender", "not a date", "sum to 1.1", "no such measure",
              "no such source", "stands twice", "above 100 %", "wrong kind of unit")  # fmt: skip
    assert [what for what in wanted if not any(what in fault.what for fault in found)] == []
    lines = [fault.line for fault in found]
    assert lines == sorted(lines)


def test_theatre_shares_together(tmp_path: Path) -> None:
    """Shares that are fine alone but not together are a fault."""
    text = broken("south: rest", "south: {value: 50 %, source: assumed}\n      west: rest")
    text = text.replace("  south:\n", "  south:\n  west:\n", 1)
    hit = next(fault for fault in faults(tmp_path, text) if "reach 110%" in fault.what)
    assert hit.line == line_of(text, "    theatres:")


WARNINGS = {
    "no source": ("{value: 500 people, source: assumed}", "500 people", "no source", "already_sent:"),
    "long tour": ("90 to 180 days", "900 days", "longer than the scenario's 366 days", "tour:"),
    "prior 0": ("prior: 0.6, why: assumed}", "prior: 1, why: assumed}", "prior 0", "    prior: 0"),
    "too many sent": (
        "{value: 500 people",
        "{value: 50_000 people",
        "above the sender's deployable",
        "already_sent:",
    ),
    "slow lift": ("50 to 100 people per day", "1 to 2 people per day", "too slow: a batch", "lift:"),
    "long training": ("    tour: {value", "    training: {value: 200 days, source: assumed}\n    tour: {value",
        "longer than the tour", "training:"),
    "dwell without supply": ("source: yearbook}", "source: yearbook}\n    dwell: {value: 3_650 days, source: assumed}",
        "a dwell that no supply can serve", "interval:"),
    "unused input": ("    lift: {value", "    surge: {value: 900 people, source: assumed}\n    lift: {value",
        "used under no hypothesis", "surge:"),
    "idle theatre": ("  south:\n", "  south:\n  west:\n", "nobody serves there", "  west:"),
    "idle sender": ("deployments:\n", "  borduria: {deployable: {value: 9 people, source: assumed}}\ndeployments:\n",
        "sends nobody", "borduria"),
    "dominated prior": ("prior: 0.6", "prior: 0.995", "nearly all of the prior", "prior: 0.995"),
    "same hypotheses": ("why: assumed}\n", "why: assumed}\n  same: {prior: 0.0001}\n", "sets the same as rotation",
        "  same:"),
    "question of the past": ("by: 2024-10-01", "by: 2024-02-01", "asks of the past", "id: Q1"),
}  # fmt: skip


@pytest.mark.parametrize("name", WARNINGS)
def test_odd_but_legal_files_warn(tmp_path: Path, name: str) -> None:
    """A file that is legal but odd loads, and check says what is odd and where."""
    old, new, what, place = WARNINGS[name]
    text = broken(old, new)
    rest = {"prior 0": "0", "dominated prior": "0.005", "same hypotheses": "0.3999"}.get(name, "0.4")
    text = text.replace("prior: 0.4\n", f"prior: {rest}\n")
    found = faults(tmp_path, text)
    assert [(fault.warning, fault.line) for fault in found] == [(True, line_of(text, place))], found
    assert what in found[0].what
    assert loads(text).name == "toy"


BAD_FILES = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "empty"),
    "comments only": (b"# nothing\n", "not a scenario"),
    "binary": (b"\x7fELF\x00\x01", "binary"),
    "latin-1": ("title: Kämpfe".encode("latin-1"), "not UTF-8"),
    "list at the top": (b"- a\n- b\n", "not a scenario"),
    "a text": (b"hello", "not a scenario"),
    "huge": (b"# " + b"x" * 20_001, "too large"),
    "two documents": (b"scenario: a\n---\nscenario: b\n", "second document"),
    "control character": (b"title: a\x01b\n", "not YAML"),
    "bomb": (b"a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b]\n", "an anchor"),
    "deep": (b"a: " + b"[" * 5_000, "nested too deeply"),
    "many": (b"a: [" + b"x," * 21_000 + b"]", "too many entries"),
    "odd key": (b"? [a, b]\n: c\n", "not a plain word"),
    "python object": (b"a: !!python/object/apply:os.system ['true']\n", "unknown key"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_files_end_in_one_message(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is no scenario gives a fault that says so, from check and from load."""
    # The limits are for files of fifty megabytes; smaller ones here keep the tests quick.
    monkeypatch.setattr(_file, "_MOST_BYTES", 20_000 if name == "huge" else 10**6)
    monkeypatch.setattr(_yaml, "_MOST_NODES", 20_000)
    data, what = BAD_FILES[name]
    file = tmp_path / "bad.yaml"
    file.write_bytes(data)
    said = "\n".join(fault.say("bad.yaml") for fault in check(file))
    assert what in said
    with pytest.raises(ScenarioError, match=what):
        load(file)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """A path that is no file says so, and offers the bundled name that is near."""
    assert "no such file" in check(tmp_path / "none.yaml")[0].what
    assert "folder" in check(tmp_path)[0].what
    with pytest.raises(ScenarioError, match="did you mean 'dprk-russia-2024'"):
        load("dprk-rusia-2024")


def test_a_fault_without_a_line_names_the_file_only() -> None:
    """A file that cannot be read has no line, and the message does not pretend that it has."""
    with pytest.raises(ScenarioError) as caught:
        load("none.yaml")
    assert str(caught.value).startswith("none.yaml: no such file.")


SNIPPETS = (
    "", "[]", "{}", "~", "- x", "{a: b}", "&a", "*a", "!!int", "|", "rest", "1e400 days", "0 %", "'", ": ",
    "<<", "a: b: c",
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    line=st.integers(0, GOOD.count("\n") - 1),
    start=st.integers(0, 40),
    end=st.integers(0, 60),
    snippet=st.sampled_from(SNIPPETS) | st.text(max_size=5),
)
def test_no_slip_ends_in_a_traceback(line: int, start: int, end: int, snippet: str) -> None:
    """Whatever stands in a line, the file is read or its faults are said, with lines that it has."""
    lines = GOOD.splitlines()
    lines[line] = lines[line][:start] + snippet + lines[line][end:]
    text = "\n".join(lines)
    scenario, found = build(text, "toy")
    assert scenario is not None or found
    assert all(0 <= fault.line <= text.count("\n") + 2 for fault in found)
