"""Edges of what a screen may ask that a mistake once passed unseen."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from fakes.flow_controller import capabilities
from fakes.payers import add, ask_more, look, payers, queue, want
from fakes.values import ul
from fakes.world import PIN, World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen, VisitSnapshot
from kiosk.application import messages as m
from kiosk.application.visits import CALL_SHOWN_MS
from kiosk.domain.attendant import AT_ONCE, BARRED, Attendant, Role
from kiosk.domain.controller import Fault
from kiosk.domain.delivery import StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.money import Currency
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.quantity import Dimension
from kiosk.domain.sale import SaleState
from kiosk.domain.tariff import Block, Tariff
from kiosk.ports import Batch, ConfirmedBy, Printed, Setting, StorageFull

WRONG_CODE = "7Q2M-K9VX-4DTB-C"
WRONG_PIN = "999999"
IDLE_MS = 60_000
DONE_MS = 30_000
CODES_MS = 600_000


@pytest.fixture
def world() -> World:
    """Return a place with three outlets where Ada works."""
    return staffed()


def staffed(**limits: object) -> World:
    """Return a place with three outlets where Ada works."""
    world = World(place=site(3, **limits))
    world.hire()
    world.run(1_500)
    return world


def cheap(*, bound: int = 50_000) -> World:
    """Return a place where everything costs a cent, whatever its quantity."""
    place = site(1)
    tariff = Tariff(Dimension.VOLUME, Currency("EUR"), (Block(1),), 10_000)
    water = replace(place.products["diesel"], tariff=tariff, largest=ul(20_000_000))
    can = capabilities(overrun_bound=ul(bound))
    world = World(place=replace(place, products={"diesel": water}), can=can)
    world.run(1_500)
    return world


def recorded(world: World, kind: str) -> tuple[Relevance, dict[str, object]]:
    """Return whom the latest entry of a kind concerns, and what it says."""
    entry = [one for one in world.store.entries if one.kind == kind][-1]
    body = json.loads(entry.canonical)["body"]
    assert isinstance(body, dict)
    return entry.relevance, body


def after_ms(world: World, ms: int, screen: str = "front") -> VisitSnapshot:
    """Let exactly `ms` pass in which nothing happens, then the clock tick; return the screen."""
    world.clock.turn(ms)
    for outlet, controller in world.controllers.items():
        status = controller.read_status(feed=False)
        world.handle(m.StatusRead(outlet, status, world.clock.mono_ms))
    world.handle(m.Ticked())
    return look(world, screen)


# --- Choosing -----------------------------------------------------------------------------------


def test_whoever_goes_back_from_waiting_has_picked_nothing(world: World) -> None:
    """An outlet in use that one would wait for is let go of; it is not chosen by itself again."""
    world.buy(1, screen="side")
    assert world.ask(c.QueueFor(1)).queues
    visit = world.ask(c.Back())
    assert (visit.screen, visit.chosen, visit.queues) == (Screen.OVERVIEW, (), False)
    assert world.ask(c.Proceed()).screen is Screen.OVERVIEW


def test_whoever_goes_back_from_how_much_keeps_what_is_picked(world: World) -> None:
    """Another outlet may be added to those that are free."""
    world.choose(1)
    visit = world.ask(c.Back())
    assert (visit.screen, visit.chosen) == (Screen.OVERVIEW, (1,))
    assert world.ask(c.ToggleOutlet(2)).chosen == (1, 2)


def test_what_can_no_longer_be_had_is_noticed_before_going_on(world: World) -> None:
    """An outlet that has not answered since the last tick is let go of at *proceed*."""
    world.ask(c.ToggleOutlet(1))
    world.clock.turn(2_500)
    visit = world.ask(c.Proceed())
    assert (visit.screen, visit.chosen, visit.notice) == (
        Screen.OVERVIEW, (), Notice.OUTLET_TAKEN
    )  # fmt: skip


@pytest.mark.parametrize("screen", [Screen.CHOOSE, Screen.PAY, Screen.OVERRIDE])
def test_going_on_twice_is_going_on_once(world: World, screen: Screen) -> None:
    """*Proceed* from any other screen, a second touch perhaps, changes nothing there."""
    if screen is Screen.OVERRIDE:
        world.log_in()
        world.ask(c.AskOverride(1))
        world.quote(1, screen="side")
    elif screen is Screen.PAY:
        world.quote(1)
    else:
        world.choose(1)
        world.quote(1, screen="side")
    before = world.visit
    assert before.screen is screen
    assert world.ask(c.Proceed()) == before


def test_an_outlet_that_fails_is_let_go_of_with_the_reading_that_shows_it(world: World) -> None:
    """Whoever has picked it is told at once, not at the next tick."""
    world.ask(c.ToggleOutlet(1))
    world.clock.turn(1)
    status = replace(world.controller().read_status(feed=False), faults=Fault.VALVE)
    world.handle(m.StatusRead(OutletId(1), status, world.clock.mono_ms))
    assert (world.visit.chosen, world.visit.notice) == ((), Notice.OUTLET_TAKEN)


@pytest.mark.parametrize("screen", [Screen.PAY, Screen.ATTENDANT])
@pytest.mark.parametrize("outlet", [1, 3])
def test_a_queue_is_joined_from_the_overview(world: World, screen: Screen, outlet: int) -> None:
    """In use or free: asked for from any other screen, it is not chosen."""
    world.buy(1, screen="side")
    if screen is Screen.PAY:
        world.quote(2)
    else:
        world.log_in()
    before = world.visit
    assert before.screen is screen
    assert world.ask(c.QueueFor(outlet)) == before


@pytest.mark.parametrize("screen", [Screen.PAY, Screen.DELIVERING, Screen.CHOOSE])
def test_who_waits_is_looked_at_from_the_overview(world: World, screen: Screen) -> None:
    """From any other screen somebody's place is not shown, and one's own sale stays."""
    world.buy(1, screen="side")
    waiting = queue(world)
    if screen is Screen.CHOOSE:
        world.choose(2)
    elif screen is Screen.PAY:
        world.quote(2)
    else:
        world.buy(2)
    before = world.visit
    assert before.screen is screen
    assert world.ask(c.ShowWaiting(waiting)) == before


def test_an_outlet_that_is_free_is_chosen_by_whoever_would_have_waited(world: World) -> None:
    """Somebody asked to wait for it just when it came free: how much is the next question."""
    visit = world.ask(c.QueueFor(1))
    assert (visit.screen, visit.chosen, visit.queues) == (Screen.CHOOSE, (1,), False)


def test_a_queue_of_one_is_not_for_several(world: World) -> None:
    """Whoever waits waits for that outlet alone: what was picked before is let go of."""
    world.buy(1, screen="side")
    world.ask(c.ToggleOutlet(2))
    visit = world.ask(c.QueueFor(1))
    assert (visit.screen, visit.chosen, visit.queues) == (Screen.CHOOSE, (1,), True)


@pytest.mark.parametrize("command", [c.BuyAmount(2_000), c.BuyQuantity(2_000_000), c.BuyFill()])
def test_one_taken_outlet_of_several_ends_the_choice(world: World, command: c.Command) -> None:
    """Somebody else was quicker at one of two: neither is sold, and nothing stays picked."""
    world.choose(1, 2, screen="side")
    world.quote(1)
    visit = world.ask(command, "side")
    assert (visit.screen, visit.notice) == (Screen.OVERVIEW, Notice.OUTLET_TAKEN)
    assert (visit.chosen, visit.queues) == ((), False)
    assert len(world.sales()) == 1


def test_a_queue_that_filled_up_meanwhile_ends_the_choice(world: World) -> None:
    """Whoever would have waited and no longer can chooses anew, and no longer to wait."""
    world.buy(1, screen="side")
    world.ask(c.QueueFor(1))
    world.log_in(screen="back")
    world.ask(c.LockOutlet(1, "safety"), "back")
    visit = world.ask(c.BuyAmount(2_000))
    assert (visit.screen, visit.notice) == (Screen.OVERVIEW, Notice.OUTLET_TAKEN)
    assert (visit.chosen, visit.queues) == ((), False)


@pytest.mark.parametrize(
    ("base", "notice"),
    [
        (0, Notice.TOO_LITTLE),
        (490_000, Notice.TOO_LITTLE),
        (500_000, Notice.NONE),
        (20_000_000, Notice.NONE),
        (20_010_000, Notice.TOO_MUCH),
    ],
)
def test_a_quantity_is_bounded_by_itself_not_by_its_price(base: int, notice: Notice) -> None:
    """Where all of it costs the same cent, the smallest and the largest quantity still count."""
    world = cheap(bound=0)
    world.choose(1)
    assert world.ask(c.BuyQuantity(base)).notice is notice
    assert bool(world.sales()) is (notice is Notice.NONE)


def test_the_least_is_a_step_of_the_controller_where_that_is_more() -> None:
    """A preset finer than the device resolves can't be paid for alone."""
    coarse = capabilities(preset_resolution=ul(5_000_000))
    world = World(can=coarse)
    world.run(1_500)
    world.choose(1)
    least = 889  # 5.05 L at 1.759, rounded up.
    assert world.ask(c.BuyAmount(least - 1)).notice is Notice.TOO_LITTLE
    assert world.ask(c.BuyAmount(least)).notice is Notice.NONE


