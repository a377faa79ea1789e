"""The reader spacy: what a parse tells of a count, merged with the rules; with spaCy itself where it is installed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from toy_parse import PARSES, ToyDoc, ToyModel, rows, words_and_spaces

from contingent.claims import Readers, _spacy, extract, load_readers, to_schema
from contingent.claims._counts import find_counts
from contingent.claims._parse import parsed
from contingent.cli._main import cli
from contingent.errors import MissingExtra, UsageError
from contingent.reports import from_text

DAY = date(2024, 6, 14)


def spacy_doc(parse: str) -> Any:
    """Make a document of spaCy of a parse."""
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    from spacy.tokens import Doc

    words, spaces = words_and_spaces(parse)
    table = rows(parse)
    names = [f"{row[4][0]}-{row[4][1:]}" if row[4] else "O" for row in table]
    return Doc(
        spacy.blank("en").vocab, words=words, spaces=spaces, pos=[row[1] for row in table],
        deps=[row[2] for row in table], heads=[int(row[3]) for row in table], ents=names,
    )  # fmt: skip


@pytest.fixture(params=[ToyDoc, spacy_doc], ids=["toy", "spacy"])
def make(request: pytest.FixtureRequest) -> Callable[[str], Any]:
    """Give a maker of parsed sentences: the toy's, and spaCy's own."""
    maker: Callable[[str], Any] = request.param
    return maker


def told(make: Callable[[str], Any], number: int) -> list[tuple[str | None, ...]]:
    """Give clause, source, actor and place of each count of a sentence; None alone for a count that is left out."""
    doc = make(PARSES[number])
    found = []
    for count in find_counts(doc.text, military=True):
        read = parsed(doc, count)
        parts = () if read is None else (read.clause, read.source, read.actor, read.place)
        found.append(tuple(None if part is None else doc.text[slice(*part)] for part in parts))
    return found


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, [("Ruritania may send up to 5,000 troops to Ansongo", "Colonel Abdou Traore", "Ruritania", "Ansongo")]),
        (1, [("300 soldiers from Ethiopia were killed near Kurmuk", "Tekna Institute", "Ethiopia", "Kurmuk")]),
        (2, [("Wagner withdrew 400 fighters from Bria", "ministry", "Wagner", "Bria")]),
        (3, [("20 Rwandan soldiers crossed into Goma", None, "Rwandan", "Goma")]),
        (4, [("Turkey plans to send 600 instructors to Mali", None, "Turkey", "Mali")]),
        (5, [()]),
        (
            6,
            [
                ("the army had sent 30 officers", "general", None, None),
                ("500 soldiers guard Bandiagara", "general", None, "Bandiagara"),
            ],
        ),
    ],
)
def test_a_parse_tells_clause_source_actor_and_place(
    make: Callable[[str], Any], number: int, expected: list[tuple[str | None, ...]]
) -> None:
    """Each count gets what its clause says; a pronoun is no source, those who speak are no claim."""
    assert told(make, number) == expected


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the toy model in the place of an installed one."""
    monkeypatch.setattr(_spacy, "load_model", lambda name: ToyModel())


def texts_of(*numbers: int) -> str:
    """Give some of the sentences as one text."""
    return " ".join(ToyDoc(PARSES[number]).text.strip() for number in numbers)


def test_claims_of_a_parse_have_true_spans_and_the_rules_numbers(toy: None) -> None:
    """Number, bound, hedge and probability are the rules'; source, actor and place the parse's."""
    report = from_text(texts_of(0, 1), id="r", published=DAY)
    first, second = extract([report], readers=Readers(("spacy",))).claims
    assert (first.quantity.bound, first.quantity.value_high, first.modality, first.probability.mid) == (
        "at_most", 5000, "possible", 0.4,
    )  # fmt: skip
    assert (first.actor, first.place.name, first.action) == ("Ruritania", "Ansongo", "deploy")
    assert (first.source.name, first.source.type) == ("Abdou Traore", "named_official")
    assert (second.source.name, second.source.type, second.actor) == ("Tekna Institute", "analyst", "Ethiopia")
    for claim in (first, second):
        for span in (claim.sentence, claim.quantity.span, claim.source.span, claim.place.span):
            assert report.text[span.start : span.end] == span.text
        assert claim.found_by == ("spacy",)


