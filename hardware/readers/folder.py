"""Codes from files, for tests and training: a folder of pictures and texts, or a pipe of lines.

A file is read once and then taken away. Whoever writes one gives it its name only when it is
whole: a name that begins with a dot is left alone.
"""

from __future__ import annotations

import os
import select
import stat
import time
from collections.abc import Callable
from pathlib import Path

from hardware.readers.gathering import Gatherer, Wording
from hardware.readers.pictures import scan_in
from hardware.timing import NS_PER_MS
from kiosk.api.codes import SourceLost
from kiosk.domain.code import LONGEST, Flaw, Scan, scan

PICTURES = {".png", ".jpg", ".jpeg", ".ppm", ".pgm", ".bmp"}
READ_SIZE = 4096
AT_ONCE = 8
WAIT_MS = 50
TEXT_BYTES_MAX = 4 * LONGEST


class Folder:
    """Each file that appears in a folder is a code: a picture of it, or its text."""

    def __init__(self, name: str, path: Path) -> None:
        """Prepare the reader `name` over the folder at `path`."""
        self._name = name
        self._path = path
        self._is_open = False

    @property
    def name(self) -> str:
        """The reader's name in the settings."""
        return self._name

    def open(self) -> None:
        """Take away what lies there already."""
        if not self._is_open:
            for path in self._files():
                path.unlink(missing_ok=True)
            self._is_open = True

    def read(self) -> tuple[Scan, ...]:
        """Return what has been laid there."""
        if not self._is_open:
            raise SourceLost(f"{self._name} is not open")
        found: list[Scan] = []
        for path in self._files()[:AT_ONCE]:
            seen = scan_in(str(path)) if path.suffix.lower() in PICTURES else _text_in(path)
            path.unlink(missing_ok=True)
            found += [seen] if seen is not None else []
        return tuple(found)

    def close(self) -> None:
        """Look no further."""
        self._is_open = False

    def _files(self) -> list[Path]:
        try:
            found = sorted(self._path.iterdir())
        except OSError as error:
            self._is_open = False
            raise SourceLost(f"{self._path} cannot be read: {error.strerror}") from error
        return [one for one in found if one.is_file() and not one.name.startswith(".")]


class Pipe:
    """Each line that is written into a named pipe is a code."""

    def __init__(
        self, name: str, path: Path, *, clock_ns: Callable[[], int] = time.monotonic_ns
    ) -> None:
        """Prepare the reader `name` over the pipe at `path`."""
        self._name = name
        self._path = path
        self._clock_ns = clock_ns
        self._gatherer = Gatherer(Wording())
        self._fd = -1

    @property
    def name(self) -> str:
        """The reader's name in the settings."""
        return self._name

    def open(self) -> None:
        """Open the pipe for both ways, so that it does not end with whoever writes into it."""
        if self._fd >= 0:
            return
        try:
            if not stat.S_ISFIFO(self._path.stat().st_mode):
                raise SourceLost(f"{self._path} is no pipe: mkfifo {self._path}")
            self._fd = os.open(self._path, os.O_RDWR | os.O_NONBLOCK)
        except OSError as error:
            raise SourceLost(f"{self._path} cannot be opened: {error.strerror}") from error
        self._drained()
        self._gatherer.forget()

    def read(self) -> tuple[Scan, ...]:
        """Return the lines that have come; waits for a moment where none has."""
        if self._fd < 0 or not self._path.exists():
            self.close()
            raise SourceLost(f"{self._path} is gone")
        select.select((self._fd,), (), (), WAIT_MS / 1000)
        return tuple(self._gatherer.hear(self._drained(), self._clock_ns() // NS_PER_MS))

    def close(self) -> None:
        """Close the pipe."""
        if self._fd >= 0:
            os.close(self._fd)
        self._fd = -1
        self._gatherer.forget()

    def _drained(self) -> bytes:
        try:
            return os.read(self._fd, READ_SIZE)
        except BlockingIOError:
            return b""


def _text_in(path: Path) -> Scan:
    try:
        with path.open("rb") as file:
            data = file.read(TEXT_BYTES_MAX + 1)
        text = data.decode()
    except (OSError, UnicodeDecodeError):
        return Scan(flaw=Flaw.ENCODING)
    return Scan(flaw=Flaw.TOO_LONG) if len(data) > TEXT_BYTES_MAX else scan(text)
