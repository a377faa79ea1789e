"""``contingent explain``: from a number of a briefing back to sentences, inputs and assumptions."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

import click

from contingent.errors import InputError

__all__ = ["explain"]


@click.command()
@click.argument("number_id")
@click.option(
    "--briefing",
    "file",
    default="briefing.json",
    show_default=True,
    metavar="FILE",
    help="The briefing's data.",
)
def explain(number_id: str, file: str) -> None:
    """Say where a number of a briefing comes from; its id stands beside it in the data, such as J1.p."""
    from contingent.brief import explain as say

    for line in say(read_briefing(file), number_id).splitlines():
        indent = " " * (len(line) - len(line.lstrip()))
        click.echo(
            textwrap.fill(line, 80, subsequent_indent=indent + "  ", break_on_hyphens=False, break_long_words=False)
        )


def read_briefing(file: str) -> dict[str, Any]:
    """Read a briefing's data.

    Parameters
    ----------
    file : str
        As written by ``contingent brief``.

    Returns
    -------
    dict

    Raises
    ------
    InputError
        If the file is missing or is not a briefing.
    """
    mend = "make one with 'contingent brief FILE'"
    try:
        data = json.loads(Path(file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError("no such briefing", where=file, mend=mend) from None
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError("not a briefing's data", where=file, value=str(error), allowed="JSON", mend=mend) from None
    if not isinstance(data, dict) or "numbers" not in data:
        raise InputError("not a briefing's data", where=file, allowed="JSON with numbers", mend=mend)
    return data
