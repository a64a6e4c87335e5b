"""The place that a monkey plays with: a random day, with every way to pay, a printer, a scanner.

Who passes by is drawn by the day's seed; what the screen in front asks for comes from the monkey.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from fakes.auditor import Auditor
from fakes.flow_controller import capabilities
from fakes.keeping_rail import KeepingRail
from fakes.memory_store import MemoryStore
from fakes.rail import PAYABLE, FakeRail
from fakes.time import SeededIds
from fakes.values import litres
from fakes.watched import WatchedDay
from fakes.world import PIN, World

from kiosk.api import commands as c
from kiosk.api import wire
from kiosk.api.snapshot import ReaderSnapshot, Screen, Snapshot
from kiosk.application.openings import PAUSE_MS
from kiosk.application.staff import Roll
from kiosk.application.state import Change, State
from kiosk.domain.assistance import BEGINNINGS
from kiosk.domain.attendant import BARRED, FIRST_PIN, ROLE, Role
from kiosk.domain.money import Money
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.site import Night, Product, ProductKind, Site, Supply
from kiosk.domain.slip import Slip
from kiosk.payments.cash import CashRail
from kiosk.ports import Batch, Printed, PrinterLost, PrinterStatus, RailState, Setting, Way
from ui.language import NAMES

FRONT = "front"
STAFF = {"Ada": Role.ATTENDANT, "Max": Role.MANAGER, "Tom": Role.TECHNICIAN}
PRINTER = (
    PrinterStatus(),
    PrinterStatus(is_paper_low=True),
    PrinterStatus(is_paper_out=True),
    PrinterStatus(is_cover_open=True),
    PrinterStatus(is_faulty=True),
)
ALIVE_MS = 1_000
SHOW_MS = 200
"""A slow screen is sent the newest only: and at the end of each act."""
CASH = "cash"


class UnsteadyPrinter:
    """Prints, or is out of paper, or breaks off, or is gone: as the day goes."""

    name = "printer"

    def __init__(self) -> None:
        self.says, self.is_there, self.outcome = PrinterStatus(), True, Printed.DONE

    def open(self) -> None:
        self.status()

    def status(self) -> PrinterStatus:
        if not self.is_there:
            raise PrinterLost("unplugged")
        return self.says

    def print(self, slip: Slip) -> Printed:
        assert slip.parts
        self.status()
        return Printed.NOT_BEGUN if self.says.trouble else self.outcome

    def close(self) -> None:
        """Let go."""


class ManyRails(Auditor):
    """An auditor of a place at which people pay in several ways, and get money back later."""

    def _close_prepayment(self, one: Prepayment) -> None:
        view = self.world.rail.payments.get(one.reference)
        is_refunded = view is not None and view.captured < one.captured
        if is_refunded and "refund-asked" in self.world.kinds():  # By an attendant, afterwards.
            return
        super()._close_prepayment(one)

    def _taken(self) -> int:
        """Return what all payers have paid for good: what went on to a voucher is theirs still."""
        payers = [one for one in self.world.store.saved.values() if isinstance(one, Prepayment)]
        ours = {one.id: one for one in self.world.sales()}
        return sum(
            one.captured.minor - one.carried.minor
            for one in payers
            if not ours[one.sale].override_by
        )


class MonkeyPlace(WatchedDay):
    """A random day, seen by one screen that is real."""

    def __init__(self, seed: int) -> None:
        self.printer = UnsteadyPrinter()
        super().__init__(seed)
        self.screens = self.screens[:1]
        self._unshown_ms = 0
        self.publish: Callable[[bytes], None] = lambda _: None
        """Where snapshots for the screen in front go."""
        self.hang_up: Callable[[], None] = lambda: None
        """Called when the engine is killed: its socket is gone."""
        self.on_time: Callable[[int], None] = lambda _: None
        """Called whenever time has passed."""
        self.asked: deque[bytes] = deque()
        """What the screen in front has asked for, and nobody has heard yet."""
        self.last: Snapshot | None = None
        for name, role in STAFF.items():
            if name != "Ada":
                self.world.hire(name)
                setting = Setting(f"{ROLE}{name}", str(role))
                self.world.store.commit(Batch(saved=(setting,)))
        self._start()

    def _built(self, rail: FakeRail, store: MemoryStore | None) -> World:
        cash = CashRail(name=CASH, currency="EUR", return_url="http://127.0.0.1:1/p/{code}")
        others = {
            "keeps": KeepingRail(way=Way.LIGHTNING),
            "bank": FakeRail(way=Way.BANK_APP, can_hold=False),
            CASH: cash,
        }
        rng = self.rng
        taken = {name: one for name, one in others.items() if rng.random() < 0.6}
        wedge = ReaderSnapshot("wedge", "wedge", suffix="line", gap_ms=50)
        return World(
            place=self._place(),
            can=capabilities(senses_calling=rng.random() < 0.7),
            rail=rail,
            store=store,
            others=taken,  # type: ignore[arg-type]  # Each offers what the port names.
            readers={FRONT: (wedge,)} if rng.random() < 0.5 else None,
            printer=self.printer if rng.random() < 0.7 else None,
        )

    def _audited(self) -> Auditor:
        return ManyRails(self.world)

    def _place(self) -> Site:
        place, rng = super()._place(), self.rng
        diesel = place.products["diesel"]
        water = replace(diesel, id="water", name="Water", kind=ProductKind.WATER)
        products: dict[str, Product] = {"diesel": diesel, "water": water}
        outlets = {
            key: replace(one, product=rng.choice(list(products)))
            for key, one in place.outlets.items()
        }
        supplies: dict[str, Supply] = {}
        if rng.random() < 0.5:
            supplies["tank"] = Supply("tank", "Diesel tank", litres(20_000), litres(500))
            outlets = {
                key: replace(one, supply="tank" if one.product == "diesel" else "")
                for key, one in outlets.items()
            }
        dark = Night(0, 24 * 60 - 1, 40) if rng.random() < 0.2 else Night()
        begins = tuple(one for one in BEGINNINGS if rng.random() < 0.2)
        limits = replace(
            place.limits,
            pay_ms=60_000,
            warn_ms=8_000,
            idle_ms=30_000,
            done_ms=10_000,
            delivery_ms=240_000,
            hand_back_ms=60_000,
            start_ms=20_000,
        )
        return replace(
            place,
            products=products,
            outlets=outlets,
            limits=limits,
            languages=tuple(NAMES),
            night=dark,
            modes=begins,
            supplies=supplies,
        )

    # --- Time -----------------------------------------------------------------------------------

    def live(self, ms: int) -> None:
        """Let one tick pass with everything that a day has."""
        self._serve()
        self._mischief()
        self._people()
        self._step(ms)

    def _step(self, ms: int = 50) -> None:
        self._serve()
        super()._step(ms)
        self._unshown_ms += ms
        if self._unshown_ms >= SHOW_MS:
            self.show()
        self.on_time(ms)

    def _serve(self) -> None:
        """Let the core hear what the screen has asked for."""
        while self.asked and not self.world.frozen:
            command = wire.decode_command(self.asked.popleft())
            if not isinstance(command, c.StillHere):
                self.tell(f"{FRONT} asks: {command!r}")
            super()._ask(FRONT, command)

    def show(self) -> None:
        """Say what there is to see, as the engine does."""
        self._unshown_ms = 0
        if self.world.frozen:
            return
        snapshot = self.world.core.snapshot(FRONT, self.world.clock.now())
        last = self.last
        if (
            last is None
            or abs(snapshot.at_ms - last.at_ms) >= ALIVE_MS
            or replace(snapshot, at_ms=last.at_ms) != last
        ):
            self.last = snapshot
            self.publish(wire.encode_snapshot(snapshot))

    def _start(self) -> None:
        super()._start()
        self.last = None
        self.hang_up()

    # --- People ---------------------------------------------------------------------------------

    @property
    def visit(self) -> Screen | None:
        """What the screen in front shows."""
        return self.last.visit.screen if self.last is not None else None

    def _people(self) -> None:
        super()._people()
        if self.world.frozen:
            return
        self._payers()
        self._takers()

    def _payers(self) -> None:
        """Let somebody pay who has a code before them."""
        rng = self.rng
        if rng.random() >= 0.04:
            return
        payable = [
            (rail, view.prepayment)
            for rail in self._rails()
            for view in rail.payments.values()
            if view.state in PAYABLE
        ]
        if not payable:
            return
        rail, key = rng.choice(payable)
        chance = rng.random()
        if chance < 0.1:
            rail.process(key)
            self.tell(f"{key} begins to pay")
        elif chance < 0.15:
            rail.process(key, RailState.OPEN)
            self.tell(f"{key} fails to pay")
        else:
            rail.pay(key, Money(rng.choice((1, 900))) if chance < 0.18 else None)
            self.tell(f"{key} pays")

    def _pay(self, prepayment: str) -> None:
        if f"ref-{prepayment}" in self.world.rail.payments:
            super()._pay(prepayment)

    def _rails(self) -> list[FakeRail]:
        rails = (self.world.rail, *self.world.others.values())
        return [one for one in rails if isinstance(one, FakeRail)]

    def _takers(self) -> None:
        """Let people take and hang up nozzles, of the sale in front as well."""
        rng = self.rng
        if rng.random() >= 0.03:
            return
        outlet = rng.choice(list(self.world.controllers))
        controller = self.world.controllers[outlet]
        if controller.calling and rng.random() < 0.4:
            controller.calling = False
            self.tell(f"hung up at {outlet}")
        elif not controller.calling:
            controller.calling = True
            controller.wants_base = rng.choice((None, None, 700_000, 3_000_000))
            self.tell(f"lifted at {outlet}")

    def _act(self, screen: str) -> None:
        visit = self.world.core.snapshot(screen, self.world.clock.now()).visit
        rng = self.rng
        self._due_ms[screen] += rng.choice((0, 500, 3_000))
        if visit.screen is Screen.QUEUE:
            self._ask(screen, rng.choice((c.Finish(), c.Back())))
        elif visit.screen is Screen.OVERVIEW and rng.random() < 0.1:
            self._ask(screen, c.QueueFor(self._any_outlet()))
        elif visit.screen is Screen.PAY:
            if rng.random() < 0.05:
                self._ask(screen, c.Back())
        elif rng.random() < 0.5:
            super()._act(screen)

    def _look_after(self) -> None:
        """Put things back into service, but let the screen show that they are out of it."""
        if not self._is_healed and self.rng.random() < 0.9:
            return
        super()._look_after()

    # --- Trouble --------------------------------------------------------------------------------

    def _mischief(self) -> None:
        super()._mischief()
        rng = self.rng
        if rng.random() < 0.003:
            self.printer.says = rng.choice(PRINTER)
            self.printer.is_there = rng.random() < 0.8
            self.printer.outcome = rng.choice(list(Printed))
            self.tell(f"printer: {self.printer.says}, there: {self.printer.is_there}")

    def _sell_once_more(self) -> None:
        for _ in range(PAUSE_MS // 500):  # So many pages were opened that no more are for now.
            super()._step(500)
        super()._sell_once_more()

    def _mend(self) -> None:
        self.printer.says, self.printer.is_there = PrinterStatus(), True
        self._hire_anew()
        super()._mend()

    def _hire_anew(self) -> None:
        """Let Ada in again as the owner would with `kiosk user`: a manager may have sent her away.

        The engine is stopped for it, as that command demands.
        """
        world = self.world
        change = Change(State.remembered(world.store.load()), world.clock.now())
        ada = change.attendant("Ada")
        marks = change.setting(f"{BARRED}Ada") + change.setting(f"{FIRST_PIN}Ada")
        if ada is not None and ada.pin_hash == f"hash of {PIN}" and not marks:
            return
        world.store.broken = None
        roll = Roll(world.site.limits, world.store.balance, SeededIds(world.store.commits))
        roll.add(change, "Ada", STAFF["Ada"], f"hash of {PIN}")
        self.tell("the owner lets Ada in")
        world.store.commit(change.batch())
        self._start()
