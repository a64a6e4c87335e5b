"""The steps lead to the very tables that the code speaks of."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, StaticPool, create_engine

from kiosk.storage.database import KIOSK, LOCALPAY, Kind
from kiosk.storage.driver import DBAPI, connect
from kiosk.storage.migrate import configured, create
from kiosk.storage.tables import Row
from kiosk.storage.tables_localpay import LocalPayRow

BOTH = pytest.mark.parametrize(
    ("kind", "metadata"), [(KIOSK, Row.metadata), (LOCALPAY, LocalPayRow.metadata)]
)


def schema(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the SQL of every table and index, spaces and quotes aside."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master"
        " WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name <> 'alembic_version'"
    )
    return {name: re.sub(r"[\s\"]+", "", sql) for name, sql in rows}


def engine_on(connection: sqlite3.Connection) -> object:
    return create_engine(
        "sqlite://", creator=lambda: connection, module=DBAPI, poolclass=StaticPool
    )


# An index over an expression can't be reflected: `schema` has compared it already.
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection")
@pytest.mark.filterwarnings("ignore:autogenerate skipping")
@BOTH
def test_the_steps_make_the_declared_tables(path: Path, kind: Kind, metadata: MetaData) -> None:
    """Column for column, constraint for constraint, index for index."""
    create(path, kind.steps, kind.application_id)
    with closing(connect(path, "rw")) as migrated, closing(DBAPI.connect(":memory:")) as declared:
        metadata.create_all(engine_on(declared))
        assert schema(migrated) == schema(declared)
        with engine_on(migrated).connect() as connection:
            options = {"compare_type": True, "compare_server_default": True}
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, metadata) == []


@BOTH
def test_every_table_is_strict(path: Path, kind: Kind, metadata: MetaData) -> None:
    """A column holds what it says, and nothing else."""
    create(path, kind.steps, kind.application_id)
    with closing(connect(path, "ro")) as connection:
        strict = {row["name"] for row in connection.execute("PRAGMA table_list") if row["strict"]}
    assert strict == set(metadata.tables)


@BOTH
def test_the_known_revisions_are_those_of_the_steps(kind: Kind, metadata: MetaData) -> None:
    """What counts as newer follows from the steps that are there, in their order."""
    script = ScriptDirectory.from_config(configured(kind.steps))
    steps = [step.revision for step in script.walk_revisions()]
    assert tuple(reversed(steps)) == kind.revisions
    assert metadata.tables


def test_two_kinds_of_files_are_told_apart() -> None:
    """No two kinds share the number that SQLite keeps for them."""
    assert KIOSK.application_id != LOCALPAY.application_id
