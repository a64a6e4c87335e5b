"""How whoever stands before a screen needs it to be: at once, and forgotten with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.payers import look
from fakes.world import PIN, World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen, VisitSnapshot
from kiosk.application import messages as m
from kiosk.domain.assistance import AccessMode
from kiosk.ports import ConfirmedBy

IDLE_MS = 60_000
WARN_MS = 20_000
DONE_MS = 30_000
EXTENSIONS = 10


@pytest.fixture
def world() -> World:
    """Return a place with two outlets where Ada works."""
    return staffed()


def staffed(modes: tuple[AccessMode, ...] = ()) -> World:
    """Return a place with two outlets where Ada works and screens begin with `modes`."""
    world = World(place=replace(site(2), modes=modes))
    world.hire()
    world.run(1_500)
    return world


def turn(world: World, mode: str, *, is_on: bool = True, screen: str = "front") -> VisitSnapshot:
    """Touch the switch of a mode."""
    return world.ask(c.SetMode(mode, is_on=is_on), screen)


def after_ms(world: World, ms: int) -> VisitSnapshot:
    """Let exactly `ms` pass in which nothing happens, then the clock tick; return the screen."""
    world.clock.turn(ms)
    for outlet, controller in world.controllers.items():
        if controller.answers:
            status = controller.read_status(feed=False)
            world.handle(m.StatusRead(outlet, status, world.clock.mono_ms))
    world.handle(m.Ticked())
    return world.visit


# --- On and off -----------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", list(AccessMode))
def test_one_touch_turns_a_mode_on_and_one_off(world: World, mode: AccessMode) -> None:
    """Its own and no other; touching it twice is touching it once."""
    assert world.visit.modes == ()
    assert turn(world, mode).modes == (mode,)
    assert turn(world, mode).modes == (mode,)
    assert turn(world, mode, is_on=False).modes == ()
    assert turn(world, mode, is_on=False).modes == ()


def test_modes_add_up_in_an_order_of_their_own(world: World) -> None:
    """Whatever was touched first; one that is taken back leaves the others."""
    for mode in reversed(AccessMode):
        turn(world, mode)
    assert world.visit.modes == tuple(AccessMode)
    assert turn(world, "still", is_on=False).modes == (
        "large", "low", "contrast", "time", "speech"
    )  # fmt: skip


def test_a_mode_that_there_is_not_changes_nothing(world: World) -> None:
    """Neither on nor off."""
    turn(world, "large")
    assert turn(world, "wings").modes == ("large",)
    assert turn(world, "wings", is_on=False).modes == ("large",)


def test_a_mode_is_of_one_screen(world: World) -> None:
    """Whoever stands at the other side sees theirs as it was."""
    world.ask(c.StillHere(), "side")
    turn(world, "large")
    assert look(world, "side").modes == ()


def test_a_notice_stays_while_the_screen_is_made_readable(world: World) -> None:
    """Whoever can't read it turns to large text because of it."""
    world.quote(1)
    world.ask(c.Back())
    world.run_until(lambda: world.visit.notice is Notice.PAYMENT_CANCELLED)
    assert turn(world, "large").notice is Notice.PAYMENT_CANCELLED


# --- Forgotten with whoever it was ----------------------------------------------------------------


def test_a_mode_lasts_from_the_first_touch_to_the_last_screen(world: World) -> None:
    """Choosing, going back, paying, delivering: it is the same person's sale."""
    turn(world, "large")
    world.choose(1)
    assert world.ask(c.Back()).modes == ("large",)
    assert world.ask(c.Proceed()).modes == ("large",)
    world.ask(c.BuyAmount(2_000))
    world.run(1_500)
    assert (world.visit.screen, world.visit.modes) == (Screen.PAY, ("large",))
    assert world.visit.sale is not None
    world.pay(world.visit.sale.id)
    world.run_until(lambda: world.screen is Screen.DELIVERING)
    assert world.visit.modes == ("large",)
    world.ask(c.Finish())
    world.run_until(lambda: world.screen is Screen.DONE)
    assert world.visit.modes == ("large",)
    assert world.ask(c.Finish()).modes == ()


