"""Write the tables of every key into docs/scenario.md, from the vocabulary."""

from __future__ import annotations

from pathlib import Path

from contingent.scenario import VOCABULARY, Key

PAGE = Path(__file__).resolve().parent.parent / "docs" / "scenario.md"
BEGIN, END = "<!-- keys: begin -->\n", "<!-- keys: end -->"
TITLES = {
    "top": "The file",
    "senders": "A sender",
    "deployments": "A deployment",
    "plan": "A planned batch",
    "profile": "A point of a profile",
    "theatres": "A theatre",
    "ammunition": "An ammunition",
    "deliveries": "A delivery",
    "components": "A component of the supply",
    "changes": "What changes a component",
    "demands": "A demand for formations",
    "substitutions": "A substitution",
    "correlations": "A correlation",
    "hypotheses": "A hypothesis",
    "actors": "An actor",
    "treaties": "A treaty",
    "regions": "A region",
    "facts": "A fact",
    "decisions": "A decision",
    "joiners": "A joiner",
    "engagements": "An engagement",
    "forums": "A forum",
    "interventions": "An intervention",
    "events": "An event",
    "questions": "A question",
    "sources": "A source",
}
WORDS = {
    "part": "parts by name",
    "shares": "shares by theatre",
    "ties": "shares by actor",
    "troops": "people by actor",
    "points": "0 to 100 by option",
    "set": "values by path",
    "groups": "lists of words",
    "texts": "texts",
    "prior": "probability",
    "rank": "-1 to 1",
    "cost": "number above 0",
}


def tables() -> str:
    """Give one table a kind of part, in the order of the vocabulary."""
    parts = dict.fromkeys(key.part for key in VOCABULARY)
    said = [_table(part, [key for key in VOCABULARY if key.part == part]) for part in parts if part != "periods"]
    return "\n".join([*said, _periods()])


def _table(part: str, keys: list[Key]) -> str:
    title = TITLES.get(part, f"A part of {part}")
    head = f"### {title}\n\n| key | form | default | means |\n|---|---|---|---|\n"
    return head + "".join(_row(key) for key in keys)


def _row(key: Key) -> str:
    name = f"**{key.name}**" if key.required else key.name
    default = key.default or (key.words[0] if key.words else "")
    basis = f"; {key.basis}" if key.basis else ""
    needed = f" Needed by {', '.join(key.schemes)}." if key.schemes else ""
    each = f" Drawn anew for each {key.each}." if key.each else ""
    return f"| {name} | {_form(key)} | {default} | {key.help}{basis}.{needed}{each} |\n"


def _form(key: Key) -> str:
    if key.words:
        return ", ".join(key.words)
    least, most = key.support
    if key.unit and (key.support != (-1e12, 1e12)):
        return f"{key.unit}, {least:,.12g} to {most:,.12g}"
    return WORDS.get(key.form, key.form)


def _periods() -> str:
    names = ", ".join(f"`{key.name}`" for key in VOCABULARY if key.part == "periods" and key.name != "from")
    return f"### A period\n\n**from** is its first day. It may change {names}.\n"


def main() -> None:
    """Put the tables between the two marks of the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}{tables()}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
