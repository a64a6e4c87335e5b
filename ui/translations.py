"""Keeps the translations: `python -m ui.translations` collects new texts and compiles all of them.

The `.ts` files in `assets/i18n` are edited by hand or with Qt Linguist; the `.qm` files beside
them are what the screen loads. English has one too, for its plurals.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ui.qmlcheck import tool

UI = Path(__file__).resolve().parent
I18N = UI.parent / "assets" / "i18n"

TARGETS = {
    "en": "en_GB",
    "de": "de_DE",
    "fr": "fr_FR",
    "es": "es_ES",
    "ar": "ar_EG",
    "hi": "hi_IN",
    "zh": "zh_CN",
    "sw": "sw_KE",
}
"""Decides how many plural forms a language has."""


def sources() -> list[str]:
    """Return every file that holds a text."""
    qml = sorted(str(path) for path in (UI / "qml").rglob("*.qml"))
    return [*qml, *sorted(str(path) for path in UI.glob("words*.py"))]


def collect(language: str, path: Path) -> None:
    """Bring the texts in `path` up to date with the source."""
    command = [
        tool("pyside6-lupdate"),
        *sources(),
        *(["-pluralonly"] if language == "en" else []),
        "-silent", "-no-obsolete", "-locations", "none",
        "-source-language", "en",
        "-target-language", TARGETS[language],
        "-ts", str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True)  # noqa: S603 - Our own tool on our own files.


def compile_one(path: Path) -> None:
    """Write the `.qm` beside a `.ts`."""
    command = [tool("pyside6-lrelease"), "-silent", str(path), "-qm", str(path.with_suffix(".qm"))]
    subprocess.run(command, check=True)  # noqa: S603 - Our own tool on our own file.


def main() -> int:
    """Collect and compile every language."""
    for language in TARGETS:
        path = I18N / f"{language}.ts"
        collect(language, path)
        compile_one(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
