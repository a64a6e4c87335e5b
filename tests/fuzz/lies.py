"""Three outlets deliver and the controller of one begins to lie: what holds whatever it says."""

from __future__ import annotations

from fakes.hostile import Tape
from fakes.liar import Liar
from fakes.world import World

from kiosk.api import commands as c
from kiosk.domain.attendant import Role
from kiosk.domain.controller import Capabilities
from kiosk.domain.delivery import Delivery
from kiosk.domain.outlet import OutletId
from kiosk.domain.sale import SaleState

STEP_MS, EXCHANGES = 50, 3
MINOR = 300
SLOW_BASE = 200_000
"""A slow stage that is soon over: less than the overrun bound flows while it closes."""
LYING_STEPS = 160
"""8 seconds: longer than an honest delivery of that money takes."""
HEALED_STEPS_MAX = 4_000
LOOK_STEPS = 8
LIED_ABOUT, HONEST = OutletId(1), (OutletId(2), OutletId(3))
OVER = {SaleState.SETTLED, SaleState.CANCELLED}


class Liars:
    """A place of three outlets, each on a line and at a screen of its own."""

    def __init__(self, tape: Tape, can: Capabilities | None = None) -> None:
        self.world = World(3, can=can)
        self.liar = self._with_a_liar(tape)
        self.world.hire(role=Role.TECHNICIAN)  # An attendant takes no stranger back.
        self.world.run_until(lambda: all(self._is_free(one) for one in self.world.controllers))
        self.sales = {
            outlet: self.world.buy(outlet, minor=MINOR, screen=f"screen {outlet}")
            for outlet in self.world.controllers
        }
        for outlet in self.world.controllers:
            self.world.lift(outlet).slow_base = SLOW_BASE
        self.world.run(tape.number() * 10)
        self._align()
        self.began_ms = self.world.clock.mono_ms
        self.liar.is_lying = True

    def _with_a_liar(self, tape: Tape) -> Liar:
        world = self.world
        honest = world.controllers[LIED_ABOUT]
        liar = Liar(world.clock, honest.can, serial=honest.serial, line=honest.line, tape=tape)
        world.controllers[LIED_ABOUT] = liar
        return liar

    def _is_free(self, outlet: int) -> bool:
        shown = self.world.core.snapshot("check", self.world.clock.now()).outlets
        return next(one for one in shown if one.number == outlet).is_available

    def run(self) -> None:
        """Let it lie, then tell the truth again, and add everything up."""
        for step in range(LYING_STEPS):
            self.world.step(STEP_MS, exchanges=EXCHANGES)
            if step % LOOK_STEPS == 0:
                self._check_neighbours()
        self.world.check_books()
        self._heal()
        for outlet in HONEST:
            self._check_honest(outlet)
        self._check_lied_about()
        self.world.check_books()

    def _check_neighbours(self) -> None:
        outlets = self.world.core.snapshot("check", self.world.clock.now()).outlets
        told = {one.number: one.fault for one in outlets if one.number in HONEST}
        assert not any(told.values()), f"one controller lies, and {told}"

    def _heal(self) -> None:
        """Let the controller be honest, and an attendant look after what it left behind."""
        world = self.world
        self.liar.is_lying = False
        for controller in world.controllers.values():
            controller.calling = False
        world.step(STEP_MS, exchanges=EXCHANGES)
        self._unlock()
        self._align()
        for _ in range(HEALED_STEPS_MAX):
            if self._is_over():
                return
            world.step(STEP_MS, exchanges=EXCHANGES)
        raise AssertionError(f"never over: {world.sales()}")

    def _align(self) -> None:
        """Go on to a time at which a step meets the core's ticks."""
        self.world.run_until(lambda: self.world.clock.mono_ms % STEP_MS == 0)

    def _unlock(self) -> None:
        self.world.log_in(screen="boss")
        self.world.ask(c.UnlockOutlet(LIED_ABOUT), "boss")
        self.world.ask(c.Logout(), "boss")

    def _is_over(self) -> bool:
        return all(self.world.sale(sale).state in OVER for sale in self.sales.values())

    def _check_honest(self, outlet: OutletId) -> None:
        """Insist that whoever was served beside the liar got and paid what flowed."""
        world = self.world
        controller, delivery = world.controllers[outlet], world.delivery(outlet)
        assert delivery.reason == "preset", f"outlet {outlet} ended: {delivery.reason}"
        assert delivery.delivered.base == controller.flowed_base
        assert world.sale(self.sales[outlet]).captured == delivery.charge

    def _check_lied_about(self) -> None:
        """Insist that no more is charged than two believed readings differ by."""
        for delivery in self.world.deliveries(self.sales[LIED_ABOUT]):
            self._check_believed(delivery)
        sale = self.world.sale(self.sales[LIED_ABOUT])
        assert sale.captured + sale.released == sale.authorised

    def _check_believed(self, delivery: Delivery) -> None:
        can, liar = self.liar.can, self.liar
        scope = can.totaliser_step.base << can.totaliser_bits
        shown = {one % scope for one in liar.shown}
        assert delivery.opening.base % scope in shown
        assert (delivery.opening + delivery.delivered).base % scope in shown
        assert delivery.charge <= delivery.reserved
        for_ms = self.world.clock.mono_ms
        assert delivery.delivered.base <= can.qmax.base * for_ms * 12 // 10_000
        assert delivery.charge <= delivery.tariff.charge(delivery.delivered)


def lies(data: bytes) -> None:
    """Whatever one controller says, it is that outlet's fault alone, and no charge is a guess."""
    Liars(Tape(data), None).run()
