"""Steps of a checkout when somebody else is faster, and the answers that are kept of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.localpay import CODE, EUR, KEY, SharedIds
from fakes.localpay_store import MemoryLocalPayStore, RacingLocalPayStore
from fakes.time import FakeClock

from kiosk.domain.money import Money
from kiosk.paypage.api import Api
from kiosk.paypage.checkouts import (
    SLOW_MS,
    Checkouts,
    Refusal,
    Step,
    Unexpected,
    cancelled,
    captured,
    expired,
    paid,
    seen,
)
from kiosk.paypage.limits import Limiter
from kiosk.ports import StorageError
from kiosk.ports_localpay import (
    Change,
    Checkout,
    Conflict,
    PaidWith,
    PaymentState,
)

CHECKOUT = Checkout(
    id="cs_1",
    payment="pi_1",
    code=CODE,
    amount=Money(2000),
    currency="EUR",
    description="Diesel",
    is_hold=True,
    created_ms=0,
    expires_ms=10**15,
)


@pytest.fixture
def store() -> RacingLocalPayStore:
    """Return a memory with one open checkout."""
    made = RacingLocalPayStore()
    made.store(Change(CHECKOUT))
    return made


@pytest.fixture
def checkouts(store: RacingLocalPayStore) -> Checkouts:
    """Return what takes the steps."""
    return Checkouts(store, FakeClock())


def test_a_step_is_decided_anew_on_what_somebody_else_left(
    store: RacingLocalPayStore, checkouts: Checkouts
) -> None:
    """Seen and paid at the same moment: both are there afterwards."""

    def look() -> None:
        checkouts.change("cs_1", seen)

    store.first = look
    after = checkouts.change("cs_1", paid(PaidWith.DEMO, 5))
    assert after.is_seen
    assert after.payment_state is PaymentState.HELD
    assert after.version == 3


def test_a_step_that_somebody_else_made_impossible_is_refused(
    store: RacingLocalPayStore, checkouts: Checkouts
) -> None:
    """The money was let go a moment before the capture."""
    checkouts.change("cs_1", paid(PaidWith.DEMO, 5))

    def cancel() -> None:
        checkouts.change("cs_1", cancelled("abandoned"))

    store.first = cancel
    with pytest.raises(Unexpected):
        checkouts.change("cs_1", captured(None))


def test_a_step_that_changes_nothing_stores_nothing(checkouts: Checkouts) -> None:
    """The second phone that looks writes nothing to the disk."""
    assert checkouts.change("cs_1", seen).version == 2
    assert checkouts.change("cs_1", seen).version == 2


def test_a_checkout_that_is_not_there_takes_no_step(checkouts: Checkouts) -> None:
    """Nothing comes of nothing."""
    with pytest.raises(Refusal) as refusal:
        checkouts.change("cs_2", seen)
    assert refusal.value.status == 404


def test_whoever_is_never_first_gives_up_with_an_error(checkouts: Checkouts) -> None:
    """It is the disk's trouble then, and nothing was stored."""

    class Hopeless(MemoryLocalPayStore):
        def store(self, change: Change) -> None:
            if change.checkout.version > 1:
                raise Conflict("again")
            super().store(change)

    hopeless = Hopeless()
    hopeless.store(Change(CHECKOUT))
    with pytest.raises(StorageError, match="in a row"):
        Checkouts(hopeless, FakeClock()).change("cs_1", expired)
    assert hopeless.checkout("cs_1") == CHECKOUT
    assert checkouts.of_session("cs_1") == CHECKOUT


def test_a_slow_sale_without_a_hold_has_moved_when_it_is_there() -> None:
    """The same waiting, and then the money has moved."""
    store, clock = MemoryLocalPayStore(), FakeClock()
    store.store(Change(replace(CHECKOUT, is_hold=False)))
    checkouts = Checkouts(store, clock)
    checkouts.change("cs_1", paid(PaidWith.DEMO, clock.utc_ms, slowly=True))
    clock.turn(SLOW_MS)
    arrived = checkouts.of_payment("pi_1")
    assert arrived is not None
    assert (arrived.payment_state, arrived.received) == (PaymentState.CAPTURED, Money(2000))


def test_time_alone_is_kept(checkouts: Checkouts, store: RacingLocalPayStore) -> None:
    """What has lapsed is stored as such, so that no clock that is set back opens it again."""
    clock = FakeClock(utc_ms=10**15)
    late = Checkouts(store, clock).of_code(CODE)
    assert late is not None
    assert late.payment_state is PaymentState.CANCELLED
    assert checkouts.of_code(CODE) == late
    assert checkouts.change("cs_1", Step) == late


# --- Two equal calls at the same moment -----------------------------------------------------


def call(
    store: RacingLocalPayStore, path: str, form: dict[str, str], key: str = "K"
) -> tuple[int, str]:
    """Ask the API without a network."""
    clock = FakeClock()
    api = Api(
        store,
        clock,
        SharedIds(len(path) + len(form)),
        key=KEY,
        currency=EUR,
        public_url=lambda: "http://127.0.0.1:1",
        limiter=Limiter(clock, per_client=9, total=9),
        is_demo=True,
    )
    headers = {"Authorization": f"Bearer {KEY}", **({"Idempotency-Key": key} if key else {})}
    answer = api.app().test_client().post(path, data=form, headers=headers)
    return answer.status_code, answer.text


OPENING = {
    "mode": "payment",
    "line_items[0][price_data][currency]": "eur",
    "line_items[0][price_data][unit_amount]": "2000",
    "line_items[0][price_data][product_data][name]": "Diesel",
    "success_url": "https://a.example",
}


def test_the_slower_of_two_equal_calls_gets_the_answer_of_the_faster() -> None:
    """Under one key both are one call, in the middle of it as well."""
    store = RacingLocalPayStore()
    said: list[tuple[int, str]] = []
    store.first = lambda: said.append(call(store, "/v1/checkout/sessions", OPENING))
    assert call(store, "/v1/checkout/sessions", OPENING) == said[0]
    assert said[0][0] == 200


def test_the_slower_of_two_equal_steps_gets_the_answer_of_the_faster(
    store: RacingLocalPayStore, checkouts: Checkouts
) -> None:
    """A capture that arrives twice at once is one capture with one answer."""
    checkouts.change("cs_1", paid(PaidWith.DEMO, 5))
    path, form = "/v1/payment_intents/pi_1/capture", {"amount_to_capture": "1231"}
    said: list[tuple[int, str]] = []
    store.first = lambda: said.append(call(store, path, form))
    assert call(store, path, form) == said[0]
    assert said[0][0] == 200
    taken = store.checkout("cs_1")
    assert taken is not None
    assert taken.received == Money(1231)


def test_a_conflict_that_nobody_can_explain_is_asked_again() -> None:
    """Neither the code nor the key is in use: the disk's trouble, and no refusal."""

    class Odd(RacingLocalPayStore):
        def store(self, change: Change) -> None:
            raise Conflict(f"odd: {change.checkout.id}")

    for key in ("", "K"):
        status, body = call(Odd(), "/v1/checkout/sessions", OPENING, key)
        assert status == 503
        assert "api_error" in body


def test_a_bug_of_ours_is_no_refusal(caplog: pytest.LogCaptureFixture) -> None:
    """It may have been done, so it may be asked again; the trace is in the log alone."""

    class Broken(RacingLocalPayStore):
        def store(self, change: Change) -> None:
            raise RuntimeError(f"bug at {change.checkout.code}")

    status, body = call(Broken(), "/v1/checkout/sessions", OPENING)
    assert status == 503
    assert "bug at" not in body
    assert "bug at" in caplog.text
