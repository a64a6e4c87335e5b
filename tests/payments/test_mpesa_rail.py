"""M-Pesa: what Daraja is asked, byte for byte, what is believed, and what is never sent twice."""

from __future__ import annotations

import base64
import json
import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from daraja_mock import DarajaMock
from fakes.daraja import (
    CONSUMER_KEY,
    CONSUMER_SECRET,
    DECLINED,
    GONE,
    PASSKEY,
    POOR,
    SHORTCODE,
    Daraja,
    running_daraja,
)
from fakes.localpay import EUR
from fakes.scripted_provider import ScriptedProvider, scripted_provider
from fakes.time import NOON_MS, FakeClock
from flask import Response, request
from werkzeug.serving import make_server

from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.payments.kinds import RailSettings
from kiosk.payments.mpesa import ACCOUNT_MAX, LOST_MS, SHILLING, Asked, MpesaRail
from kiosk.payments.registry import rail
from kiosk.ports import UNKNOWN_PAYMENT, RailRefused, RailSilent, RailState, Way

NUMBER = "0712 345 678"
PHONE = "254712345678"
SECRETS = {
    "consumer_key": CONSUMER_KEY,
    "consumer_secret": CONSUMER_SECRET,
    "passkey": PASSKEY,
}
OPENING = Intent(
    prepayment="P-000123",
    rail="mpesa",
    verb=Verb.OPEN,
    amount=Money(20_000),
    created_ms=NOON_MS,
    expires_ms=NOON_MS + 300_000,
    code="7Q2MK9VX4DTB0WHE",
    description="Bandari K-07 - 2",
)
ACCEPTED = {"ResponseCode": "0", "CheckoutRequestID": "ws_CO_1234567890"}
TOKEN = {"access_token": "token-of-an-hour", "expires_in": "3599"}


def told(url: str, **values: str) -> RailSettings:
    """Return what the settings would say."""
    given = {
        "api_base": url,
        "shortcode": SHORTCODE,
        "till": "",
        "callback_url": "https://till.example.org/nobody-listens",
    }
    return RailSettings(
        name="mpesa",
        currency=SHILLING,
        return_url="https://pay.example.org/p/{code}",
        values={**given, **values},
        secrets=SECRETS,
        kiosk="K-07",
    )


def made(settings: RailSettings, clock: FakeClock) -> MpesaRail:
    """Return the rail of `settings`, with little patience."""
    found = rail("mpesa", settings, clock)
    assert isinstance(found, MpesaRail)
    found._http._timeouts_s = found._keys._timeouts_s = (2.0, 0.3)
    return found


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that stands still."""
    return FakeClock()


@pytest.fixture
def provider() -> Iterator[ScriptedProvider]:
    """Yield a provider without a script."""
    with scripted_provider() as scripted:
        yield scripted


@pytest.fixture
def scripted(provider: ScriptedProvider, clock: FakeClock) -> Iterator[MpesaRail]:
    """Yield the rail to it."""
    opened = made(told(provider.url), clock)
    yield opened
    opened.close()


@pytest.fixture
def daraja() -> Iterator[Daraja]:
    """Yield a Daraja with phones behind it."""
    with running_daraja() as running:
        yield running


@pytest.fixture
def mpesa(daraja: Daraja, clock: FakeClock) -> Iterator[MpesaRail]:
    """Yield the rail to it."""
    opened = made(told(daraja.url), clock)
    yield opened
    opened.close()


def opened(mpesa: MpesaRail) -> str:
    """Open a payment; return its reference."""
    return mpesa.carry_out(OPENING).reference


def ask(verb: Verb, reference: str, amount: Money = OPENING.amount) -> Intent:
    """Return what the core would write down."""
    return replace(OPENING, verb=verb, reference=reference, amount=amount, code="")


# --- The calls ----------------------------------------------------------------------------------


def test_opening_asks_nobody_and_shows_our_page(
    provider: ScriptedProvider, scripted: MpesaRail
) -> None:
    """The payer gives their number there; nothing is asked of anybody before."""
    view = scripted.carry_out(OPENING)
    assert view.url == "https://pay.example.org/p/7Q2MK9VX4DTB0WHE"
    assert (view.state, view.prepayment, view.currency) == (RailState.OPEN, "P-000123", "KES")
    assert scripted.carry_out(OPENING) == view
    assert scripted.read(view.reference).state is RailState.OPEN
    assert provider.asked == []
    assert OPENING.code not in view.reference, "the secret of the link is nobody else's"
    traits = scripted.traits
    assert (traits.can_hold, traits.can_refund_part, traits.asks_number) == (False, False, True)
    assert traits.way is Way.MOBILE_MONEY


def test_the_phone_is_asked_as_the_manual_says(
    provider: ScriptedProvider, scripted: MpesaRail
) -> None:
    """A token by basic authorisation, then the request: every field, in Nairobi's time."""
    provider.says(TOKEN, ACCEPTED)
    reference = opened(scripted)
    view = scripted.ask_payer(reference, NUMBER)
    assert (view.state, view.held) == (RailState.PROCESSING, NOTHING)
    assert view.reference == f"{reference}:ws_CO_1234567890"
    token, push = provider.asked
    assert (token.method, token.path) == (
        "GET",
        "/oauth/v1/generate?grant_type=client_credentials",
    )
    pair = base64.b64encode(f"{CONSUMER_KEY}:{CONSUMER_SECRET}".encode()).decode()
    assert token.headers["Authorization"] == f"Basic {pair}"
    assert (push.method, push.path) == ("POST", "/mpesa/stkpush/v1/processrequest")
    assert push.headers["Authorization"] == "Bearer token-of-an-hour"
    assert push.headers["Content-Type"] == "application/json"
    said = json.loads(push.body)
    stamp = said["Timestamp"]
    assert stamp == "20260921171320", "three hours later than in Greenwich"
    assert base64.b64decode(said["Password"]).decode() == f"{SHORTCODE}{PASSKEY}{stamp}"
    account = Asked.named(reference).account
    assert said == {
        "BusinessShortCode": SHORTCODE,
        "Password": said["Password"],
        "Timestamp": stamp,
        "TransactionType": "CustomerPayBillOnline",
        "Amount": 200,
        "PartyA": PHONE,
        "PartyB": SHORTCODE,
        "PhoneNumber": PHONE,
        "CallBackURL": "https://till.example.org/nobody-listens",
        "AccountReference": account,
        "TransactionDesc": "K-07",
    }
    assert account.startswith("P000123")
    assert account.isalnum()


