"""One simulated line with its outlets: plant and controllers below, the production line above.

Each line has a virtual clock of its own, as each has a thread of its own in the engine: while one
waits for an answer, time goes on for the others too. What happens to an outlet or a cable happens
at its own time, in the middle of an exchange where that is when it happens.
"""

from __future__ import annotations

import heapq
import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import hardware.registry
from hardware.half_duplex import HalfDuplexLink
from hardware.simulator import world as plant_world
from hardware.simulator.bus import Bus, Delivery
from hardware.simulator.faults import LineFaults
from hardware.simulator.mechanism import Memory
from hardware.simulator.memory_line import MemoryPort
from hardware.simulator.world import VirtualClock
from hardware.timing import NS_PER_MS, wire_timing
from kiosk.application.line_worker import LineWorker
from kiosk.application.messages import LineRequest, Message
from kiosk.domain.controller import Capabilities, PresetKind
from kiosk.domain.moment import Moment
from kiosk.domain.outlet import OutletId
from kiosk.ports import FlowController, LineDown
from kiosk.simulation.plan import LinePlan, OutletPlan, Plan

NEVER_NS = 1 << 62
HEARD_MS = 1_250
"""How long a host may go on without an answer before it stops."""
BREATH_NS = 150 * NS_PER_MS
"""Where nothing happens anywhere, a line rests so long between two exchanges."""

Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the data sheet says of one outlet, in base units and nanoseconds."""

    step_base: int
    overrun_base: int
    """Past a preset; where only the host keeps one, what flows until it has stopped it as well."""
    preset: PresetKind
    nominal_base: int
    closing_ns: int


def blind_base(can: Capabilities) -> int:
    """Return what flows at most until a host that alone keeps a limit has closed, base units."""
    ms = HEARD_MS + (can.watchdog_ms or 0) + can.closing_ms + can.meter_refresh_ms
    return can.qmax.base * ms // 1_000


def serial_of(number: int) -> str:
    """Return the serial number of the controller at outlet `number`."""
    return f"SIM-{number:04d}"


class Wire(MemoryPort):
    """A line's port, and what happens to its cable and outlets at times of their own."""

    def __init__(self, bus: Bus, clock: VirtualClock) -> None:
        """Join to `bus`; the cable is in."""
        super().__init__(bus, clock)
        self._due: list[tuple[int, int, Act]] = []
        self._order = itertools.count()

    def at(self, at_ns: int, act: Act) -> None:
        """Let `act` happen to the line or its outlets at `at_ns`."""
        heapq.heappush(self._due, (at_ns, next(self._order), act))

    def catch_up(self, now_ns: int) -> None:
        """Bring the outlets to `now_ns`, with everything that happens until then."""
        world = self._bus.world
        while self._due and self._due[0][0] <= now_ns:
            at_ns, _, act = heapq.heappop(self._due)
            self._bus.advance(max(at_ns, world.now_ns))
            act()
            world.settle()
        self._bus.advance(max(now_ns, world.now_ns))

    def _next_ns(self) -> int | None:
        times = [one[0] for one in self._due[:1]]
        if (next_ns := self._bus.next_ns()) is not None:
            times.append(next_ns)
        return min(times, default=None)

    def _look(self) -> None:
        """Take what has come; a bus where nothing is on its way need not be brought to the time."""
        now_ns = self._clock.now_ns
        is_busy = not self._bus.is_quiet
        if self._due and self._due[0][0] <= now_ns:
            self.catch_up(now_ns)
        elif is_busy:
            self._bus.serve(now_ns)
        if not self.is_plugged_in:
            raise LineDown("the simulated cable is out")
        if is_busy:
            self._arrived += self._bus.take(now_ns)


