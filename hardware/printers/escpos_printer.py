"""A receipt printer that speaks ESC/POS and answers: on a serial port, on USB, on the network.

A slip is sent in pieces, and after each the printer is asked whether it is through (GS r, answered
in its turn). So no buffer overflows where nothing else holds the bytes back, and at every moment
it is known which piece is on paper. What does not answer in time is asked why (DLE EOT, answered at
once): out of paper, open, jammed or gone. Nothing is ever sent twice.
"""

from __future__ import annotations

from contextlib import suppress

from hardware.half_duplex import Transport
from hardware.printers.rendering import Renderer
from hardware.printers.status import (
    NO_ASB,
    PASSED,
    RECOVER,
    RESET,
    Asked,
    Automatic,
    Ear,
    Passed,
    Realtime,
    Said,
    automatic_status,
    question,
    status_of,
)
from hardware.timing import NS_PER_MS
from kiosk.domain.slip import Slip
from kiosk.ports import LineDown, Printed, PrinterLost, PrinterStatus

ANSWER_MS = 500
"""A printer answers DLE EOT at once, busy or not; a network may take a while to bring it."""
PIECE_MS = 8_000
"""The longest that a piece of two kilobytes may take on paper."""
ASK_MS = 1_000
"""A piece that takes longer than that is asked after."""


class EscposPrinter:
    """One printer behind a transport. For one thread."""

    def __init__(
        self,
        name: str,
        port: Transport,
        renderer: Renderer,
        *,
        answer_ms: int = ANSWER_MS,
        piece_ms: int = PIECE_MS,
    ) -> None:
        """Prepare the printer at `port`; nothing is opened before `open`."""
        self._name = name
        self._port = port
        self._renderer = renderer
        self._answer_ms = answer_ms
        self._piece_ms = piece_ms
        self._ear = Ear()
        self._is_open = False
        self._has_broken_off = False
        self._passes = 0
        """How often the printer has said that it is through with what was before."""

    @property
    def name(self) -> str:
        """Where it is plugged in."""
        return self._name

    def open(self) -> None:
        """Open the port; nothing is asked of the printer."""
        if self._is_open:
            return
        try:
            self._port.open()
        except LineDown as gone:
            raise PrinterLost(str(gone)) from gone
        self._is_open = True
        self._ear.forget()

    def close(self) -> None:
        """Give the port back."""
        self._port.close()
        self._is_open = False

    def status(self) -> PrinterStatus:
        """Ask the four questions of DLE EOT; PrinterLost where one has no answer."""
        answers: dict[Asked, int] = {}
        self._listen(0)  # What was said before is not the answer.
        for asked in Asked:
            self._send(question(asked))
            answers[asked] = self._answer()
        return status_of(answers)

    def print(self, slip: Slip) -> Printed:
        """Print a slip, piece after piece."""
        if self.status().trouble:
            return Printed.NOT_BEGUN
        *pieces, cut = self._renderer.pieces(slip)
        self._send(NO_ASB)
        if self._has_broken_off:
            self._send(RECOVER + RESET)
        self._has_broken_off = True
        try:
            for number, piece in enumerate(pieces, 1):
                passes = self._passes
                self._send(piece + PASSED)
                if not self._has_passed(passes):
                    if number == 1:
                        return Printed.NOT_BEGUN  # It only chooses the letters.
                    return Printed.UNKNOWN if number == len(pieces) else Printed.BROKEN_OFF
        except PrinterLost:
            return Printed.BROKEN_OFF
        self._has_broken_off = False
        with suppress(PrinterLost):  # It is on paper, whether it is cut off or torn off.
            self._send(cut)
        return Printed.DONE

    # --- Inside -----------------------------------------------------------------------------

    def _has_passed(self, before: int) -> bool:
        """Wait until the piece is on paper; False where it will not be, or nobody can tell."""
        end_ns = self._port.now_ns() + self._piece_ms * NS_PER_MS
        while (now_ns := self._port.now_ns()) < end_ns:
            said = self._listen(min(ASK_MS, (end_ns - now_ns) // NS_PER_MS))
            if self._passes > before:
                return True
            if any(
                isinstance(one, Automatic) and automatic_status(one.data).trouble for one in said
            ):
                return False
            if not said and self._ask_why() and self._passes == before:
                return False
        return self._passes > before

    def _ask_why(self) -> bool:
        """Ask what keeps a piece from being printed; whether anything does."""
        try:
            return bool(self.status().trouble)
        except PrinterLost:
            if not self._is_open:
                raise
            return False  # Some are too busy to answer: the time limit decides.

    def _answer(self) -> int:
        """Return the answer to the question just asked."""
        end_ns = self._port.now_ns() + self._answer_ms * NS_PER_MS
        while (left_ns := end_ns - self._port.now_ns()) > 0:
            for one in self._listen(left_ns // NS_PER_MS):
                if isinstance(one, Realtime):
                    return one.byte
        raise PrinterLost(
            f"{self._name} does not answer: is it on, is it a receipt printer (ESC/POS), and do "
            "speed and cable agree?"
        )

    def _send(self, data: bytes) -> None:
        if not self._is_open:
            raise PrinterLost(f"{self._name} is not open")
        try:
            self._port.write(data)
        except LineDown as gone:
            self.close()
            raise PrinterLost(str(gone)) from gone

    def _listen(self, wait_ms: int) -> list[Said]:
        """Return what the printer says within `wait_ms`, as soon as it says something."""
        if not self._is_open:
            raise PrinterLost(f"{self._name} is not open")
        try:
            is_there = self._port.wait_readable(self._port.now_ns() + wait_ms * NS_PER_MS)
            said = self._ear.hear(self._port.read()) if is_there else []
        except LineDown as gone:
            self.close()
            raise PrinterLost(str(gone)) from gone
        self._passes += sum(isinstance(one, Passed) for one in said)
        return said
