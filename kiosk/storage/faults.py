"""What SQLite complains of, in the words of the port."""

from __future__ import annotations

from kiosk.ports import Overdrawn, StorageDamaged, StorageError, StorageFull
from kiosk.storage.tables import NO_OVERDRAFT


class Contradiction(StorageError):
    """A batch contradicts what is stored: our bug. Asking again changes nothing.

    Such as an id that belongs to another transfer, a hold resolved twice, a delivery of no sale.
    """


class Unstorable(StorageError):
    """A value that no file can hold: a number past 64 bits, half a character. Our bug."""


# Primary result codes of https://sqlite.org/rescode.html
ERROR = 1
PERM = 3
READONLY = 8
IOERR = 10
CORRUPT = 11
FULL = 13
CANTOPEN = 14
CONSTRAINT = 19
NOTADB = 26

_PRIMARY = 0xFF  # An extended code keeps the primary one in its lowest byte.


def translated(error: BaseException | None) -> StorageError:
    """Return what the port says for `error`."""
    said = str(error)
    if isinstance(error, UnicodeDecodeError):  # SQLite has quoted from a damaged schema.
        return StorageDamaged(f"the file is not a sound database: {said}")
    code = (getattr(error, "sqlite_errorcode", None) or 0) & _PRIMARY
    if code in {FULL, READONLY, IOERR, CANTOPEN, PERM}:
        return StorageFull(f"the disk is full or may not be written: {said}")
    is_lame = code == ERROR and said.startswith("no such ")
    if code in {CORRUPT, NOTADB} or is_lame:  # Our statements ask for nothing that is not there.
        return StorageDamaged(f"the file is not a sound database: {said}")
    if code == CONSTRAINT and NO_OVERDRAFT in said:
        return Overdrawn("an account would be left with less than nothing")
    if code == CONSTRAINT:
        return Contradiction(said)
    return StorageError(said)
