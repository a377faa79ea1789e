"""Which readers find the claims: the rules, a language model, an installed spaCy model, or two of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contingent.errors import UsageError

if TYPE_CHECKING:
    from contingent.claims._endpoint import Endpoint

__all__ = ["READERS", "Readers", "load_readers"]

READERS = ("rules", "llm", "spacy")
MODEL = "en_core_web_sm"  # the smallest English model of spaCy that parses and finds names


@dataclass(frozen=True, slots=True)
class Readers:
    """Readers in the order of their word.

    Parameters
    ----------
    names : tuple of str
        One or two of ``rules``, ``llm``, ``spacy``; where two differ, the first one's word stands.
    endpoint : Endpoint or None
        Where the model of ``llm`` answers.
    model : str
        Name of the spaCy model.
    """

    names: tuple[str, ...] = ("rules",)
    endpoint: Endpoint | None = None
    model: str = MODEL


def load_readers(
    names: str,
    *,
    url: str | None = None,
    model: str | None = None,
    spacy_model: str | None = None,
    tell: Callable[[str], None] = print,
) -> Readers:
    """Make readers of their names.

    Parameters
    ----------
    names : str
        One of ``rules``, ``llm``, ``spacy``, or two with a comma, such as ``rules,spacy``.
    url, model : str, optional
        Base address of an OpenAI-compatible chat endpoint and the model there; else from
        ``CONTINGENT_LLM_URL`` and ``CONTINGENT_LLM_MODEL``. The key comes from ``CONTINGENT_LLM_KEY`` alone.
    spacy_model : str, optional
        An installed model of spaCy, ``en_core_web_sm`` if None. It is loaded here; nothing is fetched.
    tell : callable
        Told in a sentence, before it happens, what text leaves the machine.

    Returns
    -------
    Readers

    Raises
    ------
    UsageError
        If a name is unknown, told twice or one too many, ``llm`` lacks address or model, or the spaCy model is not
        installed.
    MissingExtra
        If spaCy is not installed.

    Examples
    --------
    >>> load_readers("rules").names
    ('rules',)
    """
    listed = tuple(name.strip() for name in names.split(","))
    _check_names(listed, names)
    if "llm" not in listed and (url or model):
        raise UsageError("an endpoint is given, but no reader uses it", value=names, mend="add --reader rules,llm")
    if "spacy" not in listed and spacy_model:
        raise UsageError("a spaCy model is given, but no reader uses it", value=names, mend="add --reader rules,spacy")
    endpoint = None
    if "llm" in listed:
        from contingent.claims._endpoint import endpoint_of

        endpoint = endpoint_of(url, model, tell)
    if "spacy" in listed:
        from contingent.claims._spacy import load_model

        load_model(spacy_model or MODEL)  # a model that is missing is told before any work
    return Readers(listed, endpoint, spacy_model or MODEL)


def _check_names(listed: tuple[str, ...], names: str) -> None:
    if any(name not in READERS for name in listed):
        what = "no such reader"
    elif len(set(listed)) < len(listed):
        what = "a reader is named twice"
    elif len(listed) > 2:
        what = "more than two readers"
    else:
        return
    raise UsageError(what, value=names, allowed="rules, llm, spacy, or two of them, such as rules,llm")
