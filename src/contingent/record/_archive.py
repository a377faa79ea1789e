"""The archive: recording forecasts and outcomes, reading them, scoring them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import SQLAlchemyError

from contingent import measures
from contingent.errors import UsageError
from contingent.record import _checks as checks
from contingent.record import _tables as tables
from contingent.record._rows import Forecast, Resolution
from contingent.record._score import Score, score

__all__ = ["Archive", "open_archive"]


def open_archive(path_or_url: str | Path, *, create: bool = True) -> Archive:
    """Open an archive of forecasts.

    Parameters
    ----------
    path_or_url : str or Path
        A SQLite file, made where it is missing, or a database URL.
    create : bool
        False refuses a missing file, for reading commands.

    Returns
    -------
    Archive

    Raises
    ------
    UsageError, InputError, OutputError
        If the URL makes no sense, the file is no archive, or it cannot be written.

    Examples
    --------
    >>> archive = open_archive("no/such/folder/forecasts.db")
    Traceback (most recent call last):
    contingent.errors.OutputError: no/such/folder/forecasts.db: the archive's folder is missing: ...
    """
    engine, where = tables.connect(path_or_url, create=create)
    return Archive(engine, where)


class Archive:
    """Forecasts and their outcomes; rows are added, never changed.

    Parameters
    ----------
    engine : sqlalchemy.Engine
        As :func:`open_archive` makes it.
    where : str
        Name for messages.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine, self.where = engine, where

    def forecast(
        self,
        question: str,
        probability: float,
        *,
        measure: str,
        by: date,
        at_least: float | None = None,
        at_most: float | None = None,
        scenario_sha256: str,
        seed: int,
        version: str,
        made: date,
    ) -> str:
        """Record a forecast.

        Parameters
        ----------
        question : str
            In words.
        probability : float
            A fraction in [0, 1].
        measure : str
            Name in the registry of measures.
        by, made : datetime.date
            Day by which the event must have come about, and the day the forecast is made.
        at_least, at_most : float, optional
            The event is a value of the measure within these, in its unit.
        scenario_sha256, seed, version : str, int, str
            What repeats the run it came from.

        Returns
        -------
        str
            Its id.

        Raises
        ------
        UsageError, OutputError
            If a value makes no sense, or the archive cannot be written.
        """
        low, high = checks.thresholds(at_least, at_most)
        question, probability = checks.question(question), checks.probability(probability)
        name = measures.get(measure).name
        checks.days(made, by)
        return self._add(Forecast("", question, probability, name, by, low, high, scenario_sha256, seed, version, made))

    def resolve(
        self,
        id: str,  # noqa: A002 (the field's name)
        outcome: float | bool,
        *,
        source: str,
        on: date,
        correct: bool = False,
    ) -> Resolution:
        """Record how a forecast came out.

        Parameters
        ----------
        id : str
            The forecast's.
        outcome : bool or float
            Whether the event came about, or the measure's value in its unit, which the forecast's
            thresholds then judge.
        source : str
            Who says so.
        on : datetime.date
            Day of the resolution, on or after the forecast was made.
        correct : bool
            True to correct an earlier resolution; both are kept and the last is in force.

        Returns
        -------
        Resolution

        Raises
        ------
        UsageError
            If there is no such forecast, it is resolved already, or the outcome makes no sense.
        OutputError
            If it cannot be written.
        """
        with self._begin() as connection:
            forecast = self._find(self._read(connection), id)
            checks.resolvable(forecast, source, on, correct=correct)
            came = checks.came_about(forecast, outcome)
            row = Resolution(came, checks.value(outcome), source.strip(), on)
            connection.execute(insert(tables.resolutions).values(forecast=int(forecast.id[1:]), **asdict(row)))
        return row

    def forecasts(self) -> list[Forecast]:
        """Give every forecast with its resolutions, in the order made.

        Returns
        -------
        list of Forecast
        """
        with self._begin() as connection:
            return list(self._read(connection).values())

    def score(self) -> Score:
        """Score the resolved forecasts; see :func:`contingent.record.score`.

        Returns
        -------
        Score
        """
        return score(self.forecasts())

    def _add(self, forecast: Forecast) -> str:
        row = {key: value for key, value in asdict(forecast).items() if key in tables.forecasts.columns}
        with self._begin() as connection:
            key = connection.execute(insert(tables.forecasts).values(**row)).inserted_primary_key
        return f"f{key[0]}" if key else ""

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise tables.database_error(error, self.where) from None

    def _read(self, connection: Connection) -> dict[str, Forecast]:
        outcomes: dict[int, list[Resolution]] = defaultdict(list)
        for row in connection.execute(select(tables.resolutions).order_by(tables.resolutions.c.number)).mappings():
            outcomes[row["forecast"]].append(Resolution(row["came_about"], row["value"], row["source"], row["on"]))
        found: dict[str, Forecast] = {}
        for row in connection.execute(select(tables.forecasts).order_by(tables.forecasts.c.number)).mappings():
            held: dict[str, Any] = dict(row)
            number = held.pop("number")
            found[f"f{number}"] = Forecast(id=f"f{number}", **held, resolutions=tuple(outcomes[number]))
        return found

    def _find(self, held: dict[str, Forecast], name: str) -> Forecast:
        if name in held:
            return held[name]
        close = get_close_matches(name, held, n=3, cutoff=0.3)
        nearest = "; ".join(f"{key} ({held[key].question})" for key in close)
        last = f"f1 to f{len(held)}" if held else "none yet"
        raise UsageError(
            "no such forecast",
            where=self.where,
            value=name,
            allowed=last,
            mend=f"nearest: {nearest}" if nearest else "record a forecast first",
        )
