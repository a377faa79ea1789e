"""The workspace's own pages: the form, and a page for what went wrong."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["STYLE_HASH", "form", "problem"]

_STYLE = files("contingent.web").joinpath("templates/page.css").read_text(encoding="utf-8")
STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
"""Hash of the one style that the content policy allows on these pages."""


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals["style"] = Markup(_STYLE)  # our own file, not input
    source = files("contingent.web").joinpath("templates/page.html.j2").read_text(encoding="utf-8")
    return environment.from_string(source)


def form() -> HTMLResponse:
    """Give the page with the text box."""
    return HTMLResponse(_template().render(problem=""))


def problem(message: str, status: int = 400) -> HTMLResponse:
    """Give a page that says what went wrong.

    Parameters
    ----------
    message : str
        One or more sentences, one fault a line.
    status : int
        HTTP status.

    Returns
    -------
    HTMLResponse
        With the form below the message, so that it can be tried again.

    Examples
    --------
    >>> problem("The report is <empty>.").body.count(b"&lt;empty&gt;")
    1
    """
    return HTMLResponse(_template().render(problem=message), status_code=status)
