"""The book of numbers: whatever is printed is entered here first, with where it comes from."""

from __future__ import annotations

import math
from collections.abc import Sequence

from contingent.brief._ask import Origin
from contingent.brief._briefing import Number
from contingent.brief._format import about, error_points, figure, percent, significant
from contingent.brief._words import futures_of_hundred, word
from contingent.errors import ModelError
from contingent.weigh import Estimate

__all__ = ["Book"]

_KEPT = 5  # digits kept of a value in JSON: beyond any Monte Carlo error, and the same on every machine


class Book:
    """Numbers by id; every entry gives back its mark for a sentence.

    Examples
    --------
    >>> book = Book()
    >>> book.put("T1.q50", 13_740.0, "14,000", "troops sent in all, middle future")
    '⟦T1.q50⟧'
    >>> book.numbers["T1.q50"].value
    13740.0
    """

    def __init__(self) -> None:
        self.numbers: dict[str, Number] = {}

    def put(self, name: str, value: float | None, text: str, meaning: str, origin: Origin | None = None) -> str:
        """Enter a number once; give the mark that stands for it in a sentence."""
        if name in self.numbers:
            raise ModelError("a number of this id is printed already", value=name)
        if value is not None:
            value = significant(float(value), _KEPT) if math.isfinite(value) else None
        origin = origin or Origin()
        self.numbers[name] = Number(value, text, meaning, origin.claims, origin.inputs, origin.sources)
        return f"⟦{name}⟧"

    def people(self, name: str, value: float, meaning: str, origin: Origin, *, words: bool = False) -> str:
        """Enter an uncertain number of people; `words` writes "about" before it."""
        return self.put(name, value, about(value) if words else figure(value), meaning, origin)

    def probability(self, name: str, estimate: Estimate, meaning: str, origin: Origin) -> str:
        """Enter a probability and its error; give "6 %, ± 1", or the reason in words.

        Entries are ``<name>.p`` and, where an error is printed, ``<name>.e``.
        """
        if not estimate.reliable:
            return self.put(f"{name}.p", None, f"no number: {estimate.reason}", meaning, origin)
        shown = self.put(f"{name}.p", estimate.value, percent(estimate.value), meaning, origin)
        if not 0.01 <= estimate.value <= 0.99:
            return shown  # "less than 1 %" needs no error beside it
        error = f"Monte Carlo error of the chance that {meaning}, percentage points"
        return f"{shown}, ± {self.put(f'{name}.e', estimate.error * 100, error_points(estimate.error), error, origin)}"

    def judged(self, name: str, estimate: Estimate, meaning: str, origin: Origin) -> str:
        """Write an opening such as "Very unlikely (6 %, ± 1) that ..."."""
        if not estimate.reliable:
            self.put(f"{name}.p", None, estimate.reason, meaning, origin)
            return f"No number is given for whether {meaning}: ⟦{name}.p⟧."
        opening = word(estimate.value).capitalize()
        return f"{opening} ({self.probability(name, estimate, meaning, origin)}) that {meaning}."

    def futures(self, name: str, estimate: Estimate, meaning: str, origin: Origin) -> str:
        """Write a probability as "83 of 100 futures", or the reason in words."""
        if not estimate.reliable:
            return self.put(name, None, f"no number: {estimate.reason}", meaning, origin)
        return self.put(name, estimate.value, futures_of_hundred(estimate.value), meaning, origin)

    def ids(self, *texts: str) -> Sequence[str]:
        """Ids of the numbers in marked texts, in order, each once."""
        from contingent.brief._briefing import MARK

        found = (match[2] for text in texts for match in MARK.finditer(text) if not match[1])
        return tuple(dict.fromkeys(found))
