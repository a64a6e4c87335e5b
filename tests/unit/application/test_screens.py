"""Which screen follows which, for every screen, and how each is left again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api import wire
from kiosk.api.snapshot import Notice, Screen
from kiosk.application import messages as m
from kiosk.application.navigation import TABLE, Step, after
from kiosk.domain.sale import SaleState
from kiosk.payments.cash import CashRail

S, T = Screen, Step


@pytest.fixture
def world() -> World:
    """Return a place where Ada works."""
    world = World()
    world.hire()
    world.run(1_500)
    return world


# --- How to get to each screen ------------------------------------------------------------------


def to_overview(world: World) -> None:
    world.ask(c.StillHere())


def to_choose(world: World) -> None:
    world.choose(1)


def to_pay(world: World) -> None:
    world.quote(1)


def to_queue(world: World) -> None:
    """Wait for outlet 1, at which somebody is before them."""
    world.buy(1, screen="other")
    world.ask(c.QueueFor(1))
    world.ask(c.BuyAmount(2000))
    world.run(1_500)
    pay(world)


def to_delivering(world: World) -> None:
    world.buy(1)


def to_done(world: World) -> None:
    world.buy(1)
    world.ask(c.Finish())
    world.run(2_000)


def to_login(world: World) -> None:
    world.ask(c.AskLogin())


def to_attendant(world: World) -> None:
    world.log_in()


def to_override(world: World) -> None:
    world.log_in()
    world.ask(c.AskOverride(2))


def to_out_of_service(world: World) -> None:
    world.ask(c.StillHere())
    for controller in world.controllers.values():
        controller.answers = False
    world.run(4_000)


WAY: dict[Screen, Callable[[World], None]] = {
    S.OVERVIEW: to_overview,
    S.CHOOSE: to_choose,
    S.PAY: to_pay,
    S.QUEUE: to_queue,
    S.DELIVERING: to_delivering,
    S.DONE: to_done,
    S.LOGIN: to_login,
    S.ATTENDANT: to_attendant,
    S.OVERRIDE: to_override,
    S.OUT_OF_SERVICE: to_out_of_service,
}

# --- What makes each step -----------------------------------------------------------------------


def somebody_sells(world: World) -> None:
    world.buy(1, screen="side")


def pay(world: World) -> None:
    visit = world.visit
    assert visit.sale is not None
    world.pay(visit.sale.id)
    world.run(1_500)


def enter(world: World) -> None:
    world.log_in()


def override(world: World) -> None:
    world.ask(c.Override(2, 1_000, "cash"))


def finish(world: World) -> None:
    world.ask(c.Finish())
    world.run(2_000)


def silence(world: World) -> None:
    for controller in world.controllers.values():
        controller.answers = False
    world.run(4_000)


def sound(world: World) -> None:
    for controller in world.controllers.values():
        controller.answers = True
    world.run(3_000)


def show(world: World) -> None:
    world.ask(c.ToggleOutlet(1))


def back(world: World) -> None:
    world.ask(c.Back())


def proceed(world: World) -> None:
    world.ask(c.ToggleOutlet(1))
    world.ask(c.Proceed())


def buy(world: World) -> None:
    world.ask(c.BuyAmount(2000))


def ask_login(world: World) -> None:
    world.ask(c.AskLogin())


def queue(world: World) -> None:
    """Be somebody who waits for outlet 1, on any screen that asks for it."""
    visit = world.visit
    assert visit.sale is not None
    world.pay(visit.sale.id)
    world.run(1_500)


def look(world: World) -> None:
    [waiting] = world.snapshot.queue
    world.ask(c.ShowWaiting(waiting.sale))


def call(world: World) -> None:
    """Let whoever is before them finish."""
    world.ask(c.ToggleOutlet(1), "other")
    world.ask(c.Finish(), "other")
    world.run(2_000)


def ask_override(world: World) -> None:
    world.ask(c.AskOverride(2))


MAKES: dict[Step, Callable[[World], None]] = {
    T.PROCEED: proceed,
    T.QUOTE: buy,
    T.QUEUE: queue,
    T.SHOW: show,
    T.LOOK: look,
    T.FINISH: finish,
    T.LEAVE: back,
    T.LOGIN: ask_login,
    T.ENTER: enter,
    T.OVERRIDE: ask_override,
    T.BREAK_DOWN: silence,
    T.RECOVER: sound,
    T.RETURN: back,
}


def called(world: World, screen: Screen) -> None:
    """Be an attendant, or about to be, for whom a customer of this screen waits."""
    world.others["cash"] = CashRail(name="cash", currency="EUR", return_url="")
    world.start()
    world.run(1_500)
    world.quote(1)
    world.ask(c.PayWith("cash"))
    world.run(500)
    if screen is S.ATTENDANT:
        world.log_in()
    else:
        world.ask(c.AskLogin())


def ended(world: World) -> None:
    """End the engine while somebody's delivery still closes."""
    somebody_sells(world)
    world.lift()
    world.flow()
    world.handle(m.ShutdownAsked())
    world.ask(c.StillHere())


