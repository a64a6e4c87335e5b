"""`python -m hardware.simulator`: controllers on a pseudo-terminal, with a plant behind them."""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from hardware.registry import REGISTRY, loaded
from hardware.simulator import state_file
from hardware.simulator.bus import Bus, Delivery
from hardware.simulator.control import Control
from hardware.simulator.faults import LineFaults
from hardware.simulator.models import model_of
from hardware.simulator.process import Process
from hardware.simulator.pty_peer import PtyPeer
from hardware.simulator.world import World
from hardware.timing import NS_PER_MS, wire_timing

OUTLETS = {
    "petrol": "reference-fuel",
    "diesel": "reference-fuel",
    "water": "reference-water",
    "ev": "reference-ev",
}
"""The outlets with a short name, and the profile of each. All others go by their profile's name."""

EV_NOMINAL_KW = 22


@dataclass(frozen=True, slots=True)
class Asked:
    """The outlets on the command line and how fast each flows."""

    profile: str
    name: str
    scale: Fraction


def main(arguments: list[str] | None = None) -> int:
    """Run the simulator until it is told to stop; return the exit status."""
    told = _parser().parse_args(arguments)
    try:
        asked = _asked(told.outlets, Fraction(told.speed), Fraction(told.ev_power) / EV_NOMINAL_KW)
        process, peer = _built(told, asked)
    except (ValueError, state_file.StateError) as error:
        sys.stderr.write(f"hardware.simulator: {error}\n")
        return 2

    def ready() -> None:
        if told.json:
            sys.stdout.write(
                json.dumps({"ready": str(peer.path), "outlets": _listed(asked)}) + "\n"
            )
        else:
            sys.stdout.write(f"ready {peer.path}\n")
        sys.stdout.flush()

    process.run(ready)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m hardware.simulator", description=__doc__)
    parser.add_argument("--port", type=Path, required=True, help="where the line appears")
    parser.add_argument("--control", type=Path, help="a Unix socket that takes commands")
    parser.add_argument("--baud", type=int, default=19_200)
    parser.add_argument(
        "--outlets",
        default=",".join(OUTLETS),
        help=f"of {', '.join(OUTLETS)}, or names of profiles; 3*water for three",
    )
    parser.add_argument("--state", type=Path, help="keeps totalisers over a restart")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--speed", default="1", help="multiplies every flow, and Qmax with it")
    parser.add_argument("--ev-power", default=str(EV_NOMINAL_KW), help="in kW")
    parser.add_argument("--turnaround-ms", type=int, default=5)
    parser.add_argument("--delivery", type=Delivery, choices=list(Delivery), default=Delivery.FRAME)
    parser.add_argument("--spin", action="store_true", help="exact byte times, for measurements")
    parser.add_argument("--autopilot", choices=("on", "off"), default="on")
    parser.add_argument("--json", action="store_true", help="say that it is ready in JSON")
    return parser


def _asked(outlets: str, speed: Fraction, ev_share: Fraction) -> list[Asked]:
    """Return the outlets that `outlets` lists, each with a name of its own."""
    asked: list[Asked] = []
    known: dict[str, int] = {}
    for item in outlets.split(","):
        times, _, kind = item.rpartition("*")
        profile = _profile_of(kind)
        for _ in range(int(times or 1)):
            known[kind] = count = known.get(kind, 0) + 1
            apart = "" if kind in OUTLETS else "-"  # The name of a profile may end in a digit.
            name = f"{kind}{apart}{count}" if count > 1 else kind
            asked.append(Asked(profile, name, speed * (ev_share if kind == "ev" else 1)))
            if len(asked) > (most := loaded(profile).capabilities.address_max):
                raise ValueError(f"{kind} has an address from 1 to {most}: {name} is no more")
    return asked


def _profile_of(kind: str) -> str:
    """Return the profile of the outlet that is asked for by its short name, or by that itself."""
    profile = OUTLETS.get(kind, kind)
    can = [name for name, driver in REGISTRY.items() if model_of(driver)]
    if profile not in can:
        raise ValueError(
            f"there is no outlet {kind!r}: there are {', '.join(OUTLETS)}, and by the names of "
            f"their profiles {', '.join(can)}"
        )
    return profile


def _built(told: argparse.Namespace, asked: list[Asked]) -> tuple[Process, PtyPeer[Bus]]:
    """Return the process with everything in it, and the peer that it serves."""
    clock_ns = time.monotonic_ns
    timing = wire_timing(told.baud)
    memories = {} if told.state is None else state_file.load(told.state)
    world = World(told.seed, clock_ns())
    for each in asked:
        place = world.add(
            each.name,
            loaded(each.profile).scaled(each.scale),
            supply=each.profile,
            memory=memories.get(each.name),
        )
        place.customer.is_automatic = told.autopilot == "on"
    bus = Bus(
        world,
        timing,
        LineFaults(random.Random(told.seed)),
        turnaround_ns=told.turnaround_ms * NS_PER_MS,
        delivery=told.delivery,
    )
    peer = PtyPeer(bus, told.port, clock_ns=clock_ns, spins=told.spin)
    control = Control(bus, peer, clock_ns)
    process = Process(
        peer, control, socket_path=told.control, state_path=told.state, clock_ns=clock_ns
    )
    return process, peer


def _listed(asked: list[Asked]) -> list[dict[str, object]]:
    return [
        {"name": each.name, "address": address, "profile": each.profile, "scale": str(each.scale)}
        for address, each in enumerate(asked, start=1)
    ]


if __name__ == "__main__":
    sys.exit(main())
