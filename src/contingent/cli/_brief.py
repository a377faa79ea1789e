"""``contingent brief``: from reports to a briefing, the main job."""

from __future__ import annotations

import shlex
import textwrap
import time
from collections.abc import Callable
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contingent.cli import _options
from contingent.cli._progress import Steps, loading, progress, warm_engine, warm_painter
from contingent.cli._who_reads import Asked, flags, who_reads
from contingent.errors import OutputError, UsageError

if TYPE_CHECKING:
    from contingent.brief import Briefing, Chosen
    from contingent.claims import Readers

__all__ = ["brief"]

DRAW = "drawing the charts"


@click.command()
@_options.files
@click.option("--scenario", metavar="FILE|NAME", help="Scenario; else the bundled one that matches, else a draft.")
@_options.as_of
@_options.published
@_options.encoding
@_options.corrections
@_options.hedges
@who_reads
@_options.futures
@_options.seed
@_options.threads
@click.option("-o", "--output", default="briefing.html", show_default=True, metavar="FILE", help="The page.")
@click.option("--json", "json_file", metavar="FILE", help="The data.  [default: beside the page, ending in .json]")
@click.option("-q", "--quiet", is_flag=True, help="No progress line.")
def brief(
    files: tuple[str, ...], scenario: str | None, as_of: date | None, published: date | None, encoding: str | None,
    corrections: str | None, hedges: str, asked: Asked, futures: int, seed: int, threads: int | None, output: str,
    json_file: str | None, quiet: bool,
) -> int:  # fmt: skip
    """Read reports (text, HTML, PDF, feeds, - for standard input) and write a briefing.

    Prints the headline judgements; writes one self-contained HTML page and the same as JSON.
    """
    began = time.monotonic()
    page, data = _outputs(output, json_file)
    readers = asked.load()
    with progress(quiet) as steps, loading() as loaded:
        warm_engine()
        warm_painter()
        draft_file = page.with_suffix(".scenario.yaml")
        chosen = _choose(steps, files, scenario, as_of, published, encoding, corrections, hedges, readers, draft_file)
        again = _command(
            files, chosen, scenario, as_of, published, encoding, corrections, hedges, readers, futures, seed
        )  # fmt: skip
        briefing = _brief(steps, chosen, futures, seed, threads, again, loaded)
        steps.say(DRAW)
        _write(briefing, chosen, page, data)
    _report(briefing, chosen, page, data, time.monotonic() - began)
    return 0 if all(judgement.reliable for judgement in briefing.judgements) else 1


def _outputs(output: str, json_file: str | None) -> tuple[Path, Path]:
    """Find both files, and that they can be written, before any work is done."""
    page = Path(output)
    if not page.name:
        raise OutputError(
            "the output is a folder", value=output, mend=f"name a file in it: -o {page / 'briefing.html'}"
        )
    data = Path(json_file) if json_file else page.with_suffix(".json")
    if page.resolve() == data.resolve():
        raise UsageError("page and data would be the same file", value=str(page), mend="give --json another name")
    for target in (page, data):
        _probe(target)
    return page, data


def _probe(target: Path) -> None:
    import os

    folder = target.resolve().parent
    if target.is_dir():
        raise OutputError("the output is a folder", value=str(target), mend="name a file in it")
    if not folder.is_dir():
        raise OutputError("the output folder does not exist", value=str(folder), mend=f"mkdir -p {folder}")
    if not os.access(folder, os.W_OK):
        raise OutputError("the output folder cannot be written", value=str(folder), mend="choose another with -o")


def _choose(
    steps: Steps, files: tuple[str, ...], scenario: str | None, as_of: date | None, published: date | None,
    encoding: str | None, corrections: str | None, hedges: str, readers: Readers, draft_file: Path,
) -> Chosen:  # fmt: skip
    from contingent.brief import choose
    from contingent.claims import load_corrections
    from contingent.reports import read_all

    steps.say("reading")
    layer = None if corrections is None else load_corrections(corrections)
    reports = read_all(files, published=published, encoding=encoding)
    steps.say("finding claims")
    return choose(
        reports, scenario=scenario, as_of=as_of, draft_file=str(draft_file), corrections=layer, hedges=hedges,
        readers=readers,
    )  # fmt: skip


def _brief(
    steps: Steps, chosen: Chosen, futures: int, seed: int, threads: int | None, again: str, loaded: Callable[[], None]
) -> Briefing:
    from contingent.brief import make

    loaded()
    steps.say("simulating and weighing", futures * max(len(chosen.scenario.hypotheses), 1))
    return make(
        chosen.ledger.reports, scenario=chosen.scenario, ledger=chosen.ledger, futures=futures, seed=seed,
        threads=threads, progress=steps.advance, command=again, as_of=chosen.as_of,
    )  # fmt: skip


def _write(briefing: Briefing, chosen: Chosen, page: Path, data: Path) -> None:
    from contingent.brief import to_html, to_json, write_all

    texts: list[tuple[str | PathLike[str], str | bytes]] = [(page, to_html(briefing)), (data, to_json(briefing))]
    if chosen.draft is not None:
        texts.append((page.with_suffix(".scenario.yaml"), chosen.draft))
    write_all(texts)


def _command(
    files: tuple[str, ...], chosen: Chosen, scenario: str | None, as_of: date | None, published: date | None,
    encoding: str | None, corrections: str | None, hedges: str, readers: Readers, futures: int, seed: int,
) -> str:  # fmt: skip
    """The command that repeats the briefing: what changes a number, and nothing else."""
    parts = [
        "contingent",
        "brief",
        *files,
        "--scenario",
        scenario or chosen.scenario.file or chosen.scenario.name,
    ]
    given = (
        ("--as-of", as_of),
        ("--published", published),
        ("--encoding", encoding),
        ("--corrections", corrections),
        ("--hedges", "" if hedges == "surveys" else hedges),
    )
    for name, value in given:
        parts += [name, str(value)] if value else []
    return shlex.join([*parts, *flags(readers), "--futures", str(futures), "--seed", str(seed)])


def _report(briefing: Briefing, chosen: Chosen, page: Path, data: Path, seconds: float) -> None:
    from contingent.brief import terminal

    click.echo(terminal(briefing))
    click.echo(textwrap.fill(chosen.how, 80, break_on_hyphens=False))  # one screen of 80 columns (look of the terminal)
    click.echo(f"written: {page}, {data}   {seconds:.1f} s")
