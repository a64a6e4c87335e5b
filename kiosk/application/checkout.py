"""Runs a sale through its rails: quote, fund, settle, give back.

Every call to a rail is an intent in the outbox first; after any error the rail is asked again with
the same intent, or read, before anything is decided. Money that comes too late goes back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.api.snapshot import Notice
from kiosk.application.messages import (
    CarryOut,
    PaymentHinted,
    RailDone,
    RailFailed,
    RailRead,
    RailSaidNo,
    ReadRail,
)
from kiosk.application.outlets import Outlets
from kiosk.application.state import Change, State
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.delivery import Delivery, StopReason
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import Body, Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import FINAL, FUNDED, Prepayment, PrepaymentEvent, PrepaymentState
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import Choice, PresetBy, Sale, SaleEvent, SaleState
from kiosk.domain.site import Site
from kiosk.domain.words import words_for
from kiosk.ports import Ids, RailState, RailTraits, RailView

POLL_MS = 1_000
ASK_FIRST_MS = 1_000
ASK_LAST_MS = 60_000
STUCK_AFTER = 8
"""So many tries without an answer, and an attendant is told; the tries go on."""
OPEN_MS = 15_000
"""A rail that cannot name a place to pay in this time is given up."""
SESSION_SPARE_MS = 31 * 60_000
"""Hosted sessions live for half an hour at least: we end them ourselves, much sooner."""
OPERATOR = "operator"
"""The rail of an attendant's override: the operator's own money, no provider behind it."""

_TOLD = {
    StopReason.ATTENDANT: Notice.STOPPED_BY_ATTENDANT,
    StopReason.STOP_ALL: Notice.STOPPED_ALL,
    StopReason.ESTOP: Notice.STOPPED_ALL,
    StopReason.COMMS_LOSS: Notice.OUTLET_FAILED,
    StopReason.POWER_LOSS: Notice.OUTLET_FAILED,
    StopReason.RESTART: Notice.OUTLET_FAILED,
    StopReason.METER_FAULT: Notice.OUTLET_FAILED,
    StopReason.CONTROLLER_FAULT: Notice.OUTLET_FAILED,
    StopReason.OVERRUN: Notice.OUTLET_FAILED,
    StopReason.REFUSED: Notice.OUTLET_FAILED,
}
"""What the customer of a delivery is told that ended for such a reason."""


@dataclass
class _Pending:
    """How often an intent was tried, and when it may be tried again; None while it is asked."""

    tries: int = 0
    due_ms: int | None = None


class Checkout:
    """All sales and their money."""

    def __init__(
        self, site: Site, outlets: Outlets, rails: Mapping[str, RailTraits], ids: Ids
    ) -> None:
        """Know the place, its outlets and the ways money comes in, the first of them preferred."""
        self._site = site
        self._outlets = outlets
        self._rails = rails
        self._ids = ids
        self._pending: dict[str, _Pending] = {}
        self._polls: dict[str, int | None] = {}
        self.notices: dict[str, Notice] = {}
        """What the customer of a sale must be told, by sale."""

    # --- Beginning --------------------------------------------------------------------------

    def begin(self, change: Change) -> None:
        """After a start: give up what nobody can pay any more, finish what was begun."""
        for sale in change.unfinished_sales():
            if sale.state is SaleState.QUOTED:
                self.cancel(change, sale, Notice.PAYMENT_CANCELLED)
            elif sale.state is SaleState.OPEN and not self._runs(change, sale):
                self._finish(change, change.sale(sale.id))

    # --- Quoting ----------------------------------------------------------------------------

    def quote(
        self,
        change: Change,
        outlets: tuple[OutletId, ...],
        preset_by: PresetBy,
        amount: Money,
        wanted: Quantity | None = None,
    ) -> Sale:
        """Lock the prices for `outlets`, keep them for the customer, and ask for a place to pay."""
        sale = self._sale(change, outlets, preset_by, amount, wanted)
        [rail, *_] = self._rails
        prepayment = Prepayment(
            id=change.numbered("P"),
            sale=sale.id,
            rail=rail,
            code=self._ids.code(),
            asked=amount,
            created_ms=change.now.utc_ms,
            expires_ms=change.now.utc_ms + self._site.limits.pay_ms,
        ).on(PrepaymentEvent.ASKED)
        sale = replace(sale, words=words_for(prepayment.code))
        change.save(sale)
        change.save(prepayment)
        self._begin_intent(change, prepayment, Verb.OPEN, amount)
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
        prepayment = Prepayment(
            id=change.numbered("P"),
            sale=sale.id,
            rail=OPERATOR,
            code="",
            asked=amount,
            created_ms=change.now.utc_ms,
            expires_ms=change.now.utc_ms,
            state=PrepaymentState.AWAITING,
        )
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
        self._fund(change, prepayment, amount, Account(AccountKind.BUDGET, by))
        return change.sale(sale.id)

    def cancel(self, change: Change, sale: Sale, notice: Notice) -> None:
        """Give a sale up before it is paid for; what is paid all the same goes back."""
        if sale.state is not SaleState.QUOTED:
            return
        change.save(replace(sale.on(SaleEvent.CANCELLED), ended_ms=change.now.utc_ms))
        change.note(Relevance.PAYMENT, "sale-cancelled", sale=sale.id, why=str(notice))
        self.notices[sale.id] = notice
        for choice in sale.choices:
            self._outlets.free(choice.outlet, change)
        for prepayment in change.prepayments_of(sale.id):
            self._give_up(change, prepayment)

    # --- Settling ---------------------------------------------------------------------------

    def delivery_settled(self, change: Change, delivery: Delivery) -> None:
        """Finish a sale once the last of its meters is final."""
        notice = _TOLD.get(delivery.reason, Notice.NONE) if delivery.reason else Notice.NONE
        if notice:
            self.notices[delivery.sale] = notice
        sale = change.sale(delivery.sale)
        if sale.state is SaleState.OPEN and not self._runs(change, sale):
            self._finish(change, sale)

    # --- What rails say ---------------------------------------------------------------------

    def on_done(self, change: Change, message: RailDone) -> None:
        """An intent was carried out: take its result over, once."""
        tries = self._tries(message.key)
        self._pending.pop(message.key, None)
        intent = change.intent(message.key)
        if intent is None or intent.is_done:
            return
        prepayment = change.prepayment(intent.prepayment)
        if not self._is_ours(message.view, prepayment):
            self._try_again(change, intent, tries=max(tries + 1, STUCK_AFTER))
            return
        is_answered = {
            Verb.OPEN: self._opened,
            Verb.EXPIRE: self._expired,
            Verb.CAPTURE: self._captured,
            Verb.VOID: self._voided,
            Verb.REFUND: self._captured,
        }[intent.verb](change, prepayment, intent, message.view)
        if is_answered:
            change.save(replace(intent, is_done=True))
        else:
            self._ask_anew(change, intent, tries=tries + 1)

    def on_read(self, change: Change, message: RailRead) -> None:
        """The payment was read afresh; only this ever confirms one."""
        self._polls[message.prepayment] = change.now.mono_ms + POLL_MS
        view = message.view
        if not change.knows_prepayment(message.prepayment):
            return
        prepayment = change.prepayment(message.prepayment)
        if not self._is_ours(view, prepayment):
            return
        is_paid = view.state in {RailState.HELD, RailState.PAID}
        if prepayment.state is PrepaymentState.EXPIRED and is_paid:
            self._too_late(change, prepayment, view)
        if prepayment.state not in {PrepaymentState.AWAITING, PrepaymentState.PROCESSING}:
            return
        if view.seen and not prepayment.seen:
            prepayment = replace(prepayment, seen=True)
            change.save(prepayment)
        match view.state:
            case RailState.HELD | RailState.PAID:
                self._money_is_there(change, prepayment, view)
            case RailState.PROCESSING:
                change.save(prepayment.on(PrepaymentEvent.PROCESSED))
            case RailState.OPEN:
                change.save(prepayment.on(PrepaymentEvent.REOPENED))
            case RailState.EXPIRED | RailState.RELEASED:
                change.save(prepayment.on(PrepaymentEvent.LAPSED))
                self.cancel(change, change.sale(prepayment.sale), Notice.PAYMENT_EXPIRED)
            case RailState.CAPTURED:  # pragma: no branch - The last of the states.
                pass  # Not by us: an attendant must look; reconciliation names it.

    def on_failed(self, change: Change, message: RailFailed) -> None:
        """No usable answer: the same again, later."""
        if not message.key:
            self._polls[message.prepayment] = change.now.mono_ms + POLL_MS
            return
        intent = change.intent(message.key)
        if intent is None or intent.is_done:
            return
        self._try_again(change, intent, tries=self._tries(message.key) + 1)

    def on_refused(self, change: Change, message: RailSaidNo) -> None:
        """A definite no. An unopened payment fails; anything else is stuck until it is solved."""
        if not message.key:
            self._polls[message.prepayment] = change.now.mono_ms + POLL_MS
            return
        intent = change.intent(message.key)
        if intent is None or intent.is_done:
            return
        prepayment = change.prepayment(intent.prepayment)
        change.note(
            Relevance.PAYMENT,
            "rail-refused",
            prepayment=prepayment.id,
            verb=str(intent.verb),
            code=message.code,
        )
        if intent.verb is Verb.OPEN:
            self._pending.pop(message.key, None)
            change.save(replace(intent, is_done=True))
            change.save(prepayment.on(PrepaymentEvent.REFUSED))
            self.cancel(change, change.sale(prepayment.sale), Notice.PAYMENT_UNAVAILABLE)
            return
        self._ask_anew(change, intent, tries=max(self._tries(message.key) + 1, STUCK_AFTER))

    def on_hint(self, change: Change, message: PaymentHinted) -> None:
        """Something may have happened: look now rather than in a second.

        One that has expired is not polled: somebody may have paid it all the same.
        """
        key, now_ms = message.prepayment, change.now.mono_ms
        due_ms = self._polls.get(key, now_ms)
        if due_ms is None or not change.knows_prepayment(key):
            return
        prepayment = change.prepayment(key)
        if prepayment.state is not PrepaymentState.EXPIRED:
            if key in self._polls:
                self._polls[key] = now_ms
        elif prepayment.reference and due_ms <= now_ms:
            self._ask_rail(change, prepayment)

    def on_page_opened(self, change: Change, code: str) -> None:
        """A phone is looking at the page of `code`."""
        for prepayment in change.awaiting_prepayments():
            if prepayment.code == code and not prepayment.seen:
                change.save(replace(prepayment, seen=True))

    def tick(self, change: Change) -> None:
        """Poll, retry, and give up what has had its time."""
        now_ms = change.now.mono_ms
        for prepayment in change.awaiting_prepayments():
            age_ms = change.now.utc_ms - prepayment.created_ms
            is_over = change.now.utc_ms >= prepayment.expires_ms or age_ms < 0
            is_mute = prepayment.state is PrepaymentState.OPENING and age_ms > OPEN_MS
            if is_over or is_mute:
                why = Notice.PAYMENT_UNAVAILABLE if is_mute else Notice.PAYMENT_EXPIRED
                self.cancel(change, change.sale(prepayment.sale), why)
            elif prepayment.state is not PrepaymentState.OPENING:
                due_ms = self._polls.setdefault(prepayment.id, now_ms)
                if due_ms is not None and due_ms <= now_ms:
                    self._ask_rail(change, prepayment)
        for intent in change.open_intents():
            pending = self._pending.setdefault(intent.key, _Pending(due_ms=now_ms))
            if pending.due_ms is not None and pending.due_ms <= now_ms:
                pending.due_ms = None
                change.ask(CarryOut(intent))

    def repair(self, state: State, now: Moment) -> None:
        """After a change that could not be made: ask again for what was stored before it."""
        open_keys = {key for key, intent in state.intents.items() if not intent.is_done}
        self._pending = {
            key: _Pending(self._tries(key), now.mono_ms + ASK_FIRST_MS) for key in open_keys
        }
        for key in self._polls:  # The outlets must have been heard again before money is found.
            self._polls[key] = now.mono_ms + 2 * POLL_MS

    def stuck(self, state: State) -> set[str]:
        """Return the prepayments for which a rail was asked so often that somebody must know."""
        keys = [key for key, pending in self._pending.items() if pending.tries >= STUCK_AFTER]
        return {state.intents[key].prepayment for key in keys if key in state.intents}

    def forget(self, state: State) -> None:
        """Drop what is kept of sales and prepayments that are no longer in memory."""
        self._polls = {key: due for key, due in self._polls.items() if key in state.prepayments}
        self.notices = {key: one for key, one in self.notices.items() if key in state.sales}

    # --- The steps of a prepayment ----------------------------------------------------------

    def _opened(
        self, change: Change, prepayment: Prepayment, intent: Intent, view: RailView
    ) -> bool:
        named = replace(prepayment, reference=view.reference, url=view.url)
        if named.state is PrepaymentState.EXPIRING:
            # Given up while the answer was on its way: now it has a name and can be ended.
            change.save(named)
            self._begin_intent(change, named, Verb.EXPIRE, intent.amount)
            return True
        change.save(named.on(PrepaymentEvent.OPENED))
        self._polls[prepayment.id] = change.now.mono_ms + POLL_MS // 2
        return True

    def _expired(
        self, change: Change, prepayment: Prepayment, _intent: Intent, view: RailView
    ) -> bool:
        match view.state:
            case RailState.EXPIRED | RailState.RELEASED:
                change.save(prepayment.on(PrepaymentEvent.LAPSED))
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
        self._release(change, prepayment, PrepaymentEvent.CONFIRMED, intent.amount)
        return True

    def _voided(
        self, change: Change, prepayment: Prepayment, _intent: Intent, view: RailView
    ) -> bool:
        if view.state not in {RailState.RELEASED, RailState.EXPIRED}:
            return False
        self._release(change, prepayment, PrepaymentEvent.CONFIRMED, NOTHING)
        return True

    def _money_is_there(self, change: Change, prepayment: Prepayment, view: RailView) -> None:
        if view.held != prepayment.asked:
            # Not what was asked for: nothing is dispensed, all of it goes back.
            self._too_late(change, prepayment, view)
            self.cancel(change, change.sale(prepayment.sale), Notice.PAYMENT_UNAVAILABLE)
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
        self._polls.pop(prepayment.id, None)
        self.notices.pop(prepayment.sale, None)
        sale = change.sale(prepayment.sale)
        event = PrepaymentEvent.HELD if state is RailState.HELD else PrepaymentEvent.PAID
        held = replace(prepayment.on(event), authorised=amount)
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
            amount=amount.minor,
        )
        funded = replace(sale.on(SaleEvent.FUNDED), authorised=sale.authorised + amount)
        change.save(funded)
        started, sharing = 0, len(funded.choices)
        for index, choice in enumerate(funded.choices):
            started += self._outlets.start(
                change, funded, choice, sharing=sharing, waiting=sharing - index
            )
        for choice in funded.choices:
            if not any(one.outlet == choice.outlet for one in change.deliveries_of(sale.id)):
                self._outlets.free(choice.outlet, change)
                self.notices[sale.id] = Notice.OUTLET_FAILED
        if not started:
            self._finish(change, funded)

    def _too_late(self, change: Change, prepayment: Prepayment, view: RailView) -> None:
        """Take over money that must not be dispensed, and give it back."""
        event = PrepaymentEvent.HELD if view.state is RailState.HELD else PrepaymentEvent.PAID
        given_up = prepayment.on(PrepaymentEvent.GIVEN_UP)
        late = replace(given_up.on(event), authorised=view.held)
        purse = Account(AccountKind.PREPAYMENT, late.id)
        change.move(f"{late.id}:authorised", Account(AccountKind.RAIL, late.rail), purse, view.held)
        change.note(
            Relevance.PAYMENT,
            "payment-too-late",
            prepayment=late.id,
            sale=late.sale,
            amount=view.held.minor,
        )
        self.notices[late.sale] = Notice.PAID_TOO_LATE
        change.save(late.on(PrepaymentEvent.VOIDED))
        self._begin_intent(change, late, Verb.VOID, view.held)

    def _give_up(self, change: Change, prepayment: Prepayment) -> None:
        if prepayment.state in FINAL | FUNDED:
            return
        was_named = bool(prepayment.reference)
        given_up = prepayment.on(PrepaymentEvent.GIVEN_UP)
        change.save(given_up)
        self._polls.pop(prepayment.id, None)
        if given_up.state is PrepaymentState.EXPIRING and was_named:
            self._begin_intent(change, given_up, Verb.EXPIRE, prepayment.asked)

    def _finish(self, change: Change, sale: Sale) -> None:
        """All meters are final: split the cost over the payers, first in first used."""
        deliveries = change.deliveries_of(sale.id)
        cost = Money(sum(one.charge.minor for one in deliveries))
        pool = Account(AccountKind.SALE, sale.id)
        rest, captured = cost, NOTHING
        for prepayment in change.prepayments_of(sale.id):
            if prepayment.state not in FUNDED:
                continue
            share = min(rest, prepayment.authorised)
            rest -= share
            purse = Account(AccountKind.PREPAYMENT, prepayment.id)
            back = prepayment.authorised - share
            change.move(f"{prepayment.id}:unspent", pool, purse, back)
            captured += self._settle_prepayment(change, prepayment, share, purse)
        receipt = change.receipt() if captured and not sale.override_by else None
        done = replace(
            sale.on(SaleEvent.FINISHED),
            captured=captured,
            released=sale.authorised - captured,
            receipt=receipt,
            ended_ms=change.now.utc_ms,
        )
        change.save(done)
        change.note(
            Relevance.PAYMENT,
            "sale-finished",
            sale=sale.id,
            authorised=done.authorised.minor,
            captured=captured.minor,
            released=done.released.minor,
            receipt=receipt or 0,
            deliveries=[_line(one) for one in deliveries],
        )
        self._clear(change, done)

    def _settle_prepayment(
        self, change: Change, prepayment: Prepayment, share: Money, purse: Account
    ) -> Money:
        """Ask the rail for its part of a finished sale; return what it will really take."""
        if prepayment.rail == OPERATOR:
            settling = prepayment.on(PrepaymentEvent.CAPTURING)
            self._release(change, settling, PrepaymentEvent.CONFIRMED, share)
            return share
        rail = self._rails.get(prepayment.rail)
        least = rail.min_charge if rail is not None else NOTHING
        if share and share >= least:
            settling = replace(prepayment.on(PrepaymentEvent.CAPTURING), captured=share)
            change.save(settling)
            self._begin_intent(change, settling, Verb.CAPTURE, share)
            return share
        # Too little for the rail to take: the customer keeps it, the operator writes it off.
        change.move(f"{prepayment.id}:written-off", Account(AccountKind.WRITTEN_OFF), purse, share)
        voiding = prepayment.on(PrepaymentEvent.VOIDED)
        change.save(voiding)
        self._begin_intent(change, voiding, Verb.VOID, prepayment.authorised)
        return NOTHING

    def _release(
        self, change: Change, prepayment: Prepayment, event: PrepaymentEvent, captured: Money
    ) -> None:
        """The rail has confirmed: what was not captured is the payer's again."""
        settled = replace(prepayment.on(event), captured=captured)
        change.save(settled)
        back = settled.authorised - captured
        target = (
            Account(AccountKind.BUDGET, change.sale(settled.sale).override_by)
            if settled.rail == OPERATOR
            else Account(AccountKind.RELEASED, settled.rail)
        )
        purse = Account(AccountKind.PREPAYMENT, settled.id)
        change.move(f"{settled.id}:released", purse, target, back)
        change.note(
            Relevance.PAYMENT,
            "payment-settled",
            prepayment=settled.id,
            sale=settled.sale,
            captured=captured.minor,
            released=back.minor,
        )
        sale = change.sale(settled.sale)
        if sale.state is SaleState.SETTLING:
            self._clear(change, sale)

    def _clear(self, change: Change, sale: Sale) -> None:
        """Close a sale once every rail has confirmed."""
        if all(one.state in FINAL for one in change.prepayments_of(sale.id)):
            change.save(sale.on(SaleEvent.CLEARED))

    # --- Intents ----------------------------------------------------------------------------

    def _begin_intent(
        self, change: Change, prepayment: Prepayment, verb: Verb, amount: Money
    ) -> None:
        sale = change.sale(prepayment.sale)
        intent = Intent(
            prepayment=prepayment.id,
            rail=prepayment.rail,
            verb=verb,
            amount=amount,
            created_ms=change.now.utc_ms,
            expires_ms=change.now.utc_ms + SESSION_SPARE_MS + self._site.limits.pay_ms,
            reference=prepayment.reference,
            code=prepayment.code,
            description=self._describe(sale),
        )
        change.save(intent)
        self._note_asked(change, intent)
        self._pending[intent.key] = _Pending()
        change.ask(CarryOut(intent))

    def _tries(self, key: str) -> int:
        pending = self._pending.get(key)
        return 0 if pending is None else pending.tries

    def _ask_anew(self, change: Change, intent: Intent, *, tries: int) -> None:
        """Ask for the same once more under another key: the rail has an answer for this one."""
        anew = replace(intent, number=intent.number + 1)
        self._pending.pop(intent.key, None)
        change.save(replace(intent, is_done=True))
        change.save(anew)
        self._note_asked(change, anew)
        self._try_again(change, anew, tries=tries)

    def _ask_rail(self, change: Change, prepayment: Prepayment) -> None:
        self._polls[prepayment.id] = None
        change.ask(ReadRail(prepayment.id, prepayment.rail, prepayment.reference))

    def _try_again(self, change: Change, intent: Intent, *, tries: int) -> None:
        """Ask with the same intent again, ever more slowly and never all at once."""
        wait_ms = min(ASK_FIRST_MS << min(tries - 1, 10), ASK_LAST_MS)
        wait_ms += self._ids.pick(wait_ms // 4 + 1)
        self._pending[intent.key] = _Pending(tries, change.now.mono_ms + wait_ms)
        prepayment = change.prepayment(intent.prepayment)
        if tries >= STUCK_AFTER and intent.verb in {Verb.CAPTURE, Verb.VOID, Verb.REFUND}:
            stuck = prepayment.on(PrepaymentEvent.STUCK)
            if stuck != prepayment:
                change.save(stuck)
                change.note(
                    Relevance.PAYMENT,
                    "payment-stuck",
                    prepayment=prepayment.id,
                    verb=str(intent.verb),
                )

    # --- Small parts ------------------------------------------------------------------------

    def _note_asked(self, change: Change, intent: Intent) -> None:
        change.note(
            Relevance.PAYMENT,
            "rail-asked",
            prepayment=intent.prepayment,
            verb=str(intent.verb),
            amount=intent.amount.minor,
            key=intent.key,
        )

    def _sale(
        self,
        change: Change,
        outlets: tuple[OutletId, ...],
        preset_by: PresetBy,
        amount: Money,
        wanted: Quantity | None,
    ) -> Sale:
        sale = Sale(
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
        for outlet in outlets:
            self._outlets.reserve(outlet, sale.id, change)
        return sale

    def _runs(self, change: Change, sale: Sale) -> bool:
        return any(one.is_open for one in change.deliveries_of(sale.id))

    def _is_ours(self, view: RailView, prepayment: Prepayment) -> bool:
        return view.prepayment == prepayment.id and view.currency == self._site.currency.code

    def _describe(self, sale: Sale) -> str:
        """Return what the payer's bank may show: place, kiosk, outlets."""
        numbers = ", ".join(str(one.outlet) for one in sale.choices)
        return f"{self._site.name} {self._site.kiosk} - {numbers}"


def _line(delivery: Delivery) -> Body:
    return {
        "delivery": delivery.id,
        "outlet": delivery.outlet,
        "quantity": delivery.delivered.base,
        "charge": delivery.charge.minor,
    }
