"""Watches a place from outside: what really flowed, against what was paid and what is written down.

It believes the plants and the rail, never the core.
"""

from __future__ import annotations

from collections import Counter

from fakes.flow_controller import FakeController
from fakes.world import World

from kiosk.application.receipt_refunds import LOSS
from kiosk.domain.books import TESTED_AT, AccountKind
from kiosk.domain.controller import ControllerState
from kiosk.domain.delivery import Delivery, DeliveryState
from kiosk.domain.journal import GENESIS
from kiosk.domain.meter_factor import NEUTRAL, MeterFactor
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import FINAL, Prepayment, PrepaymentState
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import Sale, SaleState
from kiosk.domain.tariff import Tariff
from kiosk.ports import Batch, RailState

SCALE = 10**8
"""Exact money: base units x price_e4 in one cent."""


class Auditor:
    """Checks the promise at every step, and at the end that everything adds up."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.flowed: Counter[str] = Counter()
        """What really left the outlets in each delivery."""
        self.open: dict[OutletId, Delivery] = {}
        self.settled: dict[str, Delivery] = {}
        self.of_sale: dict[str, set[str]] = {}
        self.authorised: dict[str, int] = {}
        self.receipts: list[int] = []
        self._before = {key: one.flowed_base for key, one in world.controllers.items()}
        self._tariffs: dict[str, Tariff] = {}
        self._at_risk: set[str] = set()
        self._open_then: dict[OutletId, Delivery] = {}
        self.bounds: dict[OutletId, int] = {}
        """What two people have agreed may flow past a preset, where that is not as rated."""
        self.factors: dict[OutletId, MeterFactor] = {}
        """What two people have agreed a meter's readings are multiplied by, from now on."""
        self._factor_of: dict[str, MeterFactor] = {}
        world.store.on_commit = self._stored

    # --- At every step ------------------------------------------------------------------------

    def look(self) -> None:
        """Fail where the promise does not hold just now."""
        for outlet, controller in self.world.controllers.items():
            flowed = controller.flowed_base - self._before[outlet]
            if flowed:
                self._before[outlet] = controller.flowed_base
                delivery = self._open_then.get(outlet)
                assert delivery is not None, f"{flowed} flowed at {outlet} without a delivery"
                self.flowed[delivery.id] += flowed
                self._at_risk.add(delivery.sale)
        self._open_then = dict(self.open)
        for sale in self._at_risk:
            self._check(sale)
        self._at_risk.clear()

    def _check(self, sale: str) -> None:
        paid = self.authorised[sale] * SCALE
        taken = promised = 0
        for key in self.of_sale[sale]:
            tariff = self._tariffs[key]
            counted = Quantity(self.flowed[key], tariff.dimension)
            taken += tariff.exact(self._factor_of[key].grown(counted))
            settled = self.settled.get(key)
            promised += tariff.exact(settled.delivered) if settled else self._promised(key)
        assert taken <= paid, f"{sale}: {taken} flowed, {paid} paid"
        assert promised <= paid, f"{sale}: {promised} promised, {paid} paid"

    def _promised(self, key: str) -> int:
        """Return what an open delivery may cost at most, in exact money.

        That is what the journal allows, or what its controller may still let flow past the preset
        that it holds, or what flowed where that is even more.
        """
        [delivery] = [one for one in self.open.values() if one.id == key]
        controller = self.world.controllers[delivery.outlet]
        most = max(delivery.limit.base, self.flowed[key])
        is_opened = delivery.state not in {DeliveryState.GRANTED, DeliveryState.ARMED}
        if (
            controller.preset is not None
            and not self._is_spent(controller)
            and (is_opened or controller.preset.sequence == delivery.sequence)
        ):
            assert controller.preset.opening == delivery.opening
            most = max(most, controller.preset.limit.base + self._bound(delivery.outlet))
        return delivery.tariff.exact(Quantity(most, delivery.tariff.dimension))

    def _bound(self, outlet: OutletId) -> int:
        return self.bounds.get(outlet, self.world.controllers[outlet].can.overrun_bound.base)

    def _is_spent(self, controller: FakeController) -> bool:
        """Whether a controller is shut and lets nothing flow any more: its preset is reached."""
        is_shut = controller.state is ControllerState.CLOSED
        return is_shut and (controller.preset is None or controller.left_base <= 0)

    def _stored(self, batch: Batch) -> None:
        for value in batch.saved:
            match value:
                case Delivery():
                    self._note_delivery(value)
                case Sale():
                    self._note_sale(value)
                case _:
                    pass
        if batch.transfers:
            self.world.check_books()

    def _note_delivery(self, delivery: Delivery) -> None:
        before = self.settled.get(delivery.id)
        assert before is None or before == delivery, f"{delivery.id} was settled twice"
        self.of_sale.setdefault(delivery.sale, set()).add(delivery.id)
        self._tariffs[delivery.id] = delivery.tariff
        self._factor_of.setdefault(delivery.id, self.factors.get(delivery.outlet, NEUTRAL))
        self._at_risk.add(delivery.sale)
        controller = self.world.controllers[delivery.outlet]
        room = delivery.limit.base - delivery.preset.base
        was_open = self.open.get(delivery.outlet)
        if delivery.is_open and was_open is not None and was_open.limit > delivery.limit:
            assert room >= self._bound(delivery.outlet) or self._is_spent(controller)
        elif delivery.is_open and was_open is None:
            assert room >= self._bound(delivery.outlet)
        if delivery.is_open:
            other = self.open.get(delivery.outlet, delivery)
            assert other.id == delivery.id, f"{other.id} and {delivery.id} at one outlet"
            self.open[delivery.outlet] = delivery
        elif before is None:
            self.settled[delivery.id] = delivery
            del self.open[delivery.outlet]
            assert delivery.charge <= delivery.reserved

    def _note_sale(self, sale: Sale) -> None:
        self.authorised[sale.id] = sale.authorised.minor
        if sale.receipt is not None and sale.receipt not in self.receipts:
            self.receipts.append(sale.receipt)
            assert self.receipts[-1] == len(self.receipts), "a receipt number was left out"

    # --- At the end ---------------------------------------------------------------------------

    def close(self) -> None:
        """Fail where anything is left open, or where books, totalisers and rail differ."""
        world = self.world
        assert not self.open, f"still open: {self.open}"
        over = {SaleState.SETTLED, SaleState.CANCELLED}
        for sale in world.sales():
            assert sale.state in over, f"never ended: {sale}"
            self._close_sale(sale)
        for value in world.store.saved.values():
            if isinstance(value, Prepayment):
                assert value.state in FINAL, f"never ended: {value}"
                self._close_prepayment(value)
        finished = [one for one in world.store.entries if one.kind == "sale-finished"]
        funded = [one for one in world.sales() if one.authorised]
        assert len(finished) == len(funded), "a sale was finished twice, or never"
        self._close_books()
        self._check_chain()

    def _close_sale(self, sale: Sale) -> None:
        for key in self.of_sale.get(sale.id, ()):
            delivery = self.settled[key]
            controller = self.world.controllers[delivery.outlet]
            counted = Quantity(self.flowed[key], delivery.tariff.dimension)
            gap = abs(delivery.delivered.base - self._factor_of[key].corrected(counted).base)
            assert gap <= controller.can.totaliser_step.base, f"{key}: the meter is off by {gap}"
            assert not delivery.overrun
        if sale.state is SaleState.SETTLED:
            assert sale.captured + sale.released == sale.authorised

    def _close_prepayment(self, one: Prepayment) -> None:
        if one.rail != "fake":
            return
        view = self.world.rail.payments.get(one.reference or f"ref-{one.id}")
        if view is None:
            assert one.state in {PrepaymentState.FAILED, PrepaymentState.EXPIRED}
            return
        wanted = {
            PrepaymentState.SETTLED: RailState.CAPTURED,
            PrepaymentState.VOIDED: RailState.RELEASED,
            PrepaymentState.EXPIRED: RailState.EXPIRED,
        }
        if one.state in wanted:
            assert view.state is wanted[one.state], f"{one} and {view}"
        if view.state is RailState.CAPTURED:
            assert view.captured == one.captured, f"{one} and {view}"
        else:
            assert view.state in {RailState.RELEASED, RailState.EXPIRED, RailState.OPEN}
            assert not one.captured

    def _close_books(self) -> None:
        world = self.world
        world.check_books()
        balances = world.store.balances
        assert not any(one.debits_pending or one.credits_pending for one in balances.values())
        held = {
            str(account): one.credits - one.debits
            for account, one in balances.items()
            if account.kind is AccountKind.SALE
        }
        assert not any(held.values()), f"money is left in {held}"
        charged = sum(one.charge.minor for one in self.settled.values())
        written_off = sum(
            one.debits - one.credits
            for account, one in balances.items()
            if account.kind is AccountKind.WRITTEN_OFF and account != LOSS
        )
        operator = sum(one.captured.minor for one in world.sales() if one.override_by)
        sold = sum(one.captured.minor for one in world.sales() if not one.override_by)
        assert sold == self._taken(), f"{sold} sold, {self._taken()} taken"
        assert charged == sold + written_off + operator
        revenue = sum(
            one.credits
            for account, one in balances.items()
            if account.kind is AccountKind.REVENUE or account.owner.startswith(TESTED_AT)
        )
        assert revenue == charged + sum(one.overrun.minor for one in self.settled.values())

    def _taken(self) -> int:
        """Return what all payers have paid for good."""
        return self.world.rail.captured_minor

    def _check_chain(self) -> None:
        before, number = GENESIS, 0
        for entry in self.world.store.entries:
            assert (entry.before, entry.sequence) == (before, number + 1)
            before, number = entry.hash, entry.sequence
