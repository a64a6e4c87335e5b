"""One engine to a database: a second one is told who the first one is."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from kiosk.ports import StorageError, StorageFull


class InstanceLock:
    """A lock beside the database. The system drops it with the process, however that ends."""

    def __init__(self, database: Path) -> None:
        """Take the lock; StorageError with the other engine's process number where it is held."""
        path = database.with_name(f"{database.name}.lock")
        try:
            self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StorageFull(f"{path} may not be written: {error.strerror}") from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.truncate(self._file, 0)
            os.pwrite(self._file, str(os.getpid()).encode(), 0)
        except BlockingIOError as error:
            owner = os.pread(self._file, 20, 0).decode(errors="replace") or "unknown"
            self.release()
            raise StorageError(
                f"another kiosk engine (pid {owner}) uses this database: stop it first"
            ) from error
        except OSError as error:
            self.release()
            raise StorageFull(f"{path} may not be written: {error.strerror}") from error

    def release(self) -> None:
        """Let another engine have it; harmless when released."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
