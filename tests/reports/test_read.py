"""Reading files: encodings, bad input, several files at once."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from contingent.errors import ReportError
from contingent.reports import from_text, read, read_all

ENGLISH = "Troops leave\nSome 300 soldiers left for the border on Monday, the ministry said.\n"
DAY = date(2024, 11, 17)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with and without mark and UTF-16 with mark give the same text."""
    file = tmp_path / "a.txt"
    file.write_bytes(ENGLISH.replace("\n", "\r\n").encode(encoding))
    assert read(file).text == ENGLISH


def test_another_encoding_is_read_when_named(tmp_path: Path) -> None:
    """A Windows-1252 file is refused with its offset, and read once the encoding is given."""
    file = tmp_path / "a.txt"
    file.write_bytes("The “troops” left.".encode("cp1252"))
    with pytest.raises(ReportError, match=r"byte offset 4\).*--encoding cp1252"):
        read(file)
    assert read(file, encoding="cp1252").text == "The “troops” left."


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t ", "only white space"),
    "png": (b"\x89PNG\r\n\x1a\n", "PNG image"),
    "zip": (b"PK\x03\x04abc", "ZIP archive"),
    "nul": (b"Troops\x00left", "NUL byte at offset 6"),
    "bell": (b"Troops\x07left", r"control character.*U\+0007"),
    "c1": ("Troops \x93left".encode(), r"U\+0093.*--encoding cp1252"),
    "large": (b"a" * 6_000_000, "too large: '6.0 MB'.*up to 5.2 MB.*Mend: cut"),
    "feed": (b"<?xml version='1.0'?><rss><channel/></rss>", "the feed has no entries"),
    "halfway": (
        ("Some 300 soldiers left on Monday, the ministry said. " * 400 + "Солдаты ушли. " * 3000).encode(),
        "Cyrillic",
    ),
    "large text in a page": (b"<html><p>" + b"The troops left. " * 400_000, "too large: '6.8 MB'.*up to 5.2 MB"),
    "scripted": (b"<!doctype html><body><div id=app></div><script>x</script>", "no running text"),
    "russian": ("Северная Корея может отправить 100 000 солдат.".encode(), "Cyrillic"),
    "korean": ("북한이 러시아에 병력 1만 명을 파병했다.".encode(), "Korean"),
    "spanish": (
        "Corea del Norte podría enviar hasta 100.000 soldados según los países del G20".encode(),
        "Spanish",
    ),
    "german": (
        "Nordkorea könnte bis zu 100.000 Soldaten schicken, und der Kreml ist nicht erfreut.".encode(),
        "German",
    ),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_content_is_one_clear_error(tmp_path: Path, name: str) -> None:
    """Each kind of bad content is named, with the file and a mend."""
    data, words = BAD[name]
    file = tmp_path / "report.txt"
    file.write_bytes(data)
    with pytest.raises(ReportError, match=words) as caught:
        read(file)
    assert str(caught.value).startswith(str(file))
    assert caught.value.mend


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv expects 15,000 troops.",
        "North Korea sends 3,000.",
        "De la Rue: los Angeles sees 300 Marines leave for Las Vegas.",
        "«Вони пішли», the minister said of the 300 soldiers who had left the town of Kupiansk on Monday.",
    ],
)
def test_short_english_is_not_refused(text: str) -> None:
    """A short English sentence is read, foreign names and quotes and all."""
    assert read("-", stdin=text.encode()).text == text


def test_missing_file_folder_and_lock_are_told(tmp_path: Path) -> None:
    """A missing file, with the name it may have meant, and a folder are refused by name."""
    (tmp_path / "report.txt").write_text(ENGLISH)
    with pytest.raises(ReportError, match=r"no such file.*did you mean .*report\.txt"):
        read(tmp_path / "reprot.txt")
    with pytest.raises(ReportError, match="a folder stands"):
        read(tmp_path)
    with pytest.raises(ReportError, match="no such encoding: 'klingon'"):
        read(tmp_path / "report.txt", encoding="klingon")
    with pytest.raises(ReportError, match="cannot be read"):
        read("a\x00b")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_locked_file_is_told(tmp_path: Path) -> None:
    """A file without read permission is named with the command that allows it."""
    file = tmp_path / "report.txt"
    file.write_text(ENGLISH)
    file.chmod(0)
    with pytest.raises(ReportError, match="may not be read"):
        read(file)


