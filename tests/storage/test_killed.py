"""The process is killed at any moment: what was acknowledged is there, and nothing is half there.

A killed process loses nothing that the system has in its hands already; what a failing power
supply loses is another matter.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.values import DELIVERY, SALE, ul

from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.money import Money
from kiosk.ports import Batch
from kiosk.ports_localpay import Movement, MovementKind, PrepaidAccount
from kiosk.storage.localpay import SqliteLocalPayStore
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import verify

RAIL = Account(AccountKind.RAIL, "localpay")
POOL = Account(AccountKind.SALE, "S-000001")
REVENUE = Account(AccountKind.REVENUE, "1")


def in_child(act: Callable[[int], object]) -> tuple[int, int]:
    """Run `act` with a pipe to write to in a process of its own; return it and the other end."""
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return child, read
    try:
        act(write)
    finally:
        os._exit(1)


def killed_after(acknowledged: int, act: Callable[[int], object]) -> None:
    """Run `act` until it has acknowledged so many commits; then kill it, wherever it is."""
    child, read = in_child(act)
    try:
        for _ in range(acknowledged):
            assert os.read(read, 1) == b"."
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(read)


def metered(number: int) -> Batch:
    """Return commit number `number`: one of each kind of row, all of them saying the number."""
    move = Transfer(f"T-{number}", TransferKind.MOVE, RAIL, POOL, Money(2))
    hold = Transfer(f"H-{number}", TransferKind.HOLD, POOL, REVENUE, Money(2))
    post = Transfer(f"R-{number}", TransferKind.POST, POOL, REVENUE, Money(1), holds=hold.id)
    return Batch(
        saved=(SALE, replace(DELIVERY, total=ul(DELIVERY.opening.base + number))),
        transfers=(move, hold, post),
        entries=(
            Draft(Relevance.DELIVERY, "metered", number, {"number": number}),
            Draft(Relevance.PAYMENT, "posted", number, {"number": number}),
        ),
    )


def write(path: Path, pipe: int) -> None:
    with SqliteStore(path) as store:
        for number in range(1, 10_000):
            store.commit(metered(number))
            os.write(pipe, b".")


def assert_whole(path: Path, acknowledged: int) -> None:
    """Everything acknowledged is there, and all of the tables tell of the same commit."""
    with SqliteStore(path) as store:
        entries = list(store.journal())
        commits = len(entries) // 2
        assert commits >= acknowledged
        assert [entry.at_ms for entry in entries] == [
            number for number in range(1, commits + 1) for _ in range(2)
        ]
        assert sum(1 for _ in store.transfers()) == 3 * commits
        assert store.balance(REVENUE).credits == commits
        if commits:
            [delivery] = store.load().deliveries
            assert delivery.delivered == ul(commits)
        assert verify(store).is_sound
        store.commit(metered(commits + 1))


@pytest.mark.parametrize("acknowledged", range(36))
def test_nothing_acknowledged_is_lost(empty: Path, path: Path, acknowledged: int) -> None:
    """Killed after the n-th acknowledged commit: n are there, at least, and the store goes on."""
    shutil.copy(empty, path)
    killed_after(acknowledged, lambda pipe: write(path, pipe))
    assert_whole(path, acknowledged)


def test_killed_again_and_again(path: Path) -> None:
    """One file survives a whole series of such deaths, checkpoints among them."""
    rng = random.Random(7)
    total = 0

    def go_on(pipe: int) -> None:
        with SqliteStore(path) as store:
            with store._database.reading() as connection:
                connection.execute("PRAGMA wal_autocheckpoint = 20")
            for number in range(total + 1, total + 10_000):
                store.commit(metered(number))
                os.write(pipe, b".")

    for _ in range(12):
        killed_after(rng.randrange(1, 40), go_on)
        assert_whole(path, total)
        with SqliteStore(path) as store:
            total = sum(1 for _ in store.journal()) // 2


@pytest.mark.parametrize("tenths_ms", range(1, 200, 8))
def test_a_first_start_may_be_killed_too(path: Path, tenths_ms: int) -> None:
    """Killed while the file is being made, by its own alarm clock: the next start makes it."""

    def start(_pipe: int) -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, tenths_ms / 10_000)
        SqliteStore(path)
        signal.pause()

    child, read = in_child(start)
    os.waitpid(child, 0)
    os.close(read)
    assert_whole(path, 0)


def test_a_customer_s_money_is_not_lost(path: Path) -> None:
    """The payment page's file keeps what it has acknowledged as well."""
    account = PrepaidAccount("A", "Anna", "", "EUR", created_ms=1)
    with SqliteLocalPayStore(path) as store:
        store.open_account(account)

    def pay_in(pipe: int) -> None:
        with SqliteLocalPayStore(path) as store:
            first = len(store.statement("A"))
            for number in range(first, first + 10_000):
                store.move(Movement(f"M-{number}", "A", MovementKind.CREDIT, 5, 0, at_ms=number))
                os.write(pipe, b".")

    acknowledged = 0
    for count in range(1, 20):
        killed_after(count, pay_in)
        acknowledged += count
        with SqliteLocalPayStore(path) as store:
            statement, found = store.statement("A"), store.account("A")
        assert len(statement) >= acknowledged
        assert found is not None
        assert found.balance == Money(5 * len(statement))
        acknowledged = len(statement)
