"""A LocalPay that runs: its clock, its sales and a phone to open its page with."""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import requests
from fakes import receipts
from fakes.localpay_store import MemoryLocalPayStore
from fakes.time import FakeClock, SeededIds

from kiosk.api.snapshot import CurrencyInfo, DeliverySnapshot, Notice, SaleSnapshot
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import Currency, Money
from kiosk.payments.http import Http
from kiosk.payments.stripe import StripeRail
from kiosk.paypage import accounts
from kiosk.paypage.page import Hooks
from kiosk.paypage.server import LocalPay, Options, Places, Rates
from kiosk.paypage.view import PayOutlet, PaySale
from kiosk.paypage.withdraw import Withdraw
from kiosk.pins import Argon2PinHasher
from kiosk.ports import RailTraits
from kiosk.ports_localpay import LocalPayStore, PrepaidAccount

KEY = "sk_local_0123456789abcdef"
EUR = Currency("EUR")
PIN = "739251"
CODE = "7Q2MK9VX4DTB0WHE3CZN5RJ8PA"

HOLDS = RailTraits(can_hold=True, can_refund_part=True, min_charge=Money(1))
SALES = RailTraits(can_hold=False, can_refund_part=True, min_charge=Money(1))

DIESEL = PayOutlet(2, "", "Diesel", "fuel", "ul", 10_000, 17_990)
WATER = PayOutlet(3, "Tap by the wall", "Drinking water", "water", "ul", 100_000, 500)
POWER = PayOutlet(4, "", "Energy CCS", "energy", "mWh", 1_000, 5_900)

BUSY = Rates(10_000, 100_000, 10_000, 100_000, 10_000, 100_000)
"""No limits that a test would meet by accident."""


class SharedIds:
    """Seeded ids that several threads may ask."""

    def __init__(self, seed: int = 0) -> None:
        self._lock = threading.Lock()
        self._ids = SeededIds(seed)

    def code(self) -> str:
        with self._lock:
            return self._ids.code()

    def pick(self, count: int) -> int:
        with self._lock:
            return self._ids.pick(count)


def cheap_hasher() -> Argon2PinHasher:
    """Return a hasher that costs nearly nothing."""
    return Argon2PinHasher(memory_kib=8, time_cost=1, parallelism=1)


def sale(**changes: object) -> SaleSnapshot:
    """Return a sale that waits to be paid, with `changes`."""
    quoted = SaleSnapshot(
        id="S-000123",
        state="quoted",
        words="amber river",
        asked_minor=2000,
        authorised_minor=0,
        captured_minor=0,
        released_minor=0,
        remaining_minor=0,
        pay_url="",
        pay_left_ms=272_000,
        is_seen=False,
        is_settled=False,
        receipt=None,
        receipt_url="",
        deliveries=(),
        outlets=(2,),
    )
    return replace(quoted, **changes)  # type: ignore[arg-type]  # Fields named by the tests.


def delivery(**changes: object) -> DeliverySnapshot:
    """Return a delivery that runs, with `changes`."""
    running = DeliverySnapshot(
        outlet=2,
        state="delivering",
        product_name="Diesel",
        kind="fuel",
        dimension="ul",
        interval_base=10_000,
        price_e4=17_990,
        delivered_base=6_843_000,
        cost_minor=1231,
        limit_minor=2000,
        preset_base=11_110_000,
        flow_base=600_000,
    )
    return replace(running, **changes)  # type: ignore[arg-type]  # Fields named by the tests.


