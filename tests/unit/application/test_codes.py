"""Codes that are shown to readers: what the core makes of them, and of readers that are gone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.keeping_rail import KeepingRail
from fakes.keys import KEY, UNKNOWN, rest_code
from fakes.memory_store import MemoryStore
from fakes.time import FakeClock
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.codes import SourceLost
from kiosk.api.snapshot import Notice, ReaderSnapshot, Screen
from kiosk.application import messages as m
from kiosk.application.reader_worker import CODE_MS, CODES_AT_ONCE, REOPEN_LAST_MS, ReaderWorker
from kiosk.domain.code import HELD_MS, LONGEST, Flaw, Scan, scan
from kiosk.domain.voucher import grouped
from kiosk.ports import StorageFull

WRONG = UNKNOWN
FOREIGN = "4006381333931"


def show(world: World, text: str | Scan, screen: str = "front") -> Notice:
    """Hold a code before the reader of a screen; return what that screen says."""
    seen = text if isinstance(text, Scan) else scan(text)
    world.handle(m.CodeRead(screen, "imager", seen))
    return world.core.snapshot(screen, world.clock.now()).visit.notice


@pytest.fixture
def world() -> World:
    """A place whose rail cannot give a part back."""
    world = World(place=site(2), rail=KeepingRail())
    world.run(1_500)
    return world


def a_rest(world: World) -> str:
    """Leave a rest behind; return the code that it is kept under."""
    sale = world.buy(1)
    world.lift()
    world.flow(1, 3_000_000)
    world.ask(c.Finish())
    world.finish(sale)
    world.controller().calling = False
    world.run(1_000)
    world.ask(c.Finish())
    return rest_code(world.prepayment(sale))


def left(world: World, code: str) -> int:
    """Return what is left of the voucher with a code."""
    voucher = world.store.voucher_of(KEY.mark(code))
    assert voucher is not None
    return world.store.balance(voucher.account).available


@pytest.mark.parametrize("way", ["reader", "wedge"])
@pytest.mark.parametrize("is_grouped", [True, False])
def test_a_code_of_a_rest_pays_when_it_is_shown(
    world: World, way: str, *, is_grouped: bool
) -> None:
    """As it would when it is typed: by an imager of the engine, or by one of the screen."""
    code = a_rest(world)
    world.quote(1, minor=1_000)
    text = grouped(code) if is_grouped else code
    if way == "reader":
        assert show(world, text) is Notice.NONE
    else:
        assert world.ask(c.ShowCode(text)).notice is Notice.NONE
    assert world.screen is Screen.DELIVERING
    world.check_books()


def test_a_code_that_is_shown_too_early_is_kept_for_its_time(world: World) -> None:
    """Nothing is spent before anybody has said what for, and showing it again spends it."""
    code = a_rest(world)
    before = left(world, code)
    assert show(world, code) is Notice.CODE_TOO_EARLY
    world.choose(1)
    assert world.screen is Screen.CHOOSE
    assert show(world, code) is Notice.CODE_TOO_EARLY
    assert left(world, code) == before
    world.ask(c.BuyAmount(1_000))
    assert show(world, code) is Notice.NONE
    assert world.screen is Screen.DELIVERING


@pytest.mark.parametrize("screen", [Screen.OVERVIEW, Screen.CHOOSE, Screen.PAY])
@pytest.mark.req("QR-03")
def test_a_code_of_somebody_else_has_a_mark_of_its_own_and_no_effect(
    world: World, screen: Screen
) -> None:
    """A bottle's code is no try to guess one of ours: it never locks a screen."""
    if screen is Screen.CHOOSE:
        world.choose(1)
    elif screen is Screen.PAY:
        world.quote(1, minor=1_000)
    kinds = world.kinds()
    for _ in range(20):
        assert show(world, FOREIGN) is Notice.CODE_FOREIGN
        assert world.screen is screen
    assert world.visit.codes_locked_ms == 0
    assert world.kinds() == kinds, "the journal is no place for bottles"


@pytest.mark.req("QR-04")
def test_wrong_codes_lock_readers_as_they_lock_the_keypad(world: World) -> None:
    """Whoever guesses, guesses with either: five wrong ones and no code is accepted."""
    code = a_rest(world)
    world.quote(1, minor=1_000)
    for _ in range(4):
        assert show(world, WRONG) is Notice.WRONG_CODE
    assert world.ask(c.UseCode(WRONG)).notice is Notice.CODES_LOCKED
    assert show(world, code) is Notice.CODES_LOCKED
    assert world.screen is Screen.PAY


