"""From a Vega-Lite spec to an SVG that can stand inside a page."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from html import escape
from typing import Any

__all__ = ["prepare", "svg", "warm"]

_ROOT = re.compile(r"<svg\b[^>]*>")
_ID = re.compile(r'(\bid="|url\(#|href="#)([A-Za-z_][\w.-]*)')
_FONT = re.compile(r' font-family="[^"]*"')
_SIZE = re.compile(r'viewBox="([^"]+)"')


def svg(spec: dict[str, Any], name: str, alt: str) -> str:
    """Render a spec to inline SVG without a browser.

    Parameters
    ----------
    spec : dict
        Vega-Lite with its data inside; addresses of data elsewhere are refused.
    name : str
        Prefix that keeps ids apart from those of other charts on the page.
    alt : str
        Read out in place of the picture.

    Returns
    -------
    str
        One ``<svg>`` element with role ``img``; colours and fonts are left to the stylesheet.
    """
    ahead = _AHEAD.pop(id(spec), None)
    drawn = ahead[1].result() if ahead and ahead[0] is spec else _draw(spec)
    return _inline(drawn, name, alt)


_AHEAD: dict[int, tuple[dict[str, Any], Future[str]]] = {}
_WANTED = threading.Event()  # a page will be written
_DRAWERS = 2  # threads; a picture takes 50 ms, in which the interpreter is free


def prepare(specs: Iterable[dict[str, Any]]) -> None:
    """Draw pictures in the background, where a page is wanted, while the rest of the briefing is made.

    Parameters
    ----------
    specs : iterable of dict
        Specs that :func:`svg` will be asked for later; nothing is drawn unless :func:`warm` was called.
    """
    if not _WANTED.is_set():
        return
    pool = ThreadPoolExecutor(_DRAWERS)
    for spec in specs:
        _AHEAD[id(spec)] = (spec, pool.submit(_draw, spec))
    pool.shutdown(wait=False)


def _draw(spec: dict[str, Any]) -> str:
    import vl_convert  # 0.6 s for the first picture: only when a page is wanted

    drawn: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return drawn


def warm() -> threading.Thread:
    """Start the renderer in the background, so that it is ready when the futures are.

    Returns
    -------
    threading.Thread
        A daemon; nobody needs to wait for it. Starting takes 0.6 s once a process, in which other
        threads run freely.

    Examples
    --------
    >>> warm().daemon
    True
    """
    _WANTED.set()
    thread = threading.Thread(target=_start, name="contingent-charts", daemon=True)
    thread.start()
    return thread


def _start() -> None:
    import vl_convert

    vl_convert.vegalite_to_svg({"mark": "point", "data": {"values": [{}]}}, allowed_base_urls=[])


def _inline(drawn: str, name: str, alt: str) -> str:
    box = _SIZE.search(drawn)
    root = f'<svg class="chart" role="img" aria-label="{escape(alt)}" viewBox="{box[1] if box else "0 0 1 1"}">'
    drawn = _ROOT.sub(lambda _: root, drawn, count=1)
    drawn = _ID.sub(rf"\g<1>{name}-\g<2>", drawn)
    return _thin(_FONT.sub("", drawn))


def _thin(drawn: str) -> str:
    """Drop what Vega writes for its own use; it is a third of the bytes."""
    drawn = re.sub(r' (?:aria-roledescription|aria-hidden|pointer-events|role|class)="[^"]*"', _keep_root, drawn)
    drawn = re.sub(r'<path d="[^"]*" display="none"/>', "", drawn)
    return re.sub(r"(\.\d{2})\d+", r"\1", drawn)


def _keep_root(match: re.Match[str]) -> str:
    return match.group() if match.group() in (' class="chart"', ' role="img"') else ""