def pay_sale(snapshot: SaleSnapshot | None = None, **changes: object) -> PaySale:
    """Return a sale as the page gets it, with `changes`."""
    whole = PaySale(
        sale=snapshot or sale(),
        kiosk="K-07",
        site="Harbour Station",
        currency=CurrencyInfo("EUR", 2),
        seller="Harbour Energy GmbH",
        outlets=(DIESEL,),
        phone="+49 40 1234567",
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # Fields named by the tests.


def finished(**changes: object) -> PaySale:
    """Return a sale that is over, with everything that a receipt says."""
    done = sale(
        state="settled",
        authorised_minor=2000,
        captured_minor=1231,
        released_minor=769,
        is_settled=True,
        receipt=4711,
        deliveries=(delivery(state="settled", flow_base=0, reason="customer"),),
    )
    whole = pay_sale(done, receipt=receipts.receipt())
    return replace(whole, **changes)  # type: ignore[arg-type]  # Fields named by the tests.


@dataclass
class Running:
    """LocalPay while it runs, with all that a test turns and looks at."""

    pay: LocalPay
    store: LocalPayStore
    clock: FakeClock
    ids: SharedIds
    sales: dict[str, PaySale] = field(default_factory=dict)
    paid: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    """The numbers of phones that were given, with the codes of the pages."""
    invoices: list[str] = field(default_factory=list)

    def rail(
        self, base_url: str = "", *, traits: RailTraits = HOLDS, wait_s: float = 10.0
    ) -> StripeRail:
        """Return our rail to it, perhaps through `base_url`, that waits for `wait_s` at most."""
        return StripeRail(
            Http(base_url or self.pay.api_url, KEY, self.clock, timeouts_s=(5.0, wait_s)),
            name="localpay",
            currency=EUR,
            traits=traits,
            return_url=f"{self.pay.public_url}/p/{{code}}",
        )

    def phone(self) -> Phone:
        """Return a phone that can reach the page."""
        return Phone(self.pay.public_url)

    def open_one(self, code: str = CODE, prepayment: str = "P-000123") -> str:
        """Open a payment through our own rail; return its reference."""
        rail = self.rail()
        intent = Intent(
            prepayment=prepayment,
            rail=rail.name,
            verb=Verb.OPEN,
            amount=Money(2000),
            created_ms=self.clock.utc_ms,
            expires_ms=self.clock.utc_ms + 300_000,
            code=code,
            description="Diesel",
        )
        reference = rail.carry_out(intent).reference
        rail.close()
        self.sales.setdefault(code, pay_sale())
        return reference

    def account(self, balance: int, name: str = "Anna") -> PrepaidAccount:
        """Open an account with `balance`."""
        made = accounts.create(
            self.store, self.clock, self.ids, cheap_hasher(), name=name, pin=PIN, currency=EUR
        )
        return accounts.credit(self.store, self.clock, made.id, Money(balance), receipt="1")


@contextmanager
def running(
    *,
    store: LocalPayStore | None = None,
    demo: bool = True,
    rates: Rates = BUSY,
    languages: tuple[str, ...] | None = None,
    public_url: str = "",
    trusted_proxy: str = "",
    seed: int = 0,
    webhook_secrets: tuple[str, ...] = (),
    withdraw: Withdraw | None = None,
    on_voucher: Callable[[str, str], Notice | None] = lambda _page, _typed: Notice.WRONG_CODE,
) -> Iterator[Running]:
    """Run a LocalPay on free ports of this machine."""
    memory = MemoryLocalPayStore() if store is None else store
    clock, ids = FakeClock(), SharedIds(seed)
    sales: dict[str, PaySale] = {CODE: pay_sale()}
    paid: list[str] = []
    seen: list[str] = []
    options = Options(
        currency=EUR,
        key=KEY,
        is_demo=demo,
        rates=rates,
        webhook_secrets=webhook_secrets,
        places=Places(public_url=public_url, trusted_proxy=trusted_proxy),
    )
    if languages is not None:
        options = replace(options, languages=languages)
    numbers: list[tuple[str, str]] = []
    invoices: list[str] = []
    hooks = Hooks(
        paid.append,
        seen.append,
        withdraw,
        on_voucher,
        lambda code, number: numbers.append((code, number)),
        invoices.append,
    )
    pay = LocalPay(memory, sales.get, clock, ids, cheap_hasher(), options, hooks)
    pay.start()
    try:
        yield Running(pay, memory, clock, ids, sales, paid, seen, numbers, invoices)
    finally:
        pay.stop()


class Phone:
    """A browser without script, as far as the page needs one."""

    def __init__(self, base: str, accept_language: str = "en") -> None:
        self.base = base
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers["Accept-Language"] = accept_language
        self.session.headers["User-Agent"] = "Mozilla/5.0 (Linux; Android 14) Mobile"

    def close(self) -> None:
        self.session.close()

    def open(self, code: str = CODE, **options: object) -> requests.Response:
        """Get the page of `code`."""
        return self.session.get(f"{self.base}/p/{code}", timeout=10, **options)  # type: ignore[arg-type]  # Passed on.

    def send(
        self, fields: dict[str, str], code: str = CODE, *, follow: bool = True
    ) -> requests.Response:
        """Send a form to the page of `code`."""
        return self.session.post(
            f"{self.base}/p/{code}", data=fields, timeout=10, allow_redirects=follow
        )

    def token(self, code: str = CODE) -> str:
        """Open the page and return the token of its forms; empty where it has none."""
        return token_in(self.open(code).text)

    def pay(self, action: str = "pay", code: str = CODE) -> requests.Response:
        """Press a demo button."""
        token = self.token(code)
        return self.send({"token": token, "way": "demo", "action": action}, code)

    def pay_from(self, account: str, pin: str = PIN, code: str = CODE) -> requests.Response:
        """Pay from a prepaid account."""
        fields = {"way": "account", "action": "pay", "account": account, "pin": pin}
        return self.send({"token": self.token(code), **fields}, code)


def token_in(page: str) -> str:
    """Return the token of the forms in `page`; empty where there is none."""
    found = re.search(r'name="token" value="([^"]+)"', page)
    return html.unescape(found[1]) if found else ""
