"""Reports a second from text to claims, as a ratio to reading the files alone, and time against length.

Run: python bench/claims.py [--reports N]. One process; the patterns are compiled before the clock starts.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from datetime import date
from pathlib import Path

from contingent.claims import extract
from contingent.reports import from_text

ROOT = Path(__file__).resolve().parent.parent


def timed(texts: list[str]) -> float:
    """Seconds to read and extract texts in one call."""
    began = time.perf_counter()
    extract([from_text(text, id=f"r{n}", published=date(2024, 11, 17)) for n, text in enumerate(texts)])
    return time.perf_counter() - began


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    number = parser.parse_args().reports
    report = (ROOT / "examples" / "report.txt").read_text(encoding="utf-8")
    words = report.split()
    timed([report])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(" ".join(words[:200]), encoding="utf-8")  # 200 words: a short news report, as the marked ones
        began = time.perf_counter()
        texts = [path.read_text(encoding="utf-8") for _ in range(number)]
        floor = time.perf_counter() - began
    spent = timed(texts)
    print(f"{number} reports of 200 words in one call, {os.cpu_count()} cores: {spent:.2f} s")
    print(f"{number / spent:.0f} a second; {spent / floor:.0f} times the bare reading of the files")
    print(f"one report of {len(words)} words: {min(timed([report]) for _ in range(5)):.3f} s")
    for size in (62_500, 250_000, 1_000_000):
        text = (report + "\n") * (size // len(report) + 1)
        print(f"{size:>9,} characters: {1e6 * timed([text[:size]]) / size:.2f} microseconds a character")


if __name__ == "__main__":
    main()
