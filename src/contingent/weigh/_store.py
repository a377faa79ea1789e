"""Weighted futures in a file: addresses, inputs and weights, from which every future is lived again, bit for bit.

Paths of people are not stored: a future is a function of its number and its inputs, and living through twenty thousand
takes a second where drawing them to where the claims are may have taken a minute.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.claims import Claim, Ledger
from contingent.errors import InputError, UsageError
from contingent.scenario import Scenario, under
from contingent.simulate import Futures, Tilt
from contingent.weigh._posterior import HypothesisResult, Moved, Posterior
from contingent.weigh._weighing import Known, weigh_futures

__all__ = ["dumps", "load_posterior"]

_FORMAT = 1
Arrays = Mapping[str, NDArray[Any]]


def dumps(posterior: Posterior) -> bytes:
    """Give a posterior as the bytes of a file.

    Parameters
    ----------
    posterior : Posterior
        As weighed.

    Returns
    -------
    bytes
        A NumPy archive: for each hypothesis the numbers of its futures, base weights and log weights, and the inputs
        that vary where the numbers alone do not draw them; what was found out about the claims stands beside as JSON.
        No object is pickled.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=40, seed=1)
    >>> len(dumps(posterior)) > 1_000
    True
    """
    prints = _prints(posterior.ledger)
    head: dict[str, Any] = {
        "format": _FORMAT, "scenario": posterior.scenario.sha256, "as_of": str(posterior.scenario.as_of),
        "seed": posterior.seed, "shares": {prints[name]: share for name, share in posterior.shares.items()},
        "hypotheses": [],
    }  # fmt: skip
    arrays: dict[str, Any] = {}
    for place, (name, one) in enumerate(posterior.hypotheses.items()):
        head["hypotheses"].append(_described(name, one, posterior.drawn.get(name, one.futures), prints))
        arrays |= _packed(f"h{place}", one, plain=head["hypotheses"][-1]["plain"])
    buffer = io.BytesIO()
    # a head of bytes: a string of objects would have to be pickled
    np.savez_compressed(buffer, head=np.frombuffer(json.dumps(head).encode(), np.uint8), **arrays)
    return buffer.getvalue()


def load_posterior(path: Path, scenario: Scenario, ledger: Ledger, *, threads: int | None = None) -> Posterior:
    """Read weighted futures, live them again, and weigh them by a ledger.

    Parameters
    ----------
    path : Path
        As :func:`dumps` gave it.
    scenario : Scenario
        The same as then.
    ledger : Ledger
        The same claims, or others: what is the same keeps what the prior held of it.
    threads : int, optional
        Worker threads; it changes no number.

    Returns
    -------
    Posterior

    Raises
    ------
    InputError
        If the file cannot be read as weighted futures.
    UsageError
        If it belongs to another scenario, or to another as-of date of it.
    """
    head, arrays = _read(path)
    if head["scenario"] != scenario.sha256 or head["as_of"] != str(scenario.as_of):
        raise UsageError("the weighted futures are of another scenario", value=str(path),
                         allowed=f"scenario {head['scenario'][:12]} as of {head['as_of']}",
                         mend="give that scenario, or weigh anew without the file")  # fmt: skip
    ids = {each: name for name, each in _prints(ledger).items()}
    futures, drawn, moved = {}, {}, {}
    for place, one in enumerate(head["hypotheses"]):
        name, days = one["name"], _days(one["days"], scenario)
        first = _drawn(one, scenario, head["seed"], days, threads)
        futures[name] = first if one["plain"] else _lived(one, arrays, f"h{place}", scenario, head["seed"], threads)
        drawn[name] = first
        if one["moved"]:
            moved[name] = _moved(one["moved"], ids)
    known = Known(
        shares={ids[each]: share for each, share in head["shares"].items() if each in ids}, drawn=drawn, moved=moved
    )
    return weigh_futures(scenario, ledger, futures, seed=head["seed"], known=known)


def _prints(ledger: Ledger) -> dict[str, str]:
    """Give a fingerprint of each claim by what it says: its id may differ once a report is added."""
    return {claim.id: _print(claim) for claim in ledger.claims}


def _print(claim: Claim) -> str:
    said = repr(replace(claim, id="", report=""))
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def _described(name: str, one: HypothesisResult, drawn: Futures, prints: Mapping[str, str]) -> dict[str, Any]:
    moved = None
    if one.moved:
        moved = asdict(one.moved) | {
            "groups": [[prints[each] for each in group] for group in one.moved.groups],
            "ends": {prints[each]: pair for each, pair in one.moved.ends.items()},
        }
    return {
        "name": name, "plain": one.futures is drawn or one.futures.numbers is None, "count": len(drawn),
        "first": drawn.first, "days": one.futures.days.tolist(), "moved": moved,
        "tilts": {path: asdict(tilt) for path, tilt in drawn.tilts.items()},
    }  # fmt: skip


def _packed(key: str, one: HypothesisResult, *, plain: bool) -> dict[str, NDArray[Any]]:
    found: dict[str, NDArray[Any]] = {f"{key}/numbers": one.futures.addresses, f"{key}/log_weights": one.log_weights,
                                      f"{key}/base": one.futures.base}  # fmt: skip
    if plain:  # its inputs are drawn again from its numbers
        return found
    found |= {f"{key}/input/{path}": _short(each) for path, each in one.futures.inputs.items()}
    return found | {f"{key}/walk/{path}": each for path, each in one.futures.walks.items()}


def _short(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """One number where all are the same."""
    return values[:1] if values.size and float(np.ptp(values)) == 0.0 else values


def _read(path: Path) -> tuple[dict[str, Any], Arrays]:
    mend = "give a file that 'contingent weigh --save' wrote"
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        head = json.loads(arrays.pop("head").tobytes())
    except OSError as error:
        raise InputError(
            "no weighted futures can be read", where=str(path), value=error.strerror or str(error), mend=mend
        ) from None
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile):
        raise InputError("no file of weighted futures", where=str(path), mend=mend) from None
    if not isinstance(head, dict) or head.get("format") != _FORMAT:
        raise InputError("weighted futures of another version", where=str(path), mend="weigh anew")
    return head, arrays


def _days(days: list[int], scenario: Scenario) -> list[date]:
    from datetime import timedelta

    return [scenario.start + timedelta(days=day) for day in days]


def _drawn(one: dict[str, Any], scenario: Scenario, seed: int, days: list[date], threads: int | None) -> Futures:
    from contingent.simulate import simulate

    tilts = {
        path: Tilt(tuple((float(mean), float(sd)) for mean, sd in each["centres"]), float(each["share"]))
        for path, each in one["tilts"].items()
    }
    name = one["name"]
    return simulate(under(scenario, name), futures=one["count"], seed=seed, first=one["first"], hypothesis=name,
                    dates=days, threads=threads, tilts=tilts)  # fmt: skip


def _lived(
    one: dict[str, Any], arrays: Arrays, key: str, scenario: Scenario, seed: int, threads: int | None
) -> Futures:
    from contingent.simulate._replay import live_again

    numbers = arrays[f"{key}/numbers"]
    world = under(scenario, one["name"])
    inputs = {path: np.broadcast_to(arrays[f"{key}/input/{path}"], numbers.shape) for path in world.inputs}
    start = f"{key}/walk/"
    steps = {name.removeprefix(start): each for name, each in arrays.items() if name.startswith(start)}
    found = live_again(world, numbers, inputs, seed=seed, hypothesis=one["name"],
                       dates=_days(one["days"], scenario), threads=threads, steps=steps)  # fmt: skip
    return replace(found, log_base=arrays[f"{key}/base"])


def _moved(told: dict[str, Any], ids: Mapping[str, str]) -> Moved:
    """Give claims their ids of today; those that are gone keep their fingerprint."""
    return Moved(
        tuple(tuple(ids.get(each, each) for each in group) for group in told["groups"]),
        tuple(told["log_evidences"]), tuple(told["surprise"]), tuple(told["acceptance"]), told["futures"],
        told["mixing"], {ids.get(each, each): tuple(pair) for each, pair in told["ends"].items()},
    )  # fmt: skip
