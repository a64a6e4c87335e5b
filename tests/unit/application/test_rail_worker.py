"""What rails are asked, and how the core hears of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.rail import FakeRail

from kiosk.application import messages as m
from kiosk.application.rail_worker import RailWorker
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.ports import RailState, RailView


@pytest.fixture
def rail() -> FakeRail:
    """Return a rail that works."""
    return FakeRail()


def opening(rail: str = "fake") -> m.CarryOut:
    """Return the request to open a payment of 20.00."""
    return m.CarryOut(
        Intent("P-000001", rail, Verb.OPEN, Money(2000), created_ms=1, expires_ms=2, code="C")
    )


def reading(reference: str = "ref-P-000001") -> m.ReadRail:
    """Return the request to read it."""
    return m.ReadRail("P-000001", "fake", reference)


def test_what_a_rail_did_is_told_with_the_key_of_the_intent(rail: FakeRail) -> None:
    """Done: the view that the rail gave, under the key it was asked with."""
    message = RailWorker({"fake": rail}).carry_out(opening())
    assert isinstance(message, m.RailDone)
    assert message.key == "P-000001-5428ea924887668f27ee:open"
    assert message.view.state is RailState.OPEN


def test_what_a_rail_shows_is_told_with_the_prepayment(rail: FakeRail) -> None:
    """Read: the view, and whose it was asked for."""
    worker = RailWorker({"fake": rail})
    worker.carry_out(opening())
    message = worker.carry_out(reading())
    assert isinstance(message, m.RailRead)
    assert (message.prepayment, message.view.reference) == ("P-000001", "ref-P-000001")


def test_silence_is_told_with_the_key_where_something_was_to_be_done(rail: FakeRail) -> None:
    """No answer to a call has a key, no answer to a mere reading has none."""
    rail.silent = True
    worker = RailWorker({"fake": rail})
    assert worker.carry_out(opening()) == m.RailFailed(
        "P-000001", "P-000001-5428ea924887668f27ee:open", "nobody answers"
    )
    assert worker.carry_out(reading()) == m.RailFailed("P-000001", "", "nobody answers")


def test_a_refusal_is_told_with_its_code(rail: FakeRail) -> None:
    """Likewise a definite no."""
    rail.refuses = frozenset({Verb.OPEN})
    worker = RailWorker({"fake": rail})
    assert worker.carry_out(opening()) == m.RailSaidNo(
        "P-000001", "P-000001-5428ea924887668f27ee:open", "refused"
    )
    assert worker.carry_out(reading("ref-9")) == m.RailSaidNo("P-000001", "", "resource_missing")


def test_each_rail_is_asked_by_its_name(rail: FakeRail) -> None:
    """Two rails: the intent says which."""
    other = FakeRail()
    RailWorker({"fake": rail, "other": other}).carry_out(opening("other"))
    assert (rail.calls, other.calls) == ([], ["P-000001-5428ea924887668f27ee:open"])


def test_a_rail_that_is_gone_from_the_settings_gives_no_answer(rail: FakeRail) -> None:
    """What it was asked stays open, until it is back or somebody has looked."""
    worker = RailWorker({"fake": rail})
    message = worker.carry_out(opening("other"))
    assert isinstance(message, m.RailFailed)
    assert (message.prepayment, message.key) == ("P-000001", "P-000001-5428ea924887668f27ee:open")
    assert "other" in message.reason
    gone = worker.carry_out(m.ReadRail("P-000001", "other", "ref-1"))
    assert isinstance(gone, m.RailFailed)
    assert gone.key == ""


RINGING = RailView("ref-1", RailState.PROCESSING, "EUR", "P-000001", NOTHING, NOTHING)


class CallingRail(FakeRail):
    """Rings up whoever is to pay, and is never merely looked at."""

    def ask_payer(self, reference: str, number: str) -> RailView:
        """Ring."""
        return replace(RINGING, reference=f"{reference} rings {number}")

    def read(self, reference: str) -> RailView:
        """Nobody may look instead of ringing."""
        raise AssertionError(reference)


def test_a_payer_is_asked_at_their_own_number() -> None:
    """Once: what the rail says to that is what is told."""
    told = RailWorker({"fake": CallingRail()}).carry_out(
        m.AskPayer("P-000001", "fake", "ref-1", "0712345678")
    )
    assert told == m.RailRead("P-000001", replace(RINGING, reference="ref-1 rings 0712345678"))
