"""``contingent sustain``: what the senders of a scenario can keep up, and what that takes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contingent.cli import _options
from contingent.cli._progress import progress
from contingent.errors import OutputError, UsageError

if TYPE_CHECKING:
    from contingent.scenario import Scenario
    from contingent.simulate.supply import Sustained

__all__ = ["sustain"]

_PICTURES = (".svg", ".html")


@click.command()
@click.argument("scenario")
@click.option(
    "--hypothesis",
    metavar="NAME",
    default="",
    help="Under this one; else the scenario as it stands, and below it all of them.",
)
@click.option("--futures", type=int, default=500, show_default=True, metavar="N", help="Futures.")
@_options.seed
@_options.json_flag
@click.option("--audit", metavar="FILE.csv", help="One row a deployment of the middle future.")
@click.option("-o", "--output", metavar="FILE", help="Picture of formations by time (.svg), or a page (.html).")
def sustain(
    scenario: str, hypothesis: str, futures: int, seed: int, as_json: bool, audit: str | None, output: str | None
) -> None:
    """Say what the senders can keep up: capacity, requirement, stress, what stays at home."""
    from contingent.brief._write import write_all
    from contingent.scenario import load, under
    from contingent.simulate.supply import sustain as run

    for target in (audit, output):
        _probe(target)
    if output and Path(output).suffix not in _PICTURES:
        raise UsageError("no such kind of output", value=output, allowed="a name ending in .svg or .html")
    loaded = under(load(scenario), hypothesis)
    with progress() as steps:
        steps.say("rotating", max(futures, 0) * (1 if hypothesis else 1 + len(loaded.hypotheses)))
        found = run(loaded, futures=futures, seed=seed, progress=steps.advance)
        courses = {} if hypothesis else {
            name: run(under(loaded, name), futures=futures, seed=seed, progress=steps.advance)
            for name in loaded.hypotheses
        }  # fmt: skip
    foot = f"seed {seed}   scenario {loaded.sha256[:12]}   {futures:,} futures, no claim weighed"
    write_all(list(_files(loaded, found, foot, audit, output)))
    head = {"scenario": loaded.name, "sha256": loaded.sha256, "seed": seed, "futures": futures}
    if as_json:
        return click.echo(json.dumps({**head, **_data(loaded, found), **_by_course(courses)}, indent=1))
    click.echo("\n".join([*_text(found, courses), foot]))
    return None


def _text(found: Sustained, courses: Mapping[str, Sustained]) -> list[str]:
    import textwrap

    from contingent.brief._sustain import course_lines, sustain_lines

    lines = [*sustain_lines(found), *course_lines(courses)]
    return [line for text in lines for line in (textwrap.wrap(text, 80) if text[:1] != " " else [text])]


def _by_course(courses: Mapping[str, Sustained]) -> dict[str, Any]:
    """Give the figures of each hypothesis, where all were asked."""
    from contingent.brief._sustain import sustain_rows

    rows = {name: {"figures": sustain_rows(found), "risk": found.risk} for name, found in courses.items()}
    return {"hypotheses": rows} if rows else {}


def _data(scenario: Scenario, found: Sustained) -> dict[str, Any]:
    from contingent.brief._sustain import middle_future, sustain_rows

    middle = middle_future(scenario, found)
    return {
        "figures": sustain_rows(found), "risk": found.risk, "assumed": list(found.assumed), "middle_future": middle,
    }  # fmt: skip


def _files(
    scenario: Scenario, found: Sustained, foot: str, audit: str | None, output: str | None
) -> list[tuple[str, str]]:
    from contingent.brief._sustain import audit_rows, sustain_page, sustain_picture

    files = []
    if audit:
        text = io.StringIO()
        names = ["future", "formation", "component", "demand", "leaves", "dwell_days", "tour_days", "lead_days", "cost"]
        table = csv.DictWriter(text, names, lineterminator="\n")
        table.writeheader()
        table.writerows(audit_rows(scenario, found))
        files.append((audit, text.getvalue()))
    if output:
        page = output.endswith(".html")
        files.append(
            (output, sustain_page(scenario, found, foot) if page else _alone(sustain_picture(scenario, found)))
        )
    return files


def _alone(picture: str) -> str:
    """Make an inline picture one that stands alone in a file."""
    return picture.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" ', 1)


def _probe(target: str | None) -> None:
    """Find that a file can be written before any work is done."""
    if target and (Path(target).is_dir() or not Path(target).resolve().parent.is_dir()):
        raise OutputError(
            "the output folder does not exist, or the output is a folder", value=target, mend="name a file"
        )