class SimulatedLine:
    """The line called `plan.name`: its outlets outlive every process, its worker does not."""

    def __init__(
        self,
        place: Plan,
        plan: LinePlan,
        outlets: Sequence[OutletPlan],
        now_ns: int,
        moment: Callable[[int], Moment],
    ) -> None:
        """Build the outlets of the line. `moment` tells both clocks at a time of this line."""
        self.name = plan.name
        self.clock = VirtualClock(now_ns)
        self.due_ns = NEVER_NS
        self.worker: LineWorker | None = None
        self._plan = plan
        self._moment = moment
        self._profiles = {one.number: place.product_of(one.number).profile for one in outlets}
        self.bounds: dict[int, Bounds] = {}
        self.world = plant_world.World(place.seed, now_ns)
        self.places: dict[int, plant_world.Place] = {}
        for one in outlets:
            profile = hardware.registry.loaded(self._profiles[one.number])
            can = profile.capabilities
            keeps = can.preset is not PresetKind.NONE
            self.bounds[one.number] = Bounds(
                profile.step_base,
                profile.overrun_bound_base + (0 if keeps else blind_base(can)),
                can.preset,
                profile.nominal_base,
                profile.closing_ms * NS_PER_MS,
            )
            memory = Memory(counts=one.counts)
            self.places[one.number] = self.world.add(
                str(one.number),
                profile,
                supply=profile.name,
                memory=memory,
                serial=serial_of(one.number),
            )
        self.faults = LineFaults(random.Random(f"line {plan.name} {place.seed}"))
        self.bus = Bus(
            self.world,
            wire_timing(plan.baud),
            self.faults,
            turnaround_ns=plan.turnaround_ms * NS_PER_MS,
            delivery=Delivery.FRAME,
        )
        self.wire = Wire(self.bus, self.clock)

    def now(self) -> Moment:
        """Return the time on this line."""
        return self._moment(self.clock.now_ns)

    def trust_maker(self, number: int) -> None:
        """Judge an outlet from now on by what its valve's maker rates: it was commissioned."""
        can = hardware.registry.loaded(self._profiles[number]).capabilities
        bounds = self.bounds[number]
        worst_ms = can.closing_ms + can.meter_refresh_ms
        rated_ms = can.valve_rated_ms + can.meter_refresh_ms
        flowing = (bounds.overrun_base - bounds.step_base) * rated_ms // worst_ms
        self.bounds[number] = replace(bounds, overrun_base=flowing + bounds.step_base)

    def start(
        self,
        now_ns: int,
        post: Callable[[Message], None],
        fit: Callable[[FlowController], FlowController],
    ) -> dict[OutletId, FlowController]:
        """Begin a process: a fresh link, fresh drivers, a fresh worker. Return the drivers."""
        link = HalfDuplexLink(self.name, self.wire, timing=wire_timing(self._plan.baud))
        drivers: dict[OutletId, FlowController] = {
            OutletId(number): fit(
                hardware.registry.controller(
                    self._profiles[number], link.at(place.address), place.address
                )
            )
            for number, place in self.places.items()
        }
        self.worker = LineWorker(link, drivers, self, post)
        self.clock.advance_to(now_ns)
        self.wire.catch_up(self.clock.now_ns)
        self.due_ns = self.clock.now_ns
        return drivers

    def stop(self) -> None:
        """End the process: nothing more is said; the outlets go on."""
        self.worker = None
        self.due_ns = NEVER_NS
        self.wire.close()

    def ask(self, request: LineRequest, now_ns: int) -> None:
        """Give the worker a request; it is carried out after the exchange that is under way."""
        if self.worker is not None:
            self.worker.ask(request)
            self.due_ns = min(self.due_ns, max(now_ns, self.clock.now_ns))

    def step(self, core_ms: int, *, rests: bool) -> None:
        """Have one exchange, if one is due. The core was heard from at `core_ms`."""
        assert self.worker is not None  # noqa: S101 - What is not running is never due.
        self.clock.advance_to(self.due_ns)
        self.worker.hear_core(core_ms)
        wait_ms = self.worker.step()
        rest_ns = BREATH_NS if rests else 0
        self.due_ns = self.clock.now_ns + max(wait_ms * NS_PER_MS, rest_ns)
