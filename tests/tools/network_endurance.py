"""Asks chargers on a noisy network until so many calls were made, and counts what is wrong.

`python tests/tools/network_endurance.py --calls 100000` prints one JSON object for each version of
OCPP: calls made, readings believed, and how many of those were not what the charger had just shown.
"""

from __future__ import annotations

import argparse
import itertools
import json
import logging
import sys
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[1])]

from fakes.network_rig import NetworkRig  # noqa: E402 - The path comes first.
from fakes.noisy_network import read_on_a_noisy_network  # noqa: E402
from fakes.opened import OPEN  # noqa: E402

from hardware.registry import profiles_of  # noqa: E402


def main() -> int:
    """Ask until it is enough; 1 where anything was believed that was not so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=100_000)
    calls = parser.parse_args().calls
    logging.disable(logging.CRITICAL)
    is_sound = True
    for name in profiles_of("ocpp"):
        made = right = wrong = 0
        for seed in itertools.count(1_000):
            rig = NetworkRig((name, name))
            believed = read_on_a_noisy_network(rig, seed)
            right, wrong = right + believed.right, wrong + believed.wrong
            made += rig.line.health().exchanges
            while OPEN:
                OPEN.pop()()
            if made >= calls:
                break
        figures = {"profile": name, "calls": made, "right": right, "silently_wrong": wrong}
        sys.stdout.write(json.dumps(figures) + "\n")
        sys.stdout.flush()
        is_sound = is_sound and not wrong
    return int(not is_sound)


if __name__ == "__main__":
    sys.exit(main())
