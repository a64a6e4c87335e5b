"""Whatever a phone or a rail sends: never a crash, and never money without a valid form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fakes.localpay import CODE, EUR, KEY, PIN, SharedIds, cheap_hasher, pay_sale, token_in
from fakes.localpay_store import MemoryLocalPayStore
from fakes.time import FakeClock
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from werkzeug.datastructures import Headers

from kiosk.api.snapshot import CurrencyInfo
from kiosk.domain.money import Money
from kiosk.paypage import accounts, numbers
from kiosk.paypage.accounts import Door
from kiosk.paypage.api import Api
from kiosk.paypage.checkouts import SLOW_MS
from kiosk.paypage.forms import Form
from kiosk.paypage.limits import Limiter
from kiosk.paypage.page import ASSETS, Hooks, PayPage
from kiosk.paypage.texts import LANGUAGES, Language
from kiosk.paypage.tokens import Tokens
from kiosk.paypage.webhooks import Webhooks
from kiosk.ports_localpay import CheckoutState, PaymentState

ASKED, PURSE = 2000, 5000


@dataclass
class World:
    """LocalPay's two applications without a network, and one payer's money."""

    store: MemoryLocalPayStore
    clock: FakeClock
    page: FlaskClient
    api: FlaskClient
    account: str
    session: str = ""
    payment: str = ""

    def open(self, key: str = "open") -> None:
        form = {
            "mode": "payment",
            "line_items[0][price_data][currency]": "eur",
            "line_items[0][price_data][unit_amount]": str(ASKED),
            "line_items[0][price_data][product_data][name]": "Diesel",
            "client_reference_id": CODE,
            "metadata[hold]": "P-1",
            "payment_intent_data[capture_method]": "manual",
            "success_url": "https://a.example",
        }
        body = self.post("/v1/checkout/sessions", form, key).get_json()
        self.session, self.payment = body["id"], body["payment_intent"]

    def post(self, path: str, form: dict[str, str], key: str = ""):  # type: ignore[no-untyped-def]  # noqa: ANN201 - Werkzeug's own.
        headers = {"Authorization": f"Bearer {KEY}"}
        if key:
            headers["Idempotency-Key"] = key
        return self.api.post(path, data=form, headers=headers)

    def token(self) -> str:
        return token_in(self.page.get(f"/p/{CODE}").text)

    def untouched(self) -> bool:
        """Whether nothing was paid, reserved or moved."""
        checkout = self.store.checkout_of_code(CODE)
        account = self.store.account(self.account)
        assert checkout is not None
        assert account is not None
        is_unpaid = checkout.payment_state is PaymentState.UNPAID
        return is_unpaid and (account.balance, account.held) == (Money(PURSE), Money(0))


def world(*, demo: bool = False) -> World:
    store, clock, ids = MemoryLocalPayStore(), FakeClock(), SharedIds()
    hasher = cheap_hasher()
    free = Limiter(clock, per_client=10**9, total=10**9)
    door = Door(store, clock, hasher, ids)
    page = PayPage(
        store,
        {CODE: pay_sale()}.get,
        clock,
        Tokens(store, clock, ids),
        door,
        currency=EUR,
        hooks=Hooks(lambda _prepayment: None, lambda _code: None),
        looks=free,
        acts=free,
        languages=tuple(LANGUAGES),
        is_demo=demo,
        assets=ASSETS,
        messages=Webhooks(clock, (), lambda _prepayment: None, free),
    )
    api = Api(
        store,
        clock,
        ids,
        key=KEY,
        currency=EUR,
        public_url=lambda: "http://127.0.0.1:1",
        limiter=free,
        is_demo=demo,
    )
    account = accounts.create(store, clock, ids, hasher, name="Anna", pin=PIN, currency=EUR)
    accounts.credit(store, clock, account.id, Money(PURSE), receipt="1")
    return World(store, clock, page.app().test_client(), api.app().test_client(), account.id)


def opened(*, demo: bool = False) -> World:
    made = world(demo=demo)
    made.open()
    return made


# One world for all examples: none of them may change it.
QUIET = opened()
PLAYING = opened(demo=True)

texts = st.text(max_size=60)
NAMES = ["token", "way", "action", "account", "pin", "code", "voucher", "number", "name", "vat_id"]
VALUES = ["pay", "pay_delayed", "decline", "abandon", "invoice", "demo", "account", "voucher", PIN]
names = st.sampled_from(NAMES) | texts
values = st.sampled_from(VALUES) | texts
forms = st.dictionaries(names, values, max_size=8)
types = st.sampled_from(
    [
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=utf-16",
        "multipart/form-data; boundary=x",
        "application/json",
        "text/plain",
        "",
        "\x00",
    ]
)


@given(body=st.binary(max_size=300), content_type=types)
def test_any_bytes_are_answered_and_pay_nothing(body: bytes, content_type: str) -> None:
    """No body of any kind makes the page fall over, or pay."""
    for quiet in (QUIET, PLAYING):
        answer = quiet.page.post(f"/p/{CODE}", data=body, content_type=content_type)
        assert 400 <= answer.status_code < 500
        assert quiet.untouched()


@given(form=forms)
def test_any_form_without_a_token_pays_nothing(form: dict[str, str]) -> None:
    """Without a token of this page even the right words do nothing."""
    for quiet in (QUIET, PLAYING):
        answer = quiet.page.post(f"/p/{CODE}", data=form)
        assert answer.status_code == (403 if form else 415)
        assert quiet.untouched()


@given(form=forms.filter(lambda form: form.get("action") != "abandon"))
def test_any_form_with_a_token_pays_only_by_a_way_that_there_is(form: dict[str, str]) -> None:
    """On a real kiosk nothing pays but an account's number with its PIN."""
    answer = QUIET.page.post(f"/p/{CODE}", data={**form, "token": QUIET.token()})
    assert 400 <= answer.status_code < 500
    assert QUIET.untouched()
    QUIET.clock.turn(3_600_000)  # Locks do not add up over the examples.
    QUIET.clock.utc_ms -= 3_600_000