# --- Paying -------------------------------------------------------------------------------------


@pytest.mark.parametrize("waits", [False, True])
def test_what_was_picked_is_forgotten_once_it_is_paid_for(world: World, *, waits: bool) -> None:
    """Paid, called and done: no screen after it still shows a choice."""
    if waits:
        world.buy(1, screen="side")
        sale = queue(world, screen="front")
        assert world.screen is Screen.QUEUE
    else:
        sale = world.buy(1)
        assert world.screen is Screen.DELIVERING
    assert (world.visit.chosen, world.visit.queues) == ((), False)
    if waits:
        world.ask(c.ToggleOutlet(1), "other")
        world.ask(c.Finish(), "other")
        world.run_until(lambda: world.sale(sale).state is SaleState.OPEN)
        assert (world.visit.chosen, world.visit.queues) == ((), False)


def test_an_outlet_that_is_free_by_then_is_no_longer_waited_for(world: World) -> None:
    """Quoted to wait, and served at once: the screen no longer says that somebody waits."""
    world.buy(1, screen="side")
    sale = want(world, screen="front")
    assert world.visit.queues
    world.ask(c.Finish(), "side")
    world.run(2_000)
    world.pay(sale)
    world.run_until(lambda: world.screen is Screen.DELIVERING)
    assert (world.visit.chosen, world.visit.queues) == ((), False)


def test_where_nothing_can_be_delivered_the_last_screen_shows_no_choice(world: World) -> None:
    """Paid when every outlet has just failed: done at once, and nothing is picked any more."""
    sale = world.quote(1)
    for controller in world.controllers.values():
        controller.active = Fault.VALVE
    world.run(300)
    world.pay(sale)
    world.run_until(lambda: world.screen is Screen.DONE)
    assert (world.visit.chosen, world.visit.queues) == ((), False)
    assert world.visit.notice is Notice.OUTLET_FAILED


def test_a_quote_that_is_given_up_is_over_for_the_screen(world: World) -> None:
    """*Back* from paying says so, in the journal too, and leaves nothing picked."""
    world.buy(1, screen="side")
    want(world, screen="front")
    visit = world.ask(c.Back())
    assert (visit.screen, visit.notice) == (Screen.OVERVIEW, Notice.PAYMENT_CANCELLED)
    assert (visit.sale, visit.chosen, visit.queues) == (None, (), False)
    assert recorded(world, "sale-cancelled")[1]["why"] == str(Notice.PAYMENT_CANCELLED)


def test_wrong_codes_are_forgotten_one_by_one(world: World) -> None:
    """Each counts for ten minutes: the fifth within them locks, to the millisecond."""
    world.quote(1, minor=1_000)
    world.ask(c.UseCode(WRONG_CODE))
    first_ms = world.clock.mono_ms
    world.clock.turn(1_000)
    for _ in range(3):
        assert world.ask(c.UseCode(WRONG_CODE)).notice is Notice.WRONG_CODE
    assert world.visit.codes_locked_ms == 0
    assert world.ask(c.UseCode(WRONG_CODE)).notice is Notice.CODES_LOCKED
    assert world.visit.codes_locked_ms == CODES_MS - 1_000
    concerns = recorded(world, "code-refused"), recorded(world, "codes-locked")
    assert concerns == (((Relevance.PAYMENT, {"screen": "front"}),) * 2)
    refused = world.kinds().count("code-refused")
    world.clock.turn(first_ms + CODES_MS - 1 - world.clock.mono_ms)
    assert world.ask(c.UseCode(WRONG_CODE)).notice is Notice.CODES_LOCKED
    assert world.kinds().count("code-refused") == refused
    world.clock.turn(1)
    assert world.visit.codes_locked_ms == 0
    visit = world.ask(c.UseCode(WRONG_CODE))
    assert visit.notice is Notice.CODES_LOCKED, "the other four are a second younger"
    assert visit.codes_locked_ms == 1_000
    assert world.kinds().count("codes-locked") == 2


@pytest.mark.parametrize(
    ("minor", "notice"), [(-1, Notice.TOO_LITTLE), (0, Notice.TOO_LITTLE), (1, Notice.NONE)]
)
def test_a_page_for_more_is_for_something(minor: int, notice: Notice) -> None:
    """A single cent where it buys anything; never nothing, nor less."""
    world = cheap()
    sale = world.buy(1, minor=100)
    assert world.ask(c.TopUp(minor)).notice is notice
    assert len(payers(world, sale)) == (2 if notice is Notice.NONE else 1)


