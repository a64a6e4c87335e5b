"""What outlets share: a tank that holds so much, a pump or feed that serves so many at a time.

Of a tank no more is granted than it can give: what all open deliveries may still take, and what
is never sold, is kept back. Its level is a setting, less each delivery as it is settled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.application.state import Change, Watched
from kiosk.domain.delivery import Delivery, DeliveryState
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Quantity, none_of
from kiosk.domain.site import Site, Supply
from kiosk.ports import Setting

STOCK = "stock:"
"""The settings that say how much a tank holds begin with this; the id of the supply follows."""


SHUT = frozenset({DeliveryState.GRANTED, DeliveryState.ARMED, DeliveryState.SETTLED})
"""The valve has not been opened, or is known to be shut."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a supply has left for one outlet: `fair` where others draw on it too, `most` at all."""

    most: Quantity
    fair: Quantity


@dataclass(frozen=True, slots=True)
class Tank:
    """A supply that can run dry: what it holds by the books, and what it holds at most."""

    supply: Supply
    level: Quantity
    full: Quantity


class Supplies:
    """All supplies of the place."""

    def __init__(self, site: Site, watched: Mapping[OutletId, Watched]) -> None:
        """Know the place and its outlets."""
        self._site = site
        self._watched = watched

    def of(self, outlet: OutletId) -> Supply | None:
        """Return what `outlet` draws from; None where it shares with nobody."""
        return self._site.supplies.get(self._site.outlets[outlet].supply)

    def group(self, outlet: OutletId) -> list[OutletId]:
        """Return every outlet of the same supply, `outlet` among them."""
        supply = self._site.outlets[outlet].supply
        if not supply:
            return [outlet]
        return [key for key in self._watched if self._site.outlets[key].supply == supply]

    # --- Tanks ------------------------------------------------------------------------------

    def stock(self, change: Change, supply: Supply) -> Quantity | None:
        """Return what the tank holds by the books; None where it never runs dry."""
        full = supply.stock_max
        return None if full is None else self._level(change, supply, full)

    def tanks(self, view: Change) -> list[Tank]:
        """Return every supply that can run dry, in the order of the settings."""
        return [
            Tank(one, self._level(view, one, one.stock_max), one.stock_max)
            for one in self._site.supplies.values()
            if one.stock_max is not None
        ]

    def _level(self, change: Change, supply: Supply, full: Quantity) -> Quantity:
        """Return what it holds by the books, which begin with a full tank."""
        kept = change.setting(STOCK + supply.id)
        return Quantity(int(kept), full.dimension) if kept else full

    def room(self, change: Change, outlet: OutletId, delivery: Delivery | None) -> Room | None:
        """Return what is left for `outlet` beyond what it may take; None where it is without end.

        Whoever has less than a fair part of the tank may have that; nobody is given what another
        was promised.
        """
        supply = self.of(outlet)
        if supply is None:
            return None
        stock = self.stock(change, supply)
        if stock is None:
            return None
        free = stock.less(supply.reserve or none_of(stock.dimension))
        mine = set(self.group(outlet))
        drawing = [one for one in change.open_deliveries() if one.outlet in mine]
        for one in drawing:
            free = free.less(one.limit)
        waiting = 1 if delivery is None else 0
        share = Quantity(free.base // (len(drawing) + waiting), free.dimension)
        return Room(most=free, fair=share)

    def settle(self, change: Change, delivery: Delivery) -> None:
        """Take what was delivered out of the tank."""
        self._take(change, delivery.outlet, delivery.delivered)

    def lose(self, change: Change, outlet: OutletId, quantity: Quantity) -> None:
        """Take what flowed without a sale out of the tank."""
        self._take(change, outlet, quantity)

    def _take(self, change: Change, outlet: OutletId, quantity: Quantity) -> None:
        supply = self.of(outlet)
        if supply is None:
            return
        stock = self.stock(change, supply)
        if stock is not None:
            self.put(change, supply, stock.less(quantity))

    def put(self, change: Change, supply: Supply, stock: Quantity) -> None:
        """Let the books say that the tank holds `stock`."""
        change.save(Setting(STOCK + supply.id, str(stock.base)))

    def drawing(self, change: Change, supply: Supply) -> list[Delivery]:
        """Return the open deliveries that draw on it: the books do not know yet what they take."""
        return [
            one
            for one in change.open_deliveries()
            if self._site.outlets[one.outlet].supply == supply.id
        ]

    # --- Pumps and feeds --------------------------------------------------------------------

    def has_turn(self, change: Change, outlet: OutletId) -> bool:
        """Whether `outlet` may be opened now; whoever has waited longest comes first."""
        supply = self.of(outlet)
        if supply is None or supply.open_at_once is None:
            return True
        busy, before = 0, 0
        mine = self._watched[outlet].waits_ms
        for key in self.group(outlet):
            watch = self._watched[key]
            if key == outlet or not watch.delivery:
                continue
            is_shut = change.delivery(watch.delivery).state in SHUT
            busy += not is_shut and watch.starved_ms is None
            if watch.waits_ms is not None and mine is not None:
                before += (watch.waits_ms, key) < (mine, outlet)
        return busy + before < supply.open_at_once
