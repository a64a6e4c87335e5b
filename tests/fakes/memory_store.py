"""A store in memory that keeps the promises of the real one, and can be told to fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from kiosk.domain.attendant import Attendant
from kiosk.domain.books import Account, Balance, Transfer, TransferKind
from kiosk.domain.delivery import Delivery
from kiosk.domain.intent import Intent
from kiosk.domain.journal import GENESIS, Entry, chained
from kiosk.domain.prepayment import FINAL, Prepayment
from kiosk.domain.sale import Sale, SaleState
from kiosk.ports import (
    Batch,
    OutletRecord,
    Overdrawn,
    Remembered,
    Saved,
    Setting,
    StorageError,
)

_Kept = TypeVar("_Kept", bound=Saved)


def key_of(value: Saved) -> tuple[str, str]:
    match value:
        case Sale() | Prepayment() | Delivery():
            name = value.id
        case Intent():
            name = value.key
        case OutletRecord():
            name = str(value.outlet)
        case Attendant():
            name = value.name
        case Setting():
            name = value.key
    return type(value).__name__, name


class MemoryStore:
    """Everything in dictionaries. `broken` is raised by the next commits while it is set."""

    def __init__(self) -> None:
        self.saved: dict[tuple[str, str], Saved] = {}
        self.balances: dict[Account, Balance] = {}
        self.transfers: dict[str, Transfer] = {}
        self.resolved: set[str] = set()
        self.entries: list[Entry] = []
        self.broken: StorageError | None = None
        self.commits = 0
        self.on_commit: Callable[[Batch], None] | None = None
        """Told of every batch that was stored."""

    def commit(self, batch: Batch) -> tuple[Entry, ...]:
        if self.broken is not None:
            raise self.broken
        balances, transfers = dict(self.balances), dict(self.transfers)
        resolved = set(self.resolved)
        for one in batch.transfers:
            self._transfer(one, balances, transfers, resolved)
        self.balances, self.transfers, self.resolved = balances, transfers, resolved
        self.saved |= {key_of(value): value for value in batch.saved}
        added = []
        for draft in batch.entries:
            before = self.entries[-1].hash if self.entries else GENESIS
            self.entries.append(chained(before, len(self.entries) + 1, draft))
            added.append(self.entries[-1])
        self.commits += 1
        if self.on_commit is not None:
            self.on_commit(batch)
        return tuple(added)

    def _transfer(
        self,
        one: Transfer,
        balances: dict[Account, Balance],
        transfers: dict[str, Transfer],
        resolved: set[str],
    ) -> None:
        if one.id in transfers:
            if transfers[one.id] != one:
                raise StorageError(f"another transfer is called {one.id}")
            return
        debit = balances.get(one.debit, Balance())
        credit = balances.get(one.credit, Balance())
        amount = one.amount.minor
        match one.kind:
            case TransferKind.MOVE:
                debit = replace(debit, debits=debit.debits + amount)
                credit = replace(credit, credits=credit.credits + amount)
            case TransferKind.HOLD:
                debit = replace(debit, debits_pending=debit.debits_pending + amount)
                credit = replace(credit, credits_pending=credit.credits_pending + amount)
            case TransferKind.POST | TransferKind.VOID:
                held = transfers.get(one.holds)
                sides = (TransferKind.HOLD, one.debit, one.credit)
                if held is None or (held.kind, held.debit, held.credit) != sides:
                    raise StorageError(f"there is no hold {one.holds}")
                if one.holds in resolved or amount > held.amount.minor:
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
        balances[one.debit], balances[one.credit] = debit, credit
        if not one.debit.may_overdraw and debit.available < 0:
            raise Overdrawn(f"{one.id} takes more from {one.debit} than it holds")
        transfers[one.id] = one

    def load(self) -> Remembered:
        """Return what is not finished, with the whole sale that it belongs to; and the counters."""

        def all_of(kind: type[_Kept]) -> list[_Kept]:
            return [value for value in self.saved.values() if isinstance(value, kind)]

        over = {SaleState.SETTLED, SaleState.CANCELLED}
        intents = [one for one in all_of(Intent) if not one.is_done]
        asked = {one.prepayment for one in intents}
        wanted = {one.id for one in all_of(Sale) if one.state not in over}
        wanted |= {
            one.sale for one in all_of(Prepayment) if one.state not in FINAL or one.id in asked
        }
        wanted |= {one.sale for one in all_of(Delivery) if one.is_open}
        sales = [one for one in all_of(Sale) if one.id in wanted]
        prepayments = [one for one in all_of(Prepayment) if one.sale in wanted]
        deliveries = [one for one in all_of(Delivery) if one.sale in wanted]
        numbers: dict[str, int] = {}
        for one in (*all_of(Sale), *all_of(Prepayment), *all_of(Delivery)):
            letter, number = one.id.split("-")
            numbers[letter] = max(numbers.get(letter, 0), int(number))
        return Remembered(
            sales=tuple(sales),
            prepayments=tuple(prepayments),
            deliveries=tuple(deliveries),
            intents=tuple(intents),
            outlets=tuple(all_of(OutletRecord)),
            attendants=tuple(all_of(Attendant)),
            settings=tuple(all_of(Setting)),
            receipts=max((one.receipt or 0 for one in all_of(Sale)), default=0),
            numbers=numbers,
        )

    def balance(self, account: Account) -> Balance:
        return self.balances.get(account, Balance())

    def journal(self, after: int = 0) -> Iterator[Entry]:
        yield from self.entries[after:]

    def close(self) -> None:
        pass
