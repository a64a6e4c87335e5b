"""Runs a sale through its rails: quote, fund, top up, and whatever a rail may say of it.

Every call to a rail is an intent in the outbox first; after any error the rail is asked again with
the same intent, or read, before anything is decided. Money that comes too late goes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from kiosk.api.snapshot import AttendedSnapshot, Notice, WaySnapshot
from kiosk.application.messages import (
    AskPayer,
    NumberGiven,
    PaymentHinted,
    RailDone,
    RailFailed,
    RailRead,
    RailSaidNo,
)
from kiosk.application.outbox import POLL_MS, STUCK_AFTER, Outbox
from kiosk.application.outlets import Outlets
from kiosk.application.receipt_refunds import ReceiptRefunds
from kiosk.application.refunds import Refunds
from kiosk.application.settlement import OPERATOR, TEST, VOUCHER, Settlement
from kiosk.application.state import AWAITED, STOPPED, Change, State, Watched
from kiosk.application.turns import Turns
from kiosk.application.vouchers import Vouchers
from kiosk.application.ways import Ways
from kiosk.application.withdrawals import Withdrawals
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.delivery import Delivery, StopReason
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import (
    FUNDED,
    UNPAID,
    Prepayment,
    PrepaymentEvent,
    PrepaymentState,
)
from kiosk.domain.quantity import Quantity
from kiosk.domain.refund import Refund
from kiosk.domain.sale import COMMISSIONING, Choice, PresetBy, Sale, SaleEvent, SaleState
from kiosk.domain.site import Site
from kiosk.domain.words import words_for
from kiosk.ports import Ids, RailState, RailTraits, RailView, Store

OPEN_MS = 15_000
"""A rail that cannot name a place to pay in this time is given up."""
LATE_POLL_MS = 20_000
"""How often a payment is read that nobody should pay any more, where somebody still could."""
HOLD_POLL_MS = 30_000
"""How often it is looked whether money that is reserved is still there."""
_LET_GO = frozenset({RailState.RELEASED, RailState.EXPIRED})
LOST_MAX = 20
"""So many lost payments are shown; the journal has them all."""
TOPPED_UP = frozenset({SaleState.QUEUED, SaleState.OPEN})
"""Sales for which more may be paid."""
NUMBERS_MAX = 3
"""So often may whoever pays give the number of a phone, for one payment."""
TOP_UPS_MAX = 4
"""So many pages of one sale may be open at a time."""
_STUCK = frozenset({PrepaymentState.STUCK_SETTLING, PrepaymentState.STUCK_VOIDING})
PAGES_MAX = 8
"""So often may a customer choose how to pay before they pay: an outlet is kept for them."""


class Checkout:
    """All sales and their money."""

    def __init__(
        self,
        site: Site,
        watched: Mapping[OutletId, Watched],
        outlets: Outlets,
        rails: Mapping[str, RailTraits],
        ids: Ids,
        vouchers: Vouchers,
        store: Store,
        software: str = "",
    ) -> None:
        """Know the place, its outlets and the ways money comes in, the first of them preferred.

        `store` has past sales. `software` is what receipts call us.
        """
        self._site = site
        self._outlets = outlets
        self._ids = ids
        self._vouchers = vouchers
        self.notices: dict[str, Notice] = {}
        """What the customer of a sale must be told, by sale."""
        self._asked = Counter[str]()
        """How often the phone of a payer was asked to be asked, by prepayment."""
        self._lost: dict[str, None] = {}
        self._outbox = Outbox(site, ids)
        self._ways = Ways(rails)
        self._settlement = Settlement(
            site, watched, outlets, self._ways, self._outbox, vouchers, software
        )
        self.refunds = Refunds(self._settlement, self._outbox, self._ways)
        self.receipt_refunds = ReceiptRefunds(
            store, self._outbox, self._ways, vouchers, self.refunds, site.limits
        )
        self.withdrawals = Withdrawals(rails, self._outbox, vouchers)
        self.turns = Turns(site, watched, outlets, self._settlement, self.notices)

    # --- Beginning and ending ---------------------------------------------------------------

    def begin(self, change: Change) -> None:
        """After a start: give up what nobody can pay any more, finish what was begun."""
        for sale in change.unfinished_sales():
            if sale.state is SaleState.QUOTED:
                self.cancel(change, sale, Notice.PAYMENT_CANCELLED)
            elif sale.state is SaleState.QUEUED:
                self._settlement.close_pages(change, sale)
        self.turns.begin_anew(change)

    def end(self, change: Change) -> None:
        """The engine is to end: nobody pays any more, and nothing is waited for."""
        for sale in change.unfinished_sales():
            self.cancel(change, sale, Notice.PAYMENT_CANCELLED)
        self.turns.end(change)

    # --- Quoting ----------------------------------------------------------------------------

    def quote(
        self,
        change: Change,
        outlets: tuple[OutletId, ...],
        preset_by: PresetBy,
        amount: Money,
        wanted: Quantity | None = None,
        *,
        queues: bool = False,
    ) -> Sale | None:
        """Lock the prices for `outlets`, keep them for the customer, and ask for a place to pay.

        Somebody who `queues` has nothing kept for them: others are before them. None where no rail
        is there to be paid at: nothing is changed then.
        """
        offered = self._ways.offered(change.now)
        if not offered:
            return None
        sale = self._sale(change, outlets, preset_by, amount, wanted)
        if not queues:
            for outlet in outlets:
                self._outlets.reserve(outlet, sale.id, change)
        sale = self._open(change, sale, offered[0])
        change.note(
            Relevance.CONTRACT,
            "sale-quoted",
            sale=sale.id,
            by=str(preset_by),
            amount=amount.minor,
            currency=self._site.currency.code,
            choices=[
                {"outlet": one.outlet, "product": one.product, "price_e4": one.tariff.price_e4}
                for one in sale.choices
            ],
        )
        return sale

    def override(
        self, change: Change, outlet: OutletId, amount: Money, *, by: str, reason: str
    ) -> Sale:
        """Fund a sale from an attendant's own authorisation: never a customer's money."""
        quoted = self._sale(change, (outlet,), PresetBy.AMOUNT, amount, None)
        sale = replace(quoted, override_by=by, override_reason=reason)
        change.save(sale)
        change.note(
            Relevance.ATTENDANT,
            "override",
            sale=sale.id,
            outlet=outlet,
            by=by,
            amount=amount.minor,
            reason=reason,
        )
        paid = self._at_once(change, sale, OPERATOR, amount)
        self._fund(change, paid, amount, Account(AccountKind.BUDGET, by))
        return change.sale(sale.id)

    def test(self, change: Change, outlet: OutletId, amount: Money, *, by: str) -> Sale:
        """Fund tests at `outlet` from what the operator allows: nobody buys anything.

        The outlet is kept for them, and nothing begins by itself.
        """
        quoted = self._sale(change, (outlet,), PresetBy.AMOUNT, amount, None)
        sale = replace(quoted, override_by=by, override_reason=COMMISSIONING)
        change.save(sale)
        self._outlets.reserve(outlet, sale.id, change)
        paid = self._at_once(change, sale, TEST, amount)
        self._fund(change, paid, amount, Account(AccountKind.TEST, by))
        return change.sale(sale.id)

    def cancel(self, change: Change, sale: Sale, notice: Notice) -> None:
        """Give a sale up before it is paid for; what is paid all the same goes back."""
        if sale.state is not SaleState.QUOTED:
            return
        change.save(replace(sale.on(SaleEvent.CANCELLED), ended_ms=change.now.utc_ms))
        change.note(Relevance.PAYMENT, "sale-cancelled", sale=sale.id, why=str(notice))
        self.notices[sale.id] = notice
        for choice in sale.choices:
            self._settlement.let_go(change, choice.outlet, sale)
        self._settlement.close_pages(change, sale)

    # --- Choosing how to pay ------------------------------------------------------------------

    def pay_with(self, change: Change, sale: Sale, rail: str) -> Notice:
        """Give up where a quoted sale could be paid, and open it at `rail`; return why not.

        Whoever has paid at the page before all the same gets it back.
        """
        offered = {one.rail: one.is_open for one in self.ways(change, sale)}
        if sale.state is not SaleState.QUOTED or rail not in offered:
            return Notice.PAYMENT_UNAVAILABLE
        if offered[rail]:
            return Notice.NONE
        if not self.turns.is_sound(change, sale):
            return Notice.OUTLET_FAILED
        change.note(Relevance.PAYMENT, "way-chosen", sale=sale.id, rail=rail)
        self._settlement.close_pages(change, sale)
        self._open(change, sale, rail)
        return Notice.NONE

    def ways(self, change: Change, sale: Sale) -> tuple[WaySnapshot, ...]:
        """Return the ways in which `sale`, or more for it, may be paid now.

        None where somebody has done their part already, or has chosen often enough.
        """
        pages = change.prepayments_of(sale.id)
        is_quoted = sale.state is SaleState.QUOTED
        is_underway = any(one.state is PrepaymentState.PROCESSING for one in pages)
        if is_quoted and (is_underway or len(pages) >= PAGES_MAX):
            return ()
        opened = {one.rail for one in pages if one.state in AWAITED} if is_quoted else set()
        offered = self._ways.offered(change.now)
        return tuple(
            WaySnapshot(
                rail=rail,
                way=str(traits.way),
                is_open=rail in opened,
                is_attended=self._ways.is_attended(rail),
            )
            for rail, traits in self._ways
            if rail in offered or rail in opened
        )

    def way_of(self, prepayment: Prepayment) -> str:
        """Return what customers call the way in which a payer pays; empty for one of ours."""
        return self.way_at(prepayment.rail)

    def way_at(self, rail: str) -> str:
        """Return what customers call the way of a rail; empty for one of ours."""
        traits = self._ways.traits(rail)
        return "" if traits is None else str(traits.way)

    def is_attended(self, prepayment: Prepayment) -> bool:
        """Whether an attendant has to say that the money of a payer is there."""
        return self._ways.is_attended(prepayment.rail)

    def due(self, change: Change, prepayment: Prepayment) -> tuple[Money, int]:
        """Return what lies in the drawer for a payer, and how many milliseconds more it does."""
        left_ms = self._settlement.due_left_ms(change, prepayment)
        return self._settlement.due(change, prepayment), max(0, left_ms)

    # --- What an attendant sees to ------------------------------------------------------------

    def to_confirm(self, change: Change) -> tuple[AttendedSnapshot, ...]:
        """Return the payments of which an attendant has to say whether they were made."""
        return tuple(
            self._attended(change, one, one.asked, _shown_ms(one.expires_ms - change.now.utc_ms))
            for one in change.prepayments_in(frozenset({PrepaymentState.AWAITING}))
            if self.is_attended(one)
        )

    def to_hand_back(self, change: Change) -> tuple[AttendedSnapshot, ...]:
        """Return the rests of cash sales that nobody has handed back yet."""
        return tuple(
            self._attended(change, one, due, _shown_ms(self._settlement.due_left_ms(change, one)))
            for one in change.prepayments_in(frozenset({PrepaymentState.SETTLING}))
            if (due := self._settlement.due(change, one))
        )

    def confirm(
        self, change: Change, key: str, amount: Money, least: Callable[[Sale], Money], *, by: str
    ) -> Notice:
        """Take an attendant's word that `amount` was paid; return why not, where that can't be.

        Once, in time, and never more than was asked for: what is less buys less, and never less
        than the `least` that its sale needs to begin. Cash is in the drawer of who is named in
        `by`.
        """
        prepayment = self._to_confirm(change, key)
        if prepayment is None:
            return Notice.NOT_ALLOWED
        sale = change.sale(prepayment.sale)
        if amount > prepayment.asked:
            return Notice.TOO_MUCH
        if amount < (least(sale) if sale.state is SaleState.QUOTED else Money(1)):
            return Notice.TOO_LITTLE
        is_cash = self._ways.is_cash(prepayment.rail)
        source = Account(AccountKind.RAIL, prepayment.rail)
        self._fund(
            change,
            prepayment,
            amount,
            Account(AccountKind.CASH, by) if is_cash else source,
            RailState.PAID,
        )
        return Notice.NONE

    def decline(self, change: Change, key: str) -> Notice:
        """Take an attendant's word that nothing was paid: whoever wanted to may begin anew."""
        prepayment = self._to_confirm(change, key)
        if prepayment is None:
            return Notice.NOT_ALLOWED
        self._outbox.give_up(change, prepayment)
        self._lapsed(change, prepayment, Notice.PAYMENT_DECLINED)
        return Notice.NONE

    def hand_back(self, change: Change, key: str, *, by: str) -> Notice:
        """Take an attendant's word that the rest of a cash sale was handed back, once."""
        if not change.knows_prepayment(key):
            return Notice.NOT_ALLOWED
        prepayment = change.prepayment(key)
        if not self._settlement.due(change, prepayment):
            return Notice.NOT_ALLOWED
        self._settlement.confirmed(change, prepayment, prepayment.captured, by=by)
        return Notice.NONE

    def stuck_payments(self, change: Change) -> tuple[AttendedSnapshot, ...]:
        """Return the payments whose rails do not do what they were asked for."""
        return (
            *(
                replace(
                    self._attended(change, one, one.authorised - one.captured),
                    rail=one.rail,
                    may_become_voucher=self._may_become_voucher(change, one),
                )
                for one in change.prepayments_in(_STUCK)
            ),
            *(self._failed(change, one) for one in self.refunds.failed(change)),
            *self._not_given(change),
        )

    def concerned(self, change: Change, alarms: Iterable[str]) -> tuple[AttendedSnapshot, ...]:
        """Return the payments that `alarms` name: whose they are, how much, which way."""
        stuck = {one.prepayment: one for one in self.stuck_payments(change)}
        found: dict[str, AttendedSnapshot] = {}
        for alarm in alarms:
            key = alarm.partition(":")[2].partition(" ")[0]
            if key in stuck:
                found[key] = stuck[key]
            elif change.knows_prepayment(key):
                one = change.prepayment(key)
                found[key] = self._attended(change, one, one.authorised)
        return tuple(found.values())

    def try_again(self, change: Change, key: str) -> Notice:
        """Ask the rail of a payment that is stuck at once; return why not, where that can't be.

        One whose refund has failed is asked for it once more.
        """
        if part := self.receipt_refunds.find(change, key):
            is_asked = self.receipt_refunds.try_again(change, part)
        elif refund := self.refunds.find(change, key):
            is_asked = self.refunds.try_again(change, refund)
        else:
            is_stuck = change.knows_prepayment(key) and change.prepayment(key).state in _STUCK
            is_asked = is_stuck and self._outbox.hurry(change, change.prepayment(key))
        return Notice.NONE if is_asked else Notice.NOT_ALLOWED

    def give_voucher(self, change: Change, key: str) -> Notice:
        """Keep as a voucher what a rail will not give back; return why not, where that can't be.

        Only where the rail has said no for good: what it was asked and has not answered may have
        been done, and then it would be given twice. And only where the money has moved: what was
        merely held lapses by itself, and is the payer's already.
        """
        if refund := self.refunds.find(change, key):
            is_given = self.refunds.give_voucher(change, refund)
            return Notice.NONE if is_given else Notice.NOT_ALLOWED
        if not change.knows_prepayment(key):
            return Notice.NOT_ALLOWED
        prepayment = change.prepayment(key)
        if not self._may_become_voucher(change, prepayment):
            return Notice.NOT_ALLOWED
        given = self._settlement.give_voucher(change, prepayment)
        return Notice.NOT_ALLOWED if given is None else Notice.NONE

    def payment(self, change: Change, key: str) -> Prepayment:
        """Return a payment that an attendant sees to, be its sale ever so long over."""
        if change.knows_prepayment(key):
            return change.prepayment(key)
        refund = self.refunds.find(change, key)
        return self.receipt_refunds.payer(change, key) if refund is None else refund.prepayment

    def _refunds_of(self, intent: Intent) -> Refunds | ReceiptRefunds:
        """Return who has asked a rail for a refund."""
        return self.receipt_refunds if intent.is_afterwards else self.refunds

    def _not_given(self, change: Change) -> Iterator[AttendedSnapshot]:
        """Yield what an attendant gives back of a receipt and its rail does not."""
        for refund, part in self.receipt_refunds.failing(change):
            yield AttendedSnapshot(
                prepayment=part.prepayment,
                outlets=refund.outlets,
                minor=part.amount.minor,
                words=refund.words,
                way=self.way_at(part.rail),
                left_ms=0,
                rail=part.rail,
                may_become_voucher=part.is_refused,
            )

    def _failed(self, change: Change, refund: Refund) -> AttendedSnapshot:
        return AttendedSnapshot(
            prepayment=refund.prepayment.id,
            outlets=refund.outlets,
            minor=refund.missing.minor,
            words=words_for(refund.prepayment.code),
            way=self.way_of(refund.prepayment),
            left_ms=0,
            rail=refund.prepayment.rail,
            may_become_voucher=self.refunds.may_become_voucher(change, refund),
        )

    def _may_become_voucher(self, change: Change, prepayment: Prepayment) -> bool:
        traits = self._ways.traits(prepayment.rail)
        return (
            prepayment.state in _STUCK
            and traits is not None
            and not traits.can_hold
            and self._outbox.is_refused(change, prepayment.id)
        )

    def _to_confirm(self, change: Change, key: str) -> Prepayment | None:
        """Return the payment that an attendant may say something of; None where there is none."""
        if not change.knows_prepayment(key):
            return None
        prepayment = change.prepayment(key)
        is_open = prepayment.state is PrepaymentState.AWAITING and self.is_attended(prepayment)
        return prepayment if is_open and change.now.utc_ms < prepayment.expires_ms else None

    def _attended(
        self, change: Change, prepayment: Prepayment, amount: Money, left_ms: int = 0
    ) -> AttendedSnapshot:
        sale = change.sale(prepayment.sale)
        return AttendedSnapshot(
            prepayment=prepayment.id,
            outlets=tuple(one.outlet for one in sale.choices),
            minor=amount.minor,
            words=words_for(prepayment.code),
            way=self.way_of(prepayment),
            left_ms=left_ms,
            reference="" if self._ways.is_cash(prepayment.rail) else prepayment.reference,
        )

    # --- More money for a sale that is paid for -----------------------------------------------

    def top_up(self, change: Change, sale: Sale, amount: Money, rail: str = "") -> Notice:
        """Open a further page for `sale`; return why not, where that can't be.

        Whoever pays there is a payer of their own: what is not needed goes back to them. Without a
        word on how, it is asked for as from the first payer.
        """
        if not self.may_top_up(change, sale):
            return Notice.NOT_ALLOWED
        if amount > self.top_up_max(change, sale):
            return Notice.TOO_MUCH
        if amount < self._top_up_least(sale):
            return Notice.TOO_LITTLE
        offered = self._offered_for_more(change, sale)
        if not offered or (rail and rail not in offered):
            return Notice.PAYMENT_UNAVAILABLE
        prepayment = self._prepayment(change, sale, rail or offered[0], amount)
        change.save(prepayment)
        self._outbox.ask(change, prepayment, Verb.OPEN, prepayment.asked)
        change.note(
            Relevance.PAYMENT,
            "top-up-asked",
            sale=sale.id,
            prepayment=prepayment.id,
            amount=prepayment.asked.minor,
        )
        return Notice.NONE

    def cancel_top_up(self, change: Change, sale: Sale, key: str) -> None:
        """Give up a page that was opened for more; what is paid all the same goes back."""
        for prepayment in change.prepayments_of(sale.id):
            if prepayment.id == key and sale.state in TOPPED_UP:
                self._outbox.give_up(change, prepayment)

    def may_top_up(self, change: Change, sale: Sale) -> bool:
        """Whether more may be paid for `sale` now."""
        open_pages = sum(one.state in AWAITED for one in change.prepayments_of(sale.id))
        return (
            sale.state in TOPPED_UP
            and not sale.override_by
            and not self.turns.is_hurried(sale)
            and not change.setting(STOPPED)
            and open_pages < TOP_UPS_MAX
            and self.top_up_max(change, sale) >= self._top_up_least(sale)
        )

    def top_up_max(self, change: Change, sale: Sale) -> Money:
        """Return how much more may be asked for: all payers together stay below the limit."""
        payers = change.prepayments_of(sale.id)
        asked = sum(one.asked.minor for one in payers if one.state in AWAITED)
        most = self._site.limits.sale_max.minor
        return Money(max(0, most - asked - sale.authorised.minor))

    def page_of(self, change: Change, code: str) -> Prepayment | None:
        """Return the payment that can be made on the page of `code`; None where none can."""
        found = (one for one in change.awaiting_prepayments() if one.code == code)
        return next(found, None) if code else None

    def use_code(
        self,
        change: Change,
        sale: Sale,
        typed: str,
        least: Money,
        page: Prepayment | None = None,
    ) -> Notice:
        """Pay for a quoted sale with the voucher of a code; return why not.

        What is not used goes back to it. An unknown code and one that is used up are the same.
        The page that the sale was to be paid on is this payer's from here on: it is where their
        receipt is. Who typed the code on a phone looks at that `page` already.
        """
        if sale.state is not SaleState.QUOTED:
            return Notice.NOT_ALLOWED
        voucher = self._vouchers.found(typed, change.now.utc_ms)
        if voucher is None or not (left := self._vouchers.left(voucher)):
            return Notice.WRONG_CODE
        amount = min(sale.amount, left)
        if amount < least:
            return Notice.TOO_LITTLE
        theirs = page or change.prepayments_of(sale.id)[-1]
        self._settlement.close_pages(change, sale)
        paid = self._at_once(
            change,
            sale,
            VOUCHER,
            amount,
            reference=voucher.serial,
            code=theirs.code,
            url=page.url if page is not None else "",
            seen=page is not None,
        )
        self._fund(change, paid, amount, voucher.account)
        return Notice.NONE

    # --- Settling ---------------------------------------------------------------------------

    def delivery_settled(self, change: Change, delivery: Delivery) -> None:
        """Take note that a meter is final: the sale goes on, waits or ends."""
        self.turns.settled(change, delivery)

    def finish(self, change: Change, sale: Sale) -> None:
        """End `sale` as soon as its meters are final, without waiting for anybody's money."""
        self.turns.finish(change, sale)

    # --- What rails say ---------------------------------------------------------------------

    def on_done(self, change: Change, message: RailDone) -> None:
        """An intent was carried out: take its result over, once."""
        tries = self._outbox.answered(message.key)
        intent = change.intent(message.key)
        if intent is None or intent.is_done:
            return
        self._ways.heard(intent.rail)
        if intent.verb is Verb.REFUND:
            if self._is_about(message.view, intent.prepayment):
                self._refunds_of(intent).on_done(change, intent, message.view, tries)
            else:
                self._outbox.try_again(change, intent, tries=tries + 1)
            return
        prepayment = change.prepayment(intent.prepayment)
        self._outbox.note_refused(prepayment.id, is_refused=False)
        if not self._is_ours(message.view, prepayment):
            self._outbox.try_again(change, intent, tries=STUCK_AFTER)
            return
        is_answered = {
            Verb.OPEN: self._opened,
            Verb.EXPIRE: self._expired,
            Verb.CAPTURE: self._captured,
            Verb.VOID: self._voided,
            Verb.PAY_OUT: self._paid_out,
        }[intent.verb](change, prepayment, intent, message.view)
        if is_answered:
            change.save(replace(intent, is_done=True))
        elif intent.verb is Verb.PAY_OUT:  # Never under another key: it may have been paid.
            self._outbox.try_again(change, intent, tries=tries + 1)
        else:
            self._outbox.ask_anew(change, intent, tries=tries + 1)
            self._doubt(change, prepayment)

    def on_read(self, change: Change, message: RailRead) -> None:
        """The payment was read afresh; only this ever confirms one."""
        self._outbox.read_in(change, message.prepayment)
        view = message.view
        if self._is_about(view, message.prepayment):
            self.refunds.on_read(change, message.prepayment, view)
        else:
            self.refunds.unread(change, message.prepayment)
        if not change.knows_prepayment(message.prepayment):
            return
        prepayment = change.prepayment(message.prepayment)
        self._ways.heard(prepayment.rail)
        if self.is_attended(prepayment) or not self._is_ours(view, prepayment):
            return
        prepayment = self._named(change, prepayment, view)
        if view.state in _LET_GO and self._is_hold(prepayment):
            self._gone(change, prepayment)
        is_paid = view.state in {RailState.HELD, RailState.PAID}
        if prepayment.state in UNPAID and is_paid and not prepayment.authorised:
            self._too_late(change, prepayment, view)
        if prepayment.state not in {PrepaymentState.AWAITING, PrepaymentState.PROCESSING}:
            return
        before = prepayment
        prepayment = replace(prepayment, seen=prepayment.seen or view.seen)
        match view.state:
            case RailState.HELD | RailState.PAID:
                self._money_is_there(change, prepayment, view)
            case RailState.PROCESSING | RailState.OPEN:
                is_open = view.state is RailState.OPEN
                event = PrepaymentEvent.REOPENED if is_open else PrepaymentEvent.PROCESSED
                if (after := prepayment.on(event)) != before:  # It is read every second.
                    change.save(after)
            case RailState.EXPIRED | RailState.RELEASED:
                change.save(prepayment.on(PrepaymentEvent.LAPSED))
                self._lapsed(change, prepayment, Notice.PAYMENT_EXPIRED)
            case RailState.CAPTURED:  # pragma: no branch - The last of the states.
                pass  # Not by us: an attendant must look; reconciliation names it.

    def on_failed(self, change: Change, message: RailFailed) -> None:
        """No usable answer: the same again, later."""
        if not message.key:  # A reading: no intent is behind it.
            self._outbox.read_in(change, message.prepayment)
            self.refunds.unread(change, message.prepayment)
        if change.knows_prepayment(message.prepayment):
            self._ways.missed(change.prepayment(message.prepayment).rail, change.now)
        if message.key:  # Whatever it was, it may have been done.
            self._outbox.note_refused(message.prepayment, is_refused=False)
        intent = change.intent(message.key)
        if intent is None or intent.is_done:
            return
        self._outbox.try_again(change, intent, tries=self._outbox.tries(message.key) + 1)

    def on_refused(self, change: Change, message: RailSaidNo) -> None:
        """A definite no. An unopened payment fails; anything else is stuck until it is solved."""
        if not message.key:  # A reading: no intent is behind it.
            self._outbox.read_in(change, message.prepayment)
            self.refunds.unread(change, message.prepayment)
        intent = change.intent(message.key)
        if intent is None or intent.is_done:
            return
        change.note(
            Relevance.PAYMENT,
            "rail-refused",
            prepayment=intent.prepayment,
            verb=str(intent.verb),
            code=message.code,
        )
        if intent.verb is Verb.REFUND:
            self._outbox.answered(message.key)
            self._refunds_of(intent).on_refused(change, intent)
            return
        prepayment = change.prepayment(intent.prepayment)
        if intent.verb is Verb.OPEN:
            self._ways.missed(prepayment.rail, change.now)
            self._outbox.answered(message.key)
            change.save(replace(intent, is_done=True))
            change.save(prepayment.on(PrepaymentEvent.REFUSED))
            self._lapsed(change, prepayment, Notice.PAYMENT_UNAVAILABLE)
            return
        if intent.verb is Verb.PAY_OUT:
            self._outbox.answered(message.key)
            change.save(replace(intent, is_done=True))
            self.withdrawals.refused(change, prepayment, intent)
            self._settlement.clear(change, change.sale(prepayment.sale))
            return
        self._outbox.note_refused(prepayment.id, is_refused=True)
        self._outbox.ask_anew(change, intent, tries=STUCK_AFTER)
        self._doubt(change, prepayment)

    def on_hint(self, change: Change, message: PaymentHinted) -> None:
        """Something may have happened: look now rather than in a second.

        One that nobody is to pay any more is not polled: somebody may have paid it all the same.
        """
        key = message.prepayment
        self.refunds.on_hint(change, key)
        if self._outbox.is_being_read(key) or not change.knows_prepayment(key):
            return
        prepayment = change.prepayment(key)
        if self.is_attended(prepayment):
            return  # Whoever hints at it can know nothing of it.
        if prepayment.state is PrepaymentState.AUTHORISED and self._is_hold(prepayment):
            self._outbox.read(change, prepayment)
        elif prepayment.state not in UNPAID:
            if self._outbox.is_read(key):
                self._outbox.read_in(change, key, 0)
        elif self._outbox.is_due(change, key):
            self._outbox.read(change, prepayment)

    def on_page_opened(self, change: Change, code: str) -> None:
        """A phone is looking at the page of `code`."""
        for prepayment in change.awaiting_prepayments():
            if prepayment.code == code and not prepayment.seen:
                change.save(replace(prepayment, seen=True))

    def on_number(self, change: Change, message: NumberGiven) -> None:
        """Have the rail ask the payer's phone, where it does so and nobody is being asked.

        The number goes to the rail and is written down nowhere.
        """
        for prepayment in change.awaiting_prepayments():
            traits = self._ways.traits(prepayment.rail)
            is_meant = prepayment.code == message.code and traits is not None and traits.asks_number
            if not is_meant or prepayment.state is not PrepaymentState.AWAITING:
                continue
            if self._asked[prepayment.id] >= NUMBERS_MAX:
                continue  # Strangers' phones must not ring for fun.
            self._asked[prepayment.id] += 1
            change.save(replace(prepayment, seen=True))
            change.note(Relevance.PAYMENT, "payer-asked", prepayment=prepayment.id)
            change.ask(
                AskPayer(prepayment.id, prepayment.rail, prepayment.reference, message.number)
            )

    def tick(self, change: Change) -> None:
        """Poll, retry, and give up what has had its time."""
        for prepayment in change.awaiting_prepayments():
            age_ms = change.now.utc_ms - prepayment.created_ms
            is_over = change.now.utc_ms >= prepayment.expires_ms or age_ms < 0
            is_mute = prepayment.state is PrepaymentState.OPENING and age_ms > OPEN_MS
            if is_over or is_mute:
                why = Notice.PAYMENT_UNAVAILABLE if is_mute else Notice.PAYMENT_EXPIRED
                if is_mute:
                    self._ways.missed(prepayment.rail, change.now)
                self._outbox.give_up(change, prepayment)
                self._lapsed(change, prepayment, why)
            elif (
                prepayment.state is not PrepaymentState.OPENING
                and not self.is_attended(prepayment)
                and self._outbox.is_due(change, prepayment.id)
            ):
                self._outbox.read(change, prepayment)
        for prepayment in change.held_prepayments():
            if self._is_hold(prepayment) and self._outbox.is_due(
                change, prepayment.id, HOLD_POLL_MS
            ):
                self._outbox.read(change, prepayment)
        self._read_on(change)
        self._outbox.tick(change)
        self._settlement.tick(change)
        self.refunds.tick(change)
        self.turns.tick(change)

    def repair(self, state: State, now: Moment) -> None:
        """After a change that could not be made: ask again for what was stored before it."""
        self._outbox.repair(state, now)
        self.refunds.repair()
        self.turns.repair()

    def stuck(self, state: State) -> set[str]:
        """Return the prepayments for which a rail was asked so often that somebody must know."""
        return self._outbox.stuck(state)

    def forget(self, state: State) -> None:
        """Drop what is kept of sales and prepayments that are no longer in memory."""
        self._outbox.forget(state)
        self.withdrawals.forget(state)
        self.turns.forget(state)
        for key in self.notices.keys() - state.sales.keys():
            del self.notices[key]
        for key in self._asked.keys() - state.prepayments.keys():
            del self._asked[key]

    def lost(self) -> tuple[str, ...]:
        """Return the prepayments of which a rail let go before it was asked for its part."""
        return tuple(self._lost)

    # --- The steps of a prepayment ----------------------------------------------------------

    def _read_on(self, change: Change) -> None:
        """Look for money that comes late, where a rail can't keep anybody from paying."""
        for prepayment in change.expired_prepayments():
            traits = self._ways.traits(prepayment.rail)
            if traits is None or traits.can_end or not prepayment.reference:
                continue
            if self.is_attended(prepayment):
                continue  # Nobody can be asked.
            if self._outbox.is_due(change, prepayment.id, LATE_POLL_MS):
                self._outbox.read(change, prepayment)

    def _is_hold(self, prepayment: Prepayment) -> bool:
        """Whether its rail reserves money, and may let go of it by itself."""
        traits = self._ways.traits(prepayment.rail)
        return traits is not None and traits.can_hold and bool(prepayment.reference)

    def _doubt(self, change: Change, prepayment: Prepayment) -> None:
        """A capture is stuck: read whether there is still anything to capture."""
        is_stuck = change.prepayment(prepayment.id).state is PrepaymentState.STUCK_SETTLING
        is_read = self._outbox.is_being_read(prepayment.id)
        if is_stuck and self._is_hold(prepayment) and not is_read:
            self._outbox.read(change, prepayment)

    def _gone(self, change: Change, prepayment: Prepayment) -> None:
        """Its rail has let go of the money: stop what runs on it, and take what can be taken."""
        if prepayment.state is PrepaymentState.AUTHORISED and prepayment.id not in self._lost:
            self._lost[prepayment.id] = None
            change.note(
                Relevance.PAYMENT,
                "authorisation-gone",
                prepayment=prepayment.id,
                sale=prepayment.sale,
                amount=prepayment.authorised.minor,
            )
            sale = change.sale(prepayment.sale)
            for delivery in change.deliveries_of(sale.id):
                if delivery.is_open:
                    self._outlets.stop(change, delivery.outlet, StopReason.PAYMENT)
            self.turns.finish(change, sale)
        elif prepayment.state is PrepaymentState.STUCK_SETTLING:
            # It was asked, it said no, and it was read: no single answer is believed in this.
            self._lost[prepayment.id] = None
            self._outbox.drop(change, prepayment)
            self._outbox.stop_reading(prepayment.id)
            self._settlement.lost(change, prepayment)
        while len(self._lost) > LOST_MAX:
            del self._lost[next(iter(self._lost))]

    def _opened(
        self, change: Change, prepayment: Prepayment, intent: Intent, view: RailView
    ) -> bool:
        named = replace(prepayment, reference=view.reference, url=view.url)
        change.save(named.on(PrepaymentEvent.OPENED))
        if named.state is PrepaymentState.EXPIRING:
            # Given up while the answer was on its way: now it has a name and can be ended.
            self._outbox.ask(change, named, Verb.EXPIRE, intent.amount)
        elif not self.is_attended(named):
            self._outbox.read_in(change, prepayment.id, POLL_MS // 2)
        return True

    def _expired(
        self, change: Change, prepayment: Prepayment, _intent: Intent, view: RailView
    ) -> bool:
        if self.is_attended(prepayment):  # It has nothing to say of money.
            view = replace(view, state=RailState.EXPIRED)
        match view.state:
            case RailState.EXPIRED | RailState.RELEASED:
                change.save(prepayment.on(PrepaymentEvent.LAPSED))
                self._settlement.clear(change, change.sale(prepayment.sale))
                return True
            case RailState.HELD | RailState.PAID:
                self._too_late(change, prepayment, view)
                return True
            case _:
                return False

    def _captured(
        self, change: Change, prepayment: Prepayment, intent: Intent, view: RailView
    ) -> bool:
        if view.state is not RailState.CAPTURED or view.captured != intent.amount:
            return False
        self._settlement.confirmed(change, prepayment, intent.amount)
        self.refunds.watch(change, change.prepayment(prepayment.id))
        return True

    def _voided(
        self, change: Change, prepayment: Prepayment, _intent: Intent, view: RailView
    ) -> bool:
        if view.state not in {RailState.RELEASED, RailState.EXPIRED}:
            return False
        self._settlement.confirmed(change, prepayment, NOTHING)
        self.refunds.watch(change, change.prepayment(prepayment.id))
        return True

    def _paid_out(
        self, change: Change, prepayment: Prepayment, intent: Intent, view: RailView
    ) -> bool:
        if view.state is not RailState.RELEASED or view.reference != intent.reference:
            return False
        self.withdrawals.paid(change, prepayment, intent)
        self._settlement.clear(change, change.sale(prepayment.sale))
        return True

    def _money_is_there(self, change: Change, prepayment: Prepayment, view: RailView) -> None:
        if view.held != prepayment.asked:
            # Not what was asked for: nothing is dispensed, all of it goes back.
            self._too_late(change, prepayment, view)
            self._over(change, prepayment, Notice.PAYMENT_UNAVAILABLE)
            return
        self._fund(
            change, prepayment, view.held, Account(AccountKind.RAIL, prepayment.rail), view.state
        )

    def _fund(
        self,
        change: Change,
        prepayment: Prepayment,
        amount: Money,
        source: Account,
        state: RailState = RailState.HELD,
    ) -> None:
        if not self._is_hold(prepayment):
            self._outbox.stop_reading(prepayment.id)
        sale = change.sale(prepayment.sale)
        before = sum(one.state in FUNDED for one in change.prepayments_of(sale.id))
        event = PrepaymentEvent.HELD if state is RailState.HELD else PrepaymentEvent.PAID
        held = replace(prepayment.on(event), authorised=amount, order=before + 1)
        purse = Account(AccountKind.PREPAYMENT, held.id)
        change.save(held)
        change.move(f"{held.id}:authorised", source, purse, amount)
        change.move(f"{held.id}:pooled", purse, Account(AccountKind.SALE, sale.id), amount)
        change.note(
            Relevance.PAYMENT,
            "payment-authorised",
            prepayment=held.id,
            sale=sale.id,
            rail=held.rail,
            source=str(source.kind),
            amount=amount.minor,
            paid=state is RailState.PAID,
        )
        authorised = sale.authorised + amount
        grown = replace(sale, authorised=authorised, amount=max(sale.amount, authorised))
        change.save(grown)
        if sale.state is SaleState.QUOTED:
            self.notices.pop(sale.id, None)
            self.turns.begin(change, grown)
        else:
            self.turns.topped_up(change, grown)

    def _at_once(
        self,
        change: Change,
        sale: Sale,
        rail: str,
        amount: Money,
        *,
        reference: str = "",
        code: str = "",
        url: str = "",
        seen: bool = False,
    ) -> Prepayment:
        """Return a payer whose money is in our own books: no provider has to be asked.

        A page that they take over lends them its `code`, and nobody else pays on it any more.
        """
        return replace(
            self._prepayment(change, sale, rail, amount),
            state=PrepaymentState.AWAITING,
            reference=reference,
            code=code,
            url=url,
            seen=seen,
            expires_ms=change.now.utc_ms,
        )

    def _too_late(self, change: Change, prepayment: Prepayment, view: RailView) -> None:
        """Take over money that must not be dispensed, and give it back."""
        given_up = prepayment.on(PrepaymentEvent.GIVEN_UP)
        is_held = view.state is RailState.HELD
        late = replace(
            given_up.on(PrepaymentEvent.HELD),
            authorised=view.held,
            reference=prepayment.reference or view.reference,
        )
        purse = Account(AccountKind.PREPAYMENT, late.id)
        change.move(f"{late.id}:authorised", Account(AccountKind.RAIL, late.rail), purse, view.held)
        change.note(
            Relevance.PAYMENT,
            "payment-too-late",
            prepayment=late.id,
            sale=late.sale,
            rail=late.rail,
            amount=view.held.minor,
            paid=view.state is RailState.PAID,
        )
        self.notices[late.sale] = Notice.PAID_TOO_LATE
        if self._settlement.can_give_back(late, is_held=is_held):
            change.save(late.on(PrepaymentEvent.VOIDED))
            self._outbox.ask(change, late, Verb.VOID, view.held)
        else:
            self._settlement.keep(change, late, NOTHING)

    def _lapsed(self, change: Change, prepayment: Prepayment, why: Notice) -> None:
        """Nobody pays on this page any more: a sale that is not paid for needs another, or is over.

        Where a rail has failed, the next one that answers takes its place.
        """
        sale = change.sale(prepayment.sale)
        pages = change.prepayments_of(sale.id)
        if any(one.state in AWAITED for one in pages):
            return
        offered = self._ways.offered(change.now) if len(pages) < PAGES_MAX else ()
        can_try = why is Notice.PAYMENT_UNAVAILABLE and sale.state is SaleState.QUOTED
        if can_try and offered:
            self._open(change, sale, offered[0])
        else:
            self._over(change, prepayment, why)

    def _over(self, change: Change, prepayment: Prepayment, why: Notice) -> None:
        sale = change.sale(prepayment.sale)
        self.cancel(change, sale, why)
        self._settlement.clear(change, sale)

    # --- Small parts ------------------------------------------------------------------------

    def _open(self, change: Change, sale: Sale, rail: str) -> Sale:
        """Ask for a place to pay for a quoted sale; return it with the words of that place."""
        prepayment = self._prepayment(change, sale, rail, sale.amount)
        worded = replace(sale, words=words_for(prepayment.code))
        change.save(worded)
        change.save(prepayment)
        self._outbox.ask(change, prepayment, Verb.OPEN, prepayment.asked)
        return worded

    def _prepayment(self, change: Change, sale: Sale, rail: str, amount: Money) -> Prepayment:
        return Prepayment(
            id=change.numbered("P"),
            sale=sale.id,
            rail=rail,
            code=self._ids.code(),
            asked=self._ways.askable(rail, amount),
            created_ms=change.now.utc_ms,
            expires_ms=change.now.utc_ms + self._site.limits.pay_ms,
        ).on(PrepaymentEvent.ASKED)

    def _offered_for_more(self, change: Change, sale: Sale) -> tuple[str, ...]:
        """Return the rails on which more may be asked for: that of the first payer comes first."""
        offered = self._ways.offered(change.now)
        paid = [one for one in change.prepayments_of(sale.id) if one.order]
        used = [one.rail for one in sorted(paid, key=lambda one: one.order) if one.rail in offered]
        return tuple(dict.fromkeys((*used, *offered)))

    def _top_up_least(self, sale: Sale) -> Money:
        """Return the least that is worth a page: something can be taken for it, and captured."""
        buys = [one.tariff.reserve(one.tariff.interval).minor for one in sale.choices]
        return Money(max(*buys, self._ways.least()))

    def _sale(
        self,
        change: Change,
        outlets: tuple[OutletId, ...],
        preset_by: PresetBy,
        amount: Money,
        wanted: Quantity | None,
    ) -> Sale:
        return Sale(
            id=change.numbered("S"),
            choices=tuple(
                Choice(outlet, product.id, product.tariff)
                for outlet in outlets
                for product in [self._site.product_at(outlet)]
            ),
            preset_by=preset_by,
            amount=amount,
            created_ms=change.now.utc_ms,
            words="",
            wanted=wanted,
        )

    def _named(self, change: Change, prepayment: Prepayment, view: RailView) -> Prepayment:
        """Take over the fuller reference that a payment has once its payer was asked."""
        traits = self._ways.traits(prepayment.rail)
        if traits is None or not traits.asks_number or view.reference == prepayment.reference:
            return prepayment
        named = replace(prepayment, reference=view.reference)
        change.save(named)
        return named

    def _is_ours(self, view: RailView, prepayment: Prepayment) -> bool:
        return self._is_about(view, prepayment.id)

    def _is_about(self, view: RailView, key: str) -> bool:
        return view.prepayment == key and view.currency == self._site.currency.code


def _shown_ms(left_ms: int) -> int:
    """Return a time that is left in whole seconds, as a screen shows it; never less than none."""
    return max(0, -(-left_ms // 1000) * 1000)
