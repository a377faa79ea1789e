"""Bad input ends in one clear message, exit code 2, no traceback, and leaves earlier files as they were."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contingent.cli._main import _run

REPORT = "Kyiv, 17 November 2024 - North Korea may send up to 15,000 troops to Russia, Kyiv said on Friday."
GERMAN = (
    "Nordkorea will bis zu 15.000 Soldaten nach Russland schicken, sagte der Sprecher der Regierung am Freitag. "
    "Das ist nicht das erste Mal, und es wird nicht das letzte sein."
)
GOOD = """\
scenario: small
title: A small one?
as_of: 2024-11-17
start: 2024-10-08
horizon: 2025-03-31
senders:
  north_korea:
    deployable: 60_000 to 200_000 people
deployments:
  contingent:
    sender: north_korea
    host: Russia
    scheme: no rotation
    already_sent: 10_000 to 12_000 people
    already_sent_by: 2024-11-04
    transit: 4 to 14 days
    training: 14 to 35 days
    handover: 0 days
    combat_share: 30 % to 80 %
    theatres:
      kursk: rest
theatres:
  kursk:
    casualty_rate: 0.1 % to 1 % per day
    opponents: 10_000 to 30_000 people
hypotheses:
  stay: {prior: 0.6, set: {}}
  leave: {prior: 0.4, set: {deployments.contingent.already_sent: 8_000 people}}
sources:
  nis: {title: A briefing, date: 2024-11-01}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder with an earlier briefing in it, which no failure may touch."""
    monkeypatch.chdir(tmp_path)
    Path("briefing.html").write_text("the earlier page")
    Path("briefing.json").write_text("the earlier data")
    return tmp_path


def refused(capsys, *arguments: str, code: int = 2) -> str:
    """Run, and give the message; the earlier files must be as they were."""
    assert _run(list(arguments)) == code
    said = capsys.readouterr()
    assert "Traceback" not in said.err + said.out
    assert Path("briefing.html").read_text() == "the earlier page"
    assert Path("briefing.json").read_text() == "the earlier data"
    return said.err + said.out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "white"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "PNG"),
        ("binary.txt", b"abc\0def" * 50, "binary"),
        ("latin.txt", "Der Präsident sprach über 10,000 troops of the army".encode("latin-1"), "--encoding"),
        ("german.txt", GERMAN, "English"),
        ("numberless.txt", b"The ministers met on Friday and spoke about the weather for a long time.", "no count"),
        ("huge.txt", b"Some 10,000 troops came. " * 2_200_000, "MB"),
    ],
)  # fmt: skip
def test_reports_that_cannot_be_used(folder, capsys, name, content, words):
    """Each kind of unusable report is refused, named, with what to do about it."""
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    said = refused(capsys, "brief", name)
    assert name.removesuffix(".txt") in said
    assert words in said


def test_a_missing_report(folder, capsys):
    """A report that is not there is named."""
    assert "nowhere.txt" in refused(capsys, "brief", "nowhere.txt")


def test_every_bad_report_is_named_at_once(folder, capsys):
    """Two bad files of three are both named."""
    Path("good.txt").write_text(REPORT)
    Path("empty.txt").write_text("")
    said = refused(capsys, "brief", "good.txt", "empty.txt", "gone.txt")
    assert "empty.txt" in said
    assert "gone.txt" in said


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("title: A small one?", "title: [A small one?", "syntax"),
        ("    transit: 4", "    transitt: 4", "transit"),
        ("8_000 people", "8_000", "unit"),
        ("4 to 14 days", "14 to 4 days", "low"),
        ("4 to 14 days", "-4 days", "-4 days"),
        ("date: 2024-11-01", "date: 2024-12-01", "as_of"),
        ("prior: 0.4", "prior: 0.5", "1.1"),
        ("sender: north_korea", "sender: north_corea", "north_korea"),
        ("30 % to 80 %", "30 % to 180 %", "180"),
        ("already_sent: 8_000 people}", "already_send: 8_000 people}", "already_sent"),
    ],
)
def test_scenarios_with_a_fault(folder, capsys, old, new, words):
    """Each fault is said with file, line and mend, by check and by brief alike."""
    assert old in GOOD
    Path("s.yaml").write_text(GOOD.replace(old, new, 1))
    line = next(n for n, text in enumerate(GOOD.replace(old, new, 1).splitlines(), 1) if new.strip() in text)
    line = {"syntax": 3, "1.1": 26}.get(words, line)  # a bracket shows on the next line, a sum at its heading
    for arguments in (["check", "s.yaml"], ["brief", "r.txt", "--scenario", "s.yaml"]):
        Path("r.txt").write_text(REPORT)
        said = refused(capsys, *arguments)
        assert f"s.yaml:{line}:" in said
        assert words in said


def test_all_faults_at_once(folder, capsys):
    """Three faults in one file are three lines of one answer."""
    text = GOOD.replace("4 to 14 days", "14 to 4 days").replace("prior: 0.4", "prior: 0.5").replace("host:", "hots:")
    Path("s.yaml").write_text(text)
    said = refused(capsys, "check", "s.yaml")
    assert said.count("s.yaml:") >= 4  # three faults and the sum line


def test_the_good_scenario_is_good(folder, capsys):
    """The file that the faults are made from has none, so each test above finds its own fault."""
    Path("s.yaml").write_text(GOOD)
    assert _run(["check", "s.yaml"]) == 0
    assert "no faults" in capsys.readouterr().out


def test_output_that_cannot_be_written(folder, capsys):
    """A folder that is missing, or a folder in the file's place, is refused before any work is done."""
    Path("r.txt").write_text(REPORT)
    began = time.monotonic()
    assert "does not exist" in refused(capsys, "brief", "r.txt", "-o", "gone/b.html")
    Path("d.html").mkdir()
    assert "folder" in refused(capsys, "brief", "r.txt", "-o", "d.html")
    assert time.monotonic() - began < 2


