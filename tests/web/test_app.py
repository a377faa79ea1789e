"""The web workspace: the form, the briefing, and everything that is refused."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

import contingent.web._app as app_module
from contingent.errors import MissingExtra, UsageError
from contingent.reports import Report
from contingent.web import create_app, serve

TEXT = "Kyiv expects up to 15,000 North Korean troops in Russia's Kursk region, an official said."


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[list[Report]]:
    """Replace the briefing by a plain page, and keep the reports it was asked for."""
    asked: list[list[Report]] = []

    def page(reports: list[Report], layer: object, futures: int, seed: int) -> str:
        asked.append(reports)
        return "<p>a briefing</p>"

    monkeypatch.setattr(app_module, "_page", page)
    return asked


class _Client:
    """Asks the application directly, one request at a time (starlette's own client deprecates httpx)."""

    def __init__(self, **options: Any) -> None:
        self._app = create_app(**options)

    def get(self, path: str, **given: Any) -> httpx.Response:
        return self._ask("GET", path, given)

    def post(self, path: str, **given: Any) -> httpx.Response:
        return self._ask("POST", path, given)

    def _ask(self, method: str, path: str, given: dict[str, Any]) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as client:
                return await client.request(method, path, **given)

        return anyio.run(ask)


def _client(**options: Any) -> _Client:
    return _Client(**options)


def test_the_form_asks_nothing_of_any_other_machine() -> None:
    """The first page has a text box and a file choice, no script, and no address of another machine."""
    answer = _client().get("/")
    assert answer.status_code == 200
    assert '<textarea id="text"' in answer.text
    assert 'type="file"' in answer.text
    assert "<script" not in answer.text
    assert not re.search(r"https?://|//[a-z]", answer.text)


def test_every_answer_carries_a_strict_policy(made: list[list[Report]]) -> None:
    """Form, briefing, errors and refusals forbid scripts, requests, frames and foreign forms."""
    client = _client()
    answers = [
        client.get("/"),
        client.post("/brief", data={"text": TEXT}),
        client.post("/brief", data={"text": ""}),
        client.get("/none"),
        client.get("/", headers={"host": "evil.example"}),
    ]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "script-src" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "x-inline-style" not in answer.headers
    inline = ["'unsafe-inline'" in answer.headers["content-security-policy"] for answer in answers]
    assert inline == [False, True, False, False, False]


def test_the_form_s_style_is_the_one_that_the_policy_allows() -> None:
    """The hash in the policy is that of the page's one style."""
    import base64
    import hashlib

    answer = _client().get("/")
    styles = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    assert len(styles) == 1
    assert f"'sha256-{digest}'" in answer.headers["content-security-policy"]


def test_text_and_files_become_reports(made: list[list[Report]]) -> None:
    """A pasted text and files of one name give reports of their own, dated as said."""
    files = [("file", ("a.txt", TEXT.encode())), ("file", ("a.txt", b"<p>Some 300 soldiers left the town."))]
    answer = _client().post("/brief", data={"text": TEXT, "published": "2024-11-17"}, files=files)
    assert answer.text == "<p>a briefing</p>"
    (reports,) = made
    assert [report.id for report in reports] == ["text", "a", "a-2"]
    assert {str(report.published) for report in reports} == {"2024-11-17"}


@pytest.mark.parametrize(
    ("sent", "files", "words"),
    [
        ({"text": " "}, None, "no report was sent"),
        ({"text": TEXT, "published": "yesterday"}, None, "no such day: &#39;yesterday&#39;"),
        ({"text": "Северная Корея отправит 10 000 солдат."}, None, "Cyrillic"),
        ({}, {"file": ("<b>.png", b"\x89PNG\r\n")}, "&lt;b&gt;.png: this is a PNG image"),
        ({}, {"file": ("a.txt", b"")}, "the report is empty"),
        ({"text": TEXT}, {"corrections": ("c.yaml", b"\xff\xfe\xfa")}, "c.yaml: the file of corrections is not text"),
        ({"text": TEXT}, {"corrections": ("c.yaml", b"x: 1")}, "c.yaml:1: not a file of corrections"),
        (
            {"text": TEXT},
            {"corrections": ("c.yaml", b"corrections:\n- {quote: <i>never</i>, reject: wrong}")},
            "c.yaml:2: corrections.1.quote: the words stand in no report: &#39;&lt;i&gt;never&lt;/i&gt;&#39;",
        ),
    ],
)
def test_bad_input_is_a_readable_page(sent: dict[str, str], files: Any, words: str) -> None:
    """What cannot be read is told on a page with status 400 and the form to try again."""
    answer = _client().post("/brief", data=sent, files=files)
    assert answer.status_code == 400
    assert words in answer.text
    assert "Try again" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "evil.example:8765", "127.0.0.1@evil.example"]
)
def test_a_rebound_name_is_refused(made: list[list[Report]], host: str) -> None:
    """A request under another host name, as DNS rebinding makes them, reaches nothing."""
    answer = _client().post("/brief", data={"text": TEXT}, headers={"host": host})
    assert answer.status_code == 400
    assert made == []


