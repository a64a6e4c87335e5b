"""Which software this is: its version, and a hash of the legally relevant part (LRS-01)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from hardware import registry
from kiosk import ports

LEGAL_PARTS = ("domain", "application", "storage", "ports.py")
"""What computes, meters and records, under the package `kiosk`; all drivers besides."""


def legal_files() -> list[Path]:
    """Return the files of the legally relevant part that are in use, in a fixed order."""
    core, devices = Path(ports.__file__).parent, Path(registry.__file__).parent
    roots = [core / part for part in LEGAL_PARTS] + [devices]
    found: set[Path] = set()
    for root in roots:
        found |= {root} if root.is_file() else set(root.rglob("*.py")) | set(root.rglob("*.toml"))
    return sorted(path for path in found if "simulator" not in path.parts)


SHORT = 8
"""Digits of the hash that stand on every record and receipt."""


@dataclass(frozen=True, slots=True)
class Software:
    """Which software this is."""

    version: str
    sha256: str
    """Over the legally relevant part, 64 digits."""

    @property
    def short(self) -> str:
        """The version and the first digits of the hash, such as `0.1.0-3f9a01c2`."""
        return f"{self.version}-{self.sha256[:SHORT]}"


def in_use() -> Software:
    """Return the version, and the hash of the files that are in use."""
    digest = hashlib.sha256()
    for path in legal_files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return Software(metadata.version("dispensing-kiosk"), digest.hexdigest())
