"""Edges of the core that a mistake once passed unseen."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from types import BuiltinFunctionType, FunctionType, ModuleType

import pytest
from fakes.flow_controller import FakeController, FakeLine
from fakes.keys import KEY
from fakes.payers import add, ask_more, look, payer, payers, watched
from fakes.rail import FakeRail
from fakes.time import FakeClock, SeededIds
from fakes.values import ul
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, ReaderSnapshot, Screen
from kiosk.application import messages as m
from kiosk.application.core import Core
from kiosk.application.line_worker import LineWorker
from kiosk.application.printing import REPORT
from kiosk.application.rail_worker import RailWorker
from kiosk.application.state import Change
from kiosk.application.vouchers import EXPIRE_MS
from kiosk.domain.books import AccountKind
from kiosk.domain.controller import Fault, Preset
from kiosk.domain.delivery import StopReason
from kiosk.domain.intent import Verb
from kiosk.domain.journal import Relevance
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.ports import Batch, OtherCurrency, RailTraits, Setting, StorageFull


@pytest.mark.req("CTL-02")
@pytest.mark.parametrize("garbled_by", [-1_000, -100_000, 1_000, 100_000])
def test_a_valve_is_not_opened_under_another_preset_than_the_one_that_was_told(
    world: World, garbled_by: int
) -> None:
    """A controller that shows more or less holds something that nobody has granted."""
    controller = world.controller()
    told = controller.set_preset

    def garbled(preset: Preset) -> None:
        told(replace(preset, limit=ul(preset.limit.base + garbled_by)))

    controller.set_preset = garbled  # type: ignore[method-assign]  # The device mishears.
    sale = world.buy(1)
    world.lift()
    done = world.finish(sale)
    assert controller.flowed_base == 0
    assert world.delivery().reason is StopReason.REFUSED
    assert done.released == done.authorised


@pytest.mark.req("RD-03")
def test_an_outlet_that_drew_past_its_lower_preset_gives_back_only_what_is_certain() -> None:
    """It drew again before the lower preset reached it: what flowed is not granted to another."""
    world = World(2)
    world.run(1_500)
    auditor = watched(world)
    sale = world.buy(1, 2, minor=2000)
    world.lift(1)
    idle = world.lift(2)
    world.flow(2, 300_000)
    idle.draws = False
    idle.noise = lambda told: "lost" if told.startswith("preset") else ""
    world.run_until(lambda: world.delivery(2).lowering is not None)
    kept = world.delivery(2).lowering
    assert kept is not None
    idle.draws = True
    world.run_until(lambda: world.delivery(2).delivered.base > kept.base + 200_000)
    idle.noise = None
    drawn, entries = world.delivery(2).delivered.base, len(world.store.entries)
    world.finish(sale)
    auditor.close()
    later = [
        json.loads(one.canonical)["body"]
        for one in world.store.entries[entries:]
        if one.kind == "grant"
    ]
    limits = [one["limit"] for one in later if one["delivery"] == world.delivery(2).id]
    assert limits
    assert min(limits) >= drawn


@pytest.mark.req("AT-01")
def test_a_stop_that_is_told_again_still_goes_before_what_was_asked_after_it() -> None:
    """Readings are not starved by stops, but nothing begins while one is waiting."""
    clock, line, one = FakeClock(), FakeLine(), OutletId(1)
    controller = FakeController(clock, line=line)
    said: list[str] = []

    def hear(what: str) -> str:
        said.append(what)
        return ""

    controller.noise = hear
    worker = LineWorker(line, {one: controller}, clock, lambda _: None)
    while worker.step() == 0:
        pass
    clock.turn(1_000)
    worker.ask(m.StopOutlet(one))
    worker.step()
    said.clear()
    worker.ask(m.StopOutlet(one))
    worker.ask(m.IdentifyOutlet(one))
    for _ in range(3):
        worker.step()
    assert said == ["status", "stop", "identify"]


@pytest.mark.req("CTL-13")
def test_an_answer_of_a_rail_that_is_told_again_is_booked_once(world: World) -> None:
    """What was opened, captured or released is not written down a second time."""
    answers: list[m.Message] = []
    world.on_message = lambda told: answers.append(told) if isinstance(told, m.RailDone) else None
    sale = world.buy(1)
    world.lift(takes=1_000_000)
    world.finish(sale)
    world.on_message = None
    before = [one.kind for one in world.store.entries]
    assert len(answers) > 1
    for answer in answers:
        world.handle(answer)
    assert [one.kind for one in world.store.entries] == before


@pytest.mark.req("RD-04")
def test_a_sale_is_settled_only_once_every_payers_rail_has_confirmed(world: World) -> None:
    """The second payer's bank is slow: until it has answered nothing is over."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 200_000)
    add(world, 1000)
    world.flow(1, 4_000_000)
    world.holds_rail = True
    world.rail_jobs.clear()
    world.ask(c.Finish())
    world.run_until(lambda: world.sale(sale).state is SaleState.SETTLING)
    first, second = [one for one in world.rail_jobs if isinstance(one, m.CarryOut)]
    worker = RailWorker({world.rail_name: world.rail})
    world.handle(worker.carry_out(first))
    assert world.sale(sale).state is SaleState.SETTLING
    world.handle(worker.carry_out(second))
    assert world.sale(sale).state is SaleState.SETTLED
    assert len(payers(world, sale)) == 2


