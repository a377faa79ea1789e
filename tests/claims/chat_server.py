"""A real HTTP server on this machine that speaks the chat protocol, faults included."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Chat:
    """What the server will answer, and what it was asked."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        """Each a text of the model, a list of claims, or a pair (status, headers) of a refusal, or a fault by name."""
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""


class _Handler(BaseHTTPRequestHandler):
    chat: Chat

    def do_POST(self) -> None:
        """Answer a completion."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.chat.asked.append(body)
        self.chat.headers.append(dict(self.headers))
        assert self.path.endswith("/v1/chat/completions")
        answer = self.chat.answers.pop(0)
        if answer == "slow":
            time.sleep(0.6)
            answer = "{}"
        if answer == "drip":
            self._head(200, {"Content-Length": "1000"})
            self._drip()
        elif answer == "hang up":
            self.connection.close()
        elif isinstance(answer, tuple):
            self._head(answer[0], {"Content-Length": "4", **answer[1]})
            self.wfile.write(b"busy")
        elif isinstance(answer, bytes):
            self._send(answer)
        else:
            text = answer if isinstance(answer, str) else json.dumps({"claims": answer})
            self._send(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode())

    def _drip(self) -> None:
        for _ in range(12):
            time.sleep(0.1)
            try:
                self.wfile.write(b" ")
                self.wfile.flush()
            except OSError:
                return

    def _send(self, data: bytes) -> None:
        self._head(200, {"Content-Type": "application/json", "Content-Length": str(len(data))})
        try:
            self.wfile.write(data)
        except OSError:  # the client gave up, as it should
            return

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Keep the tests' output clean."""


@contextmanager
def chat_server() -> Iterator[Chat]:
    """Serve on a free port of this machine until the block ends."""
    chat = Chat()
    handler = type("Handler", (_Handler,), {"chat": chat})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    chat.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield chat
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
