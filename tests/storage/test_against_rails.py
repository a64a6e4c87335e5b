"""Books against rails: what each says of the same payment, and the name of every difference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.values import PREPAYMENT

from kiosk.domain.money import Money
from kiosk.domain.prepayment import FINAL, Prepayment, PrepaymentState
from kiosk.ports import RailRefused, RailSilent, RailState, RailView
from kiosk.ports_localpay import Change, Checkout, CheckoutState, PaymentState
from kiosk.storage.against_rails import EXPECTED, LocalPayments, Verdict, compared
from kiosk.storage.localpay import SqliteLocalPayStore

S, R, V = PrepaymentState, RailState, Verdict


def payment(state: PrepaymentState, *, captured: int = 0, authorised: int = 2_000) -> Prepayment:
    """Return a payment as the books have it."""
    return replace(
        PREPAYMENT,
        reference="cs_1",
        state=state,
        authorised=Money(authorised),
        captured=Money(captured),
    )


def view(state: RailState, *, held: int = 0, captured: int = 0, **changes: str) -> RailView:
    """Return the same payment as the rail has it."""
    told = {"prepayment": PREPAYMENT.id, "currency": "EUR"} | changes
    return RailView("cs_1", state, held=Money(held), captured=Money(captured), **told)


def saying(answer: RailView | Exception) -> Callable[[str], RailView]:
    """Return a rail that says this to whatever it is asked."""

    def read(_: str) -> RailView:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return read


@pytest.mark.req("PAY-20")
@pytest.mark.parametrize(
    ("booked", "said", "verdict"),
    [
        (payment(S.SETTLED, captured=1_230), view(R.CAPTURED, captured=1_230), V.AGREES),
        (payment(S.SETTLED, captured=2_000), view(R.PAID, held=2_000), V.AGREES),
        (payment(S.SETTLED, captured=1_230), view(R.CAPTURED, captured=1_231), V.OTHER_AMOUNT),
        (payment(S.SETTLED, captured=1_230), view(R.RELEASED), V.OTHER_AMOUNT),
        (payment(S.VOIDED), view(R.RELEASED), V.AGREES),
        (payment(S.VOIDED), view(R.CAPTURED, captured=1), V.NOT_BY_US),
        (payment(S.EXPIRED), view(R.EXPIRED), V.AGREES),
        (payment(S.EXPIRED), view(R.HELD, held=2_000), V.LATE),
        (payment(S.EXPIRED), view(R.PAID, held=2_000), V.LATE),
        (payment(S.EXPIRED), view(R.CAPTURED, captured=2_000), V.NOT_BY_US),
        (payment(S.LATE_PAID), view(R.HELD, held=2_000), V.LATE),
        (payment(S.SETTLING, captured=700), view(R.HELD, held=2_000), V.UNDER_WAY),
        (payment(S.VOIDING), view(R.HELD, held=2_000), V.UNDER_WAY),
        (payment(S.STUCK_SETTLING, captured=700), view(R.HELD, held=2_000), V.STUCK),
        (payment(S.STUCK_VOIDING), view(R.PAID, held=2_000), V.STUCK),
        (payment(S.AUTHORISED), view(R.HELD, held=2_000), V.UNDER_WAY),
        (payment(S.AUTHORISED), view(R.CAPTURED, captured=2_000), V.NOT_BY_US),
        (payment(S.AUTHORISED), view(R.RELEASED), V.OTHER_AMOUNT),
        (payment(S.PAID), view(R.PAID, held=2_000), V.UNDER_WAY),
        (payment(S.AWAITING), view(R.OPEN), V.UNDER_WAY),
        (payment(S.AWAITING), view(R.CAPTURED, captured=2_000), V.NOT_BY_US),
        (payment(S.SETTLED), view(R.CAPTURED, prepayment="P-000999"), V.NOT_BY_US),
        (payment(S.SETTLED), view(R.CAPTURED, currency="USD"), V.NOT_BY_US),
        (payment(S.SETTLED, captured=5), RailRefused("resource_missing"), V.UNKNOWN),
        (payment(S.SETTLED, captured=5), RailSilent("no answer"), V.SILENT),
    ],
)
def test_every_difference_has_its_name(
    booked: Prepayment, said: RailView | Exception, verdict: Verdict
) -> None:
    """What agrees differs by nothing; what nobody knows is nobody's figure."""
    found = compared(booked, saying(said), "EUR")
    assert found.verdict is verdict
    assert (found.at_rail is None) is isinstance(said, Exception)
    if verdict is V.AGREES:
        assert found.difference == 0
    if isinstance(said, RailRefused):
        assert found.detail == "resource_missing"


