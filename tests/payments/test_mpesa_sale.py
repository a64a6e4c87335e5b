"""Buying with M-Pesa, from the payer's number to the rest: the core, its rail, and a Daraja."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.daraja import (
    CONSUMER_KEY,
    CONSUMER_SECRET,
    DECLINED,
    GONE,
    PASSKEY,
    SHORTCODE,
    Daraja,
    running_daraja,
)
from fakes.rail import FakeRail
from fakes.time import FakeClock
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.application import messages as m
from kiosk.cli.compose import Assembler
from kiosk.cli.processes import SETTINGS
from kiosk.domain.books import AccountKind
from kiosk.domain.money import Money
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Site
from kiosk.payments.kinds import RailSettings
from kiosk.payments.mpesa import SHILLING, MpesaRail
from kiosk.payments.registry import rail, wanted
from kiosk.settings import load

NUMBER = "0712 345 678"


class Shop(World):
    """A place in Kenya whose only way to pay is M-Pesa."""

    def __init__(self, daraja: Daraja) -> None:
        self.daraja = daraja
        self.opened: MpesaRail | None = None
        super().__init__(place=in_kenya())

    def start(self) -> None:
        """Begin, or begin again: what the rail remembers is gone as well."""
        self.close()
        self.opened = mpesa_at(self.daraja, self.clock)
        self.rail = self.opened  # type: ignore[assignment]  # It is a rail, and no fake.
        super().start()

    def close(self) -> None:
        """Let go of the connections."""
        if self.opened is not None:
            self.opened.close()

    def give(self, sale: str, number: str = NUMBER) -> None:
        """Let the payer of `sale` give the number of their phone, on their page."""
        self.handle(m.NumberGiven(self.prepayment(sale).code, number))
        self.run(100)


def in_kenya() -> Site:
    """Return a place that sells in shillings."""
    place = site()
    diesel = place.products["diesel"]
    tariff = replace(diesel.tariff, currency=SHILLING)
    return replace(place, currency=SHILLING, products={"diesel": replace(diesel, tariff=tariff)})


def mpesa_at(daraja: Daraja, clock: FakeClock) -> MpesaRail:
    """Return the rail as the settings would make it."""
    values = {
        "api_base": daraja.url,
        "shortcode": SHORTCODE,
        "till": "",
        "callback_url": "https://till.example.org/nobody",
    }
    secrets = {
        "consumer_key": CONSUMER_KEY,
        "consumer_secret": CONSUMER_SECRET,
        "passkey": PASSKEY,
    }
    told = RailSettings("fake", SHILLING, "https://pay.example.org/p/{code}", values, secrets)
    found = rail("mpesa", told, clock)
    assert isinstance(found, MpesaRail)
    return found


@pytest.fixture
def daraja() -> Iterator[Daraja]:
    """Yield a Daraja with phones behind it."""
    with running_daraja() as running:
        yield running


@pytest.fixture
def shop(daraja: Daraja) -> Iterator[Shop]:
    """Yield a place that sells for M-Pesa."""
    found = Shop(daraja)
    found.run(1000)
    yield found
    found.check_books()
    found.close()


def test_a_customer_pays_with_their_phone_and_keeps_the_rest(
    shop: Shop, daraja: Daraja, caplog: pytest.LogCaptureFixture
) -> None:
    """Number, PIN, diesel: all that was paid is taken, the rest waits behind a code."""
    with caplog.at_level(logging.DEBUG):
        sale = shop.quote(1)
        assert shop.prepayment(sale).url.startswith("https://pay.example.org/p/")
        assert daraja.pushes == {}, "nobody is asked before the number is there"
        shop.give(sale)
        shop.run(2000)
        payer = shop.prepayment(sale)
        assert (payer.state, payer.seen) == (PrepaymentState.PROCESSING, True)
        [checkout] = daraja.pushes
        assert payer.reference.endswith(checkout), "the name of the request outlives a kill"
        assert daraja.enter_pin(checkout)
        shop.run_until(lambda: shop.sale(sale).state is SaleState.OPEN)
        shop.lift(1, takes=600_000)
        done = shop.finish(sale)
    assert (done.authorised, done.captured) == (Money(2000), Money(106))
    assert daraja.received == 20
    payer = shop.prepayment(sale)
    assert (payer.state, payer.captured, payer.carried) == (
        PrepaymentState.SETTLED,
        Money(2000),
        Money(1894),
    )
    assert shop.kinds().count("payer-asked") == 1
    kept = repr(list(shop.store.saved.values())) + repr(shop.store.entries) + caplog.text
    assert "712345678" not in kept.replace(" ", ""), "the number is nowhere"
    assert "712345678" not in repr(shop.seen_requests).replace(" ", "")


def test_an_odd_amount_is_asked_for_in_whole_shillings(shop: Shop, daraja: Daraja) -> None:
    """By quantity it costs cents as well: the whole one is asked for, shown, and the rest kept."""
    shop.choose(1)
    shop.ask(c.BuyQuantity(5_000_000))
    shop.run(500)
    shown = shop.visit.sale
    assert shown is not None
    assert shown.asked_minor == 900, "five litres cost 8.80"
    assert shop.prepayment(shown.id).asked == Money(900)
    shop.give(shown.id)
    shop.run(1000)
    [(checkout, push)] = daraja.pushes.items()
    assert push.amount == 9
    daraja.enter_pin(checkout)
    shop.run_until(lambda: shop.sale(shown.id).state is SaleState.OPEN)
    shop.lift(1)
    done = shop.finish(shown.id)
    assert done.captured <= Money(880)
    assert shop.prepayment(shown.id).carried == Money(900) - done.captured
    [delivery] = shop.deliveries(shown.id)
    assert 4_900_000 < delivery.delivered.base <= 5_000_000, "no drop more than was wanted"


def test_whoever_declines_may_try_again_and_no_more_than_three_times(
    shop: Shop, daraja: Daraja
) -> None:
    """A mistyped number is somebody else's phone: it does not ring for ever."""
    sale = shop.quote(1)
    for tries in range(1, 6):
        shop.give(sale, f"071234567{tries}")
        shop.run(1500)
        assert len(daraja.pushes) == min(tries, 3)
        daraja.decline(list(daraja.pushes)[-1], DECLINED)
        shop.run(1500)
        assert shop.prepayment(sale).state is PrepaymentState.AWAITING
    shop.ask(c.Back())
    assert shop.finish(sale).state is SaleState.CANCELLED


