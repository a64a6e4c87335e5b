"""Ends a sale in money: who bears what, what goes back to whom, and on which way.

Each payer's rest goes back to that payer. A rail that holds releases it, one that has taken the
money refunds it; where a rail can do neither, all is taken and the rest becomes a voucher.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.application.outbox import Outbox
from kiosk.application.outlets import Outlets
from kiosk.application.state import Change, Watched
from kiosk.application.vouchers import Vouchers
from kiosk.application.ways import Ways
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.delivery import Delivery
from kiosk.domain.intent import Verb
from kiosk.domain.journal import Body, Relevance
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.payers import shares
from kiosk.domain.prepayment import (
    FINAL,
    FUNDED,
    Prepayment,
    PrepaymentEvent,
    PrepaymentState,
)
from kiosk.domain.receipt import sale_facts, without_cards
from kiosk.domain.sale import Sale, SaleEvent, SaleState
from kiosk.domain.site import Site
from kiosk.domain.suggestion import KEPT
from kiosk.domain.voucher import Voucher
from kiosk.ports import Setting

OPERATOR = "operator"
"""The rail of an attendant's override: the operator's own money, no provider behind it."""
TEST = "test"
"""The rail of what a technician authorises for tests: the operator's own money as well."""
VOUCHER = "voucher"
"""The rail of what is paid with a voucher: `reference` is its serial."""
FILLS = "fills:"
"""What the setting begins with that keeps the latest fills of a product, in minor units."""


