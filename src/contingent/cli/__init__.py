"""The command line: the same calls that Python has, with files in and files out.

Data go to standard output, progress and logs to standard error. Exit codes: 0 good, 1 a finding or an
unreliable result, 2 bad use or bad input, 3 interrupted with what was done kept.
"""

from contingent.cli._main import main

__all__ = ["main"]
