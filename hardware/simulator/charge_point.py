"""What all simulated charge points have in common, whatever they speak.

They tell what has happened in its order, also what happened while nobody listened, and answer what
they are asked. The connection is whatever has `recv` and `send`: a web socket, or one in memory.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from hardware.drivers.ocpp.words import Number
from hardware.simulator.charger import Charger, Told
from hardware.simulator.world import World

PATIENCE_S = 2
"""How long a charge point waits for an answer before it asks again."""
TICK_S = 0.05
"""How often a charge point looks whether it has something to tell."""
MAKER, MODEL, FIRMWARE = "Simulated", "Charger", "1.0"


@dataclass
class Chargers:
    """The connectors of one charge point, by their numbers, and the world they are in."""

    name: str
    world: World
    connectors: Mapping[int, Charger]
    now_ns: Callable[[], int]
    has_booted: bool = True
    """Whether it has yet to say that it has started."""
    lacks: set[str] = field(default_factory=set)
    """Feature profiles that it has not."""
    rejects: set[str] = field(default_factory=set)
    """Messages that it says no to."""
    only_agrees: bool = False
    """Whether it agrees to a start and never begins."""
    is_mute: bool = False
    """Whether it reads its meter for nobody."""
    numbers: dict[str, Number] = field(default_factory=dict)
    """The number of each transaction, by its tag."""

    def moved(self) -> int:
        """Let everything happen that has happened by now, and return the time."""
        now_ns = self.now_ns()
        self.world.advance(now_ns)
        return now_ns

    def settle(self) -> None:
        """Let everybody react to what was just told."""
        self.world.settle()


class Face(Protocol):
    """A charge point as it speaks one version over one connection."""

    chargers: Chargers

    async def start(self) -> None:
        """Answer what it is asked, until the connection is gone."""
        ...

    async def say_who(self) -> None:
        """Tell that it has started; each of these raises TimeoutError where nobody answers."""
        ...

    async def say_how(self, number: int, charger: Charger) -> None:
        """Tell how a connector is, where that is news."""
        ...

    async def say_what(self, number: int, charger: Charger, told: Told) -> None:
        """Tell that a transaction has begun or ended."""
        ...


async def run(face: Face) -> None:
    """Say who it is, then what happens, and listen, until the connection is gone."""
    telling = asyncio.ensure_future(_tell(face))
    try:
        await face.start()
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)


async def _tell(face: Face) -> None:
    while True:
        try:
            await _tell_news(face)
        except TimeoutError:
            continue  # What was not heard is told again.
        await asyncio.sleep(TICK_S)


async def _tell_news(face: Face) -> None:
    chargers = face.chargers
    if chargers.has_booted:
        await face.say_who()
        chargers.has_booted = False
    chargers.moved()
    for number, charger in chargers.connectors.items():
        await face.say_how(number, charger)
        while charger.told and charger.is_on:
            await face.say_what(number, charger, charger.told[0])
            charger.told.popleft()


def watts(charger: Charger) -> int:
    """Return what a charger draws now, rounded down: it counts milliwatt-hours a second."""
    return charger.outlet.flow_base * 36 // 10
