"""Find what nothing uses. QML and page templates count as users; the rest is allowed by name.

Each line of allowed-unused.txt is `path name - reason`, `*` standing for any letters.
"""

from __future__ import annotations

import re
import sys
from fnmatch import fnmatchcase
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
USERS = {"ui/": "ui/qml/**/*.qml", "kiosk/paypage/": "assets/paypage/**/*.html"}
CONFIDENCE = 60  # What vulture gives to names; less is guessing.


def allowed() -> list[tuple[str, str]]:
    """Return path and name of what may stay although nothing uses it."""
    lines = (ROOT / ".ci/allowed-unused.txt").read_text().splitlines()
    found = []
    for line in lines:
        if line and not line.startswith("#"):
            named, _, reason = line.partition(" - ")
            path, name = named.split()
            if not reason:
                sys.exit(f"allowed-unused.txt gives no reason: {line}")
            found.append((path, name))
    return found


def words_of(pattern: str) -> set[str]:
    """Return every word in the files that match."""
    return {word for path in ROOT.glob(pattern) for word in re.findall(r"\w+", path.read_text())}


def main() -> int:
    """Print what is dead; return 1 where there is any."""
    finder = Vulture()
    finder.scavenge([ROOT / "kiosk", ROOT / "hardware", ROOT / "ui", ROOT / "tests"])
    used = {folder: words_of(pattern) for folder, pattern in USERS.items()}
    rules = allowed()
    faults = []
    for item in finder.get_unused_code(min_confidence=CONFIDENCE):
        path = Path(item.filename).relative_to(ROOT).as_posix()
        if path.startswith("tests/"):
            continue
        if any(path.startswith(folder) and item.name in words for folder, words in used.items()):
            continue
        if not any(
            fnmatchcase(path, where) and fnmatchcase(item.name, name) for where, name in rules
        ):
            faults.append(f"{path}:{item.first_lineno}: nothing uses {item.typ} {item.name}")
    print("\n".join(faults) or "nothing is unused")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