def test_looking_in_at_the_login_is_no_end(world: World) -> None:
    """The way back from there leads to the same screen, for the same person."""
    turn(world, "low")
    assert world.ask(c.AskLogin()).modes == ("low",)
    assert world.ask(c.Back()).modes == ("low",)


@pytest.mark.req("UI-10")
def test_whoever_pays_not_or_leaves_takes_their_modes_with_them(world: World) -> None:
    """A payment taken back; a delivery left to run."""
    world.quote(1)
    turn(world, "large")
    visit = world.ask(c.Back())
    assert (visit.screen, visit.modes) == (Screen.OVERVIEW, ())
    world.buy(1)
    turn(world, "large")
    visit = world.ask(c.Back())
    assert (visit.screen, visit.modes) == (Screen.OVERVIEW, ())


@pytest.mark.req("UI-10")
def test_an_attendant_leaves_nothing_behind(world: World) -> None:
    """What they needed ends with their login."""
    world.log_in()
    assert turn(world, "large").modes == ("large",)
    visit = world.ask(c.Logout())
    assert (visit.screen, visit.modes) == (Screen.OVERVIEW, ())


@pytest.mark.req("UI-10")
def test_a_mode_goes_with_whoever_walks_off(world: World) -> None:
    """From the overview where nothing was chosen, to the millisecond, and a touch begins anew."""
    turn(world, "large")
    assert after_ms(world, IDLE_MS - 1).modes == ("large",)
    world.ask(c.StillHere())
    assert after_ms(world, IDLE_MS - 1).modes == ("large",)
    visit = after_ms(world, 1)
    assert (visit.modes, visit.notice, visit.left_ms) == ((), Notice.NONE, None)


@pytest.mark.req("UI-10")
def test_a_mode_goes_with_whoever_walks_off_after_choosing(world: World) -> None:
    """The visit times out, and the notice of it is for the next in everybody's form."""
    turn(world, "large")
    world.choose(1)
    visit = after_ms(world, IDLE_MS)
    assert (visit.screen, visit.modes, visit.notice) == (
        Screen.OVERVIEW, (), Notice.VISIT_TIMED_OUT
    )  # fmt: skip


@pytest.mark.req("UI-10")
def test_a_mode_goes_with_whoever_walks_off_from_a_kiosk_out_of_service(world: World) -> None:
    """Nothing is sold there, and the next one reads it as everybody does."""
    world.ask(c.StillHere())
    for controller in world.controllers.values():
        controller.answers = False
    world.run(4_000)
    assert (world.screen, world.visit.left_ms) == (Screen.OUT_OF_SERVICE, None)
    turn(world, "large")
    assert after_ms(world, IDLE_MS - 1).modes == ("large",)
    visit = after_ms(world, 1)
    assert (visit.screen, visit.modes) == (Screen.OUT_OF_SERVICE, ())


def test_a_screen_that_is_started_again_is_as_it_was(world: World) -> None:
    """Its process died in the middle of somebody's purchase: it comes back as they need it."""
    world.choose(1)
    turn(world, "large")
    assert world.ask(c.Attach("front", 5)).modes == ("large",)


# --- How every screen begins ----------------------------------------------------------------------


USUAL = (AccessMode.LARGE, AccessMode.TIME)


@pytest.fixture
def readable() -> World:
    """Return a place whose screens begin with large text and more time."""
    return staffed(USUAL)


@pytest.mark.req("UI-07")
def test_a_screen_begins_as_the_operator_wants_it(readable: World) -> None:
    """Before anybody came and while somebody is there, whichever of its screens it is."""
    assert look(readable, "never seen").modes == USUAL
    assert (readable.visit.modes, readable.visit.left_ms) == (USUAL, None)
    assert readable.ask(c.StillHere(), "side").modes == USUAL


