"""A whole place in one thread: the production core and workers over simulated everything else.

Events happen in the order of their times. The line that is due first has one exchange, which takes
as long as it takes on its own clock; what it heard reaches the core's mailbox at that time, and the
core takes its messages in the order of their times. So a line never waits for another, and a
command of the core reaches a line after the exchange that is under way: just as with threads.
"""

from __future__ import annotations

import heapq
import itertools
import random
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial

import hardware.registry
from hardware.boots import BOOT_NUMBERS
from hardware.timing import NS_PER_MS, NS_PER_S
from kiosk.api.commands import Command
from kiosk.api.snapshot import Snapshot
from kiosk.application import messages as m
from kiosk.application.core import Core
from kiosk.application.metering import COMMISSIONED
from kiosk.application.rail_worker import RailWorker
from kiosk.domain.attendant import ROLE, Attendant, Role
from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.commissioning import CLOSINGS, Commissioned, closing_of, took_us
from kiosk.domain.controller import Capabilities
from kiosk.domain.moment import Moment
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Quantity
from kiosk.domain.site import Limits, Outlet, Product, Seller, Site
from kiosk.domain.tariff import Tariff
from kiosk.domain.voucher import KEY_BYTES, VoucherKey
from kiosk.ports import Batch, ConfirmedBy, FlowController, RailTraits, Setting
from kiosk.simulation.disk import Disk, Killed
from kiosk.simulation.lines import NEVER_NS, SimulatedLine, serial_of
from kiosk.simulation.plan import Plan
from kiosk.simulation.rails import SimulatedRail
from kiosk.simulation.story import Story

BEGINS_NS = 5 * NS_PER_S
NOON_MS = 1_790_000_000_000
DEAD_TICK_MS = 250
PIN_MS = 200
PIN = "271828"
ATTENDANT = "Ada"
BUDGET = Money(8_000)
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

Act = Callable[[], None]


class SeededIds:
    """`Ids` from one seed."""

    def __init__(self, seed: str) -> None:
        """Begin anew."""
        self._rng = random.Random(seed)

    def code(self) -> str:
        """Return 26 characters of Crockford base32."""
        return "".join(self._rng.choices(CROCKFORD, k=26))

    def pick(self, count: int) -> int:
        """Return a whole number from 0 to `count` - 1."""
        return self._rng.randrange(count)


def _as_it_is(driver: FlowController) -> FlowController:
    return driver


