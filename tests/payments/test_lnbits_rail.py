"""What the Lightning rail asks of LNbits, and what it believes of the answers."""

from __future__ import annotations

import hashlib
import json
import traceback
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fakes.invoices import written
from fakes.lnbits import ADMIN_KEY, INVOICE_KEY, FakeLnbits, fake_lnbits
from fakes.scripted_provider import ScriptedProvider, scripted_provider
from fakes.time import NOON_MS, FakeClock

from kiosk.domain.intent import Intent, Verb, mark_of
from kiosk.domain.lightning import Asked
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.payments.kinds import RailSettings
from kiosk.payments.lnbits import LnbitsRail
from kiosk.payments.registry import rail
from kiosk.ports import (
    UNKNOWN_PAYMENT,
    PaymentRail,
    RailRefused,
    RailSilent,
    RailState,
    RailView,
    Way,
)

EUR = Currency("EUR")
NOW_S = NOON_MS // 1000
CODE = "7Q2MK9VX4DTB0WHE7Q2MK9VX4D"
OPENING = Intent(
    prepayment="P-000123",
    rail="lightning",
    verb=Verb.OPEN,
    amount=Money(2000),
    created_ms=NOON_MS,
    expires_ms=NOON_MS + 300_000,
    code=CODE,
    description="Hafen & Söhne - K-07",
)
MARK = mark_of(CODE)
PREIMAGE = bytes(range(32))
HASH = hashlib.sha256(PREIMAGE).hexdigest()
ASKED = Asked(HASH, 20_000, Money(2000))
NOTE = {"kiosk_prepayment": "P-000123", "kiosk_minor": 2000, "kiosk_currency": "EUR"}
BOLT11 = written(20_000_000, HASH, created_s=NOW_S)
THEIRS = written(7_690_000, "cd" * 32, created_s=NOW_S)
"""The invoice of a payer's own wallet."""
PAY_OUT = replace(OPENING, verb=Verb.PAY_OUT, amount=Money(769), reference=THEIRS, number=3)


def made(url: str, clock: FakeClock, *, pays: bool = True, fixed: str = "") -> PaymentRail:
    """Return the rail as the settings make it."""
    secrets = {"invoice_key": INVOICE_KEY} | ({"admin_key": ADMIN_KEY} if pays else {})
    values = {"api_base": url, "sat_per_unit": fixed, "expiry_s": 600}
    return rail("lnbits", RailSettings("lightning", EUR, "", values, secrets), clock)


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that stands still."""
    return FakeClock()


@pytest.fixture
def lnbits(clock: FakeClock) -> Iterator[FakeLnbits]:
    """Yield a stand-in for LNbits."""
    with fake_lnbits(lambda: clock.now().utc_ms // 1000) as running:
        yield running


@pytest.fixture
def lightning(lnbits: FakeLnbits, clock: FakeClock) -> Iterator[LnbitsRail]:
    """Yield the rail to it."""
    opened = made(lnbits.url, clock)
    assert isinstance(opened, LnbitsRail)
    yield opened
    opened.close()


@pytest.fixture
def provider() -> Iterator[ScriptedProvider]:
    """Yield a provider without a script."""
    with scripted_provider() as scripted:
        yield scripted


@pytest.fixture
def scripted(provider: ScriptedProvider, clock: FakeClock) -> Iterator[LnbitsRail]:
    """Yield the rail to that one."""
    opened = made(provider.url, clock, fixed="1000")
    assert isinstance(opened, LnbitsRail)
    yield opened
    opened.close()


def row(**changes: object) -> dict[str, Any]:
    """Return a payment as LNbits shows it."""
    return {
        "payment_hash": HASH,
        "amount": 20_000_000,
        "status": "pending",
        "bolt11": BOLT11,
        "preimage": None,
        "external_id": f"P-000123:{MARK}",
        "extra": NOTE,
        **changes,
    }


def about(*, paid: bool = False, **changes: object) -> dict[str, Any]:
    """Return an answer about one payment."""
    if paid:
        changes = {"status": "success", "preimage": PREIMAGE.hex(), **changes}
    return {"paid": paid, "status": "pending", "details": row(**changes)}


# --- The invoice ----------------------------------------------------------------------------


def test_opening_looks_first_and_then_asks_for_an_invoice(
    provider: ScriptedProvider, scripted: LnbitsRail
) -> None:
    """With the invoice key alone, and without what is in the payer's link."""
    provider.says({"data": [], "total": 0})
    provider.says(row(), status=201)
    view = scripted.carry_out(OPENING)
    look, make = provider.asked
    assert look.method == "GET"
    assert look.path == f"/api/v1/payments/paginated?external_id=P-000123%3A{MARK}&limit=10"
    assert (make.method, make.path) == ("POST", "/api/v1/payments")
    assert make.headers["X-Api-Key"] == look.headers["X-Api-Key"] == INVOICE_KEY
    assert "Authorization" not in make.headers
    assert json.loads(make.body) == {
        "out": False,
        "amount": 20_000,
        "unit": "sat",
        "memo": "Hafen & Söhne - K-07",
        "expiry": 600,
        "external_id": f"P-000123:{MARK}",
        "extra": NOTE,
    }
    assert view == RailView(
        reference=f"{HASH}.20000.2000",
        state=RailState.OPEN,
        currency="EUR",
        prepayment="P-000123",
        held=NOTHING,
        captured=NOTHING,
        url=f"LIGHTNING:{BOLT11.upper()}",
    )
    assert CODE not in repr(provider.asked)