@pytest.mark.req("RD-06")
def test_who_has_finished_cannot_be_paid_for_any_more(world: World) -> None:
    """Between *finish* and the last reading nobody's money is taken in."""
    world.buy(1, minor=500)
    world.lift()
    world.flow(1, 200_000)
    assert world.visit.sale is not None
    world.ask(c.Finish())
    assert world.delivery().is_open
    assert world.ask(c.TopUp(1000)).notice is Notice.NOT_ALLOWED


HOUR_MS = 3_600_000


def is_known(world: World, sale: str) -> bool:
    """Whether the core still answers for the page of `sale`."""
    return world.core.shown(world.prepayment(sale).code, world.clock.now()) is not None


def given_up(world: World) -> str:
    """Ask to pay and go back; return the sale that nobody has paid for."""
    sale = world.quote(1)
    world.ask(c.Back())
    world.run(100)
    assert world.sale(sale).state is SaleState.CANCELLED
    return sale


def served(world: World) -> str:
    """Sell a litre, and leave the last screen; return the sale."""
    sale = world.buy(1)
    world.lift(takes=1_000_000)
    world.finish(sale)
    world.ask(c.Finish())
    world.controller().calling = False
    world.run(500)
    return sale


def test_books_in_other_money_are_not_written_on() -> None:
    """Their figures do not say what they count: a start with other settings ends at once."""
    world = World()
    assert world.store.saved["Setting", "currency"] == Setting("currency", "EUR")
    world.start()
    world.store.commit(Batch(saved=(Setting("currency", "CHF"),)))
    with pytest.raises(OtherCurrency, match="are kept in CHF and the settings say EUR: "):
        world.start()


def test_books_that_do_not_agree_with_the_meters_stop_everything(world: World) -> None:
    """The monitor has tripped: all is stopped, and the journal says why."""
    sale = world.buy(1)
    world.lift()
    world.flow()
    world.handle(m.MonitorTripped({"rule": "more flowed than was held", "outlet": 1}))
    world.run(300)
    assert not world.controller().is_open
    world.finish(sale)
    assert world.delivery().reason is StopReason.MONITOR
    assert world.snapshot.is_stopped
    [incident] = [one for one in world.store.entries if one.kind == "incident"]
    assert incident.relevance is Relevance.SYSTEM
    body = json.loads(incident.canonical)["body"]
    assert body == {"rule": "more flowed than was held", "outlet": 1}


