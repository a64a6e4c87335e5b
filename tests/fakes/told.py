"""What a report says of the books, held against what the books have moved."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.domain.books import Transfer, TransferKind
from kiosk.domain.journal import Entry
from kiosk.domain.report import Report, Table
from kiosk.domain.tally import Tally

WITHIN_A_SALE = {"prepayment", "sale"}
"""Accounts between which a sale's money moves before anybody has it."""


def assert_told(entries: Iterable[Entry], transfers: Iterable[Transfer]) -> Report:
    """Fail unless the entries say of each kind of account what the transfers moved."""
    tally = Tally()
    for entry in entries:
        tally.add(entry)
    report = tally.report()
    booked: dict[tuple[str, str], int] = {}
    for one in transfers:
        is_hire = one.id.startswith("budget:") and one.id.count(":") == 1  # The tests', untold.
        if one.kind in {TransferKind.MOVE, TransferKind.POST} and not is_hire:
            for side, account in (("debited", one.debit), ("credited", one.credit)):
                key = (str(account.kind), side)
                booked[key] = booked.get(key, 0) + one.amount.minor
    said = {
        (kind, side): amount
        for kind, row in report.rows(Table.BOOKS).items()
        for side, amount in row.items()
    }
    outside = {key: sum_ for key, sum_ in booked.items() if sum_ and key[0] not in WITHIN_A_SALE}
    assert said == outside
    return report
