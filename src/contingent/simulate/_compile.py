"""How the engine is compiled: one place for the flags, and for where compiled code is kept."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

__all__ = ["compiled", "inlined", "kernel"]


_SOURCES = (
    "_arithmetic.py",
    "_binomial.py",
    "_compile.py",
    "_kernel.py",
    "_keys.py",
    "_lanes.py",
    "_plan.py",
    "_steps.py",
    "_theatre.py",
)


def _keep_compiled_code() -> None:
    """Put compiled code into the user's cache folder, unless the user has chosen another place.

    Numba's own choice is a folder beside the source, which is read-only in many installations. And
    it looks at the changes of one file only, so the folder's name carries a hash of all of them.
    """
    if "NUMBA_CACHE_DIR" not in os.environ:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
        here = Path(__file__).parent
        sources = b"".join((here / name).read_bytes() for name in _SOURCES)
        folder = hashlib.sha256(sources).hexdigest()[:12]
        wanted = Path(base) / "contingent" / f"compiled-{folder}"
        os.environ["NUMBA_CACHE_DIR"] = str(wanted if _writable(wanted) else _spare() / wanted.name)


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


_keep_compiled_code()

from numba import njit  # noqa: E402  - the folder must be set before Numba reads its settings

# Division by zero gives inf or nan as in NumPy: Python's check is a branch at every division, and
# every divisor here is positive by construction. Reference counts are off: compiled functions hand
# their tables to one another a dozen times a day and step, and counting cost six times the
# arithmetic (measured: 570 against 90 microseconds a future). So nothing in them may allocate; the
# tables come from Python.
_FLAGS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "_nrt": False}
compiled: Any = njit(**_FLAGS)
inlined: Any = njit(**_FLAGS, forceinline=True)
kernel: Any = njit(**_FLAGS, cache=True)
