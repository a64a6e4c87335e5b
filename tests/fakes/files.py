"""What is in a database file, seen from outside the product."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from kiosk.storage.driver import connect


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""
    with closing(connect(path, "ro")) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: [tuple(row) for row in connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608
            for (name,) in tables.fetchall()
        }
