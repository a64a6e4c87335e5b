"""Flow controllers that did not come with the kiosk: profiles and drivers in a folder of one's own.

The environment variable KIOSK_DEVICES names the folder. Each `NAME.toml` in it is a profile. Where
the `driver` of a profile is none of the kiosk's, the folder has a module of that name, with what
`hardware.registry.Driver` wants: `load` and `make`; and for simulations a module `<driver>_twin`.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

VARIABLE = "KIOSK_DEVICES"
CLAIMS = "quality.toml"
"""What is no profile: how far each device has been proven."""


def folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder that is named; None where none is."""
    named = environment.get(VARIABLE, "")
    return Path(named).resolve() if named else None


def drivers_of(own: Path, shipped: Path) -> dict[str, str]:
    """Return the profiles in the folder `own`, and the driver of each.

    What a profile extends may be in `own` or be `shipped`. What cannot be read has the driver
    `register_map`, which says what is wrong as soon as anybody asks for it.
    """
    files = [path for path in sorted(own.glob("*.toml")) if path.name != CLAIMS]
    return {path.stem: _driver_of(path, (own, shipped)) for path in files}


def _driver_of(path: Path, folders: tuple[Path, ...], depth: int = 8) -> str:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return "register_map"
    driver, base = table.get("driver"), table.get("extends")
    if isinstance(driver, str):
        return driver
    if isinstance(base, str) and depth:
        for each in folders:
            if (each / f"{base}.toml").is_file():
                return _driver_of(each / f"{base}.toml", folders, depth - 1)
    return "register_map"


def module(own: Path, name: str) -> ModuleType | None:
    """Return the module `name` of the folder `own`; None where it has none."""
    path = own / f"{name}.py"
    if name in sys.modules or not name.isidentifier() or not path.is_file():
        return sys.modules.get(name)
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None  # noqa: S101 - A file that ends in .py has one.
    assert spec.loader is not None  # noqa: S101 - The same.
    found = importlib.util.module_from_spec(spec)
    sys.modules[name] = found  # A twin imports its driver by name.
    spec.loader.exec_module(found)
    return found