def test_the_rate_is_that_of_lnbits_where_none_is_fixed(
    lnbits: FakeLnbits, lightning: LnbitsRail
) -> None:
    """950.25 sat for a euro are 19,005 for twenty."""
    assert str(lnbits.rate) == "950.25"
    asked = Asked.named(lightning.carry_out(OPENING).reference)
    assert asked is not None
    assert (asked.sat, asked.amount) == (19_005, Money(2000))


def test_a_lost_answer_makes_no_second_invoice_even_at_another_rate(
    lnbits: FakeLnbits, lightning: LnbitsRail
) -> None:
    """What was made already is found by its name: LNbits itself would make another."""
    first = lightning.carry_out(OPENING)
    lnbits.rate = 1200
    assert lightning.carry_out(OPENING) == first
    assert len(lnbits.payments) == 1
    other = replace(OPENING, code=CODE.lower())  # Another kiosk with the same numbers.
    assert lightning.carry_out(other).reference != first.reference


def test_of_two_invoices_the_paid_one_counts(lnbits: FakeLnbits, lightning: LnbitsRail) -> None:
    """Two calls that overtook one another: whichever was paid is the one."""
    first = lightning.carry_out(OPENING)
    twin = json.loads(json.dumps(lnbits.payments[0]))
    lnbits.payments.clear()
    second = lightning.carry_out(replace(OPENING))
    lnbits.payments.append(twin)
    for view in (first, second):
        asked = Asked.named(view.reference)
        assert asked is not None
        assert lnbits.pay(asked.payment_hash)
        assert lightning.carry_out(OPENING).reference == view.reference
        for one in lnbits.payments:
            one["status"] = "pending"


@pytest.mark.parametrize(
    "rate", [None, 0, -3, True, "950", 10**9, float("inf"), float("nan"), {}, [950]]
)
def test_without_a_sound_rate_there_is_no_invoice(
    lnbits: FakeLnbits, lightning: LnbitsRail, rate: object
) -> None:
    """A price feed that is silent or wrong: nobody is asked for anything."""
    lnbits.rate = rate
    with pytest.raises(RailSilent):
        lightning.carry_out(OPENING)
    assert lnbits.payments == []


@pytest.mark.parametrize("answer", [{}, {"data": "x"}, {"data": [7]}, {"data": [row(amount=-1)]}])
def test_a_list_that_is_none_is_no_answer(
    provider: ScriptedProvider, scripted: LnbitsRail, answer: object
) -> None:
    """Also one of everything, by a release that does not know how to look for a name."""
    provider.says(answer)
    with pytest.raises(RailSilent):
        scripted.carry_out(OPENING)
    assert len(provider.asked) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"bolt11": ""},
        {"bolt11": written(20_001_000, HASH, created_s=NOW_S)},
        {"bolt11": written(20_000_000, "ab" * 32, created_s=NOW_S)},
        {"amount": 19_999_000},
        {"amount": 19_999_000, "bolt11": written(19_999_000, HASH, created_s=NOW_S)},
        {"amount": "20000000"},
        {"payment_hash": HASH.upper()},
        {"external_id": "P-000124:" + MARK},
        {"extra": {**NOTE, "kiosk_minor": 2001}},
        {"extra": None},
    ],
)
def test_an_invoice_that_asks_for_something_else_is_shown_to_nobody(
    provider: ScriptedProvider, scripted: LnbitsRail, changes: dict[str, object]
) -> None:
    """Whatever is in the code on the screen was read by us first."""
    provider.says({"data": []})
    provider.says(row(**changes), status=201)
    with pytest.raises((RailSilent, RailRefused)):
        scripted.carry_out(OPENING)


# --- Reading --------------------------------------------------------------------------------


