"""The workspace: a form, and the briefing of what was sent."""

from __future__ import annotations

from datetime import date

import anyio
import python_multipart  # noqa: F401 (starlette needs it for forms; its absence must show here, not at the first upload)
from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from contingent.claims import Corrections, read_corrections
from contingent.errors import ContingentError, UsageError
from contingent.reports import LARGEST, Report, from_bytes
from contingent.web._guard import MOST_BYTES, Guard, TooLarge, too_large
from contingent.web._pages import form, problem

__all__ = ["create_app"]

_MOST_FILES = 20  # assumed: a briefing of more is made on the command line


def create_app(*, futures: int = 20_000, seed: int = 1, most_bytes: int = MOST_BYTES) -> Guard:
    """Make the web application.

    Parameters
    ----------
    futures : int
        Futures a hypothesis.
    seed : int
        Same seed, same numbers.
    most_bytes : int
        Largest request, bytes.

    Returns
    -------
    Guard
        An ASGI application: ``GET /`` gives the form, ``POST /brief`` the briefing. It answers this
        machine only, asks nothing of any other, and keeps nothing.

    Examples
    --------
    >>> type(create_app(futures=1_000)).__name__
    'Guard'
    """
    turn = CapacityLimiter(1)  # one briefing at a time: each uses every core already

    async def brief(request: Request) -> Response:
        """Answer the form with a briefing."""
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FILES, max_part_size=LARGEST + 1) as sent:
            reports, layer = await _reports(sent), await _layer(sent)
        page = await anyio.to_thread.run_sync(_page, reports, layer, futures, seed, limiter=turn)
        return HTMLResponse(page, headers={"x-inline-style": "yes"})

    app = Starlette(
        routes=[Route("/", _form), Route("/brief", brief, methods=["POST"])],
        exception_handlers={
            ContingentError: _told,
            HTTPException: _refused,
            TooLarge: _too_large,
            Exception: _failed,
        },
    )
    return Guard(app, most_bytes)  # outside of all, so that every answer carries its headers


async def _form(_: Request) -> Response:
    return form()


async def _reports(sent: FormData) -> list[Report]:
    day = _day(str(sent.get("published") or ""))
    found: list[Report] = []
    text = sent.get("text")
    if isinstance(text, str) and text.strip():
        found.append(from_bytes(text.encode("utf-8", "replace"), name="text", published=day))
    for number, item in enumerate(sent.getlist("file"), start=1):
        if isinstance(item, UploadFile) and item.filename:
            report = from_bytes(await item.read(), name=item.filename, published=day)
            found.append(_renamed(report, found, number))
    if not found:
        raise UsageError("no report was sent", mend="write or paste a text, or choose a file")
    return found


async def _layer(sent: FormData) -> Corrections | None:
    """Read an analyst's corrections; their faults are told with those that the reports tell."""
    item = sent.get("corrections")
    if not isinstance(item, UploadFile) or not item.filename:
        return None
    try:
        return read_corrections((await item.read()).decode("utf-8-sig"), item.filename)
    except UnicodeDecodeError:
        raise UsageError(
            "the file of corrections is not text", where=item.filename, mend="save it as UTF-8"
        ) from None  # fmt: skip


def _renamed(report: Report, others: list[Report], number: int) -> Report:
    from dataclasses import replace

    taken = any(other.id == report.id for other in others)
    return replace(report, id=f"{report.id}-{number}") if taken else report


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError("no such day", value=text, allowed="a day such as 2024-11-17") from None


def _page(reports: list[Report], layer: Corrections | None, futures: int, seed: int) -> str:
    from contingent.brief import choose, make, to_html

    chosen = choose(reports, draft_file="a scenario for it", corrections=layer)
    more = "" if layer is None else " --corrections FILE"
    command = f"contingent brief REPORT{more} --futures {futures} --seed {seed}"
    briefing = make(
        chosen.ledger.reports, scenario=chosen.scenario, ledger=chosen.ledger, futures=futures, seed=seed,
        command=command, as_of=chosen.as_of,
    )  # fmt: skip
    return to_html(briefing)


async def _told(_: Request, error: Exception) -> Response:
    return problem(str(error))


async def _refused(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    said = {404: "There is no such page here.", 405: "This page takes a form, sent from the workspace."}
    return problem(said.get(status, f"The form could not be read: {getattr(error, 'detail', error)}"), status=status)


async def _too_large(_: Request, __: Exception) -> Response:
    return too_large()


async def _failed(_: Request, __: Exception) -> Response:
    return problem(
        "The briefing failed by a fault of the program. The terminal shows it; please report it.", status=500
    )
