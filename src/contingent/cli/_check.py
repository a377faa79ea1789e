"""``contingent check``: every fault of a scenario file at once."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from contingent.cli import _options

__all__ = ["check"]


@click.command()
@click.argument("scenario")
@click.option("--strict", is_flag=True, help="Exit with 1 where there are warnings.")
@_options.json_flag
def check(scenario: str, strict: bool, as_json: bool) -> int:
    """Find every fault and oddity of a scenario file, with line, value, what is allowed and the mend."""
    from contingent.scenario import check as find

    found = find(scenario)
    faults = [fault for fault in found if not fault.warning]
    code = 2 if faults else 1 if found and strict else 0
    if as_json:
        click.echo(json.dumps([asdict(fault) for fault in found], ensure_ascii=False, indent=1))
        return code
    for fault in found:
        click.echo(("warning: " if fault.warning else "") + fault.say(scenario))
    odd = len(found) - len(faults)
    click.echo(f"{scenario}: {_many(len(faults), 'fault')}, {_many(odd, 'warning')}.")
    return code


def _many(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
