"""What every request must pass and every answer must carry, in plain ASGI."""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from contingent.reports import LARGEST
from contingent.web._pages import STYLE_HASH, problem

__all__ = ["HOSTS", "MOST_BYTES", "Guard", "TooLarge"]

HOSTS = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
"""Names under which this machine asks for itself. A page of the web that rebinds its name to
127.0.0.1 still sends its own name, and is refused."""

MOST_BYTES = 4 * LARGEST
"""Largest request, bytes: four of the largest reports at once (assumed), held in memory meanwhile."""

_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_POLICY = (
    "default-src 'none'; style-src {style}; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class TooLarge(Exception):
    """A request went over the limit while it was read."""


class Guard:
    """Refuses foreign hosts, foreign origins and large bodies; adds the security headers.

    Parameters
    ----------
    app : ASGI application
        What answers the requests that pass.
    most_bytes : int
        Largest request body, bytes.
    """

    def __init__(self, app: ASGIApp, most_bytes: int = MOST_BYTES) -> None:
        self._app, self._most = app, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(Headers(scope=scope), scope["method"])
        await (refused or self._app)(scope, self._counted(receive), _with_headers(send))

    def _refusal(self, headers: Headers, method: str) -> Response | None:
        if not HOSTS.fullmatch(headers.get("host", "")):
            return problem("The workspace answers under 127.0.0.1 and localhost only.")
        foreign = headers.get("origin", f"http://{headers['host']}") != f"http://{headers['host']}"
        if method not in ("GET", "HEAD") and (foreign or headers.get("sec-fetch-site") == "cross-site"):
            return problem("Another page may not send reports to the workspace.", status=403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > self._most:
            return too_large(self._most)
        return None

    def _counted(self, receive: Receive) -> Receive:
        taken = 0

        async def counting() -> Message:
            """Pass a part on, and count it."""
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise TooLarge
            return message

        return counting


def too_large(most_bytes: int = MOST_BYTES) -> Response:
    """Answer a request that is too large."""
    return problem(f"The reports are larger than {most_bytes / 1e6:.0f} MB together. Send fewer.", status=413)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        """Pass a part on; the first gets the headers."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            # A briefing styles its pictures by attribute, which no hash can name.
            inline = headers.get("x-inline-style") == "yes"
            del headers["x-inline-style"]
            style = "'unsafe-inline'" if inline else f"'sha256-{STYLE_HASH}'"
            headers["content-security-policy"] = _POLICY.format(style=style)
            headers.update(_HEADERS)
        await send(message)

    return sending