class Place:
    """Everything but threads, sockets and Qt."""

    core_class: type[Core] = Core
    disk_class: type[Disk] = Disk
    fit: Callable[[FlowController], FlowController] = staticmethod(_as_it_is)
    """What is put to the test, and how a driver is fitted; planted defects take their places."""

    def __init__(self, plan: Plan, story: Story) -> None:
        """Build the place; nothing runs before `boot`."""
        self.plan = plan
        self.story = story
        story.begins_ns = BEGINS_NS
        BOOT_NUMBERS.below = random.Random(f"boots {plan.seed}").randrange
        self.now_ns = BEGINS_NS
        self.wall_ms = NOON_MS - BEGINS_NS // NS_PER_MS
        """What the wall clock is ahead of the monotonic one."""
        self.site = _site(plan)
        self.disk = self.disk_class()
        self.rail = SimulatedRail(
            RailTraits(
                can_hold=plan.can_hold,
                can_refund_part=plan.can_refund_part,
                min_charge=Money(plan.min_charge_minor),
            ),
            currency=plan.currency.code,
        )
        self.rails = {self.rail.name: self.rail} | {
            one.name: SimulatedRail(
                RailTraits(
                    can_hold=one.can_hold,
                    can_refund_part=one.can_refund_part,
                    min_charge=Money(one.min_charge_minor),
                    way=one.way,
                    confirmed_by=ConfirmedBy.ATTENDANT if one.is_attended else ConfirmedBy.RAIL,
                ),
                currency=plan.currency.code,
                name=one.name,
                script=self.rail.script,
            )
            for one in plan.others
        }
        """Every way to pay. A trouble meets whichever is asked next."""
        self.counted: dict[str, int] = {}
        """What attendants have in hand of payments that only they can confirm."""
        self.handed: set[str] = set()
        """Payments of which an attendant has handed the rest back, or tried to."""
        self.lines = [
            SimulatedLine(
                plan,
                line,
                [one for one in plan.outlets if one.line == line.name],
                BEGINS_NS,
                self.moment,
            )
            for line in plan.lines
        ]
        self.line_of = {number: line for line in self.lines for number in line.places}
        self.core: Core | None = None
        self.restarts = 0
        self.deaths: deque[tuple[str, int, int]] = deque()
        """How the engine is to die: at what, after how many messages, and down for how many ms."""
        self.echoes: deque[int] = deque()
        """The next messages come twice, so many ms later."""
        self.frozen_until_ns = 0
        self.is_dead_time = False
        """Nothing flows and nobody is there: clocks may run faster than anybody looks."""
        self.is_mended = False
        """The time of troubles is over: people go home."""
        self.on_step: Callable[[SimulatedLine], None] = lambda _line: None
        """Called after each exchange of a line."""
        self._agenda: list[tuple[int, int, Act]] = []
        self._order = itertools.count()
        self._life = 0
        self._alive_ns = BEGINS_NS
        self._jobs: deque[m.RailRequest] = deque()
        self._rail_is_busy = False
        self._hire()
        if plan.is_commissioned:
            self._commission()

    # --- Time -----------------------------------------------------------------------------------

    def moment(self, at_ns: int) -> Moment:
        """Return both clocks as they stand at `at_ns`."""
        mono_ms = at_ns // NS_PER_MS
        return Moment(self.wall_ms + mono_ms, mono_ms)

    @property
    def now_ms(self) -> int:
        """Milliseconds since the beginning."""
        return (self.now_ns - BEGINS_NS) // NS_PER_MS

    def at(self, at_ns: int, act: Act) -> None:
        """Let `act` happen at `at_ns`."""
        heapq.heappush(self._agenda, (at_ns, next(self._order), act))

    def after(self, ms: int, act: Act) -> None:
        """Let `act` happen in `ms`."""
        self.at(self.now_ns + ms * NS_PER_MS, act)

    def spawn(self, script: Iterator[int]) -> None:
        """Let somebody act: `script` yields after how many milliseconds it goes on."""
        ms = next(script, None)
        if ms is not None:
            self.after(ms, partial(self.spawn, script))

    def run(self, until_ms: int, is_over: Callable[[], bool] = lambda: False) -> bool:
        """Let time pass until something is so, or until `until_ms`; whether it is so."""
        until_ns = BEGINS_NS + until_ms * NS_PER_MS
        looks_ns = self.now_ns
        [first, *others] = self.lines
        while True:
            line = min(self.lines, key=_due_ns) if others else first
            at_ns = min(line.due_ns, self._agenda[0][0] if self._agenda else NEVER_NS)
            if at_ns > until_ns:
                self.now_ns = until_ns
                return is_over()
            if at_ns >= looks_ns:
                looks_ns = at_ns + 200 * NS_PER_MS
                if is_over():
                    return True
            if line.due_ns == at_ns:
                line.step(self._alive_ns // NS_PER_MS, rests=self.is_dead_time)
                self.on_step(line)
            else:
                self.now_ns = at_ns
                heapq.heappop(self._agenda)[2]()

    # --- The engine -----------------------------------------------------------------------------

    @property
    def is_running(self) -> bool:
        """Whether the engine is up and answers."""
        return self.core is not None and self.now_ns >= self.frozen_until_ns

    def boot(self) -> None:
        """Start the engine, for the first time or again."""
        self._life += 1
        life = self._life
        capabilities: dict[OutletId, Capabilities] = {}
        for line in self.lines:
            drivers = line.start(self.now_ns, partial(self._hear_line, life, line), self.fit)
            capabilities |= {outlet: one.capabilities for outlet, one in drivers.items()}
        self.core = self.core_class(
            self.site,
            capabilities,
            {name: one.traits for name, one in self.rails.items()},
            self.disk,
            SeededIds(f"ids {self.plan.seed} {life}"),
            VoucherKey(bytes(KEY_BYTES)),
        )
        self.core.let_stops_overtake(self._overtake)
        self._alive_ns = self.now_ns
        self.story.tell(self.now_ns, "engine", "starts")
        self._attempt(lambda core: core.begin(self.moment(self.now_ns)))
        self._tick(life)

    def die(self, why: str, down_ms: int, *, image_of: Act | None = None) -> None:
        """Lose the process and all that is in its memory; it comes back after `down_ms`."""
        self.story.tell(self.now_ns, "engine", f"dies: {why}")
        self._life += 1
        self.core = None
        self.restarts += 1
        self._jobs.clear()
        self._rail_is_busy = False
        self.echoes.clear()
        self.frozen_until_ns = 0
        self.disk.dies = ""
        for line in self.lines:
            line.stop()
        if image_of is not None:
            image_of()
        # What a line was about to send when the process died may still be on its wire.
        latest_ns = max(line.clock.now_ns for line in self.lines)
        self.at(max(latest_ns, self.now_ns + down_ms * NS_PER_MS), self.boot)

    def post(self, message: m.Message) -> None:
        """Put a message into the mailbox now."""
        self.at(self.now_ns, partial(self._hear, self._life, message))

    def ask(self, screen: str, command: Command) -> None:
        """Touch a screen."""
        self.story.tell(self.now_ns, screen, lambda: f"touched: {command}")
        self.post(m.Asked(screen, command))

    def pay(self, url: str, minor: int = 0, *, is_slow: bool = False) -> bool:
        """Let somebody pay at the page `url`, whose ever it is; whether they could."""
        return any(one.pay(url, minor, is_slow=is_slow) for one in self.rails.values())

    def fall_through(self, url: str) -> None:
        """Let a slow way to pay fail at the page `url`."""
        for one in self.rails.values():
            one.fall_through(url)

    def senses_calling(self, number: int) -> bool:
        """Whether the controller of an outlet knows that its nozzle is lifted."""
        profile = self.plan.product_of(number).profile
        return hardware.registry.capabilities()[profile].senses_calling

    def snapshot(self, screen: str) -> Snapshot | None:
        """Return what a screen shows; None while it shows that the engine does not answer."""
        if self.core is None or not self.is_running:
            return None
        return self.core.snapshot(screen, self.moment(self.now_ns))

    def _hear_line(self, life: int, line: SimulatedLine, message: m.Message) -> None:
        at_ns = line.clock.now_ns
        self.at(at_ns, partial(self._hear, life, message))
        if self.echoes:
            later_ns = at_ns + self.echoes.popleft() * NS_PER_MS
            self.at(later_ns, partial(self._hear, life, message))

    def _hear(self, life: int, message: m.Message) -> None:
        """Take a message in, if the process for which it was meant still lives."""
        if life != self._life or self.core is None:
            return
        if self.now_ns < self.frozen_until_ns:
            self.at(self.frozen_until_ns, partial(self._hear, life, message))
            return
        self._alive_ns = self.now_ns
        self._attempt(lambda core: core.handle(message, self.moment(self.now_ns)))

    def _attempt(self, change: Callable[[Core], tuple[m.Request, ...]]) -> None:
        """Let the core make a change, and die where it is time to."""
        assert self.core is not None  # noqa: S101 - Whoever calls has looked.
        at, down_ms = self._death()
        if at == "message":
            self.die("before a message", down_ms)
            return
        if at.endswith(" commit"):
            self.disk.dies = at.removesuffix(" commit")
        try:
            requests = change(self.core)
        except Killed as killed:
            self.die(str(killed), down_ms)
            return
        if self.disk.dies:  # Nothing was to be stored: the next change, then.
            self.disk.dies = ""
            self.deaths.appendleft((at, 1, down_ms))
        if at == "before requests":
            self.die("before its requests left", down_ms)
        elif at == "between requests":
            self._spread(requests[: len(requests) // 2])
            self.die("between its requests", down_ms)
        else:
            self._spread(requests)

    def _death(self) -> tuple[str, int]:
        """Return at what the engine dies in this change, and for how long; empty where not."""
        if not self.deaths:
            return "", 0
        at, left, down_ms = self.deaths.popleft()
        if left > 1:
            self.deaths.appendleft((at, left - 1, down_ms))
            return "", 0
        return at, down_ms

    def _overtake(self, request: m.StopOutlet) -> None:
        self.line_of[request.outlet].ask(request, self.now_ns)

    def _spread(self, requests: tuple[m.Request, ...]) -> None:
        for request in requests:
            match request:
                case m.CarryOut() | m.ReadRail() | m.AskPayer():
                    self._jobs.append(request)
                    self._serve_rail()
                case m.CheckPin():
                    is_right = request.pin_hash == f"hash of {request.pin}"
                    checked = m.PinChecked(request.screen, request.name, is_right)
                    self.after(PIN_MS, partial(self._hear, self._life, checked))
                case m.HashPin():
                    pin_hash = f"hash of {request.pin}"
                    is_same = pin_hash == request.unlike
                    made = m.PinHashed(request.screen, request.name, "" if is_same else pin_hash)
                    self.after(PIN_MS, partial(self._hear, self._life, made))
                case m.PrepareReceipt() | m.PrintReceipt() | m.ReadJournal() | m.LookAround():
                    pass  # No place of a simulated day has a printer, or anybody to look around.
                case _:
                    self.line_of[request.outlet].ask(request, self.now_ns)

    def _serve_rail(self) -> None:
        """Let the one thread of the rails take its next job, if it is free."""
        if self._rail_is_busy or not self._jobs:
            return
        self._rail_is_busy = True
        job = self._jobs.popleft()
        answer = RailWorker(self.rails).carry_out(job)
        self.story.tell(self.now_ns, "rail", lambda: f"{_told_job(job)}: {_told_answer(answer)}")
        asked = job.intent.rail if isinstance(job, m.CarryOut) else job.rail
        self.after(self.rails[asked].took_ms, partial(self._end_job, self._life, answer))

    def _end_job(self, life: int, answer: m.Message) -> None:
        if life == self._life:
            self._rail_is_busy = False
            self.post(answer)
            self._serve_rail()

    def _tick(self, life: int) -> None:
        if life == self._life:
            self._hear(life, m.Ticked())
            if life == self._life:
                ms = DEAD_TICK_MS if self.is_dead_time else self.plan.tick_ms
                at_ns = max(self.now_ns + ms * NS_PER_MS, self.frozen_until_ns)
                self.at(at_ns, partial(self._tick, life))

    def _hire(self) -> None:
        """Let an attendant be known, with an override budget, before anything begins."""
        budget = Account(AccountKind.BUDGET, ATTENDANT)
        source = Account(AccountKind.OPERATOR)
        move = Transfer(f"budget:{ATTENDANT}", TransferKind.MOVE, source, budget, BUDGET)
        role = Setting(f"{ROLE}{ATTENDANT}", str(Role.MANAGER))  # Safety trips are cleared by them.
        self.disk.commit(Batch((Attendant(ATTENDANT, f"hash of {PIN}"), role), (move,)))

    def _commission(self) -> None:
        """Measure thirty closings of each outlet as a technician does, and agree to them."""
        agreed = []
        for line in self.lines:
            for number, one in line.places.items():
                profile = hardware.registry.loaded(self.plan.product_of(number).profile)
                slow_base = profile.slow_base
                took = [
                    took_us(profile.capabilities, slow_base * ns // NS_PER_S, slow_base)
                    for ns in one.plant.valve.tried(CLOSINGS)
                ]
                told = Commissioned(serial_of(number), closing_us=closing_of(took))
                agreed.append(Setting(f"{COMMISSIONED}{number}", str(told)))
                line.trust_maker(number)
        self.disk.commit(Batch(tuple(agreed), ()))


def _due_ns(line: SimulatedLine) -> int:
    return line.due_ns


def _told_job(job: m.RailRequest) -> str:
    match job:
        case m.CarryOut(intent=intent):
            return f"asked to {intent.verb} {intent.amount.minor} ({intent.key})"
        case m.ReadRail():
            return f"asked how {job.prepayment} stands"
        case m.AskPayer():
            return f"asked to ask the payer of {job.prepayment}"


def _told_answer(answer: m.Message) -> str:
    match answer:
        case m.RailDone(view=view) | m.RailRead(view=view):
            return f"{view.state.value}, held {view.held.minor}, captured {view.captured.minor}"
        case m.RailFailed(reason=reason):
            return f"no answer ({reason})"
        case m.RailSaidNo(code=code):
            return f"refused ({code})"
        case _:
            return type(answer).__name__


def _site(plan: Plan) -> Site:
    """Return the place as its settings would describe it."""
    products = {}
    for one in plan.products:
        dimension = hardware.registry.loaded(one.profile).dimension
        products[one.id] = Product(
            id=one.id,
            name=one.id.title(),
            kind=one.kind,
            tariff=Tariff(dimension, plan.currency, one.blocks, one.interval_base, fee=one.fee),
            vat_permille=190,
            smallest=Quantity(one.smallest_base, dimension),
            largest=Quantity(one.largest_base, dimension),
        )
    return Site(
        name="Simulated",
        kiosk="K1",
        currency=plan.currency,
        seller=Seller("Nobody", ("Nowhere 1",)),
        products=products,
        outlets={
            OutletId(one.number): Outlet(
                OutletId(one.number),
                one.product,
                one.line,
                plan.product_of(one.number).profile,
                one.number,
            )
            for one in plan.outlets
        },
        limits=_limits(plan),
    )


def _limits(plan: Plan) -> Limits:
    times = plan.times
    return Limits(
        sale_max=Money(plan.sale_max_minor),
        override_max=Money(5_000),
        override_shift_max=BUDGET,
        quick_amounts=(Money(1_000), Money(2_000)),
        pay_ms=times.pay_ms,
        start_ms=times.start_ms,
        pause_ms=times.pause_ms,
        delivery_ms=times.delivery_ms,
        idle_ms=times.idle_ms,
        done_ms=times.done_ms,
        hand_back_ms=times.hand_back_ms,
        outlets_max=len(plan.outlets),
    )