@pytest.mark.parametrize("host", ["127.0.0.1:9", "localhost:8765", "[::1]:80", "LOCALHOST"])
def test_this_machine_s_names_pass(host: str) -> None:
    """The names of this machine pass with any port."""
    assert _client().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_another_page_may_not_send_reports(made: list[list[Report]], headers: dict[str, str]) -> None:
    """A form on another page that posts to the workspace is refused; the workspace's own is not."""
    assert _client().post("/brief", data={"text": TEXT}, headers=headers).status_code == 403
    own = {"origin": "http://127.0.0.1:8765"}
    assert _client().post("/brief", data={"text": TEXT}, headers=own).status_code == 200
    assert len(made) == 1


def test_a_large_body_is_refused_said_or_not(made: list[list[Report]]) -> None:
    """A body over the limit is refused by its stated length, and while it is read without one."""
    client = _client(most_bytes=1000)
    assert client.post("/brief", data={"text": "a" * 2000}).status_code == 413

    async def stream() -> Any:
        yield b"text="
        for _ in range(20):
            yield b"a" * 100

    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = client.post("/brief", content=stream(), headers=kind)
    assert answer.status_code == 413
    assert "larger than" in answer.text
    assert made == []


def test_wrong_pages_and_methods_are_told() -> None:
    """An unknown page and a wrong method give readable pages."""
    assert "no such page" in _client().get("/none").text
    answer = _client().get("/brief")
    assert (answer.status_code, "takes a form" in answer.text) == (405, True)


def test_a_fault_of_the_program_shows_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unexpected fault gives a page without inner details, with the policy in force."""

    def fail(*_: object) -> str:
        raise RuntimeError("secret")

    monkeypatch.setattr(app_module, "_page", fail)
    answer = _client().post("/brief", data={"text": TEXT})
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_report_becomes_a_briefing() -> None:
    """A text that is sent comes back as the briefing that the command line writes, its text escaped."""
    sent = {"text": f"{TEXT} <script>x</script>", "published": "2024-11-17"}
    answer = _client(futures=1000).post("/brief", data=sent)
    assert answer.status_code == 200, answer.text[-2000:]
    assert "15,000" in answer.text
    assert "&lt;script&gt;x" in answer.text
    assert "<script>x" not in answer.text


def test_corrections_are_honoured() -> None:
    """A file of corrections alters the claim, the page says what it was, and the command asks for the file again."""
    layer = b"corrections:\n- {quote: North Korean troops, edit: {bound: at_least}, why: heard on the tape}"
    answer = _client(futures=1000).post("/brief", data={"text": TEXT}, files={"corrections": ("c.yaml", layer)})
    assert answer.status_code == 200, answer.text[-2000:]
    assert "heard on the tape" in answer.text
    assert "--corrections FILE" in answer.text


def test_a_taken_port_is_told() -> None:
    """A port in use, or none at all, is named with the way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match=r"cannot be used.*--port"):
            serve(taken.getsockname()[1])
    with pytest.raises(UsageError, match="out of range: -1"):
        serve(-1)


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "python_multipart"])
def test_without_the_extra_the_install_line_is_told(missing: str) -> None:
    """Where a part of the extra is not installed the message holds the exact install line."""
    code = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "from contingent.errors import MissingExtra\nimport contingent.web\n"
        "try:\n    contingent.web.serve\nexcept MissingExtra as error:\n    print(error)"
    )
    path = str(Path(__file__).resolve().parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(MissingExtra("web", "serving the workspace"))