def test_a_page_for_more_is_given_up_by_who_asked_for_it(world: World) -> None:
    """On the screen of the sale; named by a screen without a sale it stays as it is."""
    sale = world.buy(1)
    key = ask_more(world, 1_000)
    world.ask(c.CancelTopUp(key), "side")
    assert payers(world, sale)[1].state is PrepaymentState.AWAITING
    world.ask(c.CancelTopUp(key))
    world.run(1_000)
    assert payers(world, sale)[1].state is PrepaymentState.EXPIRED


# --- Time ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("screen", [Screen.CHOOSE, Screen.LOGIN])
def test_a_visit_ends_to_the_millisecond(world: World, screen: Screen) -> None:
    """A minute after the last touch, at the tick that finds it over, and not before."""
    if screen is Screen.CHOOSE:
        world.choose(1)
    else:
        world.ask(c.AskLogin())
    assert after_ms(world, IDLE_MS - 1).screen is screen
    visit = after_ms(world, 1)
    assert (visit.screen, visit.chosen, visit.notice) == (
        Screen.OVERVIEW, (), Notice.VISIT_TIMED_OUT
    )  # fmt: skip
    assert after_ms(world, IDLE_MS - 1).notice is Notice.VISIT_TIMED_OUT
    visit = after_ms(world, 1)
    assert (visit.notice, visit.left_ms) == (Notice.NONE, None)


def test_a_picked_outlet_is_let_go_of_to_the_millisecond(world: World) -> None:
    """Picked and walked away from, with or without something that was to be read."""
    world.ask(c.ToggleOutlet(1))
    assert after_ms(world, IDLE_MS - 1).chosen == (1,)
    visit = after_ms(world, 1)
    assert (visit.chosen, visit.notice) == ((), Notice.VISIT_TIMED_OUT)


def test_what_was_to_be_read_goes_in_time(world: World) -> None:
    """A notice on the overview is gone after a minute, and nothing is said of it."""
    world.quote(1, screen="side")
    assert world.ask(c.ToggleOutlet(1)).notice is Notice.OUTLET_TAKEN
    assert after_ms(world, IDLE_MS - 1).notice is Notice.OUTLET_TAKEN
    assert after_ms(world, 1).notice is Notice.NONE


def test_the_last_screen_is_there_for_whoever_has_not_touched_it(world: World) -> None:
    """Done minutes after the last touch: half a minute from then, to the millisecond."""
    sale = world.buy(1)
    world.run(20_000)
    world.lift(takes=600_000)
    world.run_until(lambda: world.screen is Screen.DONE)
    world.controller().calling = False
    assert world.visit.left_ms == DONE_MS
    assert after_ms(world, DONE_MS - 1).screen is Screen.DONE
    visit = after_ms(world, 1)
    assert (visit.screen, visit.sale, visit.notice) == (Screen.OVERVIEW, None, Notice.NONE)
    world.finish(sale)


def test_the_last_screen_stays_for_whoever_touches_it(world: World) -> None:
    """A touch starts the half minute again."""
    world.buy(1)
    world.ask(c.Finish())
    world.run_until(lambda: world.screen is Screen.DONE)
    after_ms(world, DONE_MS - 1)
    world.ask(c.StillHere())
    assert after_ms(world, DONE_MS - 1).screen is Screen.DONE
    assert after_ms(world, 1).screen is Screen.OVERVIEW


@pytest.mark.req("ATT-06")
def test_a_login_lapses_to_the_millisecond(world: World) -> None:
    """A minute after the last touch, from whatever screen the attendant is at."""
    world.log_in()
    world.ask(c.AskOverride(1))
    assert after_ms(world, IDLE_MS - 1).screen is Screen.OVERRIDE
    visit = after_ms(world, 1)
    assert (visit.screen, visit.attendant, visit.chosen) == (Screen.OVERVIEW, None, ())
    assert visit.notice is Notice.NONE


@pytest.mark.req("ATT-06")
def test_a_login_ends_after_a_quarter_of_an_hour_to_the_millisecond(world: World) -> None:
    """However often the screen is touched."""
    world.ask(c.AskLogin())
    world.ask(c.Login("Ada", PIN))
    world.run_until(lambda: world.screen is Screen.ATTENDANT)
    for _ in range(17):
        after_ms(world, 50_000)
        world.ask(c.StillHere())
    assert after_ms(world, 49_999).attendant is not None
    world.ask(c.StillHere())
    assert after_ms(world, 1).attendant is None


def test_a_place_in_the_queue_is_to_be_read(world: World) -> None:
    """Paid on a phone after a minute without a touch: the place is shown for a minute."""
    world.buy(1, screen="side")
    sale = want(world, screen="front")
    world.run(IDLE_MS + 5_000)
    world.pay(sale)
    world.run_until(lambda: world.screen is Screen.QUEUE)
    assert world.visit.left_ms == IDLE_MS
    assert after_ms(world, IDLE_MS - 1).screen is Screen.QUEUE
    visit = after_ms(world, 1)
    assert (visit.screen, visit.sale, visit.notice) == (Screen.OVERVIEW, None, Notice.NONE)


def test_why_a_payment_ended_is_to_be_read() -> None:
    """The page has expired long after the last touch: why is shown for a minute."""
    world = staffed(pay_ms=IDLE_MS + 5_000)
    world.quote(1)
    world.run_until(lambda: world.screen is Screen.OVERVIEW, within_ms=IDLE_MS + 10_000)
    assert world.visit.notice is Notice.PAYMENT_EXPIRED
    assert world.visit.left_ms == IDLE_MS
    assert after_ms(world, IDLE_MS - 1).notice is Notice.PAYMENT_EXPIRED
    assert after_ms(world, 1).notice is Notice.NONE


def test_a_screen_whose_time_is_over_still_shows_that_it_is_their_turn(world: World) -> None:
    """Called at the very tick at which nobody had touched it for a minute."""
    world.buy(1, screen="side")
    sale = queue(world, screen="front")
    world.ask(c.StillHere())
    touched_ms = world.clock.mono_ms
    world.ask(c.Finish(), "side")
    world.run_until(lambda: look(world, "side").screen is Screen.DONE)
    assert world.sale(sale).state is SaleState.QUEUED
    visit = after_ms(world, touched_ms + IDLE_MS - world.clock.mono_ms)
    assert world.sale(sale).state is SaleState.OPEN
    assert (visit.screen, visit.sale and visit.sale.id) == (Screen.DELIVERING, sale)


def test_a_place_that_could_not_be_written_down_is_not_shown_for_ever(world: World) -> None:
    """The disk was full when the money came, and the rail is silent since: the screen is free."""
    world.buy(1, screen="side")
    sale = want(world, screen="front")
    world.store.broken = StorageFull("no room")
    world.pay(sale)
    world.run(1_500)
    world.holds_rail = True
    world.store.broken = None
    world.run(2_000)
    assert (world.sale(sale).state, world.screen) == (SaleState.QUOTED, Screen.QUEUE)
    world.run(IDLE_MS)
    assert (world.sale(sale).state, world.screen) == (SaleState.QUOTED, Screen.OVERVIEW)


