"""From the last drop to the last word of the rail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.rail import FakeRail
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application import messages as m
from kiosk.domain.books import Account, AccountKind, Balance, TransferKind
from kiosk.domain.controller import Fault
from kiosk.domain.intent import Verb
from kiosk.domain.money import Money
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.ports import Batch, RailState, RailView


def sold(world: World, *, litres: int = 3, outlet: int = 1) -> str:
    """Sell so many whole litres to a customer who hangs up by themselves; return the sale."""
    sale = world.buy(outlet)
    world.lift(outlet, takes=litres * 1_000_000)
    world.run_until(lambda: world.sale(sale).state is not SaleState.OPEN)
    return sale


@pytest.mark.req("RD-08")
def test_what_is_not_taken_goes_back(world: World) -> None:
    """A customer who hangs up early pays for what was metered; the rest is released."""
    sale = world.finish(sold(world))
    assert (sale.captured, sale.released, sale.receipt) == (Money(528), Money(1472), 1)
    assert world.rail.captured_minor == 528
    world.check_books()
    assert world.balance(AccountKind.RELEASED, "fake") == 1472
    assert world.balance(AccountKind.REVENUE, "1") == 528
    assert world.balance(AccountKind.SALE, sale.id) == 0


def test_the_last_screen_says_what_was_paid_and_that_the_rest_is_on_its_way(world: World) -> None:
    """Settled is said only once the rail has confirmed."""
    world.holds_rail = False
    sale = world.buy(1)
    world.holds_rail = True
    world.lift(takes=3_000_000)
    world.run_until(lambda: world.screen is Screen.DONE)
    shown = world.visit.sale
    assert shown is not None
    assert (shown.captured_minor, shown.released_minor) == (528, 1472)
    assert not shown.is_settled
    world.holds_rail = False
    world.finish(sale)
    shown = world.visit.sale
    assert shown is not None
    assert shown.is_settled
    assert shown.receipt == 1
    assert shown.receipt_url == world.prepayment(sale).url
    assert world.ask(c.Finish()).screen is Screen.OVERVIEW


def test_nothing_delivered_is_nothing_paid(world: World) -> None:
    """Hung up at once: all of it is let go, and no receipt number is used."""
    sale = world.buy(1)
    world.ask(c.Finish())
    done = world.finish(sale)
    assert (done.captured, done.released, done.receipt) == (Money(0), Money(2000), None)
    assert world.rail.calls[-1].endswith(":void")
    kinds = [one.kind for one in world.store.transfers.values() if one.holds]
    assert kinds == [TransferKind.VOID]
    assert world.prepayment(sale).state is PrepaymentState.VOIDED
    world.check_books()


def test_receipt_numbers_have_no_gaps(world: World) -> None:
    """Sales that captured something are numbered 1, 2, 3; the others are not, nor after a kill."""
    numbers = []
    for litres in (1, 0, 1, 1):
        sale = world.buy(1)
        if litres:
            world.lift(takes=litres * 1_000_000)
        else:
            world.ask(c.Finish())
        numbers.append(world.finish(sale).receipt)
        world.controller().calling = False
        world.ask(c.Finish())
        world.start()
        world.run(1500)
    assert numbers == [1, None, 2, 3]


@pytest.mark.parametrize(
    ("least", "captured", "written_off"), [(527, 528, 0), (528, 528, 0), (529, 0, 528)]
)
def test_less_than_the_rail_takes_is_written_off(
    least: int, captured: int, written_off: int
) -> None:
    """Below the least that a rail captures, the customer keeps it and the operator bears it."""
    world = World(rail=FakeRail(min_charge=Money(least)))
    world.run(1500)
    sale = world.finish(sold(world))
    assert sale.captured == Money(captured)
    assert sale.released == Money(2000 - captured)
    assert (sale.receipt is None) is bool(written_off)
    assert world.rail.captured_minor == captured
    assert world.balance(AccountKind.WRITTEN_OFF) == -written_off
    assert world.balance(AccountKind.REVENUE, "1") == 528
    assert world.balance(AccountKind.RELEASED, "fake") == 2000 - captured
    assert world.balance(AccountKind.PREPAYMENT, world.prepayment(sale.id).id) == 0
    world.check_books()


def test_money_that_has_moved_already_is_given_back_in_part() -> None:
    """A rail that cannot hold keeps the cost of a sale and refunds the rest."""
    world = World(rail=FakeRail(can_hold=False))
    world.run(1500)
    sale = world.buy(1)
    assert world.prepayment(sale).state is PrepaymentState.PAID
    world.lift(takes=3_000_000)
    assert world.finish(sale).captured == Money(528)
    assert world.rail.captured_minor == 528
    world.check_books()


@pytest.mark.parametrize("verb", [Verb.CAPTURE, Verb.VOID])
def test_a_refused_settlement_is_told_and_tried_until_it_is_done(world: World, verb: Verb) -> None:
    """A definite no: an attendant knows at once, and each try after it has its own key."""
    sale = world.buy(1)
    world.rail.refuses = frozenset({verb})
    if verb is Verb.CAPTURE:
        world.lift(takes=3_000_000)
    else:
        world.ask(c.Finish())
    world.run_until(lambda: world.sale(sale).state is SaleState.SETTLING)
    world.run(200)
    key = world.prepayment(sale).id
    stuck = {Verb.CAPTURE: PrepaymentState.STUCK_SETTLING, Verb.VOID: PrepaymentState.STUCK_VOIDING}
    assert world.prepayment(sale).state is stuck[verb]
    assert world.core.alarms(world.clock.now()) == (f"payment_stuck:{key}",)
    world.run(100_000)
    world.rail.refuses = frozenset()
    assert world.finish(sale).state is SaleState.SETTLED
    calls = [one for one in world.rail.calls if str(verb) in one]
    assert calls[:2] == [world.key(sale, verb), f"{world.key(sale, verb)}:2"]
    assert len(calls) == len(set(calls)) >= 3
    assert world.core.alarms(world.clock.now()) == ()
    world.check_books()
    assert world.rail.captured_minor == (528 if verb is Verb.CAPTURE else 0)


def test_a_silent_settlement_is_told_after_a_while_and_tried_under_the_same_key(
    world: World,
) -> None:
    """No answer: the same call again, ever more slowly; after eight an attendant knows."""
    sale = world.buy(1)
    world.rail.silent = True
    world.lift(takes=3_000_000)
    world.run_until(lambda: world.sale(sale).state is SaleState.SETTLING)
    world.run(20_000)
    assert world.core.alarms(world.clock.now()) == ()
    world.run(250_000)
    key = world.prepayment(sale).id
    assert world.core.alarms(world.clock.now()) == (f"payment_stuck:{key}",)
    tries = [one for one in world.rail.calls if one.endswith(":capture")]
    assert 8 <= len(tries) <= 12
    world.rail.silent = False
    world.finish(sale)
    assert {one for one in world.rail.calls if "capture" in one} == {world.key(sale, "capture")}
    assert world.rail.captured_minor == 528


def test_the_answer_to_a_capture_may_be_lost(world: World) -> None:
    """The retry finds it done: captured once, and for the same amount."""
    sale = world.buy(1)
    world.rail.loses_answers = True
    world.lift(takes=3_000_000)
    world.run_until(lambda: world.sale(sale).state is SaleState.SETTLING)
    world.run(5_000)
    assert world.rail.captured_minor == 528
    assert world.prepayment(sale).state is PrepaymentState.SETTLING
    world.rail.loses_answers = False
    world.finish(sale)
    assert world.rail.captured_minor == 528


@pytest.mark.parametrize(
    "lie", [{"captured": Money(527)}, {"state": "released"}, {"state": "held"}]
)
def test_a_capture_of_another_amount_is_not_believed(
    world: World, lie: dict[str, str | Money]
) -> None:
    """Only *captured*, and exactly what was asked for, ends a payment."""
    sale = world.buy(1)
    world.lift(takes=3_000_000)
    world.rail.lies.update(
        {name: RailState(one) if isinstance(one, str) else one for name, one in lie.items()}
    )
    world.run_until(lambda: world.sale(sale).state is SaleState.SETTLING)
    world.run(20_000)
    assert world.prepayment(sale).state is PrepaymentState.SETTLING
    world.rail.lies.clear()
    assert world.finish(sale).captured == Money(528)


def test_a_void_is_believed_only_once_the_money_is_free(world: World) -> None:
    """Held is not let go."""
    sale = world.buy(1)
    world.rail.lies["state"] = RailState.HELD
    world.ask(c.Finish())
    world.run(20_000)
    assert world.prepayment(sale).state is PrepaymentState.VOIDING
    world.rail.lies.clear()
    assert world.finish(sale).released == Money(2000)


@pytest.mark.req("RD-04")
def test_several_payers_are_charged_in_their_order(world: World) -> None:
    """5.00, 3.00 and 2.00 for a cost of 6.20: 5.00, 1.20 and nothing are taken, in this order."""
    sale = world.buy(1, minor=1000)
    world.run(300)
    first = world.prepayment(sale)
    world.rail.payments.clear()
    people = []
    for n, minor in enumerate((500, 300, 200)):
        key = f"P-00010{n}"
        people.append(replace(first, id=key, reference=f"ref-{key}", asked=Money(minor)))
        people[-1] = replace(people[-1], authorised=Money(minor))
        world.rail.payments[f"ref-{key}"] = RailView(
            f"ref-{key}", RailState.HELD, "EUR", key, Money(minor), Money(0)
        )
    unpaid = replace(first, state=PrepaymentState.EXPIRED, authorised=Money(0))
    world.store.commit(Batch(saved=(*people, unpaid)))
    for one in people:  # As if each of them had paid a part of it.
        world.store.balances[Account(AccountKind.PREPAYMENT, one.id)] = Balance(
            debits=one.asked.minor, credits=one.asked.minor
        )
    world.store.balances[Account(AccountKind.PREPAYMENT, first.id)] = Balance()
    world.start()
    world.controller().total_base += 3_524_700
    done = world.finish(sale)
    assert (done.captured, done.released) == (Money(620), Money(380))
    found = [world.rail.payments[f"ref-P-00010{n}"] for n in range(3)]
    assert [one.captured.minor for one in found] == [500, 120, 0]
    assert [one.state for one in found] == [
        RailState.CAPTURED, RailState.CAPTURED, RailState.RELEASED,
    ]  # fmt: skip
    world.check_books()


def test_a_failed_outlet_leaves_its_credit_to_the_other(world: World) -> None:
    """One of two outlets has failed when the money comes: the other has all of it."""
    sale = world.quote(1, 2)
    world.controller(1).faults = Fault.VALVE
    world.run(300)
    world.pay(sale)
    world.run_until(lambda: world.sale(sale).state is SaleState.OPEN)
    assert [one.outlet for one in world.deliveries(sale)] == [2]
    world.lift(2)
    done = world.finish(sale)
    assert done.captured > Money(1900)
    assert world.visit.notice is Notice.OUTLET_FAILED
    assert world.snapshot.outlets[0].sale == "", "the failed one works for nobody any more"
    world.check_books()


def test_where_every_outlet_has_failed_the_money_goes_back(world: World) -> None:
    """Nothing can be delivered any more: the sale ends by itself, and says why."""
    sale = world.quote(1, 2)
    for controller in world.controllers.values():
        controller.active = Fault.VALVE
    world.run(300)
    world.pay(sale)
    done = world.finish(sale)
    assert (done.captured, done.released, done.receipt) == (Money(0), Money(2000), None)
    assert world.deliveries(sale) == []
    assert (world.screen, world.visit.notice) == (Screen.DONE, Notice.OUTLET_FAILED)
    assert world.rail.payments[f"ref-{world.prepayment(sale).id}"].state is RailState.RELEASED


def test_each_sale_is_finished_once(world: World) -> None:
    """Whatever is told twice, a sale has one entry for its end and one transfer of each kind."""
    sale = sold(world)
    view = world.rail.payments[f"ref-{world.prepayment(sale).id}"]
    world.finish(sale)
    key = world.prepayment(sale).id
    before = (world.store.transfers, world.prepayment(sale), world.sale(sale))
    for message in (
        m.RailDone(world.key(sale, "capture"), world.rail.payments[view.reference]),
        m.RailDone(world.key(sale, "open"), view),
        m.RailRead(key, view),
        m.RailFailed(key, world.key(sale, "capture"), "late"),
        m.RailSaidNo(key, world.key(sale, "capture"), "late"),
        m.RailFailed(key, "", "late"),
        m.RailSaidNo(key, "", "late"),
        m.RailDone("P-999999-X:capture", view),
        m.RailRead("P-999999", view),
    ):
        world.handle(message)
        world.run(100)
    assert world.kinds().count("sale-finished") == 1
    assert (world.store.transfers, world.prepayment(sale), world.sale(sale)) == before
    assert world.store.load().intents == ()


def test_a_finished_sale_is_dropped_from_memory_after_an_hour(world: World) -> None:
    """Its page is still answered for an hour; then it is in the store alone."""
    sale = world.finish(sold(world)).id
    code = world.prepayment(sale).code
    world.ask(c.Finish())
    world.controller().calling = False
    world.clock.utc_ms += 3_570_000
    world.run(11_000)
    assert world.core.shown(code, world.clock.now()) is not None
    world.clock.utc_ms += 20_000
    world.run(11_000)
    assert world.core.shown(code, world.clock.now()) is None
    assert not world.core._state.intents
    assert world.sale(sale).state is SaleState.SETTLED
    world.handle(m.PaymentHinted(world.prepayment(sale).id))
    assert world.finish(sold(world)).receipt == 2


def test_a_sale_that_is_still_shown_is_not_dropped(world: World) -> None:
    """A screen that stands on a sale keeps it in memory."""
    sale = world.finish(sold(world)).id
    world.clock.utc_ms += 7_200_000
    world.handle(m.Asked("front", c.StillHere()))
    world.run(11_000)
    assert world.visit.sale is not None
    assert world.visit.sale.id == sale
