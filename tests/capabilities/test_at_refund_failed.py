"""A refund that failed after it had succeeded: who notices, and what can be done about it."""

from __future__ import annotations

import json

import pytest
from fakes.payers import at_rail, look, payers, rest_of
from fakes.rail import FakeRail
from fakes.told import assert_told
from fakes.world import TICK_MS, World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import AttendedSnapshot, Notice
from kiosk.application import messages as m
from kiosk.application.refunds import REFUND, WATCHED_MAX, WATCHED_MS
from kiosk.domain.books import AccountKind
from kiosk.domain.intent import Verb
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.receipt import RestState, receipts, record_in
from kiosk.domain.refund import Refund
from kiosk.domain.report import Table
from kiosk.ports import RailState
from kiosk.storage.against_rails import Verdict, compared

DESK = "desk"
MINUTE = 60_000
HOUR = 60 * MINUTE


def sold(*, base: int = 3_000_000, can_hold: bool = False) -> tuple[World, Prepayment]:
    """Return a place where something was sold and the rest went back to its payer."""
    world = World(place=site(1), rail=FakeRail(can_hold=can_hold))
    world.hire()
    world.run(1_500)
    sale = world.buy(1)
    if base:
        world.lift()
        world.flow(1, base)
    world.ask(c.Finish())
    world.finish(sale)
    [one] = payers(world, sale)
    return world, one


def wait(world: World, ms: int) -> None:
    """Let a long time pass, and what is read then be answered."""
    world.step(ms + TICK_MS - (world.clock.mono_ms + ms) % TICK_MS)
    for _ in range(20):
        world.step(100)


def board(world: World) -> tuple[AttendedSnapshot, ...]:
    """Return what the attendant sees of it."""
    world.log_in(screen=DESK)
    found = look(world, DESK).attendant
    assert found is not None
    return found.stuck


def rest_now(world: World, one: Prepayment) -> RestState:
    """Return where the receipt says that the rest is."""
    record = record_in(world.store.entries_of(one.sale))
    assert record is not None
    [receipt] = receipts(record)
    return receipt.payer.rest_state


def said(world: World, kind: str) -> list[dict[str, object]]:
    """Return the bodies of the journal's entries of a kind."""
    return [json.loads(one.canonical)["body"] for one in world.store.entries if one.kind == kind]


def alarms(world: World) -> list[str]:
    """Return the alarms about refunds."""
    found = world.core.alarms(world.clock.now())
    return [one for one in found if one.startswith("refund_failed:")]


@pytest.mark.req("PAY-10")
@pytest.mark.parametrize("base", [0, 3_000_000])
@pytest.mark.parametrize("restarts", [False, True])
def test_at_a_refund_that_comes_back_is_noticed(base: int, *, restarts: bool) -> None:
    """A minute after it was confirmed, or after the next start: with an alarm and on the sheet."""
    world, one = sold(base=base)
    due = 2000 - (world.delivery().charge.minor if base else 0)
    assert board(world) == ()
    world.rail.fail_refund(one.id)
    if restarts:
        world.start()
        assert one.id not in world.core._state.prepayments
        wait(world, 1_000)
    wait(world, MINUTE)
    [seen] = board(world)
    assert (seen.prepayment, seen.rail, seen.minor) == (one.id, "fake", due)
    assert seen.may_become_voucher
    assert alarms(world) == [f"refund_failed:{one.id} fake {due // 100}.{due % 100:02} EUR"]
    [told] = said(world, "refund-failed")
    assert (told["prepayment"], told["rail"], told["amount"]) == (one.id, "fake", due)
    if base:
        assert rest_now(world, one) is RestState.STUCK
    wait(world, 5 * MINUTE)
    assert len(said(world, "refund-failed")) == 1, "told once"