@pytest.mark.req("PAY-20")
@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("said", R)
def test_money_at_a_rail_that_no_book_knows_of_is_never_as_expected(
    state: PrepaymentState, said: RailState
) -> None:
    """Whatever has ended without a capture and has money at the rail: somebody must look."""
    at_rail = view(said, held=2_000, captured=2_000 if said is R.CAPTURED else 0)
    found = compared(payment(state), saying(at_rail), "EUR")
    has_money = said in {R.HELD, R.PAID, R.CAPTURED}
    if has_money and state in FINAL - {S.SETTLED}:
        assert found.verdict not in EXPECTED
    if not has_money and state in FINAL - {S.SETTLED}:
        assert found.verdict is V.AGREES


def test_a_rail_that_is_no_longer_there_is_named() -> None:
    """Nobody can be asked."""
    found = compared(payment(S.SETTLED, captured=700), None, "EUR")
    assert (found.verdict, found.booked, found.at_rail) == (V.NO_RAIL, 700, None)


@pytest.mark.req("PAY-20")
@pytest.mark.parametrize(
    ("changes", "state", "held", "captured"),
    [
        ({}, R.OPEN, 0, 0),
        ({"state": CheckoutState.EXPIRED}, R.EXPIRED, 0, 0),
        ({"payment_state": PaymentState.PROCESSING}, R.PROCESSING, 0, 0),
        ({"payment_state": PaymentState.HELD}, R.HELD, 2_000, 0),
        ({"payment_state": PaymentState.CANCELLED}, R.RELEASED, 0, 0),
        ({"payment_state": PaymentState.CAPTURED, "received": Money(700)}, R.CAPTURED, 0, 700),
        (
            {"payment_state": PaymentState.CAPTURED, "received": Money(2_000), "is_hold": False},
            R.PAID, 2_000, 0,
        ),
        (
            {
                "payment_state": PaymentState.CAPTURED, "received": Money(2_000),
                "refunded": Money(1_300), "is_hold": False,
            },
            R.CAPTURED, 0, 700,
        ),
        (
            {
                "payment_state": PaymentState.CAPTURED, "received": Money(2_000),
                "refunded": Money(2_000), "is_hold": False,
            },
            R.RELEASED, 0, 0,
        ),
    ],
)  # fmt: skip
def test_the_kiosk_s_own_page_is_read_in_its_file(
    tmp_path: Path, changes: dict[str, object], state: RailState, held: int, captured: int
) -> None:
    """Beside the engine that has it open; what it has not is unknown as at any rail."""
    opened = Checkout(
        id="cs_1",
        payment="pi_1",
        code="CODE",
        amount=Money(2_000),
        currency="eur",
        description="",
        is_hold=True,
        created_ms=1,
        expires_ms=2,
        metadata=(("hold", PREPAYMENT.id),),
    )
    whole = replace(opened, **changes)  # type: ignore[arg-type]  # Named as the fields are.
    path = tmp_path / "localpay.sqlite"
    with SqliteLocalPayStore(path) as store:
        store.store(Change(checkout=whole))
        local = LocalPayments(path)
        said = local.read("cs_1")
        assert said == replace(
            view(state, held=held, captured=captured), url="", seen=False, reference="cs_1"
        )
        with pytest.raises(RailRefused, match="resource_missing"):
            local.read("cs_2")
        local.close()
