"""A whole place on a clock that is turned by hand: core, workers, controllers, rail, screens."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace

from fakes.flow_controller import FakeController, FakeLine, capabilities
from fakes.keys import KEY
from fakes.memory_archive import MemoryArchive
from fakes.memory_store import MemoryStore
from fakes.rail import FakeRail
from fakes.time import FakeClock, SeededIds
from fakes.told import assert_told

from kiosk.api import commands as c
from kiosk.api.commands import Command
from kiosk.api.health import Survey
from kiosk.api.snapshot import ReaderSnapshot, Screen, Snapshot, VisitSnapshot
from kiosk.application import messages as m
from kiosk.application.archive_worker import ArchiveWorker
from kiosk.application.core import Core
from kiosk.application.line_worker import LineWorker
from kiosk.application.print_worker import PrintWorker
from kiosk.application.rail_worker import RailWorker
from kiosk.domain.attendant import ROLE, Attendant, Role
from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.controller import Capabilities
from kiosk.domain.delivery import Delivery
from kiosk.domain.intent import mark_of
from kiosk.domain.money import Currency, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.sale import Sale, SaleState
from kiosk.domain.site import Limits, Outlet, Product, ProductKind, Seller, Site
from kiosk.domain.slip import Slip, Text
from kiosk.domain.tariff import Block, Tariff
from kiosk.ports import Batch, PaymentRail, Printer, Setting

STEP_MS = 10
TICK_MS = 50
PIN = "271828"


def site(outlets: int = 2, **limits: object) -> Site:
    """Return a place that sells diesel at 1.759 a litre from `outlets` outlets."""
    tariff = Tariff(Dimension.VOLUME, Currency("EUR"), (Block(17_590),), 10_000)
    diesel = Product(
        id="diesel",
        name="Diesel",
        kind=ProductKind.FUEL,
        tariff=tariff,
        vat_permille=190,
        smallest=Quantity(500_000, Dimension.VOLUME),
        largest=Quantity(100_000_000, Dimension.VOLUME),
    )
    bounds = Limits(
        sale_max=Money(15_000),
        override_max=Money(5_000),
        override_shift_max=Money(8_000),
        quick_amounts=(Money(1000), Money(2000)),
    )
    return Site(
        name="Harbour",
        kiosk="K1",
        currency=Currency("EUR"),
        seller=Seller("Harbour Ltd", ("Quay 1",), phone="+49 40 1234"),
        products={"diesel": diesel},
        outlets={
            OutletId(n): Outlet(OutletId(n), "diesel", "main", "fake", n)
            for n in range(1, outlets + 1)
        },
        limits=replace(bounds, **limits),  # type: ignore[arg-type]  # Named as the fields are.
    )


class World:
    """Everything but threads, sockets and Qt."""

    pages = ""
    """What the addresses of pages begin with: as soon as it is said, and the place begun anew."""

    def __init__(
        self,
        outlets: int = 2,
        *,
        store: MemoryStore | None = None,
        place: Site | None = None,
        can: Capabilities | None = None,
        rail: FakeRail | None = None,
        others: Mapping[str, PaymentRail] | None = None,
        readers: dict[str, tuple[ReaderSnapshot, ...]] | None = None,
        printer: Printer | None = None,
    ) -> None:
        self.printer = printer
        self.readers = readers
        self.clock = FakeClock()
        self.site = place or site(outlets)
        self.can = can or capabilities()
        self.rail = rail or FakeRail()
        self.rail_name = "fake"
        self.others = dict(others or {})
        """The ways to pay besides, after the first."""
        self.store = store or MemoryStore()
        names = {one.line for one in self.site.outlets.values()}
        self.lines = {name: FakeLine(name) for name in sorted(names)}
        self.controllers = {
            outlet: FakeController(
                self.clock, self.can, serial=f"FC-{outlet}", line=self.lines[one.line]
            )
            for outlet, one in self.site.outlets.items()
        }
        self.mail: deque[m.Message] = deque()
        self.rail_jobs: deque[m.RailRequest] = deque()
        self.frozen = False
        """The core hangs: nothing is handled."""
        self.holds_rail = False
        """The rail's thread is busy elsewhere: its jobs wait."""
        self.mixes: Callable[[list[m.Message]], list[m.Message]] | None = None
        """What becomes of the mail of one step: copies, another order."""
        self.seen_requests: list[m.Request] = []
        self.looked: list[m.LookAround] = []
        self.survey: Survey | None = Survey()
        """What a surveyor says; None for one that says nothing."""
        self.handled = 0
        self.on_message: Callable[[m.Message], None] | None = None
        """Called before each message is handled."""
        self.on_handled: Callable[[m.Message], None] | None = None
        """Called after each message, before its requests leave."""
        self.start()

    @property
    def line(self) -> FakeLine:
        """The only line, where there is one."""
        [line] = self.lines.values()
        return line

    def start(self) -> None:
        """Begin, or begin again after a kill: what was in memory is gone."""
        self.mail.clear()
        self.rail_jobs.clear()
        self.workers = {}
        for name, line in self.lines.items():
            line.disconnect()
            mine = {
                outlet: controller
                for outlet, controller in self.controllers.items()
                if outlet in self.site.outlets and self.site.outlets[outlet].line == name
            }
            self.workers[name] = LineWorker(line, mine, self.clock, self.mail.append)
        self.core = Core(
            self.site,
            dict.fromkeys(self.site.outlets, self.can),
            {name: one.traits for name, one in self.rails.items()},
            self.store,
            SeededIds(self.store.commits),
            KEY,
            readers=self.readers,
            has_printer=self.printer is not None,
            pages=self.pages,
        )
        self.print_worker = (
            PrintWorker(self.printer, self.slip, self.clock, self.mail.append)
            if self.printer is not None
            else None
        )
        self.archive = ArchiveWorker(MemoryArchive(self.store), self.mail.append)
        self._spread(self.core.begin(self.clock.now()))

    @property
    def rails(self) -> dict[str, PaymentRail]:
        """Every way to pay, the preferred one first."""
        return {self.rail_name: self.rail, **self.others}

    # --- Time ---------------------------------------------------------------------------------

    def run(self, ms: int) -> None:
        """Let `ms` pass."""
        for _ in range(ms // STEP_MS):
            self.step()

    def step(self, ms: int = STEP_MS, *, exchanges: int = 1) -> None:
        """Let `ms` pass, with so many exchanges on each line, and handle what comes of it."""
        self.clock.turn(ms)
        for controller in self.controllers.values():
            controller.advance(ms)
        for worker in self.workers.values():
            if not self.frozen:
                worker.hear_core(self.clock.mono_ms)
            for _ in range(exchanges):
                worker.step()
        if self.print_worker is not None:
            self.print_worker.step()
        self.archive.step()
        if self.frozen:
            return
        mail = list(self.mail)
        self.mail.clear()
        for message in self.mixes(mail) if self.mixes is not None else mail:
            self.handle(message)
        if not self.holds_rail:
            jobs, self.rail_jobs = self.rail_jobs, deque()
            for job in jobs:
                self.mail.append(RailWorker(self.rails).carry_out(job))
        if self.clock.mono_ms % TICK_MS == 0:
            self.handle(m.Ticked())

    def run_until(self, is_so: Callable[[], bool], *, within_ms: int = 60_000) -> None:
        """Let time pass until something is so; fail where it never is."""
        for _ in range(within_ms // STEP_MS):
            if is_so():
                return
            self.step()
        raise AssertionError(f"not so within {within_ms} ms: {self.visit}")

    def handle(self, message: m.Message) -> None:
        if self.on_message is not None:
            self.on_message(message)
        requests = self.core.handle(message, self.clock.now())
        self.handled += 1
        if self.on_handled is not None:
            self.on_handled(message)
        self._spread(requests)

    def _spread(self, requests: tuple[m.Request, ...]) -> None:
        self.seen_requests += requests
        for request in requests:
            match request:
                case m.CarryOut() | m.ReadRail() | m.AskPayer():
                    self.rail_jobs.append(request)
                case m.CheckPin():
                    is_right = request.pin_hash == f"hash of {request.pin}"
                    self.mail.append(m.PinChecked(request.screen, request.name, is_right))
                case m.LookAround():
                    self.looked += [request]
                    if self.survey is not None:
                        self.mail.append(m.Surveyed(self.survey))
                case m.HashPin():
                    pin_hash = f"hash of {request.pin}"
                    is_same = pin_hash == request.unlike
                    made = m.PinHashed(request.screen, request.name, "" if is_same else pin_hash)
                    self.mail.append(made)
                case m.ReadJournal():
                    self.archive.read(request)
                case m.PrepareReceipt() | m.PrintReceipt():
                    assert self.print_worker is not None
                    self.print_worker.ask(request)
                case _:
                    self.workers[self.site.outlets[request.outlet].line].ask(request)

    def slip(self, job: m.PrintJob) -> Slip | None:
        """Return a slip that says which receipt it is."""
        return Slip((Text(f"{job.sale} copy {job.copy} {job.language}"),))

    # --- People -------------------------------------------------------------------------------

    def ask(self, command: Command, screen: str = "front") -> VisitSnapshot:
        """Touch the screen; return what it shows then."""
        self.handle(m.Asked(screen, command))
        return self.core.snapshot(screen, self.clock.now()).visit

    def hire(self, name: str = "Ada", *, role: Role = Role.ATTENDANT) -> None:
        """Let somebody of that role log in with PIN, with a budget of 80.00."""
        budget = Account(AccountKind.BUDGET, name)
        more = () if role is Role.ATTENDANT else (Setting(f"{ROLE}{name}", str(role)),)
        self.store.commit(
            Batch(
                saved=(Attendant(name, f"hash of {PIN}"), *more),
                transfers=(
                    Transfer(
                        f"budget:{name}",
                        TransferKind.MOVE,
                        Account(AccountKind.OPERATOR),
                        budget,
                        Money(8000),
                    ),
                ),
            )
        )
        self.start()

    def log_in(self, name: str = "Ada", *, pin: str = PIN, screen: str = "front") -> VisitSnapshot:
        """Go to the login and prove who one is."""
        self.ask(c.AskLogin(), screen)
        self.ask(c.Login(name, pin), screen)
        self.run(2 * STEP_MS)
        return self.core.snapshot(screen, self.clock.now()).visit

    def choose(self, *outlets: int, screen: str = "front") -> None:
        """Pick outlets and go on to how much, from whatever was shown before."""
        if self.core.snapshot(screen, self.clock.now()).visit.screen is Screen.DONE:
            self.ask(c.Finish(), screen)
        for outlet in outlets:
            self.ask(c.ToggleOutlet(outlet), screen)
        self.ask(c.Proceed(), screen)

    def quote(self, *outlets: int, minor: int = 2000, screen: str = "front") -> str:
        """Choose and ask to pay; return the sale once its code is shown."""
        self.choose(*outlets, screen=screen)
        self.ask(c.BuyAmount(minor), screen)
        visit = self.core.snapshot(screen, self.clock.now()).visit
        assert visit.sale is not None, visit
        self.run_until(lambda: self.prepayment(visit.sale.id).url != "")
        return visit.sale.id

    def pay(self, sale: str, amount: Money | None = None) -> None:
        """Let the payer of `sale` pay."""
        self.rail.pay(self.prepayment(sale).id, amount)

    def buy(self, *outlets: int, minor: int = 2000, screen: str = "front") -> str:
        """Choose, ask to pay and pay; return the sale once it is funded."""
        sale = self.quote(*outlets, minor=minor, screen=screen)
        self.pay(sale)
        self.run_until(lambda: self.sale(sale).state != "quoted")
        return sale

    def lift(self, outlet: int = 1, *, takes: int | None = None) -> FakeController:
        """Let the customer take the nozzle, and hang up after `takes`."""
        controller = self.controller(outlet)
        controller.calling, controller.wants_base = True, takes
        return controller

    def flow(self, outlet: int = 1, base: int = 1_000_000) -> None:
        """Let time pass until so much more has flowed."""
        controller = self.controller(outlet)
        goal = controller.flowed_base + base
        self.run_until(lambda: controller.flowed_base >= goal)

    def finish(self, sale: str) -> Sale:
        """Let time pass until everything about `sale` is over."""
        over = {SaleState.SETTLED, SaleState.CANCELLED}
        self.run_until(lambda: self.sale(sale).state in over, within_ms=400_000)
        return self.sale(sale)

    # --- Looking ------------------------------------------------------------------------------

    @property
    def snapshot(self) -> Snapshot:
        return self.core.snapshot("front", self.clock.now())

    @property
    def visit(self) -> VisitSnapshot:
        return self.snapshot.visit

    @property
    def screen(self) -> Screen:
        return self.visit.screen

    def controller(self, outlet: int = 1) -> FakeController:
        return self.controllers[OutletId(outlet)]

    def sale(self, key: str) -> Sale:
        """Return a sale as it is stored."""
        found = self.store.saved["Sale", key]
        assert isinstance(found, Sale)
        return found

    def sales(self) -> list[Sale]:
        """Return every sale there ever was."""
        return [one for one in self.store.saved.values() if isinstance(one, Sale)]

    def prepayment(self, sale: str) -> Prepayment:
        """Return the payer of a sale as it is stored."""
        [found] = [
            one
            for one in self.store.saved.values()
            if isinstance(one, Prepayment) and one.sale == sale
        ]
        return found

    def key(self, sale: str, verb: str) -> str:
        """Return the key under which the rail is asked about the payer of a sale."""
        payer = self.prepayment(sale)
        return f"{payer.id}-{mark_of(payer.code)}:{verb}"

    def deliveries(self, sale: str = "") -> list[Delivery]:
        """Return the deliveries of a sale, or all of them, as they are stored."""
        return [
            one
            for one in self.store.saved.values()
            if isinstance(one, Delivery) and sale in {"", one.sale}
        ]

    def delivery(self, outlet: int = 1) -> Delivery:
        """Return the latest delivery of an outlet as it is stored."""
        return [one for one in self.deliveries() if one.outlet == outlet][-1]

    def balance(self, kind: AccountKind, owner: str = "") -> int:
        """Return what an account holds: credits less debits."""
        balance = self.store.balance(Account(kind, owner))
        return balance.credits - balance.debits

    def kinds(self) -> list[str]:
        """Return the kinds of the journal's entries, in their order."""
        return [entry.kind for entry in self.store.entries]

    def check_books(self, *, are_told: bool = True) -> None:
        """Assert that no money was made or lost, and that the journal tells of all that moved.

        Not where a test has moved some behind its back.
        """
        if are_told:
            assert_told(self.store.entries, self.store.transfers.values())
        balances = self.store.balances.values()
        assert sum(one.debits for one in balances) == sum(one.credits for one in balances)
        pending = sum(one.debits_pending for one in balances)
        assert pending == sum(one.credits_pending for one in balances)
        for account, balance in self.store.balances.items():
            assert account.may_overdraw or balance.available >= 0
        for sale in self.sales():  # What it has not earned has gone back: nothing stays in between.
            if sale.state in {SaleState.SETTLED, SaleState.CANCELLED}:
                assert self.balance(AccountKind.SALE, sale.id) == 0
