"""What the core knows, and how a change of it is seen before it is made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.values import DELIVERY, SALE, ul

from kiosk.application.state import Change, State
from kiosk.domain.delivery import DeliveryState
from kiosk.domain.moment import Moment
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.ports import OutletRecord, Remembered

NOW = Moment(1_000, 2_000)


def pool(delivered: int, charge: int, *, unseen: int = 0) -> Money:
    """Return what is left of 20.00 after a delivery of so much, charged with so much."""
    settled = replace(
        DELIVERY,
        state=DeliveryState.SETTLED,
        total=DELIVERY.opening + ul(delivered),
        limit=ul(delivered + unseen),
        charge=Money(charge),
    )
    past = Remembered(sales=(SALE,), deliveries=(settled,))
    change = Change(State.remembered(past), NOW)
    return change.pool(replace(SALE, authorised=Money(2_000)))


@pytest.mark.req("CTL-02")
@pytest.mark.parametrize(
    ("delivered", "charge", "left"),
    [
        (0, 0, 2_000),
        (1_000_000, 180, 1_820),  # 1.799 exactly: rounded up, and charged so.
        (1_001_000, 180, 1_819),  # 1.8008: rounded down for the customer, not for the next grant.
        (11_110_000, 1_999, 1),
        (12_000_000, 2_000, 0),  # Past what was reserved: the operator's loss, not the pool's.
    ],
)
def test_what_was_delivered_leaves_the_pool_rounded_up(
    delivered: int, charge: int, left: int
) -> None:
    """A charge that was rounded down leaves no fraction of a cent for another outlet."""
    assert pool(delivered, charge) == Money(left)


def test_the_part_of_a_count_that_no_meter_shows_is_not_granted_again() -> None:
    """1.0 L metered in counts of 2.5 mL may have been 1.0025: half a cent that may have flowed."""
    assert pool(1_000_000, 180, unseen=2_500) == Money(1_819)


def test_an_open_delivery_keeps_its_reserve_from_the_pool() -> None:
    """Whatever has flowed so far."""
    past = Remembered(sales=(SALE,), deliveries=(replace(DELIVERY, reserved=Money(700)),))
    change = Change(State.remembered(past), NOW)
    assert change.pool(replace(SALE, authorised=Money(2_000))) == Money(1_300)


def test_a_change_is_seen_by_its_maker_alone() -> None:
    """Until it is applied the state is as it was; then everybody sees it."""
    state = State.remembered(Remembered(outlets=(OutletRecord(OutletId(1)),)))
    change = Change(state, NOW)
    change.save(OutletRecord(OutletId(1), fault="leak"))
    assert change.outlet(OutletId(1)).fault == "leak"
    assert Change(state, NOW).outlet(OutletId(1)).fault == ""
    change.apply()
    assert Change(state, NOW).outlet(OutletId(1)).fault == "leak"
    assert Change(state, NOW).outlet(OutletId(2)) == OutletRecord(OutletId(2))


def test_an_empty_change_is_an_empty_batch() -> None:
    """Nothing is written for nothing."""
    assert not Change(State(), NOW).batch()
