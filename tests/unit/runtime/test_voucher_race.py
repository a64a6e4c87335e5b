"""A thousand tries at once on one voucher, and on one rest: exactly one of them wins."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes.keys import KEY, UNKNOWN
from fakes.running import PATIENCE_S, RunningPlace

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.application.state import Change, State
from kiosk.application.vouchers import Vouchers
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.money import Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.voucher import Voucher
from kiosk.runtime.clock import SystemClock, SystemIds
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import verify

TRIES = 1_000
THREADS = 50


@pytest.fixture
def place(tmp_path: Path) -> Iterator[RunningPlace]:
    """A running kiosk over a real database, with eight outlets and a voucher that is out."""
    running = RunningPlace(lines=8)
    running.store = SqliteStore(tmp_path / "kiosk.sqlite")  # type: ignore[assignment]
    yield running
    running.close()
    running.store.close()


def given(store: SqliteStore, kind: str, minor: int) -> tuple[Voucher, str]:
    """Give a voucher of `minor` out, or keep a rest as one; return it with its code."""
    change = Change(State.remembered(store.load()), SystemClock().now())
    books = Vouchers(store, KEY, SystemIds())
    if kind == "voucher":
        [one] = books.issue(change, [KEY.mark(UNKNOWN)], Money(minor), batch="spring", by="Max")
        code = UNKNOWN
    else:
        payer = Prepayment(
            id="P-900000", sale="S-900000", rail="fake", code="LINK", asked=Money(minor),
            created_ms=1, expires_ms=2, state=PrepaymentState.SETTLED, carried=Money(minor),
        )  # fmt: skip
        one = books.keep_rest(change, payer, Account(AccountKind.RAIL, "fake"))
        code = KEY.rest_code(payer.id, payer.code)
    store.commit(change.batch())
    return one, code


def at_once(tries: list[Callable[[], object]]) -> None:
    """Make all of `tries` from many threads that begin together."""
    begin = threading.Barrier(THREADS)

    def some(number: int) -> None:
        begin.wait(PATIENCE_S)
        for one in tries[number::THREADS]:
            one()

    threads = [threading.Thread(target=some, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
        assert not thread.is_alive()


@pytest.mark.parametrize("kind", ["voucher", "rest"])
def test_of_a_thousand_tries_at_once_exactly_one_wins(place: RunningPlace, kind: str) -> None:
    """Phones on the pages of eight sales, and eight screens: one is served, and the sum is right.

    Each sale wants all that is on the voucher, so whoever is second finds nothing left.
    """
    store: SqliteStore = place.store  # type: ignore[assignment]
    one, code = given(store, kind, 2_000)
    place.start()
    screens = [place.screen(f"s{number}") for number in range(1, 9)]
    for number, screen in enumerate(screens, 1):
        screen.until(lambda seen, n=number: seen.outlets[n - 1].is_available, within_s=PATIENCE_S)
        screen.ask(c.ToggleOutlet(number))
        screen.ask(c.Proceed())
        screen.ask(c.BuyAmount(2_000))
    links = []
    for screen in screens:
        seen = screen.until(
            lambda one: one.visit.sale is not None and bool(one.visit.sale.pay_url),
            within_s=PATIENCE_S,
        )
        assert seen.visit.sale is not None
        links.append(seen.visit.sale.pay_url.rpartition("/")[2])
    told: Counter[Notice | None] = Counter()
    lock = threading.Lock()

    def on_phone(number: int) -> None:
        # Past the door that counts guesses: what is tried here is what would be behind it.
        notice = place.engine.redeem(links[number % 8], code)
        with lock:
            told[notice] += 1

    def at_screen(number: int) -> None:
        place.engine.asked(f"s{number % 8 + 1}", c.UseCode(code))

    phones = [lambda n=n: on_phone(n) for n in range(TRIES // 2)]
    touches = [lambda n=n: at_screen(n) for n in range(TRIES // 2)]
    at_once([one for pair in zip(phones, touches, strict=True) for one in pair])
    won = told[Notice.NONE]
    screens[0].until(
        lambda seen: sum(bool(one.sale) for one in seen.outlets) >= 1, within_s=PATIENCE_S
    )
    assert sum(told.values()) == TRIES // 2
    assert won <= 1
    moved = [move for move in store.transfers() if move.debit == one.account]
    assert [move.amount for move in moved] == [Money(2_000)], "one, and no other"
    assert store.balance(one.account).available == 0
    assert verify(store).is_sound
