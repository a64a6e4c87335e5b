"""Calls for help: one a customer, seen by the attendant, answered, written down and forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from fakes.world import TICK_MS, World
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.api import commands as c
from kiosk.api.snapshot import CallSnapshot, Notice, Screen
from kiosk.application.calls import CALL_MS
from kiosk.application.visits import CALL_SHOWN_MS
from kiosk.ports import StorageFull

HELP = c.CallAttendant()


@pytest.fixture
def world() -> World:
    """A place with an attendant, whose tablet is another screen."""
    world = World()
    world.hire()
    world.start()
    world.run(1_500)
    return world


def told(world: World, kind: str) -> list[dict[str, Any]]:
    """Return what the journal says of `kind`."""
    return [entry.body for entry in world.store.entries if entry.kind == kind]


def calls(world: World, screen: str = "tablet") -> tuple[CallSnapshot, ...]:
    """Return the calls on the attendant's board."""
    attendant = world.core.snapshot(screen, world.clock.now()).visit.attendant
    assert attendant is not None
    return attendant.calls


def alarms(world: World) -> list[str]:
    """Return the alarms that are of calls."""
    return [one for one in world.core.alarms(world.clock.now()) if one.startswith("help_called")]


@pytest.mark.req("ACC-08")
@pytest.mark.parametrize("place", ["overview", "choose", "pay", "delivering", "done"])
def test_help_can_be_called_from_every_screen_of_a_customer(world: World, place: str) -> None:
    """Whatever the customer is at, the board says from where, for which outlet and since when."""
    if place != "overview":
        world.choose(1)
    if place in {"pay", "delivering", "done"}:
        visit = world.ask(c.BuyAmount(2000))
        assert visit.sale is not None
        world.run(1_500)
        if place != "pay":
            world.pay(visit.sale.id)
            world.run(1_500)
    if place == "done":
        world.ask(c.Finish())
        world.run(1_500)
    at_ms = world.clock.now().utc_ms
    visit = world.ask(HELP)
    assert (visit.screen, visit.called_ms, visit.is_coming) == (place, at_ms, False)
    assert alarms(world) == ["help_called:front"]
    outlets = () if place == "overview" else (1,)
    world.log_in(screen="tablet")
    assert calls(world) == (CallSnapshot("front", outlets, at_ms),)
    assert told(world, "help-called") == [
        {"screen": "front", "called": at_ms, "outlets": list(outlets)}
    ]


@pytest.mark.req("ACC-08")
def test_who_presses_ten_times_calls_once(world: World) -> None:
    """An impatient finger is one call, and the time is that of the first touch."""
    at_ms = world.ask(HELP).called_ms
    for _ in range(9):
        world.run(200)
        assert world.ask(HELP).called_ms == at_ms
    assert len(told(world, "help-called")) == 1
    assert len(alarms(world)) == 1


def test_who_comes_is_told_to_whoever_waits(world: World) -> None:
    """The attendant answers: the customer sees it, the alarm is off, the journal says who."""
    at_ms = world.ask(HELP).called_ms
    world.log_in(screen="tablet")
    world.run(4_000)
    waited_ms = world.clock.now().mono_ms
    assert world.ask(c.AnswerCall("front"), "tablet").notice is Notice.NONE
    assert (world.visit.called_ms, world.visit.is_coming) == (at_ms, True)
    assert calls(world) == (CallSnapshot("front", (), at_ms, "Ada"),)
    assert alarms(world) == []
    [answered] = told(world, "help-answered")
    assert (answered["screen"], answered["called"], answered["by"]) == ("front", at_ms, "Ada")
    assert 4_000 <= answered["waited_ms"] <= waited_ms
    world.run(6_000)
    assert world.ask(c.EndCall("front"), "tablet").notice is Notice.NONE
    assert (world.visit.called_ms, world.visit.is_coming) == (0, False)
    assert calls(world) == ()
    [ended] = told(world, "help-ended")
    assert (ended["screen"], ended["called"], ended["by"]) == ("front", at_ms, "Ada")
    assert ended["waited_ms"] == answered["waited_ms"] + 6_000
    assert world.ask(HELP).called_ms > at_ms, "whoever needs more help calls again"


def test_a_call_is_answered_by_one_attendant(world: World) -> None:
    """A second answer, and one to nobody, is refused and written down as refused."""
    world.ask(HELP)
    world.log_in(screen="tablet")
    world.ask(c.AnswerCall("front"), "tablet")
    for wrong in (c.AnswerCall("front"), c.AnswerCall("nowhere"), c.EndCall("nowhere")):
        assert world.ask(wrong, "tablet").notice is Notice.NOT_ALLOWED
    assert [one["command"] for one in told(world, "command-refused")] == [
        "AnswerCall",
        "AnswerCall",
        "EndCall",
    ]
    assert len(told(world, "help-answered")) == 1


def test_a_call_may_be_ended_unanswered(world: World) -> None:
    """Whoever stands beside the customer already need not say that they come."""
    world.ask(HELP)
    world.log_in(screen="tablet")
    assert world.ask(c.EndCall("front"), "tablet").notice is Notice.NONE
    assert alarms(world) == []
    assert told(world, "help-answered") == []


def test_who_has_waited_longest_stands_first(world: World) -> None:
    """Two screens call: the board lists them in the order in which they did."""
    world.ask(HELP, "side")
    world.run(TICK_MS)
    world.ask(HELP, "front")
    assert alarms(world) == ["help_called:side", "help_called:front"]
    world.log_in(screen="tablet")
    assert [one.screen for one in calls(world)] == ["side", "front"]


