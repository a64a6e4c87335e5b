"""A hundred thousand messages from one source: stops, ticks and all others are served as ever."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress

import pytest
from fakes.running import PATIENCE_S, RunningPlace

from kiosk.api import commands as c
from kiosk.api import wire
from kiosk.api.snapshot import PROTOCOL, Snapshot
from kiosk.application import messages as m
from kiosk.cli.attached import Attached, Detached
from kiosk.domain.outlet import OutletId

FLOOD = 100_000
SOON_S = 2.0
"""Within this a touch on another screen must have been carried out."""


@pytest.fixture
def place() -> Iterator[RunningPlace]:
    """A running engine with two lines."""
    place = RunningPlace(lines=2)
    place.start()
    yield place
    place.close()


def all_available(seen: Snapshot) -> bool:
    """Whether every outlet may be chosen."""
    return all(one.is_available for one in seen.outlets)


def status(place: RunningPlace) -> m.Message:
    """Return a reading of the first outlet."""
    controller = place.controllers[OutletId(1)]
    now_ms = place.clock.now().mono_ms
    return m.StatusRead(OutletId(1), controller.read_status(feed=False), now_ms)


POSTED: dict[str, Callable[[RunningPlace], m.Message]] = {
    "readings of one line": status,
    "silence on one line": lambda _: m.OutletSilent(OutletId(1), "nothing"),
    "a phone that opens its page": lambda _: m.PageOpened("0123456789ABCDEF"),
    "hints of payments": lambda _: m.PaymentHinted("P-000001"),
}


@pytest.mark.parametrize("kind", POSTED)
def test_a_flood_of_messages_delays_no_stop_and_no_other_line(
    place: RunningPlace, kind: str
) -> None:
    """Whoever posts them, a stop of all from a screen is carried out at once."""
    screen = place.screen("boss")
    screen.until(all_available, within_s=PATIENCE_S)
    message = POSTED[kind](place)

    def post() -> None:
        for _ in range(FLOOD):
            place.engine.post(message)

    flood = threading.Thread(target=post)
    flood.start()
    try:
        _stop_all_soon(place, screen)
    finally:
        flood.join(PATIENCE_S)
    assert not flood.is_alive()


@pytest.mark.parametrize("command", [c.ToggleOutlet(1), c.StopAll(), c.Attach("touched", PROTOCOL)])
def test_a_screen_that_never_lets_go_delays_no_stop(
    place: RunningPlace, command: c.Command
) -> None:
    """Somebody leans on the glass, or a program does: other screens do not notice."""
    screen = place.screen("boss")
    screen.until(all_available, within_s=PATIENCE_S)
    touched = place.screen("touched")
    touches = wire.encode_command(command) * 1_000

    def touch() -> None:
        with suppress(OSError):  # It is shut out when the test is over.
            for _ in range(FLOOD // 1_000):
                touched._socket.sendall(touches)

    flood = threading.Thread(target=touch)
    flood.start()
    try:
        _stop_all_soon(place, screen)
    finally:
        touched._socket.close()
        flood.join(PATIENCE_S)
    assert not flood.is_alive()


def test_names_of_screens_are_bounded(place: RunningPlace) -> None:
    """Who attaches under a new name again and again leaves nothing behind."""
    screen = place.screen("boss")
    screen.until(all_available, within_s=PATIENCE_S)
    other = place.screen("other")
    with suppress(Detached):
        for n in range(2_000):
            other.ask(c.Attach(f"screen {n}", PROTOCOL))
    for n in range(2_000):
        with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as door:
            door.connect(str(place.path))
            door.sendall(wire.encode_command(c.Attach(f"name {n}", PROTOCOL)))
    _stop_all_soon(place, screen)
    assert len(place.engine._attached) <= 16
    assert len(place.core._visits.all) <= 16


def _stop_all_soon(place: RunningPlace, screen: Attached) -> None:
    began = time.monotonic()
    screen.ask(c.StopAll())
    screen.until(lambda seen: seen.is_stopped, within_s=PATIENCE_S)
    took = time.monotonic() - began
    logs = [controller.log for controller in place.controllers.values()]
    screen.until(lambda _: all(log[-1] == "stop" for log in logs), within_s=PATIENCE_S)
    assert took < SOON_S, f"it took {took:.1f} s"
