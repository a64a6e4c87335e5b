"""A day is closed from the command line, through the running engine, and reported from its file."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from fakes.printers import PrinterRig

from kiosk.api.commands import CloseDay, PrintReport
from kiosk.api.snapshot import ShiftSnapshot, Snapshot
from kiosk.cli import people
from kiosk.cli.confirming import log_in
from kiosk.cli.processes import Place, attach, new_place, start_engine, start_simulator
from kiosk.domain.report import Report

PIN = "739152"
PATIENCE_S = 120


def kiosk(place: Place, *words: str) -> tuple[int, str]:
    """Return what a `kiosk` command says at this place, and its exit status."""
    line = [sys.executable, "-m", "kiosk", *words, "--settings", str(place.file)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.req("ATT-11")
def test_a_day_is_closed_beside_the_running_engine(tmp_path: Path) -> None:
    """Twice: the numbers follow one another, and both follow from the journal."""
    pin = tmp_path / "pin"
    pin.write_text(f"{PIN}\n", encoding="utf-8")
    closing = ("report", "z", "--close", "--name", "Ada", "--pin-file", str(pin), "--json")
    with ExitStack() as stack:
        place = new_place(stack)
        people.new_attendant(place.settings, "Ada", PIN)
        stack.callback(start_simulator(place, 20).end)
        stack.callback(start_engine(place, 20).end)
        for number in (1, 2):
            status, said = kiosk(place, *closing)
            assert status == 0, said
            day = Report.of(json.loads(said))
            assert (day.number, day.by) == (number, "Ada")
        status, said = kiosk(place, "report", "x")
        assert (status, "X report" in said) == (0, True)
        wrong = tmp_path / "wrong"
        wrong.write_text("739153\n", encoding="utf-8")
        status, said = kiosk(place, *closing[:-2], str(wrong))
        assert (status, "may not log in" in said) == (1, True)
        told = "Z 1: follows from the journal\nZ 2: follows from the journal\n"
        assert kiosk(place, "report", "z", "--check") == (0, told)


@pytest.mark.req("ATT-11")
@pytest.mark.req("AT-06")
def test_a_z_comes_out_on_paper_and_its_repeat_is_a_copy() -> None:
    """X first, which is no copy however often; then the day is closed and printed twice."""
    with ExitStack() as stack:
        place = new_place(stack)
        rig = PrinterRig("serial", place.folder)
        stack.callback(rig.close)
        printer = f'[printer]\nkind = "serial"\nport = "{rig.path}"\n'
        text = place.file.read_text(encoding="utf-8")
        place.file.write_text(text + printer, encoding="utf-8")
        people.new_attendant(place.settings, "Ada", PIN)
        stack.callback(start_simulator(place, 20).end)
        stack.callback(start_engine(place, 20).end)
        screen = attach(place)
        stack.callback(screen.close)
        screen.until(lambda seen: seen.printer == "ready")
        log_in(screen, "Ada", PIN)
        printed = []
        wishes = (
            PrintReport("en", is_running=True), CloseDay(), PrintReport("en"), PrintReport("de")
        )  # fmt: skip
        for ask in wishes:
            screen.until(lambda seen: shift(seen).printing not in {"asked", "printing"})
            screen.ask(ask)
            if isinstance(ask, CloseDay):
                screen.until(lambda seen: shift(seen).day > 1)
                continue
            printed.append([one for one in rig.slips(len(printed) + 1)[-1] if isinstance(one, str)])
            screen.until(lambda seen: shift(seen).printing == "done")
    running, first, again = printed
    assert any("X report" in line for line in running)
    assert any("Z report 1" in line for line in first)
    assert not any("COPY" in line for line in (*running, *first))
    assert any("KOPIE" in line for line in again)


def shift(seen: Snapshot) -> ShiftSnapshot:
    """Return what the attendant sees of the shift."""
    assert seen.visit.attendant is not None
    return seen.visit.attendant.shift
