"""Rooms that can be called by their noun: ``ct.claims(reports)`` and ``contingent.claims.extract`` both work.

The nouns of the Python interface are also the names of the rooms, and importing a room puts the module
in the place of a function of that name. So the module itself answers to the call.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

__all__ = ["answer_calls"]


class _Room(ModuleType):
    """A module that passes a call on to one of its functions."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return getattr(self, self.__dict__["_answers_with"])(*arguments, **options)


def answer_calls(room: str, function: str) -> None:
    """Let a room answer calls with one of its functions.

    Parameters
    ----------
    room : str
        Name of the module, as in ``sys.modules``.
    function : str
        Its public function that answers.
    """
    module = sys.modules[room]
    module.__dict__["_answers_with"] = function
    module.__class__ = _Room