@given(tail=st.text(max_size=80), query=st.dictionaries(texts, texts, max_size=3))
def test_any_address_is_answered(tail: str, query: dict[str, str]) -> None:
    """No address makes the page fall over."""
    for path in ("/p/", "/s/", "/"):
        for client in (QUIET.page, QUIET.api):
            # As it comes off the wire: the client's own reading of addresses is left out.
            raw = (path + tail).encode().decode("latin-1")
            answer = client.get("/", query_string=query, environ_overrides={"PATH_INFO": raw})
            assert answer.status_code < 500


@given(
    name=st.sampled_from(
        ["Accept-Language", "Purpose", "Sec-Purpose", "Cookie", "Host", "Content-Length", "Referer"]
    ),
    value=st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=60),
)
def test_any_header_is_answered(name: str, value: str) -> None:
    """No header makes the page fall over."""
    answer = QUIET.page.get(f"/p/{CODE}", headers=Headers([(name, value)]))
    assert answer.status_code < 500


API_NAMES = [
    "mode",
    "line_items[0][price_data][currency]",
    "line_items[0][price_data][unit_amount]",
    "line_items[0][price_data][product_data][name]",
    "line_items[0][quantity]",
    "success_url",
    "expires_at",
    "metadata[hold]",
    "metadata[code]",
    "payment_intent_data[capture_method]",
    "payment_intent",
    "amount",
    "amount_to_capture",
    "cancellation_reason",
    "expand[]",
]


@given(
    form=st.dictionaries(
        st.sampled_from(API_NAMES) | texts,
        st.sampled_from(["payment", "eur", "2000", "-1", "manual"])
        | texts
        | st.integers().map(str),
        max_size=10,
    ),
    place=st.integers(0, 4),
    key=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20),
)
@settings(max_examples=200)
def test_any_call_of_the_api_is_answered(form: dict[str, str], place: int, key: str) -> None:
    """With the right key, but any form: a plain answer, and no money of an unpaid payment."""
    path = [
        "/v1/checkout/sessions",
        f"/v1/checkout/sessions/{QUIET.session}",
        f"/v1/payment_intents/{QUIET.payment}",
        f"/v1/payment_intents/{QUIET.payment}/capture",
        "/v1/refunds",
    ][place]
    answer = QUIET.post(path, form, key)
    assert answer.status_code < 500
    assert "error" in answer.get_json() or answer.status_code == 200
    assert QUIET.untouched()


@given(first=st.lists(st.tuples(texts, texts)), second=st.lists(st.tuples(texts, texts)))
def test_forms_have_one_fingerprint_if_and_only_if_they_are_the_same(
    first: list[tuple[str, str]], second: list[tuple[str, str]]
) -> None:
    """In any order of the names; no two different forms look alike."""
    one, other = dict(first), dict(second)
    prints = [Form(form.items()).fingerprint("POST /") for form in (one, other)]
    assert (prints[0] == prints[1]) is (one == other)
    turned = dict(reversed(list(one.items())))
    assert Form(turned.items()).fingerprint("POST /") == prints[0]
    assert Form(one.items()).fingerprint("POST /x") != prints[0]


