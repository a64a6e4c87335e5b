"""Which SQLite is used, and how a file is opened with it.

The wheel `pysqlite3` brings a SQLite in which the WAL-reset bug (3.7.0 to 3.51.2) is mended. Where
there is none, Python's own is used, and the rule of one writer that alone checkpoints protects
the file.
"""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Literal, TypeAlias, cast

Cell: TypeAlias = str | int | bytes | None
"""What one column of one row can hold."""

Connect: TypeAlias = Callable[[Path], sqlite3.Connection]
"""Opens a file: a place for tests to put a disk that fails."""


def _best() -> ModuleType:
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return sqlite3


DBAPI = _best()
SqlError = cast("type[sqlite3.Error]", DBAPI.Error)
SQLITE_VERSION = cast("tuple[int, int, int]", DBAPI.sqlite_version_info)


def connect(path: Path, mode: Literal["rwc", "rw", "ro"]) -> sqlite3.Connection:
    """Open `path`; transactions begin and end only where we say so."""
    connection = cast(
        "sqlite3.Connection",
        DBAPI.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        ),
    )
    connection.row_factory = DBAPI.Row
    return connection


def connect_for_writing(path: Path) -> sqlite3.Connection:
    """Open `path`, which must be there."""
    return connect(path, "rw")