@pytest.mark.req("CTL-14")
@pytest.mark.parametrize(
    ("screen", "step"), TABLE, ids=[f"{screen}-{step}" for screen, step in TABLE]
)
def test_every_row_of_the_table_happens(world: World, screen: Screen, step: Step) -> None:
    """Each way from a screen is one that people can go, and it leads where the table says."""
    if (screen, step) == (S.OUT_OF_SERVICE, T.SHOW):
        ended(world)
    elif (screen, step) == (S.PAY, T.QUEUE):
        world.buy(1, screen="other")
        world.ask(c.QueueFor(1))
        world.ask(c.BuyAmount(2000))
        world.run(1_500)
    elif (screen, step) == (S.OVERVIEW, T.LOOK):
        to_queue(world)
        world.ask(c.Back())
    elif step is T.RETURN:
        called(world, screen)
    else:
        if step is T.SHOW:
            somebody_sells(world)
        WAY[screen](world)
    assert world.screen is screen
    if step is T.FUND:
        {S.OVERRIDE: override, S.QUEUE: call}.get(screen, pay)(world)
    else:
        MAKES[step](world)
    assert world.screen is TABLE[screen, step]


@pytest.mark.req("CTL-14")
def test_every_screen_is_reached_and_left_again() -> None:
    """From the overview to each screen, and from each back to the overview."""
    reached = {S.OVERVIEW}
    while new := {to for (screen, _), to in TABLE.items() if screen in reached} - reached:
        reached |= new
    assert reached == set(Screen)
    leading = {S.OVERVIEW}
    while new := {screen for (screen, _), to in TABLE.items() if to in leading} - leading:
        leading |= new
    assert leading == set(Screen)


@pytest.mark.req("CTL-14")
@pytest.mark.parametrize("screen", Screen)
def test_a_step_that_is_not_in_the_table_leads_nowhere(screen: Screen) -> None:
    """The same screen stays."""
    for step in Step:
        if (screen, step) not in TABLE:
            assert after(screen, step) is screen


@pytest.mark.parametrize("screen", [one for one in Screen if (one, T.SHOW) not in TABLE], ids=str)
def test_a_running_outlet_is_shown_only_where_the_table_says_so(
    world: World, screen: Screen
) -> None:
    """Touched from anywhere else, somebody's running outlet changes nothing on this screen."""
    world.buy(2, screen="side")
    world.lift(2)
    if screen is S.OVERRIDE:
        world.log_in()
        world.ask(c.AskOverride(1))
    else:
        WAY[screen](world)
    before = world.visit
    assert before.screen is screen
    after_touch = world.ask(c.ToggleOutlet(2))
    assert (after_touch.screen, after_touch.chosen) == (before.screen, before.chosen)
    assert (after_touch.sale and after_touch.sale.id) == (before.sale and before.sale.id)


