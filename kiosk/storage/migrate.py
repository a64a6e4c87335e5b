"""Brings a file up to date, step by step, in one transaction."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from kiosk.storage import migrations
from kiosk.storage.driver import DBAPI, connect
from kiosk.storage.faults import translated

FOLDER = Path(migrations.__file__).parent


def configured(steps: str) -> Config:
    """Return Alembic's settings for the steps in the folder named `steps`."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("version_locations", str(FOLDER / steps).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config


def create(path: Path, steps: str, application_id: int) -> None:
    """Make a new file at `path`: it is there whole, or not at all, whenever the power fails."""
    unfinished = path.with_name(f"{path.name}.new")
    for leftover in (unfinished, path.with_name(f"{unfinished.name}-journal")):
        leftover.unlink(missing_ok=True)
    # Nobody but us reads it: it holds payers' references and hashes of PINs.
    unfinished.touch(mode=0o600)
    migrate(unfinished, steps, application_id)
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def migrate(path: Path, steps: str, application_id: int) -> None:
    """Bring the file at `path` up to date and stamp it; a step that fails leaves it as it was."""
    with closing(connect(path, "rw")) as connection:
        try:
            with _engine(connection).begin() as transaction:
                config = configured(steps)
                config.attributes["connection"] = transaction
                command.upgrade(config, "head")
                transaction.exec_driver_sql(f"PRAGMA application_id = {application_id}")
        except DBAPIError as error:
            raise translated(error.orig) from error


def _engine(connection: sqlite3.Connection) -> Engine:
    # Foreign keys stay off here, as SQLite wants it where a step rebuilds a table.
    engine = create_engine(
        "sqlite://", creator=lambda: connection, module=DBAPI, poolclass=StaticPool
    )

    @event.listens_for(engine, "begin")
    def _begin(transaction: Connection) -> None:
        transaction.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
