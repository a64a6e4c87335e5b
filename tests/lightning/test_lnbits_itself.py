"""The Lightning rail at LNbits itself, and a wallet there that fetches a rest from our own page.

Left out where it is not installed: `make lightning` does that, and prints what it measures.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

import pytest
import requests
from fakes.lnbits_itself import LnbitsItself, Wallet, lnbits_itself
from fakes.localpay import running
from fakes.payers import payers
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.application import messages as m
from kiosk.domain.bolt11 import SAT_MSAT
from kiosk.domain.books import AccountKind
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.lightning import lnurl, token_of
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.payments.kinds import RailSettings
from kiosk.payments.lnbits import LnbitsRail
from kiosk.payments.registry import rail
from kiosk.paypage.withdraw import Withdraw
from kiosk.ports import RailRefused, RailSilent, RailState, RailView
from kiosk.runtime.clock import SystemClock

pytestmark = pytest.mark.lightning

ASKED = Money(2000)
SAT = 10
"""Satoshis for a cent."""


@dataclass
class Place:
    """LNbits with its wallets, and the rail between them and us."""

    lnbits: LnbitsItself
    seller: Wallet
    purse: Wallet
    """From which rests are paid."""
    payer: Wallet
    rail: LnbitsRail
    expired: tuple[RailView, RailView]
    """Invoices of the seller's that were good for a second."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Yield LNbits, which takes a while to start."""
    with ExitStack() as stack:
        lnbits = stack.enter_context(lnbits_itself(tmp_path_factory.mktemp("lnbits")))
        seller = lnbits.wallet("seller")
        purse, payer = lnbits.wallet("purse", 100_000), lnbits.wallet("payer", 1_000_000)
        made = rail(
            "lnbits",
            RailSettings(
                "lightning",
                Currency("EUR"),
                "",
                {"api_base": lnbits.url, "sat_per_unit": str(SAT * 100), "expiry_s": 600},
                {"invoice_key": seller.invoice_key, "admin_key": purse.admin_key},
            ),
            SystemClock(),
        )
        assert isinstance(made, LnbitsRail)
        stack.callback(made.close)
        made._expiry_s = 1
        one, two = (made.carry_out(intent(key)) for key in ("P-000001", "P-000011"))
        made._expiry_s = 600
        yield Place(lnbits, seller, purse, payer, made, (one, two))


def intent(
    prepayment: str, verb: Verb = Verb.OPEN, *, amount: Money = ASKED, reference: str = ""
) -> Intent:
    """Return what the core would write down."""
    code = prepayment * 3
    return Intent(prepayment, "lightning", verb, amount, 0, 0, reference, code)


def bolt11_of(opened: RailView) -> str:
    """Return the invoice that the screen shows, as LNbits takes it."""
    return opened.url.partition(":")[2].lower()


def invoice_of(place: Place, wallet: Wallet, sat: int) -> str:
    """Return an invoice of a payer's own wallet."""
    wish = {"out": False, "amount": sat, "unit": "sat", "memo": "rest", "expiry": 600}
    found = place.lnbits.by_key("POST", "/api/v1/payments", wallet.invoice_key, wish)
    return str(found["bolt11"])


def test_an_invoice_is_opened_paid_and_proven(place: Place) -> None:
    """The whole way of a payment; what LNbits tells of an unpaid one is not taken for a proof."""
    opened = place.rail.carry_out(intent("P-000002"))
    assert opened.state is RailState.OPEN
    assert place.rail.carry_out(intent("P-000002")) == opened
    payment_hash = opened.reference.partition(".")[0]
    told = place.lnbits.by_key("GET", f"/api/v1/payments/{payment_hash}", place.seller.invoice_key)
    assert told["details"]["preimage"], "LNbits shows it before anybody has paid"
    assert place.rail.read(opened.reference).state is RailState.OPEN
    before = place.lnbits.sat(place.seller)
    assert place.lnbits.pay(place.payer, bolt11_of(opened))
    assert place.rail.read(opened.reference).state is RailState.PAID
    assert place.lnbits.sat(place.seller) - before == 2000 * SAT
    kept = place.rail.carry_out(intent("P-000002", Verb.CAPTURE, reference=opened.reference))
    assert (kept.state, kept.captured) == (RailState.CAPTURED, Money(2000))


def test_lnbits_itself_notices_no_second_wish(place: Place) -> None:
    """Which is why the rail looks before it asks: the same name twice is two invoices."""
    wish = {"out": False, "amount": 5, "unit": "sat", "external_id": "the-same"}
    key = place.seller.invoice_key
    first, second = (
        place.lnbits.by_key("POST", "/api/v1/payments", key, wish)["payment_hash"] for _ in range(2)
    )
    assert first != second


def test_a_rest_is_paid_once_by_however_many(place: Place) -> None:
    """Eight at the same moment, then one after the other."""
    text = invoice_of(place, place.payer, 77)
    wanted = intent("P-000003", Verb.PAY_OUT, amount=Money(8), reference=text)
    before = place.lnbits.sat(place.purse)

    def ask(_: int) -> str:
        try:
            return place.rail.carry_out(wanted).state.value
        except (RailSilent, RailRefused) as error:
            return type(error).__name__

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(ask, range(8)))
    assert set(told) <= {"released", "RailSilent", "RailRefused"}
    for _ in range(3):
        assert place.rail.carry_out(wanted).state is RailState.RELEASED
    assert before - place.lnbits.sat(place.purse) == 77


