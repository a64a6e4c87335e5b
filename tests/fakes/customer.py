"""Somebody who buys once, from whatever the screen shows, and does not mind being interrupted."""

from __future__ import annotations

from fakes.auditor import Auditor
from fakes.world import TICK_MS, World

from kiosk.api import commands as c
from kiosk.api.snapshot import Screen
from kiosk.domain.outlet import OutletId
from kiosk.domain.sale import SaleState
from kiosk.simulation.disk import Killed

OVER = frozenset({SaleState.SETTLED, SaleState.CANCELLED})


class Customer:
    """Buys from `outlets` for `minor`, once: whoever has paid does not pay again."""

    def __init__(self, world: World, *outlets: int, minor: int = 250) -> None:
        self.world = world
        self.auditor = Auditor(world)
        self.outlets = outlets
        self.minor = minor
        self.has_paid = False
        self.has_left = False
        for controller in world.controllers.values():
            controller.slow_before_base = 100_000

    def live(self, ms: int) -> None:
        """Let `ms` pass, in steps of a tick, with the customer at the screen."""
        for _ in range(ms // TICK_MS):
            self.step()

    def step(self) -> None:
        """Let one tick pass."""
        try:
            self.act()
            self.world.step(TICK_MS, exchanges=2)
        except Killed:
            self.world.start()
        self.auditor.look()

    def until_over(self, *, within_ms: int = 600_000) -> None:
        """Let time pass until every sale is over and nothing is owed; then check everything."""
        for _ in range(within_ms // TICK_MS):
            if self.is_over:
                break
            self.step()
        self.auditor.close()
        assert not any(one.is_open for one in self.world.controllers.values())

    @property
    def is_over(self) -> bool:
        """Whether the customer has gone and everything is settled."""
        is_done = self.has_left or (self.has_paid and self.world.screen is Screen.OVERVIEW)
        return (
            is_done
            and all(one.state in OVER for one in self.world.sales())
            and not self.world.store.load().intents
        )

    def act(self) -> None:
        """Do the next thing."""
        world = self.world
        visit = world.visit
        match visit.screen:
            case Screen.OVERVIEW if not self.has_paid:
                missing = [one for one in self.outlets if one not in visit.chosen]
                world.ask(c.ToggleOutlet(missing[0]) if missing else c.Proceed())
            case Screen.CHOOSE:
                world.ask(c.BuyAmount(self.minor))
            case Screen.PAY if visit.sale is not None and visit.sale.pay_url:
                self.has_paid = True
                world.pay(visit.sale.id)
            case Screen.DELIVERING:
                for outlet in self.outlets:
                    world.controllers[OutletId(outlet)].calling = True
            case Screen.DONE:
                self.has_left = True
                world.ask(c.Finish())
            case _:
                pass