def test_paid_is_what_has_a_preimage(provider: ScriptedProvider, scripted: LnbitsRail) -> None:
    """The hash of it is the invoice's: that alone proves that somebody has paid."""
    provider.says(about(paid=True))
    view = scripted.read(ASKED.reference)
    assert (view.state, view.held, view.prepayment) == (RailState.PAID, Money(2000), "P-000123")
    assert provider.asked[0].path == f"/api/v1/payments/{HASH}"


@pytest.mark.parametrize(
    "answer",
    [
        about(paid=True, preimage=None),
        about(paid=True, preimage=""),
        about(paid=True, preimage="00" * 32),
        about(paid=True, preimage=PREIMAGE.hex().upper()),
        about(paid=True, amount=19_000_000),
        about(paid=True, amount=20_000_000.0),
        about(paid=True, payment_hash="ab" * 32),
        about(paid=True, status="pending"),
        about(paid=True, extra={**NOTE, "kiosk_currency": "USD"}),
        about(paid=True, external_id=f"P-000124:{MARK}"),
        {"paid": True, "preimage": PREIMAGE.hex()},
        {"paid": True, "details": None},
        {**about(), "paid": True},
        {**about(paid=True), "paid": 1},
        about(status="settled"),
    ],
)
def test_what_is_not_proven_is_not_paid(
    provider: ScriptedProvider, scripted: LnbitsRail, answer: object
) -> None:
    """Paid without a preimage, with another one, for another amount: no answer at all."""
    provider.says(answer)
    with pytest.raises(RailSilent):
        scripted.read(ASKED.reference)


def test_an_unpaid_invoice_is_open_until_its_time_is_over(
    provider: ScriptedProvider, scripted: LnbitsRail, clock: FakeClock
) -> None:
    """And is read on: somebody with a wallet at the same place could pay it all the same."""
    provider.says(about(), about(status="failed"))
    assert scripted.read(ASKED.reference).state is RailState.OPEN
    assert scripted.read(ASKED.reference).state is RailState.EXPIRED
    clock.turn(600_000)
    provider.says(about(), about(paid=True))
    assert scripted.read(ASKED.reference).state is RailState.EXPIRED
    assert scripted.read(ASKED.reference).state is RailState.PAID


def test_an_invoice_that_was_thrown_away_has_expired(
    provider: ScriptedProvider, scripted: LnbitsRail
) -> None:
    """LNbits deletes old invoices that nobody has paid; whoever reads one is told."""
    gone = {"detail": "Payment does not exist."}
    provider.script = [(404, gone), (404, gone), (404, {"detail": "Not Found"})]
    expiry = replace(OPENING, verb=Verb.EXPIRE, reference=ASKED.reference)
    assert scripted.carry_out(expiry).state is RailState.EXPIRED
    with pytest.raises(RailRefused) as refusal:
        scripted.read(ASKED.reference)
    assert refusal.value.code == UNKNOWN_PAYMENT
    with pytest.raises(RailSilent):  # An address that it does not have says nothing.
        scripted.read(ASKED.reference)


@pytest.mark.parametrize("verb", [Verb.CAPTURE, Verb.VOID, Verb.EXPIRE])
def test_a_payment_of_another_life_of_the_kiosk_is_not_ours(
    provider: ScriptedProvider, scripted: LnbitsRail, verb: Verb
) -> None:
    """The same number, and another code: a restored database counts from where it was."""
    provider.says(about(paid=True, external_id=f"P-000123:{mark_of('ANOTHER')}"))
    with pytest.raises(RailSilent):
        scripted.carry_out(replace(OPENING, verb=verb, reference=ASKED.reference))


def test_all_is_kept_and_a_void_says_so(lnbits: FakeLnbits, lightning: LnbitsRail) -> None:
    """Nothing goes back by itself; a part can't be kept, and nothing can be refunded."""
    opened = lightning.carry_out(OPENING)
    asked = Asked.named(opened.reference)
    assert asked is not None
    done = replace(OPENING, reference=opened.reference)
    for verb in (Verb.CAPTURE, Verb.VOID):
        with pytest.raises(RailRefused):
            lightning.carry_out(replace(done, verb=verb))
    lnbits.pay(asked.payment_hash)
    for verb in (Verb.CAPTURE, Verb.VOID):
        view = lightning.carry_out(replace(done, verb=verb))
        assert (view.state, view.captured) == (RailState.CAPTURED, Money(2000))
    for verb, minor in ((Verb.CAPTURE, 1999), (Verb.REFUND, 100)):
        with pytest.raises(RailRefused):
            lightning.carry_out(replace(done, verb=verb, amount=Money(minor)))


# --- Paying a rest --------------------------------------------------------------------------


