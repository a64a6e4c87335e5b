"""A network on which one message in eight goes wrong, and what a driver believes there."""

from __future__ import annotations

import random
from dataclasses import dataclass

from fakes.network import NetworkFault
from fakes.network_rig import NetworkRig

from hardware.simulator.faults import FaultKind
from kiosk.ports import NoAnswer, Refused

KINDS = (
    FaultKind.LOST,
    FaultKind.UNANSWERED,
    FaultKind.LATE,
    FaultKind.DUPLICATE,
    FaultKind.TRUNCATE,
    FaultKind.EXCEPTION,
)
NOISE = 0.12
"""So many messages go wrong: after most of them somebody waits for a while."""
READS = 150
LATE_MS = 900
STEP = 1_000
SLACK_NS = 100_000_000


@dataclass(frozen=True, slots=True)
class Believed:
    """How many readings a driver has believed, and how many of those were too old or never so."""

    right: int
    wrong: int


def mark(rig: NetworkRig, number: int, outlet: int = 0) -> int:
    """Give a connector a total that it never had before, and return it in base units."""
    rig.world.advance(rig.clock.now_ns)
    rig.places[outlet].controller.set_total(20 * number + outlet)
    return (20 * number + outlet) * STEP


def read_on_a_noisy_network(rig: NetworkRig, seed: int) -> Believed:
    """Read both connectors of `rig` by turns, each with another total before every question."""
    rng = random.Random(seed)
    carry = rig.network.carry

    def noisy(message: str, to: object) -> None:
        if rng.random() < NOISE:
            rig.network.faults.appendleft(NetworkFault(rng.choice(KINDS), "", LATE_MS))
        carry(message, to)  # type: ignore[arg-type]

    rig.network.carry = noisy  # type: ignore[method-assign]
    refresh_ns = rig.driver.capabilities.meter_refresh_ms * 1_000_000
    shown: list[list[tuple[int, int]]] = [[], []]
    right = wrong = 0
    for number in range(1, READS):
        outlet = number % 2
        shown[outlet].append((rig.clock.now_ns, mark(rig, number, outlet)))
        try:
            status = rig.drivers[outlet].read_status(feed=True)
        except (NoAnswer, Refused):
            continue
        finally:
            rig.wait(50)
        current = [
            total
            for (since, total), (until, _) in zip(
                shown[outlet], [*shown[outlet][1:], (rig.clock.now_ns, 0)], strict=True
            )
            if until >= rig.clock.now_ns - refresh_ns - SLACK_NS and since <= rig.clock.now_ns
        ]
        if status.total.base in current:
            right += 1
        else:
            wrong += 1
    return Believed(right, wrong)