@pytest.mark.req("UI-07", "UI-10")
@pytest.mark.parametrize("chosen", [(), (1,)], ids=["looked", "chose"])
@pytest.mark.parametrize(
    ("mode", "then"), [("large", ("time",)), ("low", ("large", "low", "time"))]
)
def test_what_somebody_turns_is_gone_with_them(
    readable: World, mode: str, then: tuple[str, ...], chosen: tuple[int, ...]
) -> None:
    """Off or on: whoever comes next has it as everybody has, and only then nothing counts."""
    assert turn(readable, mode, is_on=mode in then).modes == then
    for outlet in chosen:
        readable.choose(outlet)
    assert after_ms(readable, 2 * IDLE_MS - 1).modes == then
    visit = after_ms(readable, 1)
    assert visit.modes == USUAL
    after_ms(readable, 2 * IDLE_MS)
    assert (readable.visit.modes, readable.visit.left_ms) == (USUAL, None)


@pytest.mark.req("UI-07", "UI-10")
def test_out_of_service_it_begins_so_as_well(readable: World) -> None:
    """Whatever is turned there is forgotten, and the usual counts nothing down."""
    readable.ask(c.StillHere())
    for controller in readable.controllers.values():
        controller.answers = False
    readable.run(4_000)
    visit = readable.visit
    assert (visit.screen, visit.modes, visit.left_ms) == (Screen.OUT_OF_SERVICE, USUAL, None)
    turn(readable, "large", is_on=False)
    assert after_ms(readable, 2 * IDLE_MS).modes == USUAL


@pytest.mark.req("UI-07", "UI-10")
def test_the_next_after_a_sale_has_it_as_everybody(readable: World) -> None:
    """Who paid turned large text off; it is on again after the last screen."""
    readable.buy(1)
    turn(readable, "large", is_on=False)
    readable.ask(c.Finish())
    readable.run_until(lambda: readable.screen is Screen.DONE)
    assert readable.visit.modes == ("time",)
    assert readable.ask(c.Finish()).modes == USUAL


def test_an_attendant_has_the_board_as_it_is_drawn(readable: World) -> None:
    """What helps every customer would only hide their board; what they turn is theirs."""
    assert readable.ask(c.AskLogin()).modes == ()
    readable.ask(c.Login("Ada", PIN))
    readable.run_until(lambda: readable.screen is Screen.ATTENDANT)
    assert readable.visit.modes == ()
    assert turn(readable, "large").modes == ("large",)
    visit = readable.ask(c.Logout())
    assert (visit.screen, visit.modes) == (Screen.OVERVIEW, USUAL)


@pytest.mark.parametrize("turned", [(), ("large",), ("low",), ("large", "low")], ids=str)
def test_whoever_looks_in_at_the_login_comes_back_to_theirs(
    readable: World, turned: tuple[str, ...]
) -> None:
    """Whether they had turned off what is usual, or on what is not."""
    for mode in turned:
        turn(readable, mode, is_on=mode not in USUAL)
    before = readable.visit.modes
    assert readable.ask(c.AskLogin()).modes == tuple(one for one in before if one not in USUAL)
    assert readable.ask(c.Back()).modes == before


def test_what_is_turned_off_after_a_look_at_the_login_stays_off(readable: World) -> None:
    """What was kept for the way back is used once."""
    readable.ask(c.AskLogin())
    readable.ask(c.Back())
    readable.buy(1, screen="other")
    assert turn(readable, "large", is_on=False).modes == ("time",)
    assert readable.ask(c.QueueFor(1)).screen is Screen.CHOOSE
    visit = readable.ask(c.Back())
    assert (visit.screen, visit.modes) == (Screen.OVERVIEW, ("time",))