def test_a_till_is_paid_at_its_own_number(provider: ScriptedProvider, clock: FakeClock) -> None:
    """Goods are bought at a till; bills are paid to a shortcode."""
    provider.says(TOKEN, ACCEPTED)
    till = made(told(provider.url, till="5678901"), clock)
    till.ask_payer(opened(till), NUMBER)
    till.close()
    said = json.loads(provider.asked[1].body)
    assert (said["TransactionType"], said["PartyB"]) == ("CustomerBuyGoodsOnline", "5678901")
    assert said["BusinessShortCode"] == SHORTCODE


def test_a_result_is_asked_for_by_its_name(provider: ScriptedProvider, scripted: MpesaRail) -> None:
    """With the token of before: it holds for an hour."""
    provider.says(TOKEN, ACCEPTED)
    reference = scripted.ask_payer(opened(scripted), NUMBER).reference
    provider.says({**ACCEPTED, "ResultCode": "0"})
    view = scripted.read(reference)
    assert (view.state, view.held) == (RailState.PAID, Money(20_000))
    query = provider.asked[-1]
    assert query.path == "/mpesa/stkpushquery/v1/query"
    said = json.loads(query.body)
    assert set(said) == {"BusinessShortCode", "Password", "Timestamp", "CheckoutRequestID"}
    assert said["CheckoutRequestID"] == "ws_CO_1234567890"
    assert len(provider.asked) == 3


# --- Results ------------------------------------------------------------------------------------


def test_accepted_is_not_paid(daraja: Daraja, mpesa: MpesaRail) -> None:
    """Until there is a result the payment is under way, however often it is read."""
    reference = mpesa.ask_payer(opened(mpesa), NUMBER).reference
    for _ in range(3):
        view = mpesa.read(reference)
        assert (view.state, view.held) == (RailState.PROCESSING, NOTHING)
    [checkout] = daraja.pushes
    assert daraja.enter_pin(checkout)
    view = mpesa.read(reference)
    assert (view.state, view.held, view.prepayment) == (
        RailState.PAID,
        Money(20_000),
        "P-000123",
    )
    assert daraja.received == 200


