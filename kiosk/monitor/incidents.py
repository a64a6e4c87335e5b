"""Where incidents are kept, for whoever has to find out: a file each, beside the database."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class Incidents:
    """Writes incidents down, so that they survive the power. OSError where that cannot be."""

    def __init__(self, folder: Path) -> None:
        """Keep them in `folder`, which is made with the first."""
        self._folder = folder

    def write(self, record: Mapping[str, Any]) -> None:
        """Write `record` under its name; the file is there whole or not at all."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / f"{record['name']}.json"
        part = path.with_suffix(".part")
        file = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(file, "w", encoding="utf-8") as text:
            json.dump(record, text, indent=1, ensure_ascii=False)
            text.flush()
            os.fsync(text.fileno())
        part.replace(path)
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
