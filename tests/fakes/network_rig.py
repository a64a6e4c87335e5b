"""Simulated charge points in memory: production driver, library and line, on a virtual clock."""

from __future__ import annotations

import asyncio
import json
import random

from fakes import lesser
from fakes.network import Network, NetworkFault, Socket, VirtualLoop
from fakes.rig import Rig

from hardware.drivers.ocpp.central import CentralSystem
from hardware.drivers.ocpp.profile import OcppProfile, Version
from hardware.simulator.charge_point import Chargers, Face, run
from hardware.simulator.charge_points import FACES
from hardware.simulator.charger import Charger
from hardware.simulator.faults import FaultKind
from hardware.simulator.mechanism import Memory
from hardware.simulator.world import World
from hardware.timing import NS_PER_MS
from kiosk.domain.controller import Status
from kiosk.domain.quantity import Quantity
from kiosk.ports import FlowController, NoAnswer

NAME = "CP1"
PASSWORD = "a password of some length"  # noqa: S105 - It guards nothing.
TOLD = 1_796_030_000_000
"""What time the central system says it is at the beginning, in milliseconds since 1970."""
ACTIONS = {
    Version.V16: {
        "ask_total": "TriggerMessage",
        "read_status": "MeterValues",
        "open": "RemoteStartTransaction",
        "stop": "RemoteStopTransaction",
    },
    Version.V201: {
        "ask_total": "TriggerMessage",
        "read_status": "MeterValues",
        "open": "RequestStartTransaction",
        "stop": "RequestStopTransaction",
    },
}


class Cable:
    """The network cable of the charge point."""

    def __init__(self, rig: NetworkRig) -> None:
        self._rig = rig

    def unplug(self) -> None:
        """Pull it out: neither side hears of the other any more."""
        self._rig.network.is_up = False
        for socket in self._rig.sockets:
            socket.break_off()
        self._rig.loop.wait(1)

    def plug_in(self) -> None:
        """Put it back: the charge point calls again."""
        self._rig.network.is_up = True
        self._rig.call_in()


class Hands:
    """What a hand can do to the charge point, in the words of a line's."""

    def __init__(self, rig: NetworkRig) -> None:
        self._rig = rig

    def answer(self, told: bytes) -> None:
        """Take its power away for a while."""
        wanted = json.loads(told)
        assert wanted["do"] == "power_cut"
        self._rig.cut_power(wanted["off_ms"])


class NetworkRig(Rig):
    """One charge point with a connector for each profile, and a central system that it calls."""

    unplugged = NoAnswer

    def __post_init__(self) -> None:
        self.world = World(self.seed, self.clock.now_ns)
        self.loop = VirtualLoop(self.clock)
        self.network = Network()
        self.sockets: list[Socket] = []
        self.places = [
            self.world.add(
                f"outlet{n}",
                lesser.loaded(profile).scaled(self.scale),
                supply="main",
                memory=Memory(boot=n, counts=1000 * n),
            )
            for n, profile in enumerate(self.profiles, start=1)
        ]
        chargers = {place.address: self.charger(n) for n, place in enumerate(self.places)}
        self.chargers = Chargers(NAME, self.world, chargers, lambda: self.clock.now_ns)
        self.rng = random.Random(self.seed)
        self.line = self.central()  # type: ignore[assignment] - Another line than a serial one.
        self.port = Cable(self)  # type: ignore[assignment]
        self.control = Hands(self)  # type: ignore[assignment]
        self._power_back_ns: int | None = None
        self.drivers = self.programs(self.line)
        self.call_in()

    def charger(self, n: int) -> Charger:
        """Return the works of a connector."""
        works = self.places[n].controller
        assert isinstance(works, Charger)
        return works

    def central(self) -> CentralSystem:
        """Return a central system, as each program makes one."""
        begun_ns = self.clock.now_ns
        return CentralSystem(
            "rig",
            "127.0.0.1",
            0,
            password=PASSWORD,
            loop=self.loop,
            utc_ms=lambda: TOLD + (self.clock.now_ns - begun_ns) // NS_PER_MS,
        )

    def programs(self, line: CentralSystem) -> list[FlowController]:
        """Return the drivers of one program."""
        return [
            lesser.controller(profile, line.seat(NAME), n, scale=self.scale)
            for n, profile in enumerate(self.profiles, start=1)
        ]

    def restart(self) -> None:
        """Let the kiosk's program die, and another one begin: the charge point calls again."""
        for socket in self.sockets:
            socket.break_off()
        self.loop.wait(1)
        self.line = self.central()  # type: ignore[assignment]
        self.drivers = self.programs(self.line)
        self.call_in()

    def call_in(self) -> None:
        """Let the charge point call, and settle in."""
        profile = lesser.loaded(self.profiles[0])
        assert isinstance(profile, OcppProfile)
        ours, theirs = self.network.pair()
        self.sockets = [ours, theirs]
        face = FACES[profile.version](self.chargers, theirs)

        async def both() -> None:
            self.loop.let(self.line.receive(NAME, profile.version, ours))
            self.loop.let(_until_gone(face))

        self.loop.ask(both(), 1_000)
        self.loop.wait(10 * self.network.latency_ms)

    @property
    def action(self) -> dict[str, str]:
        """In which message each command is carried out."""
        profile = lesser.loaded(self.profiles[0])
        assert isinstance(profile, OcppProfile)
        return ACTIONS[profile.version]

    def fail_next(
        self, kind: FaultKind, of: int = 0, *, function: int = 0, command: str = ""
    ) -> None:
        del function
        action = self.action[command] if command else ""
        self.network.faults.append(NetworkFault(kind, action, of))

    def wait(self, ms: int) -> None:
        self.loop.wait(ms)
        self.world.advance(self.clock.now_ns)
        if self._power_back_ns is not None and self.clock.now_ns >= self._power_back_ns:
            self._power_back_ns = None
            for place in self.places:
                place.controller.power_on(self.clock.now_ns)
            self.chargers.has_booted = True
            self.port.plug_in()

    def cut_power(self, ms: int) -> None:
        """Take the power from the charge point for a while; then it calls again."""
        now_ns = self.clock.now_ns
        self.world.advance(now_ns)
        for place in self.places:
            place.controller.power_off(now_ns)
        self.port.unplug()
        self._power_back_ns = now_ns + ms * NS_PER_MS

    def start(self, limit: Quantity, *, sequence: int = 1) -> Status:
        """Begin a delivery, and wait until the charge point says that it has begun."""
        opening = super().start(limit, sequence=sequence)
        self.poll_until(closed=False)
        return opening

    def lift(self, *, draw_permille: int = 1000) -> None:
        self.world.advance(self.clock.now_ns)
        self.place.plant.lift()
        self.place.plant.draw_permille = draw_permille
        self.world.settle()

    def hang_up(self) -> None:
        self.world.advance(self.clock.now_ns)
        self.place.plant.hang_up()
        self.world.settle()

    def seconds_of_flow(self, tenths: int) -> Quantity:
        can = self.driver.capabilities
        return self.quantity(can.qmax.base * tenths // 10).floor(can.totaliser_step)


async def _until_gone(face: Face) -> None:
    try:
        await run(face)
    except (EOFError, asyncio.CancelledError):
        return
