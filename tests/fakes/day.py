"""A random day at a place: customers, attendants, and all that goes wrong. One seed, one day.

Swarm style: in each day some kinds of trouble are off and some are wild.
"""

from __future__ import annotations

import random
from dataclasses import replace

from fakes.auditor import Auditor
from fakes.flow_controller import capabilities
from fakes.memory_store import MemoryStore
from fakes.rail import FakeRail
from fakes.world import PIN, TICK_MS, World, site

from kiosk.api import commands as c
from kiosk.api.commands import Command
from kiosk.api.snapshot import Notice, Screen, VisitSnapshot
from kiosk.application import messages as m
from kiosk.application.stopping import PASSING
from kiosk.application.ways import MISSED_MS
from kiosk.domain.attendant import LOCK_REASONS, OVERRIDE_REASONS
from kiosk.domain.intent import Verb
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Site
from kiosk.domain.tariff import Block
from kiosk.ports import RailState, StorageFull
from kiosk.simulation.disk import Killed

BOSS_MS = 1_000
"""How often somebody looks whether anything must be put back into service."""
TROUBLES = (
    "lost", "unheard", "mute", "power", "unplug", "rail lost", "rail unheard", "rail silent",
    "rail refuses", "wrong amount", "kill", "kill inside", "full", "frozen", "drips", "flow",
    "clock", "copies", "stop all", "attendant", "slow payer",
)  # fmt: skip


