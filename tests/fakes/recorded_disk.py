"""A disk that remembers what it was told and in which order, and can lose its power at any instant.

It sits under the product's own SQLite as a VFS, so what is recorded is what the library that is
shipped really does: every write, truncation, sync, creation and removal of its files. After a cut
everything that was synced is there, and of what was written since any part: whole writes or
sectors of them, later ones without earlier ones, one file without the other; room that was
promised and not filled holds rubbish. A sector that is rewritten keeps what was not written in it,
as SQLite expects of a disk ("powersafe overwrite"). Names come and go in their order, as on a
file system with a journal. The shared memory beside a write-ahead log is lost.
"""

from __future__ import annotations

import ctypes
import importlib
import itertools
import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from kiosk.storage.driver import DBAPI

SECTOR = 512
OK, FULL, IOERR_FSYNC = 0, 13, 1034
JOURNALS = 0x800 | 0x4000 | 0x80000
"""SQLITE_OPEN_MAIN_JOURNAL, _SUPER_JOURNAL and _WAL: the first sync keeps their name as well."""

_Method = ctypes.c_void_p
_numbers = itertools.count()


class _Methods(ctypes.Structure):
    """sqlite3_io_methods."""

    _fields_: ClassVar = [
        ("version", ctypes.c_int),
        *(
            (name, _Method)
            for name in (
                "close", "read", "write", "truncate", "sync", "size", "lock", "unlock", "reserved",
                "control", "sector", "device", "shm_map", "shm_lock", "shm_barrier", "shm_unmap",
                "fetch", "unfetch",
            )
        ),
    ]  # fmt: skip


class _File(ctypes.Structure):
    """sqlite3_file."""

    _fields_: ClassVar = [("methods", ctypes.POINTER(_Methods))]