@pytest.mark.req("PAY-10")
@pytest.mark.parametrize("base", [0, 3_000_000])
@pytest.mark.parametrize("after_ms", [MINUTE, 25 * HOUR])
def test_at_a_voucher_takes_the_place_of_a_refund_that_came_back(base: int, after_ms: int) -> None:
    """Be the sale a minute old or long out of memory: exactly what came back, once."""
    world, one = sold(base=base)
    due = 2000 - (world.delivery().charge.minor if base else 0)
    world.rail.fail_refund(one.id)
    wait(world, after_ms)
    if is_old := after_ms > HOUR:
        wait(world, 6 * HOUR)
    assert len(board(world)) == 1
    command = c.GiveVoucher(one.id, "customer_asked")
    assert world.ask(command, DESK).notice is Notice.NONE
    assert world.ask(command, DESK).notice is Notice.NOT_ALLOWED
    assert rest_of(world, one) == due
    assert world.balance(AccountKind.RELEASED, "fake") == 0
    assert (one.id in world.core._state.prepayments) is not is_old
    [kept] = payers(world, one.sale)
    assert kept.captured.minor == at_rail_minor(world, one)
    if base:
        assert rest_now(world, one) is RestState.CODE
    assert (board(world), alarms(world)) == ((), [])
    [told] = said(world, "voucher-instead")
    assert (told["by"], told["amount"]) == ("Ada", due)
    told_of = assert_told(world.store.entries, world.store.transfers.values())
    figures = told_of.rows(Table.RAILS)["fake"]
    back = {key: figures.get(key, 0) for key in ("released", "returned", "carried")}
    assert back == {"released": 0, "returned": 0, "carried": due}
    assert compared(kept, world.rail.read, "EUR").verdict is Verdict.AGREES
    wait(world, 7 * HOUR)
    world.check_books()


def at_rail_minor(world: World, one: Prepayment) -> int:
    """Return what the rail truly has of a payment."""
    view = world.rail.payments[f"ref-{one.id}"]
    return view.held.minor if view.state is RailState.PAID else view.captured.minor


@pytest.mark.req("PAY-10", "PAY-07")
def test_at_a_refund_that_came_back_is_asked_for_again() -> None:
    """Each time under a number of its own; meanwhile no voucher is given. Then it is watched on."""
    world, one = sold()
    due = 2000 - world.delivery().charge.minor
    keys = []
    for _ in range(2):
        world.rail.fail_refund(one.id)
        wait(world, 7 * HOUR)
        assert len(board(world)) == 1
        world.holds_rail = True
        assert world.ask(c.TryAgain(one.id, "checked"), DESK).notice is Notice.NONE
        world.ask(c.TryAgain(one.id, "checked"), DESK)
        again = c.GiveVoucher(one.id, "checked")
        assert world.ask(again, DESK).notice is Notice.NOT_ALLOWED
        world.holds_rail = False
        wait(world, 1_000)
        keys.append(world.rail.calls[-1])
        assert at_rail(world, one.id)[1] == 2000 - due
        assert (board(world), alarms(world)) == ((), [])
        assert rest_now(world, one) is RestState.DONE
    assert keys == [world.key(one.sale, "refund"), world.key(one.sale, "refund:2")]
    assert [one["amount"] for one in said(world, "refund-recovered")] == [due, due]
    assert {told["by"] for told in said(world, "rail-hurried")} == {"Ada"}
    world.check_books()


def test_at_a_refund_that_the_rail_refuses_becomes_a_voucher_after_it_was_read() -> None:
    """Its no is looked into first: what it says then decides."""
    world, one = sold()
    world.rail.fail_refund(one.id)
    wait(world, MINUTE)
    board(world)
    world.rail.refuses = frozenset({Verb.REFUND})
    world.ask(c.TryAgain(one.id, "checked"), DESK)
    wait(world, 2_000)
    [seen] = board(world)
    assert seen.may_become_voucher
    assert len(said(world, "rail-refused")) == 1
    assert world.ask(c.GiveVoucher(one.id, "checked"), DESK).notice is Notice.NONE
    assert rest_of(world, one) == seen.minor


