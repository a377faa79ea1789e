"""Set up the virtual environment: the pinned packages, then the project itself.

Usage: python scripts/setup.py VENV LOCK...

Plain pip and venv, so that it runs on a bare machine; says in one line what is missing.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

LEAST = (3, 11)


def main() -> int:
    """Set up and give the exit code."""
    folder, locks = Path(sys.argv[1]), sys.argv[2:]
    if sys.version_info < LEAST:
        found = ".".join(map(str, sys.version_info[:2]))
        print(
            f"contingent needs Python 3.11 or newer; this is {found}. Try: make PYTHON=python3.12",
            file=sys.stderr,
        )
        return 2
    python = folder / "bin" / "python"
    if not python.exists():
        print(f"setting up {folder} (once, about a minute)", file=sys.stderr)
        venv.create(folder, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    wanted = [part for lock in locks for part in ("-r", lock)]
    for arguments in (wanted, ["--no-deps", "--no-build-isolation", "-e", "."]):
        done = subprocess.run([*pip, *arguments], check=False)
        if done.returncode:
            print("contingent: the packages could not be installed; pip's reason stands above.", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
