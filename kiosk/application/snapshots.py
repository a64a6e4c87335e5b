"""Turns what the core knows into what one screen may know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kiosk.api.snapshot import (
    PROTOCOL,
    AssistanceSnapshot,
    AttendantSnapshot,
    BoughtSnapshot,
    CallSnapshot,
    CurrencyInfo,
    DeliverySnapshot,
    OutletSnapshot,
    PayerSnapshot,
    ReaderSnapshot,
    ReceiptSnapshot,
    RefundSnapshot,
    SaleSnapshot,
    Screen,
    ServedSnapshot,
    Snapshot,
    SoftwareSnapshot,
    VisitSnapshot,
    WaitingSnapshot,
)
from kiosk.application import allocation, occupancy, verifying
from kiosk.application.calls import Calls
from kiosk.application.checkout import Checkout
from kiosk.application.commissioning import COUNTER, NEEDS, Commissioning
from kiosk.application.desk import Desk
from kiosk.application.health import CHARTS, HEALTH, Health
from kiosk.application.outlets import Outlets
from kiosk.application.prices import Prices
from kiosk.application.printing import REPORT, Found, Printing
from kiosk.application.reading_room import ReadingRoom
from kiosk.application.rights import role_of
from kiosk.application.settlement import VOUCHER, fills
from kiosk.application.shifts import Shifts
from kiosk.application.staff import Staff
from kiosk.application.state import AWAITED, STOPPED, Change, Watched
from kiosk.application.tanks import Tanks
from kiosk.application.turns import Lines
from kiosk.application.visits import LOGIN_MS, Visit, Visits
from kiosk.domain.assistance import Assistance, Role
from kiosk.domain.attendant import FIRST_PIN, MAINTENANCE
from kiosk.domain.attendant import Role as Duty
from kiosk.domain.books import Balance
from kiosk.domain.delivery import Delivery, DeliveryState
from kiosk.domain.lightning import SCHEME, lnurl, token_of
from kiosk.domain.local_time import local
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId, OutletState
from kiosk.domain.payers import shares
from kiosk.domain.prepayment import FINAL, Prepayment, PrepaymentState
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import Choice, Sale, SaleState
from kiosk.domain.site import Product, Site, Theme
from kiosk.domain.suggestion import suggested
from kiosk.domain.tariff import MINUTE_MS, Tariff
from kiosk.domain.voucher import VoucherKey, grouped
from kiosk.domain.words import words_for

WAITING = frozenset({DeliveryState.GRANTED, DeliveryState.ARMED, DeliveryState.OPENING})
SCAN_SPARE_MS = 30_000
"""A code leaves the screen so long before its page ends, or after three quarters of a short time.
"""
STEADY_PERMILLE = 20
"""So much of a preset has flowed before its flow tells how long the rest takes: valves open slowly.
"""
FLOWING = frozenset({DeliveryState.DELIVERING, DeliveryState.PAUSED})


class Snapshots:
    """Draws snapshots."""

    def __init__(
        self,
        site: Site,
        watched: Mapping[OutletId, Watched],
        outlets: Outlets,
        checkout: Checkout,
        visits: Visits,
        commissioning: Commissioning,
        software: str,
        key: VoucherKey,
        desk: Desk,
        shifts: Shifts,
        printing: Printing,
        calls: Calls,
        health: Health,
        prices: Prices,
        tanks: Tanks,
        staff: Staff,
        room: ReadingRoom,
        pages: str = "",
    ) -> None:
        """Know where to look. With `key` a payer is told the code of what is kept for them.

        `pages` is what the addresses of receipts begin with, and those where wallets fetch a rest.
        """
        self._calls = calls
        self._health = health
        self._key = key
        self._prices = prices
        self._tanks = tanks
        self._staff = staff
        self._room = room
        self._pages = pages
        self._desk = desk
        self._printing = printing
        self._site = site
        self._watched = watched
        self._outlets = outlets
        self._checkout = checkout
        self._turns = checkout.turns
        self._visits = visits
        self._commissioning = commissioning
        self._software = software
        self._shifts = shifts

    def of(
        self,
        visit: Visit,
        view: Change,
        budget: Callable[[str], Balance],
        alarms: tuple[str, ...],
        readers: tuple[ReaderSnapshot, ...] = (),
        inspected: SoftwareSnapshot = SoftwareSnapshot(),  # noqa: B008 - It never changes.
    ) -> Snapshot:
        """Return what the screen of `visit` shows now."""
        site, lines = self._site, self._turns.lines(view)
        here = local(view.now.utc_ms, site.time_zone)
        is_night = site.night.holds_at(60 * here.hour + here.minute)
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
            outlets=tuple(self._outlet(number, view, lines) for number in sorted(self._watched)),
            visit=self._visit(visit, view, budget, alarms),
            is_demo=site.demo,
            is_stopped=bool(view.setting(STOPPED)),
            queue=tuple(
                WaitingSnapshot(sale.id, outlet, sale.words, before)
                for outlet, line in sorted(lines.items())
                for before, sale in enumerate(line)
            ),
            software=self._software,
            inspected=replace(inspected, events=int(view.setting(COUNTER) or 0)),
            readers=readers,
            printer=self._printing.printer,
            time_zone=site.time_zone,
            theme=Theme.NIGHT if is_night and site.theme is Theme.DAY else site.theme,
            brightness_percent=site.night.brightness_percent if is_night else 100,
            modes=tuple(site.modes),
            volume_percent=site.volume_percent,
            assistance=_assistance(site.assistance),
        )

    def sale(self, sale: Sale, view: Change, payer: Prepayment | None = None) -> SaleSnapshot:
        """Return what the customer of `sale` may see of it; with `payer`, what that payer may."""
        deliveries = [self._outlets.live(one) for one in view.deliveries_of(sale.id)]
        known, now = self._site.products, view.now
        shown = tuple(self._delivery(one, sale, view) for one in deliveries if one.product in known)
        prepayments = view.prepayments_of(sale.id)
        whole = sale_snapshot(
            self._site, sale, prepayments, shown, now.utc_ms, self._key, payer, self._pages
        )
        payers = tuple(self._paying(one, view) for one in whole.payers)
        left_ms = self._turns.left_ms(sale.id, now.mono_ms)
        may_top_up = self._checkout.may_top_up(view, sale)
        return replace(
            whole,
            top_up_max_minor=self._checkout.top_up_max(view, sale).minor if may_top_up else 0,
            before=self._turns.before(view, sale),
            move_to=self._turns.may_move_to(view, sale),
            payers=payers,
            ways=self._checkout.ways(view, sale),
            wait_left_ms=None if left_ms is None else _whole_seconds(left_ms),
            printing=self._printing.state_of(view, sale.id),
        )

    # --- Parts ------------------------------------------------------------------------------

    def _wallet_url(self, payer: Prepayment, view: Change) -> str:
        """Return what a payer's own wallet reads to fetch their rest; empty where it can't."""
        if not self._pages or self._checkout.withdrawals.offer(view, payer) is None:
            return ""
        return (SCHEME + lnurl(f"{self._pages}/lnurlw/{token_of(payer.code)}")).upper()

    def _visit(
        self, visit: Visit, view: Change, budget: Callable[[str], Balance], alarms: tuple[str, ...]
    ) -> VisitSnapshot:
        left_ms = self._visits.left_ms(visit, view.now.mono_ms)
        attendant = None
        if visit.attendant:
            shift = self._shifts.shown(view)
            role = role_of(view, visit.attendant)
            attendant = AttendantSnapshot(
                name=visit.attendant,
                left_ms=_whole_seconds(LOGIN_MS if left_ms is None else left_ms),
                budget_minor=budget(visit.attendant).available,
                is_stopped=bool(view.setting(STOPPED)),
                alarms=_meant_for(role, alarms),
                role=role.value,
                commissioning=self._commissioning.shown(view),
                receipts=tuple(self._receipt(one, view) for one in visit.found),
                voucher=self._desk.shown(view, visit.desk),
                codes_locked_ms=_whole_seconds(
                    self._visits.codes_locked_ms(visit, view.now.mono_ms)
                ),
                shift=replace(
                    shift,
                    printing=self._printing.state_of(view, REPORT),
                    rails=tuple(
                        replace(one, way=self._checkout.way_at(one.rail)) for one in shift.rails
                    ),
                ),
                to_confirm=self._checkout.to_confirm(view),
                to_hand_back=self._checkout.to_hand_back(view),
                stuck=self._checkout.stuck_payments(view),
                calls=tuple(
                    CallSnapshot(one.screen, one.outlets, one.at.utc_ms, one.by)
                    for one in self._calls.all()
                ),
                refunds=tuple(
                    RefundSnapshot(
                        one.sale, one.receipt, one.words, one.amount.minor, one.reason, one.by
                    )
                    for one in self._checkout.receipt_refunds.waiting(view)
                ),
                health=self._health.shown(view) if visit.looks == HEALTH else (),
                charts=self._health.charts(view) if visit.looks == CHARTS else None,
                must_choose=bool(view.setting(FIRST_PIN + visit.attendant)),
                prices=self._prices.shown(view),
                tanks=self._tanks.shown(view),
                users=self._staff.shown(view) if role is Duty.MANAGER else (),
                people=view.people(),
                journal=self._room.shown(visit.reading),
                served=self._served(view),
                concerned=self._checkout.concerned(view, alarms),
            )
        call = self._calls.of(visit.name) if visit.called else None
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
            queues=visit.queues,
            suggested_minor=self._suggested(visit, view),
            modes=tuple(visit.modes),
            codes_locked_ms=(
                _whole_seconds(self._visits.codes_locked_ms(visit, view.now.mono_ms))
                if visit.screen is Screen.PAY
                else 0
            ),
            called_ms=call.at.utc_ms if call is not None else 0,
            is_coming=call is not None and bool(call.by),
        )

    def _served(self, view: Change) -> tuple[ServedSnapshot, ...]:
        """Return who is served, by outlet."""
        return tuple(
            self._one_served(outlet, view.sale(watch.sale), view)
            for outlet, watch in sorted(self._watched.items())
            if watch.sale and view.sale(watch.sale).state is SaleState.OPEN
        )

    def _one_served(self, outlet: OutletId, sale: Sale, view: Change) -> ServedSnapshot:
        watch, shown = self._watched[outlet], self.sale(sale, view)
        payers = [one for one in view.prepayments_of(sale.id) if one.order]
        left_ms = self._turns.pause_left_ms(sale.id, outlet, view.now.mono_ms)
        ways = (self._checkout.way_of(one) for one in payers)
        return ServedSnapshot(
            outlet=outlet,
            words=sale.words,
            ways=tuple(dict.fromkeys(way for way in ways if way)),
            authorised_minor=sale.authorised.minor,
            used_minor=sum(one.due_minor for one in shown.deliveries),
            by=sale.override_by,
            delivery=view.delivery(watch.delivery).state.value if watch.delivery else "",
            delivered_base=sum(
                one.delivered_base for one in shown.deliveries if one.outlet == outlet
            ),
            paused_left_ms=None if left_ms is None else _whole_seconds(left_ms),
            send_to=() if sale.is_test else self._turns.may_send_to(view, sale),
        )

    def _receipt(self, found: Found, view: Change) -> ReceiptSnapshot:
        sale, known = found.sale, self._site.products
        names = (known[one.product].name for one in sale.choices if one.product in known)
        return ReceiptSnapshot(
            number=sale.receipt or 0,
            words=sale.words,
            ended_ms=sale.ended_ms or 0,
            captured_minor=sale.captured.minor,
            products=", ".join(dict.fromkeys(names)),
            copies=self._printing.copies(view, found),
            printing=self._printing.state_of(view, sale.id),
            refundable_minor=found.refundable.minor,
        )

    def _paying(self, shown: PayerSnapshot, view: Change) -> PayerSnapshot:
        """Return a payer with what is known of their rail, and what lies in the drawer for them."""
        one = view.prepayment(shown.id)
        due, due_left_ms = self._checkout.due(view, one)
        return replace(
            shown,
            way=self._checkout.way_of(one),
            is_attended=self._checkout.is_attended(one),
            due_minor=due.minor,
            due_left_ms=_whole_seconds(due_left_ms) if due else 0,
            code=grouped(self._key.rest_code(one.id, one.code)) if due else shown.code,
            wallet_url=self._wallet_url(one, view),
        )

    def _suggested(self, visit: Visit, view: Change) -> int:
        """Return an amount to offer: about what people took lately, and no more than there is."""
        if visit.screen is not Screen.CHOOSE:
            return 0
        limits = self._site.limits
        amounts = sorted(limits.quick_amounts)
        total = 0
        for outlet in visit.chosen:
            product, most = self._site.product_at(outlet), limits.sale_max
            stock = self._outlets.deliverable(outlet, view)
            if stock is not None:
                most = min(most, Money(product.tariff.exact(stock) // product.tariff.per_minor))
            total += suggested(
                fills(view, product.id),
                default=amounts[(len(amounts) - 1) // 2] if amounts else most,
                least=self._visits.least(outlet),
                most=most,
            ).minor
        return min(total, limits.sale_max.minor)

    def _outlet(self, number: OutletId, view: Change, lines: Lines) -> OutletSnapshot:
        watch, outlet = self._watched[number], self._site.outlets[number]
        product, record = self._site.product_at(number), view.outlet(number)
        delivery = self._outlets.live(view.delivery(watch.delivery)) if watch.delivery else None
        shown = OutletSnapshot(
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
            is_available=self._turns.is_available(number, view, lines),
            minute_minor=minute_minor(product.tariff),
            free_min=free_min(product.tariff),
            sale=watch.sale,
            delivered_base=delivery.delivered.base if delivery else 0,
            cost_minor=delivery.cost.minor if delivery else 0,
            limit_minor=delivery.reserved.minor if delivery else 0,
            flow_base=self._flow(watch),
            fault=watch.fault,
            lock_reason=record.lock_reason,
            total_base=watch.totaliser.total.base if watch.totaliser else record.total_base or 0,
            waiting=len(lines.get(number, ())),
            can_queue=self._turns.can_queue(number, view, lines),
            words=self._called(watch, view),
        )
        return _closed(shown) if view.is_test(watch.sale) else shown

    def _called(self, watch: Watched, view: Change) -> str:
        """Return whose turn it is: the words of a sale that has waited for this outlet."""
        sale = view.sale(watch.sale) if watch.sale else None
        return sale.words if sale is not None and sale.place else ""

    def _delivery(self, delivery: Delivery, sale: Sale, view: Change) -> DeliverySnapshot:
        watch = self._watched.get(delivery.outlet)
        product = self._site.products[delivery.product]
        if watch is None or watch.delivery != delivery.id:
            ended = delivery_snapshot(product, delivery)
            return self._kept(ended, delivery, sale, view)
        needs, flow_base = self._needs(delivery, watch, product), self._flow(watch)
        shown = delivery_snapshot(product, delivery, flow_base=flow_base, needs=needs)
        may_pause = self._turns.may_pause(view, sale, delivery.outlet)
        fee = occupancy.fee(view, watch, delivery)
        shown = replace(shown, fee_minor=fee.minor, may_pause=may_pause)
        is_low = self._is_low(delivery, watch, sale, view)
        left = delivery.preset if is_low else self._reach(delivery, sale, view)
        is_steady = delivery.delivered.base * 1000 >= delivery.preset.base * STEADY_PERMILLE
        if delivery.state not in FLOWING or not flow_base or not is_steady:
            return replace(shown, is_low=is_low)
        left_s = left.less(delivery.delivered).base // flow_base
        return replace(shown, is_low=is_low, left_s=left_s)

    def _reach(self, delivery: Delivery, sale: Sale, view: Change) -> Quantity:
        """Return how far it can come: with its part of the money that no outlet of the sale holds.

        A slice of a shared sale is raised before it ends: the preset alone would tell too little.
        """
        drawing = sum(one.is_open for one in view.deliveries_of(sale.id))
        part = Money(view.pool(sale).minor // drawing)
        return min(
            delivery.tariff.buys(delivery.reserved + part), self._wanted(delivery), key=_base
        )

    def _wanted(self, delivery: Delivery) -> Quantity:
        return delivery.wanted or self._site.products[delivery.product].largest

    def _kept(
        self, ended: DeliverySnapshot, delivery: Delivery, sale: Sale, view: Change
    ) -> DeliverySnapshot:
        """Return `ended` as paused where it is: with all the money that it could go on with."""
        left_ms = self._turns.pause_left_ms(sale.id, delivery.outlet, view.now.mono_ms)
        mine = [one for one in view.deliveries_of(sale.id) if one.outlet == delivery.outlet]
        if left_ms is None or mine[-1].id != delivery.id:
            return ended
        is_own = self._turns.may_resume(sale.id, delivery.outlet)
        others = (one for one in view.deliveries_of(sale.id) if one.id != delivery.id)
        away = sum(
            one.reserved.minor if one.is_open else one.charge.minor + one.fee.minor
            for one in others
        )
        return replace(
            ended,
            limit_minor=max(ended.cost_minor, sale.authorised.minor - delivery.fee.minor - away),
            preset_base=0,
            is_held=True,
            held_left_ms=_whole_seconds(left_ms) if is_own else None,
        )

    def _is_low(self, delivery: Delivery, watch: Watched, sale: Sale, view: Change) -> bool:
        """Whether the money will soon be used up, and not what the customer wanted to take."""
        if delivery.state not in FLOWING:
            return False
        left_base = delivery.preset.less(delivery.delivered).base
        if left_base * 1000 > delivery.preset.base * self._site.limits.low_permille:
            return False
        wanted = self._wanted(delivery)
        could_be = delivery.tariff.buys(delivery.reserved + view.pool(sale))
        more = min(could_be, wanted, key=_base).less(delivery.limit)
        return delivery.limit < wanted and more < allocation.crumb(watch.can)

    def _needs(self, delivery: Delivery, watch: Watched, product: Product) -> str:
        """Return what the customer must do for anything to flow."""
        if delivery.state not in WAITING or watch.state is OutletState.INOPERATIVE:
            return ""
        if watch.can.senses_calling:
            return NEEDS[product.kind]
        return "" if watch.start else "start"

    def _flow(self, watch: Watched) -> int:
        if watch.status is None or not watch.delivery:
            return 0
        return watch.factor.corrected(watch.status.flow).base


def sale_snapshot(
    site: Site,
    sale: Sale,
    prepayments: Sequence[Prepayment],
    deliveries: tuple[DeliverySnapshot, ...],
    utc_ms: int,
    key: VoucherKey,
    payer: Prepayment | None = None,
    receipts_at: str = "",
) -> SaleSnapshot:
    """Return what the customer of `sale` may see of it, be it running or long over.

    With `payer`, the money is theirs alone and nobody else's page is told.
    """
    cost = sum(one.due_minor for one in deliveries)
    payers = _payers(site, sale, prepayments, cost, utc_ms, key)
    first = _in_front(sale, prepayments)
    asked, authorised, released = sale.amount.minor, sale.authorised.minor, sale.released.minor
    if sale.state is SaleState.QUOTED and first is not None:
        asked = first.asked.minor  # A rail may ask for whole coins alone.
    captured = sale.captured.minor if sale.ended_ms else cost
    used, words = cost, sale.words
    if payer is not None:
        first, payers = payer, tuple(one for one in payers if one.id == payer.id)
        if len(prepayments) > 1:
            [mine] = payers
            asked, authorised = mine.asked_minor, mine.authorised_minor
            words = sale.words if payer.order else mine.words
            captured, released = mine.captured_minor, mine.returned_minor
            used = captured
    elif any(one.order for one in prepayments):  # Nobody was at the pages that were left.
        left = {one.id for one in prepayments if one.state in _LEFT}
        payers = tuple(one for one in payers if one.id not in left)
    page = first.url if first is not None else ""
    is_waiting = first is not None and can_be_scanned(first, utc_ms)
    return SaleSnapshot(
        id=sale.id,
        state=sale.state.value,
        words=words,
        asked_minor=asked,
        authorised_minor=authorised,
        captured_minor=captured,
        released_minor=released,
        remaining_minor=max(0, authorised - used),
        pay_url=page if is_waiting else "",
        pay_left_ms=_whole_seconds(first.expires_ms - utc_ms) if first else 0,
        is_seen=first.seen if first is not None else False,
        is_settled=all(one.state in FINAL for one in prepayments),
        receipt=sale.receipt,
        receipt_url=_receipt_url(prepayments, payer, receipts_at) if sale.receipt else "",
        deliveries=deliveries,
        outlets=tuple(one.outlet for one in sale.choices),
        is_demo=site.demo,
        override_by=sale.override_by,
        payers=payers,
        bought=tuple(
            _bought(one, site.products[one.product])
            for one in sale.choices
            if one.product in site.products
        ),
    )


def _bought(choice: Choice, product: Product) -> BoughtSnapshot:
    return BoughtSnapshot(
        number=choice.outlet,
        product_name=product.name,
        dimension=product.dimension.value,
        price_e4=choice.tariff.price_e4,
        minute_minor=minute_minor(choice.tariff),
        free_min=free_min(choice.tariff),
    )


def _receipt_url(prepayments: Sequence[Prepayment], payer: Prepayment | None, pages: str) -> str:
    """Return where the receipt is: of `payer`, else of the first who paid and has a page.

    Who has paid with a code has none: theirs is on the page that was opened for the sale.
    """
    paged = [one for one in prepayments if (one.code if pages else one.url)]
    shown = payer or next((one for one in paged if one.order), paged[0] if paged else None)
    if shown is None:
        return ""
    return f"{pages}/p/{shown.code}" if pages and shown.code else shown.url


def _in_front(sale: Sale, prepayments: Sequence[Prepayment]) -> Prepayment | None:
    """Return the page of `sale` that counts: the one that is open, else the first."""
    opened = [one for one in prepayments if one.state in AWAITED]
    if sale.state is SaleState.QUOTED and opened:
        return opened[-1]
    return prepayments[0] if prepayments else None


def _payers(
    site: Site,
    sale: Sale,
    prepayments: Sequence[Prepayment],
    cost: int,
    utc_ms: int,
    key: VoucherKey,
) -> tuple[PayerSnapshot, ...]:
    """Return the payers in the order in which they paid, then who has not yet."""
    paid = sorted((one for one in prepayments if one.order), key=lambda one: one.order)
    others = [one for one in prepayments if not one.order]
    authorised = [one.authorised for one in paid]
    so_far = Money(min(cost, sum(one.minor for one in authorised)))
    borne = {
        one.id: part.minor
        for one, part in zip(paid, shares(so_far, authorised, site.split), strict=True)
    }
    return tuple(
        _payer(one, borne.get(one.id, 0), key, is_over=sale.ended_ms is not None, utc_ms=utc_ms)
        for one in (*paid, *others)
    )


def _payer(
    one: Prepayment, so_far: int, key: VoucherKey, *, is_over: bool, utc_ms: int
) -> PayerSnapshot:
    """Return one payer: what they bear so far, or have borne in the end."""
    captured = (one.captured - one.carried).minor if is_over else so_far
    returned = one.authorised.minor - captured if is_over or not one.order else 0
    can_pay = can_be_scanned(one, utc_ms)
    return PayerSnapshot(
        id=one.id,
        state=one.state.value,
        asked_minor=one.asked.minor,
        authorised_minor=one.authorised.minor,
        captured_minor=captured,
        returned_minor=returned,
        words=words_for(one.code) if one.code else "",
        pay_url=one.url if can_pay else "",
        pay_left_ms=_whole_seconds(one.expires_ms - utc_ms) if one.state in AWAITED else 0,
        is_seen=one.seen,
        carried_minor=returned if one.rail == VOUCHER else one.carried.minor,
        code=grouped(key.rest_code(one.id, one.code)) if one.carried else "",
    )


def can_be_scanned(one: Prepayment, utc_ms: int) -> bool:
    """Whether the code of a page is shown: whoever scans it now must still have time to pay.

    The page itself stays open to the end, for who has scanned it before.
    """
    spare_ms = min(SCAN_SPARE_MS, (one.expires_ms - one.created_ms) // 4)
    return one.state in _PAYABLE and one.expires_ms - utc_ms > spare_ms


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
        fee_minor=delivery.fee.minor,
        minute_minor=minute_minor(delivery.tariff),
        free_min=free_min(delivery.tariff),
    )


def minute_minor(tariff: Tariff) -> int:
    """Return what a minute costs; 0 where the time costs nothing."""
    return tariff.fee.minute.minor if tariff.fee is not None else 0


def free_min(tariff: Tariff) -> int:
    """Return how many minutes cost nothing, where others do."""
    return tariff.fee.free_ms // MINUTE_MS if tariff.fee is not None else 0


def _meant_for(role: Duty, alarms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the alarms without those that only a technician or a manager can do anything about."""
    if role is not Duty.ATTENDANT:
        return alarms
    return tuple(one for one in alarms if not one.startswith(verifying.DUE))


