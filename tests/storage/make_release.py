"""Writes the databases of a release, to be kept and opened by all later ones.

Run once for each release, from the project's root, before it goes out:

    PYTHONPATH=.:tests python tests/storage/make_release.py 0.1.0
"""

from __future__ import annotations

import sys
from pathlib import Path

from fakes import releases

from kiosk.storage.localpay import SqliteLocalPayStore
from kiosk.storage.store import SqliteStore

FOLDER = Path(__file__).parent / "releases"


def make(release: str, folder: Path = FOLDER) -> None:
    """Write both files of `release`, whole and without a WAL."""
    with SqliteStore(folder / f"{release}.sqlite") as store:
        for batch in releases.DAY:
            store.commit(batch)
    with SqliteLocalPayStore(folder / f"{release}-localpay.sqlite") as pay:
        pay.open_account(releases.ACCOUNT)
        pay.move(releases.FILLED)
        pay.store(releases.PAY_DAY)
        pay.set_tries(releases.ACCOUNT.id, before=releases.ACCOUNT.tries, after=releases.TRIES)
        pay.use_token(releases.TOKEN, at_ms=1)
    for lock in folder.glob("*.lock"):
        lock.unlink()


if __name__ == "__main__":
    make(sys.argv[1])
