"""Seconds of the main job as a user meets it: a new process, a report in, a page out.

Run: python bench/brief.py [--runs N]. Warm (compiled code kept) and cold (an empty cache folder), medians, with the
bare start of the interpreter and of NumPy with Numba in the same run as the floor.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "from contingent.cli import main; main()"


def seconds(arguments: list[str], environment: dict[str, str]) -> float:
    """Wall time of one process."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", *arguments], capture_output=True, env=environment, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - began


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        brief = [PROGRAM, "brief", str(ROOT / "examples" / "report.txt"), "-o", str(Path(folder) / "b.html")]
        warm = {key: value for key, value in os.environ.items() if key != "NUMBA_CACHE_DIR"}
        cold = {**warm, "XDG_CACHE_HOME": str(Path(folder) / "cache")}
        floor = statistics.median(seconds(["import numpy, numba"], warm) for _ in range(runs))
        first = seconds(brief, cold)
        seconds(brief, warm)
        usual = statistics.median(seconds(brief, warm) for _ in range(runs))
    print(f"contingent brief, 20,000 futures a hypothesis, {os.cpu_count()} cores; median of {runs} runs")
    for name, value in (("warm", usual), ("cold (nothing compiled)", first), ("import numpy, numba", floor)):
        print(f"{name:<28}{value:>8.2f} s{value / floor:>8.1f} x")


if __name__ == "__main__":
    main()
