"""A whole place on a clock that is turned by hand: core, workers, controllers, rail, one screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from fakes.flow_controller import FakeController, FakeLine, capabilities
from fakes.memory_store import MemoryStore
from fakes.rail import FakeRail
from fakes.time import FakeClock, SeededIds

from kiosk.api.commands import Command
from kiosk.api.snapshot import Snapshot, VisitSnapshot
from kiosk.application import messages as m
from kiosk.application.core import Core
from kiosk.application.line_worker import LineWorker
from kiosk.application.rail_worker import RailWorker
from kiosk.domain.attendant import Attendant
from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.money import Currency, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.site import Limits, Outlet, Product, ProductKind, Seller, Site
from kiosk.domain.tariff import Block, Tariff
from kiosk.ports import Batch

STEP_MS = 10
PIN = "271828"


def site(outlets: int = 2) -> Site:
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
        limits=Limits(
            sale_max=Money(15_000),
            override_max=Money(5_000),
            override_shift_max=Money(8_000),
            quick_amounts=(Money(1000), Money(2000)),
        ),
    )


class World:
    """Everything but threads, sockets and Qt."""

    def __init__(self, outlets: int = 2, *, store: MemoryStore | None = None) -> None:
        self.clock = FakeClock()
        self.site = site(outlets)
        self.rail = FakeRail()
        self.store = store or MemoryStore()
        self.controllers = {
            outlet: FakeController(self.clock, serial=f"FC-{outlet}")
            for outlet in self.site.outlets
        }
        self.line = FakeLine()
        self.mail: deque[m.Message] = deque()
        self.rail_jobs: deque[m.RailRequest] = deque()
        self.frozen = False
        """The core hangs: nothing is handled."""
        self.seen_requests: list[m.Request] = []
        self.start()

    def start(self) -> None:
        """Begin, or begin again after a kill: what was in memory is gone."""
        self.mail.clear()
        self.rail_jobs.clear()
        self.line.disconnect()
        self.worker = LineWorker(self.line, self.controllers, self.clock, self.mail.append)
        self.core = Core(
            self.site,
            {outlet: capabilities() for outlet in self.site.outlets},
            {"fake": self.rail.traits},
            self.store,
            SeededIds(self.store.commits),
        )
        self._spread(self.core.begin(self.clock.now()))

    def run(self, ms: int) -> None:
        """Let `ms` pass."""
        for _ in range(ms // STEP_MS):
            self.clock.turn(STEP_MS)
            for controller in self.controllers.values():
                controller.advance(STEP_MS)
            if not self.frozen:
                self.worker.hear_core(self.clock.mono_ms)
            self.worker.step()
            if self.frozen:
                continue
            while self.mail:
                self.handle(self.mail.popleft())
            jobs, self.rail_jobs = self.rail_jobs, deque()
            for job in jobs:
                self.mail.append(RailWorker({"fake": self.rail}).carry_out(job))
            if self.clock.mono_ms % 50 == 0:
                self.handle(m.Ticked())

    def run_until(self, is_so: Callable[[], bool], *, within_ms: int = 60_000) -> None:
        """Let time pass until something is so; fail where it never is."""
        for _ in range(within_ms // STEP_MS):
            if is_so():
                return
            self.run(STEP_MS)
        raise AssertionError(f"not so within {within_ms} ms: {self.visit}")

    def handle(self, message: m.Message) -> None:
        self._spread(self.core.handle(message, self.clock.now()))

    def ask(self, command: Command, screen: str = "front") -> VisitSnapshot:
        """Touch the screen; return what it shows then."""
        self.handle(m.Asked(screen, command))
        return self.core.snapshot(screen, self.clock.now()).visit

    def _spread(self, requests: tuple[m.Request, ...]) -> None:
        self.seen_requests += requests
        for request in requests:
            match request:
                case m.CarryOut() | m.ReadRail():
                    self.rail_jobs.append(request)
                case m.CheckPin():
                    is_right = request.pin_hash == f"hash of {request.pin}"
                    self.mail.append(m.PinChecked(request.screen, request.name, is_right))
                case _:
                    self.worker.ask(request)

    def hire(self, name: str = "Ada") -> None:
        """Let somebody log in with PIN, with a budget of 80.00."""
        budget = Account(AccountKind.BUDGET, name)
        self.store.commit(
            Batch(
                saved=(Attendant(name, f"hash of {PIN}"),),
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

    @property
    def snapshot(self) -> Snapshot:
        return self.core.snapshot("front", self.clock.now())

    @property
    def visit(self) -> VisitSnapshot:
        return self.snapshot.visit

    def check_books(self) -> None:
        """Assert that no money was made or lost."""
        balances = self.store.balances.values()
        assert sum(one.debits for one in balances) == sum(one.credits for one in balances)
        pending = sum(one.debits_pending for one in balances)
        assert pending == sum(one.credits_pending for one in balances)
        for account, balance in self.store.balances.items():
            assert account.may_overdraw or balance.available >= 0
