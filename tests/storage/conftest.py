"""Real files for the tests of storage."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.storage.driver import connect
from kiosk.storage.store import SqliteStore


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database that was just made: copying it is quicker than making one more."""
    made = tmp_path_factory.mktemp("empty") / "kiosk.sqlite"
    SqliteStore(made).close()
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the database is going to be."""
    return tmp_path / "kiosk.sqlite"


@pytest.fixture
def store(empty: Path, path: Path) -> Iterator[SqliteStore]:
    """Return an empty store."""
    shutil.copy(empty, path)
    with SqliteStore(path) as opened:
        yield opened


@pytest.fixture
def by_hand(store: SqliteStore, path: Path) -> Iterator[sqlite3.Connection]:
    """Return a connection for SQL that somebody types, past all of our code."""
    assert store.load().sales == ()
    connection = connect(path, "rw")
    yield connection
    connection.close()
