"""One rail, two kiosks, and a network that comes and goes: nobody takes the other's money (RD-23).

Credit that a kiosk may sell without asking, and its way from one kiosk to another, come with the
fleet. Here each payment belongs to the kiosk that opened it, and that alone must hold: the
kiosks count their prepayments from the same numbers, and in one story even draw the same codes.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import pytest
from fakes.payers import payers, watched
from fakes.rail import FakeRail
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.application import messages as m
from kiosk.domain.intent import Intent
from kiosk.domain.money import Money
from kiosk.domain.sale import SaleState
from kiosk.ports import RailRefused, RailSilent, RailState, RailView


@dataclass
class SharedRail(FakeRail):
    """What two kiosks have an account at: a payment goes by its code, a key means one call."""

    def carry_out(self, intent: Intent) -> RailView:
        named = replace(intent, reference=intent.reference or f"ref-{intent.code}")
        if self.intents.get(intent.key, named) != named:
            raise RailRefused("idempotency_error")  # The same key for something else.
        return super().carry_out(named)


@dataclass
class Wire(FakeRail):
    """One kiosk's way to the shared rail; it may be cut."""

    shared: FakeRail | None = None
    is_cut: bool = False

    def carry_out(self, intent: Intent) -> RailView:
        return self._far.carry_out(intent)

    def read(self, reference: str) -> RailView:
        return self._far.read(reference)

    @property
    def _far(self) -> FakeRail:
        assert self.shared is not None
        if self.is_cut:
            raise RailSilent("the network is gone")
        return self.shared


def two(shared: FakeRail, *, same_codes: bool = False) -> tuple[World, World]:
    """Return two kiosks at one rail; without `same_codes` the second draws other codes."""
    kiosks = []
    for name in ("K1", "K2"):
        world = World(place=replace(site(1), kiosk=name), rail=Wire(shared=shared))
        if name == "K2" and not same_codes:
            world.store.commits += 1_000
            world.start()
        world.run(1_500)
        kiosks.append(world)
    return kiosks[0], kiosks[1]


def pay(shared: FakeRail, world: World, sale: str) -> None:
    """Let the payer of a sale pay at the rail."""
    reference = payers(world, sale)[0].reference
    view = shared.payments[reference]
    shared.payments[reference] = replace(view, state=RailState.HELD)


def test_rd_23_the_same_number_at_both_is_two_payments() -> None:
    """P-000002 is paid at one kiosk: the other's P-000002 is not."""
    shared = SharedRail()
    one, other = two(shared)
    mine, theirs = one.quote(1), other.quote(1)
    assert payers(one, mine)[0].id == payers(other, theirs)[0].id
    pay(shared, one, mine)
    for world in (one, other):
        world.handle(m.PaymentHinted(payers(one, mine)[0].id))
        world.run(5_000)
    assert one.sale(mine).state is SaleState.OPEN
    assert other.sale(theirs).state is SaleState.QUOTED
    assert other.controller().flowed_base == 0


def test_rd_23_the_same_code_at_both_opens_one_payment() -> None:
    """Two kiosks that draw the same code: the rail refuses the second, nothing is sold twice."""
    shared = SharedRail()
    one, other = two(shared, same_codes=True)
    mine = one.quote(1)
    other.choose(1)
    other.ask(c.BuyAmount(2_000))
    other.run(1_000)
    [theirs] = other.sales()
    assert payers(one, mine)[0].code == payers(other, theirs.id)[0].code
    assert other.sale(theirs.id).state is SaleState.CANCELLED
    assert other.visit.notice is Notice.PAYMENT_UNAVAILABLE
    pay(shared, one, mine)
    one.run(2_000)
    other.run(5_000)
    assert one.sale(mine).state is SaleState.OPEN
    assert other.sale(theirs.id).authorised == Money(0)


def test_rd_23_a_payment_read_under_anothers_name_is_nobodys() -> None:
    """The rail answers with the other kiosk's payment: another id, and nothing is credited."""
    shared = SharedRail()
    one, other = two(shared)
    other.quote(1)
    other.ask(c.Back())
    theirs = other.quote(1)
    mine = one.quote(1)
    pay(shared, one, mine)
    own = payers(other, theirs)[0].reference
    shared.payments[own] = replace(shared.payments[payers(one, mine)[0].reference], reference=own)
    other.run(5_000)
    assert other.sale(theirs).state is SaleState.QUOTED
    assert other.controller().flowed_base == 0


@pytest.mark.parametrize("seed", range(15))
def test_rd_23_whatever_the_network_does_no_more_is_captured_than_authorised(seed: int) -> None:
    """Cuts at random, at either kiosk, at any point of a purchase."""
    chance = random.Random(seed)
    shared = SharedRail()
    kiosks = two(shared)
    for world in kiosks:
        watched(world)
    sales: list[tuple[World, str]] = []
    for _ in range(4):
        for world in kiosks:
            assert isinstance(world.rail, Wire)
            world.rail.is_cut = False
            world.run(2_000)
            sale = world.quote(1, minor=chance.randrange(300, 3_000))
            sales.append((world, sale))
            if chance.random() < 0.8:
                pay(shared, world, sale)
            world.rail.is_cut = chance.random() < 0.4
            world.lift()
            world.run(chance.randrange(500, 6_000))
            world.rail.is_cut = chance.random() < 0.4
            world.ask(c.Finish() if chance.random() < 0.7 else c.Back())
            world.run(chance.randrange(500, 3_000))
            world.controller().calling = False
            assert_sound(shared, kiosks)
            world.rail.is_cut = False
            world.ask(c.ToggleOutlet(1))
            world.ask(c.Finish())
            world.ask(c.Back())
            world.run(70_000)
            world.ask(c.Back())
    for world, sale in sales:
        world.finish(sale)
        world.run(3_000)
    assert_sound(shared, kiosks)
    for world in kiosks:
        world.check_books()


def assert_sound(shared: FakeRail, kiosks: tuple[World, World]) -> None:
    """Fail where more was captured at the rail than the kiosks' sales were authorised for."""
    for world in kiosks:
        for sale in world.sales():
            taken = 0
            for one in payers(world, sale.id):
                view = shared.payments.get(one.reference)
                taken += view.captured.minor if view is not None else 0
                if one.order and view is not None:
                    assert one.authorised == view.held
            assert taken <= sale.authorised.minor
    held = {RailState.HELD, RailState.PAID, RailState.CAPTURED}
    authorised = sum(sale.authorised.minor for world in kiosks for sale in world.sales())
    reached = [one for one in shared.payments.values() if one.state in held]
    assert shared.captured_minor <= min(authorised, sum(one.held.minor for one in reached))