@pytest.mark.req("SAF-06")
@pytest.mark.parametrize("message", [m.MonitorTripped({}), m.Asked("side", c.StopAll())])
def test_a_stop_of_all_that_could_not_be_stored_is_carried_out_at_once_and_written_down_later(
    world: World, message: m.Message
) -> None:
    """The disk is full already: valves are told to close now, the journal hears of it when it can.

    Restarted, it stays restarted: once is enough.
    """
    world.hire()
    world.run(1_500)
    sale = world.buy(1)
    world.lift()
    world.flow()
    world.store.broken = StorageFull("no room")
    world.run_until(lambda: world.core.trouble is not None)
    assert world.core.handle(m.OutletSilent(OutletId(1), ""), world.clock.now()) == ()
    asked = world.core.handle(message, world.clock.now())
    assert asked == (m.StopOutlet(OutletId(1)),)
    world.store.broken = None
    world.finish(sale)
    assert world.delivery().reason is StopReason.STOP_ALL
    assert world.snapshot.is_stopped
    [noted] = [one for one in world.store.entries if one.kind == "stop-all"]
    assert noted.relevance is Relevance.ATTENDANT
    world.log_in(screen="back")
    world.ask(c.Restart(), "back")
    world.run(1_000)
    assert not world.snapshot.is_stopped


def test_a_place_that_is_stopped_is_not_stopped_again_by_a_full_disk(world: World) -> None:
    """It was stopped before: when there is room again nobody is said to have pressed anything."""
    world.ask(c.StopAll())
    world.run(500)
    world.store.broken = StorageFull("no room")
    world.ask(c.AskLogin())
    world.handle(m.Identified(OutletId(1), replace(world.controller().identify(), serial="FC-9")))
    assert world.core.trouble is not None
    world.store.broken = None
    world.run(2_000)
    assert world.snapshot.is_stopped
    assert world.kinds().count("stop-all") == 1


def test_a_start_on_a_full_disk_stops_nothing_for_good(world: World) -> None:
    """Nobody has pressed *stop all*: once there is room the place sells."""
    begun = world.kinds().count("kiosk-started")
    world.store.broken = StorageFull("no room")
    world.start()
    world.run(500)
    assert world.kinds().count("kiosk-started") == begun
    world.store.broken = None
    world.run(4_000)
    assert world.kinds().count("kiosk-started") == begun + 1
    assert not world.snapshot.is_stopped
    assert all(one.is_available for one in world.snapshot.outlets)


@pytest.mark.req("LRS-13")
def test_storing_is_tried_again_by_a_tick_once_a_second_and_by_nothing_else(world: World) -> None:
    """There is room already, but until then no message is taken in and nothing is written."""
    world.store.broken = StorageFull("no room")
    world.handle(m.Identified(OutletId(1), replace(world.controller().identify(), serial="FC-9")))
    assert world.core.trouble is not None
    world.store.broken = None
    commits = world.store.commits

    def tell(*messages: m.Message) -> bool:
        for message in messages:
            world.core.handle(message, world.clock.now())
        return world.core.trouble is None and world.store.commits > commits

    touched = m.Asked("front", c.ToggleOutlet(1))
    swapped = m.Identified(OutletId(2), replace(world.controller(2).identify(), serial="FC-8"))
    assert not tell(m.Ticked(), touched, swapped)
    world.clock.turn(999)
    assert not tell(m.Ticked(), touched, swapped)
    world.clock.turn(1)
    assert not tell(touched, swapped)
    assert tell(m.Ticked())
    assert world.kinds()[-1] == "storage-tried"
    assert "controller-changed" not in world.kinds()
    assert world.store.entries[-1].relevance is Relevance.SYSTEM


@pytest.mark.parametrize("verb", [Verb.CAPTURE, Verb.VOID])
def test_a_payment_that_is_stuck_is_told_after_a_start_as_well(world: World, verb: Verb) -> None:
    """Refused before the engine was started again: somebody must still look."""
    sale = world.buy(1)
    world.rail.refuses = frozenset({verb})
    if verb is Verb.CAPTURE:
        world.lift(takes=1_000_000)
    else:
        world.ask(c.Finish())
    stuck = {PrepaymentState.STUCK_SETTLING, PrepaymentState.STUCK_VOIDING}
    world.run_until(lambda: world.prepayment(sale).state in stuck)
    world.holds_rail = True
    world.start()
    alarms = world.core.alarms(world.clock.now())
    assert f"payment_stuck:{world.prepayment(sale).id}" in alarms


