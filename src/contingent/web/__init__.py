"""The web workspace on this machine only; starlette and uvicorn are loaded when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contingent.web._app import create_app
    from contingent.web._serve import serve

__all__ = ["create_app", "serve"]

_HOMES = {"create_app": "_app", "serve": "_serve"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    except ModuleNotFoundError as error:
        if error.name and error.name.split(".")[0] in (
            "starlette",
            "uvicorn",
            "multipart",
            "python_multipart",
        ):
            from contingent.errors import MissingExtra

            raise MissingExtra("web", "serving the workspace") from None
        raise