@given(
    minor=st.integers(0, 10**12),
    exponent=st.integers(0, 4),
    language=st.sampled_from(list(LANGUAGES.values())),
)
def test_written_money_reads_back(minor: int, exponent: int, language: Language) -> None:
    """No digit is lost or made up in any language."""
    text = numbers.money(minor, CurrencyInfo("EUR", exponent), language)
    figure = text.partition(numbers.NBSP)[0]
    digits = figure.replace(language.group, "").replace(language.decimal, "")
    assert int(digits) == minor


@given(base=st.integers(0, 10**12), interval=st.sampled_from([1, 10, 1_000, 50_000, 10**6, 10**7]))
def test_a_written_quantity_is_never_more_than_has_flowed(base: int, interval: int) -> None:
    """It is less by no more than one interval."""
    text = numbers.quantity(base, interval, LANGUAGES["en"]).replace(",", "")
    whole, _, part = text.partition(".")
    shown = int(whole) * 10**6 + int(part.ljust(6, "0") or 0)
    assert shown <= base < shown + interval


class Visits(RuleBasedStateMachine):
    """Any order of payments, captures, voids, refunds, expiries and time, with repeated keys."""

    @initialize()
    def begin(self) -> None:
        self.world = opened()

    def _account(self) -> tuple[int, int]:
        account = self.world.store.account(self.world.account)
        assert account is not None
        return account.balance.minor, account.held.minor

    def _settle(self, verb: str, form: dict[str, str], key: str) -> None:
        path = f"/v1/payment_intents/{self.world.payment}/{verb}"
        answer = self.world.post(path, form, key)
        assert answer.status_code in {200, 400}
        again = self.world.post(path, form, key)
        if key and "idempotency" not in again.text:
            assert again.text == answer.text

    keys = st.sampled_from(["", "a", "b", "c", "d"])
    amounts = st.sampled_from([0, 1, 700, 1231, ASKED, ASKED + 1])

    @rule(pin=st.sampled_from([PIN, PIN, "000000"]))
    def pay(self, pin: str) -> None:
        form = {"token": self.world.token(), "way": "account", "action": "pay", "pin": pin}
        answer = self.world.page.post(f"/p/{CODE}", data={**form, "account": self.world.account})
        assert answer.status_code < 500

    @rule()
    def abandon(self) -> None:
        self.world.page.post(f"/p/{CODE}", data={"token": self.world.token(), "action": "abandon"})

    @rule(amount=amounts, key=keys)
    def capture(self, amount: int, key: str) -> None:
        self._settle("capture", {"amount_to_capture": str(amount)}, key)

    @rule(key=keys)
    def cancel(self, key: str) -> None:
        self._settle("cancel", {}, key)

    @rule(amount=amounts, key=keys)
    def refund(self, amount: int, key: str) -> None:
        form = {"payment_intent": self.world.payment, "amount": str(amount)}
        assert self.world.post("/v1/refunds", form, key).status_code in {200, 400}

    @rule(key=keys)
    def expire(self, key: str) -> None:
        path = f"/v1/checkout/sessions/{self.world.session}/expire"
        assert self.world.post(path, {}, key).status_code in {200, 400}

    @rule(ms=st.sampled_from([1_000, SLOW_MS, 25 * 3_600_000]))
    def wait(self, ms: int) -> None:
        self.world.clock.turn(ms)

    @invariant()
    def the_money_adds_up(self) -> None:
        """What left the account is what was captured and not refunded; holds are open holds."""
        checkout = self.world.store.checkout_of_code(CODE)
        assert checkout is not None
        balance, held = self._account()
        taken = checkout.received.minor - checkout.refunded.minor
        assert PURSE - balance == taken
        assert 0 <= taken <= ASKED
        assert held == (ASKED if checkout.payment_state is PaymentState.HELD else 0)
        if checkout.payment_state in {PaymentState.HELD, PaymentState.CAPTURED}:
            assert checkout.state is CheckoutState.COMPLETE


Visits.TestCase.settings = settings(max_examples=60, stateful_step_count=15, deadline=None)
TestVisits: Callable[..., object] = Visits.TestCase
