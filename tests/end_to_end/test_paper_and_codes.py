"""A purchase through the real engine, with a printer and a reader of codes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from fakes.printers import PrinterRig

from hardware.simulator.printer import Picture
from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen, Snapshot
from kiosk.cli.attached import Attached
from kiosk.cli.phone import Phone
from kiosk.cli.processes import attach, new_place, start_engine, start_simulator

PATIENCE_S = 60
SCALE = 40


class Visit:
    """An engine with its simulated outlets, a simulated printer and a pipe for codes."""

    def __init__(self, stack: ExitStack) -> None:
        place = new_place(stack)
        self.rig = PrinterRig("serial", place.folder)
        stack.callback(self.rig.close)
        self.pipe = place.folder / "codes"
        os.mkfifo(self.pipe)
        added = f'[readers.pipe]\nkind = "pipe"\npath = "{self.pipe}"\n'
        added += f'[printer]\nkind = "serial"\nport = "{self.rig.path}"\n'
        text = place.file.read_text(encoding="utf-8")
        place.file.write_text(text + added, encoding="utf-8")
        stack.callback(start_simulator(place, SCALE).end)
        self.engine = start_engine(place, SCALE)
        stack.callback(self.engine.end)
        self.screen: Attached = attach(place)
        stack.callback(self.screen.close)

    def until(self, is_so: object) -> Snapshot:
        """Wait until something is so."""
        return self.screen.until(is_so, within_s=PATIENCE_S)  # type: ignore[arg-type]

    def show(self, code: str) -> None:
        """Hold a code before the reader."""
        fd = os.open(self.pipe, os.O_WRONLY)
        os.write(fd, f"{code}\n".encode())
        os.close(fd)


@pytest.fixture
def visit() -> Iterator[Visit]:
    """All of it, running."""
    with ExitStack() as stack:
        yield Visit(stack)


@pytest.mark.req("RCP-01")
@pytest.mark.req("RCP-04")
def test_what_was_bought_comes_out_on_paper(visit: Visit) -> None:
    """Chosen, a foreign code shown, paid by phone, taken, printed, and printed again as a copy."""
    visit.until(lambda seen: seen.printer == "ready" and seen.outlets[2].is_available)
    visit.screen.ask(c.ToggleOutlet(3))
    visit.screen.ask(c.Proceed())
    visit.until(lambda seen: seen.visit.screen is Screen.CHOOSE)
    visit.show("4006381333931")
    visit.until(lambda seen: seen.visit.notice is Notice.CODE_FOREIGN)
    visit.screen.ask(c.BuyAmount(500))
    seen = visit.until(lambda seen: bool(seen.visit.sale and seen.visit.sale.pay_url))
    assert seen.visit.sale is not None
    visit.show("AAAA-AAAA-AAAA-A")
    visit.until(lambda seen: seen.visit.notice is Notice.WRONG_CODE)
    Phone().pay(seen.visit.sale.pay_url, way="demo", action="pay")
    seen = visit.until(_is_settled)
    assert seen.visit.sale is not None
    number = str(seen.visit.sale.receipt)
    visit.screen.ask(c.PrintReceipt("en"))
    first = texts(visit.rig.slips(1)[0])
    visit.until(lambda seen: bool(seen.visit.sale and seen.visit.sale.printing == "done"))
    visit.screen.ask(c.PrintReceipt("de"))
    again = texts(visit.rig.slips(2)[1])
    assert first[0] == "Riverside Station"
    assert any(line.split()[-1].endswith(f"-{number}") for line in first if "Receipt" in line)
    assert any("Drinking water" in line for line in first)
    assert not any(line.startswith("Copy") for line in first)
    assert "Kopie 1" in again
    assert any(isinstance(line, Picture) for line in visit.rig.far.slips[0]), "the code"


def _is_settled(seen: Snapshot) -> bool:
    sale = seen.visit.sale
    return bool(sale and sale.is_settled and sale.receipt and seen.visit.screen is Screen.DONE)


def texts(slip: list[str | Picture]) -> list[str]:
    """Return the lines of text of a slip."""
    return [line for line in slip if isinstance(line, str)]
