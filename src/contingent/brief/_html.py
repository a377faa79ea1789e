"""A briefing as one self-contained HTML file: no script, no request to anywhere."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contingent.brief._briefing import MARK, Briefing, ChartSpec, Table

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["to_html"]

_TEMPLATES = Path(__file__).parent / "templates"
_SIZES = ("wide", "narrow")
_SHORT = 16  # letters: a number up to this long stays on one line

# Control characters have no place in HTML, and lone surrogates none in UTF-8.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def to_html(briefing: Briefing) -> str:
    """Write a briefing as one HTML file.

    Parameters
    ----------
    briefing : Briefing
        As made.

    Returns
    -------
    str
        A whole page with its style and pictures inside. Text of reports is escaped; a content policy
        forbids scripts and requests.

    Examples
    --------
    >>> to_html.__name__
    'to_html'
    """
    environment = _environment()
    marker = _Marker(briefing)
    environment.filters.update(say=marker.say, clean=_clean, slug=_slug)
    page = environment.get_template("briefing.html.j2")
    return page.render(
        b=briefing,
        css=(_TEMPLATES / "briefing.css").read_text(encoding="utf-8"),
        figures=_figures(briefing),
        inputs=_inputs(briefing),
    )


def _inputs(briefing: Briefing) -> tuple[Table, Table | None]:
    """Split the table of inputs: those that a judgement names stand open, the others behind a fold."""
    told = " ".join(text for one in briefing.judgements for text in one.why)
    named = set(re.findall(r"#(input-[^|\u27e7]+)", told))
    whole = briefing.assumptions
    first = tuple(row for row in whole.rows if row.anchor in named)
    rest = tuple(row for row in whole.rows if row.anchor not in named)
    if not first or not rest:
        return whole, None
    return (
        replace(whole, caption="The inputs that drive the judgements, with their ranges", rows=first),
        replace(whole, id=f"{whole.id}-rest", rows=rest, note=""),
    )


def _figures(briefing: Briefing) -> dict[str, dict[str, Markup]]:
    """Draw the charts side by side: the renderer lets go of the interpreter, and a picture takes 50 ms."""
    with ThreadPoolExecutor() as pool:
        return dict(zip(briefing.charts, pool.map(_drawn, briefing.charts.values()), strict=True))


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_finalize,
    )  # fmt: skip


def _finalize(value: Any) -> Any:
    """Clean every printed string; markup is ours and clean already."""
    from markupsafe import Markup

    return _clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _held(text: str) -> str:
    """Keep "57 %" and "± 1" on one line."""
    return re.sub(r"(?<=\d) (?=%)|(?<=±) ", "\u00a0", _clean(text))


def _slug(name: str) -> str:
    """Make an id without spaces and quotes; ids of claims and inputs keep their dots."""
    return re.sub(r"[^\w.:-]+", "-", name)


class _Marker:
    """Turn the marks of sentences into numbers with an address, and into links."""

    def __init__(self, briefing: Briefing) -> None:
        self._numbers = briefing.numbers
        self._shown: set[str] = set()

    def say(self, text: str) -> Markup:
        """Escape a sentence and fill in its marks."""
        from markupsafe import Markup, escape

        parts, last = [], 0
        for match in MARK.finditer(text):
            parts += [escape(_held(text[last : match.start()])), self._one(match)]
            last = match.end()
        return Markup("").join([*parts, escape(_held(text[last:]))])

    def _one(self, match: re.Match[str]) -> Markup:
        from markupsafe import Markup, escape

        sign, name, words = match.groups()
        if sign:
            target = f"claim-{name}" if sign == "@" else name
            return Markup('<a href="#{}">{}</a>').format(_slug(target), _clean(words or name))
        if name not in self._numbers:
            return escape(_clean(match.group()))
        return self._number(name)

    def _number(self, name: str) -> Markup:
        from markupsafe import Markup

        number = self._numbers[name]
        text, title = _held(number.text), _clean(f"{name}: {number.meaning}")
        if len(text) <= _SHORT:
            text = text.replace(" ", "\u00a0")
        if number.value is None:
            return Markup('<span class="none" title="{}">{}</span>').format(title, text)
        first = name not in self._shown
        self._shown.add(name)
        anchor = Markup(' id="n-{}"').format(_slug(name)) if first else ""
        return Markup('<data class="n"{} value="{}" title="{}">{}</data>').format(anchor, number.value, title, text)


def _drawn(chart: ChartSpec) -> dict[str, Markup]:
    from markupsafe import Markup

    from contingent.brief.charts import svg

    specs = {"wide": chart.spec, "narrow": chart.narrow}
    return {size: Markup(svg(specs[size], f"{chart.name}-{size}", _clean(chart.alt))) for size in _SIZES}
