"""The names and rules of the books."""

from __future__ import annotations

import pytest

from kiosk.domain.books import (
    MAY_OVERDRAW,
    Account,
    AccountKind,
    Balance,
    Transfer,
    TransferKind,
)
from kiosk.domain.books import (
    tests_at as account_of_tests,
)
from kiosk.domain.money import Money


@pytest.mark.parametrize("kind", AccountKind)
@pytest.mark.parametrize("owner", ["", "P-000123", "2", "a:b"])
def test_an_account_is_found_again_by_its_name(kind: AccountKind, owner: str) -> None:
    """A name read from the books is the account that was written there."""
    account = Account(kind, owner)
    assert Account.named(str(account)) == account


def test_an_account_is_named_by_kind_and_owner() -> None:
    """The kind alone where there is only one of it."""
    assert str(Account(AccountKind.PREPAYMENT, "P-000123")) == "prepayment:P-000123"
    assert str(Account(AccountKind.WRITTEN_OFF)) == "written_off"


@pytest.mark.parametrize("name", ["", "pool", "Prepayment:P-1", ":P-1"])
def test_a_name_of_no_kind_is_no_account(name: str) -> None:
    """Nothing is booked on an account that the books do not know."""
    with pytest.raises(ValueError, match="AccountKind"):
        Account.named(name)


@pytest.mark.req("CTL-01")
def test_customers_money_can_never_be_overdrawn() -> None:
    """Only rails, cash, losses and the operator's own accounts may go below zero."""
    assert {
        AccountKind.RAIL,
        AccountKind.CASH,
        AccountKind.ISSUED,
        AccountKind.OVERRUN,
        AccountKind.OPERATOR,
        AccountKind.WRITTEN_OFF,
        AccountKind.TEST,
        AccountKind.CASH,
    } == MAY_OVERDRAW
    for kind in AccountKind:
        assert Account(kind, "x").may_overdraw is (kind in MAY_OVERDRAW)


@pytest.mark.parametrize(
    ("balance", "available"),
    [
        (Balance(), 0),
        (Balance(credits=500), 500),
        (Balance(credits=500, debits=200), 300),
        (Balance(credits=500, debits=200, debits_pending=300), 0),
        (Balance(credits=500, credits_pending=99), 500),
        (Balance(debits=7), -7),
    ],
)
def test_what_is_held_is_not_available(balance: Balance, available: int) -> None:
    """A hold takes at once what it may cost; one that has not been posted gives nothing yet."""
    assert balance.available == available


def test_an_account_that_was_never_used_is_empty() -> None:
    """Nothing in, nothing out, nothing held either way."""
    assert Balance() == Balance(debits=0, credits=0, debits_pending=0, credits_pending=0)


def test_accounts_have_an_order() -> None:
    """Reports list them by kind and owner."""
    assert sorted([Account(AccountKind.SALE, "b"), Account(AccountKind.SALE, "a")]) == [
        Account(AccountKind.SALE, "a"),
        Account(AccountKind.SALE, "b"),
    ]


def test_a_move_resolves_no_hold() -> None:
    """Only posting and voiding name a hold."""
    sale = Account(AccountKind.SALE, "S-1")
    move = Transfer("T-1", TransferKind.MOVE, sale, Account(AccountKind.RELEASED), Money(1))
    assert move.holds == ""
    assert {str(kind) for kind in TransferKind} == {"move", "hold", "post", "void"}


def test_the_tests_of_an_outlet_have_an_account_that_is_nobodys() -> None:
    """It is told from a technician's by its name, and is never revenue."""
    assert str(account_of_tests(3)) == "test:outlet:3"
