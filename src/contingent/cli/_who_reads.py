"""The options that say who finds the claims, for every command that reads reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from contingent.claims import Readers

__all__ = ["Asked", "flags", "who_reads"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked for; nothing is loaded yet."""

    reader: str
    llm_url: str | None
    llm_model: str | None
    spacy_model: str | None

    def load(self) -> Readers:
        """Make the readers; what leaves the machine is told on standard error."""
        from contingent.claims import load_readers

        tell = partial(click.echo, err=True)
        return load_readers(
            self.reader, url=self.llm_url, model=self.llm_model, spacy_model=self.spacy_model, tell=tell
        )  # fmt: skip


def flags(readers: Readers) -> list[str]:
    """Give the options that ask for the same readers again; the key of a server is none of them."""
    if readers.names == ("rules",):
        return []
    told = ["--reader", ",".join(readers.names)]
    if readers.endpoint is not None:
        told += ["--llm-url", readers.endpoint.url, "--llm-model", readers.endpoint.model]
    return told + (["--spacy-model", readers.model] if "spacy" in readers.names else [])


_OPTIONS = (
    click.option(
        "--reader", default="rules", show_default=True, metavar="WHO",
        help="Who finds the claims: rules, llm (a model; text leaves this program), spacy (an installed model), "
        "or two of them, such as rules,llm.",
    ),
    click.option(
        "--llm-url", metavar="URL", help="OpenAI-compatible endpoint of llm, ending in /v1.  [or CONTINGENT_LLM_URL]"
    ),
    click.option("--llm-model", metavar="NAME", help="Its model.  [or CONTINGENT_LLM_MODEL]"),
    click.option("--spacy-model", metavar="NAME", help="Installed model of spacy.  [default: en_core_web_sm]"),
)  # fmt: skip


def who_reads(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command, which gets them as one argument, `asked`."""

    @wraps(command)
    def told(*, reader: str, llm_url: str | None, llm_model: str | None, spacy_model: str | None, **others: Any) -> Any:
        return command(asked=Asked(reader, llm_url, llm_model, spacy_model), **others)

    made: Callable[..., Any] = told
    for option in reversed(_OPTIONS):
        made = option(made)
    return made