@pytest.mark.req("CTL-14")
@pytest.mark.parametrize("screen", Screen)
def test_every_command_is_harmless_on_every_screen(world: World, screen: Screen) -> None:
    """Whatever a screen sends, wherever it stands: an answer, and no defect."""
    commands: list[c.Command] = [
        cls(**_arguments(cls)) for cls in wire.COMMANDS.values() if cls is not c.StopAll
    ]
    for command in commands:
        world.start()
        world.run(500)
        for controller in world.controllers.values():
            controller.answers, controller.calling = True, False
        world.run(3_000)
        empty(world)
        WAY[screen](world)
        assert world.screen is screen
        world.ask(command)
        world.run(100)
        assert wire.decode_snapshot(wire.encode_snapshot(world.snapshot)) == world.snapshot


def empty(world: World) -> None:
    """Let everybody leave who waits or has been called: a queue outlives a start."""
    for waiting in world.snapshot.queue:
        world.ask(c.ShowWaiting(waiting.sale), "sweep")
        world.ask(c.Finish(), "sweep")
        world.ask(c.Finish(), "sweep")
    for outlet in (1, 2):
        world.ask(c.ToggleOutlet(outlet), "sweep")
        world.ask(c.Finish(), "sweep")
        world.run(2_000)
        world.ask(c.Back(), "sweep")


def _arguments(cls: type[c.Command]) -> dict[str, object]:
    values: dict[str, object] = {
        "screen": "front", "protocol": 1, "outlet": 1, "minor": 1_000, "base": 2_000_000,
        "reason": "cash", "sale": "S-000001", "code": "0", "payer": "P-000002",
        "flaw": "", "reader": "camera", "trouble": "unplugged", "serial": "FC-9",
        "language": "en", "rail": "fake", "prepayment": "P-000002",
        "name": "Ada", "pin": "000001", "wanted": "1", "number": 1, "is_running": True,
        "typed": "V-000001", "batch": "spring", "expires_ms": 0, "marks": ("0" * 64,),
        "first": "V-000001", "last": "", "mode": "large", "is_on": True,
        "product": "diesel",
        "price_e4": 1,
        "hour": -1,
        "supply": "tank",
        "certificate": "C-1",
        "seals_before": "S-1",
        "seals_after": "S-2",
        "note": "4711",
        "what": "health", "to": 2,
        "role": "manager",
        "is_barred": True,
        "most": 5,
        "before": 0,
        "relevance": "",
        "person": "",
        "days_ago": -1,
    }  # fmt: skip
    return {name: values[name] for name in cls.__dataclass_fields__}


# --- Time ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("screen", [S.CHOOSE, S.LOGIN])
def test_a_visit_that_nobody_is_at_any_more_ends(world: World, screen: Screen) -> None:
    """A minute without a touch, with a warning for the last seconds; a touch starts it again."""
    WAY[screen](world)
    world.run(38_000)
    assert not world.visit.is_warning
    world.run(4_000)
    assert world.visit.is_warning
    assert world.visit.left_ms is not None
    assert 0 < world.visit.left_ms <= 20_000
    world.ask(c.StillHere())
    assert not world.visit.is_warning
    world.run(59_000)
    assert world.screen is screen
    world.run(2_000)
    assert (world.screen, world.visit.notice) == (S.OVERVIEW, Notice.VISIT_TIMED_OUT)
    world.run(61_000)
    assert (world.visit.notice, world.visit.left_ms) == (Notice.NONE, None)


def test_picked_outlets_are_let_go_of_in_time(world: World) -> None:
    """Somebody picked one and walked away."""
    world.ask(c.ToggleOutlet(1))
    world.run(61_000)
    assert (world.visit.chosen, world.visit.notice) == ((), Notice.VISIT_TIMED_OUT)