def test_a_rest_is_paid_once_however_often_it_is_asked_for(
    lnbits: FakeLnbits, lightning: LnbitsRail
) -> None:
    """By the admin key, to the payer's own invoice; asked again, it is read."""
    for _ in range(3):
        view = lightning.carry_out(PAY_OUT)
        assert (view.state, view.prepayment) == (RailState.RELEASED, "P-000123")
    assert lnbits.paid_out == ["cd" * 32]
    [body] = [body for method, _, body in lnbits.asked if method == "POST"]
    assert body["bolt11"] == THEIRS
    assert body["external_id"] == f"P-000123:{MARK}:out"


def test_a_payment_under_way_is_waited_for(lnbits: FakeLnbits, lightning: LnbitsRail) -> None:
    """Nobody knows yet: it is never asked for again, and read until it is over."""
    lnbits.hangs.add("cd" * 32)
    for _ in range(3):
        with pytest.raises(RailSilent):
            lightning.carry_out(PAY_OUT)
    assert sum(method == "POST" for method, _, _ in lnbits.asked) == 1
    lnbits.settle("cd" * 32, "success")
    assert lightning.carry_out(PAY_OUT).state is RailState.RELEASED
    assert lnbits.paid_out == ["cd" * 32]


def test_a_failure_counts_when_it_was_told_twice(lnbits: FakeLnbits, lightning: LnbitsRail) -> None:
    """Asked again, LNbits looks at its node: a failure that was none comes out there."""
    lnbits.fails.add("cd" * 32)
    with pytest.raises(RailSilent):
        lightning.carry_out(PAY_OUT)
    with pytest.raises(RailRefused):
        lightning.carry_out(PAY_OUT)
    lnbits.settle("cd" * 32, "success")
    assert lightning.carry_out(PAY_OUT).state is RailState.RELEASED


def test_a_wallet_without_money_says_no_at_once(lnbits: FakeLnbits, lightning: LnbitsRail) -> None:
    """Nothing was begun: the rest stays where it is."""
    lnbits.purse_sat = 100
    with pytest.raises(RailRefused):
        lightning.carry_out(PAY_OUT)
    assert lnbits.paid_out == []


def test_an_invoice_of_the_paying_wallet_is_not_paid_because_it_is_there(
    lnbits: FakeLnbits, lightning: LnbitsRail
) -> None:
    """What came in under a hash is no payment that went out."""
    lnbits.payments.append(row(payment_hash="cd" * 32, wallet_id="payout", status="success"))
    lightning.carry_out(PAY_OUT)
    assert lnbits.paid_out == ["cd" * 32]


def test_without_the_second_wallet_nothing_is_paid(lnbits: FakeLnbits, clock: FakeClock) -> None:
    """Whoever leaves the admin key out keeps vouchers alone."""
    opened = made(lnbits.url, clock, pays=False)
    assert not opened.traits.can_pay_out
    with pytest.raises(RailRefused):
        opened.carry_out(PAY_OUT)
    with pytest.raises(RailRefused):
        made(lnbits.url, clock).carry_out(replace(PAY_OUT, reference="lnbc1nonsense"))
    assert lnbits.asked == []


# --- The settings ---------------------------------------------------------------------------


def test_the_rail_says_what_it_is(lightning: LnbitsRail) -> None:
    """It neither holds nor refunds, it can take no invoice back, and it pays rests out."""
    traits = lightning.traits
    assert (traits.can_hold, traits.can_refund_part, traits.can_end) == (False, False, False)
    assert (traits.way, traits.can_pay_out, traits.min_charge) == (Way.LIGHTNING, True, NOTHING)


@pytest.mark.parametrize("rate", ["0", "0.0", "-5", "1e3", "1,5", "x", "1.2.3", "9" * 12])
def test_a_rate_that_is_none_is_refused(clock: FakeClock, rate: str) -> None:
    """With a word on how it is written."""
    with pytest.raises(ValueError, match="sat_per_unit"):
        made("http://127.0.0.1:1", clock, fixed=rate)


def test_no_key_is_in_any_error(provider: ScriptedProvider, scripted: LnbitsRail) -> None:
    """Even where LNbits repeats them all."""
    told = {"detail": f"wrong key {INVOICE_KEY} {ADMIN_KEY}", "status": "failed"}
    provider.script = [(status, told) for status in (400, 401, 403, 404, 429, 500, 520)]
    for _ in range(7):
        with pytest.raises((RailSilent, RailRefused)) as raised:
            scripted.read(ASKED.reference)
        text = "".join(traceback.format_exception(raised.value)) + repr(raised.value)
        assert INVOICE_KEY not in text
        assert ADMIN_KEY not in text
