"""A screen that dies or hangs while something flows: the engine goes on, the screen is back."""

from __future__ import annotations

import signal
import socket
import time
from contextlib import ExitStack, closing, suppress

import pytest

from kiosk.api import commands as c
from kiosk.api.snapshot import Screen, Snapshot
from kiosk.cli.attached import Attached
from kiosk.cli.phone import Phone
from kiosk.cli.processes import (
    Place,
    Running,
    attach,
    new_place,
    open_door,
    start_engine,
    start_screen,
    start_simulator,
)

PETROL = 1
AMOUNT_MINOR = 2000
BACK_S = 10
PATIENCE_MS = 2_000
"""Of this test's systemd; the unit's is three times as long, and counts the same signs."""


class Systemd:
    """Does for the screen what its unit asks for: hears it, and starts it again."""

    def __init__(self, place: Place, stack: ExitStack, patch: pytest.MonkeyPatch) -> None:
        name = place.folder / "n"
        self._place = place
        self._ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._ear.bind(str(name))
        stack.callback(self._ear.close)
        patch.setenv("NOTIFY_SOCKET", str(name))
        patch.setenv("WATCHDOG_USEC", str(1000 * PATIENCE_MS))
        self.screen = self._start()
        stack.callback(self.kill)

    def _start(self) -> Running:
        return start_screen(self._place, platform="offscreen")

    def await_silence(self) -> None:
        """Wait until the screen has said nothing for as long as its unit lets it."""
        self._ear.settimeout(PATIENCE_MS / 1000)
        with suppress(TimeoutError):
            while self._ear.recv(64):
                pass

    def restart(self) -> None:
        """Take away what is left of the screen, and start it again."""
        self.kill()
        self._place.door.unlink(missing_ok=True)
        self.screen = self._start()

    def kill(self) -> None:
        """End the screen without asking it."""
        self.screen.kill()


def flowed(snapshot: Snapshot) -> int:
    """Return what has been delivered at the petrol outlet, in microlitres."""
    return next(one.delivered_base for one in snapshot.outlets if one.number == PETROL)


def bought(place: Place) -> None:
    """Be a customer at the front screen, up to the lifted nozzle."""
    with closing(attach(place)) as front:
        front.until(lambda seen: seen.outlets[0].is_available)
        front.ask(c.ToggleOutlet(PETROL))
        front.ask(c.Proceed())
        front.until(lambda seen: seen.visit.screen is Screen.CHOOSE)
        front.ask(c.BuyAmount(AMOUNT_MINOR))
        seen = front.until(lambda seen: bool(seen.visit.sale and seen.visit.sale.pay_url))
        assert seen.visit.sale is not None
        Phone().pay(seen.visit.sale.pay_url, action="pay", way="demo")
        front.until(lambda seen: flowed(seen) > 0)


def is_back(place: Place, since: float) -> float:
    """Wait until the screen shows the delivery; return the seconds that took."""
    with closing(open_door(place.door)) as door:
        door.ask(do="wait", screen="delivering", timeout_ms=1000 * BACK_S)
    return time.monotonic() - since


@pytest.mark.req("OPS-03")
@pytest.mark.req("OPS-01")
def test_a_screen_that_dies_or_hangs_is_back_and_no_delivery_notices(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Killed, then frozen: it flows on, the sale is the same, the customer sees it within 10 s."""
    with ExitStack() as stack:
        place = new_place(stack)
        stack.callback(start_simulator(place, 1).end)
        stack.callback(start_engine(place, 1).end)
        bought(place)
        side: Attached = stack.enter_context(closing(attach(place, "side")))
        sale = side.snapshot.outlets[0].sale
        systemd = Systemd(place, stack, monkeypatch)
        is_back(place, time.monotonic())
        for how in (signal.SIGKILL, signal.SIGSTOP):
            before = flowed(side.next())
            begin = time.monotonic()
            systemd.screen.process.send_signal(how)
            if how is signal.SIGSTOP:
                systemd.await_silence()
            systemd.restart()
            assert is_back(place, begin) < BACK_S
            seen = side.until(lambda seen, before=before: flowed(seen) > before)  # type: ignore[misc]
            assert seen.outlets[0].sale == sale
            assert seen.outlets[0].state == "fuelling"
            assert not seen.is_stopped