def test_a_finger_that_taps_on_is_one_try(shop: Shop, daraja: Daraja) -> None:
    """While the phone is being asked, nothing counts: a declined request may still be repeated."""
    sale = shop.quote(1)
    for _ in range(4):
        shop.give(sale)
        shop.run(1500)
    daraja.decline(next(iter(daraja.pushes)))
    shop.run(1500)
    shop.give(sale)
    assert len(daraja.pushes) == 2


def test_a_number_that_is_none_is_asked_for_again(shop: Shop, daraja: Daraja) -> None:
    """The rail knows better than the page; nothing has happened."""
    sale = shop.quote(1)
    shop.give(sale, "+255712345678")
    shop.run(1500)
    assert daraja.pushes == {}
    assert shop.prepayment(sale).state is PrepaymentState.AWAITING
    shop.give(sale)
    assert len(daraja.pushes) == 1
    shop.give(sale, "0799999999")
    shop.run(1500)
    shop.give(sale, "0788888888")
    assert len(daraja.pushes) == 1, "one phone at a time"


def test_nobody_else_s_page_asks_anybody(shop: Shop, daraja: Daraja) -> None:
    """A code that is no payer's, and one of a payment that is over."""
    sale = shop.quote(1)
    shop.handle(m.NumberGiven("0000000000000000", NUMBER))
    shop.run(500)
    code = shop.prepayment(sale).code
    shop.ask(c.Back())
    shop.finish(sale)
    shop.handle(m.NumberGiven(code, NUMBER))
    shop.run(500)
    assert daraja.pushes == {}


def test_a_rail_that_asks_no_number_is_given_none() -> None:
    """Whoever posts a number to somebody's page moves nothing."""
    world = World()
    world.run(1000)
    sale = world.quote(1)
    before = len(world.seen_requests)
    world.handle(m.NumberGiven(world.prepayment(sale).code, NUMBER))
    assert not any(isinstance(one, m.AskPayer) for one in world.seen_requests[before:])
    assert isinstance(world.rail, FakeRail)


