"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from contingent.brief import write, write_all
from contingent.errors import OutputError


def test_a_file_is_replaced_by_the_new_text(tmp_path: Path) -> None:
    """The new text stands in the file and nothing else in the folder."""
    target = tmp_path / "briefing.html"
    target.write_text("old")
    assert write(target, "néw\n").read_text(encoding="utf-8") == "néw\n"
    assert [each.name for each in tmp_path.iterdir()] == ["briefing.html"]


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk gives one clear error, the old text and no leftovers."""
    target = tmp_path / "briefing.html"
    target.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write(target, "new")
    assert target.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["briefing.html"]


def test_ctrl_c_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped while writing, the old text stays and the part is gone."""
    target = tmp_path / "briefing.html"
    target.write_text("old")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write(target, "new")
    assert target.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["briefing.html"]


def test_a_missing_folder_is_named_with_the_mend(tmp_path: Path) -> None:
    """The message says which file, and what to do."""
    with pytest.raises(OutputError, match=r"nowhere.*Mend") as caught:
        write(tmp_path / "nowhere" / "b.html", "x")
    assert caught.value.exit_code == 2


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """Writing over a folder is refused."""
    with pytest.raises(OutputError, match="it is a folder"):
        write(tmp_path, "x")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file behind a link is replaced, not the link."""
    (tmp_path / "real.html").write_text("old")
    (tmp_path / "link.html").symlink_to(tmp_path / "real.html")
    write(tmp_path / "link.html", "new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_text() == "new"


def test_several_files_are_written_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fills while the second file is written: the first keeps its old text as well."""
    page, data = tmp_path / "b.html", tmp_path / "b.json"
    page.write_text("old page")
    data.write_text("old data")
    calls = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"b\.json.*No space left"):
        write_all([(page, "new page"), (data, "new data")])
    assert (page.read_text(), data.read_text()) == ("old page", "old data")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["b.html", "b.json"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_that_refuses_is_said_in_words() -> None:
    """A device cannot be replaced; what it refuses is an error in words as well."""
    with pytest.raises(OutputError, match="No space left"):
        write("/dev/full", "x")
