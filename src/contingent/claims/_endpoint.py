"""An OpenAI-compatible chat endpoint, by the standard library: one request, its faults in words, answers cached.

A client library would add five packages for one POST. The key comes from the environment alone, is sent only
over TLS or to this machine, and never follows a redirection.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from contingent.errors import ReaderError, UsageError

__all__ = ["Endpoint", "endpoint_of"]

KEY = "CONTINGENT_LLM_KEY"
_TRIES = 3
_LONGEST_WAIT_SECONDS = 60.0  # assumed: a server that asks for more has no room today
_LARGEST_ANSWER = 4 * 1024 * 1024  # bytes, assumed: a hundred times the longest answer
_LOCAL = {"localhost", "127.0.0.1", "::1"}

Tell = Callable[[str], None]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Refuse: text and key go to the address that the user named, nowhere else."""
        return


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers, and what it may cost in time.

    Parameters
    ----------
    url : str
        Base address, such as ``http://localhost:11434/v1``; ``/chat/completions`` is added.
    model : str
        Its name there.
    key : str
        Sent as a bearer token; ``''`` for none.
    cache : Path or None
        Folder of answers by content; None keeps none.
    timeout_seconds : float
        For one request, all of its answer included.
    tell : callable
        Told, before it happens, what leaves the machine.
    sleep : callable
        Waits a number of seconds between tries.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    cache: Path | None = None
    timeout_seconds: float = 60.0
    tell: Tell = print
    sleep: Callable[[float], None] = time.sleep

    def ask(self, messages: Sequence[dict[str, str]], what: str) -> str:
        """Give the model's answer, from the cache where it was asked before.

        Parameters
        ----------
        messages : sequence of dict
            Roles and contents.
        what : str
            What is sent, for the user.

        Returns
        -------
        str

        Raises
        ------
        ReaderError
            If the server cannot be reached, refuses, is too slow, or answers in another form.
        """
        body = {"model": self.model, "messages": list(messages), "temperature": 0}
        name = hashlib.sha256(json.dumps([self.url, body]).encode()).hexdigest()
        if (kept := self._kept(name)) is not None:
            return kept
        self.tell(f"sending {what} to {urlsplit(self.url).netloc}, model {self.model}")
        answer = _content(self._post(body), self.url)
        self._keep(name, answer)
        return answer

    def _kept(self, name: str) -> str | None:
        if self.cache is None:
            return None
        try:
            return (self.cache / f"{name}.txt").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def _keep(self, name: str, answer: str) -> None:
        """Keep an answer whole or not at all; a cache that cannot be written costs time, nothing else."""
        if self.cache is None:
            return
        try:
            self.cache.mkdir(parents=True, exist_ok=True, mode=0o700)
            part = self.cache / f"{name}.{os.getpid()}.part"
            part.write_text(answer, encoding="utf-8")
            part.replace(self.cache / f"{name}.txt")
        except OSError as error:
            self.tell(f"the answer was not cached ({error.strerror})")

    def _post(self, body: dict[str, Any]) -> bytes:
        opener = urllib.request.build_opener(_NoRedirect)
        for number in range(1, _TRIES + 1):
            try:
                return self._once(opener, body)
            except urllib.error.HTTPError as error:
                wait = _wait(error.code, error.headers, number)
                if wait is None or number == _TRIES:
                    raise _refused(error, self.url) from None
                self.tell(f"the server answered {error.code}; trying again in {wait:g} s")
                error.close()
                self.sleep(wait)
            except TimeoutError:
                raise _slow(self.url, self.timeout_seconds) from None
            except (urllib.error.URLError, OSError, ValueError) as error:
                reason = getattr(error, "reason", error)
                if isinstance(reason, TimeoutError):
                    raise _slow(self.url, self.timeout_seconds) from None
                raise _unreached(self.url, str(reason)) from None
        raise AssertionError("the loop returns or raises")

    def _once(self, opener: urllib.request.OpenerDirector, body: dict[str, Any]) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        address = f"{self.url.rstrip('/')}/chat/completions"
        request = urllib.request.Request(address, json.dumps(body).encode(), headers)
        until = time.monotonic() + self.timeout_seconds
        parts, size = [], 0
        with opener.open(request, timeout=self.timeout_seconds) as answer:
            while part := answer.read1(65_536):
                parts.append(part)
                size += len(part)
                if time.monotonic() > until:  # a server that drips keeps each single read under the limit
                    raise TimeoutError
                if size > _LARGEST_ANSWER:
                    raise ValueError(f"the answer is longer than {_LARGEST_ANSWER} bytes")
        return b"".join(parts)


