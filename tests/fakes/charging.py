"""A place whose only outlet is a charger on the network: core and driver whole, on virtual time."""

from __future__ import annotations

from dataclasses import replace

from fakes.network_rig import NetworkRig
from fakes.world import STEP_MS, TICK_MS, World, site

from kiosk.application import messages as m
from kiosk.application.rail_worker import RailWorker
from kiosk.domain.moment import Moment
from kiosk.domain.money import Currency
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.site import ProductKind, Site
from kiosk.domain.tariff import Block, Tariff

OUTLET = OutletId(1)
EPOCH_MS = 1_790_000_000_000
NS_PER_MS = 1_000_000


class RigClock:
    """The rig's own clock, as the core wants it."""

    def __init__(self, rig: NetworkRig) -> None:
        self._rig = rig

    @property
    def mono_ms(self) -> int:
        return self._rig.clock.now_ns // NS_PER_MS

    def now(self) -> Moment:
        return Moment(EPOCH_MS + self.mono_ms, self.mono_ms)


def charging_site(profile: str) -> Site:
    """Return a place that sells energy at 0.59 a kilowatt-hour."""
    place = site(1, delivery_ms=86_400_000)
    tariff = Tariff(Dimension.ENERGY, Currency("EUR"), (Block(5_900),), 10_000)
    power = replace(
        place.products["diesel"],
        id="power",
        name="Power",
        kind=ProductKind.ENERGY,
        tariff=tariff,
        smallest=Quantity(500_000, Dimension.ENERGY),
        largest=Quantity(100_000_000, Dimension.ENERGY),
    )
    outlet = replace(place.outlets[OUTLET], product="power", profile=profile)
    return replace(place, products={"power": power}, outlets={OUTLET: outlet})


class ChargingWorld(World):
    """A world whose outlet is the first connector of a rig."""

    def __init__(self, profile: str) -> None:
        self.rig = NetworkRig((profile,))
        self._ticked_ms = 0
        self._clock = RigClock(self.rig)
        super().__init__(place=charging_site(profile), can=self.rig.driver.capabilities)

    def start(self) -> None:
        self.clock = self._clock  # type: ignore[assignment] - It is turned by the network.
        self.controllers = {OUTLET: self.rig.driver}  # type: ignore[dict-item]
        super().start()

    def step(self, ms: int = STEP_MS, *, exchanges: int = 1) -> None:
        self.rig.wait(ms)
        for worker in self.workers.values():
            if not self.frozen:
                worker.hear_core(self.clock.mono_ms)
            for _ in range(exchanges):
                worker.step()
        if self.frozen:
            return
        mail, jobs = list(self.mail), list(self.rail_jobs)
        self.mail.clear()
        self.rail_jobs.clear()
        for message in mail:
            self.handle(message)
        for job in jobs:
            self.mail.append(RailWorker({self.rail_name: self.rail}).carry_out(job))
        if self.clock.mono_ms - self._ticked_ms >= TICK_MS:
            self._ticked_ms = self.clock.mono_ms
            self.handle(m.Ticked())

    def die(self) -> None:
        """Let the kiosk's program die and another one begin."""
        self.rig.restart()
        self.start()