@pytest.mark.parametrize("result", [DECLINED, POOR, GONE, "2001", "1019", "1001", "9999"])
def test_whoever_did_not_pay_may_try_again(daraja: Daraja, mpesa: MpesaRail, result: str) -> None:
    """Declined, too little, out of reach, a wrong PIN: no money, and a further request."""
    reference = mpesa.ask_payer(opened(mpesa), NUMBER).reference
    [first] = daraja.pushes
    daraja.decline(first, result)
    view = mpesa.read(reference)
    assert (view.state, view.held) == (RailState.OPEN, NOTHING)
    again = mpesa.ask_payer(reference, "+254 112 345 678")
    assert again.state is RailState.PROCESSING
    _, second = daraja.pushes
    assert again.reference.endswith(second)
    assert daraja.pushes[second].phone == "254112345678"
    assert daraja.enter_pin(second)
    assert mpesa.read(reference).state is RailState.PAID, "by the name it had before, too"
    assert mpesa.read(again.reference).state is RailState.PAID


def test_a_result_that_is_none_yet(provider: ScriptedProvider, scripted: MpesaRail) -> None:
    """Daraja says so in two ways, one of them as an error."""
    provider.says(TOKEN, ACCEPTED)
    reference = scripted.ask_payer(opened(scripted), NUMBER).reference
    provider.says({**ACCEPTED, "ResultCode": "4999"})
    assert scripted.read(reference).state is RailState.PROCESSING
    provider.says({"errorCode": "500.001.1001", "errorMessage": "x"}, status=500)
    assert scripted.read(reference).state is RailState.PROCESSING
    provider.says({**ACCEPTED, "ResultCode": 1032})
    assert scripted.read(reference).state is RailState.OPEN, "some say it as a number"


NO_RESULT: dict[str, tuple[int, object]] = {
    "of another request": (200, {**ACCEPTED, "CheckoutRequestID": "ws_CO_x", "ResultCode": "0"}),
    "of no request": (200, {"ResponseCode": "0", "ResultCode": "0"}),
    "not answered": (200, {**ACCEPTED, "ResponseCode": "1", "ResultCode": "0"}),
    "no code": (200, ACCEPTED),
    "a code that is none": (200, {**ACCEPTED, "ResultCode": "0 "}),
    "true": (200, {**ACCEPTED, "ResultCode": True}),
    "false": (200, {**ACCEPTED, "ResultCode": False}),
    "a point": (200, {**ACCEPTED, "ResultCode": 0.0}),
    "nothing": (200, {**ACCEPTED, "ResultCode": None}),
    "a page": (200, b"<html>Success</html>"),
    "a refusal": (400, {"errorCode": "400.002.02", "errorMessage": "Bad Request"}),
    "another error": (500, {"errorCode": "500.003.02", "errorMessage": "Spike arrest"}),
    "silence": (503, b""),
}


@pytest.mark.req("PAY-05")
@pytest.mark.parametrize(("status", "said"), NO_RESULT.values(), ids=list(NO_RESULT))
def test_what_is_not_exactly_a_result_is_none(
    provider: ScriptedProvider, scripted: MpesaRail, status: int, said: object
) -> None:
    """Nothing of it opens an outlet, and nothing of it ends the payment."""
    provider.says(TOKEN, ACCEPTED)
    reference = scripted.ask_payer(opened(scripted), NUMBER).reference
    provider.says(said, status=status)
    with pytest.raises(RailSilent):
        scripted.read(reference)


# --- Never twice ----------------------------------------------------------------------------------


def test_nobody_is_asked_twice_at_a_time(daraja: Daraja, mpesa: MpesaRail) -> None:
    """Whoever taps twice, or on two phones, has one request; and none after paying."""
    reference = opened(mpesa)
    mpesa.ask_payer(reference, NUMBER)
    for number in (NUMBER, "0799999999"):
        assert mpesa.ask_payer(reference, number).state is RailState.PROCESSING
    [checkout] = daraja.pushes
    daraja.enter_pin(checkout)
    assert mpesa.ask_payer(reference, NUMBER).state is RailState.PAID
    assert len(daraja.pushes) == 1


