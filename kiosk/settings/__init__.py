"""The settings: one TOML file, read once, handed on as frozen values by the composition root.

Every mistake in the file is reported in one go, with its line, its key and what to do about it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kiosk.domain.controller import Capabilities
from kiosk.settings.mistakes import Mistake, SettingsError
from kiosk.settings.model import (
    LOCALPAY,
    LineSettings,
    LogLevel,
    NetworkSettings,
    Parity,
    PayPageSettings,
    Pin,
    PortSettings,
    PrinterKind,
    PrinterSettings,
    RailChoice,
    ReaderKind,
    ReaderSettings,
    ReaderSuffix,
    Rs485,
    SecretSource,
    SecretUnreadable,
    Settings,
)
from kiosk.settings.rails import Wanted
from kiosk.settings.reading import read

__all__ = [
    "LOCALPAY",
    "LineSettings",
    "LogLevel",
    "Mistake",
    "NetworkSettings",
    "Parity",
    "PayPageSettings",
    "Pin",
    "PortSettings",
    "PrinterKind",
    "PrinterSettings",
    "RailChoice",
    "ReaderKind",
    "ReaderSettings",
    "ReaderSuffix",
    "Rs485",
    "SecretSource",
    "SecretUnreadable",
    "Settings",
    "SettingsError",
    "load",
]

FILE_BYTES_MAX = 1_000_000


def load(
    path: Path,
    *,
    folder: Path | None = None,
    profiles: Mapping[str, Capabilities] | None = None,
    rails: Wanted | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Return what the file at `path` says; SettingsError, with every mistake, where it cannot be.

    Paths in the file are relative to `folder`, the file's own where it is None. `profiles` are
    the device profiles that an outlet may name, with what each can do; `rails` what each kind of
    rail wants to be told; None lets any pass. Secrets are looked for in `environment` (the
    process's own where None) and on the disk, but not kept.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(FILE_BYTES_MAX + 1)
    except OSError as error:
        what = error.strerror or "it cannot be read"
        raise _unreadable(path, what, "Name a file that this account may read.") from None
    except ValueError:
        raise _unreadable(path, "this is no file name", "Name a file.") from None
    if len(raw) > FILE_BYTES_MAX:
        raise _unreadable(path, "the file is far too long", "Is it the right one?")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = "this is not UTF-8 text"
        line = raw[: error.start].count(b"\n") + 1
        mistake = Mistake(line, "", what, "Save the file as UTF-8.", "syntax")
        raise SettingsError(path.name, [mistake]) from None
    where = os.environ if environment is None else environment
    found = read(text, path.name, folder or path.absolute().parent, profiles, rails, where)
    return replace(found, sha256=hashlib.sha256(raw).hexdigest())


def _unreadable(path: Path, what: str, remedy: str) -> SettingsError:
    return SettingsError(str(path), [Mistake(1, "", what, remedy, "unreadable")])