def test_at_what_is_seen_before_its_answer_is_told_once() -> None:
    """The answer was lost, and a reading comes before it is asked for again: one entry of it."""
    world, one = sold()
    due = 2000 - world.delivery().charge.minor
    world.rail.fail_refund(one.id)
    wait(world, MINUTE)
    board(world)
    world.rail.loses_answers = True
    world.ask(c.TryAgain(one.id, "checked"), DESK)
    for _ in range(5):
        wait(world, 4_000)
    world.rail.loses_answers = False
    world.handle(m.PaymentHinted(one.id))
    wait(world, 0)
    wait(world, 60_000)
    assert [told["amount"] for told in said(world, "refund-recovered")] == [due]
    assert alarms(world) == []


def test_at_no_voucher_is_given_for_what_was_last_read_long_ago() -> None:
    """It may have gone through meanwhile: while the rail is silent nobody knows."""
    world, one = sold()
    world.rail.fail_refund(one.id)
    wait(world, MINUTE)
    world.rail.silent = True
    wait(world, 10 * MINUTE)
    [seen] = board(world)
    assert not seen.may_become_voucher
    assert world.ask(c.GiveVoucher(one.id, "checked"), DESK).notice is Notice.NOT_ALLOWED
    world.rail.silent = False
    world.rail.refund(one.id, one.authorised - one.captured)
    wait(world, 2 * MINUTE)
    assert board(world) == ()
    assert rest_of(world, one) == 0


def test_at_a_webhook_has_a_refund_read_at_once() -> None:
    """Long before the next reading, and though its sale has left memory."""
    world, one = sold()
    wait(world, MINUTE)
    wait(world, 2 * HOUR)
    wait(world, 1_000)
    world.rail.fail_refund(one.id)
    wait(world, 10 * MINUTE)
    assert alarms(world) == []
    assert one.id not in world.core._state.prepayments
    world.handle(m.PaymentHinted(one.id))
    wait(world, 1_000)
    assert len(alarms(world)) == 1


@pytest.mark.parametrize("can_hold", [False, True])
def test_at_refunds_are_read_a_few_times_and_holds_never(*, can_hold: bool) -> None:
    """A minute, an hour and each six hours for a fortnight; then nothing is kept of it."""
    world, one = sold(can_hold=can_hold)
    before = len(world.seen_requests)
    read = 0
    for _ in range(14 * 24 + 2):
        wait(world, HOUR)
    asked = [r for r in world.seen_requests[before:] if isinstance(r, m.ReadRail)]
    read = sum(r.prepayment == one.id for r in asked)
    assert read == 0 if can_hold else 50 <= read <= 60
    kept = [s.value for s in world.store.load().settings if s.key.startswith(REFUND) and s.value]
    assert kept == []
    assert world.clock.utc_ms - (world.sale(one.sale).ended_ms or 0) > WATCHED_MS


def test_at_so_many_refunds_are_kept_and_none_that_has_failed_is_let_go() -> None:
    """The one that is nearly over makes room for the next."""
    world, one = sold()
    world.rail.fail_refund(one.id)
    wait(world, MINUTE)
    settled = world.core._state.settings
    [(slot, text)] = [(k, v) for k, v in settled.items() if k.startswith(REFUND)]
    first = Refund.named(text)
    assert first.text == text
    for number in range(1, WATCHED_MAX):
        settled[f"{REFUND}{number:03}"] = text.replace(one.id, f"P-9{number:05}").replace(
            f'"missing":{first.missing.minor}', '"missing":0'
        )
    world.choose(1)
    sale = world.buy(1)
    world.ask(c.Finish())
    world.finish(sale)
    kept = {k: Refund.named(v) for k, v in settled.items() if k.startswith(REFUND) and v}
    assert len(kept) == WATCHED_MAX
    assert kept[slot].prepayment.id == one.id
    assert world.prepayment(sale).id in {r.prepayment.id for r in kept.values()}


def test_at_a_rail_that_does_not_show_refunds_raises_no_alarm() -> None:
    """What it says of money that has moved is of before: nothing follows from it."""
    world, one = sold(base=0)
    assert one.state is PrepaymentState.VOIDED
    world.rail.fail_refund(one.id)
    world.rail.lies = {"shows_refunds": False}  # type: ignore[dict-item]  # Named as the field is.
    wait(world, MINUTE)
    assert alarms(world) == []
