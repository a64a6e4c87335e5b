"""A process that speaks in the words of `ui.speech`, and breaks as its first argument says.

`python tests/fakes/mouth.py HOW SPOKEN LANGUAGES`: what it is asked to say is appended to the file
SPOKEN, one JSON object a line. HOW is `well`, `dies` (at the first sentence), `hangs` (it is ready,
and then answers nothing), `refuses` (it cannot say it) or `mute` (it never becomes ready).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> None:
    """Answer until the input ends."""
    how, spoken, languages = sys.argv[1:4]
    if how != "mute":
        tell({"is": "ready", "engine": "fake", "languages": languages.split(",")})
    for line in sys.stdin:
        with Path(spoken).open("a") as file:
            file.write(line)
        asked = json.loads(line)
        if how == "dies":
            sys.exit(1)
        if how in {"hangs", "mute"}:
            continue
        if asked["do"] == "hush":
            tell({"is": "hushed"})
        else:
            tell({"is": "failed" if how == "refuses" else "heard", "id": asked["id"]})


def tell(reply: dict[str, object]) -> None:
    """Write one reply."""
    print(json.dumps(reply), flush=True)  # noqa: T201 - It is a protocol.


if __name__ == "__main__":
    main()
