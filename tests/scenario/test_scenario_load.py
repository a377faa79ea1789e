"""Loading, the bundled scenario, hypotheses in force, hashes."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from scenario_toys import GOOD, broken, line_of

from contingent._yaml import Leaf, Node, Table, parse
from contingent.errors import ScenarioError, UsageError
from contingent.measures import MEASURES
from contingent.scenario import VOCABULARY, bundled, check, load, loads, match, under
from contingent.scenario._build import _hash
from contingent.scenario._derived import derived
from contingent.scenario._rows_front import FRONT
from contingent.scenario._vocabulary import SCHEMES, keys

HEAVY = ("ruamel", "pydantic", "numpy", "scipy")


def test_the_room_costs_nothing_to_import(root: Path) -> None:
    """Importing the room loads none of the heavy packages."""
    code = f"import sys, contingent.scenario; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root / "src")
    assert done.stdout.strip() == "[]"


def test_public_names_exist() -> None:
    """Every exported name can be had, and no other."""
    import contingent.scenario as room

    assert [name for name in room.__all__ if not hasattr(room, name)] == []
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = room.nonsense


def test_bundled_scenarios_are_clean() -> None:
    """No bundled scenario has a fault or a warning, and each is called like its file."""
    assert bundled()
    for name in bundled():
        assert check(name) == ()
        assert load(name).name == load(name).file == name


def test_bundled_scenarios_use_nothing_known_later() -> None:
    """Every source of a bundled scenario has a date, on or before the as-of date."""
    for name in bundled():
        scenario = load(name)
        assert all(source.date and source.date <= scenario.as_of for source in scenario.sources.values())


def test_every_figure_of_the_bundled_file_is_cited_or_called_assumed() -> None:
    """Each input has a source that exists or the word assumed, and says why."""
    scenario = load("dprk-russia-2024")
    for path, item in scenario.inputs.items():
        assert item.source == "assumed" or item.source in scenario.sources, path
        assert item.why, path
    assert all(hypothesis.why.startswith("assumed") for hypothesis in scenario.hypotheses.values())


def test_bundled_widths_are_not_the_reports_forecasts() -> None:
    """No width ends at the figures that reports of that week carry as forecasts of the whole."""
    scenario = load("dprk-russia-2024")
    ends = {round(end) for item in scenario.inputs.values() if item.unit == "people"
            for end in (item.distribution.low, item.distribution.high)}  # fmt: skip
    assert 100_000 not in ends
    figures = {figure for source in scenario.sources.values() for figure in source.figures}
    assert not figures & {15_000.0, 100_000.0}


def test_bundled_lift_holds_the_observed_sealift(shared: Path) -> None:
    """The reported sealift, people over days, lies inside the bundled lift."""
    claims = json.loads((shared / "cases/rotation/dprk_claims_asof_2024-11-20.json").read_text())["claims"]
    sealift = next(claim for claim in claims if "transport" in claim)
    pace = sealift["n"] / sealift["transport"]["window_days"]
    lift = load("dprk-russia-2024").deployments["contingent"].inputs["lift"].distribution
    assert lift.low < pace < lift.high


def test_bundled_questions_follow_the_published_ones(shared: Path) -> None:
    """Questions D1 to D5 have the published thresholds and days."""
    published = json.loads((shared / "cases/diplomacy/seed_questions.json").read_text())["questions"]
    asked = {question.id: question for question in load("dprk-russia-2024").questions}
    for question in published[:5]:
        ours = asked[question["id"]]
        assert ours.by.isoformat() == question["resolves"]
        assert ours.measure in MEASURES
        if ours.measure == "sent":
            assert f"{ours.at_least:,.0f}" in question["text"]


def test_bundled_calendar_is_the_published_one(shared: Path) -> None:
    """Every dated meeting that was planned before the as-of date stands in the calendar."""
    meetings = json.loads((shared / "cases/diplomacy/seed_facts_2024-11.json").read_text())["meetings"]
    days = {event.date.isoformat() for event in load("dprk-russia-2024").events}
    wanted = {meeting["date"][:10] for meeting in meetings if meeting["date"][:4].isdigit()}
    assert wanted <= days


def test_every_hypothesis_of_the_bundled_file_is_valid() -> None:
    """Each hypothesis in force has a scheme of its own and leaves all paths as they are."""
    scenario = load("dprk-russia-2024")
    schemes = {under(scenario, name).deployments["contingent"].scheme for name in scenario.hypotheses}
    assert len(schemes) == len(scenario.hypotheses)
    assert schemes < set(SCHEMES)
    for name in scenario.hypotheses:
        assert list(under(scenario, name).inputs) == list(scenario.inputs)
    assert sum(hypothesis.prior for hypothesis in scenario.hypotheses.values()) == pytest.approx(1)


def test_match_needs_a_word_of_every_group() -> None:
    """A report is matched when all groups occur in one sentence as whole words, whatever their case."""
    assert match(["Rain fell.", "It rained. north korea's troops meet the kremlin's"]) == "dprk-russia-2024"
    assert match(["North Korea and Russia met. Troops left Mali."]) is None
    assert match(["North Korea and Russia met."]) is None
    assert match(["North Korean troops of Prussia"]) is None
    assert match(["North Korean troops of Russiaville"]) is None
    assert match([]) is None


def test_match_leaves_a_later_situation_alone() -> None:
    """A scenario that is older than the reports by more than a fortnight is not picked."""
    texts, as_of = ["North Korean troops left Russia."], load("dprk-russia-2024").as_of
    assert match(texts, latest=as_of + timedelta(days=14)) == "dprk-russia-2024"
    assert match(texts, latest=as_of + timedelta(days=15)) is None


def test_match_finds_the_seed_report(shared: Path) -> None:
    """The given report is about the bundled scenario."""
    gold = shared / "cases/claims/gold"
    assert match([json.loads((gold / "seed.json").read_text())["text"]]) == "dprk-russia-2024"


def test_values_arrive_typed() -> None:
    """Inputs carry path, unit, source and line; parts carry names, shares and dates."""
    scenario = loads(GOOD, "toy.yaml")
    guard = scenario.deployments["guard"]
    assert guard.theatres == ("north", "south")
    assert guard.rest == "south"
    assert guard.already_sent_by == date(2024, 2, 1)
    share = guard.inputs["theatres.north"]
    assert (share.path, share.unit, share.line) == (
        "deployments.guard.theatres.north",
        "fraction",
        line_of(GOOD, "40 % to 60 %"),
    )
    pool = scenario.inputs["senders.ruritania.deployable"]
    assert (pool.source, str(pool), pool.line) == ("yearbook", "10_000 to 20_000 people", 8)
    assert scenario.sources["yearbook"].figures == (20_000.0,)
    assert scenario.questions[0].at_least == 2_000
    assert (scenario.days, scenario.day(date(2024, 1, 3))) == (366, 2)


def test_defaults_fill_in_with_their_reason() -> None:
    """What the file leaves out comes from the vocabulary, marked as such and without a line."""
    scenario = loads(GOOD)
    front = {key.name for key in FRONT}  # filled in only where a theatre asks for it
    for key in keys("theatres").values():
        if key.unit is not None and key.name not in front:
            item = scenario.theatres["south"].inputs[key.name]
            assert (str(item), item.source, item.line) == (key.default, "assumed", 0)
            assert item.why == f"default: {key.basis}"


def test_every_default_of_the_vocabulary_is_legal() -> None:
    """Each default can be read in its unit, lies in its support and has a basis; every key has help."""
    for key in VOCABULARY:
        assert key.help
        if key.default is not None:
            assert key.unit is not None
            assert key.basis, key
            spread, follows = derived(key.default, key.unit, key.support)
            if follows:  # from other values, which stand within their own support
                continue
            assert key.support[0] <= spread.low <= spread.high <= key.support[1]


def test_a_file_without_hypotheses_is_its_own() -> None:
    """A file that names no hypotheses has one of prior 1 that changes nothing."""
    start, end = GOOD.index("hypotheses:"), GOOD.index("questions:")
    scenario = loads(GOOD[:start] + GOOD[end:])
    (only,) = scenario.hypotheses.values()
    assert only.prior == 1
    assert under(scenario, only.name) == scenario


def test_under_changes_only_what_is_set() -> None:
    """A hypothesis in force replaces its values, keeps their paths, and touches nothing else."""
    scenario = loads(GOOD)
    stopped = under(scenario, "stop")
    assert stopped.deployments["guard"].scheme == "no rotation"
    changed = {path for path, item in stopped.inputs.items() if item != scenario.inputs[path]}
    assert changed == {"deployments.guard.tour"}
    tour = stopped.inputs["deployments.guard.tour"]
    assert (tour.path, round(tour.distribution.low)) == ("deployments.guard.tour", 30)
    assert tour.line == line_of(GOOD, "30 to 60 days")
    assert (stopped.sha256, stopped.hypotheses) == (scenario.sha256, scenario.hypotheses)
    assert under(scenario, "") is scenario


def test_under_works_on_a_changed_scenario() -> None:
    """A scenario that was changed in memory keeps the change under a hypothesis."""
    later = replace(loads(GOOD), as_of=date(2024, 5, 1))
    assert under(later, "stop").as_of == date(2024, 5, 1)


def test_under_refuses_what_does_not_fit() -> None:
    """An unknown hypothesis, or one that a change in memory made impossible, is said."""
    scenario = loads(GOOD)
    with pytest.raises(UsageError, match="did you mean 'stop'"):
        under(scenario, "stopp")
    guard = scenario.deployments["guard"]
    bare = replace(guard, inputs={k: v for k, v in guard.inputs.items() if k != "batch"})
    with pytest.raises(ScenarioError, match=r"needs deployments\.guard\.batch"):
        under(replace(scenario, deployments={"guard": bare}), "rotation")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("scenario: toy\n", "# a comment\n\nscenario:   toy # another\n"),
        ("title: A toy\nas_of: 2024-03-01\n", "as_of: '2024-03-01'\ntitle: A toy\n"),
        ("{value: 500 people, source: assumed}", "{source: assumed, value: 500  people}"),
        ("  north: {title: The north}\n  south:\n", "  south: ~\n  north:\n    title: The north\n"),
    ],
)
def test_hash_ignores_form(old: str, new: str) -> None:
    """Comments, spacing, quotes and the order of keys do not change the hash."""
    assert loads(broken(old, new)).sha256 == loads(GOOD).sha256


def _leaves(node: Node | None) -> list[Leaf]:
    if isinstance(node, Leaf):
        return [node]
    children = node.items.values() if isinstance(node, Table) else node.items if node else []
    return [leaf for child in children for leaf in _leaves(child)]


def test_hash_changes_with_any_value() -> None:
    """A change of any single value, title, date or reason changes the hash."""
    tree, _ = parse(GOOD)
    assert isinstance(tree, Table)
    leaves, hashes = _leaves(tree), {_hash(tree)}
    for leaf in leaves:
        written, leaf.text = leaf.text, leaf.text + "1"
        hashes.add(_hash(tree))
        leaf.text = written
    assert len(hashes) == len(leaves) + 1
    assert _hash(tree) == loads(GOOD).sha256


def test_hash_changes_with_a_key_and_with_the_order_of_a_list() -> None:
    """A key more, another key, or another order of a list changes the hash."""
    event = "events: [{date: 2024-05-01, name: A}, {date: 2024-06-01, name: B}]\n"
    swapped = "events: [{date: 2024-06-01, name: B}, {date: 2024-05-01, name: A}]\n"
    texts = [
        GOOD,
        GOOD + event,
        GOOD + swapped,
        broken("  north: {title: The north}", "  north: {country: The north}"),
    ]
    assert len({loads(text).sha256 for text in texts}) == 4


def test_a_file_in_the_way_comes_before_the_bundled_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file called like a bundled scenario is the one that is read."""
    (tmp_path / "dprk-russia-2024").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load("dprk-russia-2024").name == "toy"


def test_escaped_characters_are_joined() -> None:
    """A character written as two escapes, as JSON writes it, becomes one that can be printed and hashed."""
    scenario = loads(broken("title: A toy", 'title: "A \\ud83d\\ude00"'))
    assert scenario.title == "A \N{GRINNING FACE}"


def test_a_file_saved_on_windows_is_read(tmp_path: Path) -> None:
    """A byte-order mark and carriage returns do no harm."""
    file = tmp_path / "toy.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load(file).sha256 == loads(GOOD).sha256
    assert load(file).text.startswith("scenario")
