"""Buying with a code of a payment scheme: who confirms it, and what comes late or otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from fakes.localpay import EUR
from fakes.payers import look, payers, shown
from fakes.status_place import STATUS_KEY, StatusPlace, status_place
from fakes.time import FakeClock
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.domain.books import AccountKind
from kiosk.domain.money import Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Seller
from kiosk.payments.display import DisplayRail
from kiosk.payments.kinds import RailSettings
from kiosk.payments.payloads.emvco import read
from kiosk.payments.registry import RAILS, rail
from kiosk.ports import UNKNOWN_PAYMENT

DESK = "desk"


def display(status_url: str = "") -> DisplayRail:
    """Return a rail of codes as the settings would make it."""
    fields = {one.key: one.default for one in RAILS["emvco"].fields}
    given = {"identifier": "org.example", "account": "1", "country": "DE", "city": "Berlin"}
    values = {key: str(value) for key, value in (fields | given).items() if value is not None}
    told = RailSettings(
        name="bank",
        currency=EUR,
        return_url="",
        values=values | {"status_url": status_url},
        secrets={"status_key": STATUS_KEY} if status_url else {},
        seller=Seller("Harbour Ltd", ("Quay 1",)),
        kiosk="K1",
    )
    found = rail("emvco", told, FakeClock())
    assert isinstance(found, DisplayRail)
    return found


class Quay:
    """A place where people pay with their bank's app, and Ada at a screen of her own."""

    def __init__(self, bank: DisplayRail) -> None:
        self.world = World(others={"bank": bank})
        self.world.hire()
        self.world.run(1_500)
        self.world.log_in(screen=DESK)

    def quote(self) -> Prepayment:
        """Ask to pay with a code; return the payment."""
        self.world.choose(1)
        self.world.ask(c.BuyAmount(2000))
        self.world.ask(c.PayWith("bank"))
        self.world.run(500)
        return self.page(shown(self.world).id)

    def page(self, sale: str) -> Prepayment:
        """Return the payment at the bank as it is stored."""
        return next(one for one in payers(self.world, sale) if one.rail == "bank")

    def confirm(self, page: Prepayment, minor: int) -> Notice:
        """Let the attendant say that it was paid."""
        command = c.ConfirmPayment(page.id, minor, "seen_on_account")
        return self.world.ask(command, DESK).notice


@pytest.fixture
def quay() -> Iterator[Quay]:
    """Yield a place whose codes nobody confirms but Ada."""
    bank = display()
    found = Quay(bank)
    yield found
    found.world.check_books()
    bank.close()


@pytest.fixture
def told() -> Iterator[tuple[Quay, StatusPlace]]:
    """Yield a place whose operator has a program that knows what was paid."""
    with ExitStack() as stack:
        place = stack.enter_context(status_place())
        bank = display(place.url)
        stack.callback(bank.close)
        found = Quay(bank)
        yield found, place
        found.world.check_books()


def test_a_code_never_confirms_itself(quay: Quay) -> None:
    """Five minutes on the screen, and whatever is done to it: it ends, and nothing flows."""
    page = quay.quote()
    assert read(page.url)["54"] == "20.00"
    quay.world.lift(1)
    quay.world.run(290_000)
    assert quay.page(page.sale).state is PrepaymentState.AWAITING
    assert quay.world.sale(page.sale).state is SaleState.QUOTED
    quay.world.run(20_000)
    assert quay.world.sale(page.sale).state is SaleState.CANCELLED
    assert quay.page(page.sale).state is PrepaymentState.EXPIRED
    assert quay.world.controller(1).flowed_base == 0


def test_the_attendant_finds_the_payment_by_its_reference(quay: Quay) -> None:
    """The board shows what the bank's list shows, and the code says the same."""
    page = quay.quote()
    board = look(quay.world, DESK).attendant
    assert board is not None
    [waiting] = board.to_confirm
    assert waiting.reference == page.reference
    assert waiting.reference.startswith(f"K1{page.id.replace('-', '')}")
    labels = read(page.url)["62"]
    assert isinstance(labels, dict)
    assert labels["05"] == waiting.reference


