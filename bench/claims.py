"""Reports a second from text to claims, as a ratio to reading the files alone, and time against length.

Run: python bench/claims.py [--reports N] [--jobs N]. In one process the patterns are compiled before the clock starts;
in several each compiles its own, inside the time. No two reports share a sentence with "the" or a number, so that what
is kept of a sentence once read helps none of the others.
"""

from __future__ import annotations

import argparse
import os
import re
import tempfile
import time
from datetime import date
from pathlib import Path

from contingent.claims import extract
from contingent.reports import from_text

ROOT = Path(__file__).resolve().parent.parent


def timed(texts: list[str], jobs: int = 1) -> float:
    """Seconds to read and extract texts in one call."""
    began = time.perf_counter()
    extract([from_text(text, id=f"r{n}", published=date(2024, 11, 17)) for n, text in enumerate(texts)], jobs=jobs)
    return time.perf_counter() - began


def unlike(text: str, number: int) -> str:
    """Make a report of its own from a text."""
    return re.sub(r"\d+,000", f"{number + 2},000", text).replace(" the ", f" the kind{number} ")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    number, jobs = asked.reports, asked.jobs
    report = (ROOT / "examples" / "report.txt").read_text(encoding="utf-8")
    words = report.split()
    timed([report])
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{place}.txt" for place in range(number)]
        for place, path in enumerate(paths):  # 200 words: a short news report, as the marked ones
            path.write_text(unlike(" ".join(words[:200]), place), encoding="utf-8")
        began = time.perf_counter()
        texts = [path.read_text(encoding="utf-8") for path in paths]
        floor = time.perf_counter() - began
    for several in sorted({1, jobs}):
        spent = timed(texts, several)
        print(
            f"{number} reports of 200 words in one call, {several} of {os.cpu_count()} cores: {spent:.2f} s, ", end=""
        )
        print(f"{number / spent:.0f} a second; {spent / floor:.0f} times the bare reading of the files")
    print(f"one report of {len(words)} words: {min(timed([report]) for _ in range(5)):.3f} s")
    for size in (62_500, 250_000, 1_000_000):
        text = (report + "\n") * (size // len(report) + 1)
        print(f"{size:>9,} characters: {1e6 * timed([text[:size]]) / size:.2f} microseconds a character")


if __name__ == "__main__":
    main()
