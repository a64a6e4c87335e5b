"""Checks a database from its own evidence: is the chain whole, and do the books agree with it?

Nothing here trusts a trigger, a constraint or a stored sum: the hashes are computed again from the
canonical bytes, the balances from the transfers, in plain Python.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kiosk.domain.books import Account, Balance, Transfer, TransferKind
from kiosk.domain.journal import GENESIS, Draft, Entry, canonical
from kiosk.ports import StorageDamaged
from kiosk.storage.reading import Reader


@dataclass(frozen=True, slots=True)
class Chain:
    """What the journal has shown: how many good entries, the hash of the last, the first fault."""

    entries: int
    head: bytes
    fault: str = ""
    """Names the first bad entry; empty where every entry is good."""


@dataclass(frozen=True, slots=True)
class Books:
    """What the books have shown: how much was added up, and where it does not agree."""

    transfers: int
    accounts: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that can be said of a database."""

    damage: tuple[str, ...]
    chain: Chain
    books: Books

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.damage or self.chain.fault or self.books.faults)


def verify(reader: Reader) -> Verdict:
    """Check the file, the journal and the books."""
    return Verdict(reader.damage(), verify_chain(reader.journal()), verify_books(reader))


def verify_chain(entries: Iterable[Entry], before: Chain = Chain(0, GENESIS)) -> Chain:
    """Check that `entries` are a whole journal, or go on `before`; stop at the first bad one."""
    count, head = before.entries, before.head
    try:
        for entry in entries:
            fault = _fault(entry, count + 1, head)
            if fault:
                return Chain(count, head, f"entry {count + 1}: {fault}")
            count, head = entry.sequence, entry.hash
    except StorageDamaged as error:
        return Chain(count, head, f"after entry {count}: {error}")
    return Chain(count, head)


def _fault(entry: Entry, sequence: int, before: bytes) -> str:
    if entry.sequence != sequence:
        return f"missing, the next one is {entry.sequence}"
    if entry.before != before:
        return "not chained to the entry before it"
    if hashlib.sha256(before + entry.canonical).digest() != entry.hash:
        return "its bytes are not those that were hashed"
    try:
        body = json.loads(entry.canonical)["body"]
        again = canonical(sequence, Draft(entry.relevance, entry.kind, entry.at_ms, body))
    except (ValueError, TypeError, KeyError):
        return "its bytes are no entry"
    return "" if again == entry.canonical else "its columns are not what its bytes say"


def verify_books(reader: Reader) -> Books:
    """Add up all transfers again and compare with the balances that are stored."""
    replay = _Replay()
    with reader.snapshot():
        try:
            for transfer in reader.transfers():
                replay.add(transfer)
            stored = reader.balances()
        except StorageDamaged as error:
            return Books(replay.count, len(replay.balances), (*replay.faults, str(error)))
    return Books(replay.count, len(stored), (*replay.faults, *replay.against(stored)))


class _Replay:
    """The books, made again from the transfers."""

    def __init__(self) -> None:
        self.count = 0
        self.faults: list[str] = []
        self.balances: dict[Account, Balance] = {}
        self._pending: dict[str, Transfer] = {}

    def add(self, transfer: Transfer) -> None:
        """Make one transfer; what is wrong with it is noted, and it is made all the same."""
        self.count += 1
        amount, pending = transfer.amount.minor, 0
        match transfer.kind:
            case TransferKind.MOVE:
                pass
            case TransferKind.HOLD:
                self._pending[transfer.id] = transfer
                amount, pending = 0, amount
            case _:
                hold = self._pending.pop(transfer.holds, None)
                if hold is None:
                    self._note(f"transfer {transfer.id}: {transfer.holds} is no pending hold")
                    return
                if (hold.debit, hold.credit) != (transfer.debit, transfer.credit):
                    self._note(f"transfer {transfer.id}: not between the accounts of its hold")
                if transfer.kind is TransferKind.VOID:
                    amount = 0
                elif amount > hold.amount.minor:
                    self._note(f"transfer {transfer.id}: takes more than its hold")
                pending = -hold.amount.minor
        self._change(transfer, amount, pending)

    def _change(self, transfer: Transfer, amount: int, pending: int) -> None:
        debit = self.balances.get(transfer.debit, Balance())
        self.balances[transfer.debit] = replace(
            debit, debits=debit.debits + amount, debits_pending=debit.debits_pending + pending
        )
        credit = self.balances.get(transfer.credit, Balance())
        self.balances[transfer.credit] = replace(
            credit,
            credits=credit.credits + amount,
            credits_pending=credit.credits_pending + pending,
        )
        takes = transfer.kind in {TransferKind.MOVE, TransferKind.HOLD}
        may_overdraw = transfer.debit.may_overdraw or not takes
        if self.balances[transfer.debit].available < 0 and not may_overdraw:
            self._note(f"transfer {transfer.id}: overdraws {transfer.debit}")

    def against(self, stored: Mapping[Account, Balance]) -> list[str]:
        """Return where `stored` differs from what the transfers add up to."""
        faults = [
            f"account {account}: stored {_told(stored.get(account, Balance()))},"
            f" its transfers add up to {_told(self.balances.get(account, Balance()))}"
            for account in sorted(stored.keys() | self.balances.keys())
            if stored.get(account, Balance()) != self.balances.get(account, Balance())
        ]
        debits = sum(balance.debits for balance in stored.values())
        credits_ = sum(balance.credits for balance in stored.values())
        if debits != credits_:
            faults.append(f"the accounts do not add up to nothing: {credits_ - debits} too much")
        return faults

    def _note(self, fault: str) -> None:
        self.faults.append(fault)


def _told(balance: Balance) -> str:
    return (
        f"{balance.credits} in, {balance.debits} out,"
        f" {balance.credits_pending} and {balance.debits_pending} pending"
    )
