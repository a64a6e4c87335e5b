"""Plant, controllers and customers on one clock, crossed from event to event."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hardware.profile import Profile
from hardware.simulator.customer import Customer
from hardware.simulator.dialect import Dialect
from hardware.simulator.mechanism import Mechanism, Memory
from hardware.simulator.models import fitted
from hardware.simulator.plant import PlantOutlet, Supply


class VirtualClock:
    """Time that passes when somebody waits; whole days in seconds."""

    def __init__(self, now_ns: int = 0) -> None:
        """Start at `now_ns`."""
        self.now_ns = now_ns

    def __call__(self) -> int:
        """Return the time."""
        return self.now_ns

    def advance_to(self, until_ns: int) -> None:
        """Let the time pass until `until_ns`; never back."""
        self.now_ns = max(self.now_ns, until_ns)


@dataclass(slots=True)
class Place:
    """One outlet of the world: what flows, who counts, who draws."""

    name: str
    address: int
    plant: PlantOutlet
    controller: Mechanism
    customer: Customer
    dialect: Dialect[Any] | None
    """What it speaks on a line; None where it is on a network."""

    def next_ns(self, now_ns: int) -> int | None:
        """Return when something happens here next, after `now_ns`."""
        soonest_ns = self.controller.next_ns(now_ns)
        at_ns = self.plant.valve.next_ns()
        if at_ns is not None and at_ns > now_ns and (soonest_ns is None or at_ns < soonest_ns):
            soonest_ns = at_ns
        if self.customer.is_automatic:
            at_ns = self.customer.next_ns(now_ns)
            if at_ns is not None and at_ns > now_ns and (soonest_ns is None or at_ns < soonest_ns):
                soonest_ns = at_ns
        return soonest_ns


class World:
    """Outlets that share their supplies. Nothing in it knows the real time."""

    def __init__(self, seed: int, now_ns: int = 0) -> None:
        """Make an empty world: everything that chance decides follows from `seed`."""
        self._rng = random.Random(seed)
        self.now_ns = now_ns
        self.places: list[Place] = []
        self.supplies: dict[str, Supply] = {}

    def add(
        self,
        name: str,
        profile: Profile,
        *,
        supply: str,
        memory: Memory | None = None,
        serial: str = "",
    ) -> Place:
        """Build another outlet, at the next free address, on the supply called `supply`.

        Where several lines make one place, each of its controllers needs a `serial` of its own.
        """
        address = len(self.places) + 1
        outlet = PlantOutlet(profile, random.Random(self._rng.getrandbits(64)), self.now_ns)
        self.supplies.setdefault(supply, Supply()).outlets.append(outlet)
        controller, dialect = fitted(
            profile,
            outlet,
            memory or Memory(),
            serial=serial or f"SIM-{address:04d}",
            now_ns=self.now_ns,
        )
        place = Place(name, address, outlet, controller, Customer(controller), dialect)
        self.places.append(place)
        return place

    @property
    def memories(self) -> Mapping[str, Memory]:
        """What each controller would still know after a loss of power, by the outlet's name."""
        return {place.name: place.controller.memory for place in self.places}

    def next_ns(self) -> int | None:
        """Return when something happens next by itself."""
        soonest_ns: int | None = None
        for place in self.places:
            at_ns = place.next_ns(self.now_ns)
            if at_ns is not None and (soonest_ns is None or at_ns < soonest_ns):
                soonest_ns = at_ns
        return soonest_ns

    def advance(self, until_ns: int) -> None:
        """Let everything happen that happens until `until_ns`, in its order."""
        self.settle()
        while self.now_ns < until_ns:
            at_ns = self.next_ns()
            self.now_ns = until_ns if at_ns is None else min(at_ns, until_ns)
            for place in self.places:
                place.plant.advance(self.now_ns)
            self.settle()

    def settle(self) -> None:
        """Let everybody react to what is so now, until nobody changes anything any more."""
        now_ns = self.now_ns
        for place in self.places:
            place.plant.valve.settle(now_ns)
            if place.customer.is_automatic:
                place.customer.act(now_ns)
        for supply in self.supplies.values():
            supply.share_out()
        for place in self.places:
            place.controller.react(now_ns)