# --- What readings change -----------------------------------------------------------------------


def test_every_screen_is_right_after_every_message(world: World) -> None:
    """Out of service or back, done or not: no screen waits for the next tick to say so."""
    wrong: list[str] = []

    def check(told: m.Message) -> None:
        is_out = look(world, "idle").screen is Screen.OUT_OF_SERVICE
        if is_out is not all(one.fault for one in world.snapshot.outlets):
            wrong.append(f"out of service: {told}")
        sale = world.visit.sale
        if sale is not None and world.screen is not Screen.DONE:
            state = world.sale(sale.id).state
            if state in {SaleState.SETTLING, SaleState.SETTLED}:
                wrong.append(f"done: {told}")

    world.ask(c.Attach("idle", 1), "idle")
    world.buy(1)
    world.on_handled = check
    world.lift(takes=1_000_000)
    world.run_until(lambda: world.screen is Screen.DONE)
    world.ask(c.Finish())
    for controller in world.controllers.values():
        controller.answers = False
    world.run_until(lambda: look(world, "idle").screen is Screen.OUT_OF_SERVICE)
    for controller in world.controllers.values():
        controller.answers = True
    world.run_until(lambda: look(world, "idle").screen is Screen.OVERVIEW)
    assert wrong == []


def test_a_reading_may_be_the_first_that_is_heard() -> None:
    """Before anybody has asked anything, and before the first tick."""
    world = World()
    world.clock.turn(1)
    status = world.controller().read_status(feed=False)
    world.handle(m.StatusRead(OutletId(1), status, world.clock.mono_ms))
    world.run(1_500)
    assert world.ask(c.ToggleOutlet(1)).chosen == (1,)


# --- Delivering ---------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [c.StartOutlet(9), c.StopOutlet(9), c.MoveRemainder(9, "")])
@pytest.mark.parametrize("is_attendant", [False, True])
def test_an_outlet_that_is_not_there_is_no_part_of_a_sale(
    world: World, command: c.Command, *, is_attendant: bool
) -> None:
    """Whoever looks at a sale may send any number: nothing happens to it."""
    world.buy(1)
    world.lift()
    world.flow()
    screen = "front"
    if is_attendant:
        screen = "back"
        world.log_in(screen=screen)
        world.ask(c.ToggleOutlet(1), screen)
    before = look(world, screen)
    assert world.ask(command, screen) == before
    assert world.delivery().is_open


def test_only_what_still_runs_is_stopped_by_whoever_finishes(world: World) -> None:
    """One of two outlets is final already: an attendant's *finish* is a record of the other."""
    sale = world.buy(1, 2)
    world.lift(1, takes=1_000_000)
    world.lift(2)
    world.run_until(lambda: not world.delivery(1).is_open)
    world.log_in(screen="back")
    world.ask(c.ToggleOutlet(2), "back")
    world.ask(c.Finish(), "back")
    _, body = recorded(world, "outlet-stopped")
    assert world.kinds().count("outlet-stopped") == 1
    assert (body["outlet"], body["before"], body["after"]) == (2, "delivering", "stopping")
    world.finish(sale)
    assert world.delivery(2).reason is StopReason.ATTENDANT


def test_what_waits_for_money_can_be_added_to_and_moved_nowhere_else(world: World) -> None:
    """Money for a sale is asked for where the sale is shown: not after it, nor elsewhere."""
    sale = world.buy(1)
    add(world, 1_000)
    world.ask(c.Finish())
    world.run_until(lambda: world.screen is Screen.DONE)
    before = world.visit
    for command in (c.TopUp(1_000), c.MoveRemainder(2, ""), c.UseCode(WRONG_CODE)):
        assert world.ask(command) == before
    assert len(payers(world, sale)) == 2


def test_a_sale_that_is_done_is_not_finished_again(world: World) -> None:
    """The second *finish* leaves the last screen; the first one ended the sale."""
    sale = world.buy(1)
    world.ask(c.Finish())
    world.run_until(lambda: world.screen is Screen.DONE)
    visit = world.ask(c.Finish())
    assert (visit.screen, visit.sale) == (Screen.OVERVIEW, None)
    assert world.finish(sale).state is SaleState.SETTLED


# --- Attendants ---------------------------------------------------------------------------------


@pytest.mark.req("ATT-23")
def test_what_attendants_do_is_in_their_log(world: World) -> None:
    """Each act is an entry that concerns attendants, and says who, where, why and what changed."""
    world.buy(2, screen="side")
    world.log_in(pin=WRONG_PIN)
    world.log_in()
    for command in (
        c.StopOutlet(2),
        c.LockOutlet(1, "safety"),
        c.UnlockOutlet(1, "repaired"),
        c.ClearPause("checked"),
        c.Restart(),
        c.AskOverride(9),
        c.StopAll(),
        c.Logout(),
    ):
        world.ask(command)
    assert [recorded(world, kind) for kind in ("login-failed", "login", "logout")] == [
        (Relevance.ATTENDANT, {"name": "Ada", "wrong": 1}),
        (Relevance.ATTENDANT, {"name": "Ada", "screen": "front"}),
        (Relevance.ATTENDANT, {"name": "Ada", "screen": "front"}),
    ]
    assert recorded(world, "outlet-stopped") == (
        Relevance.ATTENDANT,
        {"outlet": 2, "by": "Ada", "reason": AT_ONCE, "before": "armed", "after": "stopping"},
    )
    assert recorded(world, "unlock-reason") == (
        Relevance.ATTENDANT,
        {"outlet": 1, "by": "Ada", "reason": "repaired", "before": "closed", "after": "idle"},
    )
    assert recorded(world, "codes-unlocked") == (
        Relevance.ATTENDANT,
        {"screen": "front", "by": "Ada", "reason": "checked", "before": "0", "after": "0"},
    )
    assert recorded(world, "restart") == (Relevance.ATTENDANT, {"by": "Ada"})
    assert recorded(world, "stop-all") == (Relevance.ATTENDANT, {"screen": "front", "by": "Ada"})
    assert recorded(world, "command-refused") == (
        Relevance.ATTENDANT,
        {
            "screen": "front",
            "by": "Ada",
            "command": "AskOverride",
            "why": "not_allowed",
            "outlet": 9,
        },
    )


def test_a_rest_that_an_attendant_sends_elsewhere_is_in_their_log(world: World) -> None:
    """Who sent it, where, why, and how the sale stood before and after."""
    world.buy(1, screen="side")
    sale = queue(world, screen="front")
    world.log_in(screen="back")
    world.ask(c.ShowWaiting(sale), "back")
    world.ask(c.ToggleOutlet(1), "back")
    running = look(world, "back").sale
    assert running is not None
    visit = world.ask(c.MoveRemainder(3, "customer_asked"), "back")
    assert visit.notice is Notice.NONE
    relevance, body = recorded(world, "remainder-sent")
    assert relevance is Relevance.ATTENDANT
    assert (body["sale"], body["outlet"], body["by"]) == (running.id, 3, "Ada")
    assert (body["reason"], body["before"], body["after"]) == ("customer_asked", "open", "open")


