"""Scoring the program against published cases of the world."""

from contingent.validate._cases import CASES, Case, run
from contingent.validate._scorecard import Scorecard

__all__ = ["CASES", "Case", "Scorecard", "run"]
