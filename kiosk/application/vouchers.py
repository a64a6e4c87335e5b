"""Vouchers in the books: given out, found by their code, voided, and ended when their time is over.

A voucher is an account. What is taken from one is found and reserved in the same transaction that
funds the sale, and the books refuse whatever would take more than is left.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kiosk.application.state import Change
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.journal import Relevance
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.voucher import (
    NEVER,
    PAID_BACK,
    Voucher,
    VoucherKey,
    VoucherKind,
    VoucherState,
    code_in,
    drawn,
    grouped,
    number_in,
)
from kiosk.ports import Ids, OtherVoucherKey, Setting, Store

KEY = "voucher-key"
"""The setting that names the key of the vouchers: with another one none of them is found."""
EXPIRE_MS = 60_000
"""How often vouchers are looked for whose time is over."""
AT_ONCE = 500
"""So many vouchers are issued or voided in one transaction: it is over before anybody waits."""

_LAPSED = {
    VoucherState.EXPIRED: Account(AccountKind.LAPSED, "expired"),
    VoucherState.VOID: Account(AccountKind.LAPSED, "void"),
}


class Vouchers:
    """All vouchers of one kiosk. Their codes go through here and stay nowhere."""

    def __init__(self, store: Store, key: VoucherKey, ids: Ids) -> None:
        """Know the books, the key that codes are found with, and where chance comes from."""
        self._store = store
        self._key = key
        self._ids = ids
        self._looked_ms: int | None = None

    def check_key(self, settings: Mapping[str, str]) -> None:
        """Raise OtherVoucherKey where the vouchers in the books were made with another key."""
        named = settings.get(KEY)
        if named and named != self._key.name:
            raise OtherVoucherKey(
                "the vouchers in this database were made with another key: put the file with it "
                "back beside the database, or, where it is lost, give it up with "
                "`kiosk voucher new-key`, which voids them all"
            )

    # --- Finding ----------------------------------------------------------------------------

    def found(self, typed: str, utc_ms: int) -> Voucher | None:
        """Return the voucher that somebody may spend with what they typed; None where none is.

        Unknown, void, expired and mistyped are all the same to whoever guesses.
        """
        voucher = self.known(typed)
        return voucher if voucher is not None and voucher.is_good(utc_ms) else None

    def known(self, typed: str) -> Voucher | None:
        """Return the voucher with that code, good or not; None where there is none."""
        code = code_in(typed)
        if code is None:
            return None
        mark = self._key.mark(code)
        voucher = self._store.voucher_of(mark)
        is_it = voucher is not None and hmac.compare_digest(voucher.mark, mark)
        return voucher if is_it else None

    def rest_of(self, prepayment: Prepayment) -> Voucher | None:
        """Return the voucher that keeps the rest of a payer; None where there is none."""
        return self.known(self._key.rest_code(prepayment.id, prepayment.code))

    def numbered(self, typed: str) -> Voucher | None:
        """Return the voucher with the serial that somebody typed; None where there is none."""
        number = number_in(typed)
        return None if number is None else self._store.voucher(number)

    def range(self, first: int, last: int) -> tuple[Voucher, ...]:
        """Return the vouchers numbered from `first` to `last`, in their order."""
        return self._store.vouchers(first, last)

    def knows_any(self, marks: Sequence[str]) -> bool:
        """Whether one of `marks` is of a voucher already."""
        return any(self._store.voucher_of(mark) is not None for mark in marks)

    def left(self, voucher: Voucher) -> Money:
        """Return what is left of a voucher, whether or not it may be spent."""
        return Money(self._store.balance(voucher.account).available)

    # --- Giving out -------------------------------------------------------------------------

    def keep_rest(self, change: Change, prepayment: Prepayment, source: Account) -> Voucher:
        """Move the rest that a rail can't give back from `source` to a voucher of its payer."""
        code = self._key.rest_code(prepayment.id, prepayment.code)
        rest = prepayment.carried
        voucher = self._new(change, code, rest, VoucherKind.REST, batch=prepayment.sale)
        change.move(f"{prepayment.id}:voucher", source, voucher.account, rest)
        change.note(
            Relevance.PAYMENT,
            "voucher-kept",
            voucher=voucher.serial,
            prepayment=prepayment.id,
            rail=prepayment.rail,
            source=str(source.kind),
            value=rest.minor,
        )
        return voucher

    def sell(self, change: Change, value: Money, *, by: str) -> tuple[Voucher, str]:
        """Give a voucher out against cash; return it with its code, which nothing else knows."""
        code = drawn(self._ids.code)
        voucher = self._new(change, code, value, VoucherKind.SOLD, by=by)
        cash = Account(AccountKind.CASH, by)
        change.move(f"{voucher.serial}:sold", cash, voucher.account, value)
        change.note(
            Relevance.ATTENDANT, "voucher-sold", voucher=voucher.serial, value=value.minor, by=by
        )
        return voucher, grouped(code)

    def give(self, change: Change, value: Money, *, batch: str, by: str) -> tuple[Voucher, str]:
        """Give a voucher to a customer whose money can't go back otherwise; return its code too.

        Where its value comes from is booked by whoever asks.
        """
        code = drawn(self._ids.code)
        voucher = self._new(change, code, value, VoucherKind.REST, batch=batch, by=by)
        return voucher, grouped(code)

    def issue(
        self,
        change: Change,
        marks: Sequence[str],
        value: Money,
        *,
        batch: str,
        by: str,
        expires_ms: int = NEVER,
    ) -> tuple[Voucher, ...]:
        """Give out a voucher for each of `marks`, the keyed hashes of codes that others know."""
        source = Account(AccountKind.ISSUED, batch)
        issued = []
        for mark in marks:
            voucher = self._save(
                change, mark, value, VoucherKind.BATCH, batch=batch, by=by, expires_ms=expires_ms
            )
            change.move(f"{voucher.serial}:issued", source, voucher.account, value)
            issued.append(voucher)
        change.note(
            Relevance.ATTENDANT,
            "vouchers-issued",
            batch=batch,
            first=issued[0].serial,
            last=issued[-1].serial,
            count=len(issued),
            value=value.minor,
            expires_ms=expires_ms,
            by=by,
        )
        return tuple(issued)

    # --- Ending -----------------------------------------------------------------------------

    def void(
        self, change: Change, vouchers: Sequence[Voucher], *, by: str, reason: str
    ) -> tuple[Voucher, ...]:
        """Take live vouchers out of use, with all that is left of them; return those.

        What of them is in a sale is used on; what comes back from there is void as well.
        """
        live = tuple(one for one in vouchers if one.state is VoucherState.LIVE)
        is_paid = reason == PAID_BACK
        taken = NOTHING
        for one in live:
            home = Account(AccountKind.CASH, by) if is_paid else _LAPSED[VoucherState.VOID]
            taken += self._end(change, one, VoucherState.VOID, home)
        if live:
            change.note(
                Relevance.ATTENDANT,
                "vouchers-voided",
                first=live[0].serial,
                last=live[-1].serial,
                count=len(live),
                amount=taken.minor,
                by=by,
                reason=reason,
            )
        return live

    def tick(self, change: Change) -> None:
        """End the vouchers whose time is over."""
        now_ms = change.now.mono_ms
        if self._looked_ms is not None and now_ms - self._looked_ms < EXPIRE_MS:
            return
        self._looked_ms = now_ms
        due = self._store.vouchers_expired(change.now.utc_ms)[:AT_ONCE]
        for one in due:
            home = _LAPSED[VoucherState.EXPIRED]
            amount = self._end(change, one, VoucherState.EXPIRED, home)
            change.note(
                Relevance.PAYMENT, "voucher-expired", voucher=one.serial, amount=amount.minor
            )
        if len(due) == AT_ONCE:
            self._looked_ms = None  # There may be more: the next tick has its share.

    def repair(self) -> None:
        """After a change that could not be made: look again for what has expired."""
        self._looked_ms = None

    def home(self, serial: str) -> Account:
        """Return where what a sale did not use of a voucher goes back to."""
        voucher = self.numbered(serial)
        if voucher is None or voucher.state is VoucherState.LIVE:
            return Account(AccountKind.VOUCHER, serial)
        return _LAPSED[voucher.state]

    # --- Small parts ------------------------------------------------------------------------

    def _end(self, change: Change, voucher: Voucher, state: VoucherState, home: Account) -> Money:
        left = self.left(voucher)
        change.save(replace(voucher, state=state))
        change.move(f"{voucher.serial}:{state}", voucher.account, home, left)
        return left

    def _new(
        self,
        change: Change,
        code: str,
        value: Money,
        kind: VoucherKind,
        *,
        batch: str = "",
        by: str = "",
    ) -> Voucher:
        mark = self._key.mark(code)
        return self._save(change, mark, value, kind, batch=batch, by=by, expires_ms=NEVER)

    def _save(
        self,
        change: Change,
        mark: str,
        value: Money,
        kind: VoucherKind,
        *,
        batch: str,
        by: str,
        expires_ms: int,
    ) -> Voucher:
        voucher = Voucher(
            number=change.next_number(),
            mark=mark,
            value=value,
            kind=kind,
            created_ms=change.now.utc_ms,
            expires_ms=expires_ms,
            batch=batch,
            by=by,
        )
        change.save(voucher)
        if not change.setting(KEY):
            change.save(Setting(KEY, self._key.name))
        return voucher