def test_an_attendant_cannot_send_a_rest_where_it_cannot_be_had(world: World) -> None:
    """Taken by somebody else: said so, and nothing is stopped."""
    world.buy(1)
    world.lift()
    world.flow()
    world.buy(2, screen="side")
    world.log_in(screen="back")
    world.ask(c.ToggleOutlet(1), "back")
    visit = world.ask(c.MoveRemainder(2, "customer_asked"), "back")
    assert visit.notice is Notice.OUTLET_TAKEN
    assert "remainder-sent" not in world.kinds()
    assert world.delivery().reason is None


def test_clearing_a_pause_says_how_long_it_would_have_been(world: World) -> None:
    """The journal has what was left of it, to the millisecond."""
    world.quote(1, minor=1_000)
    for _ in range(5):
        world.ask(c.UseCode(WRONG_CODE))
    begun_ms = world.clock.mono_ms
    world.ask(c.Back())
    world.log_in()
    world.ask(c.ClearPause("checked"))
    left_ms = begun_ms + CODES_MS - world.clock.mono_ms
    _, body = recorded(world, "codes-unlocked")
    assert (body["before"], body["after"]) == (str(left_ms), "0")
    world.ask(c.Logout())
    world.quote(1, minor=1_000)
    for _ in range(4):
        assert world.ask(c.UseCode(WRONG_CODE)).notice is Notice.WRONG_CODE


@pytest.mark.parametrize("way", ["pay", "queue"])
def test_nobody_logs_in_from_the_middle_of_a_sale(world: World, way: str) -> None:
    """Whoever pays or waits is not sent to the login; nothing of theirs is let go of."""
    if way == "pay":
        world.quote(1)
    else:
        world.buy(1, screen="side")
        queue(world, screen="front")
    before = world.visit
    assert world.ask(c.AskLogin()) == before


@pytest.mark.parametrize("way", ["picked", "chosen", "waits"])
def test_whoever_asks_to_log_in_has_picked_nothing(world: World, way: str) -> None:
    """What was picked before is not the attendant's choice, nor does an attendant wait for it."""
    if way == "waits":
        world.buy(1, screen="side")
        world.ask(c.QueueFor(1))
    elif way == "chosen":
        world.choose(1)
    else:
        world.ask(c.ToggleOutlet(1))
    visit = world.ask(c.AskLogin())
    assert (visit.screen, visit.notice) == (Screen.LOGIN, Notice.NONE)
    assert (visit.chosen, visit.queues) == ((), False)
    assert world.ask(c.Back()).chosen == ()


def test_the_pin_of_a_locked_name_is_not_even_compared(world: World) -> None:
    """Locked from another screen: refused at once, and right again when the time is over."""
    for _ in range(5):
        world.log_in(pin=WRONG_PIN)
    world.ask(c.AskLogin(), "side")
    asked = sum(isinstance(one, m.CheckPin) for one in world.seen_requests)
    visit = world.ask(c.Login("Ada", PIN), "side")
    assert (visit.notice, visit.locked_ms) == (Notice.LOCKED_OUT, 300_000)
    assert sum(isinstance(one, m.CheckPin) for one in world.seen_requests) == asked
    world.clock.utc_ms += 300_000
    assert world.log_in(screen="side").screen is Screen.ATTENDANT
    assert look(world, "side").locked_ms == 0


def test_an_override_is_for_the_outlet_of_its_form(world: World) -> None:
    """The form shows which; one that there is not is refused there as well."""
    world.log_in()
    visit = world.ask(c.AskOverride(2))
    assert (visit.screen, visit.chosen) == (Screen.OVERRIDE, (2,))
    assert world.ask(c.Override(9, 1_500, "cash")).notice is Notice.NOT_ALLOWED
    assert world.sales() == []
    visit = world.ask(c.Back())
    assert (visit.screen, visit.chosen) == (Screen.ATTENDANT, ())
    world.ask(c.AskOverride(2))
    assert world.ask(c.Override(2, 1_500, "cash")).chosen == ()


def test_the_time_that_a_name_is_locked_is_forgotten_with_the_login(world: World) -> None:
    """Whoever comes to that screen next is shown nothing of it."""
    for _ in range(5):
        world.log_in(pin=WRONG_PIN)
    assert (world.visit.notice, world.visit.locked_ms) == (Notice.LOCKED_OUT, 300_000)
    assert world.ask(c.Back()).locked_ms == 0
    assert look(world, "new").locked_ms == 0


def test_whoever_was_in_is_back_at_the_overview_once_there_is_room(world: World) -> None:
    """The login ended with the disk: nothing of it is left on the screen."""
    world.buy(1, screen="side")
    world.log_in()
    world.ask(c.ToggleOutlet(1))
    world.store.broken = StorageFull("no room")
    world.ask(c.LockOutlet(2, "safety"))
    visit = world.visit
    assert (visit.screen, visit.sale, visit.attendant) == (Screen.OVERVIEW, None, None)
    world.ask(c.StillHere())
    assert world.screen is Screen.OUT_OF_SERVICE
    world.store.broken = None
    world.run(3_000)
    assert world.screen is Screen.OVERVIEW


def test_a_sale_with_a_part_that_is_no_longer_there_can_be_finished(world: World) -> None:
    """Started again without one of its outlets: an attendant ends what is left of it."""
    sale = world.buy(1, 2)
    world.lift(1)
    world.lift(2)
    world.flow(1)
    world.controller(1).answers = False
    smaller = {key: one for key, one in world.site.outlets.items() if key != OutletId(2)}
    world.site = replace(world.site, outlets=smaller)
    world.start()
    world.run(500)
    assert {one.outlet for one in world.deliveries(sale) if one.is_open} == {1, 2}
    world.log_in()
    assert world.ask(c.FinishOutlet(1, "misuse")).notice is Notice.NONE
    assert recorded(world, "sale-ended")[0] is Relevance.ATTENDANT


def test_an_attendant_who_finishes_a_sale_stops_nobody_else(world: World) -> None:
    """An outlet that the sale has left serves a stranger by now: theirs runs on."""
    sale = world.buy(1, 2)
    world.lift(1, takes=1_000_000)
    world.lift(2)
    world.run_until(lambda: not world.delivery(1).is_open)
    world.controller(1).calling = False
    world.run_until(lambda: world.snapshot.outlets[0].is_available)
    stranger = world.buy(1, screen="side")
    world.lift(1)
    world.flow(1)
    world.log_in(screen="back")
    world.ask(c.FinishOutlet(2, "misuse"), "back")
    world.run(1_000)
    assert world.finish(sale).state is SaleState.SETTLED
    assert world.delivery(2).reason is StopReason.ATTENDANT
    assert (world.delivery(1).sale, world.delivery(1).is_open) == (stranger, True)