@pytest.mark.req("PAY-07")
@pytest.mark.parametrize(
    "said",
    [
        (200, b""),
        (200, b'{"Resp'),
        (200, {"ResponseCode": "0"}),
        (200, {"ResponseCode": "0", "CheckoutRequestID": "../x"}),
        (200, {"ResponseCode": "1", "CheckoutRequestID": "ws_CO_1234567890"}),
        (500, {"errorCode": "500.001.1001", "errorMessage": "Unable to lock subscriber"}),
        (502, b"<html>"),
    ],
    ids=["nothing", "half", "no name", "no sound name", "neither", "locked", "gateway"],
)
def test_a_request_whose_answer_was_lost_is_never_sent_again(
    provider: ScriptedProvider, scripted: MpesaRail, clock: FakeClock, said: tuple[int, object]
) -> None:
    """It may be on the phone, and paid: for three minutes it is under way, then it is over."""
    reference = opened(scripted)
    provider.says(TOKEN)
    provider.says(said[1], status=said[0])
    with pytest.raises(RailSilent):
        scripted.ask_payer(reference, NUMBER)
    assert len(provider.asked) == 2
    assert scripted.read(reference).state is RailState.PROCESSING
    assert scripted.ask_payer(reference, NUMBER).state is RailState.PROCESSING
    assert scripted.carry_out(ask(Verb.EXPIRE, reference)).state is RailState.PROCESSING
    clock.turn(LOST_MS)
    with pytest.raises(RailRefused) as no:
        scripted.ask_payer(reference, NUMBER)
    assert no.value.code == "lost"
    assert scripted.carry_out(ask(Verb.EXPIRE, reference)).state is RailState.EXPIRED
    assert len(provider.asked) == 2, "nobody was asked again"


def test_a_request_that_was_refused_may_be_sent_again(
    provider: ScriptedProvider, scripted: MpesaRail
) -> None:
    """A definite no is no request: the payer may have mistyped their number."""
    reference = opened(scripted)
    provider.says(TOKEN)
    provider.says({"errorCode": "400.002.02", "errorMessage": "Invalid PhoneNumber"}, status=400)
    with pytest.raises(RailRefused) as no:
        scripted.ask_payer(reference, NUMBER)
    assert no.value.code == "400.002.02"
    assert scripted.read(reference).state is RailState.OPEN
    provider.says(ACCEPTED)
    assert scripted.ask_payer(reference, NUMBER).state is RailState.PROCESSING


def test_after_a_kill_the_reference_is_enough(daraja: Daraja, clock: FakeClock) -> None:
    """The name of the request is in the books: another process asks for the same one."""
    before = made(told(daraja.url), clock)
    reference = before.ask_payer(opened(before), NUMBER).reference
    before.close()
    [checkout] = daraja.pushes
    daraja.enter_pin(checkout)
    after = made(told(daraja.url), clock)
    assert after.read(reference).held == Money(20_000)
    assert after.carry_out(ask(Verb.EXPIRE, reference)).state is RailState.PAID
    assert after.carry_out(ask(Verb.CAPTURE, reference)).captured == Money(20_000)
    after.close()


# --- Ending and keeping ---------------------------------------------------------------------------


def test_a_payment_ends_when_its_request_has(daraja: Daraja, mpesa: MpesaRail) -> None:
    """Nobody can call a request back: it has its minute on the phone, then it is over."""
    reference = opened(mpesa)
    assert mpesa.carry_out(ask(Verb.EXPIRE, reference)).state is RailState.EXPIRED
    fuller = mpesa.ask_payer(reference, NUMBER).reference
    assert mpesa.carry_out(ask(Verb.EXPIRE, fuller)).state is RailState.PROCESSING
    [checkout] = daraja.pushes
    daraja.decline(checkout, GONE)
    assert mpesa.carry_out(ask(Verb.EXPIRE, fuller)).state is RailState.EXPIRED


def test_all_that_was_paid_is_kept_and_nothing_goes_back(daraja: Daraja, mpesa: MpesaRail) -> None:
    """The rest is the core's: it goes to a code."""
    reference = mpesa.ask_payer(opened(mpesa), NUMBER).reference
    with pytest.raises(RailRefused) as no:
        mpesa.carry_out(ask(Verb.CAPTURE, reference))
    assert no.value.code == "not_paid"
    [checkout] = daraja.pushes
    daraja.enter_pin(checkout)
    with pytest.raises(RailRefused) as no:
        mpesa.carry_out(ask(Verb.CAPTURE, reference, Money(100)))
    assert no.value.code == "no_part"
    view = mpesa.carry_out(ask(Verb.CAPTURE, reference))
    assert (view.state, view.captured, view.held) == (
        RailState.CAPTURED,
        Money(20_000),
        NOTHING,
    )
    for verb in (Verb.VOID, Verb.REFUND):
        with pytest.raises(RailRefused) as no:
            mpesa.carry_out(ask(verb, reference))
        assert no.value.code == "cannot_refund"


