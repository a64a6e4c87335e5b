"""Somebody who commissions an outlet of a place, and who agrees with them."""

from __future__ import annotations

from fakes.flow_controller import capabilities
from fakes.memory_store import MemoryStore
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import CommissioningSnapshot, Notice
from kiosk.domain.attendant import ROLE
from kiosk.domain.controller import Capabilities
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.sale import Sale
from kiosk.domain.site import Site
from kiosk.ports import Batch, Setting

LOOK_MS, TOUCH_MS, LONGEST_MS = 50, 20_000, 900_000
TERMINAL, OFFICE = "terminal", "office"
LIMIT_BASE = 60_000_000
MEASURE_BASE = 5_000_000


def brisk(**changes: object) -> Capabilities:
    """Return a controller that is through with everything quickly: for tests of many trials."""
    told: dict[str, object] = {
        "slow_stage": False,
        "closing_ms": 100,
        "valve_ms": 40,
        "overrun_bound": Quantity(83_000, Dimension.VOLUME),
        "watchdog_ms": 300,
        "response_ms": 10,
    }
    return capabilities(**(told | changes))


class Technician:
    """Tec at a terminal, Mia in the office, Ada on duty; Tec stands at the outlet."""

    def __init__(
        self,
        outlet: int = 1,
        *,
        can: Capabilities | None = None,
        store: MemoryStore | None = None,
        place: Site | None = None,
    ) -> None:
        self.outlet = outlet
        self.world = World(place=place or site(2), can=can or brisk(), store=store)
        for controller in self.world.controllers.values():
            controller.takes_ms = 50
            if not self.world.can.slow_stage:
                controller.slow_before_base = 0
        for name in ("Ada", "Tec", "Mia"):
            self.world.hire(name)
        roles = (Setting(f"{ROLE}Tec", "technician"), Setting(f"{ROLE}Mia", "manager"))
        self.world.store.commit(Batch(saved=roles))
        self.world.start()
        self.world.run(1_500)
        self.world.log_in("Tec", screen=TERMINAL)
        self.world.lift(outlet)

    # --- Looking ----------------------------------------------------------------------------

    @property
    def run(self) -> CommissioningSnapshot | None:
        """What the technician sees of the run."""
        attendant = self.world.core.snapshot(TERMINAL, self.world.clock.now()).visit.attendant
        runs = attendant.commissioning if attendant is not None else ()
        over = {"done", "ending"}
        return next(
            (one for one in runs if one.outlet == self.outlet and one.step not in over), None
        )

    @property
    def seen(self) -> CommissioningSnapshot:
        """The same, where there must be one."""
        assert self.run is not None
        return self.run

    def sale(self) -> Sale:
        """Return the money of the latest run as it is stored."""
        return [one for one in self.world.sales() if one.is_test][-1]

    # --- Doing ------------------------------------------------------------------------------

    def ask(self, command: c.Command, screen: str = TERMINAL) -> Notice:
        """Ask for something; return what is said to that."""
        return self.world.ask(command, screen).notice

    def begin(self, limit_base: int = LIMIT_BASE) -> Notice:
        """Begin a run."""
        return self.ask(c.Commission(self.outlet, limit_base))

    def attempt(self) -> None:
        """Make the trial of the step that is due, or all of its trials."""
        assert self.ask(c.CommissionTry(self.outlet)) is Notice.NONE
        self.wait()

    def wait(self) -> None:
        """Let time pass until no trial is under way; touch the terminal now and then."""
        for _ in range(LONGEST_MS // LOOK_MS):
            run = self.run
            if run is None or not run.is_trying:
                return
            self.world.run(LOOK_MS)
            if self.world.clock.mono_ms % TOUCH_MS < LOOK_MS:
                self.world.ask(c.StillHere(), TERMINAL)
        raise AssertionError(f"no end within {LONGEST_MS} ms: {self.run}")

    def until(self, step: str) -> None:
        """Begin, and make every trial before `step`."""
        assert self.begin() is Notice.NONE
        while self.seen.step != step:
            if self.seen.step == "proving":
                self.prove()
            else:
                self.attempt()

    def prove(self, *off: int) -> None:
        """Fill a measure three times, each so many base units more than the meter showed."""
        for one in off or (15_000, 15_000, 15_000):
            command = c.CommissionProve(self.outlet, MEASURE_BASE)
            assert self.ask(command) is Notice.NONE
            self.wait()
            read = self.seen.proofs[-1].shown_base + one
            assert self.ask(c.CommissionRead(self.outlet, read)) is Notice.NONE
        assert self.ask(c.CommissionTry(self.outlet)) is Notice.NONE

    def agree(self) -> None:
        """Let both say yes."""
        assert self.ask(c.CommissionApprove(self.outlet)) is Notice.NONE
        assert self.second() is Notice.NONE

    def second(self, name: str = "Mia") -> Notice:
        """Let somebody log in at the office and say yes."""
        self.world.ask(c.Logout(), OFFICE)
        self.world.ask(c.Back(), OFFICE)
        self.world.log_in(name, screen=OFFICE)
        return self.ask(c.CommissionApprove(self.outlet), OFFICE)

    def commission(self, *off: int) -> None:
        """Go through all of it."""
        self.until("proving")
        self.prove(*off)
        self.agree()
        self.world.run(1_000)