def test_a_sale_that_an_attendant_finishes_waits_for_nobody(world: World) -> None:
    """Somebody still has a page to add money: it ends, and all is settled in seconds."""
    sale = world.buy(1)
    world.lift()
    world.flow()
    ask_more(world, 1_000)
    world.log_in(screen="back")
    world.ask(c.FinishOutlet(1, "misuse"), "back")
    world.run(5_000)
    assert world.sale(sale).state is SaleState.SETTLED
    assert payers(world, sale)[1].state is PrepaymentState.EXPIRED


# --- Reports, codes and receipts: what a day's work asks for ------------------------------------


def printing(world: World) -> World:
    """Return the place with a printer that is ready."""
    world.core._printing._has_printer = True
    world.core._printing.on_seen(m.PrinterSeen(""))
    return world


def asked_to_print(world: World, command: c.Command) -> list[m.PrintJob]:
    """Return what the printer is asked for because of a command of the attendant's."""
    world.mail.clear()
    requests = world.core.handle(m.Asked("back", command), world.clock.now())
    return [one.job for one in requests if isinstance(one, m.PrepareReceipt)]


def printed(world: World, job: m.PrintJob) -> None:
    """Let the printer print it."""
    world.core.handle(m.PrinterReady(job), world.clock.now())
    world.core.handle(m.ReceiptPrinted(job, Printed.DONE), world.clock.now())


def test_reports_are_printed_as_the_day_has_them(world: World) -> None:
    """The running day's at any time; a closed one's once there is one, and again as a copy."""
    printing(world)
    world.log_in(screen="back")
    language = "x" * 20
    assert asked_to_print(world, c.PrintReport("en")) == []
    assert look(world, "back").notice is Notice.NOT_ALLOWED
    [job] = asked_to_print(world, c.PrintReport(language, is_running=True))
    assert (job.day, job.copy, job.language) == (0, 1, "x" * 8)
    assert look(world, "back").notice is Notice.NONE
    assert asked_to_print(world, c.PrintReport("en", is_running=True)) == []
    assert look(world, "back").notice is Notice.NOT_ALLOWED, "the printer is at it"
    printed(world, job)
    world.ask(c.CloseDay(), "back")
    for copy in (1, 2, 3):
        [job] = asked_to_print(world, c.PrintReport("en"))
        assert (job.day, job.copy) == (1, copy)
        assert world.kinds().count("report-copied") == copy - 1
        printed(world, job)
    assert recorded(world, "report-copied") == (Relevance.ATTENDANT, {"day": 1, "by": "Ada"})
    [job] = asked_to_print(world, c.PrintReport("en", is_running=True))
    assert (job.day, job.copy) == (0, 1)


def test_looking_for_receipts_says_when_there_is_none(world: World) -> None:
    """Nothing wanted is no failure, even where there is none yet."""
    world.log_in(screen="back")
    assert world.ask(c.FindReceipts(""), "back").notice is Notice.NONE
    assert world.ask(c.FindReceipts("7"), "back").notice is Notice.NO_RECEIPT
    sales = []
    for _ in range(2):
        sale = world.buy(1)
        world.lift(takes=500_000)
        world.flow(base=500_000)
        world.controller().calling = False
        world.ask(c.Finish())
        world.finish(sale)
        world.ask(c.Finish())
        sales.append(world.sale(sale))
    assert world.ask(c.FindReceipts(""), "back").notice is Notice.NONE
    assert world.ask(c.FindReceipts("1"), "back").notice is Notice.NONE
    assert world.ask(c.ReprintReceipt(9, "en"), "back").notice is Notice.NO_RECEIPT
    assert world.ask(c.ReprintReceipt(1, "en"), "back").notice is Notice.NO_PRINTER
    printing(world)
    world.ask(c.FindReceipts(""), "back")
    [job] = asked_to_print(world, c.ReprintReceipt(1, "en"))
    assert job.sale == sales[0].id
    assert world.ask(c.ReprintReceipt(1, "en"), "back").notice is Notice.BUSY


def test_a_day_without_more_money_pages_than_may_be_opened(world: World) -> None:
    """Whoever asks for more again and again waits; what they are refused counts for nothing."""
    world.buy(1, minor=500)
    for _ in range(9):
        key = ask_more(world, 500)
        world.ask(c.CancelTopUp(key))
    assert world.ask(c.TopUp(1)).notice is Notice.TOO_LITTLE
    last = ask_more(world, 500)
    world.ask(c.CancelTopUp(last))
    assert world.ask(c.TopUp(500)).notice is Notice.TOO_MANY_PAGES
    assert recorded(world, "pages-paused") == (Relevance.PAYMENT, {"screen": "front"})
    assert [one for one in world.store.entries if one.kind == "pages-paused"][1:] == []
    world.run(60_000)
    assert ask_more(world, 500)


def test_what_is_paid_is_no_page_that_was_opened_in_vain(world: World) -> None:
    """Of a sale, and for more money: only what nobody paid on counts."""
    world.buy(1, minor=500)
    for _ in range(6):
        add(world, 500)
    for _ in range(9):
        world.ask(c.CancelTopUp(ask_more(world, 500)))
    assert ask_more(world, 500)


def test_who_goes_back_from_choosing_a_turn_has_the_screen_as_they_need_it(world: World) -> None:
    """They are still there: only who leaves takes large letters along."""
    world.buy(1, screen="other")
    world.ask(c.SetMode("large", is_on=True))
    assert world.ask(c.QueueFor(1)).screen is Screen.CHOOSE
    assert world.ask(c.Back()).screen is Screen.OVERVIEW
    assert world.visit.modes == ("large",)


def test_a_customers_pause_is_of_their_own_outlet_and_in_the_journal(world: World) -> None:
    """Another one is nobody's to pause, with a word about it; theirs is a matter of deliveries."""
    world.buy(1)
    world.lift()
    world.flow()
    assert world.ask(c.PauseOutlet(2)).notice is Notice.NOT_ALLOWED
    assert world.ask(c.PauseOutlet(1)).notice is Notice.NONE
    world.run(3_000)
    assert world.ask(c.StopOutlet(1)).notice is Notice.NONE
    world.run(1_000)
    assert world.visit.notice is Notice.NONE
    found = {one.relevance for one in world.store.entries if one.kind == "outlet-paused"}
    assert found == {Relevance.DELIVERY}


def test_an_attendant_says_why_also_at_their_own_delivery(world: World) -> None:
    """An override is paused by an attendant, not by a customer: with a reason of the list."""
    world.hire(role=Role.MANAGER)
    world.run(1_500)
    world.log_in()
    world.ask(c.AskOverride(1))
    world.ask(c.Override(1, 2_000, "goodwill"))
    world.lift()
    world.flow()
    assert world.screen is Screen.DELIVERING
    assert world.ask(c.PauseOutlet(1)).notice is Notice.NOT_ALLOWED
    assert world.controller().is_open
    assert world.ask(c.PauseOutlet(1, "other")).notice is Notice.NONE


