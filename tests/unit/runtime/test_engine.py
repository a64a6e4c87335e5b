"""The engine's threads over the fakes: messages get through, and everything ends."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fakes.flow_controller import FakeController, FakeLine, capabilities
from fakes.keys import KEY
from fakes.memory_store import MemoryStore
from fakes.rail import FakeRail
from fakes.time import SeededIds
from fakes.world import site

from kiosk.api import commands
from kiosk.api.health import Survey
from kiosk.api.snapshot import Snapshot
from kiosk.application import messages as m
from kiosk.application.core import Core
from kiosk.application.line_worker import LineWorker
from kiosk.application.rail_worker import RailWorker
from kiosk.application.withdrawals import Verdict
from kiosk.cli.attached import Attached
from kiosk.domain.attendant import Attendant
from kiosk.domain.moment import Moment
from kiosk.domain.outlet import OutletId
from kiosk.ports import StorageFull
from kiosk.runtime.clock import SystemClock
from kiosk.runtime.engine import Engine
from kiosk.runtime.screens import Screens

PATIENCE_S = 20


class Pins:
    """Compares PINs without being slow."""

    def hashed(self, pin: str) -> str:
        return f"hash of {pin}"

    def matches(self, pin_hash: str, pin: str) -> bool:
        return pin_hash == self.hashed(pin)


class Place:
    """An engine on real threads, over one fake outlet."""

    def __init__(self, folder: Path) -> None:
        self.store, self.line, clock = MemoryStore(), FakeLine(), SystemClock()
        outlet = OutletId(1)
        self.controller = FakeController(clock)
        self.core = Core(
            site(1),
            {outlet: capabilities()},
            {"fake": FakeRail().traits},
            self.store,
            SeededIds(),
            KEY,
        )
        worker = LineWorker(self.line, {outlet: self.controller}, clock, self.post)
        rails = RailWorker({"fake": FakeRail()})
        self.engine = Engine(self.core, {"main": worker}, {outlet: "main"}, rails, Pins(), clock)
        self.path = folder / "e.sock"
        self.screens = Screens(self.path, self.engine.asked, owners=frozenset({os.getuid()}))
        self.is_ready = threading.Event()
        self.thread = threading.Thread(
            target=self.engine.run, args=(self.screens,), kwargs={"ready": self.is_ready.set}
        )

    def post(self, message: m.Message) -> None:
        self.engine.post(message)


@pytest.fixture
def place() -> Iterator[Place]:
    """A running engine; afterwards no thread of it is left."""
    folder = Path(tempfile.mkdtemp(prefix="ke"))
    before = threading.active_count()
    place = Place(folder)
    place.thread.start()
    assert place.is_ready.wait(PATIENCE_S)
    yield place
    place.engine.end()
    place.thread.join(PATIENCE_S)
    assert threading.active_count() == before
    assert not place.path.exists()
    shutil.rmtree(folder)


@pytest.fixture
def screen(place: Place) -> Iterator[Attached]:
    """A screen that is attached to it."""
    attached = Attached(place.path)
    yield attached
    attached.close()


def is_free(seen: Snapshot) -> bool:
    """Whether the outlet can be chosen."""
    return seen.outlets[0].is_available


def test_a_screen_sees_the_outlet_come_to_life(screen: Attached, place: Place) -> None:
    """From the line through the core to a screen, on threads of their own."""
    screen.until(is_free, within_s=PATIENCE_S)
    assert place.controller.log[0] == "stop"


def test_a_screen_hears_from_the_engine_though_nothing_changes(screen: Attached) -> None:
    """Silence means that the engine hangs: it says something every second."""
    seen = screen.until(is_free, within_s=PATIENCE_S)
    assert screen.next().at_ms > seen.at_ms


def test_a_defect_in_the_core_stops_what_flows_and_the_rest_goes_on(
    screen: Attached,
    place: Place,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Our own bug is logged with its cause, closes valves, and does not end the engine."""
    screen.until(is_free, within_s=PATIENCE_S)
    handle = place.core.handle

    def fail_once(message: m.Message, now: object) -> tuple[m.Request, ...]:
        if isinstance(message, m.PageOpened):
            raise ZeroDivisionError("a defect")
        return handle(message, now)  # type: ignore[arg-type]  # The engine's own moment.

    monkeypatch.setattr(place.core, "handle", fail_once)
    place.post(m.PageOpened("code"))
    screen.until(lambda _: "a defect" in caplog.text, within_s=PATIENCE_S)
    assert is_free(screen.until(is_free, within_s=PATIENCE_S))


