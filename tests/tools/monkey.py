"""Lets a monkey at the touchscreen, and says what it found: `python tests/tools/monkey.py`.

One life after the other, each from a seed of its own, before the real window and a live engine.
Ends with status 1 and the story of the first life that failed, made short; `--only` replays one.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"

from fakes.monkey import FILES, LIFE, Bite, Seen, played, shortened, unleft, unreached
from PySide6.QtGui import QGuiApplication


def say(what: str) -> None:
    """Print a line at once."""
    print(what, flush=True)  # noqa: T201 - A command's answer.


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return the command line."""
    parser = argparse.ArgumentParser(prog="make monkey", description=__doc__)
    parser.add_argument("--touches", type=int, default=100_000, help="in all")
    parser.add_argument("--seed", type=int, default=1, help="of the first life")
    parser.add_argument("--only", action="store_true", help="live this one life only")
    parser.add_argument(
        "--go-on", action="store_true", help="after a life that failed, unshortened"
    )
    parser.add_argument("--json", action="store_true", help="print figures only")
    return parser.parse_args(arguments)


def tell(bite: Bite, *, is_short: bool) -> None:
    """Say how a life failed, and how to see it again."""
    say(f"\nseed {bite.seed} fails after {len(bite.acts)} acts: {bite.error}\n")
    say("\n".join(bite.story))
    if is_short:
        short = shortened(bite, tell=lambda what: say(f"  still fails with {what}"))
        say(f"\nshort, {len(short.acts)} acts:")
        say("\n".join(f"  {act.told()}; {act.wait_ms} ms" for act in short.acts[-60:]))
    say(f'\nreplay: make monkey ARGS="--seed {bite.seed} --only --touches {len(bite.acts)}"')


def figures(seen: Seen, seconds: float, lives: int) -> dict[str, object]:
    """Return what was done and seen."""
    return {
        "touches": seen.touches,
        "lives": lives,
        "seconds": round(seconds),
        "virtual_hours": round(seen.virtual_ms / 3_600_000, 1),
        "sales": seen.sales,
        "deliveries": seen.deliveries,
        "acts": dict(seen.acts.most_common()),
        "screens": dict(seen.screens.most_common()),
        "files": f"{len(seen.files)} of {len(FILES)}",
        "never_reached": sorted(unreached(seen)),
        "never_left": sorted(unleft(seen)),
        "controls": len(seen.controls),
        "notices": len(seen.notices),
        "busiest_cpu_ms": {kind: round(s * 1000) for kind, s in sorted(seen.busiest.items())},
    }


def main(arguments: list[str]) -> int:
    """Let it play until it has touched often enough."""
    asked = parse(arguments)
    logging.disable(logging.CRITICAL)
    app = QGuiApplication(["monkey"])
    seen, seed, failed, began = Seen(), asked.seed, 0, time.monotonic()
    while seen.touches < asked.touches:
        length = asked.touches if asked.only else min(LIFE, asked.touches - seen.touches)
        bite = played(seed, length, seen)
        if bite is not None:
            tell(bite, is_short=not asked.go_on)
            failed += 1
            if not asked.go_on:
                return 1
        if not asked.json:
            say(f"seed {seed}: {seen.touches} touches")
        seed += 1
    say(json.dumps(figures(seen, time.monotonic() - began, seed - asked.seed), indent=2))
    del app
    is_long = asked.touches >= LIFE * 10
    return 1 if failed or (is_long and (unreached(seen) or unleft(seen))) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
