"""Whatever becomes of a refund, and in whatever order: nobody gets more than their rest back."""

from __future__ import annotations

import pytest
from fakes.payers import payers, rest_of
from fakes.rail import FakeRail
from fakes.world import TICK_MS, World, site
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.api import commands as c
from kiosk.application import messages as m
from kiosk.domain.books import AccountKind
from kiosk.domain.intent import Verb
from kiosk.domain.prepayment import Prepayment
from kiosk.ports import RailState

DESK = "desk"
WAITS = (1_000, 61_000, 3_700_000, 22_000_000)
STEPS = (
    "fail", "succeed", "hint", "voucher", "retry", "restart", "silence", "refuse", "unheard",
    "well", "read", "minute", "hour", "hours",
)  # fmt: skip


def settle(world: World, ms: int) -> None:
    """Let time pass, and what comes of it be answered."""
    world.step(ms + TICK_MS - (world.clock.mono_ms + ms) % TICK_MS)
    for _ in range(8):
        world.step(100)


def taken(world: World, one: Prepayment) -> int:
    """Return what the rail truly has of a payment."""
    view = world.rail.payments[f"ref-{one.id}"]
    return view.held.minor if view.state is RailState.PAID else view.captured.minor


def act(world: World, one: Prepayment, step: str) -> None:
    """Do one thing that people, rails and power failures do."""
    rail = world.rail
    match step:
        case "fail":
            rail.fail_refund(one.id)
        case "succeed":  # By itself: a bank tried again. It is read before anybody decides.
            if not rest_of(world, one):
                rail.refund(one.id, one.authorised - one.captured)
                world.handle(m.PaymentHinted(one.id))
                rail.silent = rail.loses_answers = False
        case "hint" | "read":
            world.handle(m.PaymentHinted(one.id))
        case "voucher":
            world.log_in(screen=DESK)
            world.ask(c.GiveVoucher(one.id, "checked"), DESK)
        case "retry":
            world.log_in(screen=DESK)
            world.ask(c.TryAgain(one.id, "checked"), DESK)
        case "restart":
            world.start()
        case "silence":
            rail.silent = True
        case "refuse":
            rail.refuses = frozenset({Verb.REFUND})
        case "unheard":
            rail.loses_answers = True
        case _:
            rail.silent = rail.loses_answers = False
            rail.refuses = frozenset()
    settle(world, {"minute": WAITS[1], "hour": WAITS[2], "hours": WAITS[3]}.get(step, WAITS[0]))


@pytest.mark.req("PAY-10")
@settings(max_examples=60, deadline=None)
@given(used=st.booleans(), steps=st.lists(st.sampled_from(STEPS), max_size=14))
def test_nobody_gets_more_than_their_rest_back(steps: list[str], *, used: bool) -> None:
    """At every step; and in the end books and rail agree, and the payer has it all."""
    world = World(place=site(1), rail=FakeRail(can_hold=False))
    world.hire()
    world.run(1_500)
    sale = world.buy(1)
    if used:
        world.lift()
        world.flow(1, 1_000_000)
    world.ask(c.Finish())
    world.finish(sale)
    [one] = payers(world, sale)
    rest = (one.authorised - one.captured).minor
    for step in steps:
        act(world, one, step)
        back = one.authorised.minor - taken(world, one)
        assert back + rest_of(world, one) <= rest, step
        world.check_books()
    told = [k for k in world.kinds() if k in {"refund-failed", "refund-recovered"}]
    assert told == ["refund-failed", "refund-recovered"] * (len(told) // 2) + told[:1] * (
        len(told) % 2
    )
    for step in ("well", "hours", "minute", "hint", "voucher"):
        act(world, one, step)
    [end] = payers(world, sale)
    back = one.authorised.minor - taken(world, one)
    assert back + rest_of(world, one) == rest
    assert end.captured.minor == taken(world, one)
    assert end.carried.minor == rest_of(world, one)
    assert world.balance(AccountKind.RELEASED, "fake") == back
    assert not [x for x in world.core.alarms(world.clock.now()) if x.startswith("refund_failed")]
    world.check_books()
