"""A hand on another process: one JSON object a line, one answer to each."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any


class RemoteFailed(Exception):
    """The other side refused, or is gone."""


class Remote:
    """Speaks to the automation door of the screen, or to the simulator's control."""

    def __init__(self, path: Path, *, timeout_s: float = 90) -> None:
        """Connect to the Unix socket at `path`."""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(timeout_s)
        try:
            self._socket.connect(str(path))
        except OSError as error:
            self._socket.close()
            raise RemoteFailed(f"{path}: {error}") from None
        self._file = self._socket.makefile("rwb")

    def ask(self, **request: Any) -> dict[str, Any]:  # noqa: ANN401 - Whatever JSON can hold.
        """Send `request` and return the answer; RemoteFailed where it says why not."""
        try:
            self._file.write(json.dumps(request).encode() + b"\n")
            self._file.flush()
            line = self._file.readline()
        except OSError as error:
            raise RemoteFailed(f"{request.get('do')}: {error}") from None
        if not line:
            raise RemoteFailed(f"{request.get('do')}: the other side is gone")
        answer = json.loads(line)
        if not isinstance(answer, dict) or answer.get("ok") is False:
            raise RemoteFailed(f"{request}: {answer}")
        return answer

    def close(self) -> None:
        """Let go."""
        self._file.close()
        self._socket.close()
