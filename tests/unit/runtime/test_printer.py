"""A printer on a thread of the engine: from a touch to paper, and an end for both."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.printers import PrinterRig
from fakes.running import PATIENCE_S, RunningPlace

from kiosk.api import commands as c
from kiosk.api.snapshot import Screen, Snapshot
from kiosk.application.print_worker import PrintWorker
from kiosk.domain.slip import Slip, Text


class Counter:
    """A counter with a running engine and a printer, at which somebody has just bought."""

    def __init__(self, folder: Path) -> None:
        self.rig = PrinterRig("serial", folder)
        self.place = RunningPlace(1)
        self.place.printer = PrintWorker(
            self.rig.printer,
            lambda job: Slip((Text(f"{job.sale} copy {job.copy}"),)),
            self.place.clock,
            self.place._post,
        )
        self.place.start()
        self.screen = self.place.screen()

    def until(self, printer: str) -> Snapshot:
        """Wait until the screens are told so of the printer."""
        return self.screen.until(lambda seen: seen.printer == printer, within_s=PATIENCE_S)

    def close(self) -> None:
        """End everything."""
        self.place.close()
        self.rig.close()


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """A running engine with a printer; afterwards no thread of it is left."""
    before = threading.active_count()
    counter = Counter(tmp_path)
    yield counter
    counter.close()
    assert threading.active_count() == before


def test_the_screens_know_how_the_printer_is(counter: Counter) -> None:
    """Ready, its cover open, out of paper, unplugged: each within seconds, and back again."""
    counter.until("ready")
    counter.rig.far.open_cover()
    counter.until("cover_open")
    counter.rig.far.shut_cover()
    counter.rig.far.load_paper(0)
    counter.until("paper_out")
    counter.rig.far.load_paper()
    counter.until("ready")
    counter.rig.unplug()
    counter.until("lost")
    counter.rig.peer.plug_in()
    counter.until("ready")


def test_a_receipt_comes_out_when_it_is_asked_for(counter: Counter) -> None:
    """From the last screen of a sale to paper, and again as a copy."""
    counter.until("ready")
    controller = next(iter(counter.place.controllers.values()))
    screen = counter.screen
    screen.until(lambda seen: seen.outlets[0].is_available, within_s=PATIENCE_S)
    for command in (c.ToggleOutlet(1), c.Proceed(), c.BuyAmount(2_000)):
        screen.ask(command)
    seen = screen.until(lambda seen: bool(seen.visit.sale and seen.visit.sale.pay_url))
    assert seen.visit.sale is not None
    sale = seen.visit.sale.id
    counter.place.rail.pay(seen.visit.sale.payers[0].id)
    counter.place.hint(seen.visit.sale.payers[0].id)
    screen.until(lambda seen: seen.visit.screen is Screen.DELIVERING, within_s=PATIENCE_S)
    controller.calling = True
    screen.until(lambda _: controller.is_open, within_s=PATIENCE_S)

    def has_flowed(seen: Snapshot) -> bool:
        controller.advance(200)
        return bool(seen.visit.sale and seen.visit.sale.deliveries[0].delivered_base)

    screen.until(has_flowed, within_s=PATIENCE_S)
    screen.ask(c.Finish())

    def is_settled(seen: Snapshot) -> bool:
        controller.advance(200)
        return bool(seen.visit.sale and seen.visit.sale.is_settled)

    screen.until(is_settled, within_s=PATIENCE_S)
    for copy in (1, 2):
        screen.ask(c.PrintReceipt("en"))
        assert counter.rig.slips(copy)[-1] == [f"{sale} copy {copy}"]
        screen.until(is_printed, within_s=PATIENCE_S)


def is_printed(seen: Snapshot) -> bool:
    """Whether the screen says that the receipt is on paper."""
    return bool(seen.visit.sale and seen.visit.sale.printing == "done")