def test_twenty_wrong_codes_at_all_screens_lock_them_all() -> None:
    """Four at each is too few for that screen; together they are twenty: until the first is old."""
    world = World(place=site(5))
    world.run(1_500)
    begun_ms = world.clock.mono_ms
    for n in range(5):
        screen = f"side-{n}"
        world.choose(n + 1, screen=screen)
        world.ask(c.BuyAmount(2000), screen)
        for _ in range(4):
            assert world.core._visits.locked(world.clock.mono_ms) == []
            notice = world.ask(c.UseCode(WRONG_CODE), screen).notice
            assert notice in {Notice.WRONG_CODE, Notice.CODES_LOCKED}
            world.run(1_000)
    locked = world.core._visits.locked(world.clock.mono_ms)
    assert locked == sorted(world.core._visits.all)
    left_ms = world.core._visits.codes_locked_ms(
        world.core._visits.all["side-4"], world.clock.mono_ms
    )
    assert left_ms == begun_ms + CODES_MS - world.clock.mono_ms
    world.clock.turn(left_ms - 1)
    assert world.core._visits.locked(world.clock.mono_ms) != []
    world.clock.turn(1)
    assert world.core._visits.locked(world.clock.mono_ms) == []


def test_a_code_after_twenty_wrong_ones_counts_with_the_latest_nineteen() -> None:
    """Once the first is old one more may be tried; wrong again, all wait for the next to be old."""
    world = World(place=site(6))
    world.run(1_500)
    begun_ms = world.clock.mono_ms
    for n in range(6):
        world.choose(n + 1, screen=f"side-{n}")
        world.ask(c.BuyAmount(2000), f"side-{n}")
    for n in range(5):
        for _ in range(4):
            world.ask(c.UseCode(WRONG_CODE), f"side-{n}")
            world.clock.turn(1_000)
    assert world.ask(c.UseCode(WRONG_CODE), "side-5").notice is Notice.CODES_LOCKED
    world.clock.turn(begun_ms + CODES_MS - world.clock.mono_ms)
    world.core._visits.all["side-5"].touched_ms = world.clock.mono_ms
    assert world.ask(c.UseCode(WRONG_CODE), "side-5").notice is Notice.CODES_LOCKED
    assert look(world, "side-5").codes_locked_ms == 1_000
    alarms = world.core.alarms(world.clock.now())
    assert [one for one in alarms if one.startswith("codes_locked:")] == [
        f"codes_locked:side-{n}" for n in range(6)
    ]
    world.clock.turn(1_000)
    assert world.core._visits.locked(world.clock.mono_ms) == []


def test_a_wrong_code_on_a_phone_is_in_the_journal_of_payments(world: World) -> None:
    """Not which one; who may not be paid for any more guesses nothing."""
    sale = world.quote(1)
    code = world.prepayment(sale).code
    world.handle(m.CodeTyped(code, WRONG_CODE))
    assert world.core.answer is Notice.WRONG_CODE
    assert recorded(world, "code-refused") == (Relevance.PAYMENT, {"screen": "phone"})
    world.ask(c.Back())
    world.run(500)
    world.handle(m.CodeTyped(code, WRONG_CODE))
    assert world.core.answer is Notice.PAYMENT_EXPIRED
    assert world.kinds().count("code-refused") == 1


def test_what_a_phone_may_not_pay_with_is_no_try_to_guess(world: World) -> None:
    """A code that is right but holds nothing here is refused, and written down as nothing."""
    sale = world.quote(1)
    world.log_in(screen="back")
    world.ask(c.SellVoucher(1), "back")
    attendant = look(world, "back").attendant
    assert attendant is not None
    assert attendant.voucher is not None
    world.handle(m.CodeTyped(world.prepayment(sale).code, attendant.voucher.code))
    assert world.core.answer not in {None, Notice.NONE, Notice.WRONG_CODE}
    assert "code-refused" not in world.kinds()


def test_no_page_is_opened_where_no_way_to_pay_is_there(world: World) -> None:
    """It is said at once; the choice stays for when one is."""
    world.choose(1)
    world.core._checkout._ways.offered = lambda _now: ()  # type: ignore[method-assign,misc]
    visit = world.ask(c.BuyAmount(2_000))
    assert (visit.screen, visit.notice) == (Screen.CHOOSE, Notice.PAYMENT_UNAVAILABLE)
    assert (visit.chosen, visit.sale) == ((1,), None)
    assert world.sales() == []


def test_pages_that_somebody_paid_on_are_none_that_were_opened_in_vain(world: World) -> None:
    """Ten sales that are paid for and dropped from memory keep nobody waiting."""
    for _ in range(10):
        world.buy(1, minor=500)
        world.ask(c.Finish())
        world.run_until(lambda: world.screen is Screen.DONE)
        world.ask(c.Finish())
    assert world.quote(1, minor=500)


@pytest.mark.parametrize("is_quoted_only", [True, False])
def test_another_way_to_pay_is_another_page_and_waits_as_well(*, is_quoted_only: bool) -> None:
    """Whoever has opened too many is told so, and no further one is opened."""
    world = staffed()
    for _ in range(9):
        world.quote(1)
        world.ask(c.Back())
        world.run(300)
    sale = world.quote(1)
    before = len(payers(world, sale))
    if is_quoted_only:
        world.clock.turn(60_000)
        assert world.ask(c.PayWith("nothing")).notice is not Notice.TOO_MANY_PAGES
    else:
        visit = world.ask(c.PayWith("fake"))
        assert (visit.screen, visit.notice) == (Screen.PAY, Notice.TOO_MANY_PAGES)
    assert len(payers(world, sale)) == before


# --- Help, modes and the login ------------------------------------------------------------------


def test_out_of_service_a_call_outlasts_the_modes_beside_it(world: World) -> None:
    """Whoever needed the screen larger is gone after a minute; that they called is still shown."""
    world.ask(c.StillHere())
    for controller in world.controllers.values():
        controller.active = Fault.VALVE
    world.run(500)
    assert world.screen is Screen.OUT_OF_SERVICE
    world.ask(c.SetMode("large", is_on=True))
    assert world.visit.modes != ()
    visit = after_ms(world, IDLE_MS)
    assert (visit.modes, visit.left_ms, visit.called_ms) == ((), None, 0), "nobody has called"
    world.ask(c.CallAttendant())
    assert world.visit.left_ms == CALL_SHOWN_MS
    world.ask(c.SetMode("large", is_on=True))
    visit = after_ms(world, IDLE_MS)
    assert visit.modes == ()
    assert (visit.called_ms > 0, visit.left_ms) == (True, CALL_SHOWN_MS)
    visit = after_ms(world, CALL_SHOWN_MS)
    assert (visit.called_ms, visit.left_ms) == (0, None)


