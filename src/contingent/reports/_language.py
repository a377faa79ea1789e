"""A check that a report is English: by script, then by the commonest function words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from contingent.errors import ReportError
from contingent.reports._words import words

__all__ = ["check_english", "foreign", "not_english", "turns_direction"]

_SAMPLE = 20_000  # characters; assumed: a language shows in three pages
_ENGLISH_SHARE = 0.05  # assumed: prose has 0.35 to 0.5; headlines and tables with captions stay above
_ENOUGH_WORDS = 40  # assumed: below, a headline may hold no function word at all
_FOREIGN_HITS = 3  # assumed: one "de" or "la" comes with a name, three come with a language

_ENGLISH = words(
    "the of to and in that is was for on it with as be by at are this from or have has had not but they",
    "which said",
    "will would were been their its who more about after also than up could may said says",
)
# Function words that English lacks; words shared with it ("in", "on", "was", "or", "as", "die") are left out.
_OTHERS: dict[str, frozenset[str]] = {
    "German": words("der das und ist nicht mit den dem ein eine auf für sich auch von zu wird nach bei"),
    "French": words("le les des est et une du dans que qui pour sur avec par au aux pas ont sont"),
    "Spanish": words("el los las una del que por con para se su al como más pero fue según desde"),
    "Portuguese": words("os uma da dos das não com para por que em ao mais foi seu sua segundo"),
    "Italian": words("il lo gli della di che è con una nel del sono alla anche dei più"),
    "Dutch": words("het een van niet en zijn voor dat met te ook aan wordt bij naar door uit"),
    "Polish": words("nie się w z na że jest przez jak za po oraz od dla są był"),
    "Turkish": words("ve bir bu için ile olarak da de daha çok olan gibi kadar ise ancak"),
    "Swedish": words("och att det som är en på av för med till den inte har om ett"),
    "Danish or Norwegian": words("og det som er en på av af med til den ikke har et"),
    "Czech": words("se na je že v byl jako také podle které však jsou bude"),
    "Romanian": words("și în de la pe cu că nu din este care pentru sunt fost"),
    "Finnish": words("ja ei että se oli mutta kun myös ovat sekä joka"),
    "Hungarian": words("az hogy és nem egy meg volt csak mint már szerint"),
    "Indonesian or Malay": words("yang dan di untuk dengan dari pada ini itu tidak akan telah oleh ke"),
    "Vietnamese": words("và của là có không được các trong người cho một những với"),
}
_SCRIPTS = {
    "CYRILLIC": "Cyrillic script, such as Russian or Ukrainian",
    "HANGUL": "Korean",
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "ARABIC": "Arabic script, such as Arabic or Persian",
    "HEBREW": "Hebrew",
    "GREEK": "Greek",
    "THAI": "Thai",
    "DEVANAGARI": "Devanagari script, such as Hindi",
    "ARMENIAN": "Armenian",
    "GEORGIAN": "Georgian",
    "ETHIOPIC": "Ethiopic script, such as Amharic",
}
_WORD = re.compile(r"[^\W\d_]+")
_PASSAGE_WORDS = 12  # assumed: fewer words are a name or a phrase, whose function words say nothing
_FEW_WORDS = 4  # assumed: fewer are a name or a motto
_TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # embeddings, overrides, isolates: Unicode annex 9


def check_english(text: str, where: str) -> None:
    """Refuse a text that is clearly not English.

    Parameters
    ----------
    text : str
        The report.
    where : str
        Name for messages.

    Raises
    ------
    ReportError
        If most letters are of another script, or the function words of another language prevail.

    Examples
    --------
    >>> check_english("Kyiv expects 15,000 troops.", "a.txt")
    >>> check_english("Corea del Norte podría enviar hasta 100.000 soldados por el frente", "a.txt")
    Traceback (most recent call last):
    contingent.errors.ReportError: a.txt: the report is not in English; it looks like Spanish. ...
    """
    sample = text[:_SAMPLE]
    if looks := _other_script(sample) or _other_language(sample):
        raise not_english(looks, where)


def not_english(looks: str, where: str) -> ReportError:
    """Make the error for a text in another language."""
    return ReportError(
        f"the report is not in English; it looks like {looks}",
        where=where,
        allowed="English",
        mend="give an English translation, and name the translator in its first line",
    )


def foreign(text: str) -> str:
    """Name the language of a passage that is not English, ``''`` for English and for what is too short to tell.

    Examples
    --------
    >>> foreign("Some 300 soldiers left."), foreign("Около 300 солдат ушли.")
    ('', 'Cyrillic script, such as Russian or Ukrainian')
    """
    if not text.isascii() and (script := _other_script(text)):
        return script
    written = _WORD.findall(text)
    found = [word.lower() for word in written]
    english = sum(word in _ENGLISH for word in found)
    if len(found) < _PASSAGE_WORDS:
        return _of_few_words(written) if not english and len(found) >= _FEW_WORDS else ""
    # Three of twenty words are English function words: no other language reads so (assumed).
    if english >= 0.15 * len(found):
        return ""
    looks = _other_language(text)
    return looks if looks in _OTHERS else ""


def _of_few_words(written: list[str]) -> str:
    """Name the language of a short passage without one English function word, by two of another language.

    What leads to a capital does not count: "von der Leyen", "Rio de la Plata" are names.
    """
    counted: set[str] = set()
    leads = True  # to a capital, or to the end
    for word in reversed(written):
        leads = not word.islower() or (leads and any(word in listed for listed in _OTHERS.values()))
        counted |= set() if leads else {word}
    hits = {name: len(counted & listed) for name, listed in _OTHERS.items()}
    best = max(hits, key=lambda name: hits[name])
    return best if hits[best] >= 2 else ""


def turns_direction(text: str) -> bool:
    """Tell whether a text holds signs that turn the direction of writing, so that it is shown otherwise than stored."""
    return not text.isascii() and bool(_TURNS.search(text))


def _other_script(sample: str) -> str:
    latin = sum(map(str.isalpha, filter(str.isascii, sample)))
    if latin >= sum(map(str.isalpha, sample)) - latin:
        return ""  # the rule below, without the names of letters, which cost most of the time
    scripts = Counter(unicodedata.name(letter, "UNKNOWN").split(" ")[0] for letter in sample if letter.isalpha())
    if not scripts or scripts["LATIN"] * 2 >= scripts.total():
        return ""
    scripts.pop("LATIN", None)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0:
        return "Japanese"
    script = scripts.most_common(1)[0][0]
    return _SCRIPTS.get(script, f"{script.capitalize()} script")


def _other_language(sample: str) -> str:
    found = [word.lower() for word in _WORD.findall(sample)]
    english = sum(word in _ENGLISH for word in found)
    counts = {name: sum(word in listed for word in found) for name, listed in _OTHERS.items()}
    best = max(counts, key=lambda name: counts[name])
    if counts[best] >= _FOREIGN_HITS and counts[best] > 1.5 * english:  # assumed: English quotes one in two words
        return best
    if len(found) >= _ENOUGH_WORDS and english < _ENGLISH_SHARE * len(found):
        return "another language, or a table without sentences"
    return ""
