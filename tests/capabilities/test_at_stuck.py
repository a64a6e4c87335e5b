"""Money that a rail does not give back: what the attendant sees of it and what they can do."""

from __future__ import annotations

import json

import pytest
from fakes.payers import look, payer, payers, rest_of
from fakes.rail import FakeRail
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import AttendedSnapshot, Notice
from kiosk.domain.intent import Verb
from kiosk.domain.money import Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.sale import SaleState

DESK = "desk"


def stuck(rail: FakeRail, *, base: int = 0) -> tuple[World, Prepayment]:
    """Return a place where a rail refuses to give a rest back, with Ada at her own screen."""
    world = World(place=site(1), rail=rail)
    world.hire()
    world.run(1_500)
    sale = world.buy(1)
    if base:
        world.lift()
        world.flow(1, base)
    rail.refuses = frozenset({Verb.VOID, Verb.CAPTURE})
    world.ask(c.Finish())
    world.run(3_000)
    [one] = payers(world, sale)
    assert one.state in {PrepaymentState.STUCK_SETTLING, PrepaymentState.STUCK_VOIDING}
    world.log_in(screen=DESK)
    return world, one


def board(world: World) -> tuple[AttendedSnapshot, ...]:
    """Return what the attendant sees of it."""
    found = look(world, DESK).attendant
    assert found is not None
    return found.stuck


def said(world: World, kind: str) -> list[dict[str, object]]:
    """Return the bodies of the journal's entries of a kind."""
    return [json.loads(one.canonical)["body"] for one in world.store.entries if one.kind == kind]


@pytest.mark.req("PAY-10")
@pytest.mark.parametrize("base", [0, 3_000_000])
def test_at_a_payment_that_is_stuck_says_which_rail_and_how_much(base: int) -> None:
    """Its words, what does not go back, and whether a voucher may take its place."""
    world, one = stuck(FakeRail(can_hold=False), base=base)
    [seen] = board(world)
    due = 2000 - world.delivery().charge.minor
    assert (seen.prepayment, seen.rail, seen.minor) == (one.id, "fake", due)
    assert seen.may_become_voucher


@pytest.mark.req("ATT-23")
def test_at_the_rail_is_asked_at_once_when_an_attendant_says_so() -> None:
    """Rather than in a minute; who said so stands in the journal, with a reason of the list."""
    world, one = stuck(FakeRail(can_hold=False))
    world.rail.refuses = frozenset()
    before = len(world.rail.calls)
    refused = world.ask(c.TryAgain(one.id, "because"), DESK).notice
    assert refused is Notice.NOT_ALLOWED
    assert world.ask(c.TryAgain(one.id, "checked"), DESK).notice is Notice.NONE
    world.run(500)
    assert len(world.rail.calls) == before + 1
    assert payer(world, one.id).state is PrepaymentState.VOIDED
    assert world.ask(c.TryAgain(one.id, "checked"), DESK).notice is Notice.NOT_ALLOWED
    [told] = said(world, "rail-hurried")
    assert (told["by"], told["reason"], told["rail"]) == ("Ada", "checked", "fake")


@pytest.mark.req("PAY-10")
@pytest.mark.parametrize("base", [0, 3_000_000])
def test_at_a_voucher_takes_the_place_of_what_a_rail_will_not_give_back(base: int) -> None:
    """Once, and the rail is asked nothing more: the payer has what is theirs."""
    world, one = stuck(FakeRail(can_hold=False), base=base)
    due = 2000 - world.delivery().charge.minor
    command = c.GiveVoucher(one.id, "customer_asked")
    assert world.ask(command, DESK).notice is Notice.NONE
    assert world.ask(command, DESK).notice is Notice.NOT_ALLOWED
    settled = payer(world, one.id)
    assert (rest_of(world, settled), settled.carried) == (due, Money(due))
    assert world.sale(one.sale).state is SaleState.SETTLED
    assert board(world) == ()
    calls = len(world.rail.calls)
    world.rail.refuses = frozenset()
    world.run(200_000)
    assert len(world.rail.calls) == calls
    [told] = said(world, "voucher-instead")
    assert (told["by"], told["amount"]) == ("Ada", due)
    world.check_books()


def test_at_nothing_is_given_twice_where_a_rail_may_have_done_it() -> None:
    """Its last word was no word: it may have given back, so no voucher takes its place."""
    world, one = stuck(FakeRail(can_hold=False))
    world.rail.refuses = frozenset()
    world.rail.loses_answers = True
    world.run(80_000)
    world.log_in(screen=DESK)
    assert not board(world)[0].may_become_voucher
    assert world.ask(c.GiveVoucher(one.id, "checked"), DESK).notice is Notice.NOT_ALLOWED
    world.rail.loses_answers = False
    world.run(80_000)
    assert payer(world, one.id).state is PrepaymentState.VOIDED
    assert rest_of(world, one) == 0


def test_at_what_was_merely_held_becomes_no_voucher() -> None:
    """It lapses at its rail by itself: a voucher would be the operator's own money."""
    world, one = stuck(FakeRail(can_hold=True))
    assert not board(world)[0].may_become_voucher
    assert world.ask(c.GiveVoucher(one.id, "checked"), DESK).notice is Notice.NOT_ALLOWED
    assert rest_of(world, one) == 0
