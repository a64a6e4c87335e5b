"""The pay page is flooded from all sides: whoever has paid is served as ever (T13)."""

from __future__ import annotations

import socket
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress

import pytest
import requests
from fakes.localpay import CODE, running
from fakes.localpay_store import MemoryLocalPayStore

from kiosk.api import commands as c
from kiosk.api.snapshot import Screen, Snapshot
from kiosk.cli.attached import Attached
from kiosk.cli.line import reports
from kiosk.cli.phone import Phone
from kiosk.cli.processes import attach, new_place, open_door, start_engine, start_simulator
from kiosk.paypage.server import Rates
from kiosk.ports_localpay import Checkout

SCALE = 8
FLOODERS = 4
SLOWER_AT_MOST = 4
"""The line is asked no more than so many times less often."""
EXCHANGES = 150
CONNECTED_S = 3
"""Within this after a phone has opened the page the screen says so (PAY-16)."""
PATIENCE_S = 60


@pytest.mark.req("PAY-19")
def test_a_flood_reaches_the_kiosk_only_as_often_as_the_settings_allow() -> None:
    """From however many addresses: beyond the rate nothing is asked of the core."""
    asked: list[str] = []

    class Counted(MemoryLocalPayStore):
        def checkout_of_code(self, code: str) -> Checkout | None:
            asked.append(code)
            return super().checkout_of_code(code)

    rates = Rates(looks=20, looks_in_all=50)
    with (
        running(store=Counted(), rates=rates, trusted_proxy="127.0.0.1") as run,
        requests.Session() as many,
    ):
        statuses = [
            many.get(
                f"http://127.0.0.1:{run.pay.page_port}/p/{CODE}",
                headers={"X-Forwarded-For": f"192.0.2.{number}"},
                timeout=PATIENCE_S,
            ).status_code
            for number in range(250)
        ]
        assert statuses.count(200) == len(asked) == 50
        assert statuses.count(429) == 200


@contextmanager
def flooded(port: int) -> Iterator[Callable[[], int]]:
    """Flood the page from several threads; yields a count of what was sent so far."""
    is_over, sent = threading.Event(), [0] * FLOODERS
    kinds = (
        f"GET /p/{CODE} HTTP/1.1\r\nHost: a\r\n\r\n",
        f"POST /p/{CODE} HTTP/1.1\r\nHost: a\r\nContent-Length: 7\r\n\r\ntoken=x",
        "GET /p/",
        "\x16\x03\x01garbage",
    )

    def flood(number: int) -> None:
        while not is_over.is_set():
            with (
                suppress(OSError),
                closing(socket.create_connection(("127.0.0.1", port), timeout=5)) as one,
            ):
                one.sendall(kinds[sent[number] % len(kinds)].encode())
            sent[number] += 1

    threads = [threading.Thread(target=flood, args=(number,)) for number in range(FLOODERS)]
    for thread in threads:
        thread.start()
    try:
        yield lambda: sum(sent)
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def page_of(screen: Attached) -> str:
    """Ask to buy at outlet 1; return the address of the page to pay."""
    screen.until(lambda seen: seen.outlets[0].is_available)
    for command in (c.ToggleOutlet(1), c.Proceed(), c.BuyAmount(9000)):
        screen.ask(command)

    def has_link(seen: Snapshot) -> bool:
        return seen.visit.sale is not None and bool(seen.visit.sale.pay_url)

    sale = screen.until(has_link).visit.sale
    assert sale is not None
    return sale.pay_url


@pytest.mark.req("PAY-16")
@pytest.mark.req("PAY-19")
def test_a_delivery_is_watched_and_stopped_as_ever_while_the_page_is_flooded() -> None:
    """The line is asked about as often as before, and a touch on *stop* stops.

    Before that the phone that opens the page is on the screen at once.
    """
    with ExitStack() as stack:
        place = new_place(stack)
        stack.callback(start_simulator(place, SCALE).end)
        stack.callback(start_engine(place, SCALE).end)
        plant = stack.enter_context(closing(open_door(place.control)))
        plant.ask(do="takes", outlet="petrol", base=50_000_000)
        screen = stack.enter_context(closing(attach(place)))
        address = page_of(screen)
        began = time.monotonic()
        Phone().look(address)
        screen.until(lambda seen: seen.visit.sale is not None and seen.visit.sale.is_seen)
        assert time.monotonic() - began < CONNECTED_S
        Phone().pay(address, way="demo", action="pay")
        screen.until(lambda seen: seen.visit.screen is Screen.DELIVERING)
        port = urllib.parse.urlsplit(address).port
        assert port is not None

        line = reports(place.settings.socket_path, "forecourt", pause=lambda: True)
        stack.callback(line.close)  # type: ignore[attr-defined]  # A generator.

        def rate() -> float:
            """Return how many exchanges there are in a second."""
            began, before = time.monotonic(), next(line).exchanges
            while (now := next(line).exchanges) < before + EXCHANGES:
                assert time.monotonic() < began + PATIENCE_S
            return (now - before) / (time.monotonic() - began)

        calm = rate()
        with flooded(port) as sent:
            under_flood = rate()
            assert under_flood * SLOWER_AT_MOST >= calm
            screen.ask(c.StopOutlet(1))
            done = screen.until(lambda seen: seen.visit.screen is Screen.DONE).visit.sale
            assert sent() > FLOODERS
        assert done is not None
        assert 0 < done.captured_minor < 9000
        assert done.captured_minor + done.released_minor == 9000
