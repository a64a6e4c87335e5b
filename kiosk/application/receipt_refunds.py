"""Gives money of a finished sale back, because an attendant says so (AT-02, ATT-09).

A receipt is refunded once, all of it or a part, in the way in which it was paid: by the rail, out
of the drawer, onto the voucher. Where a rail gives nothing back, as a new voucher. Much, or often,
needs a second person: it waits until another attendant agrees.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kiosk.api.snapshot import Notice
from kiosk.application.outbox import STUCK_AFTER, Outbox
from kiosk.application.refunds import Refunds
from kiosk.application.settlement import OPERATOR, TEST, VOUCHER
from kiosk.application.state import Change
from kiosk.application.vouchers import Vouchers
from kiosk.application.ways import Ways
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.intent import Intent
from kiosk.domain.journal import Relevance
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.payers import Split, shares
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.receipt import GIVEN
from kiosk.domain.receipt_refund import Part, ReceiptRefund
from kiosk.domain.sale import Sale, SaleState
from kiosk.domain.site import Limits
from kiosk.ports import RailState, RailView, Setting, Store

KEPT = "receipt-refund:"
"""What the settings begin with that keep one each, by its sale, until all of it has gone back."""
LOSS = Account(AccountKind.WRITTEN_OFF, "refunded")
"""Who bears what is given back: the operator."""
_MOVED = frozenset({RailState.PAID, RailState.CAPTURED, RailState.RELEASED})


@dataclass(frozen=True, slots=True)
class Given:
    """What has come of a wish to give money back."""

    notice: Notice = Notice.NONE
    voucher: int = 0
    """The number of the voucher that a part became; 0 for none."""
    code: str = ""
    """Its code, which nothing else knows."""


class ReceiptRefunds:
    """The refunds of receipts that have not come to an end."""

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        ways: Ways,
        vouchers: Vouchers,
        refunds: Refunds,
        limits: Limits,
    ) -> None:
        """Know past sales, how rails are asked and what they can do, and what needs two."""
        self._store = store
        self._outbox = outbox
        self._ways = ways
        self._vouchers = vouchers
        self._refunds = refunds
        self._limits = limits

    # --- Looking ----------------------------------------------------------------------------

    def refundable(self, view: Change, sale: Sale) -> Money:
        """Return how much of a receipt may be given back; nothing where some of it was already."""
        if sale.state is not SaleState.SETTLED or self._is_begun(view, sale.id):
            return NOTHING
        return Money(sum(_borne(one).minor for one in self._payers(sale.id)))

    def waiting(self, view: Change) -> tuple[ReceiptRefund, ...]:
        """Return those that wait for a second person."""
        return tuple(one for one in _all(view).values() if not one.parts)

    def failing(self, view: Change) -> tuple[tuple[ReceiptRefund, Part], ...]:
        """Return the parts that a rail has refused, or has not answered for long."""
        return tuple(
            (refund, part)
            for refund in _all(view).values()
            for part in refund.parts
            if part.is_refused or self._is_stuck(view, part)
        )

    def refused(self, view: Change) -> tuple[Part, ...]:
        """Return the parts to which a rail has said no."""
        return tuple(part for _, part in self.failing(view) if part.is_refused)

    def find(self, view: Change, key: str) -> Part | None:
        """Return the part of a prepayment that does not go back; None where there is none."""
        return next((part for _, part in self.failing(view) if part.prepayment == key), None)

    def payer(self, view: Change, key: str) -> Prepayment:
        """Return the payer of a part that does not go back; KeyError where there is none."""
        found = self._open(view, key)
        if found is None:
            raise KeyError(key)
        return found[2]

    # --- What attendants do -----------------------------------------------------------------

    def ask(
        self, change: Change, sale: Sale, minor: int, reason: str, *, by: str, is_alone: bool
    ) -> Given:
        """Give `minor` of a receipt back, or have it wait for a second person.

        `is_alone` says whether its attendant may still do so without one, but for the amount.
        """
        most = self.refundable(change, sale)
        if not most:
            return Given(Notice.NOT_ALLOWED)
        if minor <= 0:
            return Given(Notice.TOO_LITTLE)
        if minor > most.minor:
            return Given(Notice.TOO_MUCH)
        if any(self._refunds.find(change, one.id) for one in self._payers(sale.id)):
            return Given(Notice.BUSY)  # Its rest is at the rail again: that comes first.
        refund = ReceiptRefund(
            sale=sale.id,
            receipt=sale.receipt or 0,
            words=sale.words,
            outlets=tuple(one.outlet for one in sale.choices),
            amount=Money(minor),
            reason=reason,
            by=by,
        )
        is_alone = is_alone and refund.amount <= self._limits.refund_max
        self._note(change, "refund-asked", refund, by, is_alone=is_alone)
        if is_alone:
            return self._give(change, refund, by)
        _keep(change, refund)
        return Given()

    def approve(self, change: Change, sale: str, *, by: str) -> Given:
        """Agree to what another attendant has asked for."""
        refund = _all(change).get(sale)
        if refund is None or refund.parts or refund.by == by:
            return Given(Notice.NOT_ALLOWED)
        refund = replace(refund, approved_by=by)
        self._note(change, "refund-approved", refund, by)
        return self._give(change, refund, by)

    def decline(self, change: Change, sale: str, *, by: str) -> Notice:
        """Drop what waits for a second person; who has asked for it may do so as well."""
        refund = _all(change).get(sale)
        if refund is None or refund.parts:
            return Notice.NOT_ALLOWED
        self._note(change, "refund-declined", refund, by)
        change.save(Setting(KEPT + sale, ""))
        return Notice.NONE

    def try_again(self, change: Change, part: Part) -> bool:
        """Ask a rail once more for a part that does not go back; whether that can be."""
        found = self._open(change, part.prepayment)
        if found is None or self._ways.traits(part.rail) is None:
            return False
        refund, part, payer = found
        if not part.is_refused:
            return self._outbox.hurry(change, payer)
        again = replace(part, number=part.number + 1, is_refused=False)
        _keep(change, refund.with_part(again))
        self._ask_rail(change, payer, again)
        return True

    def give_voucher(self, change: Change, part: Part, *, by: str) -> Given:
        """Give a voucher for a part to which its rail has said no."""
        found = self._open(change, part.prepayment)
        if found is None or not found[1].is_refused:
            return Given(Notice.NOT_ALLOWED)
        refund, part, payer = found
        self._end(change, refund, part)
        return self._as_voucher(change, refund, {payer.id: part}, by)

    # --- What rails say ---------------------------------------------------------------------

    def on_done(self, change: Change, intent: Intent, view: RailView, tries: int) -> None:
        """A rail has answered: book what went back, once."""
        found = self._open(change, intent.prepayment)
        if found is None:
            change.save(replace(intent, is_done=True))
            return
        refund, part, payer = found
        if not self._is_back(payer, part, view):
            self._outbox.try_again(change, intent, tries=tries + 1)
            return
        change.save(replace(intent, is_done=True))
        self._end(change, refund, part)
        self._book(change, refund, part, Account(AccountKind.RELEASED, part.rail), "")
        self._refunds.given(change, payer, part.amount, refund.outlets)

    def on_refused(self, change: Change, intent: Intent) -> None:
        """A rail has said no: an attendant decides what to do."""
        change.save(replace(intent, is_done=True))
        found = self._open(change, intent.prepayment)
        if found is not None:
            refund, part, _ = found
            _keep(change, refund.with_part(replace(part, is_refused=True)))

    # --- Small parts ------------------------------------------------------------------------

    def _give(self, change: Change, refund: ReceiptRefund, by: str) -> Given:
        payers = self._payers(refund.sale)
        room = [_borne(one) for one in payers]
        asked: list[Part] = []
        as_voucher: dict[str, Part] = {}
        for payer, amount in zip(payers, shares(refund.amount, room, Split.PRO_RATA), strict=True):
            if not amount:
                continue
            part = Part(payer.id, payer.rail, amount)
            traits, home = self._ways.traits(payer.rail), self._home(payer, by)
            if home is not None:
                self._book(change, refund, part, home, by)
            elif traits is not None and traits.can_refund_part:
                asked.append(part)
                self._ask_rail(change, payer, part)
            else:
                as_voucher[payer.id] = part
        refund = replace(refund, parts=tuple(asked))
        if asked:
            _keep(change, refund)
        else:
            change.save(Setting(KEPT + refund.sale, ""))
        return self._as_voucher(change, refund, as_voucher, by) if as_voucher else Given()

    def _home(self, payer: Prepayment, by: str) -> Account | None:
        """Return where money goes back to that no rail is asked for; None where one is, or none."""
        if self._ways.is_cash(payer.rail):
            return Account(AccountKind.CASH, by)
        if payer.rail != VOUCHER:
            return None
        home = self._vouchers.home(payer.reference)
        return home if home.kind is AccountKind.VOUCHER else None

    def _as_voucher(
        self, change: Change, refund: ReceiptRefund, parts: Mapping[str, Part], by: str
    ) -> Given:
        whole = Money(sum(one.amount.minor for one in parts.values()))
        voucher, code = self._vouchers.give(change, whole, batch=refund.sale, by=by)
        for part in parts.values():
            self._book(change, refund, part, voucher.account, by)
        return Given(voucher=voucher.number, code=code)

    def _book(
        self, change: Change, refund: ReceiptRefund, part: Part, home: Account, by: str
    ) -> None:
        change.move(f"{part.prepayment}:{GIVEN}", LOSS, home, part.amount)
        change.note(
            Relevance.PAYMENT,
            GIVEN,
            sale=refund.sale,
            receipt=refund.receipt,
            prepayment=part.prepayment,
            rail=part.rail,
            amount=part.amount.minor,
            home=str(home.kind),
            voucher=home.owner if home.kind is AccountKind.VOUCHER else "",
            reason=refund.reason,
            by=by or refund.by,
        )

    def _end(self, change: Change, refund: ReceiptRefund, part: Part) -> None:
        """Forget a part that is done, and the whole with the last of them."""
        rest = refund.without(part.prepayment)
        if rest.parts:
            _keep(change, rest)
        else:
            change.save(Setting(KEPT + rest.sale, ""))

    def _ask_rail(self, change: Change, payer: Prepayment, part: Part) -> None:
        self._outbox.ask_back(change, payer, part.amount, part.number)

    def _is_back(self, payer: Prepayment, part: Part, view: RailView) -> bool:
        if view.state not in _MOVED:
            return False
        left = view.held if view.state is RailState.PAID else view.captured
        return not view.shows_refunds or left <= payer.captured - part.amount

    def _open(self, view: Change, prepayment: str) -> tuple[ReceiptRefund, Part, Prepayment] | None:
        """Return what a payer is still to get back, of which refund; None where it is nothing."""
        for refund in _all(view).values():
            part = refund.part_of(prepayment)
            if part is not None:
                payers = self._store.prepayments(refund.sale)
                return refund, part, next(one for one in payers if one.id == prepayment)
        return None

    def _is_stuck(self, view: Change, part: Part) -> bool:
        """Whether a rail has not answered for long; its other business with a payer is not ours."""
        return any(
            self._outbox.tries(one.key) >= STUCK_AFTER
            for one in view.open_intents()
            if one.prepayment == part.prepayment and one.is_afterwards
        )

    def _payers(self, sale: str) -> list[Prepayment]:
        """Return the customers who have borne some of a sale, in the order in which they paid."""
        own = {OPERATOR, TEST}
        found = [one for one in self._store.prepayments(sale) if one.rail not in own]
        return sorted((one for one in found if _borne(one)), key=lambda one: one.order)

    def _is_begun(self, view: Change, sale: str) -> bool:
        is_given = any(one.kind == GIVEN for one in self._store.entries_of(sale))
        return is_given or sale in _all(view)

    @staticmethod
    def _note(change: Change, kind: str, refund: ReceiptRefund, by: str, **besides: bool) -> None:
        change.note(
            Relevance.ATTENDANT,
            kind,
            sale=refund.sale,
            receipt=refund.receipt,
            amount=refund.amount.minor,
            reason=refund.reason,
            asked_by=refund.by,
            by=by,
            **besides,
        )


def _borne(one: Prepayment) -> Money:
    """Return what a payer has really paid of their sale."""
    is_over = one.state is PrepaymentState.SETTLED
    return one.captured - one.carried if is_over else NOTHING


def _keep(change: Change, refund: ReceiptRefund) -> None:
    change.save(Setting(KEPT + refund.sale, refund.text))


def _all(view: Change) -> dict[str, ReceiptRefund]:
    return {
        key.removeprefix(KEPT): _named(text) for key, text in view.settings(KEPT).items() if text
    }


_named: Callable[[str], ReceiptRefund] = lru_cache(maxsize=256)(ReceiptRefund.named)
