"""The software and the fonts of others that are in the product, and their licences.

`python -m ui.licences` writes the list that the screen shows, from the locked packages and what
each of them says of itself, and beside it the text of each licence as its package brings it. Those
of what comes without one, and of what is no package, are kept by hand in `standard`. A test fails
where the list is older than the lock file, or a text is missing.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "assets" / "licences" / "list.json"
TEXTS = ROOT / "assets" / "licences" / "texts"
STANDARD = ROOT / "assets" / "licences" / "standard"
FONTS = ROOT / "assets" / "fonts" / "OFL.txt"
LOCK = ROOT / ".ci" / "requirements.lock"

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(.*)", re.MULTILINE)
_ELSEWHERE = "sys_platform == 'win32'"
"""What is needed on no machine of ours."""
_BUILD_ONLY = {"setuptools"}
"""Builds the product and is not in it."""
_QT_SOURCE = "https://download.qt.io/official_releases/qt/"
_PYSIDE_SOURCE = "https://download.qt.io/official_releases/QtForPython/"
_QT = ("pyside6", "pyside6-addons", "pyside6-essentials", "shiboken6")


@dataclass(frozen=True, slots=True)
class Component:
    """Somebody else's work: what it is called, under which licence, and where its source is."""

    name: str
    version: str
    licence: str
    source: str


_FILES = re.compile(r"(?:LICEN[CS]E|COPYING|NOTICE)\b.*", re.IGNORECASE)
_ALSO = {"LGPL-3.0-only": ("GPL-3.0-only",)}
"""A licence that adds to another one: that has to be read as well."""

BESIDE = (
    Component("Inter", "4", "OFL-1.1", "https://rsms.me/inter/"),
    Component("Noto Sans", "2", "OFL-1.1", "https://notofonts.github.io/"),
    Component("Python", "3", "PSF-2.0", "https://www.python.org/downloads/source/"),
    Component("Qt", "6", "LGPL-3.0-only", _QT_SOURCE),
    Component("FFmpeg", "7", "LGPL-2.1-or-later", "https://ffmpeg.org/download.html"),
    Component("SQLite", "3", "Public domain", "https://www.sqlite.org/src/"),
)
"""What comes with a package or beside it, and no lock file names."""

_SAID = dict.fromkeys(_QT, "LGPL-3.0-only") | {"pysqlite3": "Zlib", "uharfbuzz": "Apache-2.0"}
"""Where several may be chosen, ours; and those that do not say it of themselves."""
_SPDX = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "zlib/libpng License": "Zlib",
}


def locked() -> dict[str, str]:
    """Return the version of each package that is in the product, by its name."""
    return {
        name: version
        for name, version, marker in _LOCKED.findall(LOCK.read_text(encoding="utf-8"))
        if name not in _BUILD_ONLY and _ELSEWHERE not in marker
    }


def made(before: tuple[Component, ...] = ()) -> Iterator[Component]:
    """Yield all components; what is not installed on this machine is as it was `before`."""
    known = {one.name: one for one in before}
    for name, version in sorted(locked().items()):
        try:
            told = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            if name in known:
                yield known[name]
            continue
        yield Component(name, version, _licence(name, told), _source(name, told))
    yield from BESIDE


def shipped() -> tuple[Component, ...]:
    """Return the list that is shipped."""
    rows = json.loads(LIST.read_text(encoding="utf-8")) if LIST.exists() else []
    return tuple(Component(**row) for row in rows)


def text_of(one: Component) -> str:
    """Return all that somebody's work may be used under, in the words of its authors."""
    own = TEXTS / f"{one.name}.txt"
    names = [one.licence, *_ALSO.get(one.licence, ())]
    paths = [FONTS] if one.licence == "OFL-1.1" else [STANDARD / f"{name}.txt" for name in names]
    found = [path for path in (own, *paths) if path.exists()]
    return "\n\n".join(path.read_text(encoding="utf-8").strip("\n") for path in found)


def _brought(name: str) -> str:
    """Return the licence that an installed package brings; empty where it brings none."""
    files = metadata.files(name) or []
    paths = sorted(str(one.locate()) for one in files if _FILES.fullmatch(one.name))
    inside = [path for path in paths if ".dist-info" in path]
    texts = [Path(path).read_text(encoding="utf-8", errors="replace") for path in inside]
    lines = "\n\n".join(text.strip("\n") for text in texts).splitlines()
    return "".join(f"{line.expandtabs().rstrip()}\n" for line in lines)


def _licence(name: str, told: metadata.PackageMetadata) -> str:
    if name in _SAID:
        return _SAID[name]
    if expression := _told(told, "License-Expression"):
        return expression
    kinds = [
        one.rpartition(" :: ")[2] for one in told.get_all("Classifier", []) if "License" in one
    ]
    named = [_SPDX[one] for one in kinds if one in _SPDX]
    return " AND ".join(dict.fromkeys(named)) or _told(told, "License").partition("\n")[0]


def _source(name: str, told: metadata.PackageMetadata) -> str:
    if name in _QT:
        return _PYSIDE_SOURCE
    urls: dict[str, str] = dict(one.split(", ", 1) for one in told.get_all("Project-URL", []))
    by_word = {key.casefold(): url for key, url in urls.items()}
    for word in ("source", "source code", "repository", "github", "code", "homepage"):
        if word in by_word:
            return by_word[word]
    return _told(told, "Home-page") or f"https://pypi.org/project/{name}/"


def _told(told: metadata.PackageMetadata, key: str) -> str:
    return str(told[key]) if key in told else ""


def main() -> int:
    """Write the list and the texts anew."""
    rows = [asdict(one) for one in made(shipped())]
    LIST.parent.mkdir(exist_ok=True)
    TEXTS.mkdir(exist_ok=True)
    for name in locked():
        try:
            text = _brought(name)
        except metadata.PackageNotFoundError:
            continue  # It stays as it was.
        if text:
            (TEXTS / f"{name}.txt").write_text(text, encoding="utf-8")
    for path in TEXTS.glob("*.txt"):
        if path.stem not in locked():
            path.unlink()
    LIST.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
