"""The controllers' non-volatile memory in a file, always replaced whole."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from hardware.simulator.mechanism import Memory


class StateError(Exception):
    """The state file cannot be used; the text says what to do."""


def load(path: Path) -> dict[str, Memory]:
    """Return the memories in the file at `path`, by the outlet's name; none where there is none."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Memory(boot=int(each["boot"]), counts=int(each["counts"]))
            for name, each in held.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StateError(f"{path} is no state of a simulator: move it away ({error})") from error


def save(path: Path, memories: Mapping[str, Memory]) -> None:
    """Replace the file at `path` by `memories`."""
    held = {name: {"boot": each.boot, "counts": each.counts} for name, each in memories.items()}
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(held, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