class Settlement:
    """The end of sales."""

    def __init__(
        self,
        site: Site,
        watched: Mapping[OutletId, Watched],
        outlets: Outlets,
        ways: Ways,
        outbox: Outbox,
        vouchers: Vouchers,
        software: str = "",
    ) -> None:
        """Know the place, its ways to pay, whom to tell, where a rest is kept, and our own name."""
        self._vouchers = vouchers
        self._site = site
        self._watched = watched
        self._outlets = outlets
        self._ways = ways
        self._outbox = outbox
        self._software = software

    def finish(self, change: Change, sale: Sale) -> None:
        """End a sale whose meters are all final: split its cost, and ask each rail for its part.

        Who has begun to pay and has not paid is too late from here on.
        """
        for choice in sale.choices:
            self.let_go(change, choice.outlet, sale)
        self.close_pages(change, sale)
        deliveries = change.deliveries_of(sale.id)
        payers = funded(change, sale)
        cost = Money(sum(one.charge.minor + one.fee.minor for one in deliveries))
        parts = shares(cost, [one.authorised for one in payers], self._site.split)
        borne = [
            self._settle(change, payer, part) for payer, part in zip(payers, parts, strict=True)
        ]
        captured = Money(sum(one.minor for one in borne))
        receipt = change.receipt() if captured and not sale.override_by else None
        done = replace(
            sale.on(SaleEvent.FINISHED),
            captured=captured,
            released=sale.authorised - captured,
            receipt=receipt,
            ended_ms=change.now.utc_ms,
            resumes=False,
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
            record=sale_facts(self._site, done, self._software, change.now.sync),
            deliveries=[self._line(one) for one in deliveries],
            payers=[
                {
                    "prepayment": payer.id,
                    "rail": payer.rail,
                    "reference": without_cards(payer.reference),
                    "authorised": payer.authorised.minor,
                    "captured": part.minor,
                    "returned": (payer.authorised - part).minor,
                    "carried": change.prepayment(payer.id).carried.minor,
                    "written_off": (share - part).minor,
                }
                for payer, share, part in zip(payers, parts, borne, strict=True)
            ],
        )
        if not sale.override_by:
            self._remember_fills(change, deliveries)
        self.clear(change, done)

    def close_pages(self, change: Change, sale: Sale) -> None:
        """Let nobody pay for `sale` any more who has not yet; what comes all the same goes back."""
        for prepayment in change.prepayments_of(sale.id):
            self._outbox.give_up(change, prepayment)

    def let_go(self, change: Change, outlet: OutletId, sale: Sale) -> None:
        """Let others have an outlet that was kept for `sale`; harmless where it was not."""
        watch = self._watched.get(outlet)
        if watch is not None and watch.sale == sale.id and not watch.delivery:
            self._outlets.free(outlet, change)

    def confirmed(
        self, change: Change, prepayment: Prepayment, captured: Money, *, by: str = ""
    ) -> None:
        """Book what a rail has confirmed: what was not captured is the payer's again.

        In cash it comes out of the drawer of the attendant who is named in `by`.
        """
        settled = replace(prepayment.on(PrepaymentEvent.CONFIRMED), captured=captured)
        change.save(settled)
        back = settled.authorised - captured
        purse = Account(AccountKind.PREPAYMENT, settled.id)
        home = Account(AccountKind.CASH, by) if by else self._home(change, settled)
        change.move(f"{settled.id}:released", purse, home, back)
        if settled.carried:
            self._vouchers.keep_rest(change, settled, purse)
        change.note(
            Relevance.PAYMENT,
            "payment-settled",
            prepayment=settled.id,
            sale=settled.sale,
            rail=settled.rail,
            home=str(home.kind),
            captured=captured.minor,
            released=back.minor,
            carried=settled.carried.minor,
        )
        self.clear(change, change.sale(settled.sale))

    def give_voucher(
        self, change: Change, prepayment: Prepayment, most: Money | None = None
    ) -> Voucher | None:
        """Keep as a voucher what a rail does not give back to a payer; None where nothing is owed.

        For one that is stuck, and for one whose refund failed after it had been confirmed. The
        rail is asked nothing more; whoever decides this has looked there, for what it gives back
        all the same is given twice. Once for each payer, however often it is called. Where only a
        part of it came back, that is the `most` that is given.
        """
        purse = Account(AccountKind.PREPAYMENT, prepayment.id)
        released = Account(AccountKind.RELEASED, prepayment.rail)
        match prepayment.state:
            case _ if prepayment.rail in {OPERATOR, TEST, VOUCHER}:
                return None
            case _ if self._ways.is_cash(prepayment.rail):
                return None  # Whatever was handed back is out of the drawer.
            case PrepaymentState.STUCK_SETTLING:
                used, source = prepayment.captured - prepayment.carried, purse
            case PrepaymentState.STUCK_VOIDING:
                used, source = NOTHING, purse
            case PrepaymentState.SETTLED | PrepaymentState.VOIDED if not prepayment.carried:
                used, source = prepayment.captured, released
            case _:
                return None
        rest = prepayment.authorised - used
        rest = rest if most is None else min(rest, most)
        if not rest:
            return None
        self._outbox.drop(change, prepayment)
        kept = replace(
            prepayment.on(PrepaymentEvent.CONFIRMED),
            captured=used + rest,
            carried=rest,
        )
        change.save(kept)
        voucher = self._vouchers.keep_rest(change, kept, source)
        if change.knows_sale(kept.sale):
            self.clear(change, change.sale(kept.sale))
        return voucher

    def can_give_back(self, prepayment: Prepayment, *, is_held: bool) -> bool:
        """Whether its rail lets go of money that has come: what `is_held` alone, or by a refund."""
        traits = self._ways.traits(prepayment.rail)
        return traits is None or is_held or traits.can_refund_part

    def keep(self, change: Change, prepayment: Prepayment, share: Money) -> None:
        """Take all of a payment whose rail gives nothing back: but for `share` it is the payer's.

        It waits for them behind a code, be there ever so little to take.
        """
        settling = replace(
            prepayment.on(PrepaymentEvent.CAPTURING),
            captured=prepayment.authorised,
            carried=prepayment.authorised - share,
        )
        change.save(settling)
        self._outbox.ask(change, settling, Verb.CAPTURE, settling.captured)

    def lost(self, change: Change, prepayment: Prepayment) -> None:
        """Book what a rail had let go before it was asked for it: the operator bears its part.

        What the sale came to, and its receipt, stay as they are.
        """
        share = prepayment.captured - prepayment.carried
        gone = replace(prepayment.on(PrepaymentEvent.LAPSED), captured=NOTHING, carried=NOTHING)
        change.save(gone)
        purse, home = Account(AccountKind.PREPAYMENT, gone.id), self._home(change, gone)
        change.move(f"{gone.id}:lost", Account(AccountKind.WRITTEN_OFF), purse, share)
        change.move(f"{gone.id}:released", purse, home, gone.authorised)
        told: Body = {"prepayment": gone.id, "sale": gone.sale, "lost": share.minor}
        change.note(Relevance.PAYMENT, "payment-lost", **told)
        change.note(
            Relevance.PAYMENT,
            "payment-settled",
            **told,
            rail=gone.rail,
            home=str(home.kind),
            captured=0,
            released=gone.authorised.minor,
            carried=0,
        )
        self.clear(change, change.sale(gone.sale))

    # --- Cash ---------------------------------------------------------------------------------

    def due(self, change: Change, prepayment: Prepayment) -> Money:
        """Return the rest of a cash sale that nobody has handed back yet; nothing for all else.

        Where money was taken and no rail is being asked for it, it lies in the drawer.
        """
        if prepayment.state is not PrepaymentState.SETTLING:
            return NOTHING
        if any(one.prepayment == prepayment.id for one in change.open_intents()):
            return NOTHING
        return prepayment.authorised - prepayment.captured

    def due_left_ms(self, change: Change, prepayment: Prepayment) -> int:
        """Return how much longer the rest of a cash sale may be handed back."""
        since_ms = change.sale(prepayment.sale).ended_ms or 0
        return since_ms + self._site.limits.hand_back_ms - change.now.utc_ms

    def tick(self, change: Change) -> None:
        """Let what nobody has handed back in time wait behind a code."""
        for one in change.prepayments_in(frozenset({PrepaymentState.SETTLING})):
            if not self.due(change, one):
                continue
            left_ms = self.due_left_ms(change, one)
            is_over = not 0 < left_ms <= self._site.limits.hand_back_ms
            if is_over or not self._ways.is_cash(one.rail):
                all_of_it = one.authorised
                self.confirmed(change, replace(one, carried=all_of_it - one.captured), all_of_it)

    # --- The end ------------------------------------------------------------------------------

    def clear(self, change: Change, sale: Sale) -> None:
        """Close a sale that has ended, once every rail has confirmed."""
        if sale.state is SaleState.SETTLING and all(
            one.state in FINAL for one in change.prepayments_of(sale.id)
        ):
            change.save(sale.on(SaleEvent.CLEARED))

    # --- Small parts ------------------------------------------------------------------------

    def _settle(self, change: Change, prepayment: Prepayment, share: Money) -> Money:
        """Ask a rail for its part of a finished sale; return what its payer really bears."""
        purse = Account(AccountKind.PREPAYMENT, prepayment.id)
        pool = Account(AccountKind.SALE, prepayment.sale)
        rest = prepayment.authorised - share
        change.move(f"{prepayment.id}:unspent", pool, purse, rest)
        if prepayment.rail in {OPERATOR, TEST, VOUCHER}:
            self.confirmed(change, prepayment.on(PrepaymentEvent.CAPTURING), share)
            return share
        if self._ways.is_cash(prepayment.rail):
            settling = replace(prepayment.on(PrepaymentEvent.CAPTURING), captured=share)
            change.save(settling)
            if not rest:
                self.confirmed(change, settling, share)
            return share
        traits = self._ways.traits(prepayment.rail)
        least = traits.min_charge if traits is not None else NOTHING
        is_held = prepayment.state is PrepaymentState.AUTHORISED
        if not self.can_give_back(prepayment, is_held=is_held):
            self.keep(change, prepayment, share)
            return share
        if share and share >= least:
            settling = replace(prepayment.on(PrepaymentEvent.CAPTURING), captured=share)
            change.save(settling)
            self._outbox.ask(change, settling, Verb.CAPTURE, share)
            return share
        # Too little for the rail to take: the customer keeps it, the operator writes it off.
        change.move(f"{prepayment.id}:written-off", Account(AccountKind.WRITTEN_OFF), purse, share)
        voiding = prepayment.on(PrepaymentEvent.VOIDED)
        change.save(voiding)
        self._outbox.ask(change, voiding, Verb.VOID, prepayment.authorised)
        return NOTHING

    def _home(self, change: Change, prepayment: Prepayment) -> Account:
        """Return where a payer's rest goes back to."""
        if prepayment.rail == OPERATOR:
            return Account(AccountKind.BUDGET, change.sale(prepayment.sale).override_by)
        if prepayment.rail == TEST:
            return Account(AccountKind.TEST, change.sale(prepayment.sale).override_by)
        if prepayment.rail == VOUCHER:
            return self._vouchers.home(prepayment.reference)
        return Account(AccountKind.RELEASED, prepayment.rail)

    def _line(self, delivery: Delivery) -> Body:
        """Return what was bought in `delivery`, with all that a day's report says of it."""
        product = self._site.products.get(delivery.product)
        return {
            "delivery": delivery.id,
            "outlet": delivery.outlet,
            "product": delivery.product,
            "unit": str(delivery.opening.dimension),
            "quantity": delivery.delivered.base,
            "price_e4": delivery.tariff.price_e4,
            "charge": delivery.charge.minor,
            "fee": delivery.fee.minor,
            "vat": 0 if product is None else product.vat_permille,
        }

    def _remember_fills(self, change: Change, deliveries: list[Delivery]) -> None:
        """Keep what was taken of each product: the next customer is offered about as much."""
        taken: dict[str, int] = {}
        for one in deliveries:
            taken[one.product] = taken.get(one.product, 0) + one.charge.minor
        for product, minor in taken.items():
            if minor:
                latest = [*fills(change, product), Money(minor)][-KEPT:]
                kept = ",".join(str(one.minor) for one in latest)
                change.save(Setting(FILLS + product, kept))


def funded(change: Change, sale: Sale) -> list[Prepayment]:
    """Return the payers of `sale` whose money may be spent, in the order in which they paid."""
    payers = [one for one in change.prepayments_of(sale.id) if one.state in FUNDED]
    return sorted(payers, key=lambda one: one.order)


def fills(view: Change, product: str) -> list[Money]:
    """Return what customers took of a product lately, the latest last."""
    kept = view.setting(FILLS + product)
    return [Money(int(minor)) for minor in kept.split(",") if minor]
