"""A day at a kiosk that is paid in cash, by touch at its window, beside a running engine."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import people
from kiosk.cli.compose import STORE_FILE
from kiosk.cli.processes import (
    Place,
    new_place,
    open_door,
    start_engine,
    start_screen,
    start_simulator,
)
from kiosk.domain.attendant import Role
from kiosk.storage.reading import open_reader

pytestmark = pytest.mark.alone
SCALE = 4
PINS = {"Ada": "739152", "Bob": "739153"}
PATIENCE_MS = 40_000
CASH = '\n[rails.cash]\nkind = "cash"\n'


class Hands:
    """Whoever touches the screen: customers, Ada and Bob."""

    def __init__(self, place: Place, stack: ExitStack) -> None:
        stack.callback(start_screen(place, platform="offscreen").end)
        self._screen = open_door(place.door)
        stack.callback(self._screen.close)
        self._pictures = os.environ.get("KIOSK_PICTURES", "")

    def tap(self, *names: str) -> None:
        """Touch items one after the other, as soon as each can be touched."""
        for name in names:
            self._screen.ask(do="wait", timeout_ms=PATIENCE_MS, name=name)
            self._screen.ask(do="tap", name=name)

    def sees(self, text: str) -> None:
        """Wait until that stands on the screen."""
        self._screen.ask(do="wait", timeout_ms=PATIENCE_MS, text=text)

    def finds(self, name: str) -> None:
        """Wait until an item of that name is there."""
        self._screen.ask(do="wait", timeout_ms=PATIENCE_MS, name=name)

    def looks(self, name: str) -> None:
        """Keep a picture of the window, where KIOSK_PICTURES names a folder."""
        if self._pictures:
            self._screen.ask(do="shot", path=str(Path(self._pictures) / f"{name}.png"))

    def types(self, text: str, prefix: str) -> None:
        """Type a figure on a keypad."""
        self.tap(*(f"{prefix}{'dot' if key == '.' else key}" for key in text))

    def logs_in(self, name: str) -> None:
        """Come to the board."""
        self.tap("attendant", f"attendant-{name}", *(f"pin-{digit}" for digit in PINS[name]))
        self.tap("pin-ok")


@pytest.fixture
def place() -> Iterator[Place]:
    """A place with cash as a way to pay, an attendant, and somebody to agree with her."""
    with ExitStack() as stack:
        made = new_place(stack)
        text = made.file.read_text("utf-8")
        text = text.replace("[limits]\n", '[limits]\nrefund_max = "1.00"\n')
        made.file.write_text(text + CASH, "utf-8")
        people.new_attendant(made.settings, "Ada", PINS["Ada"])
        people.new_attendant(made.settings, "Bob", PINS["Bob"], role=Role.MANAGER)
        yield made


def journal(place: Place, kind: str) -> list[dict[str, Any]]:
    """Return what the entries of a kind say."""
    with open_reader(place.settings.storage_folder / STORE_FILE) as reader:
        found = [one for one in reader.journal() if one.kind == kind]
    return [json.loads(one.canonical)["body"] for one in found]


@pytest.mark.req("AT-02", "AT-06", "ATT-09")
def test_a_day_in_cash(place: Place) -> None:
    """Shift, sale, rest, refund with a second person, voucher, drawer: every cent is accounted."""
    with ExitStack() as stack:
        stack.callback(start_simulator(place, SCALE).end)
        stack.callback(start_engine(place, SCALE).end)
        plant = stack.enter_context(closing(open_door(place.control)))
        hands = Hands(place, stack)
        hands.logs_in("Ada")
        hands.tap("shift", "shift-count")
        hands.types("100", "shift-")
        hands.looks("shift-opening")
        hands.tap("shift-go")
        hands.sees("Shift 1: Ada")
        hands.looks("shift-open")
        hands.tap("shift-close", "logout")
        # A customer pays 20.00 in cash at this very screen.
        plant.ask(do="takes", outlet="petrol", base=5_000_000)
        hands.tap("outlet-1", "continue", "amount-2000", "pay", "way-cash")
        hands.looks("cash-pay")
        hands.logs_in("Ada")
        hands.tap("payments")
        hands.looks("cash-confirm")
        hands.tap("confirm")
        hands.finds("due")
        hands.looks("cash-done")
        hands.tap("done")
        hands.logs_in("Ada")
        hands.tap("payments", "hand-back")
        hands.sees("Nobody waits for you")
        # They come back: some of it was no good.
        hands.tap("payments-close", "receipts", "refund-1")
        hands.types("2.50", "refund-key-")
        hands.looks("refund")
        hands.tap("refund-for-poor_product", "receipts-close", "payments")
        hands.looks("refund-waits")
        hands.tap("payments-close", "logout")
        hands.logs_in("Bob")
        hands.tap("payments", "refund-approve")
        hands.sees("Nobody waits for you")
        hands.tap("payments-close", "logout")
        # A voucher is sold, and looked up by its serial.
        hands.logs_in("Ada")
        hands.tap("vouchers", "voucher-sell")
        hands.types("5", "voucher-digit-")
        hands.tap("voucher-confirm")
        hands.sees("V-")
        hands.looks("voucher")
        hands.tap("voucher-close", "shift", "shift-count")
        [paid] = journal(place, "sale-finished")
        drawer = 10_000 + paid["captured"] + 500 - 250
        hands.types(f"{drawer // 100}.{drawer % 100:02}", "shift-")
        hands.tap("shift-go")
        hands.sees("No shift is open")
        hands.looks("shift-closed")
    [given] = journal(place, "receipt-refunded")
    assert (given["home"], given["amount"], given["by"]) == ("cash", 250, "Bob")
    [closed] = journal(place, "shift-closed")
    assert (closed["expected"], closed["counted"], closed["difference"]) == (drawer, drawer, 0)
