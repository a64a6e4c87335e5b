"""What every receipt printer does, however it is plugged in: one suite over all ports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes.printers import RECEIPT, PrinterRig

from hardware.simulator.printer import SimulatedPrinter
from kiosk.domain.slip import Slip, Text
from kiosk.ports import Printed, PrinterLost, PrinterStatus


@pytest.fixture(params=["serial", "usb", "network"])
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PrinterRig]:
    """A simulated printer at each kind of port."""
    rig = PrinterRig(str(request.param), tmp_path)
    yield rig
    rig.close()


@pytest.fixture
def one(tmp_path: Path) -> Iterator[PrinterRig]:
    """A simulated printer at a serial port."""
    rig = PrinterRig("serial", tmp_path)
    yield rig
    rig.close()


def test_a_receipt_is_printed_once_and_cut_off(rig: PrinterRig) -> None:
    """All of it, in order, and the next one after it."""
    rig.printer.open()
    assert rig.printer.print(RECEIPT) is Printed.DONE
    assert rig.printer.print(Slip((Text("the next one"),))) is Printed.DONE
    assert rig.printer.status() == PrinterStatus()
    first, second = rig.slips(2)
    texts = [line for line in first if isinstance(line, str)]
    assert texts[0] == "Riverside Station"
    assert texts[2].split() == ["Receipt", "12"]
    assert texts[-1] == "Thank you"
    assert len([line for line in first if not isinstance(line, str)]) > 5, "the code"
    assert second == ["the next one"]
    assert rig.far.overrun == 0


def test_a_small_buffer_never_overflows(rig: PrinterRig) -> None:
    """Pieces wait for one another: nothing else has to hold the bytes back."""
    rig.far.buffer_bytes = 2_048
    rig.printer.open()
    assert rig.printer.print(RECEIPT) is Printed.DONE
    assert rig.far.overrun == 0


STATES: dict[str, tuple[Callable[[SimulatedPrinter], None], str]] = {
    "paper out": (lambda far: far.load_paper(0), "paper_out"),
    "cover open": (lambda far: far.open_cover(), "cover_open"),
    "jammed": (lambda far: setattr(far, "is_jammed", True), "fault"),
}


@pytest.mark.parametrize("state", STATES)
def test_a_printer_that_cannot_print_says_why_and_prints_nothing(
    rig: PrinterRig, state: str
) -> None:
    """Not now, and not later of its own accord."""
    cause, trouble = STATES[state]
    cause(rig.far)
    rig.printer.open()
    status = rig.printer.status()
    assert status.trouble == trouble
    assert status.is_offline
    assert rig.printer.print(RECEIPT) is Printed.NOT_BEGUN
    assert rig.far.waiting == 0, "nothing waits there to be printed"
    rig.far.load_paper()
    rig.far.shut_cover()
    rig.far.is_jammed = False
    assert rig.printer.print(Slip((Text("after"),))) is Printed.DONE
    assert rig.far.all_text == ["after"]


def test_paper_that_comes_to_its_end_is_told_while_there_is_some(rig: PrinterRig) -> None:
    """It still prints."""
    rig.far.load_paper(150)
    rig.printer.open()
    assert rig.printer.status() == PrinterStatus(is_paper_low=True)
    assert rig.printer.status().trouble == ""
    assert rig.printer.print(RECEIPT) is Printed.DONE


@pytest.mark.parametrize("cause", ["paper", "cover", "cable", "power", "mute", "jam"])
@pytest.mark.parametrize("after_bytes", [200, 9_000])
def test_what_breaks_off_is_known_to_have_and_is_never_sent_again(
    rig: PrinterRig, cause: str, after_bytes: int
) -> None:
    """In the middle of a receipt: no paper, open, unplugged, switched off and on, silent, jammed.

    Whatever it was, what is printed afterwards is the next slip alone.
    """
    has_happened = False

    def happen(heard: int) -> None:
        nonlocal has_happened
        if has_happened or heard < after_bytes:
            return
        has_happened = True
        match cause:
            case "paper":
                rig.far.load_paper(0)
            case "cover":
                rig.far.open_cover()
            case "jam":
                rig.far.is_jammed = True
            case "power":
                rig.far.power_cycle()
            case "mute":
                rig.far.is_mute = True
            case _:
                pass

    rig.on_piece = happen
    rig.printer.open()
    if cause == "cable":
        rig.on_piece = lambda heard: heard >= after_bytes and _pull(rig)
    assert rig.printer.print(RECEIPT) in {Printed.BROKEN_OFF, Printed.UNKNOWN}
    rig.on_piece = lambda _: None
    if cause == "cable":
        with pytest.raises(PrinterLost):
            rig.printer.status()
        return
    rig.far.load_paper()
    rig.far.shut_cover()
    rig.far.is_jammed = rig.far.is_mute = False
    before = len(rig.far.all_text)
    _once_ready(rig)
    assert rig.printer.print(Slip((Text("the next one"),))) is Printed.DONE
    assert "the next one" in rig.far.all_text[before:]
    assert rig.far.all_text.count("Riverside Station") <= 1
    assert rig.far.all_text.count("Thank you") <= 1


def _pull(rig: PrinterRig) -> None:
    """Pull the cable from within the thread that serves it."""
    if rig._door is not None:
        rig._hang_up()
        rig._door.close()
        rig._door = None
    elif rig.peer.fd >= 0:
        rig.peer.unplug()


def _once_ready(rig: PrinterRig) -> None:
    """Wait until the printer answers again: it may be starting."""
    for _ in range(20):
        try:
            if not rig.printer.status().trouble:
                return
        except PrinterLost:
            continue
    raise AssertionError("it does not come back")


def test_a_slow_printer_is_waited_for(one: PrinterRig) -> None:
    """Each piece has its time, and a busy printer says that nothing is wrong with it."""
    one.far.line_ns = 30_000_000
    one.printer.open()
    assert one.printer.print(RECEIPT) is Printed.DONE


def test_a_printer_that_does_not_answer_is_not_printed_on(one: PrinterRig) -> None:
    """Nobody would know what is on paper; the technician learns what to look at."""
    one.far.is_mute = True
    one.printer.open()
    with pytest.raises(PrinterLost, match="does not answer"):
        one.printer.print(RECEIPT)
    assert one.far.all_text == []


def test_a_printer_that_tells_by_itself_is_understood(one: PrinterRig) -> None:
    """Some are set to send their status unasked, between our answers."""
    one.far.tells_by_itself = True
    one.printer.open()
    one.far.load_paper(10_000)
    assert one.printer.status() == PrinterStatus()
    assert one.printer.print(RECEIPT) is Printed.DONE


@pytest.mark.parametrize("kind", ["serial", "usb", "network"])
def test_a_printer_that_is_not_there_says_what_to_do(tmp_path: Path, kind: str) -> None:
    """At the start as later; and closing it is harmless."""
    rig = PrinterRig(kind, tmp_path)
    rig.unplug()
    with pytest.raises(PrinterLost, match=r"\w+"):
        rig.printer.open()
    with pytest.raises(PrinterLost):
        rig.printer.status()
    rig.printer.close()
    rig.close()


def test_a_printer_that_hangs_before_the_first_line_has_printed_nothing(one: PrinterRig) -> None:
    """It still says that it is well, and takes nothing in its turn: the next one is no copy."""
    one.printer.open()
    one.printer.status()
    one.far.line_ns = 0
    one.far.hangs = True
    assert one.printer.print(RECEIPT) is Printed.NOT_BEGUN
    assert one.far.all_text == []


def test_a_cover_that_is_told_by_the_printer_itself_ends_the_wait(one: PrinterRig) -> None:
    """An automatic status is as good as an answer."""
    one.printer.open()

    def happen(heard: int) -> None:
        if heard > 1_000 and not one.far.is_cover_open:
            one.far.tells_by_itself = True
            one.far.open_cover()

    one.on_piece = happen
    assert one.printer.print(RECEIPT) is Printed.BROKEN_OFF


def test_a_printer_is_opened_once(one: PrinterRig) -> None:
    """And nothing goes to one that is closed."""
    one.printer.open()
    one.printer.open()
    one.printer.close()
    with pytest.raises(PrinterLost, match="not open"):
        one.printer.print(RECEIPT)


def test_an_answer_that_nobody_asked_for_is_no_proof(one: PrinterRig) -> None:
    """Bytes of a picture may look like a question: what they bring prints nothing."""
    one.printer.open()

    def happen(heard: int) -> None:
        if heard > 1_000:
            one.far.hangs = True
            one.far.answer(b"\x12")

    one.on_piece = happen
    assert one.printer.print(RECEIPT) in {Printed.BROKEN_OFF, Printed.UNKNOWN}


def test_what_was_said_before_is_not_the_answer(one: PrinterRig) -> None:
    """An old "all is well" does not shut a cover that is open now."""
    one.printer.open()
    one.printer.status()
    with one.lock:
        one.far.answer(b"\x12\x12\x12")
    assert one.port.wait_readable(one.port.now_ns() + 2_000_000_000)
    one.far.open_cover()
    assert one.printer.status().is_cover_open
