"""Keys of the sender's supply: components, what changes by date, demands, substitutions."""

from __future__ import annotations

from dataclasses import replace

from contingent.scenario._key import DECADE, Key

__all__ = ["SUPPLY"]

_MOST = 100_000  # formations; assumed: beyond any army
_KIND = "formation"  # of components and demands that name none: all are alike

_POLICY: tuple[Key, ...] = (
    Key("components", "tour", "days", "days deployed, overlap included", (1, DECADE), required=True),
    Key("components", "dwell", "days", "days at home before a formation may be sent again", (0, DECADE), required=True),
    Key("components", "until", "days", "day at home from which it may no longer be sent; else the end of the cycle",
        (1, DECADE)),
    Key("components", "cycle", "days", "day at home at which an unsent formation starts again; else never",
        (1, DECADE)),
    Key("components", "overlap", "days", "last days of a tour, beside the relief", (0, DECADE), "0 days",
        basis="assumed: none"),
    Key("components", "mobilisation", "days", "days from the call of a reserve to its training", (0, DECADE), "0 days",
        basis="assumed: an active formation"),
    Key("components", "training", "days", "days of training after the call", (0, DECADE), "0 days",
        basis="assumed: an active formation"),
    Key("components", "reset", "days", "days after a tour before the dwell begins", (0, DECADE), "0 days",
        basis="assumed: none"),
)  # fmt: skip

SUPPLY: tuple[Key, ...] = (
    Key("components", "title", "text", "how to write it"),
    Key("components", "kind", "text", f"what its formations can do; else {_KIND}"),
    Key("components", "formations", "number", "how many it has", (0, _MOST), required=True),
    *_POLICY,
    Key("components", "start", "word", "how its formations stand in the cycle on the first day",
        words=("even", "rested", "random")),
    Key("components", "changes", "list", "what changes by date, such as a surge"),
    Key("changes", "from", "date", "first day", required=True),
    *(replace(key, part="changes", required=False, default=None, basis="") for key in _POLICY),
    Key("demands", "title", "text", "how to write it"),
    Key("demands", "kind", "text", f"kind of formation; else {_KIND}"),
    Key("demands", "quantity", "number", "formations wanted each day", (0, _MOST), required=True),
    Key("demands", "from", "date", "first day; else the start"),
    Key("demands", "until", "date", "last day; else the horizon"),
    Key("demands", "priority", "number", "1 is filled first", (1, 1_000), "1", basis="assumed: all alike"),
    Key("substitutions", "wanted", "text", "kind that a demand asks for", required=True),
    Key("substitutions", "given", "text", "kind that may stand in for it", required=True),
    Key("substitutions", "cost", "cost", "above 0; the cheapest goes first; else 1"),
)  # fmt: skip
