"""Which ways to pay are offered, to the millisecond and the minor unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.application.ways import MISSED_MS, Ways
from kiosk.domain.moment import Moment
from kiosk.domain.money import NOTHING, Money
from kiosk.ports import ConfirmedBy, RailTraits, Way

CARD = RailTraits(can_hold=True, can_refund_part=True, min_charge=Money(50))
COINS = replace(CARD, min_charge=NOTHING, step=Money(100), way=Way.CASH)
CODE = replace(CARD, min_charge=Money(20), confirmed_by=ConfirmedBy.ATTENDANT)


def ways() -> Ways:
    """Return three of them."""
    return Ways({"card": CARD, "coins": COINS, "code": CODE})


def test_a_rail_that_did_not_answer_is_offered_again_after_half_a_minute() -> None:
    """To the millisecond, or as soon as it is heard."""
    found = ways()
    assert found.offered(Moment(0, 1_000)) == ("card", "coins", "code")
    found.missed("coins", Moment(0, 1_000))
    assert found.offered(Moment(0, 1_000 + MISSED_MS - 1)) == ("card", "code")
    assert found.offered(Moment(0, 1_000 + MISSED_MS)) == ("card", "coins", "code")
    found.heard("coins")
    found.heard("coins")
    assert found.offered(Moment(0, 1_001)) == ("card", "coins", "code")
    assert [name for name, _ in found] == ["card", "coins", "code"]


@pytest.mark.parametrize(
    ("rail", "minor", "asked"),
    [
        ("card", 0, 0),
        ("card", 1, 1),
        ("card", 99, 99),
        ("gone", 77, 77),
        ("coins", 0, 0),
        ("coins", 1, 100),
        ("coins", 100, 100),
        ("coins", 101, 200),
    ],
)
def test_what_is_asked_for_is_rounded_up_to_what_can_be(rail: str, minor: int, asked: int) -> None:
    """Whole coins where there are no others; a rail that is gone has no step."""
    assert ways().askable(rail, Money(minor)) == Money(asked)


def test_the_least_that_every_rail_takes() -> None:
    """The largest of them; without a rail, nothing."""
    assert ways().least() == 50
    assert Ways({}).least() == 0


def test_what_a_rail_is() -> None:
    """One that is gone is nothing."""
    found = ways()
    assert [found.is_attended(one) for one in ("card", "coins", "code", "gone")] == [
        False, False, True, False,
    ]  # fmt: skip
    assert [found.is_cash(one) for one in ("card", "coins", "code", "gone")] == [
        False, True, False, False,
    ]  # fmt: skip
    assert found.traits("gone") is None
    assert found.traits("card") is CARD