def test_the_folder_itself_is_no_output(folder, capsys):
    """A dot in place of the page's name is a folder, and is called one."""
    Path("r.txt").write_text(REPORT)
    assert "name a file in it" in refused(capsys, "brief", "r.txt", "-o", ".")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_standard_output_is_said_in_words(folder):
    """Where the judgements cannot be printed, one line says so, without a traceback."""
    code = "from contingent.cli import main; main()"
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, "-c", code, "check", "dprk-russia-2024"], stdout=full, stderr=subprocess.PIPE, text=True,
            check=False,
        )  # fmt: skip
    assert ended.returncode == 2
    assert ended.stderr == "contingent: the output cannot be written: No space left on device.\n"


def test_forecasts_of_a_past_day_are_refused_before_any_is_kept(folder, capsys):
    """One question that is over refuses the whole briefing: no archive is left with half of them."""
    answer = {"question": "Will it?", "probability": 0.4, "measure": "sent", "at_least": 1, "at_most": None}
    data = {"numbers": {}, "scenario_sha256": "0" * 64, "seed": 1, "versions": {"contingent": "0"}}
    data["forecasts"] = [{**answer, "by": "2199-01-01"}, {**answer, "by": "2024-12-31"}]
    Path("b.json").write_text(json.dumps(data))
    assert "--made" in refused(capsys, "forecast", "b.json", "--made", "2025-01-01")
    assert not Path("forecasts.db").exists()


def test_a_report_without_a_date_is_named(folder, capsys):
    """A draft counts from a day; a report that has none is named, with an option as it must be typed."""
    Path("r.txt").write_text("Kenya will send about 1,000 police officers to Haiti, President Ruto said on Monday.")
    said = refused(capsys, "brief", "r.txt")
    assert "r: no report says when" in said
    assert "--published 20" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["brief", "r.txt", "--futures", "0"],
        ["brief", "r.txt", "--seed", "x"],
        ["brief", "r.txt", "--as-of", "yesterday"],
        ["brief", "r.txt", "--scenario", "dprk-russia-2042"],
        ["brief", "r.txt", "--as-of", "2031-01-01"],
        ["brief"],
        ["breif", "r.txt"],
        ["simulate", "dprk-russia-2024", "--hypothesis", "peace"],
        ["explain", "J1.p", "--briefing", "r.txt"],
        ["validate", "chess", "--data", "."],
        ["resolve", "f1", "yes", "--source", "x", "--archive", "gone.db"],
    ],
)
def test_bad_use(folder, capsys, arguments):
    """Options and arguments that make no sense are refused in words."""
    Path("r.txt").write_text(REPORT)
    assert len(refused(capsys, *arguments).strip()) > 20


def test_interrupt_keeps_earlier_files(folder):
    """Ctrl-C half-way ends with one line and exit code 3; the earlier files are untouched."""
    Path("r.txt").write_text(REPORT)
    # A shell starts background jobs deaf to Ctrl-C, and children inherit that: the test must not hang on it.
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code += "; from contingent.cli import main; main()"
    arguments = [sys.executable, "-c", code, "brief", "r.txt", "--futures", "2000000"]
    running = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ),
    )  # fmt: skip
    try:
        time.sleep(5)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    finally:
        running.kill()
    assert running.returncode == 3, out + err
    assert "Traceback" not in err
    assert "stopped" in err
    assert Path("briefing.html").read_text() == "the earlier page"