@pytest.mark.parametrize("flaw", Flaw)
@pytest.mark.req("QR-04")
def test_what_could_not_be_read_is_told_and_is_no_wrong_code(world: World, flaw: Flaw) -> None:
    """The customer learns how to hold it better, or that it is no code; nothing is counted."""
    world.quote(1, minor=1_000)
    known = {Flaw.SEVERAL: Notice.CODES_SEVERAL, Flaw.TOO_LONG: Notice.CODE_TOO_LONG}
    told = known.get(flaw, Notice.CODE_UNREADABLE)
    for _ in range(10):
        assert show(world, Scan(flaw=flaw)) is told
        assert world.ask(c.ShowCode("", str(flaw))).notice is told
    assert world.visit.codes_locked_ms == 0


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "a\x00b", "", "\x1b[2J"])
def test_the_engine_looks_at_a_code_itself_whoever_read_it(world: World, text: str) -> None:
    """A screen may send anything."""
    told = Notice.CODE_TOO_LONG if len(text) > LONGEST else Notice.CODE_UNREADABLE
    assert world.ask(c.ShowCode(text)).notice is told
    assert world.ask(c.ShowCode(FOREIGN, "no such flaw")).notice is Notice.CODE_FOREIGN


def test_a_code_is_answered_at_the_screen_where_it_was_shown(world: World) -> None:
    """Another screen's customer is not told of it, and pays nothing for it."""
    world.quote(1, minor=1_000)
    world.quote(2, minor=1_000, screen="side")
    assert show(world, WRONG, "side") is Notice.WRONG_CODE
    assert world.visit.notice is Notice.NONE


def test_a_code_before_a_running_delivery_changes_nothing(world: World) -> None:
    """Nothing can be paid with it there yet, and that is said."""
    code = a_rest(world)
    sale = world.buy(1)
    world.lift()
    assert show(world, code) is Notice.NOT_ALLOWED
    assert world.screen is Screen.DELIVERING
    assert len([one for one in world.store.load().prepayments if one.sale == sale]) == 1


def test_nobody_waits_for_a_code_at_the_attendants_board(world: World) -> None:
    """What is shown there is not answered, and logs nobody out."""
    world.hire()
    world.log_in()
    assert show(world, WRONG) is Notice.NONE
    assert world.screen is Screen.ATTENDANT


# --- Readers that are gone ----------------------------------------------------------------------


def alarms(world: World) -> tuple[str, ...]:
    """Return what an attendant is told."""
    return world.core.alarms(world.clock.now())


@pytest.mark.req("QR-12")
def test_a_reader_that_is_gone_is_told_to_the_attendant_alone(world: World) -> None:
    """Who has no code misses nothing: the customer's screen stays as it is."""
    before = replace(world.snapshot, at_ms=0)
    world.handle(m.ReaderLost("imager", "unplugged"))
    assert alarms(world) == ("reader_lost:imager",)
    assert replace(world.snapshot, at_ms=0) == before
    world.handle(m.ReaderFound("imager"))
    assert alarms(world) == ()


def test_a_reader_that_is_lost_while_nothing_can_be_stored_is_told_as_well(world: World) -> None:
    """It is asked of no disk."""
    world.store.broken = StorageFull("no room")
    world.ask(c.StopAll())
    world.handle(m.ReaderLost("imager", "unplugged"))
    assert set(alarms(world)) >= {"reader_lost:imager", "storage"}


def test_a_screen_reports_its_own_readers_and_no_others() -> None:
    """And a screen learns which readers it has to look after."""
    camera = ReaderSnapshot("camera", "camera")
    world = World(place=site(1), store=MemoryStore(), readers={"front": (camera,)})
    world.run(1_500)
    world.ask(c.ReportReader("camera", "unplugged"), "side")
    world.ask(c.ReportReader("x" * 100, "unplugged"))
    assert alarms(world) == ()
    world.ask(c.ReportReader("camera", "unplugged"))
    assert alarms(world) == ("reader_lost:camera",)
    world.ask(c.ReportReader("camera"))
    assert alarms(world) == ()
    assert world.snapshot.readers == (camera,)
    assert world.core.snapshot("side", world.clock.now()).readers == ()