class Day:
    """One seed's day. `story` is what happened, for whoever has to find out why."""

    def __init__(self, seed: int, *, store: MemoryStore | None = None) -> None:
        self.rng = random.Random(seed)
        self.story: list[str] = []
        rng = self.rng
        self.trouble = {
            name: rng.choice((0.0, 0.0, 0.0, 1.0, rng.uniform(1, 6))) for name in TROUBLES
        }
        rail = FakeRail(
            min_charge=Money(rng.choice((0, 50))),
            can_hold=rng.random() < 0.8,
            noise=self._rail_noise,
        )
        self.world = self._built(rail, store)
        self.auditor = self._audited()
        self.world.hire()
        self.screens = [f"screen {n}" for n in range(1, rng.choice((2, 3, 4, 5)))]
        self.exchanges = rng.choice((1, 2, 4))
        self._due_ms = dict.fromkeys(self.screens, 0)
        self._ends: list[tuple[int, str]] = []
        self._later: list[tuple[int, str]] = []
        self._is_healed = False
        for controller in self.world.controllers.values():
            controller.noise = self._line_noise
            controller.takes_ms = rng.choice((0, 50, 200, 400))
            if self.trouble["drips"]:
                controller.drips_base = rng.randrange(0, 20_000, 1000)
        if self.trouble["copies"]:
            self.world.mixes = self._copies

    def _built(self, rail: FakeRail, store: MemoryStore | None) -> World:
        can = capabilities(senses_calling=self.rng.random() < 0.8)
        return World(place=self._place(), can=can, rail=rail, store=store)

    def _audited(self) -> Auditor:
        return Auditor(self.world)

    def _place(self) -> Site:
        rng = self.rng
        place = site(
            rng.randint(1, 6),
            pay_ms=20_000,
            start_ms=8_000,
            pause_ms=5_000,
            delivery_ms=60_000,
            idle_ms=15_000,
            done_ms=3_000,
        )
        diesel = place.products["diesel"]
        tariff = replace(diesel.tariff, blocks=(Block(rng.choice((17_590, 3_333, 99_999, 120))),))
        lines = rng.choice((("main",), ("main", "other")))
        return replace(
            place,
            products={"diesel": replace(diesel, tariff=tariff)},
            outlets={
                key: replace(one, line=rng.choice(lines)) for key, one in place.outlets.items()
            },
        )

    def tell(self, what: str) -> None:
        """Add a line to the story."""
        self.story.append(f"{self.world.clock.mono_ms:>8} {what}")

    # --- The day ------------------------------------------------------------------------------

    def run(self, ms: int) -> None:
        """Live through `ms` of customers and trouble."""
        for _ in range(ms // TICK_MS):
            self._mischief()
            self._people()
            self._step()

    def heal(self) -> None:
        """Mend everything; then every sale must end, and every outlet sell again."""
        self._mend()
        world = self.world
        for _ in range(4_000):
            if self._is_quiet():
                break
            self._step(TICK_MS if self.auditor.open else 500)
        self.tell("healed")
        self.auditor.close()
        for outlet in world.site.outlets:
            watched = world.core.snapshot("check", world.clock.now()).outlets[outlet - 1]
            assert watched.is_available, f"outlet {outlet} is not free: {watched}"
        self._sell_once_more()
        self.auditor.close()

    def _sell_once_more(self) -> None:
        world = self.world
        for _ in range(MISSED_MS // 500):  # No rail is held any more for one that does not answer.
            self._step(500)
        for outlet in self.rng.sample(list(world.controllers), 1):
            controller = world.controllers[outlet]
            controller.calling, controller.draws, controller.wants_base = False, True, None
            sale = world.buy(outlet, minor=2000, screen="check")
            self.auditor.look()
            for _ in range(2_000):
                controller.calling = True
                if not controller.can.senses_calling:
                    world.ask(c.StartOutlet(outlet), "check")
                self._step()
                if self.auditor.flowed[self.world.delivery(outlet).id] > 1_000_000:
                    world.ask(c.Finish(), "check")
                if world.sale(sale).state is SaleState.SETTLED:
                    break
            assert world.sale(sale).state is SaleState.SETTLED, world.sale(sale)
            assert world.delivery(outlet).delivered.base > 1_000_000, world.delivery(outlet)
            controller.calling = False
            world.ask(c.Finish(), "check")

    def _step(self, ms: int = TICK_MS) -> None:
        # The world ticks where a step ends on one, which from an odd place none would.
        ms -= self.world.clock.mono_ms % TICK_MS
        try:
            self.world.step(ms, exchanges=self.exchanges if ms <= TICK_MS else 20)
        except Killed:
            self.tell("killed inside")
            self._start()
        self.auditor.look()

    def _start(self) -> None:
        self.world.on_handled = None
        self.world.start()

    def _is_quiet(self) -> bool:
        world = self.world
        over = {SaleState.SETTLED, SaleState.CANCELLED}
        if any(one.state not in over for one in world.sales()):
            return False
        if self.auditor.open or world.store.load().intents:
            return False
        outlets = world.core.snapshot("check", world.clock.now()).outlets
        return all(one.is_available for one in outlets)

    # --- Trouble ------------------------------------------------------------------------------

    def _happens(self, name: str, a_second: float) -> bool:
        weight = self.trouble[name]
        return bool(weight) and self.rng.random() < weight * a_second * TICK_MS / 1000

    def _line_noise(self, what: str) -> str:
        return self._noise("lost", "unheard", 0.01 if what == "status" else 0.05)

    def _rail_noise(self) -> str:
        return self._noise("rail lost", "rail unheard", 0.1)

    def _noise(self, lost: str, unheard: str, chance: float) -> str:
        if self._is_healed:
            return ""
        if self.rng.random() < self.trouble[lost] * chance:
            return "lost"
        return "unheard" if self.rng.random() < self.trouble[unheard] * chance else ""

    def _copies(self, mail: list[m.Message]) -> list[m.Message]:
        if self._is_healed:
            return mail
        mail = [one for one in mail for _ in range(self.rng.choice((1, 1, 1, 2, 5)))]
        if self.rng.random() < 0.2:
            self.rng.shuffle(mail)
        return mail

    def _mischief(self) -> None:
        rng, world = self.rng, self.world
        now_ms = world.clock.mono_ms
        for end in [one for one in self._ends if one[0] <= now_ms]:
            self._ends.remove(end)
            self._end(end[1])
        for late in [one for one in self._later if one[0] <= now_ms]:
            self._later.remove(late)
            self._pay(late[1])
        outlet = rng.choice(list(world.controllers))
        controller = world.controllers[outlet]
        line = rng.choice(list(world.lines))
        if self._happens("mute", 0.1):
            controller.answers = False
            self._begin(f"mute {outlet}", rng.choice((200, 900, 1500, 4000, 9000)))
        if self._happens("power", 0.05):
            self.tell(f"power cut at {outlet}")
            controller.power_cut()
        if self._happens("unplug", 0.05):
            world.lines[line].plugged = False
            self._begin(f"unplug {line}", rng.choice((100, 500, 3000, 8000)))
        if self._happens("rail silent", 0.05):
            world.rail.silent = True
            self._begin("rail silent", rng.choice((500, 2000, 5000, 17_000)))
        if self._happens("rail refuses", 0.03):
            world.rail.refuses = frozenset(rng.sample(list(Verb), rng.randint(1, 3)))
            self._begin("rail refuses", rng.choice((1000, 5000, 20_000)))
        if self._happens("kill", 0.02):
            self.tell("killed")
            self._start()
        if self._happens("kill inside", 0.05):
            self._die_inside(rng.randint(1, 40))
        if self._happens("full", 0.04):
            world.store.broken = StorageFull("no room")
            self._begin("full", rng.choice((10, 100, 1000, 5000)))
        if self._happens("frozen", 0.03):
            world.frozen = True
            self._begin("frozen", rng.choice((300, 1200, 3000, 6000)))
        if self._happens("flow", 2):
            controller.flow_base = rng.choice((100_000, 400_000, 600_000, 813_000))
            controller.draws = rng.random() < 0.9
        if self._happens("clock", 0.02):
            jump = rng.choice((-3_600_000, -5_000, 5_000, 30_000, 3_600_000))
            self.tell(f"wall clock jumps by {jump}")
            world.clock.utc_ms += jump
        if self._happens("stop all", 0.01):
            self._ask(rng.choice(self.screens), c.StopAll())

    def _die_inside(self, after: int) -> None:
        world = self.world
        dies_at = world.handled + after

        def die(_: m.Message) -> None:
            if world.handled >= dies_at:
                raise Killed

        world.on_handled = die

    def _begin(self, what: str, ms: int) -> None:
        self.tell(f"{what} for {ms}")
        self._ends.append((self.world.clock.mono_ms + ms, what))

    def _end(self, what: str) -> None:
        self.tell(f"no more: {what}")
        world = self.world
        name, _, where = what.partition(" ")
        match name:
            case "mute":
                world.controllers[OutletId(int(where))].answers = True
            case "unplug":
                world.lines[where].plugged = True
            case "full":
                world.store.broken = None
            case "frozen":
                world.frozen = False
            case _:
                world.rail.silent, world.rail.refuses = False, frozenset()

    def _mend(self) -> None:
        self.tell("mended")
        world = self.world
        self._is_healed = True
        world.on_handled = None
        for _, what in self._ends:
            self._end(what)
        for outlet, controller in world.controllers.items():
            controller.flow_base, controller.draws = 600_000, True
            controller.calling = False
            self.tell(f"outlet {outlet} is hung up")
        self._later.clear()
        for reference, view in world.rail.payments.items():
            if view.state is RailState.PROCESSING:
                self.tell(f"{reference} fails")
                world.rail.process(view.prepayment, RailState.OPEN)
        for _ in range(100):
            self._step()
        for _ in range(7_500):  # A lock-out may have to pass.
            if not self._is_amiss():
                return
            self._look_after()
            self._step(1_000)
        raise AssertionError("nobody could put everything back into service")

    # --- People -------------------------------------------------------------------------------

    def _people(self) -> None:
        if self.world.frozen:
            return
        if self.world.clock.mono_ms % BOSS_MS == 0:
            self._look_after()
        for screen in self.screens:
            if self.world.clock.mono_ms >= self._due_ms[screen]:
                self._due_ms[screen] = self.world.clock.mono_ms + self.rng.choice(
                    (50, 100, 300, 1500)
                )
                self._act(screen)

    def _ask(self, screen: str, command: Command) -> None:
        self.tell(f"{screen}: {command}")
        try:
            self.world.ask(command, screen)
        except Killed:
            self.tell("killed inside")
            self._start()

    def _act(self, screen: str) -> None:
        visit = self.world.core.snapshot(screen, self.world.clock.now()).visit
        match visit.screen:
            case Screen.OVERVIEW | Screen.OUT_OF_SERVICE:
                self._at_overview(screen, visit)
            case Screen.CHOOSE:
                self._at_choose(screen)
            case Screen.PAY:
                self._at_pay(screen, visit)
            case Screen.DELIVERING:
                self._at_delivering(screen, visit)
            case Screen.DONE:
                if self.rng.random() < 0.5:
                    self._ask(screen, c.Finish())
            case Screen.LOGIN:
                pin = PIN if self.rng.random() < 0.8 else "999999"
                self._ask(screen, self.rng.choice((c.Login("Ada", pin), c.Back())))
            case Screen.ATTENDANT | Screen.OVERRIDE:
                self._at_attendant(screen, visit)

    def _is_amiss(self) -> bool:
        """Whether somebody has to put something back into service."""
        snapshot = self.world.core.snapshot("boss", self.world.clock.now())
        lasting = any(
            one.lock_reason or one.fault not in {"", *PASSING} for one in snapshot.outlets
        )
        return snapshot.is_stopped or lasting

    def _look_after(self) -> None:
        """Be the attendant who puts everything back into service, one touch at a time."""
        visit = self.world.core.snapshot("boss", self.world.clock.now()).visit
        match visit.screen:
            case Screen.LOGIN if visit.notice is Notice.LOCKED_OUT:
                self._ask("boss", c.Back())
            case Screen.LOGIN:
                self._ask("boss", c.Login("Ada", PIN))
            case Screen.ATTENDANT:
                self._ask("boss", c.Restart())
                for outlet in self.world.site.outlets:
                    self._ask("boss", c.UnlockOutlet(outlet))
                self._ask("boss", c.Logout())
            case _ if self._is_amiss():
                self._ask("boss", c.AskLogin())
            case _:
                pass

    def _any_outlet(self) -> int:
        return self.rng.choice(list(self.world.site.outlets))

    def _at_overview(self, screen: str, visit: VisitSnapshot) -> None:
        rng = self.rng
        if rng.random() < 0.02 * self.trouble["attendant"]:
            self._ask(screen, c.AskLogin())
        elif visit.chosen and rng.random() < 0.35:
            self._ask(screen, c.Proceed())
        else:
            outlet = self._any_outlet()
            if outlet not in visit.chosen or rng.random() < 0.2:
                self._ask(screen, c.ToggleOutlet(outlet))

    def _at_choose(self, screen: str) -> None:
        rng = self.rng
        amount = c.BuyAmount(rng.choice((200, 400, 700, 1000, 1500, 3000, 99_999)))
        quantity = c.BuyQuantity(rng.choice((1_000_000, 5_000_000, 100)))
        ways = (amount, amount, amount, amount, amount, quantity, c.BuyFill(), c.Back())
        self._ask(screen, rng.choice(ways))

    def _at_pay(self, screen: str, visit: VisitSnapshot) -> None:
        rng = self.rng
        assert visit.sale is not None
        if not visit.sale.pay_url:
            return
        prepayment = self.world.prepayment(visit.sale.id)
        chance = rng.random()
        if chance < 0.02:
            self._ask(screen, c.Back())
        elif chance < 0.05 * self.trouble["slow payer"]:
            self._later.append((self.world.clock.mono_ms + rng.randint(0, 25_000), prepayment.id))
            if rng.random() < 0.3 and prepayment.state is PrepaymentState.AWAITING:
                self.world.rail.process(prepayment.id)
        elif chance < 0.7:
            self._pay(prepayment.id)

    def _pay(self, prepayment: str) -> None:
        amount = None
        if self.trouble["wrong amount"] and self.rng.random() < 0.2:
            amount = Money(self.rng.choice((1, 500, 9_000)))
        self.tell(f"{prepayment} is paid: {amount or 'as asked'}")
        self.world.rail.pay(prepayment, amount)
        if self.world.rail.payments[f"ref-{prepayment}"].state is RailState.PROCESSING:
            self.world.rail.process(prepayment, RailState.OPEN)

    def _at_delivering(self, screen: str, visit: VisitSnapshot) -> None:
        rng = self.rng
        assert visit.sale is not None
        outlet = rng.choice(visit.sale.outlets)
        controller = self.world.controllers[OutletId(outlet)]
        chance = rng.random()
        if not controller.calling:
            self.tell(f"lifted at {outlet}")
            controller.calling = True
            controller.wants_base = rng.choice((None, None, None, 700_000, 3_000_000))
            if not controller.can.senses_calling:
                self._ask(screen, c.StartOutlet(outlet))
        elif chance < 0.005:
            self.tell(f"hung up at {outlet}")
            controller.calling = False
        elif chance < 0.01:
            self._ask(screen, c.StopOutlet(outlet))
        elif chance < 0.015:
            self._ask(screen, c.Finish())
        elif chance < 0.02:
            self._ask(screen, c.Back())

    def _at_attendant(self, screen: str, visit: VisitSnapshot) -> None:
        rng = self.rng
        outlet = self._any_outlet()
        if visit.screen is Screen.OVERRIDE:
            reason = rng.choice(OVERRIDE_REASONS)
            chosen = visit.chosen[0] if visit.chosen else outlet
            self._ask(screen, rng.choice((c.Override(chosen, 1500, reason), c.Back())))
            return
        self._ask(
            screen,
            rng.choice(
                (
                    c.LockOutlet(outlet, rng.choice(LOCK_REASONS)),
                    c.UnlockOutlet(outlet),
                    c.StopOutlet(outlet),
                    c.Restart(),
                    c.AskOverride(outlet),
                    c.ToggleOutlet(outlet),
                    c.Logout(),
                )
            ),
        )