def test_the_next_customer_has_called_nobody(world: World) -> None:
    """It is forgotten after the customer; the board keeps it until somebody has come."""
    world.choose(1)
    at_ms = world.ask(HELP).called_ms
    world.run(world.site.limits.idle_ms + TICK_MS)
    assert (world.screen, world.visit.called_ms) == (Screen.OVERVIEW, 0)
    assert alarms(world) == ["help_called:front"]
    assert world.ask(HELP).called_ms == at_ms, "one call a screen: its attendant is awaited already"
    assert len(told(world, "help-called")) == 1


def test_stepping_back_keeps_the_call_and_leaving_drops_it(world: World) -> None:
    """From the form back to the outlets is the same person; a cancelled payment ends the visit."""
    world.choose(1)
    at_ms = world.ask(HELP).called_ms
    assert world.ask(c.Back()).called_ms == at_ms
    world.ask(c.Proceed())
    world.ask(c.BuyAmount(2000))
    assert world.ask(c.Back()).called_ms == 0


def test_an_idle_screen_remembers_a_call_for_five_minutes(world: World) -> None:
    """Nobody has touched anything since: the last part of it is counted down, then it is gone."""
    world.ask(HELP)
    world.run(CALL_SHOWN_MS - 10_000)
    assert (world.visit.left_ms, world.visit.is_warning) == (10_000, True)
    world.ask(c.StillHere())
    world.run(CALL_SHOWN_MS - 10_000)
    assert world.visit.called_ms > 0
    world.run(10_000 + TICK_MS)
    assert (world.visit.called_ms, world.visit.left_ms) == (0, None)


def test_a_notice_goes_before_the_call(world: World) -> None:
    """What was told beside it lapses after its minute; the call stays."""
    world.ask(c.LockOutlet(1, "safety"))
    assert world.visit.notice is Notice.NOT_ALLOWED
    world.core._visits.all["front"].called = True
    world.core._calls.make("front", (), world.clock.now())
    world.run(world.site.limits.idle_ms + TICK_MS)
    assert world.visit.notice is Notice.NONE
    assert world.visit.called_ms > 0


def test_a_call_that_nobody_heard_ends_by_itself(world: World) -> None:
    """Half an hour later whoever waited is gone; the journal says that nobody came."""
    at_ms = world.ask(HELP).called_ms
    world.run(CALL_MS - TICK_MS)
    assert alarms(world) == ["help_called:front"]
    world.run(2 * TICK_MS)
    assert alarms(world) == []
    assert told(world, "help-lapsed") == [{"screen": "front", "called": at_ms, "by": ""}]


def test_an_attendant_calls_nobody(world: World) -> None:
    """Who is logged in is the help; nothing happens and nothing is refused."""
    world.log_in()
    assert world.ask(HELP).notice is Notice.NONE
    assert (alarms(world), told(world, "help-called")) == ([], [])


def test_an_attendant_who_logs_in_there_still_sees_the_call(world: World) -> None:
    """Where there is one screen only the board comes up on it, with the call on it."""
    world.ask(HELP)
    world.log_in()
    assert [one.screen for one in calls(world, "front")] == ["front"]
    world.ask(c.Logout())
    assert world.visit.called_ms == 0


def test_out_of_service_is_where_help_is_wanted_most(world: World) -> None:
    """Nothing can be stored: the call is heard all the same, and written down once it can be."""
    world.store.broken = StorageFull("no room")
    world.ask(c.LockOutlet(1, "safety"))
    at_ms = world.clock.now().utc_ms
    assert world.ask(HELP).called_ms == at_ms
    assert (world.screen, alarms(world)) == (Screen.OUT_OF_SERVICE, ["help_called:front"])
    assert told(world, "help-called") == []
    world.store.broken = None
    world.run(3_000)
    assert [one["called"] for one in told(world, "help-called")] == [at_ms]
    world.run(3_000)
    assert len(told(world, "help-called")) == 1


def test_a_call_whose_entry_could_not_be_stored_is_written_later(world: World) -> None:
    """The disk fills up at the very touch: no call is lost, and none is told twice."""
    world.store.broken = StorageFull("no room")
    world.ask(HELP)
    assert alarms(world) == ["help_called:front"]
    world.store.broken = None
    world.run(3_000)
    assert len(told(world, "help-called")) == 1


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["call", "answer", "end", "back", "choose", "wait"]), max_size=25))
def test_calls_and_their_ends_balance(steps: list[str]) -> None:
    """However people and attendants mix: one open call a screen, and each end follows a call."""
    world = World()
    world.hire()
    world.start()
    world.run(1_500)
    world.log_in(screen="tablet")
    for step in steps:
        match step:
            case "call":
                assert world.ask(HELP).called_ms > 0
            case "answer":
                world.ask(c.AnswerCall("front"), "tablet")
            case "end":
                world.ask(c.EndCall("front"), "tablet")
            case "back":
                world.ask(c.Back())
            case "choose":
                world.ask(c.ToggleOutlet(1))
                world.ask(c.Proceed())
            case _:
                world.run(1_000)
    is_open = len(told(world, "help-called")) - len(told(world, "help-ended"))
    assert is_open == len(calls(world)) <= 1
    assert len(told(world, "help-answered")) <= len(told(world, "help-called"))
