"""Many reports in several processes: the same ledger, faults named by file, errors that travel whole."""

from __future__ import annotations

import os
import pickle

import pytest

from contingent._workers import in_order
from contingent.claims import _many, extract
from contingent.errors import (
    ContingentError,
    Fault,
    MissingExtra,
    ReportError,
    ScenarioError,
    UsageError,
)
from contingent.reports import _read, from_text, read_all

TOLD = "Up to {} troops may leave for Mali next week, officials in Bamako said. The army denied it."


def test_several_processes_make_the_same_ledger(monkeypatch):
    """Claims, ids, relations and notes of two processes are those of one, in the order of the reports."""
    reports = [from_text(TOLD.format(500 + n), id=f"r{n}") for n in range(6)]
    alone = extract(reports)
    monkeypatch.setattr(_many, "_WORTH", 0)
    monkeypatch.setattr(_many, "_PART", 150)
    assert extract(reports, jobs=2) == alone
    assert [claim.report for claim in alone.claims] == sorted(claim.report for claim in alone.claims)


def test_several_processes_name_every_fault_by_its_file(monkeypatch, tmp_path):
    """A missing file, a picture and a file given twice are told in the order given; the rest would have been read."""
    monkeypatch.setattr(_read, "_WORTH", 0)
    good, picture = tmp_path / "good.txt", tmp_path / "picture.txt"
    good.write_text(TOLD.format(700), encoding="utf-8")
    picture.write_bytes(b"\x89PNG and more")
    assert [report.id for report in read_all([good], jobs=2)] == ["good"]
    with pytest.raises(ReportError) as caught:
        read_all([good, picture, tmp_path / "none.txt", good], jobs=2)
    lines = str(caught.value).splitlines()
    assert [line.split(": ")[0].rsplit("/", 1)[-1] for line in lines[1:]] == ["picture.txt", "none.txt", "good.txt"]
    assert "a PNG image" in lines[1]
    assert "given twice" in lines[3]


def test_a_worker_that_dies_is_an_error_with_its_mend():
    """The end of a process without a result is told in one sentence, not waited for."""
    with pytest.raises(ContingentError, match=r"worker process ended.*--jobs 1"):
        list(in_order(os._exit, [3], 1))


@pytest.mark.parametrize(
    "error",
    [
        ReportError("a picture", where="a.txt", value=3, allowed="text.", mend="type it"),
        ScenarioError("s.yaml", (Fault(1, "a", "wrong"),)),
        MissingExtra("pdf", "reading a.pdf"),
    ],
)
def test_an_error_travels_whole(error):
    """What a worker raises arrives with its kind, its sentence and its parts."""
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_no_process_is_a_fault():
    """Zero processes are refused, whoever would read."""
    report = from_text("Some 300 soldiers left.", id="r")
    with pytest.raises(UsageError, match="1 or more"):
        extract([report], jobs=0)
    with pytest.raises(UsageError, match="1 or more"):
        read_all(["-"], jobs=0)