def test_who_looks_is_told_by_a_thread_of_its_own(place: Place, screen: Attached) -> None:
    """The core asks, somebody else looks around, and the answer comes in like any message."""
    screen.until(is_free, within_s=PATIENCE_S)
    threads: list[str] = []

    def survey(asked: m.LookAround) -> Survey:
        threads.append(threading.current_thread().name)
        return Survey(disk_free_mb=7 if asked.reads else 8)

    place.engine.let_survey(survey)
    place.core._state.attendants["Ada"] = Attendant("Ada", "hash of 271828")
    for command in (
        commands.AskLogin(),
        commands.Login("Ada", "271828"),
        commands.LookAt("health"),
    ):
        screen.ask(command)
        screen.until(
            lambda seen, command=command: (
                seen.visit.screen == "login"
                if isinstance(command, commands.AskLogin)
                else seen.visit.attendant is not None
            ),
            within_s=PATIENCE_S,
        )
    seen = screen.until(
        lambda seen: (
            seen.visit.attendant is not None
            and any(one.kind == "disk" for one in seen.visit.attendant.health)
        ),
        within_s=PATIENCE_S,
    )
    assert seen.visit.attendant is not None
    [disk] = [one for one in seen.visit.attendant.health if one.kind == "disk"]
    assert [one.value for one in disk.facts] == [8]
    assert set(threads) == {"surveyor"}


def test_a_wallet_hears_what_became_of_its_own_claim(
    place: Place, screen: Attached, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand at once, from sixteen threads: whoever was first, and nobody else."""
    screen.until(is_free, within_s=PATIENCE_S)
    assert place.engine.offered("no such token") is None
    assert place.engine.withdraw("no such token", "lnbc1") is Verdict.GONE
    handle, claims = place.core.handle, list[str]()

    def claim(message: m.Message, now: Moment) -> tuple[m.Request, ...]:
        if isinstance(message, m.WithdrawAsked):
            claims.append(message.invoice)
        return handle(message, now)

    def verdict(asked: m.WithdrawAsked, _now: Moment) -> Verdict:
        return Verdict.TAKEN if asked.invoice == claims[0] else Verdict.GONE

    monkeypatch.setattr(place.core, "handle", claim)
    monkeypatch.setattr(place.core, "verdict", verdict)
    with ThreadPoolExecutor(16) as pool:
        told = list(pool.map(lambda n: place.engine.withdraw("token", f"lnbc{n}"), range(1_000)))
    assert sorted(claims) == sorted(f"lnbc{n}" for n in range(1_000))
    taken = [number for number, one in enumerate(told) if one is Verdict.TAKEN]
    assert [f"lnbc{number}" for number in taken] == claims[:1]


def test_a_full_disk_is_logged_once_and_its_end_too(
    screen: Attached, place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever reads the log learns why nothing is sold, and that it is over."""
    screen.until(is_free, within_s=PATIENCE_S)
    place.store.broken = StorageFull("no room")
    screen.ask(commands.StopAll())
    screen.until(lambda _: "nothing can be stored" in caplog.text, within_s=PATIENCE_S)
    place.store.broken = None
    screen.until(lambda _: "storage works again" in caplog.text, within_s=PATIENCE_S)
    assert caplog.text.count("nothing can be stored") == 1


def test_a_page_asks_the_core_thread_and_learns_of_an_unknown_code(place: Place) -> None:
    """Only the core thread looks at the state: a page's question is a message too."""
    assert place.engine.show("NOBODY") is None


def test_a_thread_that_dies_ends_the_engine_rather_than_be_missed(
    screen: Attached, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dead line or rail would leave money and readings waiting: a new start recovers them."""
    died: list[object] = []
    monkeypatch.setattr(threading, "excepthook", died.append)
    screen.until(is_free, within_s=PATIENCE_S)

    def fail(*, feed: bool) -> None:
        raise ZeroDivisionError(f"a defect, feed={feed}")

    monkeypatch.setattr(place.controller, "read_status", fail)
    place.thread.join(PATIENCE_S)
    assert not place.thread.is_alive()
    assert place.engine.had_defect
    assert len(died) == 1
