"""What the Stripe-shaped rail asks, byte for byte, and what it believes of the answers."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fakes.localpay import EUR, HOLDS, SALES
from fakes.scripted_provider import ScriptedProvider, scripted_provider
from fakes.time import NOON_MS, FakeClock

from kiosk.domain.intent import AFTERWARDS, Intent, Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.payments.http import ANSWER_BYTES_MAX, ANSWER_MS_MAX, Http
from kiosk.payments.kinds import RailSettings
from kiosk.payments.registry import UnknownRail, rail
from kiosk.payments.stripe import KEY_MS, StripeRail
from kiosk.ports import RailRefused, RailSilent, RailState, RailTraits, Way

KEY = "sk_live_this-is-the-secret-0123456789"

OPENING = Intent(
    prepayment="P-000123",
    rail="stripe",
    verb=Verb.OPEN,
    amount=Money(2000),
    created_ms=NOON_MS,
    expires_ms=NOON_MS + 300_000,
    code="7Q2MK9VX4DTB0WHE",
    description="Hafen & Söhne 100% - K-07",
)
CAPTURE = replace(OPENING, verb=Verb.CAPTURE, amount=Money(1231), reference="cs_1", code="")
VOID = replace(CAPTURE, verb=Verb.VOID, amount=Money(2000))
EXPIRE = replace(VOID, verb=Verb.EXPIRE)
REFUND = replace(CAPTURE, verb=Verb.REFUND, amount=Money(769))


def session(**changes: object) -> dict[str, Any]:
    return {
        "id": "cs_1",
        "object": "checkout.session",
        "amount_total": 2000,
        "currency": "eur",
        "status": "open",
        "payment_status": "unpaid",
        "payment_intent": "pi_1",
        "metadata": {"hold": "P-000123"},
        "url": "https://pay.example/p/1",
        **changes,
    }


def complete(**changes: object) -> dict[str, Any]:
    return session(status="complete", url=None, **changes)


def payment(**changes: object) -> dict[str, Any]:
    return {
        "id": "pi_1",
        "object": "payment_intent",
        "amount": 2000,
        "amount_capturable": 2000,
        "amount_received": 0,
        "currency": "eur",
        "status": "requires_capture",
        "metadata": {"hold": "P-000123"},
        **changes,
    }


def taken(minor: int = 1231, **changes: object) -> dict[str, Any]:
    return payment(status="succeeded", amount_capturable=0, amount_received=minor, **changes)


@pytest.fixture
def provider() -> Iterator[ScriptedProvider]:
    """Yield a provider without a script."""
    with scripted_provider() as scripted:
        yield scripted


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that stands still."""
    return FakeClock()


def made(
    provider: ScriptedProvider,
    clock: FakeClock,
    traits: RailTraits = HOLDS,
    methods: tuple[str, ...] = (),
) -> StripeRail:
    return StripeRail(
        Http(provider.url, KEY, clock, timeouts_s=(2.0, 0.3)),
        name="stripe",
        currency=EUR,
        traits=traits,
        return_url="https://kiosk.example/p/{code}",
        methods=methods,
    )


@pytest.fixture
def stripe(provider: ScriptedProvider, clock: FakeClock) -> Iterator[StripeRail]:
    """Yield the rail to the provider, with holds."""
    opened = made(provider, clock)
    yield opened
    opened.close()


@pytest.fixture
def sales(provider: ScriptedProvider, clock: FakeClock) -> Iterator[StripeRail]:
    """Yield the rail to the provider, without holds."""
    opened = made(provider, clock, SALES)
    yield opened
    opened.close()


# --- The calls ------------------------------------------------------------------------------


