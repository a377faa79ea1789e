"""A battle as the CDB90 tables have it, with only what can be known before it, and what came of it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from contingent.errors import InputError

__all__ = ["Battle", "Force", "Side", "read_battles", "read_outcomes"]

Side = Literal["attacker", "defender"]
_POSTURES = ("HD", "PD", "FD", "DL", "WD", "")  # hasty, prepared, fortified, delay, withdrawal; CDB90 code list post1
_COLUMNS = (
    *("isqno", "year", "date_start", "cal_days", "a_str", "d_str", "a_cas", "d_cas", "post1", "surpa", "aeroa"),
    *("a_tank", "d_tank", "a_arty", "d_arty", "a_fly", "d_fly", "front_km", "wina", "family"),
)


@dataclass(frozen=True, slots=True)
class Force:
    """One side of a battle.

    Parameters
    ----------
    people : float
        Strength, above 0.
    tanks, guns, aircraft : float or None
        How many; None where nobody knows.
    casualties : float or None
        Killed, wounded, captured and missing, known only afterwards.
    """

    people: float
    tanks: float | None = None
    guns: float | None = None
    aircraft: float | None = None
    casualties: float | None = None


@dataclass(frozen=True, slots=True)
class Battle:
    """One engagement.

    Parameters
    ----------
    attacker, defender : Force
        The sides.
    year : int or None
        Of its beginning.
    days : float or None
        Calendar days touched, at least 1.
    posture : str
        The defender's: HD hasty, PD prepared, FD fortified, DL delay, WD withdrawal; empty where unknown.
    surprise : int
        -3 (complete, by the defender) to 3 (complete, by the attacker); 0 where unknown.
    air : int
        1 attacker superior in the air, -1 defender, 0 neither or unknown.
    won : int or None
        1 attacker won, 0 draw, -1 attacker lost; known only afterwards.
    family : str
        Battles that are parts of one another share it.
    front_km : float or None
        Width of the front.
    war : str
        Its war; empty where unknown. No forecast looks at it.
    """

    attacker: Force
    defender: Force
    year: int | None = None
    days: float | None = None
    posture: str = ""
    surprise: int = 0
    air: int = 0
    won: int | None = None
    family: str = ""
    front_km: float | None = None
    war: str = ""

    def sides(self, side: Side) -> tuple[Force, Force]:
        """Give a side and its enemy."""
        return (self.attacker, self.defender) if side == "attacker" else (self.defender, self.attacker)


def read_battles(path: Path) -> list[Battle]:
    """Read battles from a table in the form of ``cdb90_flat.csv``.

    Parameters
    ----------
    path : Path
        A CSV file, one battle a row.

    Returns
    -------
    list of Battle
        Rows without both strengths are left out: nothing can be said of them.

    Raises
    ------
    InputError
        If the file cannot be read, lacks a column, or holds what is no number; with the line.
    """
    found = [_battle(row, f"{path}:{line}") for line, row in enumerate(_rows(path), 2)]
    return [battle for battle in found if battle is not None]


def read_outcomes(path: Path) -> list[int]:
    """Read the outcomes of all battles of a table in the form of ``cdb90_flat.csv``, strengths told or not.

    Parameters
    ----------
    path : Path
        A CSV file, one battle a row.

    Returns
    -------
    list of int
        1 attacker won, 0 draw, -1 attacker lost; battles of unknown outcome are left out.

    Raises
    ------
    InputError
        As :func:`read_battles`.
    """
    found = (_number(row["wina"], "wina", f"{path}:{line}") for line, row in enumerate(_rows(path), 2))
    return [int(won) for won in found if won is not None]


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            lacking = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
            if lacking:
                raise InputError(
                    f"lacks the columns {', '.join(lacking)}", where=str(path), mend="take it as published"
                )
            return list(reader)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", where=str(path), mend="check --data") from None


def _battle(row: Mapping[str, str], where: str) -> Battle | None:
    def number(name: str) -> float | None:
        return _number(row[name], name, where)

    attacker, defender = _force(row, "a", where), _force(row, "d", where)
    if attacker is None or defender is None:
        return None
    posture, won = (row["post1"] or "").strip(), number("wina")
    if posture not in _POSTURES:
        raise InputError("no such posture", where=where, value=posture, allowed=", ".join(_POSTURES[:-1]))
    year = number("year")
    if year is None and row["date_start"]:
        year = _number(row["date_start"][:4], "date_start", where)
    return Battle(
        attacker=attacker,
        defender=defender,
        year=None if year is None else int(year),
        days=number("cal_days"),
        posture=posture,
        surprise=int(number("surpa") or 0),
        air=int(number("aeroa") or 0),
        won=None if won is None else int(won),
        family=row["family"] or row["isqno"],
        front_km=number("front_km"),
        war=row.get("war") or "",
    )


def _force(row: Mapping[str, str], letter: str, where: str) -> Force | None:
    def number(name: str) -> float | None:
        return _number(row[f"{letter}_{name}"], f"{letter}_{name}", where)

    people = number("str")
    if not people or people <= 0:
        return None
    return Force(people, number("tank"), number("arty"), number("fly"), number("cas"))


def _number(text: str | None, name: str, where: str) -> float | None:
    if not (text or "").strip():
        return None
    try:
        return float(text or "")
    except ValueError:
        raise InputError(f"{name} is no number", where=where, value=text, mend="take the file as published") from None