def test_an_empty_purse_says_no_and_nothing_was_begun(place: Place) -> None:
    """A definite answer: the rest stays a voucher."""
    text = invoice_of(place, place.payer, 500_000)
    with pytest.raises(RailRefused):
        place.rail.carry_out(intent("P-000004", Verb.PAY_OUT, reference=text))


def test_an_invoice_that_nobody_can_be_paid_by_fails_for_good(place: Place) -> None:
    """Of a node that the fake wallet does not know: told twice, it counts."""
    text = (
        "lnbc20n1p4s67p7dqz0qxqzjcsp5zwt5x5xatnmgtnxme7mq9eqwd3y5y6z842enxmhu0cucte6jz9aqpp5n8marad7c7v"
        "rum0x0nuduz3nmj5n5er04npepf8kz85r6h2yh32s"
    )
    with pytest.raises(RailRefused):
        place.rail.carry_out(intent("P-000005", Verb.PAY_OUT, reference=text))


def test_an_expired_invoice_is_open_here_until_somebody_has_read_it(place: Place) -> None:
    """To wallets at the same LNbits: what is paid is seen, and reading closes what is not."""
    paid, unpaid = place.expired
    before = place.lnbits.sat(place.seller)
    assert place.lnbits.pay(place.payer, bolt11_of(paid))
    view = place.rail.read(paid.reference)
    assert (view.state, view.held) == (RailState.PAID, Money(2000))
    for _ in range(2):
        assert place.rail.read(unpaid.reference).state is RailState.EXPIRED
        place.lnbits.pay(place.payer, bolt11_of(unpaid))
    assert place.lnbits.sat(place.seller) - before == 2000 * SAT


@pytest.mark.req("PAY-10")
def test_a_wallet_fetches_the_rest_from_our_own_page(place: Place) -> None:
    """A whole visit: paid, taken, and the rest in the wallet, once; a second wallet comes late."""
    world = World(place=site(2), rail=place.rail)  # type: ignore[arg-type]  # A rail as good.
    world.clock.utc_ms = SystemClock().now().utc_ms
    lock = threading.Lock()

    def offered(token: str) -> tuple[int, str] | None:
        with lock:
            offer = world.core.offered(token, world.clock.now())
        return None if offer is None else (offer.msat, "Harbour K1")

    def claim(token: str, text: str) -> str:
        with lock:
            asked = m.WithdrawAsked(token, text)
            world.handle(asked)
            return world.core.verdict(asked, world.clock.now()).value

    with running(withdraw=Withdraw(offered, claim)) as page:
        world.run(1_500)
        sale = world.quote(1)
        [payer] = payers(world, sale)
        assert place.lnbits.pay(place.payer, payer.url.partition(":")[2].lower())
        world.run_until(lambda: world.sale(sale).state != "quoted")
        world.lift()
        world.flow(1, 3_000_000)
        world.ask(c.Finish())
        world.finish(sale)
        world.run(1_000)
        [payer] = payers(world, sale)
        rest = payer.carried
        assert rest
        address = lnurl(f"{page.pay.public_url}/lnurlw/{token_of(payer.code)}")
        before = place.lnbits.sat(place.payer)
        assert _fetch(place, place.payer, address)
        world.run(5_000)
        assert place.lnbits.sat(place.payer) - before == rest.minor * SAT
        [payer] = payers(world, sale)
        assert payer.carried == NOTHING
        assert world.balance(AccountKind.RELEASED, "fake") == rest.minor
        assert not _fetch(place, place.lnbits.wallet("somebody else"), address)
        world.check_books()


def _fetch(place: Place, wallet: Wallet, address: str) -> bool:
    """Let a wallet scan an address and send its invoice; whether there was anything."""
    headers = {"X-Api-Key": wallet.admin_key}
    scanned = requests.post(
        f"{place.lnbits.url}/api/v1/lnurlscan", json={"lnurl": address}, headers=headers, timeout=30
    )
    if not scanned.ok or scanned.json().get("tag") != "withdrawRequest":
        return False
    offer = scanned.json()
    assert offer["minWithdrawable"] == offer["maxWithdrawable"]
    wish = {
        "out": False,
        "amount": offer["maxWithdrawable"] // SAT_MSAT,
        "unit": "sat",
        "memo": offer["defaultDescription"],
        "lnurl_withdraw": offer,
    }
    said = requests.post(
        f"{place.lnbits.url}/api/v1/payments", json=wish, headers=headers, timeout=30
    )
    return said.ok and said.json()["extra"].get("lnurl_response") is True


def test_how_long_it_takes(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    """An invoice, a look, a rest. A look takes less than the second between two of them."""
    took: dict[str, list[float]] = {"invoice": [], "look": [], "rest": []}
    for number in range(20):
        begun = time.perf_counter()
        view = place.rail.carry_out(intent(f"P-{100 + number:06}"))
        took["invoice"].append(time.perf_counter() - begun)
        begun = time.perf_counter()
        place.rail.read(view.reference)
        took["look"].append(time.perf_counter() - begun)
        text = invoice_of(place, place.payer, 10 + number)
        begun = time.perf_counter()
        place.rail.carry_out(intent(f"P-{100 + number:06}", Verb.PAY_OUT, reference=text))
        took["rest"].append(time.perf_counter() - begun)
    with capsys.disabled():
        for name, seconds in took.items():
            figures = [round(1000 * one) for one in (median(seconds), max(seconds))]
            sys.stdout.write(f"\n{name}: median {figures[0]} ms, longest {figures[1]} ms")
    assert median(took["look"]) < 1.0
