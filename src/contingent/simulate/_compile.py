"""How the engine is compiled: one place for the flags, and for where compiled code is kept."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

from numba import config, njit

__all__ = ["CACHE_NOTE", "compiled", "inlined", "is_compiled", "kernel", "spliced"]


def _wanted() -> Path:
    """Give the user's cache folder for compiled code, named after the code: Numba looks at one file's changes only."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    sources = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))
    return Path(base) / "contingent" / f"compiled-{hashlib.sha256(sources).hexdigest()[:12]}"


def _keep_compiled_code() -> str:
    """Put compiled code into the user's cache folder, unless the user has chosen a place; say where that fails.

    Numba's own choice is a folder beside the source, which is read-only in many installations. The
    setting and not the environment is changed: others may have loaded Numba before.
    """
    if config.CACHE_DIR:  # type: ignore[attr-defined]  # set from NUMBA_CACHE_DIR
        return ""
    wanted = _wanted()
    kept = wanted if _writable(wanted) else _spare() / wanted.name
    config.CACHE_DIR = str(kept)  # type: ignore[attr-defined]
    return "" if kept == wanted else f"{wanted} cannot be written, so compiled code is kept in {kept}"


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _spare() -> Path:
    """Give a folder for compiled code where the home is read-only; it lasts as long as the system keeps it."""
    user = os.getuid() if hasattr(os, "getuid") else "user"
    return Path(tempfile.gettempdir()) / f"contingent-{user}"


CACHE_NOTE = _keep_compiled_code()
"""Where compiled code is kept, if not in the user's cache folder; else empty."""


def is_compiled(name: str) -> bool:
    """Tell whether a kernel lies compiled in the cache folder, by its module and name."""
    folder = Path(config.CACHE_DIR)  # type: ignore[attr-defined]
    return next(folder.rglob(f"{name}-*.nbi"), None) is not None


# Division by zero gives inf or nan as in NumPy: Python's check is a branch at every division, and
# every divisor here is positive by construction. Reference counts are off: compiled functions hand
# their tables to one another a dozen times a day and step, and counting cost six times the
# arithmetic (measured: 570 against 90 microseconds a future). So nothing in them may allocate; the
# tables come from Python.
_FLAGS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "_nrt": False}
# Only a kernel may be called from Python. The others have no wrapper, which took a fifth of the time to compile, and
# a call from Python ends in a crash; where a test needs one, it wraps it in a kernel of its own.
_WITHIN: dict[str, Any] = {**_FLAGS, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
compiled: Any = njit(**_WITHIN)
inlined: Any = njit(**_WITHIN, forceinline=True)
# For what only calls other steps: put into its caller before compiling, which spares compiling it twice. Loops must
# not be, the compiler then no longer sees that their rows do not overlap (measured: half the speed).
spliced: Any = njit(**_FLAGS, inline="always")
kernel: Any = njit(**_FLAGS, cache=True)