def endpoint_of(url: str | None, model: str | None, tell: Tell) -> Endpoint:
    """Make an endpoint of options and environment.

    Parameters
    ----------
    url, model : str or None
        As given; else ``CONTINGENT_LLM_URL`` and ``CONTINGENT_LLM_MODEL``. The key is ``CONTINGENT_LLM_KEY``.
    tell : callable
        Told what leaves the machine.

    Returns
    -------
    Endpoint

    Raises
    ------
    UsageError
        If address or model is missing, or the key would travel unprotected.
    """
    url, model = url or os.environ.get("CONTINGENT_LLM_URL", ""), model or os.environ.get("CONTINGENT_LLM_MODEL", "")
    for value, name in ((url, "url"), (model, "model")):
        if not value:
            mend = f"add --llm-{name}, or set CONTINGENT_LLM_{name.upper()}"
            raise UsageError(f"the reader llm needs the {name} of a chat endpoint", mend=mend)
    try:
        parts = urlsplit(url)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        known = False
    if not known:
        raise UsageError("no address of a chat endpoint", value=url, allowed="such as http://localhost:11434/v1")
    key = os.environ.get(KEY, "")
    if key and parts.scheme == "http" and parts.hostname not in _LOCAL:
        raise UsageError(
            "the key would travel unprotected", value=url, allowed="https", mend=f"unset {KEY}, or use https"
        )
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Endpoint(url, model, key, home / "contingent" / "llm", tell=tell)


def _wait(code: int, headers: Message, number: int) -> float | None:
    """Give the seconds to wait before trying again, None where it would not help."""
    if code != 429 and code < 500:
        return None
    try:
        asked = float(headers.get("Retry-After", ""))
    except ValueError:
        return float(2**number)
    return max(asked, 0.0) if asked <= _LONGEST_WAIT_SECONDS else None


def _content(data: bytes, url: str) -> str:
    try:
        content = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        content = None
    if not isinstance(content, str):
        raise ReaderError(
            "the server's answer is no chat completion", where=url, value=data[:60],
            allowed="an OpenAI-compatible answer",
            mend="check the address: it ends in /v1 on most servers",
        )  # fmt: skip
    return content


def _slow(url: str, seconds: float) -> ReaderError:
    mend = "try again: answers so far are kept; or use a smaller model, or --reader rules"
    return ReaderError(f"the server did not answer within {seconds:g} s", where=url, mend=mend)


def _unreached(url: str, reason: str) -> ReaderError:
    mend = "start the server, check the address, or use --reader rules"
    return ReaderError(f"the server cannot be reached ({reason})", where=url, mend=mend)


def _refused(error: urllib.error.HTTPError, url: str) -> ReaderError:
    said = error.read(200).decode("utf-8", "replace").strip()
    error.close()
    if error.code in {401, 403}:
        return ReaderError(f"the server refused the key ({error.code})", where=url, mend=f"set {KEY}")
    if error.code == 429:
        mend = "wait and run again: answers so far are kept"
        return ReaderError("the server has too many requests (429)", where=url, mend=mend)
    mend = "check address and model"
    return ReaderError(f"the server answered {error.code}", where=url, value=said or None, mend=mend)