def test_a_refusal_of_the_system_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal by the operating system becomes a message with the mend."""
    file = tmp_path / "report.txt"
    file.write_text(ENGLISH)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReportError, match=r"may not be read.*chmod"):
        read(file)


def test_several_files_get_ids_of_their_own(tmp_path: Path) -> None:
    """Files of one stem in two folders get two ids; the day is given to all."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(ENGLISH)
    reports = read_all([tmp_path / "a/report.txt", tmp_path / "b/report.txt"], published=DAY)
    assert [report.id for report in reports] == ["report", "report-2"]
    assert {(report.published, report.published_from) for report in reports} == {(DAY, "given")}


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Every file that cannot be read is listed in one error; a file given twice counts as a fault."""
    good = tmp_path / "good.txt"
    good.write_text(ENGLISH)
    with pytest.raises(ReportError) as caught:
        read_all([tmp_path / "none.txt", good, tmp_path, good])
    lines = str(caught.value).splitlines()
    assert lines[0] == "3 reports cannot be read"
    assert ["no such file" in lines[1], "a folder" in lines[2], "given twice" in lines[3]] == [True] * 3
    with pytest.raises(ReportError, match="no report was given"):
        read_all([])


@pytest.mark.parametrize(
    ("passage", "looks"),
    [
        ("وصل ثلاثة آلاف جندي إلى الحدود يوم الاثنين.", "Arabic"),
        ("3000 חיילים הגיעו לגבול ביום שני.", "Hebrew"),
        ("Unos 3.000 soldados llegaron a la frontera el lunes, según los portavoces del ministerio.", "Spanish"),
    ],
)
def test_a_passage_in_another_language_is_said_and_not_read(passage: str, looks: str) -> None:
    """A foreign paragraph or sentence carries no claim, and a note names its language."""
    from contingent.claims import extract

    for joint in ("\n\n", " "):
        text = f"{'Nobody was hurt on the way to the border. ' * 3}Some 300 soldiers left.{joint}{passage}"
        report = read("-", stdin=text.encode(), published=DAY)
        assert [each.span.text for each in report.sentences if each.kind == "foreign"] == [passage]
        assert any("not in English" in note and looks in note for note in report.notes)
        assert [claim.quantity.value_low for claim in extract([report]).counts] == [300]


SHORT = """\
French: Environ 300 soldats sont partis lundi, selon le ministère.
French: Les troupes ne sont pas arrivées dans la capitale.
Spanish: Unos 300 soldados llegaron por la noche, según el gobierno.
German: Das ist für uns nicht neu, sagte er.
Italian: Il ministro ha detto che non è vero.
Dutch: Ongeveer 300 soldaten zijn niet naar het noorden gegaan.
Polish: Około 300 żołnierzy nie jest na granicy.
Turkish: Yaklaşık 300 asker için bir gemi ile geldi.""".splitlines()


@pytest.mark.parametrize("line", SHORT)
def test_a_short_passage_in_latin_letters_is_known(line: str) -> None:
    """From four words on, two function words of another language and none of English tell it."""
    language, _, passage = line.partition(": ")
    report = from_text(f"Kyiv expects 15,000 troops by the end of May. {passage} They may stay for a year.", id="r")
    assert [each.span.text for each in report.sentences if each.kind == "foreign"] == [passage]
    assert any(f"not read: {language}." in note for note in report.notes)


@pytest.mark.parametrize(
    "words",
    [
        "Ursula von der Leyen visits Kyiv tomorrow.",
        "Marines reach Rio de la Plata.",
        "Gen. Jan van der Berg leads Dutch troops.",
        "Médecins Sans Frontières counted 12 dead.",
        "Soldiers die near Las Cruces, Los Alamos.",
        "Rwanda sends 1,000 troops, de facto.",
    ],
)
def test_names_make_no_short_sentence_foreign(words: str) -> None:
    """Particles that lead to a capital are part of a name."""
    assert all(each.kind == "body" for each in from_text(f"{words} Some 300 soldiers left.", id="r").sentences)


def test_signs_that_turn_the_direction_of_writing_are_told() -> None:
    """An override that would show 12 as 21 is told; the stored text keeps it."""
    text = "Some \u202e12\u202c soldiers left the town on Monday."
    report = read("-", stdin=text.encode())
    assert report.text == text
    assert any("direction of writing" in note for note in report.notes)