def test_merged_the_parse_has_a_word_on_source_actor_and_place_only(toy: None) -> None:
    """Fields of which a parse tells nothing keep the rules' origin alone; in the others both readers show."""
    report = from_text(texts_of(0, 6), id="r", published=DAY)
    rules = extract([report])
    both = extract([report], readers=Readers(("rules", "spacy")))
    assert [c.proposition for c in both.claims] == [c.proposition for c in rules.claims]
    fields = to_schema(both)["claims"][0]["fields"]
    assert fields["value"] == {"origin": "rules"}
    assert fields["modality"] == {"origin": "rules"}
    assert fields["source"] == {"origin": "rules+spacy"}
    assert fields["place"]["origin"] in {"spacy", "rules+spacy"}
    other_way = extract([report], readers=Readers(("spacy", "rules")))
    assert other_way.claims[0].modality == rules.claims[0].modality
    assert other_way.claims[0].place.name == "Ansongo"


def test_differences_are_noted_once_a_report(toy: None) -> None:
    """A note names the claims on which readers differ, for whoever reads only the briefing."""
    report = from_text(texts_of(2), id="r", published=DAY)
    ledger = extract([report], readers=Readers(("spacy", "rules")))
    apart = [claim.id for claim in ledger.claims if any(each.other for each in claim.fields)]
    notes = [note for note in ledger.notes if "readers differ" in note]
    assert (len(notes) == 1) == bool(apart)
    assert all(name in notes[0] for name in apart)


def test_without_spacy_or_its_model_the_mend_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A missing package or model ends with exit 2 and what to install, before a report is read."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    _spacy.load_model.cache_clear()
    with pytest.raises(MissingExtra, match=r"contingent\[spacy\]"):
        load_readers("rules,spacy")
    done = CliRunner().invoke(cli, ["claims", str(tmp_path / "none.txt"), "--reader", "spacy"])
    assert isinstance(done.exception, MissingExtra)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OSError("[E050] Can't find model"), r"no such spaCy model is installed: 'odd'.*spacy download"),
        (ValueError("[E002] unknown factory"), r"cannot be loaded \(ValueError\).*spacy validate"),
    ],
)
def test_a_model_that_cannot_be_loaded_is_told(monkeypatch: pytest.MonkeyPatch, fault: Exception, words: str) -> None:
    """A model that is missing, or of another version, is named with its mend."""

    class Spacy:
        @staticmethod
        def load(name: str) -> None:
            raise fault

    monkeypatch.setitem(sys.modules, "spacy", Spacy)
    _spacy.load_model.cache_clear()
    with pytest.raises(UsageError, match=words):
        load_readers("spacy", spacy_model="odd")


def test_a_model_must_parse_and_find_names() -> None:
    """A blank pipeline of spaCy itself is refused in words."""
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    _spacy.load_model.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spacy, "load", lambda name: spacy.blank("en"))
        with pytest.raises(UsageError, match="does not parse or find names"):
            load_readers("spacy")
    _spacy.load_model.cache_clear()


@pytest.mark.parametrize(
    ("names", "options", "words"),
    [
        ("rules", {"spacy_model": "en_core_web_sm"}, "no reader uses it"),
        ("rules,llm,spacy", {}, "more than two readers"),
        ("spacy,spacy", {}, "named twice"),
        ("spaCy", {}, "no such reader"),
    ],
)
def test_bad_use_is_told(names: str, options: dict[str, str], words: str) -> None:
    """A model without its reader, three readers, doubles and unknown names are refused."""
    with pytest.raises(UsageError, match=words):
        load_readers(names, **options)


def test_an_installed_model_reads_a_report() -> None:
    """With spaCy and its small English model installed, names that no table lists become actor, source and place."""
    pytest.importorskip("spacy", reason="spaCy is not installed")
    _spacy.load_model.cache_clear()
    try:
        readers = load_readers("spacy")
    except UsageError as missing:
        pytest.skip(str(missing))
    report = from_text("Ruritania sent 300 troops to Ras Kamboni, Halima Warsame said.", id="r", published=DAY)
    (claim,) = extract([report], readers=readers).claims
    assert (claim.source.name, claim.place.name) == ("Halima Warsame", "Ras Kamboni")