@pytest.mark.req("UI-10")
def test_the_last_screen_makes_room_for_the_next_customer(world: World) -> None:
    """Half a minute after the last drop, or after the last touch."""
    to_done(world)
    world.run(25_000)
    world.ask(c.StillHere())
    world.run(25_000)
    assert (world.screen, world.visit.is_warning) == (S.DONE, False)
    world.run(7_000)
    assert (world.screen, world.visit.sale) == (S.OVERVIEW, None)


@pytest.mark.parametrize("screen", [S.PAY, S.DELIVERING, S.OVERVIEW, S.OUT_OF_SERVICE])
def test_where_something_else_ends_the_visit_nothing_counts_down(
    world: World, screen: Screen
) -> None:
    """Paying and delivering have limits of their own; the overview needs none."""
    WAY[screen](world)
    assert world.visit.left_ms is None


def test_a_screen_that_comes_back_finds_its_visit(world: World) -> None:
    """Attached again under its name, it goes on where it was."""
    world.quote(1)
    assert world.ask(c.Attach("front", 1)).screen is S.PAY


def test_a_second_screen_has_a_visit_of_its_own(world: World) -> None:
    """What one person picks is not picked for the other."""
    world.choose(1)
    assert world.ask(c.Attach("side", 1), "side").screen is S.OVERVIEW
    world.ask(c.ToggleOutlet(2), "side")
    assert world.visit.chosen == (1,)
    assert world.core.snapshot("side", world.clock.now()).visit.chosen == (2,)


def test_whoever_goes_back_from_a_delivery_leaves_it_running(world: World) -> None:
    """The overview is shown, the delivery goes on, and its tile leads back to it."""
    sale = world.buy(1)
    world.lift()
    world.flow()
    assert world.ask(c.Back()).screen is S.OVERVIEW
    assert world.sale(sale).state is SaleState.OPEN
    visit = world.ask(c.ToggleOutlet(1))
    assert visit.sale is not None
    assert (visit.screen, visit.sale.id) == (S.DELIVERING, sale)


def test_a_lost_delivery_can_still_be_looked_at(world: World) -> None:
    """Its outlet is out of use, and its tile leads to it all the same."""
    world.buy(1)
    world.lift()
    world.flow()
    world.controller().answers = False
    world.run(4_000)
    visit = world.ask(c.ToggleOutlet(1), "side")
    assert visit.sale is not None
    assert visit.screen is S.DELIVERING
    assert visit.sale.deliveries[0].state == "silent"
    assert visit.sale.deliveries[0].needs == ""


def test_what_the_customer_must_do_is_on_the_screen(world: World) -> None:
    """Until something flows: lift. Then how much, for how much, and what is left."""
    world.buy(1)
    world.run(300)
    sale = world.visit.sale
    assert sale is not None
    assert sale.deliveries[0].needs == "lift"
    assert (sale.remaining_minor, sale.captured_minor) == (2000, 0)
    world.lift()
    world.flow(1, 3_000_000)
    sale = world.visit.sale
    assert sale is not None
    [delivery] = sale.deliveries
    assert delivery.needs == ""
    assert delivery.delivered_base > 2_900_000
    assert delivery.cost_minor == sale.captured_minor > 510
    assert sale.remaining_minor == 2000 - delivery.cost_minor
    assert delivery.flow_base == world.snapshot.outlets[0].flow_base == 600_000
    assert world.snapshot.outlets[0].cost_minor == delivery.cost_minor
    assert world.snapshot.outlets[1].flow_base == 0


def test_a_countdown_changes_once_a_second(world: World) -> None:
    """A screen is sent nothing new for what it cannot show."""
    world.quote(1)
    shown = set()
    for _ in range(40):
        world.run(50)
        assert world.visit.sale is not None
        shown.add(world.visit.sale.pay_left_ms)
    assert 2 <= len(shown) <= 3
    assert all(one % 1_000 == 0 for one in shown)