@pytest.mark.req("PAY-04")
def test_cancelled_while_the_request_is_on_the_phone(shop: Shop, daraja: Daraja) -> None:
    """It can't be called back: paid all the same, it is late, and waits behind a code."""
    sale = shop.quote(1)
    shop.give(sale)
    shop.run(1500)
    shop.ask(c.Back())
    shop.run(3000)
    assert shop.sale(sale).state is SaleState.CANCELLED
    assert shop.prepayment(sale).state is PrepaymentState.EXPIRING
    [checkout] = daraja.pushes
    assert daraja.enter_pin(checkout)
    shop.run(60_000)
    assert "payment-too-late" in shop.kinds()
    assert shop.controller(1).flowed_base == 0
    assert shop.balance(AccountKind.RAIL, "fake") == -2000


def test_cancelled_and_declined_is_over(shop: Shop, daraja: Daraja) -> None:
    """Nobody paid, and nothing is left to be asked."""
    sale = shop.quote(1)
    shop.give(sale)
    shop.run(1500)
    shop.ask(c.Back())
    shop.run(1000)
    daraja.decline(next(iter(daraja.pushes)), GONE)
    shop.run_until(lambda: shop.prepayment(sale).state is PrepaymentState.EXPIRED)


def test_a_kill_while_the_request_is_on_the_phone_loses_no_money(
    shop: Shop, daraja: Daraja
) -> None:
    """The books know what Safaricom calls it: the next life finds what was paid."""
    sale = shop.quote(1)
    shop.give(sale)
    shop.run(1500)
    [checkout] = daraja.pushes
    shop.start()
    assert shop.sale(sale).state is SaleState.CANCELLED
    assert daraja.enter_pin(checkout)
    shop.run(60_000)
    assert "payment-too-late" in shop.kinds()


def test_a_kill_just_after_cancelling_loses_no_money(shop: Shop, daraja: Daraja) -> None:
    """The ending was asked for by the shorter name: it is asked for anew by the fuller one."""
    sale = shop.quote(1)
    shop.holds_rail = True
    shop.handle(m.NumberGiven(shop.prepayment(sale).code, NUMBER))
    shop.ask(c.Back())
    shop.holds_rail = False
    shop.run(3000)
    [checkout] = daraja.pushes
    assert shop.prepayment(sale).reference.endswith(checkout)
    shop.start()
    assert daraja.enter_pin(checkout)
    shop.run(120_000)
    assert "payment-too-late" in shop.kinds()


def test_the_engine_of_the_settings_asks_on_its_page(
    daraja: Daraja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put together as `kiosk run` does: the rail, and a page that knows that it asks a number."""
    for name, secret in (("CK", CONSUMER_KEY), ("CS", CONSUMER_SECRET), ("PK", PASSKEY)):
        monkeypatch.setenv(name, secret)
    lines = (
        "[pay_page]",
        'public_url = "https://pay.example.org"',
        "page_port = 0",
        "api_port = 0",
        "[rails.mpesa]",
        f'api_base = "{daraja.url}"',
        f'shortcode = "{SHORTCODE}"',
        'callback_url = "https://till.example.org/nobody"',
        'consumer_key_env = "CK"',
        'consumer_secret_env = "CS"',
        'passkey_env = "PK"',
    )
    text = SETTINGS.read_text().replace('"EUR"', '"KES"').replace("[pay_page]", "[unused]")
    path = tmp_path / "kiosk.toml"
    path.write_text(text.partition("[unused]")[0] + "\n".join(lines) + "\n")
    with ExitStack() as stack:
        assembler = Assembler(load(path, rails=wanted()), stack)
        (tmp_path / "data").mkdir()
        rails, _ = assembler._rails()
        assert list(rails) == ["mpesa", "localpay"]
        assert assembler._asking == {"mpesa"}
        assert rails["mpesa"].traits.asks_number
        found = rails["mpesa"]
        assert isinstance(found, MpesaRail)
        found.close()
