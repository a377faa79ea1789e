"""The errors of contingent, one tree to catch.

::

    ContingentError                 everything this package raises on purpose
    ├── InputError                  bad input; exit code 2
    │   ├── ReportError             a report that cannot be read
    │   ├── ScenarioError           a scenario file with faults (all of them at once)
    │   ├── CorrectionsError        a file of corrections with faults (all of them at once)
    │   └── UsageError              an option or argument that makes no sense
    ├── ReaderError                 a language model's server that fails; exit code 2
    ├── OutputError                 a result that cannot be written; exit code 2
    ├── ModelError                  the engine met a state it must never meet; says future and day
    ├── Interrupted                 stopped by the user, what was done is kept; exit code 3
    └── MissingExtra                an optional part is not installed; says the exact install line

A poor statistical result (few effective samples, no convergence) is *not* an error. It is a value
with a reason (see :class:`contingent.weigh.Estimate`), so that a briefing can refuse to print it.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "ContingentError",
    "CorrectionsError",
    "Fault",
    "InputError",
    "Interrupted",
    "MissingExtra",
    "ModelError",
    "OutputError",
    "ReaderError",
    "ReportError",
    "ScenarioError",
    "UsageError",
]


class ContingentError(Exception):
    """Root of every error that contingent raises on purpose.

    Parameters
    ----------
    what : str
        What is wrong, in one clause.
    where : str, optional
        File and line, or future and day.
    value : str, optional
        The value met.
    allowed : str, optional
        What is allowed in its place.
    mend : str, optional
        What the user can do.

    Examples
    --------
    >>> print(ContingentError("low is above high", where="s.yaml:7", value="9 to 3 days",
    ...                       allowed="low below high", mend="write '3 to 9 days'"))
    s.yaml:7: low is above high: '9 to 3 days'. Allowed: low below high. Mend: write '3 to 9 days'.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", value: object = None, allowed: str = "", mend: str = "") -> None:
        self.what, self.where, self.value, self.allowed, self.mend = what, where, value, allowed, mend
        super().__init__(_sentence(what, where, value, allowed, mend))

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes as it is; the default would call the class with the finished message."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[ContingentError], arguments: tuple[object, ...], state: dict[str, object]) -> ContingentError:
    error = kind.__new__(kind)
    error.args = arguments
    error.__dict__.update(state)
    return error


def _sentence(what: str, where: str, value: object, allowed: str, mend: str) -> str:
    text = f"{where}: {what}" if where else what
    if value is not None:
        text += f": {_short(value)}"
    text = text.rstrip(".") + "."
    if allowed:
        text += f" Allowed: {allowed.rstrip('.')}."
    if mend:
        text += f" Mend: {mend.rstrip('.')}."
    return text


def _short(value: object, most: int = 80) -> str:
    text = repr(value)
    return text if len(text) <= most else text[: most - 1] + "…"


class InputError(ContingentError):
    """Input that cannot be used; nothing was written."""


class ReportError(InputError):
    """A report that cannot be read."""


class UsageError(InputError):
    """An option or argument that makes no sense."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a scenario or a file of corrections.

    Parameters
    ----------
    line : int
        Line in the file, from 1; 0 where the fault has no line.
    path : str
        Dotted path inside the file, such as ``deployments.contingent.batch``.
    what, value, allowed, mend : str
        What is wrong, the value met, what is allowed, and the mend.
    warning : bool
        True when the file is legal but odd.
    """

    line: int
    path: str
    what: str
    value: str = ""
    allowed: str = ""
    mend: str = ""
    warning: bool = False

    def say(self, file: str) -> str:
        """Say the fault as one line that begins with file and line.

        Examples
        --------
        >>> Fault(7, "a.b", "unknown key", "'bach'", "batch, interval", "did you mean 'batch'?").say("s.yaml")
        "s.yaml:7: a.b: unknown key: 'bach'. Allowed: batch, interval. Mend: did you mean 'batch'?"
        """
        place = f"{file}:{self.line}" if self.line else file
        text = ": ".join(part for part in (place, self.path, self.what) if part)
        if self.value:
            text += f": {self.value}"
        for name, part in (("Allowed", self.allowed), ("Mend", self.mend)):
            if part:
                text += f". {name}: {part.rstrip('.')}"
        return text if text.endswith(("?", "!")) else text + "."


class _FaultyFile(InputError):
    """A file with faults, all of them at once.

    Parameters
    ----------
    file : str
        The file's name.
    faults : tuple of Fault
        Every fault found, in the order of the lines.
    """

    def __init__(self, file: str, faults: tuple[Fault, ...]) -> None:
        self.file, self.faults = file, faults
        super().__init__("\n".join(fault.say(file) for fault in faults))

    def __str__(self) -> str:
        return "\n".join(fault.say(self.file) for fault in self.faults)


class ScenarioError(_FaultyFile):
    """A scenario file with faults, all of them at once: `file`, and `faults` in the order of the lines."""


class CorrectionsError(_FaultyFile):
    """A file of corrections with faults, all of them at once: `file`, and `faults` in the order of the lines."""


class ReaderError(ContingentError):
    """A language model's server that cannot be reached, refuses or answers in another form."""


class OutputError(ContingentError):
    """A result that cannot be written; any earlier file is untouched."""


class ModelError(ContingentError):
    """The engine met a state that it must never meet."""

    exit_code = 1


class Interrupted(ContingentError):
    """Stopped by the user; what was done is kept."""

    exit_code = 3


class MissingExtra(ContingentError):
    """An optional part is not installed.

    Parameters
    ----------
    extra : str
        Name of the extra in ``pip install "contingent[extra]"``.
    purpose : str
        What the user wanted, as a clause.

    Examples
    --------
    >>> print(MissingExtra("web", "serving the workspace"))
    serving the workspace needs an optional part. Mend: pip install "contingent[web]".
    """

    def __init__(self, extra: str, purpose: str) -> None:
        self.extra = extra
        super().__init__(f"{purpose} needs an optional part", mend=f'pip install "contingent[{extra}]"')