def test_the_most_of_one_payment_can_be_asked_for(mpesa: MpesaRail) -> None:
    """A quarter of a million, to the shilling."""
    assert mpesa.carry_out(replace(OPENING, amount=Money(25_000_000))).state is RailState.OPEN
    assert (mpesa.traits.step, mpesa.traits.min_charge) == (Money(100), Money(100))


@pytest.mark.parametrize("minor", [50, 20_050, 0, 25_000_100])
def test_only_whole_shillings_can_be_asked_for(mpesa: MpesaRail, minor: int) -> None:
    """And no more than one payment may have."""
    with pytest.raises(RailRefused) as no:
        mpesa.carry_out(replace(OPENING, amount=Money(minor)))
    assert no.value.code == "amount"


# --- Numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number", ["0712345678", "712345678", "+254712345678", "254712345678", "(0712) 345-678"]
)
def test_a_number_may_be_written_as_people_write_it(
    daraja: Daraja, mpesa: MpesaRail, number: str
) -> None:
    """With or without the country, with whatever stands between the digits."""
    mpesa.ask_payer(opened(mpesa), number)
    [push] = daraja.pushes.values()
    assert push.phone == PHONE


@pytest.mark.parametrize(
    "number",
    ["", "071234567", "07123456789", "0212345678", "+255712345678", "071234567x", "٠٧١٢٣٤٥٦٧٨"],
)
def test_what_is_no_number_is_refused_and_not_repeated(
    daraja: Daraja, mpesa: MpesaRail, number: str
) -> None:
    """Nobody else's phone rings."""
    with pytest.raises(RailRefused) as no:
        mpesa.ask_payer(opened(mpesa), number)
    assert no.value.code == "number"
    assert not number or number not in str(no.value)
    assert daraja.pushes == {}


