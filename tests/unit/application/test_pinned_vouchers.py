"""Vouchers in the books: what is written of each act, and when those are looked for that ended."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from fakes.keys import KEY, UNKNOWN
from fakes.memory_store import MemoryStore
from fakes.time import SeededIds
from fakes.values import PREPAYMENT

from kiosk.application.state import Change, State
from kiosk.application.vouchers import AT_ONCE, EXPIRE_MS, Vouchers
from kiosk.application.vouchers import KEY as KEY_SETTING
from kiosk.domain.books import Account, AccountKind, Balance
from kiosk.domain.journal import Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.money import Money
from kiosk.domain.voucher import NEVER, VoucherKind, VoucherState
from kiosk.ports import OtherVoucherKey, Remembered, Setting

NOON_MS = 1_790_000_000_000
PURSE = Account(AccountKind.PREPAYMENT, PREPAYMENT.id)


class Books:
    """Vouchers over books in memory."""

    def __init__(self, *settings: Setting) -> None:
        self.store = MemoryStore()
        self.state = State.remembered(Remembered(settings=settings))
        self.vouchers = Vouchers(self.store, KEY, SeededIds())
        self.now = Moment(NOON_MS, 5_000)

    def do(self, act: str, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - As each of them does.
        """Have something done, and store it."""
        change = Change(self.state, self.now)
        result = getattr(self.vouchers, act)(change, *args, **named)
        self.store.commit(change.batch())
        change.apply()
        return result

    def said(self, kind: str) -> list[tuple[Relevance, dict[str, Any]]]:
        """Return what the journal says of a kind."""
        found = [one for one in self.store.entries if one.kind == kind]
        return [(one.relevance, json.loads(one.canonical)["body"]) for one in found]

    def issue(self, count: int = 3, *, expires_ms: int = NEVER, first: int = 0) -> None:
        """Issue vouchers of 5.00."""
        marks = [f"{n:064x}" for n in range(first, first + count)]
        self.do("issue", marks, Money(500), batch="spring", by="Max", expires_ms=expires_ms)

    def tick(self, ms: int = 0) -> int:
        """Let time pass; return how many vouchers were ended."""
        self.now = Moment(self.now.utc_ms + ms, self.now.mono_ms + ms)
        before = len(self.said("voucher-expired"))
        self.do("tick")
        return len(self.said("voucher-expired")) - before


def test_each_act_is_written_down_for_whom_it_matters() -> None:
    """A rest is about a payment; what attendants do is about attendants."""
    books = Books()
    books.store.balances[PURSE] = Balance(credits=60)
    rest = books.do("keep_rest", replace(PREPAYMENT, carried=Money(60)), PURSE)
    assert (rest.kind, rest.batch, rest.by) == (VoucherKind.REST, PREPAYMENT.sale, "")
    assert books.said("voucher-kept") == [
        (
            Relevance.PAYMENT,
            {
                "voucher": "V-000001", "prepayment": PREPAYMENT.id, "rail": "localpay",
                "source": "prepayment", "value": 60,
            },
        )
    ]  # fmt: skip
    sold, code = books.do("sell", Money(500), by="Ada")
    assert (sold.kind, sold.by, len(code)) == (VoucherKind.SOLD, "Ada", 16)
    assert books.said("voucher-sold") == [
        (Relevance.ATTENDANT, {"voucher": "V-000002", "value": 500, "by": "Ada"})
    ]
    given, _ = books.do("give", Money(70), batch="S-1", by="Ada")
    assert (given.kind, given.batch, given.by, given.value) == (
        VoucherKind.REST, "S-1", "Ada", Money(70),
    )  # fmt: skip
    books.issue()
    [(relevance, body)] = books.said("vouchers-issued")
    assert relevance is Relevance.ATTENDANT
    assert (body["first"], body["last"], body["count"]) == ("V-000004", "V-000006", 3)
    found = books.vouchers.range(4, 6)
    books.do("void", found[:2], by="Max", reason="lost")
    books.do("void", books.vouchers.range(4, 6), by="Max", reason="lost")
    first, again = books.said("vouchers-voided")
    assert first == (
        Relevance.ATTENDANT,
        {
            "first": "V-000004", "last": "V-000005", "count": 2, "amount": 1_000, "by": "Max",
            "reason": "lost",
        },
    )  # fmt: skip
    assert (again[1]["first"], again[1]["last"], again[1]["count"], again[1]["amount"]) == (
        "V-000006", "V-000006", 1, 500,
    )  # fmt: skip
    assert all(one.state is VoucherState.VOID for one in books.vouchers.range(4, 6))


def test_a_code_of_no_voucher_and_no_code_are_the_same() -> None:
    """And a voucher is only that of its very code."""
    books = Books()
    assert books.vouchers.known(UNKNOWN) is None
    assert books.vouchers.known("nonsense") is None
    sold, code = books.do("sell", Money(500), by="Ada")
    assert books.vouchers.known(code) == sold

    class Confused(MemoryStore):
        """Finds the wrong one."""

        def voucher_of(self, mark: str) -> Any:  # noqa: ANN401 - A voucher.
            return replace(sold, mark=mark[::-1])

    assert Vouchers(Confused(), KEY, SeededIds()).known(code) is None


@pytest.mark.parametrize(("named", "is_ours"), [("", True), (KEY.name, True), ("other", False)])
def test_vouchers_of_another_key_are_not_ours(named: str, *, is_ours: bool) -> None:
    """Where none was ever given out, any key will do."""
    books = Books(Setting(KEY_SETTING, named))
    if is_ours:
        books.vouchers.check_key(books.state.settings)
    else:
        with pytest.raises(OtherVoucherKey):
            books.vouchers.check_key(books.state.settings)


def test_those_that_end_are_looked_for_once_a_minute() -> None:
    """At once after a start and after a repair; to the millisecond."""
    books = Books()
    books.issue(2, expires_ms=NOON_MS + 1)
    assert books.tick() == 0
    assert books.tick(EXPIRE_MS - 1) == 0
    assert books.tick(1) == 2
    told = {"voucher": "V-000001", "amount": 500}
    assert books.said("voucher-expired")[0] == (Relevance.PAYMENT, told)
    books.issue(1, expires_ms=books.now.utc_ms + 1, first=9)
    assert books.tick(EXPIRE_MS - 1) == 0
    books.vouchers.repair()
    assert books.tick() == 1


@pytest.mark.parametrize("count", [AT_ONCE - 1, AT_ONCE, AT_ONCE + 1])
def test_many_end_in_parts(count: int) -> None:
    """Where there may be more, the next tick has its share."""
    books = Books()
    books.issue(count, expires_ms=NOON_MS + 1)
    assert books.tick(2) == min(count, AT_ONCE)
    assert books.tick(1) == max(0, count - AT_ONCE)
    books.issue(1, expires_ms=books.now.utc_ms + 1, first=9_000)
    assert books.tick(2) == 0


def test_what_cannot_be_a_code_is_looked_for_nowhere() -> None:
    """A voucher found by the mark of no code at all would be anybody's."""
    books = Books()
    books.issue(1)
    mark = KEY.mark(str(None))
    books.do("issue", [mark], Money(500), batch="spring", by="Max", expires_ms=NEVER)
    assert books.store.voucher_of(mark) is not None
    for typed in ("", "nothing", f"{UNKNOWN[:-1]}D"):
        assert books.vouchers.known(typed) is None
