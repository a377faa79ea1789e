"""Tables of the archive, and opening a database with clear errors."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    Date,
    Engine,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    inspect,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from contingent.errors import ContingentError, InputError, OutputError, UsageError

__all__ = ["connect", "database_error", "forecasts", "resolutions"]

_META = MetaData()

forecasts = Table(
    "forecasts",
    _META,
    Column("number", Integer, primary_key=True),
    Column("question", Text, nullable=False),
    Column("probability", Float, nullable=False),
    Column("measure", String(80), nullable=False),
    Column("by", Date, nullable=False),
    Column("at_least", Float),
    Column("at_most", Float),
    Column("scenario_sha256", String(64), nullable=False),
    Column("seed", Integer, nullable=False),
    Column("version", String(80), nullable=False),
    Column("made", Date, nullable=False),
    sqlite_autoincrement=True,
)

resolutions = Table(
    "resolutions",
    _META,
    Column("number", Integer, primary_key=True),
    Column("forecast", Integer, ForeignKey("forecasts.number"), nullable=False, index=True),
    Column("came_about", Boolean, nullable=False),
    Column("value", Float),
    Column("source", Text, nullable=False),
    Column("on", Date, nullable=False),
    sqlite_autoincrement=True,
)

# The functions of this room never change a row; in SQLite, where anyone may open the file, the
# database itself refuses to. Other databases have rights for this.
for _table in (forecasts, resolutions):
    for _verb in ("UPDATE", "DELETE"):
        event.listen(
            _table,
            "after_create",
            DDL(  # type: ignore[no-untyped-call]
                f"CREATE TRIGGER {_table.name}_no_{_verb.lower()} BEFORE {_verb} ON {_table.name} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of the archive never change'); END"
            ).execute_if(dialect="sqlite"),
        )


def connect(path_or_url: str | Path, *, create: bool) -> tuple[Engine, str]:
    """Open the database of an archive, making its tables where it is new.

    Parameters
    ----------
    path_or_url : str or Path
        A SQLite file, or a database URL.
    create : bool
        Whether a missing file may be made.

    Returns
    -------
    Engine
        Ready; it holds no connection between calls.
    str
        The archive's name for messages, without a password.

    Raises
    ------
    UsageError, InputError, OutputError
        If the URL makes no sense, the file is no archive, or it cannot be written.
    """
    engine, where = _engine(str(path_or_url), create)
    try:
        found = set(inspect(engine).get_table_names())
        ours = set(_META.tables)
        if found and not ours <= found:
            raise _other_database(where, found)
        if not found:
            _META.create_all(engine)
        _check_columns(engine, where)
    except SQLAlchemyError as error:
        raise database_error(error, where) from None
    return engine, where


def _engine(name: str, create: bool) -> tuple[Engine, str]:
    if "://" not in name:
        _check_file(Path(name), create)
        return create_engine(f"sqlite:///{name}", poolclass=NullPool), name
    try:
        url = make_url(name)
        return create_engine(url, poolclass=NullPool), url.render_as_string(hide_password=True)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise UsageError(
            "the archive's URL cannot be used",
            value=name.split("://")[0] + "://…",
            allowed="a file, or a URL such as postgresql+psycopg://user@host/name",
            mend=f"install the database's driver ({error})" if isinstance(error, ImportError) else "check the URL",
        ) from None


def _check_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise InputError("a folder stands where the archive should", where=str(path), mend="name a file in it")
    if path.exists():
        return
    if not create:
        raise InputError("no such archive", where=str(path), mend="record a forecast first, or check the path")
    if not path.parent.is_dir():
        raise OutputError(
            "the archive's folder is missing",
            where=str(path),
            value=str(path.parent),
            mend="make the folder first",
        )


def _other_database(where: str, found: set[str]) -> InputError:
    return InputError(
        "this database is no archive of forecasts",
        where=where,
        value=", ".join(sorted(found)[:5]),
        allowed="a new file, or an archive",
        mend="name another file",
    )


def _check_columns(engine: Engine, where: str) -> None:
    for table in _META.sorted_tables:
        found = {column["name"] for column in inspect(engine).get_columns(table.name)}
        lacking = set(table.columns.keys()) - found
        if lacking:
            raise InputError(
                f"table {table.name} lacks {', '.join(sorted(lacking))}",
                where=where,
                allowed="an archive of this version",
                mend="name another file",
            )


def database_error(error: SQLAlchemyError, where: str) -> ContingentError:
    """Turn a database's error into one of ours."""
    reason = str(getattr(error, "orig", None) or error).splitlines()[0]
    if "not a database" in reason or "malformed" in reason:
        return InputError("this file is no database", where=where, mend="name another file, or restore a copy")
    if "locked" in reason:
        return OutputError("the archive is in use by another program", where=where, mend="try again in a moment")
    return OutputError(f"the archive cannot be used ({reason})", where=where, mend="check rights and free space")