@pytest.mark.parametrize("turned", [(), ("large",)], ids=["usual", "turned off"])
def test_whoever_waits_for_an_attendant_gets_theirs_back(
    readable: World, turned: tuple[str, ...]
) -> None:
    """The attendant who confirms a payment sees the board as drawn, the customer their page."""
    readable.rail.confirmed_by = ConfirmedBy.ATTENDANT
    readable.start()
    readable.run(1_500)
    readable.quote(1)
    for mode in turned:
        turn(readable, mode, is_on=False)
    before = readable.visit.modes
    readable.ask(c.AskLogin())
    readable.ask(c.Login("Ada", PIN))
    readable.run_until(lambda: readable.screen is Screen.ATTENDANT)
    assert readable.visit.modes == ()
    visit = readable.ask(c.Logout())
    assert (visit.screen, visit.modes) == (Screen.PAY, before)
    after = readable.ask(c.Back())
    assert (after.screen, after.modes) == (Screen.OVERVIEW, USUAL)


# --- Time -----------------------------------------------------------------------------------------


@pytest.mark.req("UI-09")
@pytest.mark.parametrize(
    ("modes", "idle_ms"),
    [((), IDLE_MS), (("large",), IDLE_MS), (("time",), 2 * IDLE_MS)],
    ids=["nothing", "large", "time"],
)
def test_whoever_needs_more_time_has_twice_as_much(
    world: World, modes: tuple[str, ...], idle_ms: int
) -> None:
    """A minute, or two; the countdown of twenty seconds stands before the end of either."""
    world.choose(1)
    for mode in modes:
        turn(world, mode)
    assert not after_ms(world, idle_ms - WARN_MS - 1).is_warning
    assert after_ms(world, 1).is_warning
    visit = after_ms(world, WARN_MS - 1)
    assert (visit.screen, visit.is_warning) == (Screen.CHOOSE, True)
    assert after_ms(world, 1).screen is Screen.OVERVIEW


@pytest.mark.req("UI-09")
@pytest.mark.parametrize(("mode", "done_ms"), [("large", DONE_MS), ("time", 2 * DONE_MS)])
def test_the_last_screen_stays_twice_as_long_as_well(world: World, mode: str, done_ms: int) -> None:
    """There is a code to photograph."""
    world.buy(1)
    world.ask(c.Finish())
    world.run_until(lambda: world.screen is Screen.DONE)
    turn(world, mode)
    assert after_ms(world, done_ms - 1).screen is Screen.DONE
    assert after_ms(world, 1).screen is Screen.OVERVIEW


@pytest.mark.req("UI-09", "ACC-05")
@pytest.mark.parametrize("modes", [(), ("time",)], ids=["everybody", "more time"])
def test_one_touch_is_more_time_as_often_as_they_like(world: World, modes: tuple[str, ...]) -> None:
    """Twelve times at the last moment, and every time it is the whole time again."""
    idle_ms = 2 * IDLE_MS if modes else IDLE_MS
    world.choose(1)
    for mode in modes:
        turn(world, mode)
    for _ in range(EXTENSIONS + 2):
        visit = after_ms(world, idle_ms - 1)
        assert (visit.screen, visit.is_warning) == (Screen.CHOOSE, True)
        assert world.ask(c.StillHere()).left_ms == idle_ms
        assert not world.visit.is_warning
    assert after_ms(world, idle_ms).screen is Screen.OVERVIEW


@pytest.mark.req("UI-09")
def test_no_delivery_is_ever_asked_whether_somebody_is_there(world: World) -> None:
    """They are at the nozzle, for as long as it takes."""
    world.buy(1)
    turn(world, "large")
    for _ in range(IDLE_MS // 1_000 + 30):
        assert (world.visit.left_ms, world.visit.is_warning) == (None, False)
        world.run(1_000)
    assert (world.screen, world.visit.modes) == (Screen.DELIVERING, ("large",))


def test_a_login_has_the_same_time_for_everybody(world: World) -> None:
    """Who may open an outlet is no matter of reading slowly."""
    world.ask(c.AskLogin())
    world.ask(c.Login("Ada", PIN))
    world.run_until(lambda: world.screen is Screen.ATTENDANT)
    visit = turn(world, "time")
    assert visit.attendant is not None
    assert visit.attendant.left_ms == IDLE_MS
