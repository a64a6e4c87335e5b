"""Lets chargers on a noisy network be asked until so many calls were made; counts what is wrong.

`python tests/tools/network_endurance.py --calls 100000` prints one JSON object for each version of
OCPP: calls made, readings believed, and how many of those were not what the charger showed.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import logging
import sys
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[1])]

from fakes.network_rig import NetworkRig  # noqa: E402 - The path comes first.
from fakes.opened import OPEN  # noqa: E402

from hardware.registry import profiles_of  # noqa: E402

FAULTS = HERE.parents[1] / "conformance" / "test_network_faults.py"


def main() -> int:
    """Ask until it is enough; 1 where anything was believed that was not so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=100_000)
    calls = parser.parse_args().calls
    logging.disable(logging.CRITICAL)
    spec = importlib.util.spec_from_file_location("network_faults", FAULTS)
    assert spec is not None
    assert spec.loader is not None
    suite = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(suite)
    wrong_in_all = 0
    for name in profiles_of("ocpp"):
        made = wrong = seeds = 0
        for seed in itertools.count(1_000):
            rig = NetworkRig((name, name))
            try:
                suite.test_no_wrong_value_comes_out_of_a_noisy_network(rig, seed)
            except AssertionError:
                wrong += 1
            seeds += 1
            made += rig.line.health().exchanges
            while OPEN:
                OPEN.pop()()
            if made >= calls:
                break
        wrong_in_all += wrong
        sys.stdout.write(
            json.dumps({"profile": name, "calls": made, "seeds": seeds, "silently_wrong": wrong})
            + "\n"
        )
        sys.stdout.flush()
    return int(wrong_in_all > 0)


if __name__ == "__main__":
    sys.exit(main())
