"""A disk in memory behind the port of the store: it keeps its promises, and can be told to fail.

What was committed is durable at once, and nothing else is: a process that dies in the middle of a
commit finds all of the batch afterwards, or none of it. Torn files are not played here; the tests
of the real store are about them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kiosk.domain.books import Account, Balance, Transfer, TransferKind
from kiosk.domain.delivery import Delivery
from kiosk.domain.intent import Intent
from kiosk.domain.journal import GENESIS, Entry, chained
from kiosk.domain.prepayment import FINAL, Prepayment
from kiosk.domain.receipt import KINDS, number_in
from kiosk.domain.sale import Sale, SaleState
from kiosk.domain.voucher import Voucher, VoucherState
from kiosk.ports import Batch, Overdrawn, Remembered, Saved, StorageError

_Kept = TypeVar("_Kept", bound=Saved)

OVER = frozenset({SaleState.SETTLED, SaleState.CANCELLED})
NAMES = ("id", "key", "outlet", "name", "number")
"""By which of its fields a kept value is known: the first that it has."""


class Killed(Exception):
    """The process has died: nothing after this point has happened in it."""


def key_of(value: Saved) -> tuple[str, str]:
    """Return under what a value is kept: its kind, and its name within the kind."""
    kind = type(value).__name__
    for name in NAMES:
        if (own := getattr(value, name, None)) is not None:
            return kind, str(own)
    raise TypeError(f"nothing names a {kind}")


@dataclass
class Image:
    """What is on the disk."""

    saved: dict[tuple[str, str], Saved] = field(default_factory=dict)
    balances: dict[Account, Balance] = field(default_factory=dict)
    transfers: dict[str, Transfer] = field(default_factory=dict)
    resolved: set[str] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)

    def copy(self) -> Image:
        """Return the image as it is now."""
        return Image(
            dict(self.saved),
            dict(self.balances),
            dict(self.transfers),
            set(self.resolved),
            list(self.entries),
        )

    def all_of(self, kind: type[_Kept]) -> list[_Kept]:
        """Return everything of one kind that was ever kept."""
        return [value for value in self.saved.values() if isinstance(value, kind)]


class Disk:
    """A `Store`. Its image outlives every process."""

    def __init__(self) -> None:
        """Begin with an empty disk."""
        self.image = Image()
        self.broken: StorageError | None = None
        """Raised by every commit while it is set."""
        self.dies = ""
        """Where the next commit kills the process: `before` or `after` it; empty for nowhere."""
        self.on_commit: Callable[[Batch], None] | None = None
        """Told of every batch that was stored."""
        self.on_restore: Callable[[], None] | None = None
        """Told that an old image was put back."""
        self.refused: list[str] = []
        """What the books themselves had to refuse: the core should never have asked for it."""
        self.commits = 0

    def commit(self, batch: Batch) -> tuple[Entry, ...]:
        """Store `batch`, all or nothing."""
        if self.broken is not None:
            raise self.broken
        self._die_if("before")
        try:
            entries = self._store(batch)
        except StorageError as refusal:
            self.refused.append(str(refusal))
            raise
        self.commits += 1
        if self.on_commit is not None:
            self.on_commit(batch)
        self._die_if("after")
        return entries

    def load(self) -> Remembered:
        """Return what is not finished, with the whole sale that it belongs to; and the counters."""
        image = self.image
        by_kind: dict[str, list[Saved]] = {}
        for (kind, _), value in image.saved.items():
            by_kind.setdefault(kind, []).append(value)
        sales, prepayments = image.all_of(Sale), image.all_of(Prepayment)
        deliveries = image.all_of(Delivery)
        intents = [one for one in image.all_of(Intent) if not one.is_done]
        asked = {one.prepayment for one in intents}
        wanted = {one.id for one in sales if one.state not in OVER}
        wanted |= {one.sale for one in prepayments if one.state not in FINAL or one.id in asked}
        wanted |= {one.sale for one in deliveries if one.is_open}
        numbers: dict[str, int] = {}
        ids = [one.id for one in sales] + [one.id for one in prepayments]
        for one_id in ids + [one.id for one in deliveries]:
            letter, number = one_id.split("-")
            numbers[letter] = max(numbers.get(letter, 0), int(number))
        if vouchers := image.all_of(Voucher):
            numbers["V"] = max(one.number for one in vouchers)
        return _remembered(
            by_kind,
            sales=tuple(one for one in sales if one.id in wanted),
            prepayments=tuple(one for one in prepayments if one.sale in wanted),
            deliveries=tuple(one for one in deliveries if one.sale in wanted),
            intents=tuple(intents),
            receipts=max((one.receipt or 0 for one in sales), default=0),
            numbers=numbers,
        )

    def balance(self, account: Account) -> Balance:
        """Return what `account` holds."""
        return self.image.balances.get(account, Balance())

    def voucher(self, number: int) -> Voucher | None:
        """Return the voucher of that number."""
        return next(iter(self.vouchers(number, number)), None)

    def voucher_of(self, mark: str) -> Voucher | None:
        """Return the voucher whose code has the keyed hash `mark`."""
        found = (one for one in self.image.all_of(Voucher) if one.mark == mark)
        return next(found, None)

    def vouchers(self, first: int, last: int) -> tuple[Voucher, ...]:
        """Return the vouchers numbered from `first` to `last`, in their order."""
        found = [one for one in self.image.all_of(Voucher) if first <= one.number <= last]
        return tuple(sorted(found, key=lambda one: one.number))

    def vouchers_expired(self, utc_ms: int) -> tuple[Voucher, ...]:
        """Return the live vouchers whose time is over at `utc_ms`, in their order."""
        return tuple(
            one
            for one in self.vouchers(0, 2**63)
            if one.state is VoucherState.LIVE and one.has_expired(utc_ms)
        )

    def journal(self, after: int = 0) -> Iterator[Entry]:
        """Yield the entries after number `after`."""
        yield from self.image.entries[after:]

    def entries_of(self, sale: str) -> tuple[Entry, ...]:
        """Return the entries that the receipt of `sale` is read from."""
        return tuple(
            one
            for one in self.image.entries
            if one.kind in KINDS and json.loads(one.canonical)["body"].get("sale") == sale
        )

    def prepayments(self, sale: str) -> tuple[Prepayment, ...]:
        """Return the prepayments of `sale`, in the order of their ids."""
        found = [one for one in self.image.all_of(Prepayment) if one.sale == sale]
        return tuple(sorted(found, key=lambda one: one.id))

    def find_receipts(self, wanted: str, most: int) -> tuple[Sale, ...]:
        """Return the latest sales with a receipt of that number, or with those words."""
        number, words = number_in(wanted), " ".join(wanted.lower().split())
        found = [
            one
            for one in self.image.all_of(Sale)
            if one.receipt is not None
            and (not words or words == one.words or number == one.receipt)
        ]
        return tuple(sorted(found, key=lambda one: one.receipt or 0, reverse=True)[:most])

    def close(self) -> None:
        """Do nothing: there is no file."""

    # --- Inside ---------------------------------------------------------------------------------

    def _die_if(self, when: str) -> None:
        if self.dies == when:
            self.dies = ""
            raise Killed(f"{when} a commit")

    def _store(self, batch: Batch) -> tuple[Entry, ...]:
        image = self.image
        balances: dict[Account, Balance] = {}
        transfers: dict[str, Transfer] = {}
        resolved: set[str] = set()
        for one in batch.transfers:
            self._transfer(one, balances, transfers, resolved)
        image.balances |= balances
        image.transfers |= transfers
        image.resolved |= resolved
        for value in batch.saved:
            image.saved[key_of(value)] = value
        added = []
        for draft in batch.entries:
            before = image.entries[-1].hash if image.entries else GENESIS
            entry = chained(before, len(image.entries) + 1, draft)
            image.entries.append(entry)
            added.append(entry)
        return tuple(added)

    def _transfer(
        self,
        one: Transfer,
        balances: dict[Account, Balance],
        transfers: dict[str, Transfer],
        resolved: set[str],
    ) -> None:
        """Add a transfer to the changes; StorageError where the books forbid it."""
        image = self.image
        known = transfers.get(one.id) or image.transfers.get(one.id)
        if known is not None:
            if known != one:
                raise StorageError(f"another transfer is called {one.id}")
            return
        debit = balances.get(one.debit) or self.balance(one.debit)
        credit = balances.get(one.credit) or self.balance(one.credit)
        amount = one.amount.minor
        match one.kind:
            case TransferKind.MOVE:
                debit = replace(debit, debits=debit.debits + amount)
                credit = replace(credit, credits=credit.credits + amount)
            case TransferKind.HOLD:
                debit = replace(debit, debits_pending=debit.debits_pending + amount)
                credit = replace(credit, credits_pending=credit.credits_pending + amount)
            case TransferKind.POST | TransferKind.VOID:
                held = transfers.get(one.holds) or image.transfers.get(one.holds)
                sides = (TransferKind.HOLD, one.debit, one.credit)
                if held is None or (held.kind, held.debit, held.credit) != sides:
                    raise StorageError(f"there is no hold {one.holds}")
                is_over = one.holds in resolved or one.holds in image.resolved
                if is_over or amount > held.amount.minor:
                    raise StorageError(f"{one.holds} can't be resolved with {amount}")
                resolved.add(one.holds)
                debit = replace(
                    debit,
                    debits=debit.debits + amount,
                    debits_pending=debit.debits_pending - held.amount.minor,
                )
                credit = replace(
                    credit,
                    credits=credit.credits + amount,
                    credits_pending=credit.credits_pending - held.amount.minor,
                )
        if not one.debit.may_overdraw and debit.available < 0:
            raise Overdrawn(f"{one.id} takes more from {one.debit} than it holds")
        balances[one.debit], balances[one.credit] = debit, credit
        transfers[one.id] = one


_PARTS = {"OutletRecord": "outlets", "Attendant": "attendants", "Setting": "settings"}
"""Kinds that a start is given all of, and the field of `Remembered` for each."""


def _remembered(by_kind: dict[str, list[Saved]], **known: object) -> Remembered:
    """Return what a start begins with: `known`, and every value of the kinds that are few."""
    parts = {field_: tuple(by_kind.get(kind, ())) for kind, field_ in _PARTS.items()}
    return Remembered(**known, **parts)  # type: ignore[arg-type]  # Named as the fields are.