def test_what_the_attendant_has_seen_can_be_taken_and_the_rest_is_kept(quay: Quay) -> None:
    """On their word, once; all of it is the operator's, and the rest waits behind a code."""
    page = quay.quote()
    assert quay.confirm(page, 2000) is Notice.NONE
    assert quay.confirm(page, 2000) is not Notice.NONE
    quay.world.run(500)
    quay.world.lift(1, takes=600_000)
    done = quay.world.finish(page.sale)
    assert (done.authorised, done.captured) == (Money(2000), Money(106))
    settled = quay.page(page.sale)
    assert (settled.state, settled.captured, settled.carried) == (
        PrepaymentState.SETTLED,
        Money(2000),
        Money(1894),
    )
    assert quay.world.balance(AccountKind.RAIL, "bank") == -2000


def test_a_screenshot_that_is_paid_later_dispenses_nothing(quay: Quay) -> None:
    """Nobody can tell the kiosk, and nobody can confirm what is over: the bank's list has it."""
    page = quay.quote()
    quay.world.run(310_000)
    assert quay.confirm(page, 2000) is Notice.NOT_ALLOWED
    assert quay.world.balance(AccountKind.RAIL, "bank") == 0
    assert quay.world.controller(1).flowed_base == 0


def test_a_place_that_knows_confirms_it(told: tuple[Quay, StatusPlace]) -> None:
    """Within a second of the money, and no attendant is asked."""
    quay, place = told
    page = quay.quote()
    board = look(quay.world, DESK).attendant
    assert board is not None
    assert board.to_confirm == ()
    quay.world.run(3_000)
    assert quay.world.sale(page.sale).state is SaleState.QUOTED
    place.paid[page.reference] = 2000
    quay.world.run(1_500)
    assert quay.world.sale(page.sale).state is SaleState.OPEN
    quay.world.lift(1, takes=600_000)
    assert quay.world.finish(page.sale).captured == Money(106)
    assert quay.page(page.sale).carried == Money(1894)


@pytest.mark.req("PAY-06")
@pytest.mark.parametrize("minor", [1, 1999, 2001, 999_999])
def test_another_amount_dispenses_nothing_and_is_kept_for_its_payer(
    told: tuple[Quay, StatusPlace], minor: int
) -> None:
    """It is the payer's all the same: all of it waits behind a code."""
    quay, place = told
    page = quay.quote()
    place.paid[page.reference] = minor
    quay.world.run(10_000)
    assert quay.world.sale(page.sale).state is not SaleState.OPEN
    kept = quay.page(page.sale)
    assert (kept.captured, kept.carried) == (Money(minor), Money(minor))
    assert quay.world.controller(1).flowed_base == 0


@pytest.mark.req("PAY-05")
def test_the_money_of_another_payment_is_nobody_else_s(told: tuple[Quay, StatusPlace]) -> None:
    """A reference of before, of another kiosk, or in another currency opens nothing."""
    quay, place = told
    page = quay.quote()
    place.paid[page.reference[:-1] + "0"] = 2000
    place.paid[page.reference.replace("K1", "K2")] = 2000
    quay.world.run(3_000)
    place.currency = "USD"
    place.paid[page.reference] = 2000
    quay.world.run(3_000)
    assert quay.world.sale(page.sale).state is SaleState.QUOTED
    place.currency = "EUR"
    quay.world.run(2_000)
    assert quay.world.sale(page.sale).state is SaleState.OPEN
    assert UNKNOWN_PAYMENT not in repr(quay.world.store.entries)


@pytest.mark.req("PAY-04")
def test_a_screenshot_that_is_paid_later_is_found_where_somebody_knows(
    told: tuple[Quay, StatusPlace],
) -> None:
    """It is read on for a while: late money is taken into the books and kept for its payer."""
    quay, place = told
    page = quay.quote()
    quay.world.ask(c.Back())
    quay.world.run(5_000)
    assert quay.page(page.sale).state is PrepaymentState.EXPIRED
    place.paid[page.reference] = 2000
    quay.world.run(120_000)
    late = quay.page(page.sale)
    assert (late.captured, late.carried) == (Money(2000), Money(2000))
    assert quay.world.controller(1).flowed_base == 0
    assert "payment-too-late" in quay.world.kinds()