def test_opening_asks_for_a_hold_with_everything_named(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """The form of an opening is a function of the intent: this one, in this order."""
    provider.says(session())
    view = stripe.carry_out(OPENING)
    [asked] = provider.asked
    assert (asked.method, asked.path) == ("POST", "/v1/checkout/sessions")
    assert asked.headers["Idempotency-Key"] == "P-000123-d7f7c6e8779827159850:open"
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert asked.form == [
        ("mode", "payment"),
        ("line_items[0][price_data][currency]", "eur"),
        ("line_items[0][price_data][unit_amount]", "2000"),
        ("line_items[0][price_data][product_data][name]", "Hafen & Söhne 100% - K-07"),
        ("line_items[0][quantity]", "1"),
        ("client_reference_id", "P-000123"),
        ("metadata[hold]", "P-000123"),
        ("metadata[code]", "7Q2MK9VX4DTB0WHE"),
        ("payment_intent_data[metadata][hold]", "P-000123"),
        ("success_url", "https://kiosk.example/p/7Q2MK9VX4DTB0WHE"),
        ("cancel_url", "https://kiosk.example/p/7Q2MK9VX4DTB0WHE"),
        ("expires_at", str(NOON_MS // 1000 + 40 * 60)),
        ("payment_intent_data[capture_method]", "manual"),
    ]
    assert view.url == "https://pay.example/p/1"
    assert view.reference == "cs_1"


def test_the_same_intent_makes_the_same_bytes_at_any_time(
    provider: ScriptedProvider, stripe: StripeRail, clock: FakeClock
) -> None:
    """A call that is repeated an hour later is the same call."""
    provider.says(session(), session())
    stripe.carry_out(OPENING)
    clock.turn(3_600_000)
    stripe.carry_out(OPENING)
    first, second = provider.asked
    assert first.body == second.body
    assert first.headers == second.headers


def test_a_sale_asks_for_no_hold_and_cards_only_where_told(
    provider: ScriptedProvider, clock: FakeClock
) -> None:
    """Without holds there is no capture method; the ways to pay are narrowed where wished."""
    provider.says(session())
    narrow = made(provider, clock, SALES, methods=("card", "link"))
    narrow.carry_out(OPENING)
    narrow.close()
    names = dict(provider.asked[0].form)
    assert "payment_intent_data[capture_method]" not in names
    assert names["payment_method_types[0]"] == "card"
    assert names["payment_method_types[1]"] == "link"


def test_a_long_wait_is_a_long_session(provider: ScriptedProvider, stripe: StripeRail) -> None:
    """Whoever waits for longer than the least gets as long, rounded up to a second."""
    provider.says(session())
    stripe.carry_out(replace(OPENING, expires_ms=NOON_MS + 3_600_001))
    assert dict(provider.asked[0].form)["expires_at"] == str(NOON_MS // 1000 + 3601)


@pytest.mark.parametrize(
    ("intent", "answers", "path", "form"),
    [
        (
            CAPTURE,
            [complete(), taken()],
            "/v1/payment_intents/pi_1/capture",
            [("amount_to_capture", "1231")],
        ),
        (
            VOID,
            [complete(), payment(status="canceled")],
            "/v1/payment_intents/pi_1/cancel",
            [("cancellation_reason", "requested_by_customer")],
        ),
    ],
)
def test_settling_finds_the_payment_by_its_session(
    provider: ScriptedProvider,
    stripe: StripeRail,
    intent: Intent,
    answers: list[object],
    path: str,
    form: list[tuple[str, str]],
) -> None:
    """Capture and void name the payment intent that belongs to the session."""
    provider.says(*answers)
    stripe.carry_out(intent)
    first, second = provider.asked
    assert (first.method, first.path) == ("GET", "/v1/checkout/sessions/cs_1")
    assert (second.method, second.path, second.form) == ("POST", path, form)
    assert second.headers["Idempotency-Key"] == intent.key


def test_expiring_reads_once_more(provider: ScriptedProvider, stripe: StripeRail) -> None:
    """Only what is read after an expiry counts."""
    provider.says(session(status="expired"), session(status="expired", payment_intent=None))
    assert stripe.carry_out(EXPIRE).state is RailState.EXPIRED
    assert [(one.method, one.path) for one in provider.asked] == [
        ("POST", "/v1/checkout/sessions/cs_1/expire"),
        ("GET", "/v1/checkout/sessions/cs_1"),
    ]


def test_an_expiry_that_comes_too_late_finds_the_money(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """The provider refuses, and the payment turns out to be held."""
    provider.refuses("", status=400)
    provider.says(complete(), payment())
    view = stripe.carry_out(EXPIRE)
    assert (view.state, view.held) == (RailState.HELD, Money(2000))


def test_money_on_an_expired_session_is_seen(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """Expired and paid all the same is paid: never lose sight of money."""
    provider.says(session(status="expired"), payment())
    assert stripe.read("cs_1").state is RailState.HELD


def test_an_expiry_that_changed_nothing_is_no_expiry(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """A yes that reads as open is no answer; a no that reads as open is a refusal."""
    provider.says(session(status="expired"), session())
    with pytest.raises(RailSilent):
        stripe.carry_out(EXPIRE)
    provider.refuses("nope")
    provider.says(session())
    with pytest.raises(RailRefused):
        stripe.carry_out(EXPIRE)


def test_a_void_of_a_late_payment_is_a_release(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """The session has expired, the payment was late and is let go."""
    provider.says(session(status="expired"), payment(status="canceled"))
    assert stripe.carry_out(VOID).state is RailState.RELEASED


def test_a_refusal_that_means_already_so_is_the_state(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """After a refusal the payment is read: what was asked for is there already."""
    provider.says(complete())
    provider.refuses("payment_intent_unexpected_state")
    provider.says(taken())
    view = stripe.carry_out(CAPTURE)
    assert (view.state, view.captured) == (RailState.CAPTURED, Money(1231))
    provider.says(complete())
    provider.refuses("payment_intent_unexpected_state")
    provider.says(payment(status="canceled", amount_capturable=2000))
    assert stripe.carry_out(VOID).state is RailState.RELEASED


def test_a_refusal_that_means_something_else_stays_one(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """Another amount was captured, or none: the core is told no."""
    for found in (taken(1300), payment(), payment(status="canceled")):
        provider.says(complete())
        provider.refuses("payment_intent_unexpected_state")
        provider.says(found)
        with pytest.raises(RailRefused) as refusal:
            stripe.carry_out(CAPTURE)
        assert refusal.value.code == "payment_intent_unexpected_state"


def test_another_amount_than_asked_for_is_no_answer(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """A yes to 12.31 that took 13.00 is for somebody to look at."""
    provider.says(complete(), taken(1300))
    with pytest.raises(RailSilent):
        stripe.carry_out(CAPTURE)


def given_back(**changes: object) -> dict[str, object]:
    """Return the answer to a refund of what was left of a sale, with `changes`."""
    refund = {"object": "refund", "status": "pending", "amount": 769, "currency": "eur"}
    return {**refund, "payment_intent": "pi_1", **changes}


SHOWN = {"object": "charge", "amount_refunded": 0}


def test_what_goes_back_of_a_sale_is_asked_and_seen(
    provider: ScriptedProvider, sales: StripeRail
) -> None:
    """A refund counts once the charge shows it."""
    back = {"object": "charge", "amount_refunded": 769}
    provider.says(
        complete(),
        taken(2000, latest_charge=SHOWN),
        given_back(),
        taken(2000, latest_charge=back),
    )
    view = sales.carry_out(REFUND)
    assert (view.state, view.captured) == (RailState.CAPTURED, Money(1231))
    ways = [(one.method, one.path) for one in provider.asked]
    assert ways[1] == ("GET", "/v1/payment_intents/pi_1?expand%5B0%5D=latest_charge")
    assert ways[2] == ("POST", "/v1/refunds")
    assert provider.asked[2].form == [
        ("payment_intent", "pi_1"),
        ("amount", "769"),
        ("metadata[hold]", "P-000123"),
        ("metadata[key]", "P-000123:refund"),
    ]
    assert provider.asked[2].headers["Idempotency-Key"] == "P-000123:refund"


def listed(*refunds: dict[str, Any]) -> dict[str, Any]:
    return {"object": "list", "data": [{"object": "refund", **one} for one in refunds]}


GIVE = replace(REFUND, number=AFTERWARDS)
MINE = {"status": "succeeded", "metadata": {"key": "P-000123:refund:1000"}}


@pytest.mark.req("AT-02", "PAY-07")
def test_some_of_a_captured_hold_goes_back_by_its_key(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """What the charge shows is of no help there: it may mean the rest that was let go."""
    charge = {"object": "charge", "amount_refunded": 769}
    shown = taken(1231, latest_charge=charge)
    provider.says(complete(), shown, given_back(amount=500), shown)
    view = stripe.carry_out(replace(GIVE, amount=Money(500)))
    assert (view.state, view.captured, view.shows_refunds) == (
        RailState.CAPTURED,
        Money(731),
        False,
    )
    assert provider.asked[2].headers["Idempotency-Key"] == "P-000123:refund:1000"


@pytest.mark.req("AT-02", "PAY-07")
@pytest.mark.parametrize(
    ("found", "is_made"),
    [
        ((MINE,), True),
        (({**MINE, "status": "pending"},), True),
        (({**MINE, "status": "failed"},), False),
        (({**MINE, "metadata": {"key": "P-000123:refund:1001"}},), False),
        (({"status": "succeeded", "metadata": {}}, MINE), True),
        ((), False),
    ],
)
@pytest.mark.parametrize("age_ms", [KEY_MS, -1])
def test_when_a_key_may_be_forgotten_the_list_of_refunds_decides(
    provider: ScriptedProvider,
    stripe: StripeRail,
    clock: FakeClock,
    age_ms: int,
    found: tuple[dict[str, Any], ...],
    *,
    is_made: bool,
) -> None:
    """After a day of no answers, or after a clock was set: never the same money twice."""
    created_ms = clock.now().utc_ms - age_ms
    script = [complete(), taken(1231), listed(*found)]
    if not is_made:
        script += [given_back(amount=500), taken(1231)]
    provider.says(*script)
    view = stripe.carry_out(replace(GIVE, amount=Money(500), created_ms=created_ms))
    assert view.captured == Money(731)
    assert provider.asked[2].path == "/v1/refunds?payment_intent=pi_1&limit=100"
    assert len(provider.asked) == len(script)


@pytest.mark.req("PAY-07")
def test_a_list_that_is_none_is_no_answer(
    provider: ScriptedProvider, stripe: StripeRail, clock: FakeClock
) -> None:
    """Nothing is refunded before it is known what was."""
    created_ms = clock.now().utc_ms - KEY_MS
    provider.says(complete(), taken(1231), {"object": "list"})
    with pytest.raises(RailSilent):
        stripe.carry_out(replace(GIVE, created_ms=created_ms))
    assert all(one.method == "GET" for one in provider.asked)


def test_a_fresh_refund_of_a_hold_asks_for_no_list(
    provider: ScriptedProvider, stripe: StripeRail, clock: FakeClock
) -> None:
    """The key is known still: one question less."""
    created_ms = clock.now().utc_ms - KEY_MS + 1
    provider.says(complete(), taken(1231), given_back(amount=500), taken(1231))
    stripe.carry_out(replace(GIVE, amount=Money(500), created_ms=created_ms))
    assert provider.asked[2].method == "POST"


def test_what_went_back_already_is_not_asked_for_again(
    provider: ScriptedProvider, sales: StripeRail
) -> None:
    """After a long outage the key may be forgotten: what is seen is not repeated."""
    back = {"object": "charge", "amount_refunded": 769}
    provider.says(complete(), taken(2000, latest_charge=back))
    assert sales.carry_out(REFUND).captured == Money(1231)
    assert all(one.method == "GET" for one in provider.asked)


@pytest.mark.parametrize("status", ["failed", "canceled"])
def test_a_refund_that_failed_is_refused(
    provider: ScriptedProvider, sales: StripeRail, status: str
) -> None:
    """An answer is not a refund: its status is."""
    provider.says(complete(), taken(2000), given_back(status=status), taken(2000))
    with pytest.raises(RailRefused) as refusal:
        sales.carry_out(REFUND)
    assert refusal.value.code == "refund_failed"


def test_a_refund_that_waits_for_its_payer_is_asked_for_under_the_same_key(
    provider: ScriptedProvider, sales: StripeRail
) -> None:
    """It may still go through: a definite no would have it asked for anew, and paid twice."""
    provider.says(complete(), taken(2000), given_back(status="requires_action"))
    with pytest.raises(RailSilent):
        sales.carry_out(REFUND)


def test_a_refund_that_is_not_to_be_seen_is_no_answer(
    provider: ScriptedProvider, sales: StripeRail
) -> None:
    """Said to be done, and nothing went back: ask again."""
    shown = taken(2000, latest_charge=SHOWN)
    provider.says(complete(), shown, given_back(status="succeeded"), shown)
    with pytest.raises(RailSilent):
        sales.carry_out(REFUND)


@pytest.mark.parametrize(
    "wrong",
    [
        {"object": "charge"},
        {"payment_intent": "pi_2"},
        {"currency": "usd"},
        {"amount": 768},
        {"amount": None},
        {"status": None},
    ],
)
def test_a_refund_of_something_else_is_no_answer(
    provider: ScriptedProvider, sales: StripeRail, wrong: dict[str, object]
) -> None:
    """Another payment, another amount: whatever went back, it was not this."""
    provider.says(complete(), taken(2000), given_back(**wrong), taken(2000))
    with pytest.raises(RailSilent):
        sales.carry_out(REFUND)


def test_a_provider_that_shows_no_refunds_is_believed_in_its_answer(
    provider: ScriptedProvider, sales: StripeRail
) -> None:
    """Where the payment never says what went back, the answer to the refund is all there is."""
    provider.says(complete(), taken(2000), given_back(), taken(2000))
    view = sales.carry_out(REFUND)
    assert (view.state, view.captured) == (RailState.CAPTURED, Money(1231))


def test_a_hold_that_was_captured_in_part_was_not_refunded(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """Some show the rest of a hold as if it had gone back after the capture."""
    charge = {"object": "charge", "amount_refunded": 769}
    provider.says(complete(), taken(1231, latest_charge=charge))
    assert stripe.carry_out(CAPTURE).captured == Money(1231)


def test_what_nobody_has_paid_cannot_be_settled(
    provider: ScriptedProvider, stripe: StripeRail, sales: StripeRail
) -> None:
    """Without a payment there is nothing to capture, to void or to refund."""
    for opened in (stripe, sales):
        for intent in (CAPTURE, VOID, REFUND):
            provider.says(session(status="expired", payment_intent=None))
            with pytest.raises(RailRefused) as refusal:
                opened.carry_out(intent)
            assert refusal.value.code == "no_payment"


def test_a_sale_that_is_not_through_yet_is_cancelled(
    provider: ScriptedProvider, sales: StripeRail
) -> None:
    """No money has moved: nothing is refunded, the payment is called off."""
    provider.says(complete(), payment(status="processing"), payment(status="canceled"))
    assert sales.carry_out(VOID).state is RailState.RELEASED
    assert provider.asked[-1].path == "/v1/payment_intents/pi_1/cancel"


# --- What is believed -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "state", "held", "captured"),
    [
        ([session()], RailState.OPEN, 0, 0),
        ([session(payment_intent=None)], RailState.OPEN, 0, 0),
        ([session(status="expired", payment_intent=None)], RailState.EXPIRED, 0, 0),
        (
            [session(status="expired"), payment(status="canceled", amount_capturable=2000)],
            RailState.EXPIRED,
            0,
            0,
        ),
        (
            [session(status="expired"), payment(status="requires_payment_method")],
            RailState.EXPIRED,
            0,
            0,
        ),
        ([complete(), payment()], RailState.HELD, 2000, 0),
        ([complete(payment_intent={"id": "pi_1"}), payment()], RailState.HELD, 2000, 0),
        ([complete(), payment(amount_capturable=1500)], RailState.HELD, 1500, 0),
        ([complete(), payment(status="processing")], RailState.PROCESSING, 0, 0),
        ([complete(), taken()], RailState.CAPTURED, 0, 1231),
        ([complete(), payment(status="canceled")], RailState.RELEASED, 0, 0),
        ([complete(), payment(status="requires_payment_method")], RailState.OPEN, 0, 0),
        ([complete(metadata=None), payment()], RailState.HELD, 2000, 0),
        ([complete(), payment(metadata={})], RailState.HELD, 2000, 0),
    ],
)
def test_each_state_of_a_payment_has_its_meaning(
    provider: ScriptedProvider,
    stripe: StripeRail,
    answers: list[object],
    state: RailState,
    held: int,
    captured: int,
) -> None:
    """The status decides, then the amounts: some keep the amounts of before."""
    provider.says(*answers)
    view = stripe.read("cs_1")
    assert (view.state, view.held, view.captured) == (state, Money(held), Money(captured))
    assert view.prepayment == "P-000123"
    assert view.currency == "EUR"


@pytest.mark.parametrize(
    ("refunded", "state", "held", "captured"),
    [
        (0, RailState.PAID, 2000, 2000),
        (769, RailState.CAPTURED, 0, 1231),
        (2000, RailState.RELEASED, 0, 0),
    ],
)
def test_a_sale_is_what_has_not_gone_back(
    provider: ScriptedProvider,
    sales: StripeRail,
    refunded: int,
    state: RailState,
    held: int,
    captured: int,
) -> None:
    """Paid, kept in part, or given back: by what the charge shows."""
    charge = {"object": "charge", "amount_refunded": refunded}
    provider.says(complete(), taken(2000, latest_charge=charge))
    view = sales.read("cs_1")
    assert (view.state, view.held, view.captured) == (state, Money(held), Money(captured))


@pytest.mark.req("PAY-10")
def test_a_refund_that_came_back_is_seen_and_only_what_is_missing_goes_again(
    provider: ScriptedProvider, sales: StripeRail
) -> None:
    """Of 7.69 that had gone back 4.69 are there again: those are refunded, and nothing besides.

    The refund names its prepayment, so that a webhook about it does.
    """
    short, whole = (
        taken(2000, latest_charge={"object": "charge", "amount_refunded": minor})
        for minor in (300, 769)
    )
    provider.says(complete(), short)
    view = sales.read("cs_1")
    assert (view.captured, view.shows_refunds) == (Money(1700), True)
    provider.says(complete(), short, given_back(amount=469), whole)
    assert sales.carry_out(REFUND).captured == Money(1231)
    [post] = [one for one in provider.asked if one.method == "POST"]
    assert ("amount", "469") in post.form
    assert ("metadata[hold]", "P-000123") in post.form
    provider.says(complete(), taken(2000))
    assert not sales.read("cs_1").shows_refunds


def test_more_than_came_in_cannot_have_gone_back(
    provider: ScriptedProvider, sales: StripeRail
) -> None:
    """A charge that gave back more than it took is no answer."""
    charge = {"object": "charge", "amount_refunded": 1001}
    provider.says(complete(), taken(1000, latest_charge=charge))
    with pytest.raises(RailSilent):
        sales.read("cs_1")


def test_a_page_that_was_opened_is_seen(provider: ScriptedProvider, stripe: StripeRail) -> None:
    """Where the provider tells it, the phone has arrived."""
    provider.says(session(), session(metadata={"hold": "P-000123", "seen": "1"}))
    assert not stripe.read("cs_1").seen
    assert stripe.read("cs_1").seen


NONSENSE: list[object] = [
    b"",
    b"null",
    b"[]",
    b'"open"',
    b"{",
    b"\xff\xfe",
    b"[" * 100_000,
    {},
    session(object="customer"),
    session(id="cs_2"),
    session(id=None),
    session(status="paid"),
    session(status=None),
    session(status=["open"]),
    session(currency="usd"),
    session(currency=None),
    session(amount_total="2000"),
    session(amount_total=2000.0),
    session(amount_total=True),
    session(amount_total=None),
    session(amount_total=-1),
    session(amount_total=10**13),
    session(payment_intent="pi_1/../x"),
    session(payment_intent=7),
    session(payment_intent={"object": "payment_intent"}),
    session(url="javascript:alert(1)"),
    session(url="https://pay.example/ a"),
    session(url="https://pay.example/" + "a" * 3000),
    session(url=["https://pay.example"]),
    session(url="https://pay.example/\u202e"),
]


@pytest.mark.parametrize("nonsense", NONSENSE, ids=range(len(NONSENSE)))
def test_a_session_that_cannot_be_true_is_no_answer(
    provider: ScriptedProvider, stripe: StripeRail, nonsense: object
) -> None:
    """Wrong types, another currency, impossible amounts: nothing of it is believed."""
    provider.says(nonsense, nonsense)
    with pytest.raises(RailSilent):
        stripe.read("cs_1")


OTHER_PAYMENTS: list[dict[str, Any]] = [
    payment(object="charge"),
    payment(id="pi_2"),
    payment(currency="usd"),
    payment(metadata={"hold": "P-000999"}),
    payment(status="paid"),
    payment(status=None),
    payment(amount=None),
    payment(amount_capturable=-1),
    payment(amount_capturable="2000"),
    payment(amount_capturable=2001),
    payment(amount_capturable=True),
    payment(amount_received=None),
    taken(2001),
    taken(10**15),
    taken(1000, latest_charge={"object": "charge"}),
    taken(1000, latest_charge={"object": "refund", "amount_refunded": 0}),
]


@pytest.mark.parametrize("other", OTHER_PAYMENTS, ids=range(len(OTHER_PAYMENTS)))
def test_a_payment_that_cannot_be_true_is_no_answer(
    provider: ScriptedProvider, stripe: StripeRail, other: dict[str, Any]
) -> None:
    """Somebody else's payment, more than was asked for, or no amounts at all."""
    provider.says(complete(), other)
    with pytest.raises(RailSilent):
        stripe.read("cs_1")


def test_a_payment_of_no_prepayment_is_no_answer(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """Money that names no prepayment at all is not ours to dispense."""
    provider.says(complete(metadata={}), payment(metadata={}))
    with pytest.raises(RailSilent):
        stripe.read("cs_1")


def test_a_complete_session_without_a_payment_is_no_answer(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """Complete, and nothing to prove it by."""
    provider.says(complete(payment_intent=None))
    with pytest.raises(RailSilent):
        stripe.read("cs_1")


@pytest.mark.parametrize(
    "answer",
    [
        session(amount_total=2001),
        session(metadata={"hold": "P-000999"}),
        session(url=None),
        session(currency="usd"),
    ],
    ids=range(4),
)
def test_an_opening_that_is_not_ours_is_no_answer(
    provider: ScriptedProvider, stripe: StripeRail, answer: dict[str, Any]
) -> None:
    """Another amount, another prepayment, or no page to show."""
    provider.says(answer)
    with pytest.raises(RailSilent):
        stripe.carry_out(OPENING)


def test_an_answer_about_another_prepayment_settles_nothing(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """Before money is moved the session must be the prepayment's own."""
    for intent in (CAPTURE, VOID):
        provider.says(complete(metadata={"hold": "P-000999"}))
        with pytest.raises(RailSilent):
            stripe.carry_out(intent)
    provider.says(
        session(), session(status="expired", metadata={"hold": "P-9"}, payment_intent=None)
    )
    with pytest.raises(RailSilent):
        stripe.carry_out(EXPIRE)


# --- Silence and refusal --------------------------------------------------------------------


@pytest.mark.parametrize(
    "status", [500, 502, 503, 504, 429, 409, 408, 425, 301, 302, 304, 204, 100 + 199]
)
def test_no_clear_answer_is_silence(
    provider: ScriptedProvider, stripe: StripeRail, status: int
) -> None:
    """Busy, broken or somewhere else: it may have been done, so it is asked again."""
    body = {"error": {"type": "api_error", "message": "later"}}
    provider.script.append((status, b"" if status in {204, 304} else body))
    with pytest.raises(RailSilent):
        stripe.carry_out(CAPTURE)


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 422])
def test_a_clear_no_is_a_refusal(
    provider: ScriptedProvider, stripe: StripeRail, status: int
) -> None:
    """A definite no in the provider's own form, with its code."""
    provider.refuses("amount_too_small", status=status)
    with pytest.raises(RailRefused) as refusal:
        stripe.read("cs_1")
    assert refusal.value.code == "amount_too_small"


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"{}", {"error": "no"}, {"error": {}}, {"error": {"type": "a b"}}, []],
    ids=range(7),
)
def test_a_no_that_is_not_the_providers_is_silence(
    provider: ScriptedProvider, stripe: StripeRail, body: object
) -> None:
    """A proxy or portal in between may say 404; it does not speak for the provider."""
    provider.says(body, status=404)
    with pytest.raises(RailSilent):
        stripe.read("cs_1")


def test_a_refusal_without_a_code_names_its_type(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """Some refusals have a type alone."""
    provider.says({"error": {"type": "idempotency_error", "message": KEY}}, status=400)
    with pytest.raises(RailRefused) as refusal:
        stripe.read("cs_1")
    assert refusal.value.code == "idempotency_error"


def test_nobody_listening_is_silence(clock: FakeClock) -> None:
    """A provider that cannot be reached has not refused."""
    with scripted_provider() as gone:
        rail_to_nobody = made(gone, clock)
    with pytest.raises(RailSilent):
        rail_to_nobody.read("cs_1")
    rail_to_nobody.close()


def test_an_answer_that_is_too_long_is_cut_off(
    provider: ScriptedProvider, stripe: StripeRail
) -> None:
    """Nobody fills the kiosk's memory."""
    provider.says(b'{"a":"' + b"a" * ANSWER_BYTES_MAX + b'"}')
    with pytest.raises(RailSilent, match="too long"):
        stripe.read("cs_1")


def test_an_answer_that_drips_is_given_up(provider: ScriptedProvider) -> None:
    """The whole answer has a time limit, not only each piece of it."""

    class Hurrying(FakeClock):
        def now(self):  # type: ignore[no-untyped-def]  # noqa: ANN202 - As inherited.
            self.turn(ANSWER_MS_MAX)
            return super().now()

    hurried = made(provider, Hurrying())
    provider.says(session(padding="x" * 100_000))
    with pytest.raises(RailSilent, match="too slow"):
        hurried.read("cs_1")
    hurried.close()


def test_a_redirect_is_not_followed(provider: ScriptedProvider, stripe: StripeRail) -> None:
    """The key goes to the provider of the settings and to nobody else."""
    provider.headers["Location"] = provider.url + "/elsewhere"
    provider.script.append((307, b""))
    with pytest.raises(RailSilent):
        stripe.read("cs_1")
    assert len(provider.asked) == 1


def test_the_key_is_in_no_error(provider: ScriptedProvider, stripe: StripeRail) -> None:
    """Not in the text, not in what the error hangs on to, whatever went wrong."""
    provider.script += [
        (500, {"error": {"type": "api_error", "message": KEY}}),
        (400, {"error": {"type": "invalid_request_error", "code": "x", "message": KEY}}),
        (401, {"error": {"type": "invalid_request_error", "message": f"Invalid: {KEY}"}}),
        (200, KEY.encode()),
    ]
    for _ in range(5):
        with pytest.raises((RailSilent, RailRefused)) as caught:
            stripe.read("cs_1")
        error: BaseException | None = caught.value
        while error is not None:
            assert KEY not in str(error)
            assert not hasattr(error, "request")
            error = error.__context__
        assert KEY not in "".join(traceback.format_exception(caught.value))


def test_the_key_is_in_no_repr(clock: FakeClock) -> None:
    """Nobody logs it by accident."""
    settings = RailSettings("stripe", EUR, "https://a.example", secrets={"key": KEY})
    http = Http("https://api.stripe.com", KEY, clock)
    assert KEY not in repr(settings)
    assert KEY not in repr(http)
    assert KEY not in repr(vars(http))
    http.close()


@pytest.mark.parametrize(
    "address",
    [
        "http://api.stripe.com",
        "ftp://127.0.0.1",
        "api.stripe.com",
        "",
        "https://",
        "https://user:secret@api.stripe.com",
        "https://api.stripe.com?x=1",
        "http://127.0.0.1.example.com",
        "http://[2001:db8::1]",
    ],
)
def test_an_address_that_anybody_could_listen_at_is_refused(clock: FakeClock, address: str) -> None:
    """Outside this machine only https will do."""
    with pytest.raises(ValueError, match="rail"):
        Http(address, KEY, clock)


@pytest.mark.parametrize(
    "address",
    ["https://api.stripe.com", "http://127.0.0.1:9", "http://localhost:9/", "http://[::1]:9"],
)
def test_an_address_that_is_safe_is_taken(clock: FakeClock, address: str) -> None:
    """Https anywhere, plain http on this machine."""
    Http(address, KEY, clock).close()


@pytest.mark.parametrize("key", ["", " ", "a\nb", " a", "schlüssel"])
def test_a_key_that_is_none_is_refused_at_once(clock: FakeClock, key: str) -> None:
    """Better at the start than at the first sale."""
    with pytest.raises(ValueError, match="API key"):
        Http("https://api.stripe.com", key, clock)


def test_no_cookie_and_no_setting_of_the_environment_is_used(
    provider: ScriptedProvider, stripe: StripeRail, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The settings alone decide whom we speak to."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    provider.headers["Set-Cookie"] = "a=b; Path=/"
    provider.says(session(), session())
    stripe.read("cs_1")
    stripe.read("cs_1")
    assert "Cookie" not in provider.asked[1].headers


# --- The table of rails ---------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["stripe", "stripe_sale"])
def test_every_kind_of_the_module_can_be_made(
    provider: ScriptedProvider, clock: FakeClock, kind: str
) -> None:
    """Each one speaks the same calls, and opens nothing before it is asked to."""
    settings = RailSettings(
        "till",
        EUR,
        "https://a.example",
        values={"api_base": provider.url, "min_charge": Money(50), "page_host": "pay.example"},
        secrets={"key": KEY},
    )
    opened = rail(kind, settings, clock)
    assert provider.asked == []
    assert opened.name == "till"
    assert opened.traits.min_charge == Money(50)
    assert opened.traits.can_hold is (kind == "stripe")
    assert opened.traits.way is Way.CARD
    provider.says(session())
    assert opened.carry_out(OPENING).state is RailState.OPEN
    assert isinstance(opened, StripeRail)
    opened.close()
    asked = provider.asked[0]
    assert "Stripe-Version" in asked.headers
    assert (("payment_method_types[0]", "card") in asked.form) is (kind == "stripe")


def test_a_rail_that_there_is_not_is_named_with_those_there_are(clock: FakeClock) -> None:
    """A typing error in the settings is easy to mend."""
    with pytest.raises(UnknownRail, match=r"'strype'; there are: .*stripe, stripe_sale"):
        rail("strype", RailSettings("till", EUR, ""), clock)


def test_an_open_payment_has_taken_nothing(provider: ScriptedProvider, stripe: StripeRail) -> None:
    """An opening reports no money, whatever the amount that was asked for."""
    provider.says(session())
    view = stripe.carry_out(OPENING)
    assert (view.held, view.captured) == (NOTHING, NOTHING)


@pytest.mark.req("PAY-02")
@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/p/1",
        "https://pay.example.evil.example/p/1",
        "https://evil.example/pay.example",
        "https://pay.example@evil.example/p/1",
        "https://evil@pay.example/p/1",
        "https://pay.example./p/1",
    ],
)
def test_a_page_elsewhere_is_no_answer(
    provider: ScriptedProvider, clock: FakeClock, url: str
) -> None:
    """Whoever answers in the provider's place can name a page of their own: it is never shown."""
    values = {"api_base": provider.url, "page_host": "pay.example"}
    settings = RailSettings("till", EUR, "", values=values, secrets={"key": KEY})
    opened = rail("stripe", settings, clock)
    provider.says(session(url=url), session())
    with pytest.raises(RailSilent):
        opened.carry_out(OPENING)
    assert opened.carry_out(OPENING).url == "https://pay.example/p/1"
    opened.close()  # type: ignore[attr-defined]  # A rail of Stripe's.


@pytest.mark.req("PAY-02")
@pytest.mark.parametrize(
    ("api_base", "page_host", "is_there"),
    [
        ("https://api.stripe.com", "", "checkout.stripe.com"),
        ("https://api.stripe.com", "Pay.Example.org", "pay.example.org"),
        ("http://127.0.0.1:9001", "", "127.0.0.1"),
    ],
)
def test_where_pages_are_follows_from_the_settings(
    clock: FakeClock, api_base: str, page_host: str, is_there: str
) -> None:
    """Stripe's own host, the operator's, or that of a simulator."""
    values = {"api_base": api_base, "page_host": page_host}
    settings = RailSettings("till", EUR, "", values=values, secrets={"key": KEY})
    opened = rail("stripe", settings, clock)
    assert isinstance(opened, StripeRail)
    assert opened._page_host == is_there
    opened.close()
