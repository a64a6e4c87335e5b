"""Turns what the core knows into what one screen may know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kiosk.api.snapshot import (
    PROTOCOL,
    AttendantSnapshot,
    CurrencyInfo,
    DeliverySnapshot,
    OutletSnapshot,
    SaleSnapshot,
    Screen,
    Snapshot,
    VisitSnapshot,
)
from kiosk.application.outlets import Outlets
from kiosk.application.state import STOPPED, Change, Watched
from kiosk.application.visits import LOGIN_MS, Visit, Visits
from kiosk.domain.books import Balance
from kiosk.domain.delivery import Delivery, DeliveryState
from kiosk.domain.outlet import OutletId, OutletState
from kiosk.domain.prepayment import FINAL, Prepayment, PrepaymentState
from kiosk.domain.sale import Sale
from kiosk.domain.site import Product, ProductKind, Site

NEEDS = {ProductKind.FUEL: "lift", ProductKind.WATER: "open_tap", ProductKind.ENERGY: "plug"}
WAITING = frozenset({DeliveryState.GRANTED, DeliveryState.ARMED, DeliveryState.OPENING})


class Snapshots:
    """Draws snapshots."""

    def __init__(
        self,
        site: Site,
        watched: Mapping[OutletId, Watched],
        outlets: Outlets,
        visits: Visits,
        software: str,
    ) -> None:
        """Know where to look."""
        self._site = site
        self._watched = watched
        self._outlets = outlets
        self._visits = visits
        self._software = software

    def of(
        self, visit: Visit, view: Change, budget: Callable[[str], Balance], alarms: tuple[str, ...]
    ) -> Snapshot:
        """Return what the screen of `visit` shows now."""
        site = self._site
        return Snapshot(
            protocol=PROTOCOL,
            at_ms=view.now.utc_ms,
            kiosk=site.kiosk,
            site=site.name,
            phone=site.seller.phone,
            currency=CurrencyInfo(site.currency.code, site.currency.exponent),
            languages=site.languages,
            quick_minor=tuple(one.minor for one in site.limits.quick_amounts),
            sale_max_minor=site.limits.sale_max.minor,
            outlets=tuple(self._outlet(number, view) for number in sorted(self._watched)),
            visit=self._visit(visit, view, budget, alarms),
            is_demo=site.demo,
            is_stopped=bool(view.setting(STOPPED)),
            software=self._software,
        )

    def sale(self, sale: Sale, view: Change) -> SaleSnapshot:
        """Return what the customer of `sale` may see of it."""
        deliveries = [self._outlets.live(one) for one in view.deliveries_of(sale.id)]
        known = self._site.products
        shown = tuple(self._delivery(one) for one in deliveries if one.product in known)
        prepayments = view.prepayments_of(sale.id)
        return sale_snapshot(self._site, sale, prepayments, shown, view.now.utc_ms)

    # --- Parts ------------------------------------------------------------------------------

    def _visit(
        self, visit: Visit, view: Change, budget: Callable[[str], Balance], alarms: tuple[str, ...]
    ) -> VisitSnapshot:
        left_ms = self._visits.left_ms(visit, view.now.mono_ms)
        attendant = None
        if visit.attendant:
            attendant = AttendantSnapshot(
                name=visit.attendant,
                left_ms=_whole_seconds(LOGIN_MS if left_ms is None else left_ms),
                budget_minor=max(0, budget(visit.attendant).available),
                is_stopped=bool(view.setting(STOPPED)),
                alarms=alarms,
            )
        may_be_gone = left_ms is not None and left_ms <= self._site.limits.warn_ms
        return VisitSnapshot(
            screen=visit.screen,
            chosen=visit.chosen,
            notice=visit.notice,
            left_ms=None if left_ms is None else _whole_seconds(left_ms),
            is_warning=may_be_gone and visit.screen is not Screen.DONE and visit.notice == "",
            sale=self.sale(view.sale(visit.sale), view) if visit.sale else None,
            attendant=attendant,
            attendants=view.attendants() if visit.screen is Screen.LOGIN else (),
            locked_ms=_whole_seconds(visit.locked_ms),
        )

    def _outlet(self, number: OutletId, view: Change) -> OutletSnapshot:
        watch, outlet = self._watched[number], self._site.outlets[number]
        product, record = self._site.product_at(number), view.outlet(number)
        delivery = self._outlets.live(view.delivery(watch.delivery)) if watch.delivery else None
        return OutletSnapshot(
            number=number,
            name=outlet.name,
            state=watch.state.name.lower(),
            product=product.id,
            product_name=product.name,
            kind=product.kind.value,
            dimension=product.dimension.value,
            interval_base=product.tariff.interval_base,
            price_e4=product.tariff.price_e4,
            smallest_base=product.smallest.base,
            largest_base=product.largest.base,
            is_available=self._outlets.is_free(number, view),
            sale=watch.sale,
            delivered_base=delivery.delivered.base if delivery else 0,
            cost_minor=delivery.cost.minor if delivery else 0,
            limit_minor=delivery.reserved.minor if delivery else 0,
            flow_base=self._flow(watch),
            fault=watch.fault,
            lock_reason=record.lock_reason,
            total_base=watch.totaliser.total.base if watch.totaliser else record.total_base or 0,
        )

    def _delivery(self, delivery: Delivery) -> DeliverySnapshot:
        watch = self._watched.get(delivery.outlet)
        product = self._site.products[delivery.product]
        if watch is None or watch.delivery != delivery.id:
            return delivery_snapshot(product, delivery)
        needs = self._needs(delivery, watch, product)
        return delivery_snapshot(product, delivery, flow_base=self._flow(watch), needs=needs)

    def _needs(self, delivery: Delivery, watch: Watched, product: Product) -> str:
        """Return what the customer must do for anything to flow."""
        if delivery.state not in WAITING or watch.state is OutletState.INOPERATIVE:
            return ""
        if watch.can.senses_calling:
            return NEEDS[product.kind]
        return "" if watch.start else "start"

    def _flow(self, watch: Watched) -> int:
        return watch.status.flow.base if watch.status is not None and watch.delivery else 0


def sale_snapshot(
    site: Site,
    sale: Sale,
    prepayments: Sequence[Prepayment],
    deliveries: tuple[DeliverySnapshot, ...],
    utc_ms: int,
) -> SaleSnapshot:
    """Return what the customer of `sale` may see of it, be it running or long over."""
    first = prepayments[0] if prepayments else None
    cost = sum(one.cost_minor for one in deliveries)
    url = first.url if first is not None else ""
    is_waiting = first is not None and first.state in {
        PrepaymentState.AWAITING,
        PrepaymentState.PROCESSING,
    }
    return SaleSnapshot(
        id=sale.id,
        state=sale.state.value,
        words=sale.words,
        asked_minor=sale.amount.minor,
        authorised_minor=sale.authorised.minor,
        captured_minor=sale.captured.minor if sale.ended_ms else cost,
        released_minor=sale.released.minor,
        remaining_minor=max(0, sale.authorised.minor - cost),
        pay_url=url if is_waiting else "",
        pay_left_ms=_whole_seconds(first.expires_ms - utc_ms) if first else 0,
        is_seen=first.seen if first is not None else False,
        is_settled=all(one.state in FINAL for one in prepayments),
        receipt=sale.receipt,
        receipt_url=url if sale.receipt else "",
        deliveries=deliveries,
        outlets=tuple(one.outlet for one in sale.choices),
        is_demo=site.demo,
        override_by=sale.override_by,
    )


def delivery_snapshot(
    product: Product, delivery: Delivery, *, flow_base: int = 0, needs: str = ""
) -> DeliverySnapshot:
    """Return one outlet's part of a sale, as its customer may see it."""
    return DeliverySnapshot(
        outlet=delivery.outlet,
        state=delivery.state.value,
        product_name=product.name,
        kind=product.kind.value,
        dimension=product.dimension.value,
        interval_base=delivery.tariff.interval_base,
        price_e4=delivery.tariff.price_e4,
        delivered_base=delivery.delivered.base,
        cost_minor=delivery.cost.minor if delivery.is_open else delivery.charge.minor,
        limit_minor=delivery.reserved.minor,
        preset_base=delivery.preset.base,
        flow_base=flow_base,
        needs=needs,
        reason=delivery.reason.value if delivery.reason else "",
    )


def _whole_seconds(left_ms: int) -> int:
    """Round a countdown up to whole seconds: a screen is sent nothing for what it cannot show."""
    return max(0, -(-left_ms // 1000) * 1000)
