"""No payer loses anything, whatever their rail can do and whatever became of their sale."""

from __future__ import annotations

import pytest
from fakes.payers import at_rail, payers, rest_of
from fakes.rail import FakeRail
from fakes.world import World, site
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.api import commands as c
from kiosk.domain.books import AccountKind
from kiosk.domain.money import Money
from kiosk.domain.prepayment import FINAL
from kiosk.domain.sale import SaleState
from kiosk.ports import RailState

ENDS = ("used", "unused", "given up", "expired", "wrong amount")


@pytest.mark.req("PAY-10")
@pytest.mark.req("PAY-11")
@settings(max_examples=40, deadline=None)
@given(
    can_hold=st.booleans(),
    can_refund_part=st.booleans(),
    min_charge=st.sampled_from((0, 100, 1_000)),
    end=st.sampled_from(ENDS),
    base=st.integers(100_000, 9_000_000),
)
def test_what_a_payer_does_not_use_is_at_their_rail_or_behind_their_code(
    *, can_hold: bool, can_refund_part: bool, min_charge: int, end: str, base: int
) -> None:
    """Used, unused, left, too late, wrong: paid = charged and taken + given back + their code.

    The rail refuses whatever it can't do: no capture of a part, no void of money that has moved.
    """
    rail = FakeRail(
        can_hold=can_hold, can_refund_part=can_refund_part, min_charge=Money(min_charge)
    )
    world = World(place=site(1), rail=rail)
    world.run(1_500)
    sale = world.quote(1)
    [payer] = payers(world, sale)
    paid = 2000
    if end == "expired":
        world.clock.turn(world.site.limits.pay_ms)
    if end == "wrong amount":
        paid = 1990
    rail.pay(payer.id, Money(paid))
    if end == "given up":
        world.ask(c.Back())
    world.run(3_000)
    if end in {"used", "unused"}:
        if end == "used":
            world.lift()
            world.flow(1, base)
        world.ask(c.Finish())
    over = {SaleState.SETTLED, SaleState.CANCELLED}
    world.run_until(lambda: world.sale(sale).state in over)
    world.run_until(lambda: payers(world, sale)[0].state in FINAL)
    [payer] = payers(world, sale)
    done = world.sale(sale)
    behind_code = rest_of(world, payer)
    state, taken = at_rail(world, payer.id)
    charged = sum(one.charge.minor for one in world.deliveries(sale))
    written_off = -world.balance(AccountKind.WRITTEN_OFF)
    assert (charged > 0) is (end == "used")
    assert done.captured.minor == charged - written_off
    assert taken == done.captured.minor + behind_code
    assert 0 <= written_off < max(1, min_charge)
    assert payer.authorised.minor == paid
    if can_hold or can_refund_part:
        assert behind_code == 0
        assert state is (RailState.CAPTURED if done.captured.minor else RailState.RELEASED)
    else:
        assert (state, taken, written_off) == (RailState.CAPTURED, paid, 0)
        assert behind_code == paid - charged
    world.check_books()
