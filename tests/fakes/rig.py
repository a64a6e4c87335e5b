"""Simulated controllers in memory: production driver and line over a plant, on a virtual clock."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from fractions import Fraction

from fakes import lesser

from hardware import outside
from hardware.drivers.modbus_device.description import ModbusDeviceProfile
from hardware.framing.modbus import READ_WRITE, WRITE
from hardware.framing.propar import REQUEST
from hardware.half_duplex import HalfDuplexLink
from hardware.profile import Profile
from hardware.registry import OWN
from hardware.simulator import dart, propar
from hardware.simulator.bus import Bus
from hardware.simulator.control import Control
from hardware.simulator.dialect import function_of
from hardware.simulator.faults import FaultKind, LineFault, LineFaults
from hardware.simulator.mechanism import Memory
from hardware.simulator.memory_line import MemoryPort
from hardware.simulator.world import Place, VirtualClock, World
from hardware.timing import NS_PER_MS, wire_timing
from kiosk.domain.controller import Capabilities, Preset, PresetKind, Status
from kiosk.domain.quantity import Quantity
from kiosk.ports import FlowController, LineDown, NoAnswer

POLL_MS = 100
FUNCTIONS = {
    "register_map": {
        "read_status": READ_WRITE,
        "set_preset": WRITE,
        "open": WRITE,
        "stop": WRITE,
    },
    "new_era": {
        word: function_of(said)
        for word, said in (("set_preset", "VOL"), ("open", "RUN"), ("stop", "STP"))
    },
    "propar": {
        "read_status": REQUEST,
        "set_preset": propar.function_of(104, 3),
        "open": propar.function_of(1, 1),
        "stop": propar.function_of(1, 1),
    },
    "alicat": {
        word: function_of(said)
        for word, said in (("set_preset", "TB"), ("open", "S"), ("stop", "S"))
    },
    "dart": {
        "read_status": dart.POLLED,
        "set_preset": dart.PRESET_VOLUME << 8,
        "open": dart.COMMAND << 8 | dart.AUTHORISE + 1,
        "stop": dart.COMMAND << 8 | dart.STOP + 1,
    },
    "openevse": {"open": function_of("S4"), "stop": function_of("S4")},
}
"""By driver: the function of the exchange in which a command is carried out."""
REPEATABLE = frozenset({PresetKind.ABSOLUTE, PresetKind.BATCH})
"""What may be told a limit as often as anybody likes."""


def carries(profile: Profile, command: str) -> int:
    """Return the function of the exchange in which a command is carried out."""
    if not isinstance(profile, ModbusDeviceProfile):
        known = FUNCTIONS.get(profile.driver)
        if known is None and OWN is not None:  # The twin of a driver of one's own says it.
            twin = outside.module(OWN, f"{profile.driver}_twin")
            known = getattr(twin, "FUNCTIONS", {})
        return (known or {})[command]
    writes = {"open": profile.opens, "stop": profile.stops}
    if command in writes:
        return writes[command][-1].function
    assert profile.amount is not None
    return profile.amount.function


def coarse(can: Capabilities) -> int:
    """Return how much faster a plant flows, so that a second of it is no less than a preset."""
    return -(-can.preset_resolution.base // can.qmax.base)


@dataclass
class Rig:
    """One line with an outlet for each profile, at the addresses from 1 on."""

    profiles: tuple[str, ...]
    seed: int = 1
    baud: int = 19_200
    scale: Fraction | int = 1
    clock: VirtualClock = field(default_factory=lambda: VirtualClock(5_000_000_000))
    unplugged = LineDown
    """What is said where the cable is out."""

    def __post_init__(self) -> None:
        if self.scale == 1:
            self.scale = coarse(lesser.capabilities()[self.profiles[0]])
        self.world = World(self.seed, self.clock.now_ns)
        self.places: list[Place] = [
            self.world.add(
                f"outlet{n}",
                lesser.loaded(profile).scaled(self.scale),
                supply="main",
                memory=Memory(boot=n, counts=1000 * n),
            )
            for n, profile in enumerate(self.profiles, start=1)
        ]
        self.faults = LineFaults(random.Random(self.seed))
        self.bus = Bus(self.world, wire_timing(self.baud), self.faults)
        self.port = MemoryPort(self.bus, self.clock)
        self.line = HalfDuplexLink("rig", self.port, timing=wire_timing(self.baud))
        self.control = Control(self.bus, self.port, self.clock)
        self.drivers: list[FlowController] = [
            lesser.controller(profile, self.line.at(n), n, scale=self.scale)
            for n, profile in enumerate(self.profiles, start=1)
        ]
        self.line.connect()

    @property
    def driver(self) -> FlowController:
        """The driver of the first outlet."""
        return self.drivers[0]

    @property
    def place(self) -> Place:
        """The first outlet itself."""
        return self.places[0]

    def quantity(self, base: int) -> Quantity:
        """Return `base` units of what the first outlet delivers."""
        return Quantity(base, self.driver.capabilities.qmax.dimension)

    def seconds_of_flow(self, tenths: int) -> Quantity:
        """Return what flows at most in `tenths` of a second, in whole steps."""
        can = self.driver.capabilities
        return self.quantity(can.qmax.base * tenths // 10).floor(can.preset_resolution)

    def fail_next(
        self, kind: FaultKind, of: int = 0, *, function: int = 0, command: str = ""
    ) -> None:
        """Let the next exchange go wrong: of those that carry `command` out, where one is named."""
        if command:
            function = carries(lesser.loaded(self.profiles[0]), command)
        self.faults.script.append(LineFault(kind, of, function=function))

    def wait(self, ms: int) -> None:
        """Let time pass in silence."""
        self.clock.advance_to(self.clock.now_ns + ms * NS_PER_MS)
        self.control.tick(self.clock.now_ns)
        self.bus.advance(self.clock.now_ns)

    def settle(self) -> None:
        """Wait until a valve that was told to close is shut and its meter has looked again."""
        can = self.driver.capabilities
        self.wait(can.closing_ms + can.meter_refresh_ms)

    def lift(self, *, draw_permille: int = 1000) -> None:
        """Take the first nozzle and draw."""
        self.bus.advance(self.clock.now_ns)
        self.place.plant.lift()
        self.place.plant.draw_permille = draw_permille
        self.world.settle()

    def hang_up(self) -> None:
        """Put the first nozzle back."""
        self.bus.advance(self.clock.now_ns)
        self.place.plant.hang_up()
        self.world.settle()

    def start(self, limit: Quantity, *, sequence: int = 1) -> Status:
        """Begin a delivery of `limit` at the first outlet, nozzle in hand; return the opening."""
        opening = self.driver.read_status(feed=True)
        self.preset(opening.total, limit, sequence)
        self.lift()
        self.driver.open(sequence)
        return opening

    def preset(self, opening: Quantity, limit: Quantity, sequence: int) -> None:
        """Tell the first outlet a limit, where it is one that can be told."""
        if self.driver.capabilities.preset is not PresetKind.NONE:
            self.driver.set_preset(Preset(opening, limit, sequence))

    def start_again(self, opening: Quantity, limit: Quantity, sequence: int) -> None:
        """Go on with a delivery; begin another one where a limit is given once, and this one was.

        The nozzle is in hand.
        """
        if self.driver.capabilities.preset not in REPEATABLE:
            self.driver.stop()
            sequence += 1
            opening = self.driver.read_status(feed=True).total
        self.preset(opening, limit, sequence)
        self.driver.open(sequence)

    def run_out(self, opening: Quantity, limit: Quantity) -> Status:
        """Let a delivery come to its end and return the reading that shows it.

        Where the device knows no limit the host stops it, as soon as it reads that it is reached.
        """
        if self.driver.capabilities.preset is PresetKind.NONE:
            can = self.driver.capabilities
            whole = can.totaliser_step.base << can.totaliser_bits
            while (self.read().total.base - opening.base) % whole < limit.base:
                self.wait(POLL_MS)
            self.driver.stop()
        return self.poll_until()

    def poll_until(
        self, *, closed: bool = True, feed: bool = True, for_ms: int = 120_000
    ) -> Status:
        """Read the first outlet until it is closed (or open), and return that reading."""
        until_ns = self.clock.now_ns + for_ms * NS_PER_MS
        while self.clock.now_ns < until_ns:
            status = self.driver.read_status(feed=feed)
            if status.is_closed is closed:
                return status
            self.wait(POLL_MS)
        raise AssertionError(f"not in {for_ms} ms: {status}")

    def read(self, *, tries: int = 5) -> Status:
        """Read the first outlet, asking again where no answer comes."""
        for _ in range(tries - 1):
            try:
                return self.driver.read_status(feed=True)
            except NoAnswer:
                continue
        return self.driver.read_status(feed=True)
