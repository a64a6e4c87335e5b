"""What ESC/POS printers say, held against the bits of the reference and against python-escpos."""

from __future__ import annotations

from itertools import product

import pytest
from escpos.printer import Dummy

from hardware.printers.status import (
    Asked,
    Automatic,
    Ear,
    Passed,
    Realtime,
    automatic_status,
    paper_status,
    question,
    status_of,
)
from hardware.simulator.printer import SimulatedPrinter
from kiosk.ports import PrinterStatus

OK = 0x12


@pytest.mark.parametrize(
    ("asked", "byte", "status"),
    [
        (Asked.PRINTER, 0x12, PrinterStatus()),
        (Asked.PRINTER, 0x1A, PrinterStatus(is_offline=True)),
        (Asked.OFFLINE_CAUSE, 0x16, PrinterStatus(is_cover_open=True)),
        (Asked.OFFLINE_CAUSE, 0x32, PrinterStatus(is_paper_out=True)),
        (Asked.ERROR_CAUSE, 0x1A, PrinterStatus(is_faulty=True)),
        (Asked.ERROR_CAUSE, 0x32, PrinterStatus(is_faulty=True)),
        (Asked.ERROR_CAUSE, 0x52, PrinterStatus(is_faulty=True)),
        (Asked.PAPER, 0x1E, PrinterStatus(is_paper_low=True)),
        (Asked.PAPER, 0x72, PrinterStatus(is_paper_out=True)),
        (Asked.PAPER, 0x7E, PrinterStatus(is_paper_low=True, is_paper_out=True)),
    ],
)
def test_each_bit_means_what_the_reference_says(
    asked: Asked, byte: int, status: PrinterStatus
) -> None:
    """DLE EOT 1 to 4, bit by bit."""
    assert status_of({asked: byte}) == status


def test_a_question_is_three_bytes() -> None:
    """DLE EOT n."""
    assert [question(asked) for asked in Asked] == [
        b"\x10\x04\x01",
        b"\x10\x04\x02",
        b"\x10\x04\x03",
        b"\x10\x04\x04",
    ]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"\x10\x00\x00\x00", PrinterStatus()),
        (b"\x18\x00\x00\x00", PrinterStatus(is_offline=True)),
        (b"\x38\x00\x00\x00", PrinterStatus(is_offline=True, is_cover_open=True)),
        (b"\x18\x08\x00\x00", PrinterStatus(is_offline=True, is_faulty=True)),
        (b"\x10\x00\x03\x00", PrinterStatus(is_paper_low=True)),
        (b"\x18\x00\x0f\x00", PrinterStatus(is_offline=True, is_paper_low=True, is_paper_out=True)),
    ],
)
def test_an_automatic_status_is_four_bytes(data: bytes, status: PrinterStatus) -> None:
    """ASB, as it comes unasked."""
    assert Ear().hear(data) == [Automatic(data)]
    assert automatic_status(data) == status


def test_answers_are_told_apart_however_they_are_cut() -> None:
    """Answers and automatic statuses, in one piece or byte by byte; noise is skipped."""
    sent = b"\x12\x10\x00\x03\x00\x00\x11\x13\xff\x1e\x0f"
    told = [
        Realtime(0x12),
        Automatic(b"\x10\x00\x03\x00"),
        Passed(0x00),
        Realtime(0x1E),
        Passed(0x0F),
    ]
    assert Ear().hear(sent) == told
    ear = Ear()
    assert [one for byte in sent for one in ear.hear(bytes([byte]))] == told


def test_bytes_with_another_fixed_bit_are_nobodys_answer() -> None:
    """Noise of a plug that is pushed in, or a speed that differs."""
    assert Ear().hear(b"\x92\x90\x80\xff\x91\x93\xb0") == []


def test_an_automatic_status_that_breaks_off_spoils_nothing() -> None:
    """What comes next is understood as what it is."""
    ear = Ear()
    assert ear.hear(b"\x10\x00\x12") == [Realtime(0x12)]
    ear.hear(b"\x10\x00")
    ear.forget()
    assert ear.hear(b"\x00") == [Passed(0)]


def test_what_gs_r_says_of_the_paper() -> None:
    """Two bits for low, two for out."""
    assert paper_status(0x00) == PrinterStatus()
    assert paper_status(0x03) == PrinterStatus(is_paper_low=True)
    assert paper_status(0x0F) == PrinterStatus(is_paper_low=True, is_paper_out=True)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (PrinterStatus(), ""),
        (PrinterStatus(is_paper_low=True), ""),
        (PrinterStatus(is_offline=True), "offline"),
        (PrinterStatus(is_offline=True, is_faulty=True), "fault"),
        (PrinterStatus(is_offline=True, is_paper_out=True, is_faulty=True), "paper_out"),
        (PrinterStatus(is_cover_open=True, is_paper_out=True), "cover_open"),
    ],
)
def test_one_trouble_is_named_where_there_are_several(status: PrinterStatus, trouble: str) -> None:
    """The one that a hand can end first: shut the cover, load paper, then see."""
    assert status.trouble == trouble


class Theirs(Dummy):
    """python-escpos at our simulated printer."""

    def __init__(self, far: SimulatedPrinter) -> None:
        super().__init__()
        self.far = far
        self.answers: list[bytes] = []

    def _raw(self, data: bytes) -> None:
        self.far.hear(data, 0)
        self.answers.append(self.far.take(10**9))

    def _read(self) -> bytes:
        return self.answers.pop()


@pytest.mark.parametrize(
    ("is_open", "paper", "is_jammed"), list(product([False, True], [0, 100, 10_000], [False, True]))
)
def test_python_escpos_understands_our_printer_as_we_do(
    *, is_open: bool, paper: int, is_jammed: bool
) -> None:
    """Whether it is online and has paper, in every state, read by code that is not ours."""
    far = SimulatedPrinter(paper=paper, is_cover_open=is_open, is_jammed=is_jammed)
    theirs = Theirs(far)
    answers = {}
    for asked in Asked:
        far.hear(question(asked), 0)
        [said] = Ear().hear(far.take(10**9))
        assert isinstance(said, Realtime)
        answers[asked] = said.byte
    ours = status_of(answers)
    assert theirs.is_online() is not ours.is_offline
    paper_left = 0 if ours.is_paper_out else 1 if ours.is_paper_low else 2
    assert theirs.paper_status() == paper_left
