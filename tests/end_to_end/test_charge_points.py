"""Charge points that really call in: web sockets over loopback, threads and time as they are."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from fakes.network import ended
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidHandshake, InvalidStatus
from websockets.typing import Subprotocol

from hardware.drivers.ocpp.central import CentralSystem
from hardware.drivers.ocpp.loop import LoopThread
from hardware.drivers.ocpp.profile import OcppProfile
from hardware.registry import controller, loaded, profiles_of
from hardware.simulator.charge_point import Chargers
from hardware.simulator.charge_points import call_in
from hardware.simulator.charger import Charger
from hardware.simulator.world import World
from kiosk.domain.controller import Status
from kiosk.ports import FlowController, LineDown, NoAnswer, Refused

HOST, NAME, PASSWORD = "127.0.0.1", "CP1", "open sesame"
SOON_S = 20.0
SCALE = 10


@pytest.fixture
def line() -> Iterator[CentralSystem]:
    """A line that listens wherever there is room."""
    central = CentralSystem(
        "network",
        HOST,
        0,
        password=PASSWORD,
        loop=LoopThread("network", time.monotonic),
        utc_ms=lambda: 1_796_030_000_000 + time.monotonic_ns() // 1_000_000,
    )
    central.seat(NAME)
    central.connect()
    yield central
    central.disconnect()


@dataclass
class Called:
    """A charge point that calls, in a thread of its own."""

    profile: str
    port: int
    world: World = field(default_factory=lambda: World(1, time.monotonic_ns()))

    def __post_init__(self) -> None:
        self.place = self.world.add("car", loaded(self.profile).scaled(SCALE), supply="grid")
        assert isinstance(self.place.controller, Charger)
        self.chargers = Chargers(NAME, self.world, {1: self.place.controller}, time.monotonic_ns)
        self.place.plant.lift()
        self.place.plant.draw_permille = 1_000
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        profile = loaded(self.profile)
        assert isinstance(profile, OcppProfile)
        calling = call_in(self.chargers, profile.version, HOST, self.port, PASSWORD)
        self.task = self.loop.create_task(calling)
        with contextlib.suppress(asyncio.CancelledError):
            self.loop.run_until_complete(self.task)
        ended(self.loop)
        self.loop.close()

    def hang_up(self) -> None:
        """Call no more."""
        with contextlib.suppress(RuntimeError):  # It has ended by itself.
            self.loop.call_soon_threadsafe(self.task.cancel)
        self.thread.join()


def until(
    driver: FlowController, what: Callable[[Status], bool], *, bears_silence: bool = True
) -> Status:
    """Read until `what` is so of a status."""
    pause, ends_s = threading.Event(), time.monotonic() + SOON_S
    while time.monotonic() < ends_s:
        with contextlib.suppress(*([NoAnswer] if bears_silence else [])):
            status = driver.read_status(feed=True)
            if what(status):
                return status
        pause.wait(0.02)
    raise AssertionError("not soon enough")


@pytest.mark.parametrize("profile", profiles_of("ocpp"))
def test_a_car_is_charged_over_a_real_network(line: CentralSystem, profile: str) -> None:
    """It plugs in, is given leave, draws, is stopped, and what flowed is what the meter says."""
    car = Called(profile, line.port)
    try:
        driver = controller(profile, line.seat(NAME), 1, scale=SCALE)
        opening = until(driver, lambda status: status.calling)
        assert driver.identify().maker == "Simulated"
        driver.open(1)
        until(driver, lambda status: status.total.base > opening.total.base + 20_000)
        driver.stop()
        final = until(driver, lambda status: status.is_closed)
        assert final.total.base - opening.total.base <= car.place.plant.flowed_base
        assert not final.faults
        assert line.health().exchanges > 5
        assert line.recent()
    finally:
        car.hang_up()


@pytest.mark.parametrize("profile", profiles_of("ocpp"))
def test_a_charger_that_hangs_up_is_not_connected(line: CentralSystem, profile: str) -> None:
    """In the middle of being read: whoever asks next is told so, and nothing else happens."""
    car = Called(profile, line.port)
    driver = controller(profile, line.seat(NAME), 1)
    until(driver, lambda status: status.calling)
    car.hang_up()
    with pytest.raises(NoAnswer):
        until(driver, lambda _: False, bears_silence=False)
    assert line.is_connected


def test_a_line_that_was_closed_can_be_called_again(line: CentralSystem) -> None:
    """In another thread, with another loop: the outlets are those from before."""
    [profile, *_] = profiles_of("ocpp")
    driver = controller(profile, line.seat(NAME), 1)
    for _ in range(2):
        car = Called(profile, line.port)
        try:
            until(driver, lambda status: status.calling)
            assert driver.identify().maker == "Simulated"
        finally:
            car.hang_up()
        line.disconnect()
        line.connect()


def _knock(line: CentralSystem, path: str, name: str, *, protocol: str = "ocpp1.6") -> None:
    async def knock() -> None:
        uri = f"ws://{name}@{HOST}:{line.port}{path}"
        async with connect(uri, subprotocols=[Subprotocol(protocol)]):
            pass

    asyncio.run(knock())


@pytest.mark.parametrize(
    ("path", "name", "status"),
    [
        ("/CP2", "CP2:open%20sesame", 404),
        ("/", "CP1:open%20sesame", 404),
        ("/CP1", "CP1:wrong", 401),
        ("/CP1", "CP2:open%20sesame", 401),
        ("/CP1", "CP1:", 401),
    ],
)
def test_a_stranger_is_not_let_in(line: CentralSystem, path: str, name: str, status: int) -> None:
    """Who is not in the settings, or does not know the password, is told so and nothing else."""
    with pytest.raises(InvalidStatus) as refusal:
        _knock(line, path, name)
    assert refusal.value.response.status_code == status


def test_another_language_is_not_spoken(line: CentralSystem) -> None:
    """A version that nobody here understands is refused before a word is said."""
    with pytest.raises(InvalidHandshake):
        _knock(line, "/CP1", "CP1:open%20sesame", protocol="ocpp1.2")


@pytest.mark.parametrize(
    ("expected", "spoken"), [("ocpp16-22kw", "ocpp201-22kw"), ("ocpp201-22kw", "ocpp16-22kw")]
)
def test_a_charger_of_another_version_is_told_apart(
    line: CentralSystem, expected: str, spoken: str
) -> None:
    """It may call, so that a technician reads what it speaks and what was expected."""
    driver = controller(expected, line.seat(NAME), 1)
    car = Called(spoken, line.port)
    try:
        until(driver, lambda status: status.calling)
        with pytest.raises(Refused, match=r"speaks ocpp.*profile is for ocpp") as refusal:
            driver.identify()
        assert refusal.value.code == "wrong_device"
    finally:
        car.hang_up()


@pytest.mark.parametrize("profile", profiles_of("ocpp"))
def test_a_charger_that_speaks_both_speaks_what_is_expected(
    line: CentralSystem, profile: str
) -> None:
    """The version of its profile, in whatever order it offers them."""
    controller(profile, line.seat(NAME), 1)
    wanted = loaded(profile)
    assert isinstance(wanted, OcppProfile)

    async def chosen(offered: list[str]) -> str | None:
        uri = f"ws://{NAME}:open%20sesame@{HOST}:{line.port}/{NAME}"
        async with connect(uri, subprotocols=[Subprotocol(one) for one in offered]) as call:
            return call.subprotocol

    for offered in (["ocpp1.6", "ocpp2.0.1"], ["ocpp2.0.1", "ocpp1.6", "ocpp2.1"]):
        assert asyncio.run(chosen(offered)) == wanted.version.value


def test_a_port_that_is_taken_is_a_line_that_is_down(line: CentralSystem) -> None:
    """It says which, and what to look for; the next try may succeed."""
    other = CentralSystem(
        "other",
        HOST,
        line.port,
        password=PASSWORD,
        loop=LoopThread("other", time.monotonic),
        utc_ms=lambda: 0,
    )
    with pytest.raises(LineDown, match=f"port {line.port}.*another kiosk"):
        other.connect()
    assert not other.is_connected
    line.disconnect()
    other.connect()
    assert other.is_connected
    other.disconnect()


def test_a_line_that_is_closed_answers_nobody(line: CentralSystem) -> None:
    """Its thread has ended; whoever asks is told so at once, and it can be opened again."""
    driver = controller(profiles_of("ocpp")[0], line.seat(NAME), 1)
    line.disconnect()
    line.disconnect()
    assert "network" not in {thread.name for thread in threading.enumerate()}
    with pytest.raises(NoAnswer):
        driver.read_status(feed=True)
    line.connect()
    line.connect()
    with pytest.raises(NoAnswer, match="not connected"):
        driver.read_status(feed=True)
