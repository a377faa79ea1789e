"""The entry point: find the command, run it, turn every expected error into one message."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from contingent.errors import ContingentError

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "brief": "_brief",
    "claims": "_claims",
    "draft": "_draft",
    "check": "_check",
    "schema": "_schema",
    "simulate": "_simulate",
    "weigh": "_weigh",
    "consistency": "_consistency",
    "watch": "_watch",
    "compare": "_compare",
    "sustain": "_sustain",
    "series": "_series",
    "explain": "_explain",
    "validate": "_validate",
    "forecast": "_archive",
    "resolve": "_archive",
    "score": "_archive",
    "serve": "_serve",
}
"""Commands in the order of the help page, and the module that holds each; loaded when asked for."""


class _Lazy(click.Group):
    """A group that imports a command only when it is named: the help page costs nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"contingent.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="contingent")
def cli() -> None:
    """From a news report about armies to a briefing.

    Who claims what and how surely, whether the claims can all be true together, what it would mean month by month,
    how likely each course is, and what to watch next.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Parameters
    ----------
    arguments : sequence of str, optional
        Arguments after the program's name; those of the process if None.
    """
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = cli.main(args=None if arguments is None else list(arguments), standalone_mode=False)
    except ContingentError as error:
        click.echo(f"contingent: {error}", err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("contingent: stopped; no file was changed.", err=True)
        return 3
    except BrokenPipeError:  # the reader has gone, as `head` does
        _close_output()
        return 0
    except OSError as error:
        # What a command reads and writes by name has messages of its own; this is the output it prints.
        _close_output()
        click.echo(f"contingent: the output cannot be written: {error.strerror or error}.", err=True)
        return 2
    return code if isinstance(code, int) else 0


def _close_output() -> None:
    """Send what is left of standard output nowhere: Python would complain again when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
