"""Which readers find the claims: the rules, a language model, or both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contingent.errors import UsageError

if TYPE_CHECKING:
    from contingent.claims._endpoint import Endpoint

__all__ = ["READERS", "Readers", "load_readers"]

READERS = ("rules", "llm")


@dataclass(frozen=True, slots=True)
class Readers:
    """Readers in the order of their word.

    Parameters
    ----------
    names : tuple of str
        ``('rules',)``, ``('llm',)``, or both; where two differ, the first one's word stands.
    endpoint : Endpoint or None
        Where the model of ``llm`` answers.
    """

    names: tuple[str, ...] = ("rules",)
    endpoint: Endpoint | None = None


def load_readers(
    names: str, *, url: str | None = None, model: str | None = None, tell: Callable[[str], None] = print
) -> Readers:
    """Make readers of their names.

    Parameters
    ----------
    names : str
        ``rules``, ``llm``, or ``rules,llm``.
    url, model : str, optional
        Base address of an OpenAI-compatible chat endpoint and the model there; else from
        ``CONTINGENT_LLM_URL`` and ``CONTINGENT_LLM_MODEL``. The key comes from ``CONTINGENT_LLM_KEY`` alone.
    tell : callable
        Told in a sentence, before it happens, what text leaves the machine.

    Returns
    -------
    Readers

    Raises
    ------
    UsageError
        If a name is unknown or told twice, or ``llm`` lacks address or model.

    Examples
    --------
    >>> load_readers("rules").names
    ('rules',)
    """
    listed = tuple(name.strip() for name in names.split(","))
    wrong = [name for name in listed if name not in READERS]
    if wrong or len(set(listed)) < len(listed):
        raise UsageError(
            "no such reader" if wrong else "a reader is named twice", value=names, allowed="rules, llm, or rules,llm"
        )
    if "llm" not in listed:
        if url or model:
            raise UsageError("an endpoint is given, but no reader uses it", value=names, mend="add --reader rules,llm")
        return Readers(listed)
    from contingent.claims._endpoint import endpoint_of

    return Readers(listed, endpoint_of(url, model, tell))