@pytest.mark.parametrize("beside", ["mode", "notice"])
def test_on_the_overview_a_call_outlasts_what_is_shown_beside_it(world: World, beside: str) -> None:
    """A mode or a notice goes first, then the call; where nobody has called none is shown."""
    world.quote(1, screen="side")

    def show() -> None:
        if beside == "mode":
            world.ask(c.SetMode("large", is_on=True))
        else:
            assert world.ask(c.ToggleOutlet(1)).notice is Notice.OUTLET_TAKEN

    show()
    visit = after_ms(world, IDLE_MS)
    assert (visit.modes, visit.notice, visit.left_ms) == ((), Notice.NONE, None)
    world.ask(c.CallAttendant())
    show()
    assert world.visit.left_ms == IDLE_MS
    visit = after_ms(world, IDLE_MS)
    assert (visit.modes, visit.notice, visit.left_ms) == ((), Notice.NONE, CALL_SHOWN_MS)
    assert visit.called_ms > 0
    visit = after_ms(world, CALL_SHOWN_MS)
    assert (visit.called_ms, visit.left_ms) == (0, None)


def attended(world: World) -> None:
    """Let an attendant confirm payments of the only rail, and somebody ask to pay."""
    world.rail.confirmed_by = ConfirmedBy.ATTENDANT
    world.start()
    world.run(1_500)


def test_whoever_pays_keeps_their_screen_while_no_attendant_comes_to_it(world: World) -> None:
    """The login there lapses: the page is shown again, as they need it, and nothing timed out."""
    attended(world)
    sale = world.quote(1)
    world.ask(c.SetMode("large", is_on=True))
    world.ask(c.CallAttendant())
    before = world.visit
    assert world.ask(c.AskLogin()).screen is Screen.LOGIN
    visit = after_ms(world, IDLE_MS)
    assert (visit.screen, visit.notice) == (Screen.PAY, Notice.NONE)
    assert visit.sale is not None
    assert visit.sale.id == sale
    assert (visit.modes, visit.called_ms > 0) == (before.modes, False)


def test_whoever_is_served_is_not_sent_to_the_login(world: World) -> None:
    """Though somebody still asks to pay more in cash for them."""
    attended(world)
    world.log_in(screen="back")
    sale = world.quote(1)
    world.ask(c.ConfirmPayment(world.prepayment(sale).id, 2_000, "seen_on_account"), "back")
    world.run(500)
    assert world.screen is Screen.DELIVERING
    ask_more(world, 1_000)
    before = world.visit
    assert world.ask(c.AskLogin()) == before


def test_whoever_waits_at_an_outlet_that_has_failed_is_asked_and_not_counted_down(
    world: World,
) -> None:
    """Nothing counts down but their answer; where all is well their place is shown a minute."""
    world.buy(1, screen="side")
    queue(world, screen="front")
    assert world.visit.left_ms is not None
    world.controller().answers = False
    world.run(4_000)
    assert world.screen is Screen.QUEUE
    assert world.visit.left_ms is None
    sale = world.visit.sale
    assert sale is not None
    assert sale.wait_left_ms is not None


@pytest.mark.req("ATT-02")
def test_whoever_is_barred_is_not_even_asked_for_their_pin(world: World) -> None:
    """It is said and written down; their PIN is compared by nobody."""
    world.store.commit(Batch(saved=(Setting(BARRED + "Ada", "yes"),)))
    world.start()
    world.run(1_500)
    world.seen_requests.clear()
    assert world.log_in().notice is Notice.BARRED
    assert not any(isinstance(one, m.CheckPin) for one in world.seen_requests)
    assert recorded(world, "login-refused") == (
        Relevance.ATTENDANT,
        {"name": "Ada", "screen": "front"},
    )


def test_whoever_is_barred_while_their_pin_is_compared_stays_out(world: World) -> None:
    """It was right, and a manager was quicker at another screen."""
    world.hire("Mia", role=Role.MANAGER)
    world.run(1_500)
    world.log_in("Mia", screen="back")
    world.ask(c.AskLogin())
    world.handle(m.Asked("front", c.Login("Ada", PIN)))
    world.handle(m.Asked("back", c.BarUser("Ada", is_barred=True)))
    world.run(100)
    assert (world.visit.notice, world.visit.attendant) == (Notice.BARRED, None)
    assert world.screen is Screen.LOGIN


def test_a_hash_is_for_whom_it_was_made(world: World) -> None:
    """An answer about somebody else adds nobody, and the right one still does."""
    world.hire("Mia", role=Role.MANAGER)
    world.run(1_500)
    world.log_in("Mia")
    world.handle(m.Asked("front", c.AddUser("Ben", "attendant", "314260")))
    world.core.handle(m.Asked("back", c.StillHere()), world.clock.now())
    world.core.handle(m.PinHashed("front", "Eve", "hash of another"), world.clock.now())
    world.core.handle(m.PinHashed("back", "Ben", "hash of another"), world.clock.now())
    world.run(100)
    assert world.store.saved["Attendant", "Ben"] == Attendant("Ben", "hash of 314260")


def test_a_tank_that_there_is_not_holds_nothing(world: World) -> None:
    """Whatever an attendant says has arrived in it."""
    world.log_in()
    assert world.ask(c.FillTank("nowhere", 1_000_000, "note")).notice is Notice.NOT_ALLOWED


# --- What is paused or sent elsewhere -----------------------------------------------------------


@pytest.mark.parametrize(("screen", "is_kept"), [("front", False), ("back", False), ("side", True)])
def test_a_pause_is_given_up_by_a_stop_of_whoever_may(
    world: World, screen: str, *, is_kept: bool
) -> None:
    """The customer's own and the attendant's; a stranger's *stop* leaves it as it is."""
    world.buy(1)
    world.lift()
    world.flow(1, 300_000)
    world.log_in(screen="back")
    world.buy(2, screen="side")
    assert world.ask(c.PauseOutlet(1, "safety"), "back").notice is Notice.NONE
    world.run_until(lambda: not world.delivery().is_open)
    world.ask(c.StopOutlet(1), screen)
    notice = world.ask(c.ResumeOutlet(1, "checked"), "back").notice
    assert (notice is Notice.NONE) is is_kept


def test_a_customer_takes_the_rest_elsewhere_without_saying_why(world: World) -> None:
    """It is theirs; nothing of it is in the attendants' log."""
    sale = world.buy(1)
    world.lift()
    world.flow(1, 300_000)
    world.controller().active = Fault.VALVE
    world.run_until(lambda: not world.delivery().is_open)
    assert world.ask(c.MoveRemainder(2, "")).notice is Notice.NONE
    world.run(500)
    assert {one.outlet for one in world.deliveries(sale)} == {1, 2}
    assert not {"command-refused", "remainder-sent"} & set(world.kinds())


def test_an_attendant_sends_a_rest_elsewhere_for_a_reason_of_the_list(world: World) -> None:
    """Another one is refused and written down, and nothing stops."""
    world.buy(1)
    world.lift()
    world.flow(1, 300_000)
    world.log_in(screen="back")
    world.ask(c.ToggleOutlet(1), "back")
    assert world.ask(c.MoveRemainder(2, "because"), "back").notice is Notice.NOT_ALLOWED
    assert recorded(world, "command-refused")[1]["why"] == str(Notice.NOT_ALLOWED)
    assert world.delivery().reason is None
