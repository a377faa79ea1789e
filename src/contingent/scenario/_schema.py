"""The JSON Schema of scenario files, made from the vocabulary, so that the two cannot part."""

from __future__ import annotations

import re
from typing import Any, get_args

from contingent.scenario._units import NUMBER, SAID, UNITS, Unit
from contingent.scenario._vocabulary import PARTS, SCHEMES, Key, Part, keys

__all__ = ["schema"]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NAME = "^[a-z][a-z0-9_]*$"
_DATE = r"^\d{4}-\d{2}-\d{2}$"
_SET = r"^(correlations|(senders|deployments|theatres|ammunition|deliveries|components|demands)\..+)$"
# YAML reads what looks like a number or yes as such; as a title it is a text all the same.
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_SOURCED = ("value", "source", "why")


def schema() -> dict[str, Any]:
    """Give the JSON Schema of scenario files.

    Returns
    -------
    dict
        Draft 2020-12. What needs more than one value (dates in order, shares that sum to 100 %, names that
        exist) is left to :func:`check`.

    Examples
    --------
    >>> schema()["properties"]["deployments"]["patternProperties"]
    {'^[a-z][a-z0-9_]*$': {'$ref': '#/$defs/deployments'}}
    """
    parts = {part: _part(part) for part in PARTS if part != "top"}
    units = {_defined(unit): _quantity(unit) for unit in get_args(Unit)}
    return {"$schema": _DRAFT, "title": "A scenario of contingent", **_part("top"), "$defs": {**parts, **units}}


def _defined(unit: Unit) -> str:
    return f"quantity_{unit.replace(' ', '_')}"


def _part(part: Part) -> dict[str, Any]:
    rows = keys(part).values()
    return {
        "type": "object",
        "properties": {key.name: {"description": _help(key), **_form(key)} for key in rows},
        "required": [key.name for key in rows if key.required],
        "additionalProperties": False,
    }


def _help(key: Key) -> str:
    default = key.default or (key.words[0] if key.words and key.part != "periods" else "")
    filled = f" Default: {default} ({key.basis})." if default else ""
    needed = f" Needed by: {', '.join(key.schemes)}." if key.schemes else ""
    return f"{key.help[0].upper()}{key.help[1:]}.{filled}{needed}"


def _form(key: Key) -> dict[str, Any]:
    """Give the schema of one key's values."""
    if key.unit is not None:
        return {"$ref": f"#/$defs/{_defined(key.unit)}"}
    if key.form == "part":
        return _parts(key.name)
    if key.form == "list":
        return {"type": "array", "items": {"$ref": f"#/$defs/{key.name}"}}
    if key.form in ("scheme", "word"):
        return {"enum": list(key.words or SCHEMES)}
    return _FORMS[key.form]


def _parts(name: str) -> dict[str, Any]:
    inner: dict[str, Any] = {"$ref": f"#/$defs/{name}"}
    if name == "theatres":  # nothing in it is required: an empty one is all defaults
        inner = {"anyOf": [inner, {"type": "null"}]}
    least: dict[str, Any] = {} if name == "sources" else {"minProperties": 1}
    parts = {"type": "object", "patternProperties": {_NAME: inner}, "additionalProperties": False, **least}
    return {"anyOf": [parts, {"type": "string", "pattern": r"\.csv$"}]} if name == "actors" else parts


_FORMS: dict[str, dict[str, Any]] = {
    "text": _TEXT,
    "date": {"type": "string", "pattern": _DATE},
    "texts": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    "numbers": {"anyOf": [{"type": ["number", "string"]}, {"type": "array", "items": {"type": ["number", "string"]}}]},
    "groups": {"type": "array", "items": {"type": "array", "items": _TEXT}},
    "shares": {
        "type": "object",
        "patternProperties": {_NAME: {"anyOf": [{"const": "rest"}, {"$ref": "#/$defs/quantity_fraction"}]}},
        "additionalProperties": False,
        "minProperties": 1,
    },
    "ties": {
        "type": "object",
        "patternProperties": {_NAME: {"$ref": "#/$defs/quantity_fraction"}},
        "additionalProperties": False,
    },
    "troops": {
        "type": "object",
        "patternProperties": {_NAME: {"$ref": "#/$defs/quantity_people"}},
        "additionalProperties": False,
        "minProperties": 2,
    },
    "points": {"type": "object", "additionalProperties": {"type": "number", "minimum": 0, "maximum": 100}},
    "threshold": {"type": ["number", "string"]},
    "cost": {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "pattern": r"^[\d.,_]+$"}]},
    "prior": {
        "anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "string", "pattern": r"^[\d.]+\s*%?$"}]
    },
    "rank": {
        "anyOf": [
            {"type": "number", "exclusiveMinimum": -1, "exclusiveMaximum": 1},
            {"type": "string", "pattern": r"^[+-]?[\d.]+$"},
        ]
    },
    "set": {"type": ["object", "null"], "propertyNames": {"pattern": _SET}},
}


def _quantity(unit: Unit) -> dict[str, Any]:
    """Give the schema of a quantity: the text alone, or with its source and reason."""
    plain: list[dict[str, Any]] = [{"type": "string", "pattern": pattern(unit)}]
    if "" in UNITS[unit]:
        plain.append({"type": "number"})
    value = {"anyOf": plain}
    sourced = {
        "type": "object",
        "properties": {"value": value, **dict.fromkeys(_SOURCED[1:], _TEXT)},
        "required": ["value"],
        "additionalProperties": False,
    }
    said = f"A quantity in {SAID[unit]}, such as 'low to high' with the unit; or '= ...', a formula of other values."
    return {"description": said, "anyOf": [*plain, sourced]}


def pattern(unit: Unit) -> str:
    """Give the pattern of the texts that can be a quantity of a kind of unit.

    Examples
    --------
    >>> fits = re.compile(pattern("days")).match
    >>> bool(fits("60 to 90 days")), bool(fits("= tour / 2")), bool(fits("60 to 90")), bool(fits("60 people"))
    (True, True, False, False)
    """
    words = sorted((word for word in UNITS[unit] if word), key=len, reverse=True)
    spelt = "|".join(
        re.escape(word).replace(r"\ per\ ", r"(?:\s+per\s+|\s*/\s*)").replace(r"\ ", r"\s+") for word in words
    )
    bare = "" in UNITS[unit]
    unit_word = rf"(?:\s*(?:{spelt}))" + ("?" if bare else "") if spelt else ""
    number = rf"(?=[+-]?\.?\d){NUMBER}"
    one = number + unit_word
    # Before the last number the unit may be left out, or its first word stand alone, as in 1 % to 2 % per day.
    other = rf"{number}(?:\s*[a-z%][a-z0-9%² ]*?)?"
    forms = [
        r"=.+",
        rf"(?:(?:normal|lognormal|uniform)\s+)?{other}\s+to\s+{one}",
        rf"(?:triangular|pert)\s+{other},\s+{other},\s+{one}",
        rf"choice\s+(?:{other}(?::\s*{number})?,\s+)+(?:{one}|{other}:\s*{one})",
        one,
    ]
    if unit == "fraction":
        forms.append(rf"beta\s+{number},\s+{number}")
    return rf"^(?:{'|'.join(forms)})\s*$"