def test_neither_the_number_nor_a_secret_is_kept_or_told(
    daraja: Daraja, mpesa: MpesaRail, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in a log, not in a reference, not in the rail after the phone was asked."""
    with caplog.at_level(logging.DEBUG):
        view = mpesa.ask_payer(opened(mpesa), NUMBER)
        daraja.decline(next(iter(daraja.pushes)))
        mpesa.read(view.reference)
    told_of_it = [caplog.text, repr(view), repr(vars(mpesa)), repr(vars(mpesa._http))]
    for text in told_of_it:
        for secret in ("712345678", CONSUMER_SECRET, "token-number-1"):
            assert secret not in text
    assert PASSKEY not in caplog.text


# --- Tokens ---------------------------------------------------------------------------------------


def test_a_token_is_kept_for_its_hour_and_renewed(
    daraja: Daraja, mpesa: MpesaRail, clock: FakeClock
) -> None:
    """A minute before it runs out, and not with each question."""
    reference = mpesa.ask_payer(opened(mpesa), NUMBER).reference
    for _ in range(3):
        mpesa.read(reference)
    assert daraja.tokens == 1
    clock.turn(3_540_000)
    mpesa.read(reference)
    assert daraja.tokens == 2


def test_a_token_that_somebody_has_replaced_is_renewed_at_once(
    daraja: Daraja, mpesa: MpesaRail
) -> None:
    """Another kiosk with the same key has asked for one: ours does not hold any more."""
    reference = mpesa.ask_payer(opened(mpesa), NUMBER).reference
    daraja.tokens += 1
    assert mpesa.read(reference).state is RailState.PROCESSING
    assert daraja.tokens == 3


@pytest.mark.parametrize(
    "token",
    [
        {"access_token": "", "expires_in": "3599"},
        {"access_token": "a b\n", "expires_in": "3599"},
        {"access_token": None, "expires_in": "3599"},
        {"access_token": "token-of-an-hour", "expires_in": "soon"},
        {"access_token": "token-of-an-hour", "expires_in": -1},
        {"access_token": "token-of-an-hour", "expires_in": "999999"},
        {"access_token": "token-of-an-hour"},
    ],
)
def test_a_token_that_is_none_is_silence(
    provider: ScriptedProvider, scripted: MpesaRail, token: dict[str, Any]
) -> None:
    """Nothing is asked with it, and the request was not sent: it may be sent again."""
    reference = opened(scripted)
    provider.says(token)
    with pytest.raises(RailSilent):
        scripted.ask_payer(reference, NUMBER)
    assert len(provider.asked) == 1
    provider.says(TOKEN, ACCEPTED)
    assert scripted.ask_payer(reference, NUMBER).state is RailState.PROCESSING


def test_a_token_that_is_never_taken_is_silence(
    provider: ScriptedProvider, scripted: MpesaRail
) -> None:
    """Twice and no more: it is not the number's fault."""
    reference = opened(scripted)
    refusal = {"errorCode": "404.001.03", "errorMessage": "Invalid Access Token"}
    for said, status in ((TOKEN, 200), (refusal, 404), (TOKEN, 200), (refusal, 404)):
        provider.says(said, status=status)
    with pytest.raises(RailSilent):
        scripted.ask_payer(reference, NUMBER)
    assert len(provider.asked) == 4


def test_the_preflight_has_a_token_and_moves_nothing(daraja: Daraja, mpesa: MpesaRail) -> None:
    """Good keys are known by it; wrong ones are refused."""
    with pytest.raises(RailRefused) as no:
        mpesa.read("cs_doctor")
    assert no.value.code == UNKNOWN_PAYMENT
    assert (daraja.tokens, daraja.pushes) == (1, {})
    wrong = replace(told(daraja.url), secrets=SECRETS | {"consumer_secret": "another"})
    stranger = made(wrong, FakeClock())
    with pytest.raises(RailRefused) as no:
        stranger.read("cs_doctor")
    assert no.value.code == "400.008.01"
    stranger.close()


# --- References and settings ----------------------------------------------------------------------


def test_a_reference_says_all_that_is_needed(mpesa: MpesaRail) -> None:
    """Prepayment, amount, account and request; and nobody else's is touched."""
    reference = opened(mpesa)
    assert str(Asked.named(reference)) == reference
    fuller = f"{reference}:ws_CO_1234567890"
    assert str(Asked.named(fuller)) == fuller
    for number in ("000001", "9999999", "12345678"):
        view = mpesa.carry_out(replace(OPENING, prepayment=f"P-{number}"))
        assert len(Asked.named(view.reference).account) <= ACCOUNT_MAX
    for text in ("", "P-000123", "P-000123:0:P000123ABCD", f"{reference}:../x", f"{reference}\n"):
        with pytest.raises(RailRefused):
            Asked.named(text)
    for verb in (Verb.CAPTURE, Verb.EXPIRE):
        with pytest.raises(RailRefused):
            mpesa.carry_out(ask(verb, reference.replace("P-000123", "P-000124")))


def test_what_cannot_be_is_told_at_the_start() -> None:
    """Another currency, no page for the number, a plain address."""
    for changes, why in (
        ({"currency": EUR}, "pays in KES, not in EUR"),
        ({"return_url": ""}, r"\[pay_page\] needs public_url"),
        ({"values": {**told("").values, "api_base": "http://api.example.org"}}, "https"),
    ):
        settings = replace(told("https://api.example.org"), **changes)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match=why):
            rail("mpesa", settings, FakeClock())


# --- Somebody else's idea of Daraja ---------------------------------------------------------------


@pytest.fixture
def mock() -> Iterator[tuple[DarajaMock, str]]:
    """Yield `daraja-mock` on a port of this machine: it repeats no name of a request, so we do."""
    daraja = DarajaMock()

    def echo(answer: Response) -> Response:
        asked = request.get_json(silent=True) or {}
        if request.path.endswith("/query") and answer.json is not None:
            answer.data = json.dumps(
                answer.json | {"CheckoutRequestID": asked["CheckoutRequestID"]}
            )
        return answer

    daraja.app.after_request(echo)
    server = make_server("127.0.0.1", 0, daraja.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield daraja, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (0, RailState.PAID),
        (1, RailState.OPEN),
        (1032, RailState.OPEN),
        (1037, RailState.OPEN),
    ],
)
def test_another_daraja_understands_us(
    mock: tuple[DarajaMock, str], clock: FakeClock, result: int, state: RailState
) -> None:
    """Token, request and result, as somebody else has read the manual."""
    daraja, url = mock
    daraja.set_stk_result(result)
    mpesa = made(told(url), clock)
    reference = mpesa.ask_payer(opened(mpesa), NUMBER).reference
    assert mpesa.read(reference).state is state
    mpesa.close()
    assert [one["path"] for one in daraja.request_log()] == [
        "/oauth/v1/generate",
        "/mpesa/stkpush/v1/processrequest",
        "/mpesa/stkpushquery/v1/query",
    ]