class _Vfs(ctypes.Structure):
    """sqlite3_vfs."""

    _fields_: ClassVar = [
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("path_max", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", _Method),
        ("delete", _Method),
        *((f"method_{n}", _Method) for n in range(14)),
    ]


_P, _I, _L = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_CLOSE = ctypes.CFUNCTYPE(_I, _P)
_WRITE = ctypes.CFUNCTYPE(_I, _P, _P, _I, _L)
_TRUNCATE = ctypes.CFUNCTYPE(_I, _P, _L)
_SYNC = ctypes.CFUNCTYPE(_I, _P, _I)
# Names go through as addresses: SQLite keeps them, and what it has hidden behind them.
_OPEN = ctypes.CFUNCTYPE(_I, _P, _P, _P, _I, _P)
_DELETE = ctypes.CFUNCTYPE(_I, _P, _P, _I)


def _library() -> ctypes.CDLL:
    """Return the SQLite that the product uses: the one inside, or behind, its module."""
    module = DBAPI.__name__.partition(".")[0]
    name = "_sqlite3" if module == "sqlite3" else f"{module}._sqlite3"
    return ctypes.CDLL(importlib.import_module(name).__file__)


# --- What was done -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Write:
    """Bytes that were written to a file."""

    offset: int
    data: bytes


@dataclass(frozen=True)
class Cut:
    """A file was cut to a length."""

    length: int


@dataclass(frozen=True)
class Named:
    """A name was given to a file, or taken away."""

    name: str
    file: int | None
    sync: bool = False


@dataclass(frozen=True)
class Synced:
    """A file was synced; with its folder, where the name is to be kept as well."""

    folder: bool


Deed = tuple[int, "Write | Cut | Synced"] | Named


@dataclass
class _Inode:
    kept: bytearray = field(default_factory=bytearray)
    since: list[Write | Cut] = field(default_factory=list)


@dataclass
class _Platter:
    """What a disk holds: for certain, and perhaps."""

    files: dict[int, _Inode] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    renamed: list[Named] = field(default_factory=list)

    def do(self, deed: Deed) -> None:
        if isinstance(deed, Named):
            self.renamed.append(deed)
            if deed.file is not None:
                self.files.setdefault(deed.file, _Inode())
            if deed.sync:
                self._keep_names()
            return
        number, what = deed
        inode = self.files[number]
        if isinstance(what, Synced):
            for one in inode.since:
                _apply(inode.kept, one)
            inode.since.clear()
            if what.folder:
                self._keep_names()
        else:
            inode.since.append(what)

    def _keep_names(self) -> None:
        for one in self.renamed:
            _name(self.names, one)
        self.renamed.clear()

    def copy(self) -> _Platter:
        return _Platter(
            {key: _Inode(bytearray(one.kept), [*one.since]) for key, one in self.files.items()},
            dict(self.names),
            [*self.renamed],
        )

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files that are found when the power is back."""
        names = dict(self.names)
        for one in self.renamed[: chance.randint(0, len(self.renamed))]:
            _name(names, one)
        kept = chance.choice((0.0, 1.0, chance.random()))
        return {
            name: bytes(_found(self.files[number], kept, chance)) for name, number in names.items()
        }


def _name(names: dict[str, int], one: Named) -> None:
    if one.file is None:
        names.pop(one.name, None)
    else:
        names[one.name] = one.file


def _apply(content: bytearray, deed: Write | Cut) -> None:
    if isinstance(deed, Cut):
        del content[deed.length :]
        content.extend(bytes(deed.length - len(content)))
        return
    end = deed.offset + len(deed.data)
    content.extend(bytes(max(0, end - len(content))))
    content[deed.offset : end] = deed.data


def _found(inode: _Inode, kept: float, chance: random.Random) -> bytearray:
    content = bytearray(inode.kept)
    whole = chance.random() < 0.5
    for one in inode.since:
        if isinstance(one, Cut) or whole:
            if chance.random() < kept:
                _fill(content, one, chance)
                _apply(content, one)
            continue
        for part in _sectors(one):
            if chance.random() < kept:
                _fill(content, part, chance)
                _apply(content, part)
    return content


def _fill(content: bytearray, deed: Write | Cut, chance: random.Random) -> None:
    """Let room before a write that no earlier one has filled hold rubbish, or nothing."""
    if isinstance(deed, Write) and deed.offset > len(content):
        room = deed.offset - len(content)
        content.extend(chance.randbytes(room) if chance.random() < 0.5 else bytes(room))


def _sectors(write: Write) -> list[Write]:
    parts, offset, end = [], write.offset, write.offset + len(write.data)
    while offset < end:
        until = min(end, (offset // SECTOR + 1) * SECTOR)
        begin = offset - write.offset
        parts.append(Write(offset, write.data[begin : until - write.offset]))
        offset = until
    return parts


# --- The disk ------------------------------------------------------------------------------------


class RecordedDisk:
    """Everything that SQLite does to the files in `folder`, through connections made by `connect`.

    `holds` are the pragmas of a connection that are to be something else than the product wants.
    """

    def __init__(self, folder: Path, *, is_honest: bool = True, pragmas: str = "") -> None:
        """Begin with the files that are there, all of them durable."""
        self._folder = folder
        self._is_honest = is_honest
        self._pragmas = pragmas
        self._numbers = itertools.count(1)
        self._platter = _Platter()
        self._open: dict[int, tuple[int, bool]] = {}
        self._current: dict[str, int] = {}
        self.log: list[Deed] = []
        """What was done since the last `mark`."""
        self.deeds = 0
        self.room: int | None = None
        """How many more writes and syncs succeed; None for any number."""
        for path in sorted(folder.iterdir()):
            if path.suffix not in {".lock", ".head"} and not path.name.endswith("-shm"):
                number = next(self._numbers)
                self._platter.files[number] = _Inode(bytearray(path.read_bytes()))
                self._platter.names[path.name] = self._current[path.name] = number
        self._register()

    def connect(self, path: Path) -> sqlite3.Connection:
        """Open a file of the folder, as the product's driver does."""
        connection: sqlite3.Connection = DBAPI.connect(
            f"{path.absolute().as_uri()}?mode=rw&vfs={self._name}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
            factory=_Insisting if self._pragmas else DBAPI.Connection,
        )
        connection.row_factory = DBAPI.Row
        if isinstance(connection, _Insisting):
            connection.insist(self._pragmas)
        return connection

    def mark(self) -> None:
        """Forget how it came to what the disk holds now: cuts are tried from here on."""
        for deed in self.log:
            self._platter.do(deed)
        self.log.clear()

    def after_a_cut(self, deeds: int, chance: random.Random) -> dict[str, bytes]:
        """Return the files that are found after a cut so many deeds after the mark."""
        platter = self._platter.copy()
        for deed in self.log[:deeds]:
            platter.do(deed)
        return platter.after_a_cut(chance)

    @property
    def unsynced(self) -> int:
        """How many writes might be lost by a cut just now."""
        platter = self._platter.copy()
        for deed in self.log:
            platter.do(deed)
        return sum(len(one.since) for one in platter.files.values())

    # --- Under SQLite -----------------------------------------------------------------------------

    def _register(self) -> None:
        library = _library()
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        library.sqlite3_vfs_register.argtypes = [ctypes.POINTER(_Vfs), ctypes.c_int]
        self._base = library.sqlite3_vfs_find(None)
        self._name = f"recorded-{next(_numbers)}"
        self._name_bytes = self._name.encode()
        self._vfs = _Vfs()
        ctypes.memmove(ctypes.byref(self._vfs), self._base, ctypes.sizeof(_Vfs))
        self._vfs.name = self._name_bytes
        self._callbacks = [_OPEN(self._opened), _DELETE(self._deleted)]
        self._vfs.open, self._vfs.delete = (_address(one) for one in self._callbacks)
        self._methods: dict[int, _Methods] = {}
        self._real: dict[str, Callable[..., int]] = {}
        assert library.sqlite3_vfs_register(ctypes.byref(self._vfs), 0) == OK
        _ALIVE.append(self)  # SQLite keeps the pointer for as long as the process lives.

    def _opened(self, _vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        result: int = _OPEN(self._base.contents.open)(
            ctypes.addressof(self._base.contents), name, file, flags, out
        )
        if result == OK and name is not None:
            self._wrap(ctypes.cast(file, ctypes.POINTER(_File)).contents)
            short = _named(name)
            if short not in self._current:
                self._current[short] = next(self._numbers)
                self._do(Named(short, self._current[short]))
            self._open[file] = (self._current[short], bool(flags & JOURNALS))
        return result

    def _wrap(self, file: _File) -> None:
        address = ctypes.addressof(file.methods.contents)
        if address not in self._methods:
            mine = _Methods()
            ctypes.memmove(ctypes.byref(mine), address, ctypes.sizeof(_Methods))
            self._real = {
                "close": _CLOSE(mine.close),
                "write": _WRITE(mine.write),
                "truncate": _TRUNCATE(mine.truncate),
                "sync": _SYNC(mine.sync),
            }
            kept = {
                "close": _CLOSE(self._closed),
                "write": _WRITE(self._written),
                "truncate": _TRUNCATE(self._truncated),
                "sync": _SYNC(self._synced),
            }
            for name, one in kept.items():
                setattr(mine, name, _address(one))
            self._callbacks += kept.values()
            self._methods[address] = mine
        file.methods = ctypes.pointer(self._methods[address])

    def _do(self, deed: Deed) -> None:
        self.log.append(deed)
        self.deeds += 1

    def _has_room(self) -> bool:
        if self.room is None:
            return True
        self.room -= 1
        return self.room >= 0

    def _closed(self, file: int) -> int:
        self._open.pop(file, None)
        return self._real["close"](file)

    def _written(self, file: int, data: int, amount: int, offset: int) -> int:
        if not self._has_room():
            return FULL
        result = self._real["write"](file, data, amount, offset)
        if result == OK and file in self._open:
            self._do((self._open[file][0], Write(offset, ctypes.string_at(data, amount))))
        return result

    def _truncated(self, file: int, length: int) -> int:
        result = self._real["truncate"](file, length)
        if result == OK and file in self._open:
            self._do((self._open[file][0], Cut(length)))
        return result

    def _synced(self, file: int, flags: int) -> int:
        if not self._has_room():
            return IOERR_FSYNC
        if file in self._open and self._is_honest:
            number, is_new = self._open[file]
            self._open[file] = (number, False)
            self._do((number, Synced(folder=is_new)))
        return self._real["sync"](file, flags)

    def _deleted(self, _vfs: int, name: int, sync: int) -> int:
        base = ctypes.addressof(self._base.contents)
        result: int = _DELETE(self._base.contents.delete)(base, name, sync)
        short = _named(name)
        if result == OK and self._current.pop(short, None) is not None:
            self._do(Named(short, None, sync=bool(sync) and self._is_honest))
        return result


class _Insisting(DBAPI.Connection):  # type: ignore[name-defined,misc]  # Which one is found out.
    """A connection with pragmas of its own, whatever the product asks for."""

    wanted = ""

    def insist(self, pragmas: str) -> None:
        self.wanted = pragmas

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        done: sqlite3.Cursor = super().execute(sql, *parameters)
        if sql.startswith("PRAGMA journal_mode"):  # The last thing that is set up.
            found = done.fetchall()
            for pragma in self.wanted.split(";"):
                super().execute(f"PRAGMA {pragma}")
            done = super().execute("SELECT ?", found[0])
        return done


def _named(name: int) -> str:
    return Path(ctypes.string_at(name).decode()).name


def _address(callback: object) -> int | None:
    return ctypes.cast(callback, ctypes.c_void_p).value  # type: ignore[arg-type]  # A function.


_ALIVE: list[RecordedDisk] = []
