"""The parts of the core that look and decide, over a state that is set by hand."""

from __future__ import annotations

from dataclasses import replace

from fakes.flow_controller import capabilities
from fakes.keys import KEY
from fakes.memory_store import MemoryStore
from fakes.time import NOON_MS, SeededIds
from fakes.world import site

from kiosk.application.calls import Calls
from kiosk.application.checkout import Checkout
from kiosk.application.commissioning import Commissioning
from kiosk.application.desk import Desk
from kiosk.application.health import Health
from kiosk.application.outlets import Outlets
from kiosk.application.prices import Prices
from kiosk.application.printing import Printing
from kiosk.application.reading_room import ReadingRoom
from kiosk.application.shifts import Shifts
from kiosk.application.snapshots import Snapshots
from kiosk.application.staff import Roll, Staff
from kiosk.application.state import Change, State, Watched
from kiosk.application.tanks import Tanks
from kiosk.application.visits import Visit, Visits
from kiosk.application.vouchers import Vouchers
from kiosk.domain.books import Balance
from kiosk.domain.controller import Capabilities, ControllerState, DeviceStop, Fault, Status
from kiosk.domain.moment import Moment
from kiosk.domain.money import NOTHING
from kiosk.domain.outlet import OutletId, OutletState
from kiosk.domain.quantity import Quantity
from kiosk.domain.site import Site
from kiosk.domain.totaliser import Totaliser
from kiosk.ports import RailTraits, Remembered, Saved

TOTAL_BASE = 5_000_000


class Stage:
    """A place at one moment: what is stored, and what was just seen of each outlet."""

    def __init__(
        self, *stored: Saved, place: Site | None = None, can: Capabilities | None = None
    ) -> None:
        """Begin with what is `stored`, every outlet at rest and heard from just now."""
        self.site = place or site(3)
        self.can = can or capabilities()
        self.now = Moment(NOON_MS, 100_000)
        self.state = State.remembered(Remembered(numbers={"D": 900}))
        self.watched = {OutletId(one): self._at_rest() for one in self.site.outlets}
        self.outlets = Outlets(self.site, self.watched)
        rails = {"fake": RailTraits(can_hold=True, can_refund_part=True, min_charge=NOTHING)}
        books = MemoryStore()
        vouchers = Vouchers(books, KEY, SeededIds())
        self.checkout = Checkout(
            self.site,
            self.watched,
            self.outlets,
            rails,
            SeededIds(),
            vouchers,
            books,
        )
        self.turns = self.checkout.turns
        tests = Commissioning(self.site, self.watched, self.outlets, self.checkout)
        printing = Printing(has_printer=False)
        desk = Desk(vouchers, printing, self.site.limits)
        shifts = Shifts(self.site, lambda _: iter(()), lambda _: Balance(), kept="")
        calls = Calls()
        prices, room = Prices(self.site, {}), ReadingRoom(self.site.time_zone)
        tanks = Tanks(self.outlets.supplies)
        staff = Staff(Roll(self.site.limits, lambda _: Balance(), SeededIds()), shifts)
        self.visits = Visits(
            self.site,
            self.watched,
            self.outlets,
            self.checkout,
            tests,
            desk,
            shifts,
            printing,
            calls,
            prices,
            tanks,
            staff,
            room,
        )
        self.snapshots = Snapshots(
            self.site,
            self.watched,
            self.outlets,
            self.checkout,
            self.visits,
            tests,
            "1.0 abc",
            KEY,
            desk,
            shifts,
            printing,
            calls,
            Health(self.site, self.watched, self.outlets.supplies, printing, rails, ()),
            prices,
            tanks,
            staff,
            room,
        )
        self.keep(*stored)

    def keep(self, *stored: Saved) -> None:
        """Store values, as a change does once it is durable."""
        change = self.change()
        for one in stored:
            change.save(one)
        change.apply()

    def change(self) -> Change:
        """Begin a change at this moment."""
        return Change(self.state, self.now)

    def turn(self, ms: int) -> None:
        """Let `ms` pass, in which every outlet goes on answering."""
        self.now = Moment(self.now.utc_ms + ms, self.now.mono_ms + ms)
        for watch in self.watched.values():
            if not watch.fault:
                watch.read_ms = self.now.mono_ms

    def watch(self, outlet: int = 1) -> Watched:
        """Return what was just seen of an outlet, to be changed."""
        return self.watched[OutletId(outlet)]

    def serve(self, outlet: int, sale: str, delivery: str = "") -> Watched:
        """Let an outlet work for a sale."""
        watch = self.watch(outlet)
        watch.sale, watch.delivery = sale, delivery
        return watch

    def flows(self, outlet: int, base: int, *, a_second: int = 0) -> None:
        """Let an outlet have let out so much since it began, at such a flow now."""
        watch = self.watch(outlet)
        assert watch.status is not None
        assert watch.totaliser is not None
        total = Quantity(TOTAL_BASE + base, self.can.qmax.dimension)
        watch.totaliser = replace(watch.totaliser, total=total)
        watch.status = replace(
            watch.status, total=total, flow=Quantity(a_second, self.can.qmax.dimension)
        )

    def visit(self, screen: str = "front") -> Visit:
        """Return who stands before a screen."""
        return self.visits.meet(self.change(), screen)

    def _at_rest(self) -> Watched:
        dimension = self.can.qmax.dimension
        total = Quantity(TOTAL_BASE, dimension)
        range_base = self.can.totaliser_step.base << self.can.totaliser_bits
        return Watched(
            self.can,
            state=OutletState.IDLE,
            fault="",
            status=Status(
                boot=1,
                state=ControllerState.CLOSED,
                stopped_by=DeviceStop.NONE,
                faults=Fault.NONE,
                total=total,
                preset=None,
                sequence=0,
                flow=Quantity(0, dimension),
                calling=False,
                latched=False,
            ),
            read_ms=self.now.mono_ms,
            totaliser=Totaliser(
                total, range_base, self.can.qmax, self.can.totaliser_step, self.now.mono_ms
            ),
        )