def test_a_finished_sale_is_looked_for_every_ten_seconds_and_dropped_after_an_hour() -> None:
    """Both to the millisecond, from the start on: what is dropped is in the store alone."""
    world = World()
    world.run(1_500)
    first = given_up(world)
    ended_ms = world.sale(first).ended_ms
    assert ended_ms is not None
    world.clock.utc_ms = ended_ms + HOUR_MS + 1
    for mono_ms, known in ((9_999, True), (10_000, False)):
        world.clock.mono_ms = mono_ms
        world.handle(m.Ticked())
        assert is_known(world, first) is known
    world.run(2_000)
    second = given_up(world)
    ended_ms = world.sale(second).ended_ms
    assert ended_ms is not None
    for mono_ms, age_ms, known in (
        (19_999, HOUR_MS + 1, True),
        (20_000, HOUR_MS, True),
        (29_999, HOUR_MS + 1, True),
        (30_000, HOUR_MS + 1, False),
    ):
        world.clock.mono_ms, world.clock.utc_ms = mono_ms, ended_ms + age_ms
        world.handle(m.Ticked())
        assert is_known(world, second) is known


@pytest.mark.parametrize("ends", [given_up, served])
def test_nothing_of_a_dropped_sale_stays_in_memory(
    world: World, ends: Callable[[World], str]
) -> None:
    """A kiosk runs for years: whatever it knew of a sale goes with it, while others are served."""
    sale = ends(world)
    key = world.prepayment(sale).id
    assert {sale, key} <= told(world)
    world.clock.utc_ms += HOUR_MS
    waiting = world.quote(1)
    world.run(11_000)
    assert not {sale, key} & told(world)
    assert {waiting, world.prepayment(waiting).id} <= told(world)


def told(world: World) -> set[str]:
    """Return every text that the core can still reach, but for those of the store."""
    seen, found = {id(world.store)}, set()
    left: list[object] = [world.core]
    while left:
        one = left.pop()
        if id(one) in seen or isinstance(
            one, type | FunctionType | BuiltinFunctionType | ModuleType
        ):
            continue
        seen.add(id(one))
        if isinstance(one, str):
            found.add(one)
        # The keys of a table of texts are not among what the collector follows.
        left += [*gc.get_referents(one), *(one if isinstance(one, dict) else ())]
    return found


def test_a_sale_is_kept_while_its_rail_may_still_say_something(world: World) -> None:
    """Given up, and the rail has not confirmed that nobody can pay: it may still be paid."""
    sale = world.quote(1)
    world.holds_rail = True
    world.ask(c.Back())
    world.clock.utc_ms += HOUR_MS
    world.run(22_000)
    assert world.prepayment(sale).state is PrepaymentState.EXPIRING
    assert is_known(world, sale)
    world.holds_rail = False
    world.run(11_000)
    assert not is_known(world, sale)


