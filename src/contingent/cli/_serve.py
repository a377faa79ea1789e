"""``contingent serve``: the workspace in the browser, on this machine only."""

from __future__ import annotations

import click

__all__ = ["serve"]


@click.command()
@click.option("--port", type=click.IntRange(1, 65_535), default=8765, show_default=True, help="Port on 127.0.0.1.")
def serve(port: int) -> None:
    """Serve the workspace at 127.0.0.1: paste a report, read its briefing. Nothing leaves the machine."""
    from contingent.web import serve as run

    run(port=port)