def _closed(shown: OutletSnapshot) -> OutletSnapshot:
    """Return an outlet that is being tried out, as customers see it: nobody buys anything there."""
    return replace(
        shown,
        state=OutletState.CLOSED.name.lower(),
        lock_reason=shown.lock_reason or MAINTENANCE,
        sale="",
        delivered_base=0,
        cost_minor=0,
        limit_minor=0,
        flow_base=0,
    )


_LEFT = frozenset({PrepaymentState.EXPIRING, PrepaymentState.EXPIRED, PrepaymentState.FAILED})
"""Pages that nobody has paid at and nobody can pay at any more."""
_PAYABLE = frozenset({PrepaymentState.AWAITING, PrepaymentState.PROCESSING})


def _base(quantity: Quantity) -> int:
    return quantity.base


def _whole_seconds(left_ms: int) -> int:
    """Round a countdown up to whole seconds: a screen is sent nothing for what it cannot show."""
    return max(0, -(-left_ms // 1000) * 1000)


def _assistance(assistance: Assistance) -> AssistanceSnapshot:
    keys = {role.value: assistance.keys.get(role, ()) for role in Role}
    return AssistanceSnapshot(
        **keys,
        again_ms=assistance.same_key_ms,
        engine=assistance.engine,
        private=assistance.private.value,
        plugged=assistance.plugged,
    )
