"""The imager and the printer that somebody moves by typing."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.link import SerialPort
from hardware.printers.escpos_printer import EscposPrinter
from hardware.printers.fonts import Fonts
from hardware.printers.rendering import Renderer
from hardware.printers.typesetting import Paper
from hardware.readers.gathering import Wording
from hardware.readers.imager import Imager
from hardware.simulator.counter import HELP, Counter
from kiosk.api.codes import SourceLost
from kiosk.domain.code import Flaw, Scan
from kiosk.domain.slip import Pair, Slip, Text
from kiosk.ports import Printed

ROOT = Path(__file__).parents[3]
SLIP = Slip((Text("Riverside"), Pair("Total", "20.00"), Text("Łódź")))


class Desk:
    """The program, and our ends of both cables."""

    def __init__(self, folder: Path) -> None:
        self.imager_path, self.printer_path = folder / "imager", folder / "printer"
        self.process = subprocess.Popen(
            [
                sys.executable, "-m", "hardware.simulator.counter",
                "--imager", str(self.imager_path), "--printer", str(self.printer_path),
            ],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        assert "imager at" in self.process.stdout.readline()
        self.imager = Imager("imager", SerialPort(str(self.imager_path), baud=9_600), Wording())
        port = SerialPort(str(self.printer_path), baud=115_200)
        self.printer = EscposPrinter("printer", port, Renderer(Paper(), Fonts()))

    def type(self, line: str) -> None:
        """Type a line."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def read(self, lines: int) -> str:
        """Return so many lines of what it has written."""
        assert self.process.stdout is not None
        return "".join(self.process.stdout.readline() for _ in range(lines))

    def seen(self) -> Scan:
        """Return the next code that is read."""
        end = time.monotonic() + 10
        while time.monotonic() < end:
            for one in self.imager.read():
                return one
        raise AssertionError("nothing was read")

    def close(self) -> None:
        """End it all."""
        self.imager.close()
        self.printer.close()
        self.type("quit")
        assert self.process.wait(10) == 0
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            stream.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The program, running."""
    desk = Desk(tmp_path)
    yield desk
    desk.close()
    assert not desk.imager_path.exists()
    assert not desk.printer_path.exists()


def test_codes_are_shown_and_slips_come_out_as_text(desk: Desk) -> None:
    """What is drawn is told by its size."""
    desk.imager.open()
    desk.type("show 1234 5678")
    assert desk.seen() == Scan("1234 5678")
    desk.type("half 12345678")
    assert desk.seen() == Scan(flaw=Flaw.HALF)
    desk.printer.open()
    assert desk.printer.print(SLIP) is Printed.DONE
    lines = desk.read(5).splitlines()
    assert lines[0] == "Riverside"
    assert lines[1].split() == ["Total", "20.00"]
    assert lines[2] == "[picture 576 x 34]"


def test_what_goes_wrong_is_typed(desk: Desk) -> None:
    """Paper, cover, cutter, and the plugs."""
    desk.printer.open()
    for line, trouble in (
        ("paper 0", "paper_out"), ("paper 500", ""), ("open", "cover_open"), ("shut", ""),
        ("jam", "fault"), ("clear", ""),
    ):  # fmt: skip
        desk.type(line)
        end = time.monotonic() + 10
        while desk.printer.status().trouble != trouble and time.monotonic() < end:
            pass
        assert desk.printer.status().trouble == trouble, line
    desk.imager.open()
    desk.type("unplug imager")
    with pytest.raises(SourceLost):
        desk.seen()
    desk.type("nonsense")
    assert desk.read(len(HELP.splitlines())).rstrip("\n") == HELP


def test_every_word_of_the_help_is_understood(tmp_path: Path) -> None:
    """And nothing else is: whoever mistypes sees the help."""
    said: list[str] = []
    counter = Counter(tmp_path / "i", tmp_path / "p", said.append)
    counter.plug_in()
    typed = (
        "show 1", "half 12", "hold 1", "paper 3", "open", "shut", "jam", "clear", "power",
        "unplug imager", "plug imager", "unplug printer", "plug printer",
    )  # fmt: skip
    assert all(counter.obey(line) for line in typed)
    assert said == []
    for line in ("paper x", "unplug mouse", "plug", ""):
        assert counter.obey(line)
    assert said == [HELP] * 4
    assert not counter.obey("quit")
    counter.unplug()