def test_a_sale_is_kept_while_one_of_its_payers_waits_for_their_money(world: World) -> None:
    """Settled, and then somebody's payment came too late: it must go back before all is over."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 200_000)
    late = ask_more(world, 1000)
    view = world.rail.payments[f"ref-{late}"]
    world.ask(c.Finish())
    world.finish(sale)
    world.ask(c.Finish())
    world.rail.refuses = frozenset({Verb.VOID})
    world.rail.payments[view.reference] = view
    world.rail.pay(late)
    world.handle(m.RailRead(late, world.rail.payments[view.reference]))
    world.run(500)
    assert payer(world, late).state is PrepaymentState.STUCK_VOIDING
    code = payer(world, late).code
    world.clock.utc_ms += HOUR_MS
    world.run(22_000)
    assert world.core.shown(code, world.clock.now()) is not None


def test_an_override_has_no_page(world: World) -> None:
    """It has no code: whoever asks for a page without one is shown nothing."""
    world.hire()
    world.run(1_500)
    world.log_in()
    world.ask(c.AskOverride(1))
    world.ask(c.Override(1, 1500, "cash"))
    assert len(world.sales()) == 1
    assert world.core.shown("", world.clock.now()) is None


@pytest.mark.parametrize(
    ("locked", "faulty", "is_broken"),
    [
        ((), (), False),
        ((1,), (), False),
        ((), (1,), False),
        ((1, 2), (), True),
        ((2,), (1,), True),
        ((), (1, 2), True),
    ],
)
def test_a_place_is_out_of_service_where_no_outlet_could_be_used(
    world: World, locked: tuple[int, ...], faulty: tuple[int, ...], *, is_broken: bool
) -> None:
    """At once with the last lock or fault, whatever it is for each of them."""
    world.hire()
    world.run(1_500)
    world.ask(c.Attach("front", 1))
    for outlet in faulty:
        world.controller(outlet).active = Fault.VALVE
    world.run(500)
    world.log_in(screen="back")
    for outlet in locked:
        world.ask(c.LockOutlet(outlet, "maintenance"), "back")
    assert (world.screen is Screen.OUT_OF_SERVICE) is is_broken


def test_a_place_is_at_rest_while_no_delivery_is_open(world: World) -> None:
    """Before the first, and again after each, whatever was settled before."""
    assert world.core.is_at_rest
    served(world)
    assert world.core.is_at_rest
    world.buy(2)
    assert not world.core.is_at_rest
    assert world.core.alarms(world.clock.now()) == ()


def test_a_start_is_in_the_journal_with_the_software(world: World) -> None:
    """And every screen can name it; here there is no release."""
    [started] = [one for one in world.store.entries if one.kind == "kiosk-started"]
    assert started.relevance is Relevance.SYSTEM
    assert json.loads(started.canonical)["body"] == {"software": ""}
    assert world.snapshot.software == ""


@pytest.mark.req("SAF-02")
def test_an_engine_that_ends_stops_settles_and_begins_nothing_more(world: World) -> None:
    """What runs is closed, what is not paid is given up, and every screen says so at once."""
    sale = world.buy(1)
    quoted = world.quote(2, screen="side")
    world.lift()
    world.flow()
    asked = world.core.handle(m.ShutdownAsked(), world.clock.now())
    assert {m.StopOutlet(OutletId(1)), m.StopOutlet(OutletId(2))} <= set(asked)
    assert world.delivery().reason is StopReason.RESTART
    assert world.sale(quoted).state is SaleState.CANCELLED
    assert world.core.snapshot("side", world.clock.now()).visit.screen is Screen.OUT_OF_SERVICE
    world.workers["main"].ask(m.StopOutlet(OutletId(1)))
    assert world.finish(sale).captured.minor > 170
    assert world.core.is_at_rest


def test_a_phone_that_looks_at_a_page_is_shown_at_the_screen(world: World) -> None:
    """Somebody has scanned the code: it is written down at the payment."""
    sale = world.quote(1)
    assert not world.prepayment(sale).seen
    world.handle(m.PageOpened("0000000000000000"))
    assert not world.prepayment(sale).seen
    world.handle(m.PageOpened(world.prepayment(sale).code))
    assert world.prepayment(sale).seen


@pytest.mark.req("SAF-06")
def test_a_stop_of_all_that_is_itself_the_first_that_cannot_be_stored_is_kept(
    world: World,
) -> None:
    """The disk was found to be full by the stop: it is in force once there is room."""
    world.buy(1)
    world.lift()
    world.flow()
    world.store.broken = StorageFull("no room")
    asked = world.core.handle(m.Asked("side", c.StopAll()), world.clock.now())
    assert set(asked) == {m.StopOutlet(OutletId(1)), m.StopOutlet(OutletId(2))}
    world.store.broken = None
    world.run(2_000)
    assert world.snapshot.is_stopped


def test_an_override_is_seen_in_what_its_attendant_may_still_give(world: World) -> None:
    """The budget is read anew whenever money has moved."""
    world.hire()
    world.run(1_500)
    for left in (8_000, 8_000 - 176):
        visit = world.log_in()
        assert visit.attendant is not None
        assert visit.attendant.budget_minor == left
        world.ask(c.AskOverride(1))
        visit = world.ask(c.Override(1, 4_500, "cash"))
        assert visit.attendant is not None
        assert visit.attendant.budget_minor == left - 4_500
        sale = visit.sale
        assert sale is not None
        world.lift(takes=1_000_000)
        assert world.finish(sale.id).captured.minor == 176
        world.ask(c.Finish())
        world.controller().calling = False
        world.run(500)


# --- What else one message does -----------------------------------------------------------------


def test_a_phone_is_told_of_its_own_code_alone(world: World) -> None:
    """What the last one was told is told to nobody else."""
    world.handle(m.CodeTyped("0000000000000000", "7Q2MK9VX4DTBC"))
    assert world.core.answer is Notice.PAYMENT_EXPIRED
    world.handle(m.Asked("front", c.StillHere()))
    assert world.core.answer is None


def test_an_invoice_that_a_rail_wrote_is_in_the_journal_of_payments(world: World) -> None:
    """With whose payment it is for."""
    world.handle(m.InvoiceWritten("P-000001"))
    entry = world.store.entries[-1]
    assert (entry.relevance, entry.kind) == (Relevance.PAYMENT, "invoice-written")
    assert entry.body == {"prepayment": "P-000001"}


def test_a_number_that_a_phone_gave_goes_to_the_rail_that_asks_for_it() -> None:
    """It is meant for the payment on whose page it was typed."""

    class Asks(FakeRail):
        """Asks payers on their phones."""

        @property
        def traits(self) -> RailTraits:
            return replace(super().traits, asks_number=True)

    world = World(rail=Asks())
    world.run(1_500)
    code = world.prepayment(world.quote(1)).code
    asked = world.core.handle(m.NumberGiven(code, "+254700000000"), world.clock.now())
    assert [type(one) for one in asked] == [m.AskPayer]
    assert world.core.handle(m.NumberGiven("", "+254700000000"), world.clock.now()) == ()


def test_the_inspection_names_the_last_entry_of_the_journal(world: World) -> None:
    """Its number and its hash, whatever was written with it at once."""
    world.buy(1)
    world.lift()
    sizes: list[int] = []

    def check(_: m.Message) -> None:
        last, shown = world.store.entries[-1], world.snapshot.inspected
        sizes.append(last.sequence)
        assert (shown.entries, shown.head) == (last.sequence, last.hash.hex())

    world.on_handled = check
    world.ask(c.Finish())
    world.run(3_000)
    grown = [after - before for before, after in pairwise(sizes)]
    assert max(grown) > 1
    assert min(grown) == 0


def vouchers_over(world: World, expires_ms: int) -> int:
    """Issue a voucher that ends then; return the money of those that have ended so far."""
    change = Change(world.core._state, world.clock.now())
    marks = (f"{expires_ms:064x}",)
    world.core._vouchers.issue(
        change, marks, Money(500), batch="spring", by="Max", expires_ms=expires_ms
    )
    world.store.commit(change.batch())
    change.apply()
    return world.balance(AccountKind.LAPSED, "expired")


def test_a_voucher_ends_by_itself(world: World) -> None:
    """A tick looks for those whose time is over."""
    assert vouchers_over(world, world.clock.utc_ms + 1_000) == 0
    world.run(EXPIRE_MS + 1_000)
    assert world.balance(AccountKind.LAPSED, "expired") == 500


def test_a_voucher_whose_end_could_not_be_stored_ends_once_there_is_room(world: World) -> None:
    """At the next tick that can store, not a minute later."""
    world.clock.turn(EXPIRE_MS)
    vouchers_over(world, world.clock.utc_ms)
    world.store.broken = StorageFull("no room")
    world.handle(m.Ticked())
    assert world.core.trouble is not None
    world.store.broken = None
    world.clock.turn(1_000)
    world.handle(m.Ticked())
    assert world.balance(AccountKind.LAPSED, "expired") == 500


def test_what_was_to_be_printed_at_a_kill_is_printed_by_nobody(world: World) -> None:
    """After the start it reads so, and may be asked for anew."""
    world.core._printing._has_printer = True
    world.core._printing.on_seen(m.PrinterSeen(""))
    world.hire()
    world.core._printing._has_printer = True
    world.core._printing.on_seen(m.PrinterSeen(""))
    world.run(1_500)
    world.log_in(screen="back")
    command = c.PrintReport("en", is_running=True)
    asked = world.core.handle(m.Asked("back", command), world.clock.now())
    assert [type(one) for one in asked] == [m.PrepareReceipt]
    view = Change(world.core._state, world.clock.now())
    assert world.core._printing.state_of(view, REPORT) == "asked"
    world.start()
    view = Change(world.core._state, world.clock.now())
    assert world.core._printing.state_of(view, REPORT) == "not_begun"


def test_an_attendant_sees_which_readers_are_there() -> None:
    """Those of every screen from the start on, and each as it was said last by its own screen."""
    wedge = ReaderSnapshot("wedge", "wedge")
    world = World(readers={"front": (wedge,), "side": (ReaderSnapshot("camera", "camera"),)})
    world.hire()
    world.run(1_500)
    world.log_in(screen="back")
    world.ask(c.LookAt("health"), "back")

    def readers() -> dict[str, str]:
        attendant = look(world, "back").attendant
        assert attendant is not None
        return {one.name: one.why for one in attendant.health if one.kind == "reader"}

    assert readers() == {"camera": "", "wedge": ""}
    world.ask(c.ReportReader("wedge", "unplugged"), "side")
    assert readers() == {"camera": "", "wedge": ""}
    world.ask(c.ReportReader("wedge", "unplugged"))
    assert readers() == {"camera": "", "wedge": "reader_lost"}
    world.ask(c.ReportReader("wedge"))
    assert readers() == {"camera": "", "wedge": ""}


def test_a_payment_for_which_a_rail_is_asked_again_and_again_is_told(world: World) -> None:
    """It does not say that a page is ended: after some tries somebody must look."""
    sale = world.quote(1)
    world.rail.silent = True
    world.ask(c.Back())
    alarm = f"payment_stuck:{world.prepayment(sale).id}"
    assert alarm not in world.core.alarms(world.clock.now())
    world.run_until(lambda: alarm in world.core.alarms(world.clock.now()), within_ms=200_000)
    assert world.prepayment(sale).state is PrepaymentState.EXPIRING


def test_a_rest_that_came_back_to_its_rail_is_told_with_its_amount() -> None:
    """Which payment, which rail and how much, as everywhere."""
    world = World(rail=FakeRail(can_hold=False))
    world.run(1_500)
    sale = world.buy(1)
    world.ask(c.Finish())
    world.finish(sale)
    one = world.prepayment(sale)
    world.rail.fail_refund(one.id)
    world.run_until(lambda: "refund-failed" in world.kinds(), within_ms=90_000)
    assert world.core.alarms(world.clock.now()) == (f"refund_failed:{one.id} fake 20.00 EUR",)


class Bare(World):
    """A place whose core is told nothing that it need not be told."""

    def __init__(self) -> None:
        super().__init__()
        rails = {self.rail_name: self.rail.traits}
        can = dict.fromkeys(self.site.outlets, self.can)
        self.core = Core(self.site, can, rails, self.store, SeededIds(1), KEY)
        self.core.begin(self.clock.now())
        self.run(1_500)


def test_where_no_pages_are_ours_each_payer_is_shown_that_of_their_rail() -> None:
    """The receipt is on the rail's own page then."""
    world = Bare()
    sale = served(world)
    shown = world.core.shown(world.prepayment(sale).code, world.clock.now())
    assert shown is not None
    assert shown.snapshot.receipt_url == world.prepayment(sale).url != ""


def test_whoever_walks_off_is_forgotten_by_a_tick(world: World) -> None:
    """A minute after the last touch nothing of theirs is on the screen."""
    world.choose(1)
    world.run(60_000)
    assert (world.screen, world.visit.notice) == (Screen.OVERVIEW, Notice.VISIT_TIMED_OUT)


def test_what_is_wrong_with_an_outlet_is_an_alarm_with_its_number(world: World) -> None:
    """In the order of their numbers; it is over with the fault."""
    for outlet in (2, 1):
        world.controller(outlet).active = Fault.VALVE
    world.run(500)
    assert world.core.alarms(world.clock.now()) == (
        "outlet_1:controller_valve",
        "outlet_2:controller_valve",
    )
