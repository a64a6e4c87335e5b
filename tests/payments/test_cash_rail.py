"""The rail of cash: it answers at once and has nothing to say of money."""

from __future__ import annotations

import pytest
from fakes.time import FakeClock

from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.payments.kinds import RailSettings
from kiosk.payments.registry import rail
from kiosk.ports import ConfirmedBy, PaymentRail, RailRefused, RailState, Way


@pytest.fixture
def cash() -> PaymentRail:
    """Return the rail as the settings make it."""
    told = RailSettings("till", Currency("EUR"), "http://127.0.0.1:1/p/{code}")
    return rail("cash", told, FakeClock())


def asked(verb: Verb) -> Intent:
    """Return what the core asks for."""
    return Intent(
        prepayment="P-000123",
        rail="till",
        verb=verb,
        amount=Money(2000),
        created_ms=0,
        expires_ms=1,
        code="ABC",
    )


def test_cash_is_confirmed_by_an_attendant_and_handed_back(cash: PaymentRail) -> None:
    """It holds nothing, has no least amount, and bears the name of the settings."""
    assert cash.name == "till"
    assert (cash.traits.way, cash.traits.confirmed_by) == (Way.CASH, ConfirmedBy.ATTENDANT)
    assert (cash.traits.can_hold, cash.traits.can_refund_part) == (False, True)
    assert cash.traits.min_charge == NOTHING


@pytest.mark.req("PAY-05")
@pytest.mark.parametrize("verb", [one for one in Verb if one is not Verb.PAY_OUT])
def test_cash_answers_the_same_however_often_and_holds_no_money(
    cash: PaymentRail, verb: Verb
) -> None:
    """No answer of it could ever fund a sale; the page is the payer's own."""
    view = cash.carry_out(asked(verb))
    assert cash.carry_out(asked(verb)) == view
    assert (view.prepayment, view.currency) == ("P-000123", "EUR")
    assert view.url == "http://127.0.0.1:1/p/ABC"
    assert view.held == NOTHING
    assert view.state not in {RailState.HELD, RailState.PAID}
    assert (view.captured == asked(verb).amount) is (verb is Verb.CAPTURE)
    read = cash.read(view.reference)
    assert (read.state, read.held, read.prepayment) == (RailState.OPEN, NOTHING, "P-000123")


def test_cash_pays_out_to_no_wallet(cash: PaymentRail) -> None:
    """Whatever goes back in cash goes through somebody's hand."""
    with pytest.raises(RailRefused, match="not_supported"):
        cash.carry_out(asked(Verb.PAY_OUT))


def test_cash_knows_no_reference_of_another_rail(cash: PaymentRail) -> None:
    """Asked for what it never gave out, it says so."""
    with pytest.raises(RailRefused, match="resource_missing"):
        cash.read("cs_test_1")