# --- The worker ---------------------------------------------------------------------------------


class FakeSource:
    """Says what it is told to, or is gone."""

    def __init__(self) -> None:
        self.name = "imager"
        self.is_there = True
        self.opened = 0
        self.says: list[Scan] = []

    def open(self) -> None:
        self.opened += 1
        if not self.is_there:
            raise SourceLost("no such port")

    def read(self) -> tuple[Scan, ...]:
        if not self.is_there:
            raise SourceLost("unplugged")
        said, self.says = tuple(self.says), []
        return said

    def close(self) -> None:
        self.says = []


class Bench:
    """A worker over a fake source, on a clock that is turned by hand."""

    def __init__(self) -> None:
        self.source, self.clock = FakeSource(), FakeClock()
        self.posted: list[m.Message] = []
        self.worker = ReaderWorker(self.source, "front", self.clock, self.posted.append)

    def run(self, ms: int) -> None:
        """Let the worker do what is due within `ms`."""
        end_ms = self.clock.mono_ms + ms
        while self.clock.mono_ms < end_ms:
            self.clock.turn(min(self.worker.step(), end_ms - self.clock.mono_ms))

    @property
    def codes(self) -> list[Scan]:
        """What was handed on."""
        return [one.seen for one in self.posted if isinstance(one, m.CodeRead)]


def test_a_reader_is_found_read_lost_and_found_again() -> None:
    """Each is told once."""
    bench = Bench()
    bench.run(1_000)
    bench.source.says = [Scan("one")]
    bench.run(100)
    bench.source.is_there = False
    bench.run(20_000)
    bench.source.is_there = True
    bench.run(REOPEN_LAST_MS + 100)
    bench.source.says = [Scan("two")]
    bench.run(100)
    assert bench.posted == [
        m.ReaderFound("imager"),
        m.CodeRead("front", "imager", Scan("one")),
        m.ReaderLost("imager", "unplugged"),
        m.ReaderFound("imager"),
        m.CodeRead("front", "imager", Scan("two")),
    ]


def test_a_reader_that_is_gone_is_tried_ever_more_seldom() -> None:
    """A quarter of a second at first, four seconds in the end."""
    bench = Bench()
    bench.source.is_there = False
    bench.run(60_000)
    assert 15 < bench.source.opened < 22
    assert len(bench.posted) == 1


def test_a_reader_that_was_never_there_is_missed_from_the_start() -> None:
    """An attendant sees it as soon as the kiosk is up."""
    bench = Bench()
    bench.source.is_there = False
    bench.run(10)
    assert bench.posted == [m.ReaderLost("imager", "no such port")]


@pytest.mark.req("QR-05")
def test_a_code_that_is_held_goes_on_once() -> None:
    """Ten times a second for five seconds, and again after it was away."""
    bench = Bench()
    for _ in range(50):
        bench.source.says = [Scan("one")]
        bench.run(100)
    assert bench.codes == [Scan("one")]
    bench.run(HELD_MS)
    bench.source.says = [Scan("one")]
    bench.run(100)
    assert bench.codes == [Scan("one"), Scan("one")]


def test_a_reader_that_babbles_holds_up_nobody() -> None:
    """So many at once, then one in half a second, however many it says."""
    bench = Bench()
    for turn in range(100):
        bench.source.says = [Scan(f"{turn}-{number}") for number in range(32)]
        bench.run(100)
    assert len(bench.codes) <= CODES_AT_ONCE + 10_000 // CODE_MS + 1


def test_who_shows_a_code_is_there(world: World) -> None:
    """A screen that somebody stands before is not given up, nor is what it said before kept."""
    idle_ms = world.site.limits.idle_ms
    world.choose(1)
    for _ in range(3):
        world.run(idle_ms - 1_000)
        assert show(world, FOREIGN) is Notice.CODE_FOREIGN
    assert world.screen is Screen.CHOOSE


def test_what_was_said_of_one_code_is_not_said_of_the_next(world: World) -> None:
    """A code of a bottle first, then one that pays: nothing is wrong any more."""
    code = a_rest(world)
    world.choose(1)
    world.ask(c.BuyAmount(1_000))
    world.run(200)
    assert show(world, FOREIGN) is Notice.CODE_FOREIGN
    assert show(world, code) is Notice.NONE
