"""From a Vega-Lite spec to an SVG that can stand inside a page."""

from __future__ import annotations

import atexit
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from html import escape
from pathlib import Path
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


def prepare(specs: Iterable[dict[str, Any]]) -> None:
    """Draw pictures in the background, where a page is wanted, while the rest of the briefing is made.

    Parameters
    ----------
    specs : iterable of dict
        Specs that :func:`svg` will be asked for later; nothing is drawn unless :func:`warm` was called.
    """
    if not _PAINTERS:
        return
    asked = [(spec, Future[str]()) for spec in specs]
    _AHEAD.update({id(spec): (spec, found) for spec, found in asked})
    threading.Thread(target=_paint, args=(_PAINTERS[-1], asked), name="contingent-charts", daemon=True).start()


def _paint(painter: subprocess.Popen[bytes], asked: Sequence[tuple[dict[str, Any], Future[str]]]) -> None:
    """Have pictures drawn one by one; what the painter cannot draw, or its loss, is made good here."""
    for spec, found in asked:
        try:
            found.set_result(_painted(painter, spec) or _draw(spec))
        except BaseException as error:  # told where the picture is asked for
            found.set_exception(error)


def _painted(painter: subprocess.Popen[bytes], spec: dict[str, Any]) -> str | None:
    if painter.stdin is None or painter.stdout is None:
        return None
    try:
        painter.stdin.write(json.dumps(spec).encode() + b"\n")
        painter.stdin.flush()
        answer = painter.stdout.readline()
    except (OSError, TypeError, ValueError):  # it is gone, or the spec is no JSON
        return None
    drawn: str | None = json.loads(answer) if answer.endswith(b"\n") else None
    return drawn


def _draw(spec: dict[str, Any]) -> str:
    import vl_convert  # 0.6 s for the first picture: only when a page is wanted

    drawn: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return drawn


_PAINTERS: list[subprocess.Popen[bytes]] = []


def warm() -> None:
    """Start the renderer in a process of its own, so that it is ready when the futures are.

    It ends with this one. Where no process can be started, pictures are drawn in this one when they are asked for.

    Examples
    --------
    >>> warm()
    """
    if _PAINTERS or not sys.executable:
        return
    # -P: no file of the folder that the user stands in, or of this one, is taken for a module.
    command = [sys.executable, "-P", str(Path(__file__).with_name("_painter.py"))]
    with suppress(OSError):
        _PAINTERS.append(
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        )
        atexit.register(_dismiss)


def _dismiss() -> None:
    while _PAINTERS:
        painter = _PAINTERS.pop()
        painter.kill()  # nothing of it is kept
        with suppress(OSError):
            painter.communicate()


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
