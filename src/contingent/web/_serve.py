"""Serving the workspace on this machine."""

from __future__ import annotations

import socket

import uvicorn

from contingent.errors import UsageError
from contingent.web._app import create_app

__all__ = ["serve"]

HOST = "127.0.0.1"


def serve(port: int = 8765, *, futures: int = 20_000, seed: int = 1) -> None:
    """Serve the workspace on 127.0.0.1 until it is interrupted.

    Parameters
    ----------
    port : int
        Port, 0 to 65535; 0 takes any that is free.
    futures : int
        Futures a hypothesis.
    seed : int
        Same seed, same numbers.

    Raises
    ------
    UsageError
        If the port is out of range, taken or reserved.

    Examples
    --------
    >>> serve(70_000)
    Traceback (most recent call last):
    contingent.errors.UsageError: the port is out of range: 70000. Allowed: 0 to 65535.
    """
    if not 0 <= port <= 65535:
        raise UsageError("the port is out of range", value=port, allowed="0 to 65535")
    with _listening(port) as listener:
        import click

        click.echo(f"The workspace is at http://{HOST}:{listener.getsockname()[1]}/ (end it with Ctrl-C)", err=True)
        config = uvicorn.Config(create_app(futures=futures, seed=seed), log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise UsageError(
            f"the port cannot be used ({error.strerror})", value=port, mend="choose another with --port"
        ) from None
    return listener
